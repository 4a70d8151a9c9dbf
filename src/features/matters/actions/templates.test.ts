import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import {
  company,
  dispatcher,
  inWorld,
  people,
  railing,
  refusalOf,
  repairer,
  valueOf,
} from '#test/matters-world.ts';
import type { MatterWorld } from '#test/matters-world.ts';
import { offerAnswers } from './ready-answer.ts';
import {
  changeTemplate,
  dropTemplate,
  readTemplate,
  readTemplates,
  writeTemplate,
} from './templates.ts';

const said = { name: '已報修', words: '已經報修。', wordsEn: undefined };

async function write(world: MatterWorld, changes: object = {}) {
  const wanted = { ...said, organisationId: company, ...changes };
  return writeTemplate(await world.as(dispatcher), wanted);
}

async function recordedOf(world: MatterWorld, id: string) {
  const { rows } = await sql<{ verb: string; community: string; data: unknown }>`
    select verb, community_id as community, data from platform.journal
    where subject_id = ${id} order by at, id`.execute(world.db);
  return rows;
}

test('each change of a ready answer is on record, with the body and without the words', async () => {
  await inWorld(async (world) => {
    const { id } = valueOf(await write(world));
    const context = async () => world.as(dispatcher);
    valueOf(await changeTemplate(await context(), { ...said, id, words: '改過了。' }));
    valueOf(await dropTemplate(await context(), { id }));
    const recorded = await recordedOf(world, id);
    assert.deepEqual(recorded.map(({ verb }) => verb).toSorted(), [
      'change_template',
      'drop_template',
      'write_template',
    ]);
    for (const { data } of recorded) assert.deepEqual(data, { body: company });
  });
});

test('what is refused changes nothing', async () => {
  await inWorld(async (world) => {
    const { id } = valueOf(await write(world));
    const other = valueOf(await write(world, { name: '派人了' }));
    assert.equal(refusalOf(await write(world)), 'template_name_taken');
    const context = await world.as(dispatcher);
    const taken = { ...said, id: other.id };
    assert.equal(refusalOf(await changeTemplate(context, taken)), 'template_name_taken');
    const unknown = { ...said, id, words: '{姓名}您好' };
    assert.equal(refusalOf(await changeTemplate(context, unknown)), 'blank_unknown');
    assert.equal(valueOf(await readTemplate(context, { id })).words, said.words);
    const { templates } = await readTemplates(context);
    assert.deepEqual(templates.map(({ name }) => name).toSorted(), ['已報修', '派人了'].toSorted());
  });
});

test('a member reads what their body has and cannot write it; who left reads it no more', async () => {
  await inWorld(async (world) => {
    const { id } = valueOf(await write(world));
    const member = await world.as(repairer);
    assert.equal(valueOf(await readTemplate(member, { id })).mayWrite, false);
    assert.equal(refusalOf(await changeTemplate(member, { ...said, id })), 'not_allowed');
    const left = { ...member, subject: { ...member.subject, organisationIds: [] } };
    assert.equal(refusalOf(await readTemplate(left, { id })), 'not_found');
    const nobody = { id: crypto.randomUUID() };
    assert.equal(refusalOf(await readTemplate(await world.as(dispatcher), nobody)), 'not_found');
  });
});

test('for a matter one may not see there is no answer', async () => {
  await inWorld(async (world) => {
    const { id } = valueOf(await write(world));
    const hidden = await world.raise(people.wang, { ...railing, visibility: 'staff' });
    const asked = { ...hidden, template: id };
    assert.equal(refusalOf(await offerAnswers(await world.as(people.li), asked)), 'not_found');
    valueOf(await offerAnswers(await world.as(dispatcher), asked));
    valueOf(await offerAnswers(await world.as(people.wang), asked));
  });
});

test('an answer of a body that is nothing to the reader is neither offered nor filled in', async () => {
  await inWorld(async (world) => {
    const { id } = valueOf(await write(world));
    const matter = await world.raise(people.wang);
    const asked = { ...matter, template: id };
    const neighbour = valueOf(await offerAnswers(await world.as(people.li), asked));
    assert.deepEqual(neighbour, { offered: [], answer: undefined });
    const gone = { ...matter, template: crypto.randomUUID() };
    const worker = valueOf(await offerAnswers(await world.as(dispatcher), gone));
    assert.equal(worker.answer, undefined);
  });
});

test('who acts for another has nothing of one’s own bodies, and neither has the other', async () => {
  await inWorld(async (world) => {
    const { id } = valueOf(await write(world));
    const own = await world.as(dispatcher);
    const acting = { ...own.subject, personId: people.wang, grants: [] };
    const context = { ...own, subject: acting };
    assert.deepEqual(await readTemplates(context), { bodies: [], templates: [] });
    assert.equal(refusalOf(await readTemplate(context, { id })), 'not_found');
    assert.equal(refusalOf(await dropTemplate(context, { id })), 'not_found');
  });
});

test('a worker of a body has its answers wherever it stands, and writes none there', async () => {
  await inWorld(async (world) => {
    const { id } = valueOf(await write(world));
    const context = await world.as(people.li);
    const grant = {
      role: 'grid_worker',
      placeId: 'elsewhere',
      path: '11.01',
      communityId: 'elsewhere',
      organisationId: company,
    } as const;
    const working = { ...context, subject: { ...context.subject, grants: [grant] } };
    const { bodies, templates } = await readTemplates(working);
    assert.deepEqual(bodies, [{ id: company, name: '東興物業', mayWrite: false }]);
    assert.deepEqual(
      templates.map((one) => one.id),
      [id],
    );
    assert.equal(refusalOf(await changeTemplate(working, { ...said, id })), 'not_allowed');
  });
});

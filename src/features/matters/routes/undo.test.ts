import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { mainOf, openMatterSite, readable } from '#test/matter-site.ts';
import type { MatterSite } from '#test/matter-site.ts';
import { dispatcher, gridWorker, people, places, railing, repairer } from '#test/matters-world.ts';
import { bulkShape } from './shapes.ts';
import type { BulkShown } from './shapes.ts';

let site: MatterSite;
before(async () => {
  site = await openMatterSite();
});
after(() => site.close());

const communityId = places.community;
const common = { place: communityId, communityId };
const numberOf = (id: string) => id.slice(communityId.length + 1);

let count = 0;
async function report(changes: object = {}): Promise<string> {
  count += 1;
  const body = `第 ${count} 盞燈不亮，晚上看不見路。`;
  return numberOf(await site.raise(people.wang, { ...railing, body, ...changes }));
}

async function call(by: string, address: `POST /${string}`, body: object): Promise<BulkShown> {
  const seen = await (await site.as(by)).api(address, { ...common, ...body });
  assert.equal(seen.status, 200, JSON.stringify(seen.body));
  return bulkShape.parse(seen.body);
}

async function stateOf(reference: string): Promise<string | undefined> {
  const { rows } = await sql<{ readonly state: string }>`
    select state from matters.matter where reference = ${reference}`.execute(site.app.db);
  return rows[0]?.state;
}

test('a program undoes what it did to many by the number it was given', async () => {
  const chosen = [await report(), await report()];
  const declined = { step: 'decline', reason: '重複了', chosen };
  const { bulk, undoUntil, outcomes } = await call(dispatcher, 'POST /desk/bulk', declined);
  assert.ok(bulk);
  assert.ok(undoUntil?.equals(site.app.clock.now().add({ minutes: 10 })));
  assert.deepEqual(
    outcomes.map(({ mayUndo }) => mayUndo),
    [true, true],
  );
  await site.act(people.wang, `POST /matters/${communityId}-${chosen[1]}/comments`, {
    body: '不重複，是另一盞。',
  });
  const undone = await call(dispatcher, 'POST /desk/bulk/undo', { bulk, chosen });
  assert.deepEqual(
    undone.outcomes.map(({ reference, refusal }) => [reference, refusal]),
    [
      [chosen[0], undefined],
      [chosen[1], 'undo_moved_on'],
    ],
  );
  assert.equal(undone.isUndone, true);
  assert.equal(await stateOf(chosen[0] ?? ''), 'submitted');
  assert.equal(await stateOf(chosen[1] ?? ''), 'declined');
});

test('from the desk it is undone by one button, without a script, and each outcome is told', async () => {
  const [one, other] = [await report(), await report()];
  const staff = await site.as(dispatcher);
  const fields = { ...common, step: 'decline', reason: '不歸這裡管', as: '' };
  const from = `/desk?place=${communityId}`;
  const done = await staff.send('/desk/bulk', { ...fields, chosen: [one, other] }, { from });
  const page = await staff.open(done.location ?? '');
  const words = readable(mainOf(page.text));
  assert.match(words, /弄錯了？/);
  assert.match(words, /之前可以撤銷 2 件/);
  await site.act(people.wang, `POST /matters/${communityId}-${other}/comments`, {
    body: '是這裡的。',
  });
  const again = readable(mainOf((await staff.open(done.location ?? '')).text));
  assert.match(again, /之前可以撤銷 1 件/);
  assert.match(again, /這件事後來又有進展，不能撤銷了。/);
  const bulk = new URLSearchParams(done.location?.split('?')[1]).get('bulk') ?? '';
  const sending = { ...common, bulk, chosen: [one, other] };
  const undone = await staff.send('/desk/bulk/undo', sending, { from: done.location ?? '' });
  assert.equal(undone.status, 303);
  const told = readable(mainOf((await staff.open(undone.location ?? '')).text));
  assert.match(told, /2 件裡撤銷了 1 件/);
  assert.match(told, /撤銷了 .*不能撤銷了/);
  assert.doesNotMatch(told, /弄錯了？/);
  assert.equal(await stateOf(one), 'submitted');
});

test('the asker reads in the story that the step was undone', async () => {
  const chosen = [await report()];
  const declined = { step: 'decline', reason: '重複了', chosen };
  const { bulk } = await call(dispatcher, 'POST /desk/bulk', declined);
  await call(dispatcher, 'POST /desk/bulk/undo', { bulk, chosen });
  const asker = await site.as(people.wang);
  const sentences = {
    'zh-Hant': /撤銷了剛才那一步/,
    'zh-Hans': /撤销了刚才那一步/,
    en: /undid the last step/,
  };
  for (const [language, sentence] of Object.entries(sentences)) {
    asker.cookies.set('linli_lang', language);
    const page = await asker.open(`/matters/${communityId}-${chosen[0]}`);
    assert.match(readable(mainOf(page.text)), sentence, language);
  }
});

test('where nothing can be undone, the page comes back and says of each why, in three languages', async () => {
  const chosen = [await report()];
  const accepted = { step: 'accept', chosen };
  const { bulk = '' } = await call(dispatcher, 'POST /desk/bulk', accepted);
  await call(dispatcher, 'POST /desk/bulk/undo', { bulk, chosen });
  const query = new URLSearchParams({ ...common, bulk, outcome: `${chosen[0]}~` });
  const from = `/desk/bulk?${query.toString()}`;
  const staff = await site.as(dispatcher);
  const sentences = {
    'zh-Hant': [/這些都不能撤銷了/, /後來又有進展/],
    'zh-Hans': [/这些都不能撤销了/, /后来又有进展/],
    en: [/None of these can be undone/, /Something has happened to it since/],
  };
  for (const [language, expected] of Object.entries(sentences)) {
    staff.cookies.set('linli_lang', language);
    const sent = await staff.send('/desk/bulk/undo', { ...common, bulk, chosen }, { from });
    assert.equal(sent.status, 409, language);
    for (const sentence of expected) assert.match(readable(mainOf(sent.text)), sentence);
  }
  staff.cookies.set('linli_lang', 'zh-Hant');
});

test('the same key undoes once; a number of nobody’s bulk undoes nothing', async () => {
  const chosen = [await report()];
  const { bulk } = await call(dispatcher, 'POST /desk/bulk', { step: 'accept', chosen });
  const none = { ...common, chosen, bulk: '019cf000-0000-7000-8000-00000000eeee' };
  for (const by of [dispatcher, gridWorker, repairer, people.li]) {
    const seen = await (await site.as(by)).api('POST /desk/bulk/undo', none);
    assert.equal(seen.status, 409, by);
  }
  const other = await (await site.as(gridWorker)).api('POST /desk/bulk/undo', { ...none, bulk });
  assert.equal(other.status, 409);
  assert.equal(await stateOf(chosen[0] ?? ''), 'accepted');
  const visit = await site.visit().api('POST /desk/bulk/undo', { ...none, bulk });
  assert.equal(visit.status, 401);
});

test('an address of an outcome tells a neighbour nothing about undoing it', async () => {
  const chosen = [await report()];
  const { bulk = '' } = await call(dispatcher, 'POST /desk/bulk', { step: 'accept', chosen });
  const query = new URLSearchParams({ ...common, bulk, outcome: `${chosen[0]}~` });
  const page = await (await site.as(people.li)).open(`/desk/bulk?${query.toString()}`);
  assert.equal(page.status, 200);
  assert.doesNotMatch(mainOf(page.text), /<form|弄錯了/);
  const bad = new URLSearchParams({ ...common, bulk: 'x', outcome: `${chosen[0]}~` });
  const wrong = await (await site.as(dispatcher)).open(`/desk/bulk?${bad.toString()}`);
  assert.notEqual(wrong.status, 200);
});

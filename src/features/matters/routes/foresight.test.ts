import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { MAX_BULK } from '#/features/matters/model/limits.ts';
import { bulkSteps } from '#/features/matters/model/shows.ts';
import { mainOf, openMatterSite, readable } from '#test/matter-site.ts';
import type { MatterSite } from '#test/matter-site.ts';
import { dispatcher, gridWorker, people, places, railing, repairer } from '#test/matters-world.ts';
import { bulkShape, foresightShape } from './shapes.ts';
import type { ForesightShown } from './shapes.ts';

let site: MatterSite;
let count = 0;
const communityId = places.community;
const numberOf = (id: string) => id.replace(`${communityId}-`, '');

before(async () => {
  site = await openMatterSite();
});

after(() => site.close());

async function report(changes: object = {}): Promise<string> {
  count += 1;
  return site.raise(people.wang, { ...railing, body: `第 ${count} 處欄杆鬆。`, ...changes });
}

async function foresee(
  personId: string,
  step: string,
  ids: readonly string[],
): Promise<ForesightShown> {
  const query = new URLSearchParams({ place: communityId, communityId, step });
  for (const id of ids) query.append('chosen', numberOf(id));
  const browser = await site.as(personId);
  const seen = await browser.api(`GET /desk/bulk/preview?${query.toString()}`);
  assert.equal(seen.status, 200, JSON.stringify(seen.body));
  return foresightShape.parse(seen.body);
}

const told = ({ rows }: ForesightShown) =>
  rows.map(({ id, from, to, refusal }) => [id, from, to ?? refusal]);

/** A report that waits, one in somebody's hands, and one that is over. */
async function three(): Promise<readonly [string, string, string]> {
  const [free, held, over] = [await report(), await report(), await report()];
  await site.act(dispatcher, `POST /matters/${held}/acceptance`);
  await site.act(dispatcher, `PUT /matters/${held}/assignment`, { assigneeId: gridWorker });
  await site.act(dispatcher, `POST /matters/${over}/decline`, { reason: '重複了' });
  return [free, held, over];
}

test('each step tells of each matter what it would be, or why it cannot be done', async () => {
  const ids = await three();
  const [free, held, over] = ids;
  const outcomes = { [free]: 'submitted', [held]: 'assigned', [over]: 'declined' };
  const expected = {
    accept: ['accepted', 'wrong_state', 'wrong_state'],
    assign: ['assigned', 'assigned', 'wrong_state'],
    return_to_queue: ['wrong_state', 'returned', 'wrong_state'],
    decline: ['declined', 'wrong_state', 'wrong_state'],
    close: ['out_of_scope', 'out_of_scope', 'wrong_state'],
  } as const;
  for (const step of bulkSteps) {
    const shown = await foresee(dispatcher, step, ids);
    const rows = ids.map((id, index) => [id, outcomes[id], expected[step][index]]);
    assert.deepEqual(told(shown), rows, step);
  }
});

test('what is foreseen is what happens, for every step', async () => {
  for (const step of bulkSteps) {
    const ids = await three();
    const foreseen = await foresee(dispatcher, step, ids);
    const body = { place: communityId, communityId, chosen: ids.map(numberOf), step };
    const more = { reason: '統一處理', assigneeId: repairer, as: 'out_of_scope' };
    const seen = await (await site.as(dispatcher)).api('POST /desk/bulk', { ...body, ...more });
    const { outcomes } = bulkShape.parse(seen.body);
    assert.deepEqual(
      outcomes.map(({ id, refusal }) => [id, refusal]),
      foreseen.rows.map(({ id, refusal }) => [id, refusal]),
      step,
    );
    const { rows } = await sql<{ readonly id: string; readonly state: string }>`
      select community_id || '-' || reference as id, state from matters.matter
      where community_id || '-' || reference = any(${[...ids]}::text[])`.execute(site.app.db);
    const states = new Map(rows.map(({ id, state }) => [id, state]));
    for (const { id, from, to } of foreseen.rows) assert.equal(states.get(id), to ?? from, step);
  }
});

test('looking ahead does nothing, and writes nothing down', async () => {
  const ids = await three();
  const entries = async () => {
    const { rows } = await sql`select count(*) as journal,
      (select count(*) from matters.event) as events from platform.journal`.execute(site.app.db);
    return rows;
  };
  const earlier = await entries();
  for (const step of bulkSteps) await foresee(dispatcher, step, ids);
  const chosen = ids.map(numberOf);
  const fields = { place: communityId, communityId, chosen, step: 'decline' };
  await (await site.as(dispatcher)).send('/desk/bulk/preview', fields, { from: '/desk' });
  assert.deepEqual(await entries(), earlier);
});

test('from the desk one sees first, writes the reason, and then it is done, without a script', async () => {
  const [free, , over] = await three();
  const staff = await site.as(dispatcher);
  const chosen = [free, over].map(numberOf);
  const fields = { place: communityId, communityId, step: 'decline', reason: '', as: '' };
  const sent = await staff.send('/desk/bulk/preview', { ...fields, chosen }, { from: '/desk' });
  assert.equal(sent.status, 303);
  assert.doesNotMatch(sent.location ?? '', /_key|reason/);
  const page = await staff.open(sent.location ?? '');
  const words = readable(mainOf(page.text));
  assert.match(words, /先看看：不受理/);
  assert.match(words, /選了 2 件，能辦 1 件。現在還什麼都沒有動。/);
  assert.match(words, /辦不了 這件事已經往前走了/);
  const sending = [...page.text.matchAll(/name="chosen"\s+value="([^"]+)"/g)].map(([, one]) => one);
  assert.deepEqual(sending, [numberOf(free)], 'only what can be done is sent on');
  const from = sent.location ?? '';
  const wordless = { ...fields, chosen: sending };
  const refused = await staff.send('/desk/bulk', wordless, { from });
  assert.equal(refused.status, 409);
  assert.match(readable(mainOf(refused.text)), /請寫明理由/);
  const done = await staff.send('/desk/bulk', { ...wordless, reason: '不歸我們管' }, { from });
  assert.match(
    readable(mainOf((await staff.open(done.location ?? '')).text)),
    /選了 1 件，辦成 1 件/,
  );
});

test('whom one may give them to is asked where something can be given', async () => {
  const [free, held, over] = await three();
  const shown = await foresee(dispatcher, 'assign', [free, held]);
  assert.ok(shown.people.length > 0);
  assert.deepEqual(
    shown.rows.map(({ isHeld }) => isHeld),
    [false, true],
  );
  assert.deepEqual((await foresee(dispatcher, 'assign', [over])).people, []);
  assert.deepEqual((await foresee(dispatcher, 'accept', [free])).people, []);
  assert.deepEqual((await foresee(repairer, 'assign', [free])).people, []);
});

test('nobody learns by it how far a matter has come, or that there is one', async () => {
  const [open, secret] = [await report(), await report({ visibility: 'staff' })];
  for (const person of [people.li, people.wang, people.xu, people.wu]) {
    assert.deepEqual((await foresee(person, 'accept', [open, secret])).rows, [], person);
  }
  assert.deepEqual(
    (await foresee(repairer, 'accept', [open, secret])).rows.map(({ id }) => id),
    [open],
  );
  const address = `GET /desk/bulk/preview?place=${communityId}&communityId=${communityId}` as const;
  assert.equal((await site.visit().api(address)).status, 401);
});

test('where nothing is chosen, or nothing can be done, the way leads back', async () => {
  const [, , over] = await three();
  const staff = await site.as(dispatcher);
  for (const chosen of [[], [numberOf(over)]]) {
    const fields = { place: communityId, communityId, step: 'accept', chosen };
    const sent = await staff.send('/desk/bulk/preview', fields, { from: '/desk' });
    const page = mainOf((await staff.open(sent.location ?? '')).text);
    assert.match(readable(page), /選中的這些，現在都不能這麼做。/);
    assert.doesNotMatch(page, /<form/);
    assert.match(page, new RegExp(`href="/desk\\?place=${communityId}"`));
  }
  const chosen = Array.from({ length: MAX_BULK + 1 }, (_, index) => `2026-${1000 + index}`);
  const many = { place: communityId, communityId, step: 'accept', chosen };
  assert.equal((await staff.api('POST /desk/bulk/preview', many)).status, 422);
});

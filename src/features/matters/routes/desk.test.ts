import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { mainOf, openMatterSite, readable, refusedBy } from '#test/matter-site.ts';
import type { MatterSite } from '#test/matter-site.ts';
import {
  above,
  company,
  dispatcher,
  gridWorker,
  people,
  places,
  railing,
  repairer,
} from '#test/matters-world.ts';
import { bulkShape, deskShape } from './shapes.ts';
import type { DeskShown } from './shapes.ts';

let site: MatterSite;
const ids = { fence: '', lamp: '', need: '', secret: '' };
const numberOf = (id: string) => id.replace(`${places.community}-`, '');

before(async () => {
  site = await openMatterSite();
  const raise = async (changes: object) => {
    site.app.clock.forward({ minutes: 10 });
    return site.raise(people.wang, changes);
  };
  ids.fence = await raise(railing);
  ids.lamp = await raise({ ...railing, category: 'public_light', body: '樓道燈不亮。' });
  ids.need = await raise({
    placeId: places.otherBuilding,
    body: '想借梯子。',
    category: 'lend_give',
  });
  ids.secret = await raise({ ...railing, visibility: 'staff', body: '有人把欄杆鋸了。' });
});

after(() => site.close());

async function desk(personId: string, query = ''): Promise<DeskShown> {
  const seen = await (await site.as(personId)).api(`GET /desk${query}`);
  assert.equal(seen.status, 200, JSON.stringify(seen.body));
  return deskShape.parse(seen.body);
}

const listed = ({ rows }: Pick<DeskShown, 'rows'>) => rows.map(({ id }) => id).toSorted();
const here = `?place=${places.community}`;

async function raised(body: string, changes: object = {}): Promise<string> {
  return site.raise(people.wang, { ...railing, ...changes, body });
}

test('who works at a place opens its desk without naming it, and sees all that is open', async () => {
  const shown = await desk(dispatcher);
  assert.equal(shown.place?.id, places.community);
  assert.deepEqual(listed(shown), Object.values(ids).toSorted());
  const counted = shown.counts;
  assert.deepEqual([counted.all, counted.to_decide, counted.mine], [4, 3, 0]);
  assert.deepEqual(listed(await desk(gridWorker)), listed(shown));
});

test('a body sees what waits in its own queue and nothing else, without a choice of desks', async () => {
  const shown = await desk(repairer);
  assert.deepEqual(listed(shown), [ids.fence, ids.lamp].toSorted());
  assert.deepEqual(shown.others, []);
  assert.deepEqual(
    shown.queues.map(({ queue }) => queue),
    [`organisation:${company}`],
  );
  assert.equal(shown.queues[0]?.names.hans, '东兴物业');
});

test('who works nowhere has no desk of their own, and may not open another’s', async () => {
  assert.equal((await desk(people.li)).place, undefined);
  const li = await site.as(people.li);
  assert.equal(await refusedBy(li, `GET /desk${here}`), 'not_allowed');
  assert.equal(await refusedBy(await site.as(people.xu), `GET /desk${here}`), 'not_allowed');
  const page = await li.open('/desk');
  assert.match(readable(mainOf(page.text)), /您沒有要管的社區/);
});

test('a visitor is asked to sign in, and a place that is none has no desk', async () => {
  assert.match((await site.visit().open('/desk')).location ?? '', /^\/sign-in/);
  assert.equal((await site.visit().api('GET /desk')).status, 401);
  const staff = await site.as(dispatcher);
  for (const place of ['nowhere', places.district]) {
    assert.equal(await refusedBy(staff, `GET /desk?place=${place}`), 'not_found');
  }
  assert.equal(await refusedBy(staff, `GET /desk?place=${places.subdistrict}`), 'not_allowed');
});

test('who works for a street opens one desk of all its communities, each place with its community', async () => {
  const elsewhere = await site.raise(people.lin, {
    ...railing,
    placeId: places.nextBuilding,
    body: '湖光社區的欄杆也鬆了。',
  });
  const shown = await desk(above);
  assert.deepEqual([shown.place?.id, shown.communityId], [places.subdistrict, undefined]);
  assert.deepEqual(listed(shown), [...Object.values(ids), elsewhere].toSorted());
  assert.equal(shown.counts.all, 5);
  const row = shown.rows.find(({ id }) => id === elsewhere);
  assert.match(row?.where.names.hant ?? '', /^湖光社區 /);
  assert.equal(shown.rows.find(({ id }) => id === ids.need)?.where.names.en.split(',').length, 3);
  const parts = shown.places.map(({ id }) => id);
  assert.deepEqual(parts.slice(0, 1), [places.subdistrict]);
  assert.ok(parts.includes(places.community) && parts.includes(places.nextCommunity));
  assert.equal(new Set(shown.queues.map((one) => one.queue)).size, shown.queues.length);
  const groups = `?place=${places.subdistrict}&group=safety`;
  assert.deepEqual(
    listed(await desk(above, groups)),
    [ids.fence, ids.secret, elsewhere].toSorted(),
  );
  assert.deepEqual(shown.people, [], 'whom one gives a matter to is known in its community');
  const page = await (await site.as(above)).open('/desk');
  assert.doesNotMatch(page.text, /name="chosen"|王秀英|林小梅/);
  assert.match(readable(mainOf(page.text)), /整條街道/);
  await site.act(people.lin, `POST /matters/${elsewhere}/withdrawal`);
});

test('who works above a community opens its desk, and is told no name in full', async () => {
  const shown = await desk(above, here);
  assert.equal(shown.rows.length, 4);
  const page = await (await site.as(above)).open(`/desk${here}`);
  assert.doesNotMatch(page.text, /王秀英|陳志明|李大同/);
});

test('each filter shows what it says, and counts as many as it shows', async () => {
  const id = await raised('第 2 段欄杆也鬆了。');
  await site.act(dispatcher, `POST /matters/${id}/acceptance`);
  await site.act(dispatcher, `PUT /matters/${id}/assignment`, { assigneeId: people.li });
  const all = await desk(dispatcher);
  for (const show of [
    'all',
    'overdue',
    'to_decide',
    'unheld',
    'waiting',
    'to_check',
    'mine',
  ] as const) {
    const shown = await desk(dispatcher, `${here}&show=${show}`);
    assert.equal(shown.rows.length, all.counts[show], show);
  }
  assert.ok(!listed(await desk(dispatcher, `${here}&show=unheld`)).includes(id));
  assert.deepEqual(listed(await desk(gridWorker, `${here}&show=mine`)), []);
  await site.act(dispatcher, `DELETE /matters/${id}/assignment`, { reason: '另外安排' });
  await site.act(dispatcher, `POST /matters/${id}/decline`, { reason: '重複了' });
  assert.ok(!listed(await desk(dispatcher)).includes(id), 'what is over is on no desk');
});

test('a desk is narrowed by queue, by group and by building', async () => {
  const own = encodeURIComponent(`organisation:${company}`);
  assert.deepEqual(
    listed(await desk(dispatcher, `${here}&queue=${own}`)),
    [ids.fence, ids.lamp].toSorted(),
  );
  const works = await desk(dispatcher, `${here}&group=public_works`);
  assert.deepEqual(listed(works), [ids.lamp]);
  assert.equal(works.counts.all, 1);
  assert.deepEqual(listed(await desk(dispatcher, `?place=${places.otherBuilding}`)), [ids.need]);
  assert.deepEqual(listed(await desk(dispatcher, `${here}&group=dragons`)), []);
  assert.deepEqual(listed(await desk(dispatcher, `${here}&queue=nobody`)), []);
});

test('the parts to narrow to are named as one gives an address', async () => {
  const { places: parts } = await desk(dispatcher);
  const names = parts.map(({ names: { hant } }) => hant);
  assert.equal(parts[0]?.id, places.community);
  assert.ok(names.includes('東興小區 3號樓'), names.join());
});

test('what is past its time presses, and comes before everything else', async () => {
  site.app.clock.forward({ hours: 24 * 5 });
  const shown = await desk(dispatcher);
  const pressing = shown.rows.map(({ isPressing }) => isPressing);
  assert.ok(pressing[0]);
  assert.deepEqual(
    pressing,
    pressing.toSorted((a, b) => Number(b) - Number(a)),
  );
  const page = await (await site.as(dispatcher)).open('/desk');
  assert.match(readable(mainOf(page.text)), /已超時，原定/);
  site.app.clock.forward({ hours: -24 * 5 });
});

test('many are accepted at once, and what came of each stands on a page of its own', async () => {
  const [one, two] = [await raised('甲處欄杆鬆。'), await raised('乙處欄杆鬆。')];
  const staff = await site.as(dispatcher);
  const chosen = [one, two, ids.need].map(numberOf);
  const fields = { place: places.community, communityId: places.community, chosen, step: 'accept' };
  const sent = await staff.send('/desk/bulk', fields, { from: '/desk' });
  assert.match(sent.location ?? '', /^\/desk\/bulk\?/);
  const page = await staff.open(sent.location ?? '');
  assert.match(readable(mainOf(page.text)), /選了 3 件，辦成 2 件/);
  // Looked at again it does nothing again.
  assert.equal((await staff.open(sent.location ?? '')).status, 200);
  const { state } = deskStateOf(await desk(dispatcher), one);
  assert.equal(state, 'accepted');
});

function deskStateOf({ rows }: DeskShown, id: string) {
  const row = rows.find((one) => one.id === id);
  assert.ok(row, id);
  return row;
}

test('a program is told of each what came of it, by code', async () => {
  const id = await raised('丙處欄杆鬆。');
  const other = await raised('丙處燈不亮。', { category: 'public_light' });
  await site.act(dispatcher, `POST /matters/${other}/decline`, { reason: '已經亮了' });
  const seen = await (
    await site.as(dispatcher)
  ).api('POST /desk/bulk', {
    place: places.community,
    communityId: places.community,
    chosen: [numberOf(id), numberOf(other), '2026-9999'],
    step: 'decline',
    reason: '不歸我們管',
  });
  assert.equal(seen.status, 200, JSON.stringify(seen.body));
  const { outcomes } = bulkShape.parse(seen.body);
  const byId = new Map(outcomes.map((one) => [one.id, one.refusal]));
  assert.equal(byId.get(id), undefined);
  assert.ok(byId.has(id));
  assert.equal(byId.get(other), 'wrong_state');
  assert.equal(outcomes.length, 2, 'a number that is none is passed over');
});

test('each step says what is missing for it before anything is begun', async () => {
  const id = await raised('丁處欄杆鬆。');
  const staff = await site.as(dispatcher);
  const bulk = (more: object) =>
    refusedBy(staff, 'POST /desk/bulk', {
      place: places.community,
      communityId: places.community,
      chosen: [numberOf(id)],
      ...more,
    });
  assert.equal(await bulk({ step: 'assign' }), 'assignee_required');
  for (const step of ['decline', 'return_to_queue', 'close']) {
    assert.equal(await bulk({ step }), 'reason_required', step);
  }
  assert.equal(await bulk({ step: 'close', reason: '不歸這裡' }), 'ending_required');
  assert.equal(await bulk({ step: 'accept', chosen: [] }), 'nothing_chosen');
  assert.equal(deskStateOf(await desk(dispatcher), id).state, 'submitted');
});

test('where nothing could be done that is said on the desk, with what was chosen kept', async () => {
  const staff = await site.as(dispatcher);
  const chosen = [numberOf(ids.need)];
  const from = `/desk${here}`;
  const fields = { place: places.community, communityId: places.community, chosen, step: 'accept' };
  const sent = await staff.send('/desk/bulk', fields, { from });
  assert.equal(sent.status, 409);
  assert.match(sent.text, new RegExp(`value="${chosen[0]}"[^>]*checked`));
  const missing = await staff.send('/desk/bulk', { ...fields, step: '' }, { from });
  assert.equal(missing.status, 422);
});

test('nobody does to many what they may not do to one', async () => {
  const body = {
    place: places.community,
    communityId: places.community,
    chosen: [numberOf(ids.secret), numberOf(ids.fence)],
    step: 'decline',
    reason: '不要了',
  };
  for (const person of [people.li, people.xu, people.wu]) {
    const code = await refusedBy(await site.as(person), 'POST /desk/bulk', body);
    assert.equal(code, 'none_done', person);
  }
  assert.equal((await site.visit().api('POST /desk/bulk', body)).status, 401);
  assert.equal(deskStateOf(await desk(dispatcher), ids.secret).state, 'submitted');
});

test('an address that was made up names nothing that is not the reader’s to see', async () => {
  const outcomes = [ids.fence, ids.secret].map((id) => `outcome=${numberOf(id)}~wrong_state`);
  const address =
    `/desk/bulk?place=${places.community}&communityId=${places.community}&${outcomes.join('&')}` as const;
  const li = bulkShape.parse((await (await site.as(people.li)).api(`GET ${address}`)).body);
  assert.deepEqual(
    li.outcomes.map(({ id }) => id),
    [ids.fence],
  );
  const staff = bulkShape.parse((await (await site.as(dispatcher)).api(`GET ${address}`)).body);
  assert.equal(staff.outcomes.length, 2);
  for (const odd of ['<b>~x', '2026-0001~<script>', '2026-0001~DROP TABLE']) {
    const seen = await (
      await site.as(dispatcher)
    ).open(`/desk/bulk?place=x&communityId=x&outcome=${encodeURIComponent(odd)}`);
    assert.ok(seen.status >= 400, odd);
    assert.doesNotMatch(seen.text, /<script>DROP|DROP TABLE<\/td>/);
  }
});

test('a hundred and one are too many at once', async () => {
  const chosen = Array.from({ length: 101 }, (_, index) => `2026-${1000 + index}`);
  const body = { place: places.community, communityId: places.community, chosen, step: 'accept' };
  const seen = await (await site.as(dispatcher)).api('POST /desk/bulk', body);
  assert.equal(seen.status, 422);
});

test('who is in a body that is never asked is shown no desk of it, and reads nothing more', async () => {
  const shown = await desk(people.wang);
  assert.deepEqual([shown.place, shown.rows, shown.others], [undefined, [], []]);
  const wang = await site.as(people.wang);
  assert.equal((await wang.api(`GET /desk${here}`)).status, 403);
  const page = await (await site.as(repairer)).open('/desk');
  assert.match(mainOf(page.text), /樓道燈不亮|欄杆鬆了/);
});

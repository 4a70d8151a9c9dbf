import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { MAX_SAVED_FILTERS } from '#/features/matters/model/limits.ts';
import { matterLeaver } from '#/features/matters/actions/leave.ts';
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
import { deskShape, filterShape } from './shapes.ts';
import type { DeskShown } from './shapes.ts';

let site: MatterSite;

before(async () => {
  site = await openMatterSite();
  for (const [body, category] of [
    ['欄杆鬆了。', 'railing'],
    ['樓道燈不亮。', 'public_light'],
    ['垃圾沒有收。', 'rubbish'],
  ] as const) {
    await site.raise(people.wang, { ...railing, body, category });
  }
  await site.raise(people.wang, { body: '想請人換燈泡。' });
});

after(() => site.close());

async function desk(personId: string, query = ''): Promise<DeskShown> {
  const seen = await (await site.as(personId)).api(`GET /desk${query}`);
  return deskShape.parse(seen.body);
}

async function save(personId: string, name: string, more: object = {}): Promise<string> {
  const body = { name, place: places.community, show: 'to_decide', ...more };
  const seen = await (await site.as(personId)).api('POST /desk/filters', body);
  assert.equal(seen.status, 200, JSON.stringify(seen.body));
  return filterShape.parse(seen.body).id;
}

async function drop(personId: string, id: string): Promise<void> {
  await site.act(personId, `DELETE /desk/filters/${id}`);
}

const savedBy = async (personId: string) =>
  (await desk(personId)).saved.map(({ name, count, isOwn }) => [name, count, isOwn]);

test('a view is kept under a name, and stands on the desk as a link that counts', async () => {
  const id = await save(dispatcher, '公共設施', { group: 'public_works' });
  const shown = await desk(dispatcher);
  assert.deepEqual(shown.saved, [
    {
      id,
      name: '公共設施',
      place: places.community,
      show: 'to_decide',
      group: 'public_works',
      count: 1,
      isOwn: true,
    },
  ]);
  const page = await (await site.as(dispatcher)).open('/desk');
  const address = `/desk?place=${places.community}&amp;show=to_decide&amp;group=public_works`;
  assert.ok(mainOf(page.text).includes(`href="${address}"`));
  const { rows } = await desk(
    dispatcher,
    `?place=${places.community}&show=to_decide&group=public_works`,
  );
  assert.equal(rows.length, 1);
  await drop(dispatcher, id);
  assert.deepEqual(await savedBy(dispatcher), []);
});

test('by the form it is kept without a script, said so, and thrown away the same way', async () => {
  const browser = await site.as(dispatcher);
  const fields = { name: '每天早上', place: places.community, show: 'all', queue: '', group: '' };
  const sent = await browser.send('/desk/filters', { ...fields, body: '' }, { from: '/desk' });
  assert.equal(sent.status, 303);
  const page = await browser.open(sent.location ?? '');
  assert.match(readable(mainOf(page.text)), /「每天早上」存好了/);
  assert.match(mainOf(page.text), /aria-current="true"[^>]*><span>每天早上/);
  const [one] = (await desk(dispatcher)).saved;
  const again = await browser.send('/desk/filters', { ...fields, body: '' }, { from: '/desk' });
  assert.equal(again.status, 409);
  assert.match(readable(mainOf(again.text)), /已經有一個叫這個名字的/);
  assert.match(again.text, /<details class="fold"[^>]*open/);
  const nameless = await browser.send(
    '/desk/filters',
    { ...fields, name: ' ', body: '' },
    { from: '/desk' },
  );
  assert.equal(nameless.status, 422);
  const gone = await browser.send(`/desk/filters/${one?.id}?_method=DELETE`, {}, { from: '/desk' });
  assert.equal(gone.status, 303);
  assert.deepEqual(await savedBy(dispatcher), []);
});

test('shared with a body it is there for its members, who cannot throw it away', async () => {
  const shared = { place: places.community, show: 'all', body: company };
  assert.equal(
    await refusedBy(await site.as(dispatcher), 'POST /desk/filters', { ...shared, name: '物業' }),
    'body_not_yours',
  );
  const id = await save(repairer, '物業的事', shared);
  assert.deepEqual((await desk(repairer)).bodies, [{ id: company, name: '東興物業' }]);
  assert.deepEqual(await savedBy(dispatcher), []);
  await sql`update people.grant set organisation_id = ${company}
    where person_id = ${gridWorker}`.execute(site.app.db);
  assert.deepEqual(await savedBy(gridWorker), [['物業的事', 4, false]]);
  const [[, own] = []] = await savedBy(repairer);
  assert.ok(Number(own) < 4, 'each counts what is theirs to see');
  assert.equal(
    await refusedBy(await site.as(gridWorker), `DELETE /desk/filters/${id}`),
    'not_found',
  );
  const page = await (await site.as(gridWorker)).open('/desk');
  assert.doesNotMatch(page.text, /刪掉「物業的事」/);
  await drop(repairer, id);
  assert.deepEqual(await savedBy(gridWorker), []);
});

test('nobody keeps a view of a desk that is not theirs, nor sees one that is theirs no more', async () => {
  const wanted = { name: '看看', place: places.community, show: 'all' };
  const refusal = async (personId: string, more: object = {}) =>
    refusedBy(await site.as(personId), 'POST /desk/filters', { ...wanted, ...more });
  for (const person of [people.li, people.xu, people.he]) {
    assert.equal(await refusal(person), 'not_allowed');
  }
  assert.equal(await refusal(dispatcher, { place: places.subdistrict }), 'not_allowed');
  assert.equal(await refusal(dispatcher, { place: 'nowhere' }), 'place_unknown');
  assert.equal((await site.visit().api('POST /desk/filters', wanted)).status, 401);
  const id = await save(above, '全街', { place: places.subdistrict });
  assert.deepEqual(await savedBy(above), [['全街', 3, true]]);
  await sql`update people.grant set ends_at = starts_at + interval '1 day'
    where person_id = ${above}`.execute(site.app.db);
  assert.deepEqual(await savedBy(above), []);
  await sql`update people.grant set ends_at = null where person_id = ${above}`.execute(site.app.db);
  await drop(above, id);
});

test('so many are kept and no more, and what one keeps goes when one leaves', async () => {
  for (let number = 1; number <= MAX_SAVED_FILTERS; number += 1) {
    await save(gridWorker, `第 ${number} 個`);
  }
  const more = { name: '再一個', place: places.community, show: 'all' };
  const browser = await site.as(gridWorker);
  assert.equal(await refusedBy(browser, 'POST /desk/filters', more), 'too_many_filters');
  assert.equal((await savedBy(gridWorker)).length, MAX_SAVED_FILTERS);
  const leaving = { personId: gridWorker, takesWords: false, pattern: 'zzz' };
  await matterLeaver.forget(await site.context(gridWorker), leaving);
  assert.deepEqual(await savedBy(gridWorker), []);
});

test('what somebody answers for by their roles is an inbox of its own', async () => {
  const own = async (personId: string) =>
    (await desk(personId, `?place=${places.community}&queue=own`)).rows.map(({ title }) => title);
  const need = await site.raise(people.wang, { body: '想借梯子。' });
  const all = await desk(dispatcher);
  const waiting = all.rows.filter(({ queue }) => queue.hant.includes('調度'));
  assert.equal((await own(dispatcher)).length, waiting.length);
  assert.ok((await own(people.zhuang)).length > 0, 'needs wait for the community’s worker');
  assert.deepEqual(await own(gridWorker), []);
  assert.equal((await own(repairer)).length, (await desk(repairer)).rows.length);
  const page = await (await site.as(dispatcher)).open(`/desk?place=${places.community}&queue=own`);
  assert.match(mainOf(page.text), /queue=own"\s+aria-current="true"/);
  await site.act(people.wang, `POST /matters/${need}/withdrawal`);
});

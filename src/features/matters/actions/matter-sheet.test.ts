import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { fetchRows } from '#test/fetch-rows.ts';
import { openSheetsSite } from '#test/sheets-site.ts';
import type { SheetsSite } from '#test/sheets-site.ts';
import { household, people, places } from '#test/world.ts';
import { auditMatters } from './audit.ts';
import { recountFigures } from './figures.ts';
import { answerClocks } from './keep-time.ts';
import { loadReferenceFiles } from './reference.ts';

const HEAD = '舊號,哪一本,需求還是反映,類別,小區或里弄,樓棟,內容,哪天提的,哪天辦好的,誰看得到\n';
const AT: `/${string}` = `/places/${places.community}/sheets`;
const FOLDER = join(import.meta.dirname, '..', '..', '..', '..', 'db', 'reference');

let site: SheetsSite;
before(async () => {
  site = await openSheetsSite();
  const { newId } = site.app.context();
  await loadReferenceFiles(site.app.db, { folder: FOLDER, newId });
});
after(() => site.close());

const bring = (lines: string) => site.bring(HEAD + lines, 'matters');
const lamp = (number: string, more = '2019-03-05,,') =>
  `${number},,反映,public_light,東興小區,3,路燈不亮了。第 ${number} 盞。,${more}\n`;

type Found = {
  readonly id: string;
  readonly reference: string;
  readonly state: string;
  readonly raised_at: Temporal.Instant;
  readonly closed_at: Temporal.Instant | null;
  readonly next_due_at: Temporal.Instant | null;
  readonly visibility: string;
  readonly place_id: string;
  readonly asker_id: string;
  readonly is_anonymous: boolean;
};

async function find(number: string): Promise<Found | undefined> {
  const { rows } = await sql<Found>`
    select m.* from matters.matter m join matters.book_entry b on b.matter_id = m.id
    where b.number = ${number}`.execute(site.app.db);
  assert.ok(rows.length <= 1);
  return rows[0];
}

async function countsOf(id: string) {
  const { created, updated, skipped, wrong } = await site.show(id);
  return [created, updated, skipped, wrong];
}

async function faultsOf(id: string) {
  return (await site.show(id)).rows.map(({ row, column, code }) => [row, column, code]);
}

/** The figures as they were added up from changes, and as a recount of the matters gives them. */
async function figures() {
  const { rows } = await sql<{ readonly key: string; readonly value: number }>`
    select measure || ' ' || day as key, sum(value)::float8 as value from matters.figure_change
    where community_id = ${places.community} group by measure, day having sum(value) <> 0
    order by 1`.execute(site.app.db);
  const communityId = places.community;
  const recounted = await recountFigures(site.app.db, { communityId, zone: 'Asia/Shanghai' });
  return {
    kept: new Map(rows.map(({ key, value }) => [key, value])),
    recounted: new Map([...recounted].filter(([, value]) => value !== 0)),
  };
}

const inOrder = (sums: ReadonlyMap<string, number>) =>
  [...sums].toSorted(([one], [other]) => one.localeCompare(other));

describe('a sheet of matters from an old book', () => {
  test('takes them with their days, open and done, and gives each a number of its year', async () => {
    const id = await bring(lamp('1') + lamp('2', '2019-03-06,2019-03-09,所有人'));
    assert.deepEqual(await countsOf(id), [2, 0, 0, 0]);
    assert.equal(await find('1'), undefined);
    await site.carryOut(id);
    const [open, done] = [await find('1'), await find('2')];
    assert.partialDeepStrictEqual(open, {
      reference: '2019-0001',
      state: 'accepted',
      visibility: 'staff',
      place_id: places.building,
      is_anonymous: true,
      closed_at: null,
    });
    assert.partialDeepStrictEqual(done, {
      reference: '2019-0002',
      state: 'resolved',
      visibility: 'all',
      next_due_at: null,
    });
    assert.equal(open?.asker_id, open?.id);
    assert.equal(open?.raised_at.toString(), '2019-03-05T04:00:00Z');
    assert.equal(done?.closed_at?.toString(), '2019-03-09T04:00:00Z');
    await site.undo(id);
    assert.equal((await site.show(id)).kept, 0);
    assert.deepEqual([await find('1'), await find('2')], [undefined, undefined]);
  });

  test('is marked as such on the page of each, with its old number', async () => {
    const id = await site.bring(
      '舊號,哪一本,需求還是反映,類別,內容,哪天提的,誰看得到\n' +
        '9,2019 登記簿,反映,public_light,路燈不亮了,2019-03-05,所有人\n',
      'matters',
    );
    await site.carryOut(id);
    const found = await find('9');
    const address = `/matters/${places.community}-${found?.reference}`;
    const { text } = await site.worker.open(address);
    assert.match(text, /從舊登記簿抄過來/);
    assert.match(text, /2019 登記簿 · 9/);
    const visitor = site.app.visit();
    const seen = await visitor.open(address);
    assert.match(seen.text, /2019 登記簿 · 9/);
    assert.doesNotMatch(seen.text, /莊文靜/);
    await site.undo(id);
  });

  test('tells nobody, and wakes no clock and no auditor', async () => {
    const sent = site.app.sent.length;
    const id = await bring(lamp('1') + lamp('2') + lamp('3', '2019-03-06,2019-03-09,'));
    await site.carryOut(id);
    assert.equal(site.app.sent.length, sent);
    const { rows } = await sql`select 1 from notices.notice`.execute(site.app.db);
    assert.equal(rows.length, 0);
    const told = await sql<{ readonly verb: string }>`select distinct verb from platform.journal
      where feature = 'matters' and verb in ('raise', 'accept', 'import')`.execute(site.app.db);
    assert.deepEqual(told.rows, [{ verb: 'import' }]);
    for (const number of ['1', '2', '3']) {
      const key = { communityId: places.community, id: (await find(number))?.id ?? '' };
      assert.deepEqual((await answerClocks(site.app.context(), key)).rings, []);
    }
    const { rows: late } =
      await sql`select 1 from matters.event where verb in ('remind', 'overdue')`.execute(
        site.app.db,
      );
    assert.equal(late.length, 0);
    const { found } = await auditMatters(site.app.context());
    assert.deepEqual(
      found.filter(({ kind }) => kind !== 'held_by_nobody'),
      [],
    );
    const open = await find('1');
    assert.ok(open?.next_due_at);
    assert.ok(Temporal.Instant.compare(open.next_due_at, site.app.clock.now()) > 0);
    await site.undo(id);
  });

  test('is counted like the rest, and when it is undone the figures are as they were', async () => {
    const before = (await figures()).kept;
    const id = await bring(
      lamp('1') + lamp('2', '2019-03-06,2019-03-09,') + lamp('3', '2020-01-01,,'),
    );
    await site.carryOut(id);
    const { kept, recounted } = await figures();
    assert.deepEqual(inOrder(kept), inOrder(recounted));
    assert.equal(kept.get('raised 2019-03-05'), 1);
    assert.equal(kept.get('resolved 2019-03-09'), 1);
    const due = [...kept.keys()].filter((key) => key.includes('due') && key.includes('2019'));
    assert.deepEqual(due, []);
    await site.undo(id);
    assert.deepEqual(inOrder((await figures()).kept), inOrder(before));
  });

  test('goes on like any other matter afterwards, and its figures stay equal to a recount', async () => {
    const id = await bring(lamp('1', '2019-03-05,,所有人') + lamp('2'));
    await site.carryOut(id);
    const found = await find('1');
    const address: `/${string}` = `/matters/${places.community}-${found?.reference}`;
    const claimed = await site.worker.api(`POST ${address}/claim`, {});
    assert.equal(claimed.status, 200, JSON.stringify(claimed.body));
    const { kept, recounted } = await figures();
    assert.deepEqual(inOrder(kept), inOrder(recounted));
    await site.undo(id);
    assert.deepEqual(await faultsOf(id), [[2, undefined, 'matter_changed_since']]);
    // The first is in hand now, and stays for the tests that follow.
    assert.equal(await find('2'), undefined);
    const after = await figures();
    assert.deepEqual(inOrder(after.kept), inOrder(after.recounted));
  });

  test('knows what it brought: a number twice is told, and one that is here changes nothing', async () => {
    const id = await bring(lamp('7') + lamp('8'));
    await site.carryOut(id);
    const again = await bring(
      lamp('7') + lamp('8', '2019-03-05,2019-03-07,') + lamp('9') + lamp('９'),
    );
    assert.deepEqual(await countsOf(again), [1, 0, 2, 1]);
    assert.deepEqual(await faultsOf(again), [[5, 'number', 'row_twice']]);
    const { left } = await site.show(again);
    const reference = (await find('8'))?.reference;
    assert.deepEqual(
      left.map(({ row, code, detail }) => [row, code, detail]),
      [[3, 'matter_here_already', { reference }]],
    );
    await site.carryOut(again);
    assert.equal((await find('8'))?.state, 'accepted');
    await site.undo(again);
    await site.undo(id);
  });

  test('tells each row that cannot be, at its column', async () => {
    const id = await bring(
      '1,,其他,public_light,,,甲,2019-03-05,,\n' +
        '2,,反映,龍,,,乙,2019-03-05,,\n' +
        '3,,反映,complaint,,,丙,2019-03-05,,\n' +
        '4,,反映,public_light,西興,,丁,2019-03-05,,\n' +
        '5,,反映,public_light,,,戊,昨天,,\n' +
        '6,,反映,public_light,,,己,2999-01-01,,\n' +
        '7,,反映,public_light,,,庚,2019-03-05,2019-03-01,\n' +
        '8,,反映,public_light,,,辛,2019-03-05,,親戚\n' +
        '9,,反映,public_light,,,,2019-03-05,,\n',
    );
    assert.deepEqual(await faultsOf(id), [
      [2, 'profile', 'profile_unknown'],
      [3, 'category', 'category_unknown'],
      [4, 'category', 'category_not_here'],
      [5, 'compound', 'compound_unknown'],
      [6, 'raisedOn', 'date_unreadable'],
      [7, 'raisedOn', 'date_in_future'],
      [8, 'doneOn', 'done_before_raised'],
      [9, 'visibility', 'visibility_unknown'],
      [10, 'body', 'cell_empty'],
    ]);
    for (const language of ['zh-Hans', 'en', 'zh-Hant']) {
      site.worker.cookies.set('linli_lang', language);
      const { text } = await site.worker.open(`/sheets/${id}`);
      assert.match(text, /2999-01-01/);
      assert.doesNotMatch(text, /undefined/);
    }
  });

  test('finds places by their path or code, and those that are not there are told', async () => {
    const head = '舊號,需求還是反映,類別,地方路徑,內容,哪天提的\n';
    const rows = [household(3, 1, 101), '35.02.03.007.010.dx.3', '35.02.03.007.011', 'nowhere'];
    const text = rows.map((code, index) => `${index},反映,public_light,${code},燈,2019-03-05\n`);
    const id = await site.bring(head + text.join(''), 'matters');
    assert.deepEqual(await faultsOf(id), [
      [4, 'place', 'place_unknown'],
      [5, 'place', 'place_unknown'],
    ]);
    await site.carryOut(id);
    assert.equal((await find('0'))?.place_id, household(3, 1, 101));
    assert.equal((await find('1'))?.place_id, places.building);
    await site.undo(id);
  });
});

describe('what came from old books, taken out', () => {
  test('comes back as it went, with its places, its days and its book', async () => {
    const id = await bring(
      lamp('21') +
        lamp('22', '2019-03-06,2019-03-09,鄰居') +
        '23,2018,需求,home_electric,,,燈閃,2018-01-01,,\n',
    );
    await site.carryOut(id);
    const rows = await fetchRows(site.app, site.worker, `${AT}/matters?format=csv`);
    assert.equal(rows.length, 1 + 4);
    const back = rows.map((cells) => `${cells.join()}\n`).join('');
    assert.match(back, /^23,2018,需求/m);
    assert.match(back, /2019-03-06,辦好了,2019-03-09,鄰居/);
    const again = await site.bring(back, 'matters');
    assert.deepEqual(await countsOf(again), [0, 0, 4, 0]);
    assert.deepEqual((await site.show(again)).left, []);
    const inside = await fetchRows(
      site.app,
      site.worker,
      `/places/${places.compound}/sheets/matters`,
    );
    assert.equal(inside.length, 1 + 3);
    await site.undo(id);
  });

  test('is for the workers of that community alone, as bringing it is', async () => {
    const body = { kind: 'matters', file: HEAD + lamp('1') };
    for (const person of [people.chen, people.xu, people.li, people.he, people.wu]) {
      const browser = await site.as(person);
      const { status } = await browser.api(`POST ${AT}`, body);
      assert.ok(status === 403 || status === 404, `${status}`);
      assert.notEqual((await browser.api(`GET ${AT}/matters`)).status, 200);
    }
  });

  test('and what somebody brought is read by nobody else', async () => {
    const id = await bring(lamp('77'));
    const steward = await site.as(people.wu);
    assert.equal((await steward.api(`GET /sheets/${id}`)).status, 404);
    assert.equal((await steward.api(`POST /sheets/${id}/carried`, {})).status, 404);
  });
});

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { fetchRows } from '#test/fetch-rows.ts';
import { openSheetsSite } from '#test/sheets-site.ts';
import type { SheetsSite } from '#test/sheets-site.ts';
import { household, people, places } from '#test/world.ts';

const HEAD =
  '小區或里弄,樓棟,單元,門牌,姓名,鄰居怎麼稱呼,和這戶的關係,出生年份,電話,電子郵件,看哪種文字,替他辦了事怎麼告訴\n';
const AT: `/${string}` = `/places/${places.community}/sheets`;

let site: SheetsSite;
before(async () => {
  site = await openSheetsSite();
});
after(() => site.close());

/** A row of the flat 101 of the first stairwell of building 7, where nobody but Li lives. */
const row = (name: string, more = ',,,,,,') => `東興小區,7,1,101,${name},${more}\n`;
const bring = (lines: string, placeId?: string) => site.bring(HEAD + lines, 'people', placeId);

type Found = {
  readonly id: string;
  readonly name: string;
  readonly called: string | null;
  readonly birth_year: number | null;
  readonly telephone: string | null;
  readonly language: string;
  readonly household_id: string;
  readonly relation: string;
  readonly way: string | null;
};

async function find(name: string): Promise<Found | undefined> {
  const { rows } = await sql<Found>`
    select p.*, r.household_id, r.relation, t.way from people.person p
    left join people.residence r on r.person_id = p.id
    left join people.told_way t on t.person_id = p.id
    where p.name = ${name}`.execute(site.app.db);
  assert.ok(rows.length <= 1);
  return rows[0];
}

async function countsOf(id: string) {
  const { created, updated, skipped, wrong } = await site.show(id);
  return [created, updated, skipped, wrong];
}

async function faultsOf(id: string) {
  return (await site.show(id)).rows.map(({ row: number, column, code }) => [number, column, code]);
}

async function toldOf(id: string, language = 'zh-Hant'): Promise<readonly string[]> {
  site.worker.cookies.set('linli_lang', language);
  const rows = await fetchRows(site.app, site.worker, `/sheets/${id}/file`);
  site.worker.cookies.set('linli_lang', 'zh-Hant');
  return rows.slice(1).map((cells) => cells.at(-1) ?? '');
}

const countOf = async (table: string, personId: string) => {
  const { rows } = await sql<{ readonly n: number }>`
    select count(*)::int as n from ${sql.table(table)} where person_id = ${personId}::uuid`.execute(
    site.app.db,
  );
  return rows[0]?.n;
};

describe('a sheet of people', () => {
  test('registers them in their household, and takes them out again', async () => {
    const id = await bring(row('周明', '周伯,租客,1950,138 0000 0001,,English,紙條'));
    assert.deepEqual(await countsOf(id), [1, 0, 0, 0]);
    assert.equal(await find('周明'), undefined);
    await site.carryOut(id);
    assert.partialDeepStrictEqual(await find('周明'), {
      called: '周伯',
      birth_year: 1950,
      telephone: '+8613800000001',
      language: 'en',
      household_id: household(7, 1, 101),
      relation: 'tenant',
      way: 'slip',
    });
    await site.undo(id);
    assert.equal((await site.show(id)).kept, 0);
    assert.equal(await find('周明'), undefined);
  });

  test('signs nobody in by what it says, and tells nobody of it', async () => {
    const sent = site.app.sent.length;
    const id = await bring(row('周明', ',,,13800000001,zhou@example.org,,'));
    await site.carryOut(id);
    const zhou = await find('周明');
    assert.ok(zhou);
    for (const table of ['people.login', 'notices.notice', 'behalf.slip']) {
      assert.equal(await countOf(table, zhou.id), 0, table);
    }
    assert.equal(site.app.sent.length, sent);
    const visitor = site.app.visit();
    await visitor.send('/sign-in', { address: '13800000001' });
    assert.equal(site.app.sent.length, sent);
    const { rows } = await sql<{ readonly verb: string; readonly data: unknown }>`
      select verb, data from platform.journal where feature = 'people'
        and (subject_id = ${zhou.id} or verb = 'import')`.execute(site.app.db);
    assert.ok(rows.length > 0 && rows.every(({ verb }) => verb === 'import'));
    assert.doesNotMatch(JSON.stringify(rows), /周明|0000/);
    await site.undo(id);
  });

  test('finds a household by its path or its code, also by one of a list that has no doors', async () => {
    const path = '35.02.03.007.010.dx.7.1.101';
    const lines = ['周明', '周光', '周亮'];
    const codes = [path, household(7, 1, 101), `${path}9`];
    const text = lines.map((name, index) => `${codes[index]},${name}\n`).join('');
    const id = await site.bring(`住戶路徑,姓名\n${text}`, 'people');
    assert.deepEqual(await countsOf(id), [2, 0, 0, 1]);
    assert.deepEqual(await faultsOf(id), [[4, 'household', 'household_unknown']]);
    await site.carryOut(id);
    assert.equal((await find('周光'))?.household_id, household(7, 1, 101));
    await site.undo(id);
  });

  test('changes what is known of somebody who looks after nothing themselves, and puts it back', async () => {
    const first = await bring(row('周明', '周伯,,1950,,,,'));
    await site.carryOut(first);
    const was = await find('周明');
    const id = await bring(row('周明', ',,,138 0000 0001,,,電話'));
    assert.deepEqual(await countsOf(id), [0, 1, 0, 0]);
    await site.carryOut(id);
    const changed = { telephone: '+8613800000001', way: 'telephone' };
    assert.deepEqual(await find('周明'), { ...was, ...changed, way: 'telephone' });
    assert.deepEqual(await countsOf(await bring(row('周明', '周伯,,1950,,,,'))), [0, 0, 1, 0]);
    await site.undo(id);
    assert.deepEqual(await find('周明'), was);
    await site.undo(first);
    assert.equal(await find('周明'), undefined);
  });

  test('leaves alone whoever signs in, or has somebody who acts for them, and says why', async () => {
    const wang = '東興小區,3,2,201,王秀英,,,1950,,,,\n';
    const same = '東興小區,3,1,101,陳志明,,,,,,,\n';
    const id = await bring(row('李大同', ',,,13900000009,,,') + wang + same);
    assert.deepEqual(await countsOf(id), [0, 0, 3, 0]);
    assert.deepEqual(await toldOf(id), [
      '李大同的資料由本人或家人自己管，沒有改。',
      '王秀英的資料由本人或家人自己管，沒有改。',
      '已經有了',
    ]);
    assert.match((await toldOf(id, 'en'))[0] ?? '', /look after their details/);
    assert.match((await toldOf(id, 'zh-Hans'))[1] ?? '', /没有改/);
    const { body } = await site.worker.api(`POST /sheets/${id}/carried`, {});
    assert.partialDeepStrictEqual(body, { code: 'nothing_right' });
    assert.equal((await find('王秀英'))?.birth_year, 1944);
  });

  test('tells each row that cannot be, at its column', async () => {
    const id = await bring(
      row('甲', ',,2050,,,,') +
        row('乙', ',,,12,,,') +
        row('丙', ',,,,不是,,') +
        row('丁', ',,,,,閩南話,') +
        row('戊', ',房東,,,,,') +
        row('己', ',,,,,,微信') +
        row('庚', ',,,,,,電話') +
        row('辛', ',,,13900000001,,,簡訊') +
        '東興小區,7,1,909,壬,,,,,,,\n' +
        ',,,,癸,,,,,,,\n' +
        row('子') +
        row(' 子 '),
    );
    assert.deepEqual(await faultsOf(id), [
      [2, 'birthYear', 'birth_year_unreadable'],
      [3, 'telephone', 'telephone_unreadable'],
      [4, 'email', 'email_unreadable'],
      [5, 'language', 'language_unknown'],
      [6, 'relation', 'relation_unknown'],
      [7, 'told', 'told_unknown'],
      [8, 'told', 'told_needs_telephone'],
      [9, 'told', 'told_not_by_sheet'],
      [10, 'door', 'household_unknown'],
      [11, 'household', 'household_needed'],
      [13, 'name', 'row_twice'],
    ]);
    for (const language of ['zh-Hans', 'en', 'zh-Hant']) {
      site.worker.cookies.set('linli_lang', language);
      const { text } = await site.worker.open(`/sheets/${id}`);
      assert.match(text, /微信/);
      assert.doesNotMatch(text, /undefined/);
    }
    assert.equal((await toldOf(id)).length, 12);
  });

  test('does not register somebody twice who lives elsewhere with the same number', async () => {
    const id = await bring('東興小區,3,1,102,李大同,,,,138 0013 8007,,,\n');
    assert.deepEqual(await faultsOf(id), [[2, 'name', 'person_elsewhere']]);
    const other = await bring('東興小區,3,1,102,李小同,,,,138 0013 8007,,,\n');
    assert.deepEqual(await countsOf(other), [1, 0, 0, 0]);
  });

  test('knows two of one name in a household by their numbers, and else changes neither', async () => {
    const home = household(7, 2, 101);
    for (const [index, telephone] of ['+8613900000001', '+8613900000002'].entries()) {
      const id = `019cf000-0000-7000-8000-00000000009${index}`;
      await sql`insert into people.person (community_id, id, name, telephone, language, search_name,
        created_at) values (${places.community}, ${id}::uuid, '周同', ${telephone}, 'zh-Hant',
        '周同', now())`.execute(site.app.db);
      await sql`insert into people.residence (community_id, id, household_id, person_id, relation,
        since) values (${places.community}, ${id}::uuid, ${home}, ${id}::uuid, 'family',
        '2026-01-01')`.execute(site.app.db);
    }
    const line = (more: string) => `東興小區,7,2,101,周同,${more}\n`;
    const vague = await bring(line(',,1960,,,,'));
    assert.deepEqual(await faultsOf(vague), [[2, 'name', 'person_ambiguous']]);
    const one = await bring(line(',,1960,13900000002,,,'));
    assert.deepEqual(await countsOf(one), [0, 1, 0, 0]);
    await sql`delete from people.residence where household_id = ${home}`.execute(site.app.db);
    await sql`delete from people.person where name = '周同'`.execute(site.app.db);
  });
});

describe('undoing a sheet of people leaves', () => {
  test('who has signed in since', async () => {
    const id = await bring(row('周明') + row('周光'));
    await site.carryOut(id);
    await sql`update people.person set account_since = now() where name = '周明'`.execute(
      site.app.db,
    );
    await site.undo(id);
    assert.deepEqual(await faultsOf(id), [[2, undefined, 'person_in_use']]);
    assert.ok(await find('周明'));
    assert.equal(await find('周光'), undefined);
  });

  test('whose details somebody has changed, and with whom something has been done', async () => {
    const id = await bring(row('周東') + row('周西') + row('周南'));
    await site.carryOut(id);
    await sql`update people.person set birth_year = 1960 where name = '周東'`.execute(site.app.db);
    const west = await find('周西');
    const body = { householdId: household(7, 2, 102), relation: 'family' };
    const { status } = await site.worker.api(`POST /people/${west?.id}/households`, body);
    assert.equal(status, 200);
    await site.undo(id);
    const codes = (await faultsOf(id)).map(([number, , code]) => [number, code]);
    assert.deepEqual(codes, [
      [2, 'person_changed_since'],
      [3, 'person_in_use'],
    ]);
    assert.equal(await find('周南'), undefined);
  });

  test('nobody for having been looked at, and forgets that they were', async () => {
    const id = await bring(row('周北'));
    await site.carryOut(id);
    const north = await find('周北');
    await site.worker.api(`GET /people/${north?.id}`);
    assert.equal(await countOf('platform.reading', north?.id ?? ''), 1);
    await site.undo(id);
    assert.equal(await find('周北'), undefined);
    assert.equal(await countOf('platform.reading', north?.id ?? ''), 0);
  });

  test('a number that was changed once more', async () => {
    const first = await bring(row('周中', ',,,13900000003,,,'));
    await site.carryOut(first);
    const id = await bring(row('周中', ',,,13900000004,,,'));
    assert.deepEqual(await countsOf(id), [0, 1, 0, 0]);
    await site.carryOut(id);
    await sql`update people.person set telephone = '+8613900000005'
      where name = '周中'`.execute(site.app.db);
    await site.undo(id);
    assert.deepEqual(await faultsOf(id), [[2, undefined, 'person_changed_since']]);
    assert.equal((await find('周中'))?.telephone, '+8613900000005');
  });
});

describe('the people of a place, taken out', () => {
  test('come back as they went, and each can see that they were listed', async () => {
    const [head, ...rows] = await fetchRows(site.app, site.worker, `${AT}/people?format=csv`);
    assert.ok(head?.join().startsWith('小區或里弄,樓棟,單元,門牌,住戶路徑,姓名'));
    const wang = rows.find((cells) => cells.includes('王秀英'));
    assert.deepEqual(wang, [
      '東興小區',
      '3',
      '2',
      '201',
      '',
      '王秀英',
      '王阿姨',
      '家人',
      '1944',
      '',
      '',
      '繁體中文',
      '',
    ]);
    assert.equal(await countOf('platform.reading', people.wang), 1);
    const back = `${head?.join()}\n${rows.map((cells) => `${cells.join()}\n`).join('')}`;
    assert.deepEqual((await countsOf(await site.bring(back, 'people'))).slice(0, 2), [0, 0]);
  });

  test('hold no year of birth for a steward, and nobody of elsewhere', async () => {
    const steward = await site.as(people.wu);
    const rows = await fetchRows(site.app, steward, `${AT}/people`);
    assert.ok(rows.some((cells) => cells.includes('王秀英')));
    assert.doesNotMatch(JSON.stringify(rows), /1944|林小梅/);
  });

  test('and all else of such a sheet is for those who stand at the counter', async () => {
    const body = { kind: 'people', file: `${HEAD}${row('周外')}` };
    for (const person of [people.chen, people.xu, people.li, people.he]) {
      const browser = await site.as(person);
      const { status } = await browser.api(`POST ${AT}`, body);
      assert.ok(status === 403 || status === 404, `${status}`);
      assert.notEqual((await browser.api(`GET ${AT}/people`)).status, 200);
    }
  });

  test('what somebody brought is read and undone by nobody else, a steward neither', async () => {
    const id = await bring(row('周內'));
    const steward = await site.as(people.wu);
    for (const address of [`GET /sheets/${id}`, `GET /sheets/${id}/file`] as const) {
      assert.equal((await steward.api(address)).status, 404, address);
    }
    assert.equal((await steward.api(`POST /sheets/${id}/carried`, {})).status, 404);
    assert.doesNotMatch((await steward.open(AT)).text, new RegExp(id));
  });
});

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { fetchRows } from '#test/fetch-rows.ts';
import { openSheetsSite } from '#test/sheets-site.ts';
import type { SheetsSite } from '#test/sheets-site.ts';
import { NEXT_HOUSEHOLD, household, people, places } from '#test/world.ts';
import { sheetJobs } from '#/features/sheets/jobs.ts';
import { runJob } from '#/platform/jobs/worker.ts';
import { writeWorkbook } from '#/platform/workbook/workbook.ts';

let site: SheetsSite;
before(async () => {
  site = await openSheetsSite();
});
after(() => site.close());

const HEAD = '小區或里弄,樓棟,單元,門牌,樓層,從左數第幾戶\n';
const AT = `/places/${places.community}/sheets` as const;

function codeOf(body: unknown): unknown {
  return Reflect.get(Object(body), 'code');
}

async function countPlaces(path: string): Promise<number> {
  const { rows } = await sql<{ readonly n: number }>`
    select count(*)::int as n from places.place where path like ${`${path}.%`}`.execute(
    site.app.db,
  );
  return rows[0]?.n ?? 0;
}

describe('a sheet from the template to the undoing', () => {
  test('the template has its headings in the reader’s language, and a sheet that says how', async () => {
    const { app, worker } = site;
    const headings = {
      'zh-Hant': '小區或里弄',
      'zh-Hans': '小区或里弄',
      en: 'Compound or lane',
    };
    for (const [language, heading] of Object.entries(headings)) {
      worker.cookies.set('linli_lang', language);
      const [first] = await fetchRows(app, worker, '/sheets/templates/households');
      assert.equal(first?.[0], heading);
    }
    worker.cookies.delete('linli_lang');
    assert.equal((await worker.open('/sheets/templates/dragons')).status, 404);
  });

  test('what it would do is told row by row, and nothing is done yet', async () => {
    const was = await countPlaces('35.02.03.007.010');
    const id = await site.bring(
      `${HEAD}東興小區,3號樓,1單元,101,9,2\n東兴小区,3,2,201,,\ndx,12,1,501,,\n東興小區,12棟,1,501,,\n` +
        '西興小區,1,1,101,,\n東興小區,?,1,101,,\n東興小區,5,1,,,\n東興小區,5,1,102,頂樓,\n',
    );
    const shown = await site.show(id);
    assert.equal(shown.state, 'ready');
    const { created, updated, skipped, wrong, total, judged } = shown;
    assert.deepEqual(
      { created, updated, skipped, wrong, total, judged },
      { created: 2, updated: 1, skipped: 1, wrong: 4, total: 8, judged: 8 },
    );
    assert.deepEqual(
      shown.rows.map(({ row, column, code, said }) => [row, column, code, said]),
      [
        [6, 'compound', 'compound_unknown', '西興小區'],
        [7, 'building', 'label_unreadable', '?'],
        [8, 'door', 'cell_empty', ''],
        [9, 'floor', 'number_unreadable', '頂樓'],
      ],
    );
    assert.equal(await countPlaces('35.02.03.007.010'), was);
    const page = await site.worker.open(`/sheets/${id}`);
    assert.match(page.text, /現在什麼都還沒有改/);
    assert.match(page.text, /這裡沒有叫「西興小區」的小區或里弄/);
    assert.match(page.text, /先辦對的 /);
    assert.doesNotMatch(page.text, /http-equiv="refresh"/);
  });

  test('carried out, fetched with what happened, mended, brought again and undone', async () => {
    const was = await countPlaces('35.02.03.007.010');
    const lines =
      '東興小區,20,1,101,,\n東興小區,20,1,102,,\n東興小區,20,,,,\n東興小區,3,1,102,7,3\n';
    const id = await site.bring(HEAD + lines);
    await site.carryOut(id);
    const done = await site.show(id);
    assert.deepEqual([done.state, done.created, done.updated, done.wrong], ['done', 2, 1, 1]);
    // The building, its stairwell and two flats.
    assert.equal(await countPlaces('35.02.03.007.010'), was + 4);
    const rows = await fetchRows(site.app, site.worker, `/sheets/${id}/file`);
    assert.deepEqual(
      rows.map((row) => row[6]),
      ['結果', '建好了', '建好了', '門牌：這一格一定要填。', '改好了'],
    );
    const mended = await site.bring(HEAD + lines.replace('20,,,', '20,2,101,'));
    const next = await site.show(mended);
    assert.deepEqual([next.created, next.updated, next.skipped, next.wrong], [1, 0, 3, 0]);
    await site.carryOut(mended);
    await site.undo(mended);
    await site.undo(id);
    const undone = await site.show(id);
    assert.deepEqual([undone.state, undone.kept], ['undone', 0]);
    assert.equal(await countPlaces('35.02.03.007.010'), was);
    const { rows: window } = await sql<{ readonly attributes: unknown }>`
      select attributes from places.place where id = ${household(3, 1, 102)}`.execute(site.app.db);
    assert.deepEqual(window[0]?.attributes, { floor: null, position: null });
    assert.match((await site.worker.open(`/sheets/${id}`)).text, /全部回到原來的樣子/);
  });

  test('a row that something has happened to stays, and is told with the reason', async () => {
    const id = await site.bring(`${HEAD}東興小區,21,1,101,,\n東興小區,21,1,102,,\n`);
    await site.carryOut(id);
    const { rows } = await sql<{ readonly id: string }>`
      select id from places.place where path = '35.02.03.007.010.dx.21.1.102'`.execute(site.app.db);
    await site.worker.api('POST /people', {
      householdId: rows[0]?.id,
      name: '周秀蘭',
      relation: 'owner',
      language: 'zh-Hant',
    });
    await site.undo(id);
    const shown = await site.show(id);
    assert.deepEqual(
      [shown.state, shown.kept, shown.rows.map(({ row, code }) => [row, code])],
      ['undone', 1, [[3, 'household_in_use']]],
    );
    assert.equal(await countPlaces('35.02.03.007.010.dx.21'), 2);
    assert.match((await site.worker.open(`/sheets/${id}`)).text, /這戶已經有人登記/);
    const told = await fetchRows(site.app, site.worker, `/sheets/${id}/file`);
    assert.deepEqual(
      told.slice(1).map((row) => row[6]),
      ['撤回了', '這戶已經有人登記，或有事情記在上面，留下了。'],
    );
  });

  test('the same file is recognised, and does nothing a second time', async () => {
    const file = `${HEAD}東興小區,22,1,101,,\n`;
    await site.carryOut(await site.bring(file));
    const again = await site.bring(file);
    const shown = await site.show(again);
    assert.ok(shown.sameAt);
    assert.deepEqual([shown.created, shown.skipped], [0, 1]);
    assert.match((await site.worker.open(`/sheets/${again}`)).text, /這份檔案送過一次/);
    assert.equal(codeOf(await site.carryOut(again)), 'nothing_right');
  });
});

describe('all or nothing', () => {
  test('with a wrong row nothing is done, and it says so', async () => {
    const id = await site.bring(`${HEAD}東興小區,23,1,101,,\n東興小區,23,1,x!,,\n`);
    assert.equal(codeOf(await site.carryOut(id, { isAllOrNothing: true })), 'rows_wrong');
    assert.equal((await site.show(id)).state, 'ready');
    assert.equal(await countPlaces('35.02.03.007.010.dx.23'), 0);
  });

  test('what has become wrong meanwhile takes all of it back', async () => {
    const id = await site.bring(`${HEAD}東興小區,24,1,101,,\n東興小區,25,1,101,,\n`);
    await sql`insert into places.place (id, path, kind, level, community_id, name, ordinal)
      values ('strange', '35.02.03.007.010.dx.25', 'household', 90, ${places.community}, '25', 1)`.execute(
      site.app.db,
    );
    await site.carryOut(id, { isAllOrNothing: true });
    const shown = await site.show(id);
    assert.deepEqual([shown.state, shown.fault?.code], ['ready', 'sheet_changed_meanwhile']);
    assert.equal(await countPlaces('35.02.03.007.010.dx.24'), 0);
    assert.match((await site.worker.open(`/sheets/${id}`)).text, /一行也沒有動/);
    await site.carryOut(id);
    assert.deepEqual((await site.show(id)).created, 1);
    await sql`delete from places.place where id = 'strange'`.execute(site.app.db);
  });
});

describe('who may, and until when', () => {
  test('only who brought it and the stewards read a sheet; for others it is not there', async () => {
    const id = await site.bring(`${HEAD}東興小區,3,1,101,,\n`);
    for (const person of [people.chen, people.li, people.he]) {
      const browser = await site.as(person);
      assert.notEqual((await browser.open(`/sheets/${id}`)).status, 200);
      assert.notEqual((await browser.open(AT)).status, 200);
    }
    const beside = await site.as(people.xu);
    for (const path of [`/sheets/${id}`, `/sheets/${id}/file`, AT, `${AT}/households`]) {
      assert.ok([403, 404].includes((await beside.open(path)).status), path);
    }
    assert.equal(codeOf((await beside.api(`POST /sheets/${id}/carried`, {})).body), 'not_found');
    assert.equal(codeOf((await beside.api(`DELETE /sheets/${id}/carried`, {})).body), 'not_found');
    const steward = await site.as(people.wu);
    assert.equal((await steward.open(`/sheets/${id}`)).status, 200);
    const own = await steward.api(`POST ${AT}`, {
      kind: 'households',
      file: `${HEAD}dx,3,1,101,,\n`,
    });
    assert.equal(
      (await site.worker.open(`/sheets/${Reflect.get(Object(own.body), 'id')}`)).status,
      404,
    );
  });

  test('after a day it is too late to undo, and what was not carried out cannot be', async () => {
    const id = await site.bring(`${HEAD}東興小區,26,1,101,,\n`);
    assert.equal(codeOf(await site.undo(id)), 'not_carried_out');
    await site.carryOut(id);
    assert.equal(codeOf(await site.carryOut(id)), 'not_ready');
    site.app.clock.forward({ hours: 24, seconds: 1 });
    const worker = await site.as(people.zhuang);
    const late = await worker.api(`DELETE /sheets/${id}/carried`, {});
    assert.equal(codeOf(late.body), 'too_late_to_undo');
    assert.doesNotMatch((await worker.open(`/sheets/${id}`)).text, /整份撤回<\/span>/);
  });

  test('after thirty days the rows are gone, the entry of the journal stays', async () => {
    const app = site.app;
    app.clock.forward({ hours: 24 * 31 });
    const forget = sheetJobs([]).find(({ name }) => name === 'sheets.forget');
    assert.ok(forget);
    await runJob(app, forget, {});
    const { rows } = await sql<{ readonly n: number }>`
      select (select count(*) from sheets.import)::int + (select count(*) from sheets.row)::int as n`.execute(
      app.db,
    );
    assert.equal(rows[0]?.n, 0);
    const entries = await app.db
      .selectFrom('platform.journal')
      .select(['verb', 'data', 'actor_id'])
      .where('feature', '=', 'sheets')
      .where('verb', '=', 'carry_out')
      .execute();
    assert.ok(entries.length > 3);
    assert.equal(entries[0]?.actor_id, people.zhuang);
    assert.doesNotMatch(JSON.stringify(entries), /東興/);
    app.clock.set('2026-11-22T13:00:00Z');
  });
});

describe('what is brought', () => {
  test('a file of the form is read as a program’s text is', async () => {
    const rows = [['東興小區', '27', '2', '0301', 3, 1]];
    const headings = ['compound', 'Building', 'Unit', 'Flat*', '樓層', '从左数第几户'];
    const bytes = writeWorkbook([{ name: '表', headings, rows }]);
    const file = new File([bytes], '..\\evil/\u202E東興 住戶.xlsx');
    const worker = await site.as(people.zhuang);
    const sent = await worker.send(AT, { kind: 'households', file });
    assert.equal(sent.status, 303);
    const waiting = await worker.open(sent.location ?? '');
    assert.match(waiting.text, /http-equiv="refresh" content="3"/);
    assert.match(waiting.text, /正在打開/);
    await site.app.runJobs();
    const seen = await worker.open(sent.location ?? '');
    assert.match(seen.text, /東興 住戶\.xlsx/);
    assert.doesNotMatch(seen.text, /evil\/|\u202E/);
    assert.match(seen.text, /照這份表格辦/);
  });

  test('what cannot be read says why, in three languages, and the file is not kept', async () => {
    const cases = [
      ['', 'file_missing'],
      ['甲,乙\n1,2\n', 'sheet_columns_missing'],
      [HEAD, 'sheet_empty'],
      [`${HEAD}"東興,1\n`, 'sheet_line_unreadable'],
      ['PK\u0003\u0004 nothing', 'sheet_unreadable'],
    ] as const;
    const worker = await site.as(people.zhuang);
    for (const [file, code] of cases) {
      const brought = await worker.api(`POST ${AT}`, { kind: 'households', file });
      if (brought.status !== 200) {
        assert.equal(codeOf(brought.body), code);
        continue;
      }
      await site.app.runJobs();
      const id = String(Reflect.get(Object(brought.body), 'id'));
      const shown = await site.show(id);
      assert.deepEqual([shown.state, shown.fault?.code], ['unreadable', code]);
      for (const language of ['zh-Hant', 'zh-Hans', 'en']) {
        worker.cookies.set('linli_lang', language);
        assert.equal((await worker.open(`/sheets/${id}`)).status, 200);
      }
      worker.cookies.delete('linli_lang');
    }
    const { rows } = await sql<{ readonly n: number }>`
      select count(*)::int as n from sheets.import where content is not null`.execute(site.app.db);
    assert.equal(rows[0]?.n, 0);
  });

  test('no other kind, and no place above the communities', async () => {
    const worker = await site.as(people.zhuang);
    const strange = await worker.api(`POST ${AT}`, { kind: 'dragons', file: HEAD });
    assert.equal(codeOf(strange.body), 'unknown_sheet');
    const above = await worker.api(`POST /places/${places.district}/sheets`, {
      kind: 'households',
      file: HEAD,
    });
    assert.equal(codeOf(above.body), 'not_found');
    const beside = await worker.api(`POST /places/${places.nextCommunity}/sheets`, {
      kind: 'households',
      file: HEAD,
    });
    assert.equal(codeOf(beside.body), 'not_allowed');
  });

  test('a file over the limit is refused with the limit', async () => {
    const worker = await site.as(people.zhuang);
    const file = new File([new Uint8Array(20 * 1024 * 1024 + 1)], 'a.csv');
    const sent = await worker.send(AT, { kind: 'households', file });
    assert.equal(sent.status, 409);
    assert.match(sent.text, /檔案超過 20 MB/);
    const text = 'x'.repeat(20 * 1024 * 1024 + 1);
    const { body } = await worker.api(`POST ${AT}`, { kind: 'households', file: text });
    assert.ok(['file_too_large', 'invalid_input'].includes(String(codeOf(body))));
  });
});

test('what is there goes out as it can come back: brought again, all of it is skipped', async () => {
  const worker = await site.as(people.zhuang);
  const seen = await worker.open(`${AT}/households?format=csv`);
  assert.match(seen.headers.get('content-type') ?? '', /text\/csv/);
  const id = await site.bring(seen.text);
  const shown = await site.show(id);
  assert.ok(shown.total >= 16);
  assert.deepEqual([shown.created, shown.updated, shown.wrong], [0, 0, 0]);
  const rows = await fetchRows(site.app, worker, `${AT}/households`);
  assert.equal(rows.length, shown.total + 1);
  assert.ok(!rows.some((row) => row.includes(NEXT_HOUSEHOLD)));
});

test('the place’s page leads there for those who may', async () => {
  const worker = await site.as(people.zhuang);
  assert.match((await worker.open(`/places/${places.community}`)).text, /用表格匯入或匯出/);
  const li = await site.as(people.li);
  assert.doesNotMatch((await li.open(`/places/${places.community}`)).text, /用表格匯入/);
});

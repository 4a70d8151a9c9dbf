import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { unpackMember, openZip } from '#/platform/workbook/unzip.ts';
import { fetchRows } from '#test/fetch-rows.ts';
import { openSheetsSite } from '#test/sheets-site.ts';
import type { SheetsSite } from '#test/sheets-site.ts';
import { people, places } from '#test/world.ts';

const HEAD = '小區或里弄,樓棟,單元,門牌,樓層,從左數第幾戶\n';
const AT = `/places/${places.community}/sheets`;

let site: SheetsSite;
before(async () => {
  site = await openSheetsSite();
});
after(() => site.close());

/** What the last column says of each row. */
async function toldOf(id: string, language = 'zh-Hant'): Promise<readonly (string | undefined)[]> {
  site.worker.cookies.set('linli_lang', language);
  const rows = await fetchRows(site.app, site.worker, `/sheets/${id}/file`);
  site.worker.cookies.delete('linli_lang');
  return rows.map((row) => row[6]);
}

async function fetchBytes(address: string): Promise<Response> {
  const cookie = [...site.worker.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  return site.app.request(address, { headers: { cookie } });
}

/** The text of one part of a workbook that leaves. */
async function partOf(address: string, name: string): Promise<string> {
  const response = await fetchBytes(address);
  const opened = openZip(new Uint8Array(await response.arrayBuffer()));
  assert.ok(opened.ok);
  const member = opened.value.get(name);
  assert.ok(member);
  const chunks: Buffer[] = [];
  for await (const chunk of unpackMember(member, 10_000_000)) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

describe('the sheet that comes back', () => {
  test('says of each row what would be, what was, and that it was undone, in three languages', async () => {
    const id = await site.bring(
      `${HEAD}東興小區,70,1,101,,\n東興小區,3,1,101,,\n東興小區,3,1,102,8,2\n西興小區,1,1,101,,\n`,
    );
    const wrong = {
      'zh-Hant': '小區或里弄：這裡沒有叫「西興小區」的小區或里弄',
      'zh-Hans': '小区或里弄：这里没有叫“西興小區”的小区或里弄',
      en: 'Compound or lane: ',
    };
    const would = {
      'zh-Hant': ['結果', '新建', '已經有了', '修改'],
      'zh-Hans': ['结果', '新建', '已经有了', '修改'],
      en: ['What happened', 'to be made', 'there already', 'to be changed'],
    };
    for (const language of ['zh-Hant', 'zh-Hans', 'en'] as const) {
      const told = await toldOf(id, language);
      assert.deepEqual(told.slice(0, 4), would[language]);
      assert.ok(told[4]?.startsWith(wrong[language]), told[4] ?? '');
    }
    await site.carryOut(id);
    assert.deepEqual((await toldOf(id, 'en')).slice(1, 4), [
      'made',
      'was there already',
      'changed',
    ]);
    await site.undo(id);
    const undone = await toldOf(id);
    assert.deepEqual(undone.slice(1, 4), ['撤回了', '本來就有', '撤回了']);
  });

  test('is a workbook named as the file was, whatever it was, and no browser keeps it', async () => {
    const sent = await site.worker.send(AT, {
      kind: 'households',
      file: new File([`${HEAD}東興小區,3,1,101,,\n`], '三月 住戶.CSV'),
    });
    await site.app.runJobs();
    const response = await fetchBytes(`${sent.location}/file`);
    const disposition = response.headers.get('content-disposition') ?? '';
    assert.match(decodeURIComponent(disposition), /三月 住戶\.xlsx/);
    assert.match(response.headers.get('cache-control') ?? '', /no-store|private/);
    assert.match(response.headers.get('content-type') ?? '', /spreadsheetml/);
    await response.arrayBuffer();
  });

  test('runs nothing that was brought: what begins like a formula leaves as text', async () => {
    const id = await site.bring(`${HEAD}"=HYPERLINK(""http://evil"")",1,1,@x,+1,-2\n`);
    const address = `/sheets/${id}/file`;
    const xml = await partOf(address, 'xl/worksheets/sheet1.xml');
    assert.doesNotMatch(xml, /<f>/);
    for (const text of ["'=HYPERLINK", "'@x", "'+1", "'-2"])
      assert.ok(xml.includes(`>${text}`), text);
    const [, row] = await fetchRows(site.app, site.worker, address);
    assert.deepEqual(row?.slice(0, 1), ['=HYPERLINK("http://evil")']);
  });

  test('can be brought again as it is: the column of what happened is passed over', async () => {
    const id = await site.bring(`${HEAD}東興小區,71,1,101,,\n東興小區,71,1,?,,\n`);
    await site.carryOut(id);
    const response = await fetchBytes(`/sheets/${id}/file`);
    const file = new File([await response.arrayBuffer()], '改好.xlsx');
    const sent = await site.worker.send(AT, { kind: 'households', file });
    await site.app.runJobs();
    const again = await site.show(sent.location?.replace('/sheets/', '') ?? '');
    assert.deepEqual([again.created, again.skipped, again.wrong], [0, 1, 1]);
  });
});

describe('what is there, taken out', () => {
  test('as text leaves nothing that a program runs, and is known again when it comes back', async () => {
    await sql`insert into places.place (id, path, kind, level, community_id, name, ordinal)
      values ('risky', '35.02.03.007.010.risky', 'compound', 60, ${places.community},
          '=cmd|calc', 9),
        ('risky-1', '35.02.03.007.010.risky.1', 'building', 70, ${places.community}, '1', 1),
        ('risky-1-101', '35.02.03.007.010.risky.1.101', 'household', 90, ${places.community},
          '101', 1)`.execute(site.app.db);
    const { text } = await site.worker.open(`${AT}/households?format=csv`);
    assert.match(text, /^'=cmd\|calc,1,,101/m);
    assert.doesNotMatch(text, /^[=+\-@]/m);
    assert.doesNotMatch(await partOf(`${AT}/households`, 'xl/worksheets/sheet1.xml'), /<f>|>=cmd/);
    const shown = await site.show(await site.bring(text));
    assert.deepEqual([shown.created, shown.updated, shown.wrong], [0, 0, 0]);
    await sql`delete from places.place where id like 'risky%'`.execute(site.app.db);
  });

  test('is what lies at the place that is asked for, in both ways the same', async () => {
    const address = `/places/${places.compound}/sheets/households`;
    const rows = await fetchRows(site.app, site.worker, address);
    const { text } = await site.worker.open(`${address}?format=csv`);
    assert.equal(text.trim().split('\r\n').length, rows.length);
    assert.ok(rows.length > 1);
    assert.deepEqual([...new Set(rows.slice(1).map(([compound]) => compound))], ['東興小區']);
    const below = await site.worker.open(`/places/${places.building}/sheets/households`);
    assert.equal(below.status, 404);
  });

  test('is for those who may bring it, of kinds there are, in formats there are', async () => {
    const li = await site.as(people.li);
    assert.notEqual((await li.open(`${AT}/households`)).status, 200);
    assert.equal((await site.worker.open(`${AT}/dragons`)).status, 404);
    assert.equal(
      (await site.worker.open(`/places/${places.nextCommunity}/sheets/households`)).status,
      404,
    );
    assert.equal(
      (await site.worker.open(`/places/${places.district}/sheets/households`)).status,
      404,
    );
    assert.equal((await site.worker.open(`${AT}/households?format=pdf`)).status, 404);
  });
});

describe('the template', () => {
  test('says on a second sheet what goes into each column, in the reader’s language', async () => {
    const told = {
      'zh-Hant': /一定要填/,
      'zh-Hans': /一定要填/,
      en: /Must be filled in/,
    };
    for (const [language, expected] of Object.entries(told)) {
      site.worker.cookies.set('linli_lang', language);
      const notes = await partOf('/sheets/templates/households', 'xl/worksheets/sheet2.xml');
      assert.match(notes, expected);
      assert.equal(notes.match(/<row /g)?.length, 7);
    }
    site.worker.cookies.delete('linli_lang');
  });

  test('brought back empty says that nothing was filled in', async () => {
    const response = await fetchBytes('/sheets/templates/households');
    const file = new File([await response.arrayBuffer()], '範本.xlsx');
    const sent = await site.worker.send(AT, { kind: 'households', file });
    await site.app.runJobs();
    const shown = await site.show(sent.location?.replace('/sheets/', '') ?? '');
    assert.deepEqual([shown.state, shown.fault?.code], ['unreadable', 'sheet_empty']);
  });
});

describe('the list of what was brought', () => {
  test('tells everybody only of their own, and a steward of all at their place', async () => {
    const own = await site.bring(`${HEAD}東興小區,3,1,101,,\n`);
    const idsFor = async (person: string, place: string = places.community) => {
      const browser = await site.as(person);
      const { body } = await browser.api(`GET /places/${place}/sheets`);
      return JSON.stringify(body);
    };
    assert.match(await idsFor(people.zhuang), new RegExp(own));
    assert.match(await idsFor(people.wu), new RegExp(own));
    await sql`insert into people.grant (community_id, id, person_id, role, place_id, starts_at,
        reason, granted_at)
      values (${places.community}, gen_random_uuid(), ${people.li}, 'steward',
        ${places.compound}, '2026-01-01', 'For the compound', '2026-01-01')`.execute(site.app.db);
    const seen = await idsFor(people.li, places.compound);
    assert.match(seen, /"kinds":\["compounds","households"/);
    assert.doesNotMatch(seen, new RegExp(own));
  });
});

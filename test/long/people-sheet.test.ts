import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { writeLongWorkbook } from '#/platform/workbook/workbook.ts';
import { openSheetsSite } from '#test/sheets-site.ts';
import { places } from '#test/world.ts';

const PEOPLE = 20_000;
const IN_A_HOME = 5;
const MOST_SECONDS = 30;
const PER_BUILDING = 200;

type Home = readonly [compound: string, building: number, unit: number, door: string];

function homeOf(index: number): Home {
  const inside = index % PER_BUILDING;
  const door = String((1 + Math.floor((inside % 50) / 5)) * 100 + 1 + (inside % 5));
  return ['東興小區', 100 + Math.floor(index / PER_BUILDING), 1 + Math.floor(inside / 50), door];
}

function* homes(): Generator<Home> {
  for (let index = 0; index < PEOPLE / IN_A_HOME; index += 1) yield homeOf(index);
}

const FAMILIES = ['林', '陳', '王', '李', '張'];

function* lines(): Generator<readonly (string | number)[]> {
  for (let index = 0; index < PEOPLE; index += 1) {
    const within = index % IN_A_HOME;
    const name = `${FAMILIES[within]}${'甲乙丙丁戊'[within]}${'天地玄黃宇'[index % 5]}`;
    const telephone = `138${String(10_000_000 + index)}`;
    yield [...homeOf(Math.floor(index / IN_A_HOME)), name, '家人', telephone];
  }
}

const WHERE = ['小區或里弄', '樓棟', '單元', '門牌'] as const;

async function workbook(
  headings: readonly string[],
  rows: Iterable<readonly (string | number)[]>,
): Promise<File> {
  const widths = headings.map(() => 12);
  return new File([await writeLongWorkbook({ name: '表', headings, widths, rows })], '表.xlsx');
}

test('a list of 20,000 people is brought within its time, and so it is once they are there', async (t) => {
  const site = await openSheetsSite();
  t.after(() => site.close());
  const { app, worker } = site;
  const bring = async (kind: string, file: File) => {
    const sent = await worker.send(`/places/${places.community}/sheets`, { kind, file });
    await app.runJobs();
    return sent.location?.replace('/sheets/', '') ?? '';
  };
  const timed = async <Value>(name: string, work: () => Promise<Value>): Promise<Value> => {
    const started = performance.now();
    const value = await work();
    const seconds = (performance.now() - started) / 1_000;
    t.diagnostic(`${name}: ${seconds.toFixed(1)} s`);
    assert.ok(seconds <= MOST_SECONDS, name);
    return value;
  };
  const count = async () => {
    const { rows } = await sql<{ readonly n: number }>`
      select count(*)::int as n from people.person`.execute(app.db);
    return rows[0]?.n ?? 0;
  };
  const was = await count();
  await site.carryOut(await bring('households', await workbook(WHERE, homes())));
  const people = await workbook([...WHERE, '姓名', '和這戶的關係', '電話'], lines());

  const first = await timed('read and judged', () => bring('people', people));
  assert.equal((await site.show(first)).created, PEOPLE);
  await timed('carried out', () => site.carryOut(first));
  assert.equal(await count(), was + PEOPLE);
  const again = await timed('read and judged again', () => bring('people', people));
  const ready = await site.show(again);
  assert.deepEqual([ready.created, ready.skipped, ready.wrong], [0, PEOPLE, 0]);
  await timed('undone', () => site.undo(first));
  assert.equal(await count(), was);
});

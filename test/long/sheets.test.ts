import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { sql } from 'kysely';
import { writeLongWorkbook } from '#/platform/workbook/workbook.ts';
import { fetchRows } from '#test/fetch-rows.ts';
import { openSheetsSite } from '#test/sheets-site.ts';
import { places } from '#test/world.ts';

const HOUSEHOLDS = 20_000;
const WRONG = 37;
const MOST_SECONDS = 30;
/** What is alive, not what waits to be swept up: a sheet of any length needs no more. */
const MOST_MEGABYTES = 60;
const LOOK_EVERY_MS = 2_000;
const PER_BUILDING = 200;

type Line = readonly [compound: string, building: number, unit: number, door: string];

/** Each 500th row is wrong, until 37 are: no door, a compound there is not, a twin of another. */
function* lines(isMended: 'mended' | 'as they came'): Generator<Line> {
  for (let index = 0; index < HOUSEHOLDS; index += 1) {
    const inside = index % PER_BUILDING;
    const building = 100 + Math.floor(index / PER_BUILDING);
    const unit = 1 + Math.floor(inside / 50);
    const door = String((1 + Math.floor((inside % 50) / 5)) * 100 + 1 + (inside % 5));
    const isWrong = index % 500 === 499 && index < WRONG * 500 && isMended === 'as they came';
    if (!isWrong) yield ['東興小區', building, unit, door];
    else if (index % 1_500 === 499) yield ['東興小區', building, unit, ''];
    else if (index % 1_500 === 999) yield ['西興小區', building, unit, door];
    else yield ['東興小區', 100, 1, '101'];
  }
}

async function workbook(isMended: 'mended' | 'as they came'): Promise<File> {
  const headings = ['小區或里弄', '樓棟', '單元', '門牌'];
  const widths = headings.map(() => 12);
  const long = { name: '住戶', headings, widths, rows: lines(isMended) };
  return new File([await writeLongWorkbook(long)], '住戶.xlsx');
}

setFlagsFromString('--expose-gc');
const sweep: unknown = runInNewContext('gc');

/** Sweeps first, so that only what is still held counts. */
function aliveBytes(): number {
  assert.ok(typeof sweep === 'function');
  Reflect.apply(sweep, undefined, []);
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

const read = (before: NodeJS.CpuUsage, started: number) => {
  const { user, system } = process.cpuUsage(before);
  return { seconds: (performance.now() - started) / 1_000, cpu: (user + system) / 1e6 };
};

test('20,000 households with 37 wrong rows are brought, mended and undone within their time', async (t) => {
  const site = await openSheetsSite();
  t.after(() => site.close());
  const { app, worker } = site;
  const count = async () => {
    const { rows } = await sql<{ readonly n: number }>`
      select count(*)::int as n from places.place where level = 90`.execute(app.db);
    return rows[0]?.n ?? 0;
  };
  const was = await count();
  const bring = async (file: File) => {
    const sent = await worker.send(`/places/${places.community}/sheets`, {
      kind: 'households',
      file,
    });
    await app.runJobs();
    return sent.location?.replace('/sheets/', '') ?? '';
  };
  const timed = async <Value>(name: string, work: () => Promise<Value>): Promise<Value> => {
    const [cpu, started] = [process.cpuUsage(), performance.now()];
    const value = await work();
    const took = read(cpu, started);
    t.diagnostic(`${name}: ${took.seconds.toFixed(1)} s, ${took.cpu.toFixed(1)} s of CPU here`);
    assert.ok(took.seconds <= MOST_SECONDS, name);
    return value;
  };
  const first = await workbook('as they came');
  const memory = aliveBytes();
  let most = memory;
  const watching = setInterval(() => {
    most = Math.max(most, aliveBytes());
  }, LOOK_EVERY_MS);
  t.after(() => clearInterval(watching));

  const id = await timed('read and judged', () => bring(first));
  const ready = await site.show(id);
  assert.deepEqual([ready.total, ready.created, ready.wrong], [HOUSEHOLDS, 19_963, WRONG]);
  assert.equal(ready.rows.length, WRONG);
  await timed('carried out', () => site.carryOut(id));
  assert.equal(await count(), was + 19_963);

  const told = await timed('fetched', () => fetchRows(app, worker, `/sheets/${id}/file`));
  assert.equal(told.filter((row) => row.at(-1) === '建好了').length, 19_963);
  assert.equal(told.length, HOUSEHOLDS + 1);

  const mended = await timed('mended, read and judged', async () =>
    bring(await workbook('mended')),
  );
  const next = await site.show(mended);
  assert.deepEqual([next.created, next.skipped, next.wrong], [WRONG, 19_963, 0]);
  await timed('the mended rows carried out', () => site.carryOut(mended));
  assert.equal(await count(), was + HOUSEHOLDS);

  await timed('the mended rows undone', () => site.undo(mended));
  await timed('all undone', () => site.undo(id));
  assert.equal((await site.show(id)).kept, 0);
  assert.equal(await count(), was);
  const grown = (most - memory) / 1_048_576;
  t.diagnostic(`memory grew by ${grown.toFixed(0)} MB at most`);
  assert.ok(grown < MOST_MEGABYTES, `${grown} MB`);
});

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { z } from 'zod';
import { findPlace } from '#/features/places/index.ts';
import { languages } from '#/platform/i18n/language.ts';
import { runJob } from '#/platform/jobs/worker.ts';
import { testApp } from '#test/app.ts';
import type { TestApp } from '#test/app.ts';
import { makeWorld } from '#test/compound.ts';
import type { World } from '#test/compound.ts';
import { assertSoundPage, markupOf, textOf, viewWith } from '#test/drawn.ts';
import { figureEndpoints, figureJobs, figuresOfPlace, readSums } from './index.ts';
import { yearUntil } from './rules.ts';

let app: TestApp;
let world: World;

before(async () => {
  app = await testApp({ endpoints: figureEndpoints, jobs: figureJobs });
  world = await makeWorld(app.db, app.clock.now());
});

after(() => app.close());

/** Writes kept sums of a place, as the job would have added them up. */
async function keep(
  placeId: string,
  all: readonly (readonly [measure: string, month: string, value: number])[],
): Promise<void> {
  for (const [measure, month, value] of all) {
    await sql`insert into figures.sum (place_id, measure, month, value)
      values (${placeId}, ${measure}, ${`${month}-01`}::date, ${value})`.execute(app.db);
  }
}

const pageShape = z.object({
  place: z.object({ id: z.string() }),
  totals: z.array(z.object({ measure: z.string(), value: z.number() })),
  sums: z.array(z.object({ measure: z.string(), month: z.string(), value: z.number() })),
});

async function read(id: string) {
  const seen = await app.visit().api(`GET /places/${id}/figures`);
  assert.equal(seen.status, 200, JSON.stringify(seen.body));
  return pageShape.parse(seen.body);
}

test('everyone reads the figures of a place, month by month and for the year', async () => {
  const [building] = world.buildings;
  assert.ok(building);
  await keep(building.id, [
    ['raised', '2025-12', 2],
    ['raised', '2026-11', 3],
  ]);
  assert.deepEqual(await read(building.id), {
    place: { id: building.id },
    totals: [{ measure: 'raised', value: 5 }],
    sums: [
      { measure: 'raised', month: '2025-12', value: 2 },
      { measure: 'raised', month: '2026-11', value: 3 },
    ],
  });
});

test('the year is the twelve months that end with this one, on the neighbourhood’s calendar', async () => {
  const [, building] = world.buildings;
  assert.ok(building);
  await keep(building.id, [
    ['raised', '2025-11', 1],
    ['raised', '2025-12', 2],
    ['raised', '2026-12', 4],
  ]);
  const months = async () => (await read(building.id)).sums.map(({ month }) => month);
  assert.deepEqual(await months(), ['2025-12']);
  // In Xiamen December has begun, in Greenwich it has not.
  app.clock.set('2026-11-30T17:00:00Z');
  assert.deepEqual(await months(), ['2026-12']);
  app.clock.set('2026-11-22T12:00:00Z');
});

test('few persons are not told to programs either, not even month by month', async () => {
  const { compound } = world;
  await keep(compound.id, [
    ['helped', '2026-03', 2],
    ['helped', '2026-04', 1],
    ['helped', '2026-05', 4],
    ['became_helper', '2026-05', 3],
    ['raised', '2026-05', 1],
  ]);
  const { sums, totals } = await read(compound.id);
  assert.deepEqual(sums, [{ measure: 'raised', month: '2026-05', value: 1 }]);
  assert.deepEqual(totals, [
    { measure: 'helped', value: 7 },
    { measure: 'raised', value: 1 },
  ]);
});

test('a place that there is not is not found, as a page and for programs', async () => {
  const seen = await app.visit().api('GET /places/nowhere/figures');
  assert.equal(seen.status, 404);
  assert.equal(z.object({ code: z.string() }).parse(seen.body).code, 'not_found');
  assert.equal((await app.visit().open('/places/nowhere/figures')).status, 404);
});

test('an address that names no place by its form is no fault', async () => {
  for (const id of ['%27%20or%201', 'A', 'x'.repeat(65), '%00']) {
    const { status } = await app.visit().open(`/places/${id}/figures`);
    assert.ok(status === 404 || status === 422, `${id} ${status}`);
  }
});

test('the page is sound in each language, for a household and for a province', async () => {
  const [home] = world.households;
  assert.ok(home);
  for (const id of [home.id, world.compound.id, '35']) {
    for (const language of languages) {
      const reader = app.visit();
      reader.cookies.set('linli_lang', language);
      const page = await reader.open(`/places/${id}/figures`);
      assert.equal(page.status, 200);
      await assertSoundPage(page.text);
    }
  }
});

test('a place’s page has no panel of figures until something was raised there', async () => {
  const context = app.context();
  assert.equal(await figuresOfPlace.load(context, world.neighbour), undefined);
  await keep(world.neighbour.id, [['closed', '2026-05', 1]]);
  assert.equal(await figuresOfPlace.load(context, world.neighbour), undefined);
  await keep(world.neighbour.id, [['raised', '2026-05', 4]]);
  const panel = await figuresOfPlace.load(context, world.neighbour);
  assert.ok(panel);
  assert.match(await textOf(panel(viewWith())), /3 正在辦/);
  assert.match(
    await markupOf(panel(viewWith())),
    new RegExp(`/places/${world.neighbour.id}/figures`),
  );
});

test('what is open is open however long ago it was raised', async () => {
  const district = await findPlace(app.db, '350203');
  assert.ok(district);
  await keep(district.id, [
    ['raised', '2012-03', 6],
    ['raised', '2026-11', 1],
    ['closed', '2026-10', 5],
  ]);
  const panel = await figuresOfPlace.load(app.context(), district);
  assert.ok(panel);
  assert.match(await textOf(panel(viewWith())), /2 正在辦/);
});

test('months in which what happened was taken back are no months of the sum', async () => {
  const [, , building] = world.buildings;
  assert.ok(building);
  await keep(building.id, [
    ['raised', '2026-05', 0],
    ['raised', '2026-06', 2],
  ]);
  const span = yearUntil(Temporal.PlainDate.from('2026-11-22'));
  const sums = await readSums(app.db, building, span);
  assert.deepEqual(
    sums.map(({ month, value }) => [month.toString(), value]),
    [['2026-06', 2]],
  );
});

test('the job adds up each minute, and adding nothing up is no fault', async () => {
  const [job] = figureJobs;
  assert.ok(job);
  assert.equal(job.cron, '* * * * *');
  await runJob(app, job, {});
  await runJob(app, job, {});
});

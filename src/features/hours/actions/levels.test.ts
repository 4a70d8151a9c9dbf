import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { sql } from 'kysely';
import type { StarLevel } from '#/features/hours/model.ts';
import { listLevels } from '#/features/hours/store/levels.ts';
import { servePlace } from '#/features/places/index.ts';
import { inWorld, refusalOf, valueOf } from '#test/matters-world.ts';
import type { MatterWorld } from '#test/matters-world.ts';
import { people, places, recordedIn } from '#test/world.ts';
import { changeStarLevel, mayChangeLevels } from './levels.ts';
import { recordTime } from './record.ts';
import { loadHoursReference } from './reference.ts';
import { confirmTime, correctTime, withdrawTime } from './settle.ts';
import { makeSheet } from './sheets.ts';
import type { SaidSheet } from './sheets.ts';
import { findTold, readStanding } from './standing.ts';
import { listSheets } from '#/features/hours/store/sheets.ts';

const { chen, li, lin, wu, zhuang } = people;
const FOLDER = join(import.meta.dirname, '../../../../db/reference');
const names = { hant: '一朵紅花', hans: '一朵红花', en: 'A red flower' };
const wish: SaidSheet = {
  showsName: 'called',
  showsActivities: false,
  showsLevel: true,
  fromOn: Temporal.PlainDate.from('2026-01-01'),
  toOn: Temporal.PlainDate.from('2026-12-31'),
  validUntil: Temporal.PlainDate.from('2027-01-31'),
};

/** The levels of a release, where the community is what is served. */
const inLevels = (work: (world: MatterWorld) => Promise<void>) =>
  inWorld(async (world) => {
    await servePlace(world.db, places.community, world.now());
    await loadHoursReference(world.db, FOLDER);
    await work(world);
  });

const inHand = async (world: MatterWorld, level: Partial<StarLevel>) =>
  changeStarLevel(await world.as(wu), { code: 'one_star', names, hours: 100, ...level });

/** Somebody gives two hours on a day of November, which the community confirms. */
async function give(world: MatterWorld, day: number): Promise<string> {
  const said = {
    startedAt: Temporal.Instant.from(`2026-11-${day}T01:00:00Z`),
    minutes: 120,
    content: '掃樓道',
    materials: undefined,
    activity: {
      name: '清樓道',
      inCharge: '莊文靜',
      placeId: places.community,
      teamId: undefined,
    },
  };
  const { id } = valueOf(await recordTime(await world.as(chen), said));
  valueOf(await confirmTime(await world.as(zhuang), id));
  return id;
}

const reached = async ({ db }: MatterWorld) => (await readStanding(db, chen)).reached?.code;

describe('the levels of a release', () => {
  test('are there at the start, and come back with nothing that a host has changed', () =>
    inLevels(async (world) => {
      const before = await listLevels(world.db);
      assert.equal(before.length, 5);
      valueOf(await inHand(world, { hours: 80 }));
      await sql`delete from hours.star_level where code = 'five_stars'`.execute(world.db);
      await loadHoursReference(world.db, FOLDER);
      const after = await listLevels(world.db);
      assert.deepEqual(after[0], { code: 'one_star', names, hours: 80 });
      assert.deepEqual(after.slice(1), before.slice(1));
    }));

  test('ask each for hours of its own, which the database keeps, too', () =>
    inLevels(async ({ db }) => {
      await sql`savepoint wrong`.execute(db);
      const same = sql`update hours.star_level set hours = 300 where code = 'one_star'`;
      await assert.rejects(same.execute(db), /star_level_hours_key/);
      await sql`rollback to savepoint wrong`.execute(db);
      const none = sql`update hours.star_level set hours = 0 where code = 'one_star'`;
      await assert.rejects(none.execute(db), /star_level_hours_check/);
      await sql`rollback to savepoint wrong`.execute(db);
    }));
});

describe('a steward of all that is served', () => {
  test('gives a level other names and other hours, with an entry each time', () =>
    inLevels(async (world) => {
      const before = (await recordedIn(world.db)).length;
      valueOf(await inHand(world, { hours: 80 }));
      valueOf(await inHand(world, { hours: 80 }));
      const [first] = await listLevels(world.db);
      assert.deepEqual(first, { code: 'one_star', names, hours: 80 });
      const told = (await recordedIn(world.db)).slice(before);
      assert.deepEqual(
        told.map(({ what, subjectId }) => [what, subjectId]),
        [
          ['hours.change_level', 'one_star'],
          ['hours.change_level', 'one_star'],
        ],
      );
    }));

  test('is refused what is no level, or is out of order', () =>
    inLevels(async (world) => {
      assert.equal(refusalOf(await inHand(world, { code: 'moon' })), 'unknown_level');
      assert.equal(refusalOf(await inHand(world, { hours: 300 })), 'hours_out_of_order');
      assert.equal(refusalOf(await inHand(world, { hours: 301 })), 'hours_out_of_order');
      assert.equal((await listLevels(world.db))[0]?.hours, 100);
    }));

  test('is the only one who may', () =>
    inLevels(async (world) => {
      for (const personId of [chen, li, lin, zhuang]) {
        const context = await world.as(personId);
        const level = { code: 'one_star', names, hours: 90 };
        assert.equal(refusalOf(await changeStarLevel(context, level)), 'not_allowed', personId);
        assert.equal(await mayChangeLevels(context), false);
      }
      const level = { code: 'one_star', names, hours: 90 };
      assert.equal(refusalOf(await changeStarLevel(world.asVisitor(), level)), 'not_allowed');
      await servePlace(world.db, '350203007011', world.now());
      assert.equal(refusalOf(await inHand(world, {})), 'not_allowed', 'of another’s place, too');
    }));
});

describe('the level somebody reaches', () => {
  test('is what the ledger adds up to, and goes back with what is taken out of it', () =>
    inLevels(async (world) => {
      valueOf(await inHand(world, { hours: 4 }));
      await give(world, 18);
      assert.equal(await reached(world), undefined);
      const second = await give(world, 19);
      assert.equal(await reached(world), 'one_star');
      valueOf(await withdrawTime(await world.as(chen), second));
      assert.equal(await reached(world), undefined);
    }));

  test('goes back with a correction, once that is confirmed', () =>
    inLevels(async (world) => {
      valueOf(await inHand(world, { hours: 4 }));
      await give(world, 18);
      const id = await give(world, 19);
      const said = {
        id,
        startedAt: Temporal.Instant.from('2026-11-19T01:00:00Z'),
        minutes: 119,
        content: '掃樓道',
        materials: undefined,
        reason: '早走一分鐘',
      };
      const corrected = valueOf(await correctTime(await world.as(chen), said));
      assert.equal(await reached(world), 'one_star', 'the record before it still counts');
      valueOf(await confirmTime(await world.as(zhuang), corrected.id));
      assert.equal(await reached(world), undefined);
      assert.deepEqual((await readStanding(world.db, chen)).next?.minutes, 1);
    }));

  test('stands on a sheet where its person lets it, and says when it is kept no more', () =>
    inLevels(async (world) => {
      valueOf(await inHand(world, { hours: 2 }));
      const id = await give(world, 18);
      const context = await world.as(chen);
      valueOf(await makeSheet(context, { ...wish, showsLevel: false }));
      world.forward({ seconds: 1 });
      valueOf(await makeSheet(await world.as(chen), wish));
      const [telling, silent] = await listSheets(world.db, chen);
      assert.ok(telling !== undefined && silent !== undefined);
      assert.equal(silent.starLevel, undefined);
      assert.equal(await findTold(world.db, silent), undefined);
      assert.deepEqual(await findTold(world.db, telling), {
        code: 'one_star',
        names,
        hours: 2,
        isKept: true,
      });
      valueOf(await withdrawTime(await world.as(chen), id));
      assert.equal((await findTold(world.db, telling))?.isKept, false);
    }));

  test('stands on no sheet before there is one', () =>
    inLevels(async (world) => {
      await give(world, 18);
      valueOf(await makeSheet(await world.as(chen), wish));
      assert.equal((await listSheets(world.db, chen))[0]?.starLevel, undefined);
    }));
});

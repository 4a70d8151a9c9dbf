import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sql } from 'kysely';
import { MOST_SHEETS, SHEET_DIGITS } from '#/features/hours/model.ts';
import { findSheet, listCounted, listSheets, revokeSheet } from '#/features/hours/store/sheets.ts';
import type { Db } from '#/platform/db/pool.ts';
import { inWorld, refusalOf, valueOf } from '#test/matters-world.ts';
import type { MatterWorld } from '#test/matters-world.ts';
import { people, places, recordedIn } from '#test/world.ts';
import { recordTime } from './record.ts';
import { confirmTime, withdrawTime } from './settle.ts';
import { codeOf, makeSheet, openOwnSheet, openReleased, takeSheetBack } from './sheets.ts';
import type { SaidSheet } from './sheets.ts';

const { chen, li, zhuang } = people;
const day = (text: string) => Temporal.PlainDate.from(text);
const wish: SaidSheet = {
  showsName: 'called',
  showsActivities: false,
  showsLevel: false,
  fromOn: day('2026-01-01'),
  toOn: day('2026-12-31'),
  validUntil: day('2027-01-31'),
};

/** Somebody gives an hour, which the community confirms. */
async function give(world: MatterWorld, by: string, startedAt: string): Promise<string> {
  const said = {
    startedAt: Temporal.Instant.from(startedAt),
    minutes: 60,
    content: '掃樓道',
    materials: undefined,
    activity: {
      name: '清樓道',
      inCharge: '莊文靜',
      placeId: places.community,
      teamId: undefined,
    },
  };
  const { id } = valueOf(await recordTime(await world.as(by), said));
  valueOf(await confirmTime(await world.as(zhuang), id));
  return id;
}

const rowsOf = async (db: Db) => {
  const { rows } = await sql<{ readonly text: string }>`
    select s::text as text from hours.sheet s`.execute(db);
  return rows.map(({ text }) => text);
};

describe('making a sheet', () => {
  test('adds up what counts between two days, both of them included', () =>
    inWorld(async (world) => {
      await give(world, chen, '2026-11-19T01:00:00Z');
      await give(world, chen, '2026-11-20T01:00:00Z');
      const gone = await give(world, chen, '2026-11-20T05:00:00Z');
      await give(world, li, '2026-11-20T01:00:00Z');
      valueOf(await withdrawTime(await world.as(chen), gone));
      const context = await world.as(chen);
      const minutes = async (fromOn: string, toOn: string) => {
        const { id } = valueOf(
          await makeSheet(context, { ...wish, fromOn: day(fromOn), toOn: day(toOn) }),
        );
        return valueOf(await openOwnSheet(context, id)).sheet.minutes;
      };
      assert.equal(await minutes('2026-11-19', '2026-11-20'), 120);
      assert.equal(await minutes('2026-11-20', '2026-11-20'), 60);
      const none = { ...wish, fromOn: day('2026-11-21'), toOn: day('2026-11-22') };
      assert.equal(refusalOf(await makeSheet(context, none)), 'nothing_counts');
    }));

  test('keeps the code nowhere, and gives the same one each time', () =>
    inWorld(async (world) => {
      await give(world, chen, '2026-11-20T01:00:00Z');
      const context = await world.as(chen);
      const { id } = valueOf(await makeSheet(context, wish));
      const code = codeOf(context, id);
      assert.match(code, new RegExp(`^\\d{${SHEET_DIGITS}}$`));
      assert.equal(codeOf(await world.as(li), id), code);
      assert.ok(!(await rowsOf(world.db)).join().includes(code));
      const { rows } = await sql<{ readonly all: string }>`
        select string_agg(j::text, ' ') as all from platform.journal j`.execute(world.db);
      assert.ok(!rows[0]?.all.includes(code));
      const told = await recordedIn(world.db);
      assert.ok(told.some(({ what }) => what === 'hours.make_sheet'));
    }));

  test('gives each sheet a code of its own', () =>
    inWorld(async (world) => {
      await give(world, chen, '2026-11-20T01:00:00Z');
      const context = await world.as(chen);
      const codes = new Set<string>();
      for (let made = 0; made < MOST_SHEETS; made += 1) {
        codes.add(codeOf(context, valueOf(await makeSheet(context, wish)).id));
      }
      assert.equal(codes.size, MOST_SHEETS);
      assert.equal(refusalOf(await makeSheet(context, wish)), 'too_many_sheets');
    }));

  test('needs somebody who has signed in', () =>
    inWorld(async (world) => {
      const visitor = world.asVisitor();
      assert.equal(refusalOf(await makeSheet(visitor, wish)), 'sign_in_required');
      assert.equal(refusalOf(await openOwnSheet(visitor, crypto.randomUUID())), 'sign_in_required');
      assert.equal(
        refusalOf(await takeSheetBack(visitor, crypto.randomUUID())),
        'sign_in_required',
      );
    }));
});

describe('a sheet', () => {
  test('is opened by its code by anybody, and by its number by its person alone', () =>
    inWorld(async (world) => {
      await give(world, chen, '2026-11-20T01:00:00Z');
      const context = await world.as(chen);
      const { id } = valueOf(await makeSheet(context, wish));
      const opened = valueOf(await openReleased(world.asVisitor(), codeOf(context, id)));
      assert.equal(opened.sheet.id, id);
      assert.deepEqual(
        opened.records.map(({ minutes }) => minutes),
        [60],
      );
      assert.equal(refusalOf(await openReleased(world.asVisitor(), id)), 'not_found');
      assert.equal(refusalOf(await openReleased(world.asVisitor(), '0'.repeat(20))), 'not_found');
      assert.equal(refusalOf(await openOwnSheet(await world.as(li), id)), 'not_found');
      assert.equal(refusalOf(await takeSheetBack(await world.as(li), id)), 'not_found');
    }));

  test('is taken back once, and its code then says no more than that it is over', () =>
    inWorld(async (world) => {
      await give(world, chen, '2026-11-20T01:00:00Z');
      const context = await world.as(chen);
      const { id } = valueOf(await makeSheet(context, wish));
      valueOf(await takeSheetBack(context, id));
      assert.equal(refusalOf(await takeSheetBack(context, id)), 'not_found');
      const over = await openReleased(world.asVisitor(), codeOf(context, id));
      assert.equal(refusalOf(over), 'sheet_over');
      assert.deepEqual(over.ok ? undefined : over.detail, {});
    }));

  test('is over after its last day, whoever looks', () =>
    inWorld(async (world) => {
      await give(world, chen, '2026-11-20T01:00:00Z');
      const maker = await world.as(chen);
      const { id } = valueOf(await makeSheet(maker, wish));
      world.forward({ hours: 24 * 100 });
      const over = await openReleased(world.asVisitor(), codeOf(maker, id));
      assert.equal(refusalOf(over), 'sheet_over');
      assert.ok((await openOwnSheet(await world.as(chen), id)).ok, 'its person still sees it');
    }));
});

describe('what is kept of sheets', () => {
  test('is found by the hash of a code, and comes back as it was written', () =>
    inWorld(async (world) => {
      await give(world, chen, '2026-11-20T01:00:00Z');
      const context = await world.as(chen);
      const full: SaidSheet = { ...wish, showsName: 'full', showsActivities: true };
      const { id } = valueOf(await makeSheet(context, full));
      const [sheet] = await listSheets(world.db, chen);
      assert.equal(sheet?.id, id);
      assert.deepEqual(
        [sheet?.showsName, sheet?.showsActivities, sheet?.madeBy, sheet?.minutes],
        ['full', true, chen, 60],
      );
      assert.deepEqual(
        [sheet?.fromOn.toString(), sheet?.validUntil.toString()],
        ['2026-01-01', '2027-01-31'],
      );
      assert.equal(await findSheet(world.db, Buffer.alloc(32)), undefined);
      assert.deepEqual(await listSheets(world.db, li), []);
    }));

  test('is taken back for its person alone', () =>
    inWorld(async (world) => {
      await give(world, chen, '2026-11-20T01:00:00Z');
      const { id } = valueOf(await makeSheet(await world.as(chen), wish));
      const at = world.now();
      assert.equal(await revokeSheet(world.db, { id, personId: li, at }), false);
      assert.equal(await revokeSheet(world.db, { id, personId: chen, at }), true);
      assert.equal(await revokeSheet(world.db, { id, personId: chen, at }), false);
    }));

  test('counts nothing that waits, was objected to or taken back', () =>
    inWorld(async (world) => {
      const counted = await give(world, chen, '2026-11-20T01:00:00Z');
      const gone = await give(world, chen, '2026-11-20T05:00:00Z');
      valueOf(await withdrawTime(await world.as(chen), gone));
      const found = await listCounted(world.db, { ...wish, personId: chen });
      assert.deepEqual(
        found.map(({ id }) => id),
        [counted],
      );
    }));

  test('says something of some time, from a day to a later one', () =>
    inWorld(async (world) => {
      const insert = (minutes: number, to: string) =>
        sql`
        insert into hours.sheet (community_id, id, person_id, code_hash, shows_name,
          shows_activities, from_on, to_on, minutes, made_at, made_by, valid_until)
        values (${places.community}, gen_random_uuid(), ${chen}, sha256(${to}::bytea), 'full', true,
          '2026-02-01', ${to}, ${minutes}, now(), ${chen}, '2027-01-01')`.execute(world.db);
      await insert(60, '2026-02-01');
      await sql`savepoint wrong`.execute(world.db);
      await assert.rejects(insert(0, '2026-03-01'), /sheet_minutes_check/);
      await sql`rollback to savepoint wrong`.execute(world.db);
      await assert.rejects(insert(60, '2026-01-01'), /sheet_check/);
      await sql`rollback to savepoint wrong`.execute(world.db);
    }));
});

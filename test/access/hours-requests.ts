import { join } from 'node:path';
import { sql } from 'kysely';
import { loadHoursReference } from '#/features/hours/index.ts';
import { places } from '#test/world.ts';
import type { TestApp } from '#test/app.ts';
import { own, reason } from './request.ts';
import type { Row } from './request.ts';
import { SHEET_DIGITS } from '#/features/hours/model.ts';
import { digitsOf, hashWith } from '#/platform/auth/digits.ts';
import { asker, parties } from './readers.ts';
import { TEAM } from './team-requests.ts';
import type { Targets } from './world.ts';

const REFERENCE = join(import.meta.dirname, '../../db/reference');

/** Records of time that the one who has things in hand gave in a matter of the asker’s. */
export const given = {
  waiting: '019cf000-0000-7000-8000-0000000e5701',
  counted: '019cf000-0000-7000-8000-0000000e5702',
  sheet: '019cf000-0000-7000-8000-0000000e5703',
} as const;

/** Lays two records of time beside a matter: one that waits, and one that counts. */
export async function layHours(app: TestApp): Promise<{ readonly sheetCode: string }> {
  const { db, services } = app;
  const rows = [
    [given.waiting, 'waiting', '2026-11-20 01:00Z', null],
    [given.counted, 'confirmed', '2026-11-19 01:00Z', asker.id],
  ] as const;
  for (const [id, state, from, by] of rows) {
    await db.transaction().execute(async (tx) => {
      await sql`insert into hours.record (community_id, id, person_id, matter_id, asker_id, team,
          place_id, content, started_at, ended_at, minutes, held_on, due_on, is_due_certain,
          recorded_at, recorded_on, recorded_by, state, confirmed_at, confirmed_by, confirmed_as,
          plus)
        values (${places.community}, ${id}, ${parties.holder}, gen_random_uuid(), ${asker.id}, '',
          ${places.building}, '換了燈座', ${from}, ${from}::timestamptz + interval '1 hour', 60,
          '2026-11-20', '2026-12-04', true, '2026-11-21', '2026-11-21', ${parties.holder}, ${state},
          ${by === null ? null : '2026-11-21'}, ${by}, ${by === null ? null : 'asker'},
          ${by === null ? null : 1})`.execute(tx);
      if (by === null) return;
      await sql`insert into hours.change (community_id, id, record_id, sign, plus, person_id, team,
          place_id, held_on, size, minutes, at)
        select community_id, gen_random_uuid(), id, 1, 1, person_id, team, place_id, held_on, minutes,
          minutes, confirmed_at from hours.record where id = ${id}`.execute(tx);
    });
  }
  await loadHoursReference(db, REFERENCE);
  await laySheet(app);
  return { sheetCode: sheetCode(services.secret) };
}

/** A sheet that the same one has made of it; its code is reckoned from its number. */
async function laySheet({ db, services }: TestApp): Promise<void> {
  const hash = hashWith(services.secret, 'hours.sheet', sheetCode(services.secret));
  await sql`insert into hours.sheet (community_id, id, person_id, code_hash, shows_name,
      shows_activities, from_on, to_on, minutes, made_at, made_by, valid_until)
    values (${places.community}, ${given.sheet}, ${parties.holder}, ${hash}, 'called', true,
      '2026-01-01', '2026-12-31', 60, '2026-11-22', ${parties.holder}, '2027-11-22')`.execute(db);
}

function sheetCode(secret: Uint8Array): string {
  return digitsOf(secret, { purpose: 'hours.sheet', id: given.sheet }, SHEET_DIGITS);
}

/** Requests about the time that people gave. */
export function hoursRows({ solved, sheetCode: code }: Targets): readonly Row[] {
  const { waiting, counted } = given;
  const time = { on: '2026-11-18', from: '09:00', minutes: 30, content: '換了燈座' };
  const named = { activity: '清樓道', inCharge: '莊文靜', place: places.community };
  const day = { from: '2026-01-01', to: '2026-12-31', validUntil: '2027-01-01' };
  const wish = { ...day, name: 'called' };
  const one = { hidden: 'id' } as const;
  const level = { code: 'one_star', hant: '一星級', hans: '一星级', en: 'One star', hours: 90 };
  return [
    ['hours.levels', '', {}],
    ['hours.levels', 'chosen', { level: level.code }],
    ['hours.change_level', '', level],
    ['hours.of_team', '', { id: TEAM }],
    ['hours.team_records', '', { id: TEAM, month: '2026-11' }],
    ['hours.of_place', '', { id: places.community }],
    ['hours.of_place', 'building', { id: places.building }],
    ['hours.place_records', '', { id: places.community, month: '2026-11' }],
    ['hours.mine', '', {}, own],
    ['hours.sheets', '', {}, own],
    ['hours.make_sheet', '', wish],
    ['hours.own_sheet', "holder's", { id: given.sheet }, one],
    ['hours.sheet_file', "holder's", { id: given.sheet }, one],
    ['hours.check_sheet', 'code', { code }],
    ['hours.check_sheet', 'forged', { code: '0'.repeat(SHEET_DIGITS) }],
    ['hours.waiting', '', {}, own],
    ['hours.ask', '', {}, own],
    ['hours.ask', 'matter', { matter: solved }],
    ['hours.record', 'activity', { ...time, ...named, voluntary: 'yes' }, own],
    ['hours.record', 'matter', { ...time, matter: solved, voluntary: 'yes' }],
    ['hours.show', 'waiting', { id: waiting }, one],
    ['hours.show', 'counted', { id: counted }, one],
    ['hours.ask_correction', '', { id: waiting }, one],
    ['hours.correct', '', { id: waiting, ...time, reason }, one],
    ['hours.confirm', '', { id: waiting }, one],
    ['hours.object', '', { id: waiting, reason }, one],
    ['hours.withdraw', '', { id: counted }, one],
    ['hours.revoke_sheet', "holder's", { id: given.sheet }, one],
  ];
}

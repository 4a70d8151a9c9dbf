import type { Roster, ShiftKind, Stand } from '#/features/rosters/model.ts';
import { insertKind, insertRoster } from '#/features/rosters/store/rosters.ts';
import type { Db } from '#/platform/db/pool.ts';

export const COMMUNITY = '350203007010';
export const NOW = Temporal.Instant.from('2026-11-23T15:40:00Z');
export const idOf = (number: number) =>
  `019cf000-0000-7000-8000-${String(number).padStart(12, '0')}`;
export const [CHEN, LI, WANG] = [idOf(101), idOf(102), idOf(103)];
export const TEAM = idOf(1);

export const roster: Roster = {
  communityId: COMMUNITY,
  id: idOf(2),
  organisationId: TEAM,
  name: '十二月',
  startsOn: Temporal.PlainDate.from('2026-12-01'),
  endsOn: Temporal.PlainDate.from('2026-12-31'),
  restMinutes: 660,
  mostPerWeek: 2,
  ability: undefined,
  state: 'draft',
  drawnBy: CHEN,
  drawnAt: NOW,
  publishedAt: undefined,
};

export const kind: ShiftKind = {
  id: idOf(11),
  name: '夜班',
  from: '22:00',
  to: '06:00',
  days: [2, 4],
  everyWeeks: 1,
  onHolidays: 'none',
  firstWanted: 1,
  secondWanted: 1,
};

/** The n-th night of December. */
export function night(number: number) {
  const heldOn = Temporal.PlainDate.from('2026-12-01').add({ days: number - 1 });
  const beginsAt = heldOn.toPlainDateTime('22:00').toZonedDateTime('Asia/Shanghai').toInstant();
  const endsAt = beginsAt.add({ hours: 8 });
  return { id: idOf(20 + number), heldOn, beginsAt, endsAt, isNight: true };
}

export async function drawUp(db: Db, changes: Partial<Roster> = {}): Promise<void> {
  const own = { ...roster, ...changes };
  await insertRoster(db, own);
  await insertKind(db, own, { kind, shifts: [night(1), night(3), night(5)] });
}

let next = 1_000;
/** A number that nothing else has. */
export const nextId = () => idOf((next += 1));
export function stand(number: number, changes: Partial<Stand> = {}): Stand {
  const { id, beginsAt, endsAt } = night(number);
  return {
    communityId: COMMUNITY,
    rosterId: roster.id,
    shiftId: id,
    id: idOf((next += 1)),
    level: 1,
    seat: 1,
    personId: LI,
    state: 'taken',
    consent: 'said',
    beginsAt,
    endsAt,
    putBy: CHEN,
    putAt: NOW,
    ...changes,
  };
}

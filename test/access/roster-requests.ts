import { z } from 'zod';
import { places } from '#test/world.ts';
import { asker } from './readers.ts';
import { own } from './request.ts';
import type { Request, Row } from './request.ts';
import { TEAM } from './team-requests.ts';
import type { Targets } from './world.ts';

const idShape = z.object({ id: z.string() });
const shownShape = z.object({
  kinds: z.array(idShape),
  days: z.array(
    z.object({
      shifts: z.array(
        z.object({ id: z.string(), seats: z.array(z.object({ standId: z.string().optional() })) }),
      ),
    }),
  ),
});

type Act = (by: string, asked: readonly [string, Request['raw']]) => Promise<unknown>;

const december = {
  name: '十二月夜裡',
  startsOn: '2026-12-01',
  endsOn: '2026-12-07',
  restHours: 0,
  mostPerWeek: 7,
};
const evenings = {
  name: '晚班',
  from: '18:00',
  to: '22:00',
  days: ['1', '2', '3', '4', '5', '6', '7'],
  everyWeeks: 1,
  onHolidays: 'as_usual',
  firstWanted: 1,
  secondWanted: 0,
};

/** The helper draws up two rosters; the asker is offered a shift of one, and takes another. */
export async function drawRosters(act: Act) {
  const draw = async () => {
    const drawn = await act('helper', ['rosters.draw_up', { id: TEAM, ...december }]);
    const { id } = idShape.parse(drawn);
    await act('helper', ['rosters.add_kind', { id, ...evenings }]);
    return id;
  };
  const draft = await draw();
  const roster = await draw();
  await act('helper', ['rosters.publish', { id: roster }]);
  const read = async (id: string) =>
    shownShape.parse(await act('helper', ['rosters.show', { id }]));
  const shifts = (await read(roster)).days.flatMap((day) => day.shifts);
  const [offered, taken, empty, fourth] = shifts.map(({ id }) => id);
  const seat = { level: 1, seat: 1, personId: asker.id };
  await act('helper', ['rosters.place', { id: offered, ...seat }]);
  await act('asker', ['rosters.take', { id: taken }]);
  const stands = (await read(roster)).days.flatMap((day) =>
    day.shifts.flatMap(({ seats }) => seats.map(({ standId }) => standId ?? '')),
  );
  const [offer = '', stand = ''] = stands;
  const [kind] = (await read(draft)).kinds;
  return {
    roster,
    rosterDraft: draft,
    rosterKind: kind?.id ?? '',
    offeredStand: offer,
    takenStand: stand,
    emptyShift: empty ?? '',
    rosterCalendar: await openOwnCalendar(act),
    ...(await askAll(act, fourth ?? '')),
  };
}

const swapShape = z.object({
  seats: z.array(z.object({ standId: z.string().optional(), isMine: z.boolean() })),
  swap: z.object({ asked: z.object({ id: z.string() }).optional() }).optional(),
});

/** The helper takes a shift, and asks all of the team whether somebody takes it over. */
async function askAll(act: Act, shiftId: string) {
  await act('helper', ['rosters.take', { id: shiftId }]);
  const read = async () => swapShape.parse(await act('helper', ['rosters.shift', { id: shiftId }]));
  const mine = (await read()).seats.find(({ isMine }) => isMine);
  await act('helper', ['rosters.ask_swap', { id: mine?.standId ?? '' }]);
  const rosterSwap = (await read()).swap?.asked?.id ?? '';
  return { rosterSwap, helpersStand: mine?.standId ?? '' };
}

const mineShape = z.object({ calendar: z.string() });

async function openOwnCalendar(act: Act): Promise<string> {
  await act('asker', ['rosters.open_calendar', {}]);
  const { calendar } = mineShape.parse(await act('asker', ['rosters.mine', {}]));
  return /\d{32}/.exec(calendar)?.[0] ?? '';
}

/** Requests about rosters, and about the hours ahead. */
export function rosterRows(targets: Targets): readonly Row[] {
  const { roster, rosterDraft: draft, rosterKind: kind, emptyShift } = targets;
  const { offeredStand: offer, takenStand: stand } = targets;
  const one = { hidden: 'id' } as const;
  const seat = { id: emptyShift, level: 1, seat: 1, personId: asker.id };
  return [
    ['rosters.watch', '', { id: places.community }],
    ['rosters.watch', 'next', { id: places.nextCommunity }],
    ['rosters.list', '', { id: TEAM }],
    ['rosters.draw_up', '', { id: TEAM, ...december }],
    ['rosters.show', 'published', { id: roster }, one],
    ['rosters.show', 'draft', { id: draft }, one],
    ['rosters.add_kind', '', { id: draft, ...evenings }, one],
    ['rosters.remove_kind', '', { id: draft, kindId: kind }, one],
    ['rosters.suggest', '', { id: draft }, one],
    ['rosters.publish', '', { id: draft }, one],
    ['rosters.throw_away', '', { id: draft }, one],
    ['rosters.end', '', { id: roster }, one],
    ['rosters.shift', '', { id: emptyShift }, one],
    ['rosters.place', '', seat, one],
    ['rosters.clear', '', { id: stand }, one],
    ['rosters.mine', '', {}, own],
    ['rosters.say_yes', '', { id: roster, kinds: [] }, one],
    ['rosters.answer', '', { id: offer, answer: 'yes' }, one],
    ['rosters.take', '', { id: emptyShift }, one],
    ['rosters.give_up', '', { id: stand }, one],
    ['rosters.ask_swap', '', { id: stand }, one],
    ['rosters.ask_exchange', '', { id: stand, other: targets.helpersStand }, one],
    ['rosters.answer_swap', '', { id: targets.rosterSwap, answer: 'no' }, one],
    ['rosters.withdraw_swap', '', { id: targets.rosterSwap }, one],
    ['rosters.calendar', "asker's", { token: targets.rosterCalendar }],
    ['rosters.open_calendar', '', {}, own],
    ['rosters.close_calendar', '', {}, own],
    ['rosters.open_team_calendar', '', { id: TEAM }],
    ['rosters.close_team_calendar', '', { id: TEAM }, own],
  ];
}

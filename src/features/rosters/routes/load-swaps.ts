import { hinderedBy, isAhead } from '#/features/rosters/actions/exchange.ts';
import { hindered } from '#/features/rosters/actions/plan.ts';
import type { Bench } from '#/features/rosters/actions/plan.ts';
import { openShift } from '#/features/rosters/actions/open.ts';
import type { OpenedShift } from '#/features/rosters/actions/open.ts';
import { findOpenSwap, listSwapsFor } from '#/features/rosters/store/swaps.ts';
import type { Context } from '#/platform/action/context.ts';
import type { ShiftShown, SwapShown } from './shapes.ts';

/** Of shifts that could be had for one’s own, so many of the next are named. */
const MOST_EXCHANGES = 40;

type Around = { readonly bench: Bench; readonly names: ReadonlyMap<string, string> };
type Offered = NonNullable<ShiftShown['swap']>;

/** Says of one’s own shift ahead who could take it over, and whether somebody is asked now. */
export async function loadSwap(
  { db, now, subject }: Context,
  opened: OpenedShift,
  around: Around,
): Promise<ShiftShown['swap']> {
  const { personId } = subject;
  const { shift, stands, memberIds, roster } = opened;
  const own = stands.find(
    (one) => one.shiftId === shift.id && one.personId === personId && one.state === 'taken',
  );
  if (own === undefined || !isAhead(own, now) || roster.state !== 'published') return undefined;
  const { bench, names } = around;
  const mates = memberIds.flatMap((id) => {
    const name = names.get(id);
    const isFree = hindered(opened, bench, { personId: id, shift }) === undefined;
    return id === personId || name === undefined || !isFree ? [] : [{ id, name }];
  });
  const asked = await findOpenSwap(db, own.id);
  const name = asked?.askedId === undefined ? undefined : names.get(asked.askedId);
  const inReturn = timesOf(opened, asked?.returnStandId);
  const exchanges = listExchanges(opened, { ...around, personId: own.personId, now });
  return { mates, exchanges, asked: asked && { id: asked.id, name, inReturn } };
}

/** Lists what others of the team have ahead that both could take for one’s own, the next first. */
function listExchanges(
  opened: OpenedShift,
  of: Around & { readonly personId: string; readonly now: Temporal.Instant },
): Offered['exchanges'] {
  const { shift, shifts, stands, memberIds } = opened;
  const { bench, names, personId, now } = of;
  const found: Offered['exchanges'] = [];
  for (const one of stands) {
    const back = shifts.find(({ id }) => id === one.shiftId);
    const name = names.get(one.personId);
    const isOther = one.personId !== personId && memberIds.includes(one.personId);
    if (back === undefined || name === undefined || !isOther || !isAhead(one, now)) continue;
    const mine = hinderedBy(opened, bench, { personId, shift: back, without: shift });
    const theirs = hinderedBy(opened, bench, { personId: one.personId, shift, without: back });
    if (mine !== undefined || theirs !== undefined) continue;
    found.push({ standId: one.id, name, beginsAt: one.beginsAt, endsAt: one.endsAt });
    if (found.length === MOST_EXCHANGES) break;
  }
  return found;
}

function timesOf(
  { stands }: Pick<OpenedShift, 'stands'>,
  standId: string | undefined,
): Pick<OpenedShift['shift'], 'beginsAt' | 'endsAt'> | undefined {
  const stand = stands.find(({ id }) => id === standId);
  return stand && { beginsAt: stand.beginsAt, endsAt: stand.endsAt };
}

/** Lists the shifts that others ask somebody to take over, the next first. */
export async function loadSwaps(
  context: Context,
  of: { readonly personId: string; readonly organisationIds: readonly string[] },
): Promise<SwapShown[]> {
  const asked: SwapShown[] = [];
  for (const line of await listSwapsFor(context.db, { ...of, now: context.now })) {
    const { id, shiftId, returnStandId } = line;
    const found = await openShift(context, shiftId);
    if (!found.ok || !found.value.isMember) continue;
    const { shift, kind, team } = found.value;
    const { beginsAt, endsAt } = shift;
    const inReturn = timesOf(found.value, returnStandId ?? undefined);
    asked.push({
      shiftId,
      team: team.name,
      kind: kind.name,
      beginsAt,
      endsAt,
      level: 1,
      swapId: id,
      inReturn,
    });
  }
  return asked;
}

import { hindered } from '#/features/rosters/actions/plan.ts';
import type { Bench } from '#/features/rosters/actions/plan.ts';
import { openShift } from '#/features/rosters/actions/open.ts';
import type { OpenedShift } from '#/features/rosters/actions/open.ts';
import { findOpenSwap, listSwapsFor } from '#/features/rosters/store/swaps.ts';
import type { Context } from '#/platform/action/context.ts';
import type { ShiftShown, SwapShown } from './shapes.ts';

/** Says of one’s own shift ahead who could take it over, and whether somebody is asked now. */
export async function loadSwap(
  { db, now, subject }: Context,
  opened: OpenedShift,
  around: { readonly bench: Bench; readonly names: ReadonlyMap<string, string> },
): Promise<ShiftShown['swap']> {
  const { personId } = subject;
  const { shift, stands, memberIds, roster } = opened;
  const own = stands.find(
    (one) => one.shiftId === shift.id && one.personId === personId && one.state === 'taken',
  );
  const isAhead = Temporal.Instant.compare(shift.beginsAt, now) > 0;
  if (own === undefined || !isAhead || roster.state !== 'published') return undefined;
  const { bench, names } = around;
  const mates = memberIds.flatMap((id) => {
    const name = names.get(id);
    const isFree = hindered(opened, bench, { personId: id, shift }) === undefined;
    return id === personId || name === undefined || !isFree ? [] : [{ id, name }];
  });
  const asked = await findOpenSwap(db, own.id);
  const name = asked?.askedId === undefined ? undefined : names.get(asked.askedId);
  return { mates, asked: asked && { id: asked.id, name } };
}

/** Lists the shifts that others ask somebody to take over, the next first. */
export async function loadSwaps(
  context: Context,
  of: { readonly personId: string; readonly organisationIds: readonly string[] },
): Promise<SwapShown[]> {
  const asked: SwapShown[] = [];
  for (const { id, shiftId } of await listSwapsFor(context.db, { ...of, now: context.now })) {
    const found = await openShift(context, shiftId);
    if (!found.ok || !found.value.isMember) continue;
    const { shift, kind, team } = found.value;
    const { beginsAt, endsAt } = shift;
    const line = { shiftId, team: team.name, kind: kind.name, beginsAt, endsAt, level: 1 } as const;
    asked.push({ ...line, swapId: id });
  }
  return asked;
}

import { nameSpots, readMatter, readUrgent } from '#/features/matters/index.ts';
import type { MatterName, MatterView, UrgentMatter } from '#/features/matters/index.ts';
import type { Alert, Call, CallStage } from '#/features/callouts/model.ts';
import { partIn } from '#/features/callouts/policy.ts';
import type { CallPart } from '#/features/callouts/policy.ts';
import { lastWave } from '#/features/callouts/rules/planner.ts';
import { listAlerts, noteSeen } from '#/features/callouts/store/alerts.ts';
import { findLatestCall } from '#/features/callouts/store/calls.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import type { Names } from '#/platform/i18n/catalogue.ts';
import { recordCall } from './look.ts';

/** A call as one of those in it sees it. */
export type CallShown = {
  readonly name: MatterName;
  readonly part: CallPart | 'staff';
  readonly categoryNames: Names;
  readonly body: string;
  /** The building; the very flat only to whom the contact is shown. */
  readonly where: Names;
  readonly raisedAt: Temporal.Instant;
  readonly stage: CallStage;
  readonly asked: number;
  readonly seen: number;
  readonly willing: number;
  /** Which role up the line is called now. */
  readonly role: string | undefined;
  readonly isEverybody: boolean;
  readonly coming: { readonly name: string | undefined; readonly at: Temporal.Instant | undefined };
  readonly contact: { readonly telephone: string | undefined; readonly home: Names } | undefined;
  readonly mine: Pick<Alert, 'answer' | 'chosenAt'> | undefined;
  readonly isLive: boolean;
  readonly isPressing: boolean;
  readonly verbs: MatterView['allowed']['verbs'];
};

/**
 * Shows a call to those in it: who asked, who goes, who was asked, and staff. That somebody who was
 * asked has seen it is told to who asked.
 * Refuses: `not_found`, also when it is none of theirs.
 */
export async function showCall(
  context: Context,
  name: MatterName,
): Promise<Result<CallShown, 'not_found'>> {
  const matter = await readUrgent(context, name);
  if (matter === undefined) return refuse('not_found');
  const call = await findLatestCall(context.db, matter);
  const alerts = call === undefined ? [] : await listAlerts(context.db, call);
  const part = partIn(context.subject, matter, alerts);
  // Whoever was only asked reads neither the flat nor the telephone.
  const read = part === 'asked' ? undefined : await readMatter(context, matter);
  const view = read?.ok === true ? read.value : undefined;
  if (part === undefined && view?.isOnDuty !== true) return refuse('not_found');
  const { personId } = context.subject;
  const own = alerts.find((alert) => alert.personId === personId);
  if (call !== undefined && own?.seenAt === undefined && own !== undefined) {
    await noteSight(context, call, own);
  }
  const names = await nameSpots(context.db, { placeIds: placesOf(matter, view) });
  const where = names.get(matter.buildingId ?? '')?.names ?? names.get(matter.communityId)?.names;
  return succeed({
    name,
    part: part ?? 'staff',
    categoryNames: matter.categoryNames,
    body: matter.body,
    where: where ?? { hant: '', hans: '', en: '' },
    raisedAt: matter.raisedAt,
    stage: stageOf(matter, call),
    ...countsOf(alerts),
    role: call && roleOf(call),
    isEverybody: call !== undefined && call.wave >= lastWave(call),
    coming: comingOf(matter, { view, alerts }),
    contact: contactOf(names, view),
    mine: own,
    isLive: call !== undefined && call.endedAt === undefined,
    isPressing: call?.isPressing === true || (call?.rung ?? 0) > 0,
    verbs: view?.allowed.verbs ?? [],
  });
}

async function noteSight(context: Context, call: Call, { personId }: Alert): Promise<void> {
  const isFirst = await noteSeen(context.db, call, { personId, at: context.now });
  if (isFirst) await recordCall(context, call, { verb: 'see' });
}

function placesOf(matter: UrgentMatter, view: MatterView | undefined): readonly string[] {
  const ids = [matter.buildingId, matter.communityId, view?.asker.homePlaceId, view?.placeId];
  return ids.filter((id) => id !== undefined);
}

function stageOf(matter: UrgentMatter, call: Call | undefined): CallStage {
  if (matter.state === 'done') return 'done';
  if (matter.isOver) return 'over';
  if (matter.holderId !== undefined) return matter.state === 'in_progress' ? 'arrived' : 'coming';
  return call?.endedAs === 'nobody' ? 'nobody' : 'seeking';
}

function countsOf(alerts: readonly Alert[]) {
  return {
    asked: alerts.length,
    seen: alerts.filter(({ seenAt, answer }) => seenAt !== undefined || answer !== undefined)
      .length,
    willing: alerts.filter(({ answer }) => answer === 'yes').length,
  };
}

function roleOf({ rung, plan }: Call): string | undefined {
  return rung === 0 ? undefined : plan.chain[rung - 1]?.role;
}

function comingOf(
  { holderId }: UrgentMatter,
  around: { readonly view: MatterView | undefined; readonly alerts: readonly Alert[] },
): CallShown['coming'] {
  const { view, alerts } = around;
  const lead = view?.hands.find(({ role, until }) => role === 'lead' && until === undefined);
  const alert = alerts.find(({ personId }) => personId === holderId);
  const { chosenAt, minutes } = alert ?? {};
  const at = chosenAt && minutes !== undefined ? chosenAt.add({ minutes }) : undefined;
  return { name: lead?.person.name, at };
}

function contactOf(
  names: ReadonlyMap<string, { readonly names: Names }>,
  view: MatterView | undefined,
): CallShown['contact'] {
  if (view === undefined || view.isMine) return undefined;
  const { telephone, homePlaceId } = view.asker;
  if (telephone === undefined && homePlaceId === undefined) return undefined;
  const home = names.get(homePlaceId ?? view.placeId) ?? names.get(view.placeId);
  return home && { telephone, home: home.names };
}

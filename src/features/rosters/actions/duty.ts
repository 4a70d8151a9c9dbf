import { enterStint } from '#/features/volunteers/index.ts';
import { nextSpan } from '#/features/rosters/rules/stints.ts';
import { listAhead, listDue, noteEntered, releaseAhead } from '#/features/rosters/store/entered.ts';
import { listStandsOf } from '#/features/rosters/store/stands.ts';
import { findHelpers } from '#/features/volunteers/index.ts';
import type { Context } from '#/platform/action/context.ts';
import { listTeam } from './team.ts';

/** A stint is entered so long before it begins, so that a job that is late does no harm. */
const ENTERED_HOURS = 24;
/** Who was left by a job that was lost is found within so long after their stint. */
const LOOKED_BACK_HOURS = 48;

/**
 * Enters where calls look who is on duty the stint that runs for somebody or begins within a day,
 * or that there is none. Done twice, it changes nothing.
 */
export async function keepDuty(context: Context, personId: string): Promise<void> {
  const { db, now } = context;
  const stands = await listStandsOf(db, { personIds: [personId], from: now });
  const spans = stands
    .filter(({ state }) => state === 'taken')
    .map(({ beginsAt, endsAt }) => ({ from: beginsAt, to: endsAt }));
  const next = nextSpan(spans, now);
  const by = now.add({ hours: ENTERED_HOURS });
  const span = next && Temporal.Instant.compare(next.from, by) <= 0 ? next : undefined;
  await enterStint(context, {
    personId,
    stint: span && { from: span.from, until: span.to },
  });
  await noteEntered(db, { personId, span, at: now });
}

/** Looks each minute whose stint is due, those too whom a job that was lost has left. */
export async function keepAllDuty(context: Context): Promise<void> {
  const { db, now } = context;
  const due = await listDue(db, {
    now,
    since: now.subtract({ hours: LOOKED_BACK_HOURS }),
    by: now.add({ hours: ENTERED_HOURS }),
  });
  for (const personId of due) await keepDuty(context, personId);
}

/**
 * Takes out of what is ahead those who have left their team or do not volunteer any more: their
 * places are gaps then, and are shown as such.
 */
export async function releaseThoseGone(context: Context): Promise<void> {
  const { db, now } = context;
  const ahead = await listAhead(db, now);
  const helpers = await findHelpers(db, [...new Set(ahead.map(({ personId }) => personId))], now);
  for (const [organisationId, own] of Map.groupBy(ahead, (one) => one.organisationId)) {
    const members = new Set(await listTeam(context, organisationId));
    for (const { personId } of own) {
      if (members.has(personId) && helpers.has(personId)) continue;
      await releaseAhead(db, { organisationId, personId, now });
      await keepDuty(context, personId);
    }
  }
}

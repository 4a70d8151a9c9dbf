import type { Plan } from '#/features/callouts/model.ts';
import type { Db } from '#/platform/db/pool.ts';
import { tablesOf } from './tables.ts';

const EVERYWHERE = '-';
const SET_HERE = 'Set by a steward of the place.';

/** How help is sought somewhere, and by which place that was set. */
export type Rule = {
  readonly plan: Plan;
  /** The place that set it; nothing where nobody has. */
  readonly setAt: string | undefined;
};

/** Reads how help is sought at a place: as the nearest of the places it lies in says. */
export async function readPlan(db: Db, line: readonly string[]): Promise<Plan> {
  return (await readRule(db, line)).plan;
}

/** Reads how help is sought at a place, and which place of its line says so. */
export async function readRule(db: Db, line: readonly string[]): Promise<Rule> {
  const rows = await tablesOf(db)
    .selectFrom('callouts.rule')
    .selectAll()
    .where((where) => where('place_id', '=', where.fn.any(where.val([EVERYWHERE, ...line]))))
    .execute();
  const nearest = [EVERYWHERE, ...line].findLast((id) => rows.some((row) => row.place_id === id));
  const rule = rows.find((row) => row.place_id === nearest);
  if (rule === undefined) throw new Error('No rule says how help is sought.');
  return {
    setAt: rule.place_id === EVERYWHERE ? undefined : rule.place_id,
    plan: {
      targets: rule.targets,
      waveSeconds: rule.wave_seconds,
      collectSeconds: rule.collect_seconds,
      rungSeconds: rule.rung_seconds,
      prior: { yes: rule.prior_yes, asked: rule.prior_asked },
      restHours: rule.rest_hours,
      travelMinutes: rule.travel_minutes,
      mostAsked: rule.most_asked,
      chain: rule.chain.map((role) => ({ role })),
    },
  };
}

/** Sets how help is sought at a place, in the place of what was set there before. */
export async function saveRule(
  db: Db,
  placeId: string,
  { plan, on }: { readonly plan: Plan; readonly on: Temporal.PlainDate },
): Promise<void> {
  const row = {
    targets: [...plan.targets],
    wave_seconds: plan.waveSeconds,
    collect_seconds: plan.collectSeconds,
    rung_seconds: plan.rungSeconds,
    prior_yes: plan.prior.yes,
    prior_asked: plan.prior.asked,
    rest_hours: plan.restHours,
    travel_minutes: plan.travelMinutes,
    most_asked: plan.mostAsked,
    chain: plan.chain.map(({ role }) => role),
    source: SET_HERE,
    source_date: on,
    is_edited: true,
  };
  await tablesOf(db)
    .insertInto('callouts.rule')
    .values({ place_id: placeId, ...row })
    .onConflict((conflict) => conflict.column('place_id').doUpdateSet(row))
    .execute();
}

/** Takes back what was set at a place; tells whether anything was. */
export async function deleteRule(db: Db, placeId: string): Promise<boolean> {
  const gone = await tablesOf(db)
    .deleteFrom('callouts.rule')
    .where('place_id', '=', placeId)
    .where('place_id', '<>', EVERYWHERE)
    .executeTakeFirst();
  return gone.numDeletedRows > 0n;
}

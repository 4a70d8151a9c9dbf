import type { Plan } from '#/features/callouts/model.ts';
import type { Db } from '#/platform/db/pool.ts';
import { tablesOf } from './tables.ts';

const EVERYWHERE = '-';

/** Reads how help is sought at a place: as the nearest of the places it lies in says. */
export async function readPlan(db: Db, line: readonly string[]): Promise<Plan> {
  const rows = await tablesOf(db)
    .selectFrom('callouts.rule')
    .selectAll()
    .where((where) => where('place_id', '=', where.fn.any(where.val([EVERYWHERE, ...line]))))
    .execute();
  const nearest = [EVERYWHERE, ...line].findLast((id) => rows.some((row) => row.place_id === id));
  const rule = rows.find((row) => row.place_id === nearest);
  if (rule === undefined) throw new Error('No rule says how help is sought.');
  return {
    targets: rule.targets,
    waveSeconds: rule.wave_seconds,
    collectSeconds: rule.collect_seconds,
    rungSeconds: rule.rung_seconds,
    prior: { yes: rule.prior_yes, asked: rule.prior_asked },
    restHours: rule.rest_hours,
    travelMinutes: rule.travel_minutes,
    mostAsked: rule.most_asked,
    chain: rule.chain.map((role) => ({ role })),
  };
}

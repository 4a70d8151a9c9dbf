import { sql } from 'kysely';
import type { Db } from '#/platform/db/pool.ts';
import type { Figures } from '#/features/joint/model.ts';

/** Counts what came of the joint tasks of some communities that were called since a moment. */
export async function readFigures(
  db: Db,
  of: {
    readonly communityIds: readonly string[];
    readonly since: Temporal.Instant;
    readonly now: Temporal.Instant;
  },
): Promise<Figures> {
  const { rows } = await sql<Figures>`
    with task as (
      select * from joint.task
      where community_id = any(${[...of.communityIds]}::text[]) and asked_at >= ${of.since}
    ), called as (
      select t.report_due_at as due_at, c.answered_at,
        t.met_at is not null and c.is_required and c.state <> 'excused' as had_to_come,
        c.attendance = 'arrived' as has_come,
        c.answered_at is not null or (c.state <> 'excused' and t.report_due_at <= ${of.now}
          and (t.called_off_at is null or t.called_off_at >= t.report_due_at)) as is_due
      from task t join joint.call c on c.community_id = t.community_id and c.task_id = t.id
    ), part as (
      select p.* from task t
      join joint.part p on p.community_id = t.community_id and p.task_id = t.id
      where t.state <> 'called_off' and (p.ended_at is not null or p.due_at <= ${of.now})
    )
    select * from (select count(*)::int as asked,
        count(closed_at)::int as closed,
        count(assessed_at)::int as assessed,
        (count(*) filter (where assessment = 'solved'))::int as solved,
        (count(*) filter (where assessment = 'partly'))::int as partly
      from task) tasks,
      (select (count(*) filter (where is_due))::int as "reportDue",
        (count(*) filter (where is_due and answered_at <= due_at))::int as "reportedInTime",
        (count(*) filter (where had_to_come))::int as "toCome",
        (count(*) filter (where had_to_come and has_come))::int as came
      from called) calls,
      (select count(*)::int as "partDue",
        (count(*) filter (where outcome = 'done' and ended_at <= due_at))::int as "partInTime"
      from part) parts`.execute(db);
  const [figures] = rows;
  if (figures === undefined) throw new Error('Counting gave no row.');
  return figures;
}

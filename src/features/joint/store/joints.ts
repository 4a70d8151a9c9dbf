import { sql } from 'kysely';
import type { Db } from '#/platform/db/pool.ts';
import { MAX_LISTED, MOST_CALLED, MOST_PARTS } from '#/features/joint/model.ts';
import type { Call, Joint, Part, Task } from '#/features/joint/model.ts';
import { callRow, partRow, taskRow, toCall, toPart, toTask } from './rows.ts';
import { tablesOf } from './tables.ts';

type TaskKey = Pick<Task, 'communityId' | 'id'>;

/** Finds a joint task with all that belongs to it. */
export async function findJoint(db: Db, id: string): Promise<Joint | undefined> {
  const row = await selectTasks(db).where('id', '=', id).executeTakeFirst();
  return row && withRest(db, toTask(row));
}

/** Finds a joint task and holds it until the transaction ends. */
export async function lockJoint(db: Db, id: string): Promise<Joint | undefined> {
  const row = await selectTasks(db).where('id', '=', id).forUpdate().executeTakeFirst();
  return row && withRest(db, toTask(row));
}

/** Saves a joint task that has just begun; tells whether none goes on with the same lead. */
export async function insertJoint(db: Db, joint: Joint): Promise<boolean> {
  const { task, calls } = joint;
  const tables = tablesOf(db);
  const saved = await tables
    .insertInto('joint.task')
    .values(taskRow(joint))
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (saved === undefined) return false;
  await tables
    .insertInto('joint.call')
    .values(calls.map((call) => callRow(task, call)))
    .execute();
  return true;
}

/**
 * Saves what has become of a joint task; the caller holds it. Tells whether none goes on with the
 * same lead.
 */
export async function saveJoint(db: Db, before: Joint, after: Joint): Promise<boolean> {
  const { task } = after;
  if (task.lead !== before.task.lead && (await leadsAnother(db, task))) return false;
  for (const call of after.calls) {
    if (!before.calls.includes(call)) await saveCall(db, task, call);
  }
  for (const part of after.parts) {
    if (!before.parts.includes(part)) await savePart(db, task, part);
  }
  await tablesOf(db)
    .updateTable('joint.task')
    .set(taskRow(after))
    .where('community_id', '=', task.communityId)
    .where('id', '=', task.id)
    .execute();
  return true;
}

/** Lists the joint tasks of a matter, the latest first. */
export async function listOfMatter(
  db: Db,
  of: { readonly communityId: string; readonly matterId: string },
): Promise<readonly Joint[]> {
  const rows = await selectTasks(db)
    .where('community_id', '=', of.communityId)
    .where('matter_id', '=', of.matterId)
    .orderBy('asked_at', 'desc')
    .orderBy('id', 'desc')
    .limit(MAX_LISTED)
    .execute();
  return withRests(db, rows.map(toTask));
}

/** Of whom joint tasks are listed: their desks, and the communities all of whose they read. */
export type ListedFor = {
  readonly desks: readonly string[];
  readonly communityIds: readonly string[];
  readonly shows: 'open' | 'over';
};

/** Lists the joint tasks somebody has to do with: what presses first, or the latest of the past. */
export async function listFor(
  db: Db,
  { desks, communityIds, shows }: ListedFor,
): Promise<readonly Joint[]> {
  const query = selectFor(db, { desks, communityIds });
  const narrowed =
    shows === 'open'
      ? query.where('wakes_at', 'is not', null).orderBy('wakes_at').orderBy('id')
      : query.where('wakes_at', 'is', null).orderBy('asked_at', 'desc').orderBy('id');
  const rows = await narrowed.limit(MAX_LISTED).execute();
  return withRests(db, rows.map(toTask));
}

/** Counts the joint tasks that go on in which some desks have a part, up to what a list shows. */
export async function countOpenFor(db: Db, desks: readonly string[]): Promise<number> {
  if (desks.length === 0) return 0;
  const found = await selectFor(db, { desks, communityIds: [] })
    .where('wakes_at', 'is not', null)
    .limit(MAX_LISTED)
    .execute();
  return found.length;
}

/** Lists those of which a clock has rung. */
export async function listWoken(
  db: Db,
  now: Temporal.Instant,
  limit: number,
): Promise<readonly TaskKey[]> {
  const rows = await tablesOf(db)
    .selectFrom('joint.task')
    .select(['community_id', 'id'])
    .where('wakes_at', '<=', now)
    .orderBy('wakes_at')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ communityId: row.community_id, id: row.id }));
}

/** Lists all that go on, for whoever looks whether the matter still does. */
export async function listGoingOn(
  db: Db,
  limit: number,
): Promise<readonly (TaskKey & { readonly matterId: string })[]> {
  const rows = await tablesOf(db)
    .selectFrom('joint.task')
    .select(['community_id', 'id', 'matter_id'])
    .where('state', 'in', ['called', 'met'])
    .orderBy('asked_at')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    communityId: row.community_id,
    id: row.id,
    matterId: row.matter_id,
  }));
}

async function leadsAnother(db: Db, task: Task): Promise<boolean> {
  const row = await tablesOf(db)
    .selectFrom('joint.task')
    .select('id')
    .where('community_id', '=', task.communityId)
    .where('matter_id', '=', task.matterId)
    .where('lead', '=', task.lead)
    .where('state', 'in', ['called', 'met'])
    .where('id', '<>', task.id)
    .executeTakeFirst();
  return row !== undefined;
}

async function saveCall(db: Db, task: Task, call: Call): Promise<void> {
  await tablesOf(db)
    .updateTable('joint.call')
    .set(callRow(task, call))
    .where('community_id', '=', task.communityId)
    .where('task_id', '=', task.id)
    .where('id', '=', call.id)
    .execute();
}

async function savePart(db: Db, task: Task, part: Part): Promise<void> {
  const row = partRow(task, part);
  await tablesOf(db)
    .insertInto('joint.part')
    .values(row)
    .onConflict((conflict) => conflict.columns(['community_id', 'task_id', 'id']).doUpdateSet(row))
    .execute();
}

function selectFor(db: Db, { desks, communityIds }: Omit<ListedFor, 'shows'>) {
  return selectTasks(db).where(sql<boolean>`(
    joint.task.community_id = any(${[...communityIds]}::text[])
    or joint.task.caller = any(${[...desks]}::text[])
    or joint.task.superior = any(${[...desks]}::text[])
    or (joint.task.community_id, joint.task.id) in (
      select c.community_id, c.task_id from joint.call c where c.body = any(${[...desks]}::text[])))`);
}

function selectTasks(db: Db) {
  return tablesOf(db).selectFrom('joint.task').selectAll('joint.task');
}

async function withRest(db: Db, task: Task): Promise<Joint> {
  const [joint] = await withRests(db, [task]);
  if (joint === undefined) throw new Error(`${task.id} is gone.`);
  return joint;
}

async function withRests(db: Db, tasks: readonly Task[]): Promise<readonly Joint[]> {
  if (tasks.length === 0) return [];
  const ids = tasks.map(({ id }) => id);
  const communityIds = [...new Set(tasks.map(({ communityId }) => communityId))];
  const calls = await tablesOf(db)
    .selectFrom('joint.call')
    .selectAll()
    .where(sql<boolean>`community_id = any(${communityIds}) and task_id = any(${ids}::uuid[])`)
    .orderBy('id')
    .limit(tasks.length * MOST_CALLED)
    .execute();
  const parts = await tablesOf(db)
    .selectFrom('joint.part')
    .selectAll()
    .where(sql<boolean>`community_id = any(${communityIds}) and task_id = any(${ids}::uuid[])`)
    .orderBy('due_at')
    .orderBy('id')
    .limit(tasks.length * MOST_PARTS)
    .execute();
  return tasks.map((task) => ({
    task,
    calls: calls.filter((row) => row.task_id === task.id).map(toCall),
    parts: parts.filter((row) => row.task_id === task.id).map(toPart),
  }));
}

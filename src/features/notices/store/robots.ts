import type { Db } from '#/platform/db/pool.ts';
import { tablesOf } from './tables.ts';

export const robotKinds = ['wecom', 'dingtalk', 'feishu'] as const;
export type RobotKind = (typeof robotKinds)[number];

/** A robot in the chat group of a place; its address is sealed. */
export type Robot = {
  readonly communityId: string;
  readonly id: string;
  readonly placeId: string;
  readonly kind: RobotKind;
  readonly name: string;
  readonly sealed: string;
};

const MOST_LISTED = 100;

/** Keeps a robot. */
export async function insertRobot(db: Db, robot: Robot, now: Temporal.Instant): Promise<void> {
  await tablesOf(db)
    .insertInto('notices.robot')
    .values({
      community_id: robot.communityId,
      id: robot.id,
      place_id: robot.placeId,
      kind: robot.kind,
      name: robot.name,
      sealed: robot.sealed,
      made_at: now,
    })
    .execute();
}

/** Lists the robots of some communities, the oldest first. */
export async function listRobots(
  db: Db,
  communityIds: readonly string[],
): Promise<readonly Robot[]> {
  if (communityIds.length === 0) return [];
  const rows = await tablesOf(db)
    .selectFrom('notices.robot')
    .selectAll()
    .where('community_id', 'in', communityIds)
    .orderBy('made_at')
    .orderBy('id')
    .limit(MOST_LISTED)
    .execute();
  return rows.map(toRobot);
}

/** Finds a robot by its id. */
export async function findRobot(db: Db, id: string): Promise<Robot | undefined> {
  const row = await tablesOf(db)
    .selectFrom('notices.robot')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  return row && toRobot(row);
}

/** Takes a robot away, with what it was still to say. */
export async function deleteRobot(db: Db, id: string): Promise<void> {
  await tablesOf(db).deleteFrom('notices.robot').where('id', '=', id).execute();
}

function toRobot(row: {
  readonly community_id: string;
  readonly id: string;
  readonly place_id: string;
  readonly kind: string;
  readonly name: string;
  readonly sealed: string;
}): Robot {
  return {
    communityId: row.community_id,
    id: row.id,
    placeId: row.place_id,
    kind: row.kind as RobotKind,
    name: row.name,
    sealed: row.sealed,
  };
}

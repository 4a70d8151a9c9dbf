import { sql } from 'kysely';
import type { PhotoStage, State, VerdictAnswer } from '#/features/matters/model/matter.ts';
import type { MatterPhoto, Verdict } from '#/features/matters/model/record.ts';
import type { Db } from '#/platform/db/pool.ts';
import { addToCount } from './matters.ts';
import { tablesOf, wantedRows } from './tables.ts';
import type { MatterKey } from './tables.ts';

type By = { readonly personId: string; readonly actorId: string; readonly at: Temporal.Instant };

/** Keeps photos with a matter; one that is there already stays as it is. */
export async function insertPhotos(
  db: Db,
  key: MatterKey,
  photos: readonly (By & {
    readonly id: string;
    readonly fileId: string;
    readonly stage: PhotoStage;
  })[],
): Promise<number> {
  if (photos.length === 0) return 0;
  const added = await tablesOf(db)
    .insertInto('matters.photo')
    .values(
      photos.map((photo) => ({
        community_id: key.communityId,
        matter_id: key.id,
        id: photo.id,
        file_id: photo.fileId,
        stage: photo.stage,
        at: photo.at,
        person_id: photo.personId,
        actor_id: photo.actorId,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute();
  if (added.length > 0) await addToCount(db, key, { name: 'photo_count', by: added.length });
  return added.length;
}

/** Lists the photos of a matter in order. */
export async function listPhotos(db: Db, key: MatterKey): Promise<readonly MatterPhoto[]> {
  const rows = await tablesOf(db)
    .selectFrom('matters.photo')
    .selectAll()
    .where('community_id', '=', key.communityId)
    .where('matter_id', '=', key.id)
    .where('hidden_at', 'is', null)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    fileId: row.file_id,
    stage: row.stage as PhotoStage,
    at: row.at,
    personId: row.person_id,
    actorId: row.actor_id,
  }));
}

/** Finds the first photo of each matter, for cards. */
export async function findFirstPhotos(
  db: Db,
  keys: readonly MatterKey[],
): Promise<ReadonlyMap<string, string>> {
  if (keys.length === 0) return new Map();
  const { rows } = await sql<{ readonly id: string; readonly fileId: string }>`
    select distinct on (w.id) w.id, p.file_id as "fileId"
    from ${wantedRows(keys)}
    join matters.photo p on p.community_id = w.community_id collate "C" and p.matter_id = w.id
    where p.hidden_at is null
    order by w.id, p.id`.execute(db);
  return new Map(rows.map(({ id, fileId }) => [id, fileId]));
}

/** Keeps the asker's answer. */
export async function insertVerdict(
  db: Db,
  key: MatterKey,
  verdict: By & Verdict & { readonly id: string },
): Promise<void> {
  await tablesOf(db)
    .insertInto('matters.verdict')
    .values({
      community_id: key.communityId,
      matter_id: key.id,
      id: verdict.id,
      at: verdict.at,
      person_id: verdict.personId,
      actor_id: verdict.actorId,
      answer: verdict.answer,
      is_satisfied: verdict.isSatisfied ?? null,
      thanks: verdict.thanks ?? null,
      wishes_to_help: verdict.wishesToHelp,
    })
    .execute();
}

/** Lists the asker's answers, the latest last. */
export async function listVerdicts(db: Db, key: MatterKey): Promise<readonly Verdict[]> {
  const rows = await tablesOf(db)
    .selectFrom('matters.verdict')
    .selectAll()
    .where('community_id', '=', key.communityId)
    .where('matter_id', '=', key.id)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    at: row.at,
    answer: row.answer as VerdictAnswer,
    isSatisfied: row.is_satisfied ?? undefined,
    thanks: row.thanks ?? undefined,
    wishesToHelp: row.wishes_to_help,
  }));
}

/** Keeps that somebody wants a matter opened again, and why. */
export async function insertReopening(
  db: Db,
  key: MatterKey,
  reopening: By & {
    readonly id: string;
    readonly kind: 'not_fixed' | 'requested';
    readonly fromState: State;
    readonly reason: string;
  },
): Promise<void> {
  const isAtOnce = reopening.kind === 'not_fixed';
  await tablesOf(db)
    .insertInto('matters.reopening')
    .values({
      community_id: key.communityId,
      matter_id: key.id,
      id: reopening.id,
      at: reopening.at,
      kind: reopening.kind,
      from_state: reopening.fromState,
      person_id: reopening.personId,
      actor_id: reopening.actorId,
      reason: reopening.reason,
      decision: isAtOnce ? 'granted' : null,
      decided_at: isAtOnce ? reopening.at : null,
    })
    .execute();
}

/** Answers the open wish to have a matter opened again. */
export async function decideReopening(
  db: Db,
  key: MatterKey,
  decided: {
    readonly decision: 'granted' | 'refused';
    readonly at: Temporal.Instant;
    readonly by: string | undefined;
  },
): Promise<void> {
  await tablesOf(db)
    .updateTable('matters.reopening')
    .set({
      decision: decided.decision,
      decided_at: decided.at,
      decided_by: decided.by ?? null,
    })
    .where('community_id', '=', key.communityId)
    .where('matter_id', '=', key.id)
    .where('decision', 'is', null)
    .execute();
}

/** Notes that a person was helped; tells whether it was the first time. */
export async function markHelped(
  db: Db,
  key: MatterKey,
  helped: {
    readonly personId: string;
    readonly at: Temporal.Instant;
    readonly wishesToHelp: boolean;
  },
): Promise<boolean> {
  const { rows } = await sql<{ readonly isNew: boolean }>`
    insert into matters.helped (community_id, person_id, helped_at, helped_matter_id, wished_at)
    values (${key.communityId}, ${helped.personId}, ${helped.at}, ${key.id},
      ${helped.wishesToHelp ? helped.at : null})
    on conflict (community_id, person_id) do update
      set wished_at = coalesce(matters.helped.wished_at, excluded.wished_at)
    returning (xmax = 0) as "isNew"`.execute(db);
  return rows[0]?.isNew === true;
}

/**
 * Notes that those who worked on a matter that is now solved, and had been helped before they took
 * it up, became helpers; lists those for whom it is the first time.
 */
export async function markHelpers(
  db: Db,
  key: MatterKey,
  at: Temporal.Instant,
): Promise<readonly string[]> {
  const { rows } = await sql<{ readonly personId: string }>`
    update matters.helped h
    set helping_at = ${at}, helping_matter_id = ${key.id}
    where h.community_id = ${key.communityId}
      and h.helping_at is null
      and h.helped_at < ${at}
      and h.person_id in (
        select a.person_id from matters.assignment a
        where a.community_id = ${key.communityId} and a.matter_id = ${key.id}
          and a.started_at > h.helped_at
          and (a.ended_at is null or a.end_reason = 'done'))
    returning h.person_id as "personId"`.execute(db);
  return rows.map((row) => row.personId);
}

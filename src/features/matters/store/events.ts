import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { NoteVisibility, Queue, State, Voice } from '#/features/matters/model/matter.ts';
import type { Comment, MatterEvent } from '#/features/matters/model/record.ts';
import type { MattersTables } from '#/features/matters/tables.ts';
import type { Db } from '#/platform/db/pool.ts';
import type { Json } from '#/platform/db/json.ts';
import { addToCount } from './matters.ts';
import { notAbout } from './cards.ts';
import { hiddenOf } from './hidden-of.ts';
import { tablesOf } from './tables.ts';
import type { MatterKey } from './tables.ts';

const MAX_EVENTS = 500;
const MAX_COMMENTS = 300;

export type NewEvent = MatterEvent & { readonly data?: { readonly [key: string]: Json } };

/** Adds lines to a matter's story. */
export async function insertEvents(
  db: Db,
  key: MatterKey,
  events: readonly NewEvent[],
): Promise<void> {
  if (events.length === 0) return;
  await tablesOf(db)
    .insertInto('matters.event')
    .values(
      events.map((event) => ({
        community_id: key.communityId,
        matter_id: key.id,
        id: event.id,
        at: event.at,
        verb: event.verb,
        from_state: event.fromState ?? null,
        to_state: event.toState ?? null,
        actor_id: event.actorId ?? null,
        person_id: event.personId ?? null,
        part: event.voice,
        addressed_to: event.addressedTo ?? null,
        note: event.note ?? null,
        visibility: event.visibility,
        data: JSON.stringify(event.data ?? {}),
      })),
    )
    .execute();
}

/** Lists the story of a matter in order, as much of it as a reader may see. */
export async function listEvents(
  db: Db,
  key: MatterKey,
  visible: readonly NoteVisibility[],
): Promise<readonly MatterEvent[]> {
  const rows = await tablesOf(db)
    .selectFrom('matters.event')
    .selectAll()
    .where('community_id', '=', key.communityId)
    .where('matter_id', '=', key.id)
    .where('visibility', 'in', visible)
    .orderBy('at')
    .orderBy('position')
    .limit(MAX_EVENTS)
    .execute();
  return rows.map(toEvent);
}

/** Lists the latest lines addressed to a person in a community: reminders and requests. */
export async function listAddressed(
  db: Db,
  to: {
    readonly communityId: string;
    readonly personId: string;
    readonly actingId?: string | undefined;
  },
  most: number,
): Promise<readonly { readonly matterId: string; readonly event: MatterEvent }[]> {
  const rows = await tablesOf(db)
    .selectFrom('matters.event')
    .selectAll()
    .where('community_id', '=', to.communityId)
    .where('addressed_to', '=', to.personId)
    .where(
      sql<boolean>`exists (select 1 from matters.matter m where m.community_id = event.community_id
        and m.id = event.matter_id and ${notAbout(to.actingId)})`,
    )
    .orderBy('id', 'desc')
    .limit(most)
    .execute();
  return rows.map((row) => ({ matterId: row.matter_id, event: toEvent(row) }));
}

/** Adds a comment and counts it. */
export async function insertComment(db: Db, key: MatterKey, comment: Comment): Promise<void> {
  await tablesOf(db)
    .insertInto('matters.comment')
    .values({
      community_id: key.communityId,
      matter_id: key.id,
      id: comment.id,
      at: comment.at,
      actor_id: comment.actorId,
      person_id: comment.personId,
      part: comment.voice,
      body: comment.body,
      visibility: comment.visibility,
    })
    .execute();
  if (comment.visibility === 'public') {
    await addToCount(db, key, { name: 'comment_count', by: 1 });
  }
}

/** Lists the comments on a matter that a reader may see, in order. */
export async function listComments(
  db: Db,
  key: MatterKey,
  visible: readonly NoteVisibility[],
): Promise<readonly Comment[]> {
  const rows = await tablesOf(db)
    .selectFrom('matters.comment')
    .selectAll()
    .where('community_id', '=', key.communityId)
    .where('matter_id', '=', key.id)
    .where('visibility', 'in', visible)
    .orderBy('id')
    .limit(MAX_COMMENTS)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
    personId: row.person_id,
    actorId: row.actor_id,
    voice: row.part as Voice,
    body: row.body,
    visibility: row.visibility as NoteVisibility,
    ...hiddenOf(row),
  }));
}

function toEvent(row: Selectable<MattersTables['matters.event']>): MatterEvent {
  return {
    id: row.id,
    at: row.at,
    verb: row.verb,
    fromState: (row.from_state ?? undefined) as State | undefined,
    toState: (row.to_state ?? undefined) as State | undefined,
    actorId: row.actor_id ?? undefined,
    personId: row.person_id ?? undefined,
    voice: row.part as Voice,
    addressedTo: row.addressed_to ?? undefined,
    note: row.note ?? undefined,
    visibility: row.visibility as NoteVisibility,
    ...hiddenOf(row),
    passedTo: passedToOf(row),
  };
}

/** Whose a matter became stands with the step that handed it on. */
function passedToOf({ data }: { readonly data: Json }): Queue | undefined {
  const isNoted = typeof data === 'object' && data !== null && 'passedTo' in data;
  return isNoted && typeof data.passedTo === 'string' ? (data.passedTo as Queue) : undefined;
}

import { sql } from 'kysely';
import type { Hidden, Thing, ThingName, ThingWords } from '#/features/matters/model/hiding.ts';
import type { Db } from '#/platform/db/pool.ts';
import { hiddenOf } from './hidden-of.ts';
import { addToCount } from './matters.ts';
import { tablesOf } from './tables.ts';
import type { MatterKey } from './tables.ts';

/** Lists the photos of a matter as things, hidden ones too. */
export async function listPhotoThings(db: Db, key: MatterKey): Promise<readonly Thing[]> {
  const rows = await tablesOf(db)
    .selectFrom('matters.photo')
    .selectAll()
    .where('community_id', '=', key.communityId)
    .where('matter_id', '=', key.id)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    kind: 'photo',
    id: row.thing_id ?? row.file_id,
    fileId: row.file_id,
    at: row.at,
    personId: row.person_id,
    actorId: row.actor_id,
    words: { title: undefined, body: '' },
    hidden: hiddenOf(row).hidden,
  }));
}

/** Lists since when photos of a matter are hidden, and why. */
export async function listHiddenPhotos(db: Db, key: MatterKey): Promise<readonly Hidden[]> {
  const rows = await tablesOf(db)
    .selectFrom('matters.photo')
    .select(['hidden_at', 'hidden_for'])
    .where('community_id', '=', key.communityId)
    .where('matter_id', '=', key.id)
    .where('hidden_at', 'is not', null)
    .orderBy('id')
    .execute();
  return rows.flatMap((row) => hiddenOf(row).hidden ?? []);
}

/** A thing whose words become others: those that stand there now, and those that will. */
export type Swap = {
  readonly thing: ThingName & { readonly at: Temporal.Instant };
  readonly from: ThingWords;
  readonly to: ThingWords;
  /** Nothing when the thing is shown again. */
  readonly hidden: Hidden | undefined;
};

/** Puts other words in the place of those of a thing; a photo is put away, or taken out again. */
export async function swapWords(db: Db, key: MatterKey, swap: Swap): Promise<void> {
  const { thing, to, hidden } = swap;
  const marks = { hidden_at: hidden?.at ?? null, hidden_for: hidden?.cause ?? null };
  if (thing.kind === 'words') {
    const words = { title: to.title ?? to.body, body: to.body };
    await tablesOf(db)
      .updateTable('matters.matter')
      .set({ ...words, ...marks })
      .where('community_id', '=', key.communityId)
      .where('id', '=', key.id)
      .execute();
  }
  if (thing.kind === 'comment' || thing.kind === 'note') await swapSaid(db, key, swap);
  if (thing.kind === 'photo') await movePhoto(db, key, swap);
}

async function movePhoto(db: Db, key: MatterKey, { thing, hidden }: Swap): Promise<void> {
  const moved = await tablesOf(db)
    .updateTable('matters.photo')
    .set({ hidden_at: hidden?.at ?? null, hidden_for: hidden?.cause ?? null })
    .where('community_id', '=', key.communityId)
    .where('matter_id', '=', key.id)
    .where((row) => row.fn.coalesce('thing_id', 'file_id'), '=', thing.id)
    .where('hidden_at', hidden === undefined ? 'is not' : 'is', null)
    .executeTakeFirst();
  const by = Number(moved.numUpdatedRows) * (hidden === undefined ? 1 : -1);
  await addToCount(db, key, { name: 'photo_count', by });
}

/** Where the words of one deed may stand: an answer is a comment and a line of the story. */
const SAID = [
  ['comment', 'body'],
  ['event', 'note'],
  ['verdict', 'thanks'],
  ['offer', 'words'],
  ['request', 'reason'],
  ['reopening', 'reason'],
] as const;

/** The same words of the same moment are one thing, wherever in the matter they are kept. */
async function swapSaid(db: Db, key: MatterKey, { thing, from, to, hidden }: Swap): Promise<void> {
  const { communityId, id } = key;
  for (const [table, column] of SAID) {
    const marks =
      table === 'comment' || table === 'event'
        ? sql`, hidden_at = ${hidden?.at ?? null}, hidden_for = ${hidden?.cause ?? null}`
        : sql``;
    await sql`update ${sql.id('matters', table)}
      set ${sql.ref(column)} = ${to.body}${marks}
      where community_id = ${communityId} and matter_id = ${id}::uuid and at = ${thing.at}
        and ${sql.ref(column)} = ${from.body}`.execute(db);
  }
}

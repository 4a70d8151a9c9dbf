import { sql } from 'kysely';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import { loadToTraditional } from '#/lib/traditional.ts';
import { findOfficialCodeOfPath, findPathOfOfficialCode } from '#/lib/tree.ts';
import { COMMUNITY_LEVEL } from '#/features/places/model.ts';
import type { NewPlace } from '#/features/places/model.ts';
import { readNation, readNationHead } from '#/features/places/rules/nation-file.ts';
import type { OfficialPlace } from '#/features/places/rules/nation-file.ts';
import { layOutOfficialPlace } from '#/features/places/rules/official-places.ts';
import type { Db } from '#/platform/db/pool.ts';
import { withBareTree } from './bulk.ts';
import { tablesOf } from './find.ts';
import { readNationText } from './nation-text.ts';
import { NO_PLACES, addTallies, prepareUpsert } from './rows.ts';
import type { Tally } from './rows.ts';
import { inTransaction } from './transaction.ts';

export type NationOptions = {
  /** Official codes whose subtrees are wanted, with what lies above them; none means all. */
  readonly codes?: readonly string[];
  /** Hears how many places of how many are written. */
  readonly onProgress?: (done: number, total: number) => void;
};

const BATCH = 5_000;
/** From this size on an import takes the indexes off first, if the tree is smaller than itself. */
const BULK = 10_000;

/**
 * Loads the official places that ship with the program, all or nothing. Loading again brings names
 * up to date and leaves alone what is not official: own units, names written by hand, moves.
 * Refuses `place_code_unknown` (`code`) when nothing official has a code that is asked for.
 */
export async function importNation(
  db: Db,
  options: NationOptions = {},
): Promise<Result<Tally, 'place_code_unknown'>> {
  const text = await readNationText();
  const selection = select(text, (options.codes ?? []).map(shortenCode));
  if ('missing' in selection) return refuse('place_code_unknown', { code: selection.missing });
  const tally = await inTransaction(db, async (tx) => {
    const write = () => writeNation(tx, selection, options);
    const isBulk = selection.total >= BULK && selection.total > (await countPlaces(tx));
    const written = isBulk ? await withBareTree(tx, write) : await write();
    if (written.created > 0) await sql`analyze places.place`.execute(tx);
    return written;
  });
  options.onProgress?.(selection.total, selection.total);
  return succeed(tally);
}

/** Drops the zeros with which a code of a higher level may be filled up: 350200000000 is 3502. */
function shortenCode(code: string): string {
  const path = findPathOfOfficialCode(code.trim());
  return (path === undefined ? undefined : findOfficialCodeOfPath(path)) ?? code.trim();
}

type Selection = { readonly places: Iterable<OfficialPlace>; readonly total: number };

/** Selects the wanted subtrees and what lies above them, or tells a code that is not there. */
function select(text: string, codes: readonly string[]): Selection | { readonly missing: string } {
  if (codes.length === 0) {
    return { places: readNation(text), total: Number(readNationHead(text)['Places']) };
  }
  const places: OfficialPlace[] = [];
  const missing = new Set(codes);
  for (const place of readNation(text)) {
    const { code } = place;
    if (!codes.some((wanted) => code.startsWith(wanted) || wanted.startsWith(code))) continue;
    places.push(place);
    missing.delete(code);
  }
  const [first] = missing;
  return first === undefined ? { places, total: places.length } : { missing: first };
}

async function writeNation(
  tx: Db,
  { places, total }: Selection,
  { onProgress }: NationOptions,
): Promise<Tally> {
  const toNewPlace = await makeLayout(tx);
  let running = Promise.resolve(NO_PLACES);
  let tally = NO_PLACES;
  let done = 0;
  for (const batch of batchesOf(places)) {
    // The next batch is made ready while the database writes the one before.
    const write = prepareUpsert(batch.map(toNewPlace), 'derived');
    tally = addTallies(tally, await running);
    running = write(tx);
    // Should the file prove damaged meanwhile, that is the fault to tell of, not this one.
    running.catch(() => {});
    done += batch.length;
    // The last word is said when everything hangs together.
    if (done < total) onProgress?.(done, total);
  }
  return addTallies(tally, await running);
}

async function makeLayout(tx: Db): Promise<(place: OfficialPlace) => NewPlace> {
  const toTraditional = await loadToTraditional();
  const moved = await findMoved(tx);
  return (place) => {
    const laidOut = layOutOfficialPlace(place, moved);
    const nameHant = toTraditional(laidOut.name);
    return { ...laidOut, nameHant: nameHant === laidOut.name ? undefined : nameHant };
  };
}

/** Finds the places whose paths are no longer, or never were, their official codes. */
async function findMoved(tx: Db): Promise<ReadonlyMap<string, string>> {
  const rows = await tablesOf(tx)
    .selectFrom('places.place')
    .select(['id', 'path'])
    .where(sql<boolean>`level <= ${COMMUNITY_LEVEL} and replace(path, '.', '') <> id`)
    .execute();
  return new Map(rows.map(({ id, path }) => [id, path]));
}

async function countPlaces(tx: Db): Promise<number> {
  const { count } = await tablesOf(tx)
    .selectFrom('places.place')
    .select((select) => select.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

function* batchesOf<Item>(items: Iterable<Item>): Generator<readonly Item[]> {
  let batch: Item[] = [];
  for (const item of items) {
    batch.push(item);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

import { sql } from 'kysely';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import { loadToTraditional } from '#/lib/traditional.ts';
import { findOfficialCodeOfPath, findPathOfOfficialCode } from '#/lib/tree.ts';
import type { NewPlace } from '#/features/places/model.ts';
import { readNation, readNationHead } from '#/features/places/rules/nation-file.ts';
import type { OfficialPlace } from '#/features/places/rules/nation-file.ts';
import { layOutOfficialPlace } from '#/features/places/rules/official-places.ts';
import type { Db, Tx } from '#/platform/db/pool.ts';
import { withBareTree } from './bulk.ts';
import { tablesOf } from './find.ts';
import { readNationText } from './nation-text.ts';
import { NO_PLACES, addTallies, prepareUpsert } from './rows.ts';
import type { Tally } from './rows.ts';

export type NationOptions = {
  /** Official codes whose subtrees are wanted, with what lies above them; none means all. */
  readonly codes?: readonly string[];
  /** Hears how many places of how many are written. */
  readonly onProgress?: (done: number, total: number) => void;
};

const BATCH = 5_000;
/** From this size on an import takes the indexes off first, if the tree is smaller than itself. */
const BULK = 100_000;

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
  const wanted = (options.codes ?? []).map(shortenCode);
  const { total, missing } = survey(text, wanted);
  if (missing !== undefined) return refuse('place_code_unknown', { code: missing });
  const tally = await db.transaction().execute(async (tx) => {
    const write = () => writeNation(tx, { text, wanted, total, ...options });
    const isBulk = total >= BULK && total > (await countPlaces(tx));
    const written = isBulk ? await withBareTree(tx, write) : await write();
    await sql`analyze places.place`.execute(tx);
    return written;
  });
  return succeed(tally);
}

/** Drops the zeros with which a code of a higher level may be filled up: 350200000000 is 3502. */
function shortenCode(code: string): string {
  const path = findPathOfOfficialCode(code.trim());
  return (path === undefined ? undefined : findOfficialCodeOfPath(path)) ?? code.trim();
}

/** Counts what is wanted, and finds a wanted code that the list has not. */
function survey(
  text: string,
  wanted: readonly string[],
): { readonly total: number; readonly missing: string | undefined } {
  if (wanted.length === 0)
    return { total: Number(readNationHead(text)['Places']), missing: undefined };
  const missing = new Set(wanted);
  let total = 0;
  for (const { code } of readWanted(text, wanted)) {
    total += 1;
    missing.delete(code);
  }
  return { total, missing: [...missing][0] };
}

function* readWanted(text: string, wanted: readonly string[]): Generator<OfficialPlace> {
  for (const place of readNation(text)) {
    const { code } = place;
    const isWanted =
      wanted.length === 0 ||
      wanted.some((start) => code.startsWith(start) || start.startsWith(code));
    if (isWanted) yield place;
  }
}

type Work = Pick<NationOptions, 'onProgress'> & {
  readonly text: string;
  readonly wanted: readonly string[];
  readonly total: number;
};

async function writeNation(tx: Tx, { text, wanted, total, onProgress }: Work): Promise<Tally> {
  const toNewPlace = await makeLayout(tx);
  let running = Promise.resolve(NO_PLACES);
  let tally = NO_PLACES;
  let done = 0;
  for (const batch of batchesOf(readWanted(text, wanted))) {
    // The next batch is made ready while the database writes the one before.
    const write = prepareUpsert(batch.map(toNewPlace), 'derived');
    tally = addTallies(tally, await running);
    running = write(tx);
    // Should the file prove damaged meanwhile, that is the fault to tell of, not this one.
    running.catch(() => {});
    done += batch.length;
    onProgress?.(done, total);
  }
  return addTallies(tally, await running);
}

async function makeLayout(tx: Tx): Promise<(place: OfficialPlace) => NewPlace> {
  const toTraditional = await loadToTraditional();
  const moved = await findMoved(tx);
  return (place) => {
    const laidOut = layOutOfficialPlace(place, moved);
    const nameHant = toTraditional(laidOut.name);
    return { ...laidOut, nameHant: nameHant === laidOut.name ? undefined : nameHant };
  };
}

/** Finds the official places whose paths are no longer the codes they came with. */
async function findMoved(tx: Tx): Promise<ReadonlyMap<string, string>> {
  const rows = await tablesOf(tx)
    .selectFrom('places.place')
    .select(['id', 'path'])
    .where(sql<boolean>`id ~ '^[0-9]{2,12}$' and replace(path, '.', '') <> id`)
    .execute();
  return new Map(rows.map(({ id, path }) => [id, path]));
}

async function countPlaces(tx: Tx): Promise<number> {
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

import { sql } from 'kysely';
import type { Db } from '#/platform/db/pool.ts';
import { ask, endpointOf, markBeginning } from './ask.ts';
import type { Outcome } from './ask.ts';
import { readers } from './readers.ts';
import { aboutNothing, requestsOf } from './requests.ts';
import type { Request } from './request.ts';
import { rowName } from './table.ts';
import type { Table } from './table.ts';
import type { AccessWorld } from './world.ts';

/** What one reader got of one request. */
export type Asked = {
  readonly request: Request;
  readonly reader: string;
  readonly outcome: Outcome;
  /** The same asked about something that does not exist, where nobody may know what does. */
  readonly ofNothing: Outcome | undefined;
};

/** As many ask at once as make two cores and a database busy. */
const AT_ONCE = 3;

/** Has every reader ask everything; nothing of it stays. */
export async function askAll(world: AccessWorld): Promise<readonly Asked[]> {
  const waiting = requestsOf(world.targets).map((request, index) => ({ request, index }));
  const total = waiting.length;
  const rows = new Map<number, readonly Asked[]>();
  const work = async () => {
    const transaction = await world.app.db.startTransaction().execute();
    try {
      // What waits for another of us for longer has met a fault of the matrix itself.
      await sql`set local lock_timeout = '20s'`.execute(transaction);
      await markBeginning(transaction);
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        rows.set(next.index, await askEverybody({ ...world, db: transaction }, next.request));
      }
    } finally {
      await transaction.rollback().execute();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return Array.from({ length: total }, (_, index) => rows.get(index) ?? []).flat();
}

async function askEverybody(
  world: AccessWorld & { readonly db: Db },
  request: Request,
): Promise<readonly Asked[]> {
  const row: Asked[] = [];
  const endpoint = endpointOf(request);
  for (const { name } of readers) {
    const subject = world.subjects.get(name);
    if (subject === undefined) throw new Error(`${name} did not sign in.`);
    const outcome = await ask(world, subject, { endpoint, raw: request.raw });
    const isHidden = request.hidden !== undefined && isKnownToFew(name, outcome);
    const nothing = isHidden ? aboutNothing(request, request.hidden ?? '') : undefined;
    const ofNothing = nothing && (await ask(world, subject, { endpoint, raw: nothing }));
    row.push({ request, reader: name, outcome, ofNothing });
  }
  return row;
}

/** Those who have nothing to do with anything here are compared whatever they are answered. */
const outsiders = new Set(
  readers.filter(({ role }) => role?.reach === 'out').map(({ name }) => name),
)
  .add('visitor')
  .add('unconfirmed')
  .add('stranger');

function isKnownToFew(reader: string, { cell }: Outcome): boolean {
  return cell === 'none' || (outsiders.has(reader) && !cell.startsWith('yes'));
}

/** Puts what was got into a table of rows and columns. */
export function tableOf(asked: readonly Asked[]): Table {
  const rows = new Map<string, string[]>();
  for (const { request, outcome } of asked) {
    const name = rowName(request);
    rows.set(name, [...(rows.get(name) ?? []), outcome.cell]);
  }
  return { readers: readers.map(({ name }) => name), rows };
}

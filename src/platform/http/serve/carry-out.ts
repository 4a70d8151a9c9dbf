import { enterWall, reachOf } from '#/platform/access/wall.ts';
import type { Db, Tx } from '#/platform/db/pool.ts';
import type { Context } from '#/platform/action/context.ts';
import { makeContext } from '#/platform/action/make-context.ts';
import type { AnyEndpoint, Answer } from '#/platform/http/endpoint.ts';
import { forgetKey, keepOutcome, takeKey } from '#/platform/http/keys.ts';
import { NoRoomError } from '#/platform/storage/room.ts';
import type { Incoming } from './incoming.ts';

/** Carries a refusal or bad input out of a transaction, so that it rolls back. */
class Undone extends Error {
  readonly answer: Answer;

  constructor(answer: Answer) {
    super('undone');
    this.answer = answer;
  }
}

/** Runs an endpoint that changes nothing. */
export async function look(
  incoming: Incoming,
  endpoint: AnyEndpoint,
  values: unknown,
): Promise<Answer> {
  return endpoint.answer(
    contextFor(incoming, incoming.reading, () => {}),
    values,
  );
}

/** Runs an endpoint that changes nothing, and leaves no trace of having looked. */
export async function glance(
  incoming: Incoming,
  endpoint: AnyEndpoint,
  values: unknown,
): Promise<Answer> {
  try {
    return await incoming.parts.db.transaction().execute(async (tx) => {
      await enterWall(tx, reachOf(incoming.subject));
      throw new Undone(
        await endpoint.answer(
          contextFor(incoming, tx, () => {}),
          values,
        ),
      );
    });
  } catch (error) {
    if (error instanceof Undone) return error.answer;
    throw error;
  }
}

/**
 * Runs an action in one transaction: with the key's kept outcome if it was done before, else
 * afresh. A refusal rolls everything back, the key too, so that it may be tried again; only where
 * refusals are counted, the count stays. On a disk that is nearly full nothing is begun.
 */
export async function carryOut(
  incoming: Incoming,
  endpoint: AnyEndpoint,
  request: Carried,
): Promise<Answer> {
  if ((await incoming.parts.hasRoom?.()) === false) throw new NoRoomError();
  for (let left = MOST_ATTEMPTS; ; left -= 1) {
    try {
      return await begin(incoming.parts.db, request, (tx) =>
        carryOutIn(tx, { incoming, endpoint, request }),
      );
    } catch (error) {
      if (error instanceof Undone) return error.answer;
      // Somebody else changed it while it was looked at: the next look tells.
      if (left === 0 || !isOvertaken(error)) throw error;
    }
  }
}

const MOST_ATTEMPTS = 3;
/** `serialization_failure` and `deadlock_detected` of PostgreSQL: who begins again gets through. */
const OVERTAKEN: ReadonlySet<unknown> = new Set(['40001', '40P01']);

/** A request that changes something. */
type Carried = {
  readonly values: unknown;
  readonly key: string | undefined;
  /** To whom the key belongs, if nobody has signed in. */
  readonly keyHolder?: string;
  /** Tells whether what is to be changed is still as the sender saw it. */
  readonly precondition?: Precondition | undefined;
};

/** What must hold, in the transaction of an action, before it begins. */
export type Precondition = (context: Context) => Promise<boolean>;

/**
 * Under a precondition all is read as at one instant, and a row that was changed since cannot be
 * locked: between the look and the deed nobody can step in.
 */
function begin<T>(db: Db, { precondition }: Carried, run: (tx: Tx) => Promise<T>): Promise<T> {
  const transaction = db.transaction();
  if (precondition === undefined) return transaction.execute(run);
  return transaction.setIsolationLevel('repeatable read').execute(run);
}

function isOvertaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && OVERTAKEN.has(error.code);
}

async function carryOutIn(
  tx: Db,
  of: {
    readonly incoming: Incoming;
    readonly endpoint: AnyEndpoint;
    readonly request: Carried;
  },
): Promise<Answer> {
  const { incoming, endpoint, request } = of;
  const sealer = incoming.parts.services;
  await enterWall(tx, reachOf(incoming.subject));
  const key = scopedKey(incoming, endpoint, request);
  if (key !== undefined) {
    const { actorId } = incoming.subject;
    const taking = { key, endpoint: endpoint.name, actorId, secret: sealer.secret };
    const kept = await takeKey(tx, taking, incoming.now);
    if (kept !== undefined) return endpoint.repeat(kept.outcome, request.values);
  }
  const mayGoOn = await request.precondition?.(contextFor(incoming, tx, () => {}));
  if (mayGoOn === false) {
    throw new Undone({ kind: 'refused', code: 'changed_meanwhile', detail: {} });
  }
  const answer = await attempt(incoming, endpoint, { db: tx, values: request.values });
  if (key !== undefined && answer.kind === 'done') {
    await keepOutcome(tx, key, { outcome: answer.encoded(), sealer });
  }
  if (key !== undefined && answer.kind === 'refused') await forgetKey(tx, key);
  return answer;
}

async function attempt(
  incoming: Incoming,
  endpoint: AnyEndpoint,
  { db, values }: { readonly db: Db; readonly values: unknown },
): Promise<Answer> {
  let entries = 0;
  const context = contextFor(incoming, db, () => {
    entries += 1;
  });
  const answer = await endpoint.answer(context, values);
  if (answer.kind === 'refused' && endpoint.countsRefusals) return answer;
  if (answer.kind !== 'done') throw new Undone(answer);
  if (entries === 0 && !endpoint.isUnrecorded) {
    throw new Error(`${endpoint.name} changed something and wrote no journal entry`);
  }
  return answer;
}

/** The same key from another person or for another action is another key. */
function scopedKey(
  { subject, holder }: Incoming,
  endpoint: AnyEndpoint,
  { key, keyHolder }: Carried,
): string | undefined {
  if (key === undefined) return undefined;
  return `${subject.actorId ?? keyHolder ?? holder}:${endpoint.name}:${key}`;
}

function contextFor(incoming: Incoming, db: Db, onRecord: () => void) {
  return makeContext({
    db,
    subject: incoming.subject,
    language: incoming.language,
    client: incoming.client,
    services: incoming.parts.services,
    onRecord,
  });
}

import { enterWall, reachOf } from '#/platform/access/wall.ts';
import type { Db } from '#/platform/db/pool.ts';
import { makeContext } from '#/platform/action/make-context.ts';
import type { AnyEndpoint, Answer } from '#/platform/http/endpoint.ts';
import { forgetKey, keepOutcome, takeKey } from '#/platform/http/keys.ts';
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

/**
 * Runs an action in one transaction: with the key's kept outcome if it was done before, else
 * afresh. A refusal rolls everything back, the key too, so that it may be tried again; only where
 * refusals are counted, the count stays.
 */
export async function carryOut(
  incoming: Incoming,
  endpoint: AnyEndpoint,
  request: { readonly values: unknown; readonly key: string | undefined },
): Promise<Answer> {
  const sealer = incoming.parts.services;
  try {
    return await incoming.parts.db.transaction().execute(async (tx) => {
      await enterWall(tx, reachOf(incoming.subject));
      const key =
        request.key === undefined ? undefined : scopedKey(incoming, endpoint, request.key);
      if (key !== undefined) {
        const { actorId } = incoming.subject;
        const taking = { key, endpoint: endpoint.name, actorId, secret: sealer.secret };
        const kept = await takeKey(tx, taking, incoming.now);
        if (kept !== undefined) return endpoint.repeat(kept.outcome, request.values);
      }
      const answer = await attempt(incoming, endpoint, { db: tx, values: request.values });
      if (key !== undefined && answer.kind === 'done') {
        await keepOutcome(tx, key, { outcome: answer.encoded(), sealer });
      }
      if (key !== undefined && answer.kind === 'refused') await forgetKey(tx, key);
      return answer;
    });
  } catch (error) {
    if (error instanceof Undone) return error.answer;
    throw error;
  }
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
function scopedKey(incoming: Incoming, endpoint: AnyEndpoint, key: string): string {
  return `${incoming.subject.actorId ?? incoming.holder}:${endpoint.name}:${key}`;
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

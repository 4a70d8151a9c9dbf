import { sql } from 'kysely';
import { endpoints } from '#/app/endpoints.ts';
import { refusalFor } from '#/platform/access/strength.ts';
import { enterWall, reachOf } from '#/platform/access/wall.ts';
import type { Subject } from '#/platform/access/subject.ts';
import type { Db } from '#/platform/db/pool.ts';
import type { AnyEndpoint, Answer } from '#/platform/http/endpoint.ts';
import { viewWith } from '#test/drawn.ts';
import { FLAT, asker } from './readers.ts';
import type { Request } from './request.ts';
import { contextFor } from './world.ts';
import type { AccessWorld } from './world.ts';

/**
 * What came of a request: `in` has to sign in, `no` is not allowed, `none` finds nothing,
 * `confirm` has to confirm that it is them, for an office of theirs rests; another
 * code is refused for a reason that is not who they are; `yes` is done. The number after it is the
 * level of what the answer tells of the asker: 1 how neighbours call them, 2 name, telephone or
 * flat, 3 the year of birth.
 */
export type Outcome = {
  readonly cell: string;
  /** What was told, to compare it with another answer. */
  readonly told: string;
  /** Whether it was noted, for the asker to read, that this reader was shown something of them. */
  readonly isNoted?: boolean;
};

const SIGN_IN = 'sign_in_required';
const cells: Readonly<Record<string, string>> = {
  [SIGN_IN]: 'in',
  not_allowed: 'no',
  not_found: 'none',
  strength_required: 'confirm',
};

/** Finds the endpoint of a request. */
export function endpointOf({ endpoint }: Pick<Request, 'endpoint'>): AnyEndpoint {
  const found = endpoints.find(({ name }) => name === endpoint);
  if (found === undefined) throw new Error(`There is no endpoint ${endpoint}.`);
  return found;
}

/** Asks as the server does, the policy first, in a transaction, and takes everything back. */
export async function ask(
  world: Pick<AccessWorld, 'app'> & { readonly db: Db },
  subject: Subject,
  asked: { readonly endpoint: AnyEndpoint; readonly raw: unknown },
): Promise<Outcome> {
  const { endpoint, raw } = asked;
  if (!endpoint.policy.allows(subject)) {
    const code = subject.actorId === undefined ? SIGN_IN : 'not_allowed';
    return outcomeOfRefusal({ kind: 'refused', code: refusalFor(subject, code), detail: {} });
  }
  const { db } = world;
  await enterWall(db, reachOf(subject));
  const given = await endpoint.answer(contextFor(world, subject, db), raw);
  const answer =
    given.kind === 'refused' ? { ...given, code: refusalFor(subject, given.code) } : given;
  const outcome = await outcomeOf(answer, `${endpoint.name} ${JSON.stringify(raw)}`);
  if (endpoint.kind === 'acting' && answer.kind === 'done') {
    // Rules of the database that are looked at only at the end are looked at now.
    await sql`set constraints all immediate`.execute(db);
  }
  const isNoted = await isAskerTold(db, subject);
  // After reading, too: who reads a record may hold it, or have counted a wrong guess.
  await takeBack(db);
  return { ...outcome, isNoted };
}

async function isAskerTold(db: Db, { actorId }: Subject): Promise<boolean> {
  const { rows } = await sql`select from platform.reading
    where person_id = ${asker.id}::uuid and actor_id = ${actorId ?? null}::uuid limit 1`.execute(
    db,
  );
  return rows.length > 0;
}

/** Marks the moment to which everything that is done is taken back. */
export async function markBeginning(db: Db): Promise<void> {
  await sql`savepoint beginning`.execute(db);
}

async function takeBack(db: Db): Promise<void> {
  await sql`rollback to savepoint beginning`.execute(db);
}

async function outcomeOf(answer: Answer, asked: string): Promise<Outcome> {
  if (answer.kind === 'refused') return outcomeOfRefusal(answer);
  if (answer.kind === 'invalid') {
    throw new Error(`${asked} is no valid request: ${JSON.stringify(answer.issues)}`);
  }
  const encoded = JSON.stringify(answer.encoded());
  const sent = levelToldIn(encoded);
  const level = sent >= 2 ? sent : Math.max(sent, levelToldIn(await drawnOf(answer)));
  return { cell: level === 0 ? 'yes' : `yes${level}`, told: encoded };
}

async function drawnOf({ page }: Answer & { readonly kind: 'done' }): Promise<string> {
  const drawn = page?.(viewWith({ reader: { name: '讀者', actingFor: undefined } }));
  return drawn === undefined ? '' : `${drawn.title} ${await drawn.body}`;
}

function outcomeOfRefusal(refused: Answer & { readonly kind: 'refused' }): Outcome {
  const { code, detail } = refused;
  return { cell: cells[code] ?? code, told: JSON.stringify({ code, detail }) };
}

/** Everything by which the asker could be told from others, however it is written. */
const secrets: readonly RegExp[] = [
  new RegExp(asker.name),
  new RegExp(asker.telephone.replace('+86', '').replaceAll(/(?<=\d)(?=\d)/g, '[^\\d]{0,2}')),
  new RegExp(`${FLAT}(?!\\d)`),
  /3號樓 ?2單元 ?202/,
];

/** Finds up to which level a text tells of the asker. */
export function levelToldIn(text: string): 0 | 1 | 2 | 3 {
  if (text.includes(`"birthYear":${asker.birthYear}`)) return 3;
  if (secrets.some((secret) => secret.test(text))) return 2;
  return text.includes(asker.called) ? 1 : 0;
}

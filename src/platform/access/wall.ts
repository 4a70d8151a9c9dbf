import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Db } from '#/platform/db/pool.ts';
import type { Role, Subject } from './subject.ts';

/** Whose inside a transaction may see: the database hands out no personal row beyond it. */
export type Reach = {
  readonly communityIds: readonly string[];
  readonly householdIds: readonly string[];
  readonly personIds: readonly string[];
};

/**
 * The role in which requests work where the program connects as a superuser, whom no wall holds.
 * It is a member of that one, and so owns all tables without being above their policies.
 */
export const WALLED_ROLE = 'linli_walled';

/** Roles that show nobody more than neighbours see. */
const SEES_NO_PERSONS: ReadonlySet<Role> = new Set<Role>(['viewer']);

/**
 * Says how far the personal rows reach that a subject may be shown: the communities in which they
 * hold a role that is about persons, their own homes, themselves and whom they act for. A role
 * above the community reaches nobody: scope does not widen level.
 */
export function reachOf(subject: Subject): Reach {
  const communityIds = subject.grants
    .filter(({ role }) => !SEES_NO_PERSONS.has(role))
    .flatMap(({ communityId }) => communityId ?? []);
  return {
    communityIds: [...new Set(communityIds)],
    householdIds: subject.homes.map(({ householdId }) => householdId),
    personIds: personsOf(subject),
  };
}

/** A program that comes with the token of an organisation is no person, though one has made it. */
function personsOf({ actorId, personId }: Subject): readonly string[] {
  return personId === undefined ? [] : [...new Set([actorId ?? personId, personId])];
}

/** Puts a transaction behind the wall until it ends. */
export async function enterWall(tx: Db, reach: Reach): Promise<void> {
  await intoWall(reach).execute(tx);
}

/** Makes the statement that puts a transaction behind the wall until it ends. */
export function intoWall({ communityIds, householdIds, personIds }: Reach): RawBuilder<unknown> {
  return sql`select
    set_config('role', case current_setting('is_superuser')
      when 'on' then ${WALLED_ROLE} else current_setting('role') end, true),
    set_config('linli.communities', ${[...communityIds]}::text[]::text, true),
    set_config('linli.homes', ${[...householdIds]}::text[]::text, true),
    set_config('linli.persons', ${[...personIds]}::uuid[]::text, true)`;
}

/**
 * Lets the transaction see more than its subject reaches, because something else than a role gives
 * the right: a code on paper, a part in a matter. Each use stands, with its reason, in
 * `security/doors.tsv`.
 */
export async function openDoor(tx: Db, to: Partial<Reach>): Promise<void> {
  const { communityIds = [], householdIds = [], personIds = [] } = to;
  await sql`select
    set_config('linli.communities', (coalesce(platform.reached_communities(), '{}')
      || ${[...communityIds]}::text[])::text, true),
    set_config('linli.homes', (coalesce(platform.reached_homes(), '{}')
      || ${[...householdIds]}::text[])::text, true),
    set_config('linli.persons', (coalesce(platform.reached_persons(), '{}')
      || ${[...personIds]}::uuid[])::text, true)`.execute(tx);
}

import { sql } from 'kysely';
import { roles } from '#/platform/access/subject.ts';
import type { Role, Subject } from '#/platform/access/subject.ts';
import type { Context } from '#/platform/action/context.ts';
import type { Db } from '#/platform/db/pool.ts';

/**
 * What kind of thing somebody was shown of another: their record; a line of a list, masked; who and
 * where they are in a matter; there, how they are reached.
 */
export const readingKinds = ['record', 'list', 'matter', 'contact'] as const;
export type ReadingKind = (typeof readingKinds)[number];

/** Somebody of whom something was shown, and the community in which. */
export type ReadAbout = { readonly personId: string; readonly communityId: string };

/** What somebody was shown of another, as the other sees it. */
export type Reading = {
  readonly at: Temporal.Instant;
  readonly actorId: string;
  readonly kind: ReadingKind;
  readonly office: Role | undefined;
};

/** The most that one page of readings shows; all of them are in what one takes along. */
export const MOST_READINGS = 200;

/** For how long somebody may ask who looked: a year, as with papers. */
const KEPT_HOURS = 24 * 365;

/**
 * Notes whom an answer shows to its reader beyond what neighbours know, in one statement however
 * many they are: once an hour for each. Oneself, and whom one acts for, are nobody to be told of.
 */
export async function noteReadings(
  { db, now, subject }: Pick<Context, 'db' | 'now' | 'subject'>,
  kind: ReadingKind,
  people: readonly ReadAbout[],
): Promise<void> {
  const { actorId, personId } = subject;
  const others = people.filter((one) => one.personId !== actorId && one.personId !== personId);
  if (actorId === undefined || others.length === 0) return;
  const offices = others.map(({ communityId }) => officeIn(subject, communityId) ?? null);
  // In one order, so that two pages of one reader never wait for each other in a ring.
  await sql`insert into platform.reading
      (community_id, person_id, actor_id, kind, hour, at, office)
    select distinct on (person, community) community, person, ${actorId}::uuid, ${kind}::text,
      date_trunc('hour', ${now}::timestamptz), ${now}::timestamptz, office
    from unnest(${others.map((one) => one.communityId)}::text[],
      ${others.map((one) => one.personId)}::uuid[], ${offices}::text[]
    ) as shown (community, person, office)
    order by person, community
    on conflict do nothing`.execute(db);
}

/** The role by which a reader sees people of a community. */
function officeIn({ grants }: Subject, communityId: string): Role | undefined {
  return grants.find((grant) => grant.communityId === communityId && grant.role !== 'viewer')?.role;
}

/** Lists who was shown something of a person, the latest first. */
export async function listReadingsOf(db: Db, personId: string): Promise<readonly Reading[]> {
  const rows = await db
    .selectFrom('platform.reading')
    .select(['at', 'actor_id', 'kind', 'office'])
    .where('person_id', '=', personId)
    .orderBy('at', 'desc')
    .orderBy('actor_id')
    .orderBy('kind')
    .limit(MOST_READINGS)
    .execute();
  return rows.flatMap((row) => {
    const kind = readingKinds.find((one) => one === row.kind);
    const office = roles.find((role) => role === row.office);
    return kind === undefined ? [] : [{ at: row.at, actorId: row.actor_id, kind, office }];
  });
}

/** Forgets what was read more than a year ago. */
export async function forgetReadings(db: Db, now: Temporal.Instant): Promise<void> {
  const before = now.subtract({ hours: KEPT_HOURS });
  await db.deleteFrom('platform.reading').where('at', '<', before).execute();
}

import { sql } from 'kysely';
import { roles } from '#/platform/access/subject.ts';
import type { Role, Subject } from '#/platform/access/subject.ts';
import type { Context } from '#/platform/action/context.ts';
import type { Db } from '#/platform/db/pool.ts';

/**
 * What kind of thing somebody was shown of another: their record; a line of a list, masked; who and
 * where they are in a matter; there, how they are reached; their record, behind a broken glass.
 */
export const readingKinds = ['record', 'list', 'matter', 'contact', 'glass'] as const;
export type ReadingKind = (typeof readingKinds)[number];

/** Somebody of whom something was shown, and the community in which. */
export type ReadAbout = {
  readonly personId: string;
  readonly communityId: string;
  /** Behind a broken glass: by which office, and why. */
  readonly glass?: { readonly office: Role; readonly reason: string };
};

/** What somebody was shown of another, as the other sees it. */
export type Reading = {
  readonly at: Temporal.Instant;
  readonly actorId: string;
  readonly kind: ReadingKind;
  readonly office: Role | undefined;
  /** Why a glass was broken. */
  readonly reason: string | undefined;
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
  const offices = others.map(
    ({ communityId, glass }) => glass?.office ?? officeIn(subject, communityId) ?? null,
  );
  const reasons = others.map(({ glass }) => glass?.reason ?? null);
  // In one order, so that two pages of one reader never wait for each other in a ring.
  await sql`insert into platform.reading
      (community_id, person_id, actor_id, kind, hour, at, office, reason)
    select distinct on (person, community) community, person, ${actorId}::uuid, ${kind}::text,
      date_trunc('hour', ${now}::timestamptz), ${now}::timestamptz, office, reason
    from unnest(${others.map((one) => one.communityId)}::text[],
      ${others.map((one) => one.personId)}::uuid[], ${offices}::text[],
      ${reasons}::text[]) as shown (community, person, office, reason)
    order by person, community
    on conflict do nothing`.execute(db);
}

/** The role by which a reader sees people of a community. */
function officeIn({ grants }: Subject, communityId: string): Role | undefined {
  return grants.find((grant) => grant.communityId === communityId && grant.role !== 'viewer')?.role;
}

/** Forgets who was shown people whose records were taken out again. */
export async function forgetReadingsOf(db: Db, personIds: readonly string[]): Promise<void> {
  await db
    .deleteFrom('platform.reading')
    .where((where) => where('person_id', '=', where.fn.any(where.val([...personIds]))))
    .execute();
}

/** Lists who was shown something of a person, the latest first. */
export async function listReadingsOf(db: Db, personId: string): Promise<readonly Reading[]> {
  const rows = await db
    .selectFrom('platform.reading')
    .select(['at', 'actor_id', 'kind', 'office', 'reason'])
    .where('person_id', '=', personId)
    .orderBy('at', 'desc')
    .orderBy('actor_id')
    .orderBy('kind')
    .limit(MOST_READINGS)
    .execute();
  return rows.flatMap((row) => {
    const kind = readingKinds.find((one) => one === row.kind);
    const office = roles.find((role) => role === row.office);
    if (kind === undefined) return [];
    const { at, actor_id: actorId, reason } = row;
    return [{ at, actorId, kind, office, reason: reason ?? undefined }];
  });
}

/** Forgets what was read more than a year ago. */
export async function forgetReadings(db: Db, now: Temporal.Instant): Promise<void> {
  const before = now.subtract({ hours: KEPT_HOURS });
  await db.deleteFrom('platform.reading').where('at', '<', before).execute();
}

/** Takes somebody's name and addresses out of the reasons for which others were read. */
export async function maskReasons(
  db: Db,
  { pattern, by }: { readonly pattern: string; readonly by: string },
): Promise<void> {
  await sql`update platform.reading
    set reason = left(regexp_replace(reason, ${pattern}, ${by}, 'gi'), 200)
    where reason is not null and reason ~* ${pattern}`.execute(db);
}

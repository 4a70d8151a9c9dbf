import { brand } from '#/lib/brand.ts';
import { kept } from '#/platform/db/kept.ts';
import type { Names } from '#/platform/i18n/catalogue.ts';
import type { Db } from '#/platform/db/pool.ts';
import { NO_COMMUNITY } from '#/platform/journal/journal.ts';
import type {
  AbolishedPost,
  OrganisationId,
  Post,
  PostId,
  PostKind,
  Term,
} from '#/features/organisations/model.ts';
import { tablesOf } from './organisations.ts';

const MAX_LISTED = 500;

/** Lists the kinds of posts in the host's order. */
export async function listPostKinds(db: Db): Promise<readonly PostKind[]> {
  const rows = await tablesOf(db)
    .selectFrom('organisations.post_kind')
    .selectAll()
    .orderBy('ordinal')
    .execute();
  return rows.map((row) => ({
    code: row.code,
    reachesHouseholds: row.reaches_households,
    names: { hant: row.name_hant, hans: row.name_hans, en: row.name_en },
  }));
}

/** Gives a kind of post other names; tells whether there is such a kind. */
export async function renamePostKind(
  db: Db,
  { code, names }: { readonly code: string; readonly names: Names },
): Promise<boolean> {
  const done = await tablesOf(db)
    .updateTable('organisations.post_kind')
    .set({ name_hant: names.hant, name_hans: names.hans, name_en: names.en })
    .where('code', '=', code)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

function selectPosts(db: Db) {
  return tablesOf(db)
    .selectFrom('organisations.post as p')
    .innerJoin('organisations.post_kind as k', 'k.code', 'p.kind')
    .leftJoin('organisations.term as t', (join) =>
      join.onRef('t.post_id', '=', 'p.id').on('t.ended_on', 'is', null),
    )
    .where('p.abolished_on', 'is', null)
    .select([
      'p.id',
      'p.organisation_id',
      'p.kind',
      'p.place_id',
      'k.name_hant',
      'k.name_hans',
      'k.name_en',
      'k.reaches_households',
      't.id as term_id',
      't.person_id',
      't.starts_on',
      't.planned_end_on',
    ])
    .orderBy('k.ordinal')
    .orderBy('p.created_at')
    .orderBy('p.id');
}

type PostRow = Awaited<ReturnType<ReturnType<typeof selectPosts>['execute']>>[number];

function toPost(row: PostRow): Post {
  return {
    id: brand<PostId>(row.id),
    organisationId: brand<OrganisationId>(row.organisation_id),
    placeId: row.place_id,
    kind: toKind(row),
    holder: holderOf(row),
  };
}

function toKind(
  row: Pick<PostRow, 'kind' | 'name_hant' | 'name_hans' | 'name_en' | 'reaches_households'>,
): PostKind {
  return {
    code: row.kind,
    reachesHouseholds: row.reaches_households,
    names: { hant: row.name_hant, hans: row.name_hans, en: row.name_en },
  };
}

function holderOf(row: PostRow): Term | undefined {
  if (row.term_id === null || row.person_id === null || row.starts_on === null) return undefined;
  return {
    id: row.term_id,
    personId: row.person_id,
    startsOn: row.starts_on,
    plannedEndOn: row.planned_end_on ?? undefined,
    endedOn: undefined,
    endReason: undefined,
  };
}

/** Finds a standing post with its holder. */
export async function findPost(db: Db, id: string): Promise<Post | undefined> {
  const row = await selectPosts(db).where('p.id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : toPost(row);
}

/** Lists the posts of an organisation. */
export async function listPosts(
  db: Db,
  organisationIds: readonly string[],
): Promise<readonly Post[]> {
  const rows = await selectPosts(db)
    .where((where) =>
      where('p.organisation_id', '=', where.fn.any(where.val([...organisationIds]))),
    )
    .limit(MAX_LISTED)
    .execute();
  return rows.map(toPost);
}

/** Lists the posts that answer for any of the places, held or not. */
export async function listPostsFor(db: Db, placeIds: readonly string[]): Promise<readonly Post[]> {
  return kept(db, { topic: 'organisations', name: `posts for ${placeIds.join()}` }, async () => {
    const rows = await selectPosts(db)
      .where((where) => where('p.place_id', '=', where.fn.any(where.val([...placeIds]))))
      .limit(MAX_LISTED)
      .execute();
    return rows.map(toPost);
  });
}

/** Lists the places of a community that a held post answers for in the households' sense. */
export async function listAnsweringPlaces(db: Db, communityId: string): Promise<readonly string[]> {
  const rows = await tablesOf(db)
    .selectFrom('organisations.post as p')
    .innerJoin('organisations.post_kind as k', 'k.code', 'p.kind')
    .innerJoin('organisations.term as t', 't.post_id', 'p.id')
    .where('p.community_id', '=', communityId)
    .where('p.abolished_on', 'is', null)
    .where('t.ended_on', 'is', null)
    .where('k.reaches_households', '=', true)
    .select('p.place_id')
    .distinct()
    .execute();
  return rows.map((row) => row.place_id);
}

/** Makes a post. */
export async function insertPost(
  db: Db,
  post: Omit<Post, 'kind' | 'holder'> & {
    readonly kindCode: string;
    readonly communityId: string | undefined;
    readonly createdAt: Temporal.Instant;
  },
): Promise<void> {
  await tablesOf(db)
    .insertInto('organisations.post')
    .values({
      community_id: post.communityId ?? NO_COMMUNITY,
      id: post.id,
      organisation_id: post.organisationId,
      kind: post.kindCode,
      place_id: post.placeId,
      created_at: post.createdAt,
    })
    .execute();
}

/**
 * Begins a term unless somebody holds the post; tells whether it was ours. The unique index decides
 * between two who appoint in the same instant.
 */
export async function beginTerm(
  db: Db,
  term: {
    readonly id: string;
    readonly communityId: string | undefined;
    readonly postId: PostId;
    readonly personId: string;
    readonly startsOn: Temporal.PlainDate;
    readonly plannedEndOn: Temporal.PlainDate | undefined;
    readonly appointedBy: string | undefined;
  },
): Promise<boolean> {
  const begun = await tablesOf(db)
    .insertInto('organisations.term')
    .values({
      community_id: term.communityId ?? NO_COMMUNITY,
      id: term.id,
      post_id: term.postId,
      person_id: term.personId,
      starts_on: term.startsOn,
      planned_end_on: term.plannedEndOn ?? null,
      appointed_by: term.appointedBy ?? null,
    })
    .onConflict((conflict) => conflict.column('post_id').where('ended_on', 'is', null).doNothing())
    .executeTakeFirst();
  return (begun.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Ends a term that is running; tells whether it was. */
export async function endTerm(
  db: Db,
  end: { readonly termId: string; readonly on: Temporal.PlainDate; readonly reason: string },
): Promise<boolean> {
  const ended = await tablesOf(db)
    .updateTable('organisations.term')
    .set({ ended_on: end.on, end_reason: end.reason })
    .where('id', '=', end.termId)
    .where('ended_on', 'is', null)
    .executeTakeFirst();
  return ended.numUpdatedRows > 0n;
}

/** Abolishes a post on a day; its terms stay. Tells whether it stood until now. */
export async function abolishPost(db: Db, id: PostId, on: Temporal.PlainDate): Promise<boolean> {
  const abolished = await tablesOf(db)
    .updateTable('organisations.post')
    .set({ abolished_on: on })
    .where('id', '=', id)
    .where('abolished_on', 'is', null)
    .executeTakeFirst();
  return abolished.numUpdatedRows > 0n;
}

/** Lists the posts of an organisation that were abolished, the latest first. */
export async function listAbolishedPosts(
  db: Db,
  organisationId: OrganisationId,
): Promise<readonly AbolishedPost[]> {
  const rows = await tablesOf(db)
    .selectFrom('organisations.post as p')
    .innerJoin('organisations.post_kind as k', 'k.code', 'p.kind')
    .where('p.organisation_id', '=', organisationId)
    .where('p.abolished_on', 'is not', null)
    .select(['p.id', 'p.organisation_id', 'p.kind', 'p.place_id', 'p.abolished_on'])
    .select(['k.name_hant', 'k.name_hans', 'k.name_en', 'k.reaches_households'])
    .orderBy('p.abolished_on', 'desc')
    .orderBy('p.id')
    .limit(MAX_LISTED)
    .execute();
  return rows.flatMap((row) => {
    if (row.abolished_on === null) return [];
    return [
      {
        id: brand<PostId>(row.id),
        organisationId: brand<OrganisationId>(row.organisation_id),
        placeId: row.place_id,
        kind: toKind(row),
        abolishedOn: row.abolished_on,
      },
    ];
  });
}

/** Finds when the last term of a post ended. */
export async function findLastHeld(
  db: Db,
  postId: PostId,
): Promise<Temporal.PlainDate | undefined> {
  const row = await tablesOf(db)
    .selectFrom('organisations.term')
    .where('post_id', '=', postId)
    .where('ended_on', 'is not', null)
    .select('ended_on')
    .orderBy('ended_on', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.ended_on ?? undefined;
}

/** Lists the past terms of posts, of those that were abolished too, the latest first. */
export async function listPastTerms(
  db: Db,
  organisationId: OrganisationId,
): Promise<readonly (Term & { readonly postId: string; readonly postNames: Names })[]> {
  const rows = await tablesOf(db)
    .selectFrom('organisations.term as t')
    .innerJoin('organisations.post as p', 'p.id', 't.post_id')
    .innerJoin('organisations.post_kind as k', 'k.code', 'p.kind')
    .where('p.organisation_id', '=', organisationId)
    .where('t.ended_on', 'is not', null)
    .select(['t.id', 't.post_id', 't.person_id', 't.starts_on', 't.planned_end_on'])
    .select(['t.ended_on', 't.end_reason', 'k.name_hant', 'k.name_hans', 'k.name_en'])
    .orderBy('t.ended_on', 'desc')
    .limit(MAX_LISTED)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    postId: row.post_id,
    postNames: { hant: row.name_hant, hans: row.name_hans, en: row.name_en },
    personId: row.person_id,
    startsOn: row.starts_on,
    plannedEndOn: row.planned_end_on ?? undefined,
    endedOn: row.ended_on ?? undefined,
    endReason: row.end_reason ?? undefined,
  }));
}

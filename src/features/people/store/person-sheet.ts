import { sql } from 'kysely';
import type { Db } from '#/platform/db/pool.ts';
import { findReferred } from '#/platform/db/referred.ts';
import { findDoneTo } from '#/platform/journal/entries.ts';
import { isLanguage } from '#/platform/i18n/language.ts';
import { residenceRelations, toldWays } from '#/features/people/model.ts';
import type { PersonLine } from '#/features/people/model.ts';
import { searchNameOf } from '#/features/people/rules/names.ts';

/** A person as sheets know them. */
export type KnownLine = {
  readonly id: string;
  readonly line: PersonLine;
  /** Whether they look after what is known of them, or somebody who acts for them does. */
  readonly keepsOwn: boolean;
};

type LineRow = {
  readonly id: string;
  readonly name: string;
  readonly called: string | null;
  readonly birth_year: number | null;
  readonly telephone: string | null;
  readonly email: string | null;
  readonly language: string;
  readonly told: string | null;
  readonly household_id: string | null;
  readonly relation: string | null;
  readonly keeps_own: boolean;
};

/** A line of somebody who lives in two homes, or none, says none. */
const LINES = sql`
  select p.id, p.name, p.called, p.birth_year, p.telephone, p.email, p.language, t.way as told,
    h.household_id, h.relation,
    p.account_since is not null
      or exists (select 1 from people.login l where l.person_id = p.id)
      or exists (select 1 from people.grant g where g.person_id = p.id)
      or exists (select 1 from people.relation a where a.person_id = p.id and a.ended_at is null)
      as keeps_own
  from people.person p
  left join people.told_way t on t.community_id = p.community_id and t.person_id = p.id
  left join lateral (
    select min(r.household_id) as household_id, min(r.relation) as relation
    from people.residence r where r.person_id = p.id and r.until is null
    having count(*) = 1
  ) h on true`;

/** Finds what is known of persons, as sheets say it. */
export async function findPersonLines(
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, KnownLine>> {
  const { rows } = await sql<LineRow>`
    ${LINES} where p.id = any(${[...new Set(ids)]}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.id, toKnown(row)]));
}

function toKnown(row: LineRow): KnownLine {
  const { id, name, called, telephone, email, household_id: householdId } = row;
  const relation = residenceRelations.find((one) => one === row.relation) ?? 'other';
  const told = toldWays.find((way) => way === row.told) ?? null;
  const language = isLanguage(row.language) ? row.language : 'zh-Hant';
  const home = householdId === null ? null : { householdId, relation };
  const line = { name, called, birthYear: row.birth_year, telephone, email, language, told, home };
  return { id, line, keepsOwn: row.keeps_own };
}

export type ReachedPerson = {
  readonly id: string;
  readonly name: string;
  readonly telephone: string | null;
  readonly email: string | null;
};

/** Finds whoever of a community is on record with one of these numbers or mailboxes. */
export async function findReached(
  db: Db,
  communityId: string,
  addresses: readonly string[],
): Promise<readonly ReachedPerson[]> {
  if (addresses.length === 0) return [];
  const { rows } = await sql<ReachedPerson>`
    select id, name, telephone, email from people.person
    where community_id = ${communityId}
      and (telephone = any(${[...addresses]}::text[]) or email = any(${[...addresses]}::text[]))
    order by id`.execute(db);
  return rows;
}

type Changed = { readonly id: string; readonly fields: PersonLine };

/** Writes what is known of persons anew. */
export async function savePersonLines(db: Db, changed: readonly Changed[]): Promise<void> {
  const lines = changed.map(({ fields }) => fields);
  await sql`
    update people.person p set called = t.called, birth_year = t.birth_year,
      telephone = t.telephone, email = t.email, language = t.language, search_name = t.search_name
    from unnest(
      ${changed.map(({ id }) => id)}::uuid[],
      ${lines.map(({ called }) => called)}::text[],
      ${lines.map(({ birthYear }) => birthYear)}::smallint[],
      ${lines.map(({ telephone }) => telephone)}::text[],
      ${lines.map(({ email }) => email)}::text[],
      ${lines.map(({ language }) => language)}::text[],
      ${lines.map(({ name, called }) => searchNameOf({ name, called: called ?? undefined }))}::text[]
    ) as t (id, called, birth_year, telephone, email, language, search_name)
    where p.id = t.id`.execute(db);
}

/** Notes how persons wish to be told, and forgets it of those who have chosen nothing. */
export async function saveToldWays(
  db: Db,
  changed: readonly Changed[],
  chosen: { readonly at: Temporal.Instant; readonly by: string },
): Promise<void> {
  const none = changed.filter(({ fields }) => fields.told === null).map(({ id }) => id);
  await sql`delete from people.told_way where person_id = any(${none}::uuid[])`.execute(db);
  const some = changed.filter(({ fields }) => fields.told !== null);
  await sql`
    insert into people.told_way (community_id, person_id, way, chosen_at, chosen_by)
    select p.community_id, p.id, t.way, ${chosen.at}::timestamptz, ${chosen.by}::uuid
    from unnest(
      ${some.map(({ id }) => id)}::uuid[], ${some.map(({ fields }) => fields.told)}::text[]
    ) as t (id, way)
    join people.person p on p.id = t.id
    on conflict (community_id, person_id) do update
      set way = excluded.way, chosen_at = excluded.chosen_at, chosen_by = excluded.chosen_by
      where people.told_way.way <> excluded.way`.execute(db);
}

/** Columns of any table by which something can be about a person. */
const ABOUT_A_PERSON =
  '(^|_)(person|subject|asker|helper|holder|handler|owner|acting_for|addressed|concerns)(_id|_to)$';
/** What a sheet wrote of a person itself, and that they were looked at. */
const OWN = ['sheets', 'platform', 'people.residence', 'people.told_way'];

/**
 * Takes out persons who have never signed in and of whom nothing has happened since; gives which.
 */
export async function takeOutUnused(db: Db, ids: readonly string[]): Promise<readonly string[]> {
  const used = await findReferred(db, { ids, columns: ABOUT_A_PERSON, except: OWN });
  const done = await findDoneTo(db, ids);
  const unused = ids.filter((id) => !used.has(id) && !done.has(id));
  const { rows } = await sql<{ readonly id: string }>`
    delete from people.person where id = any(${unused}::uuid[]) and account_since is null
    returning id`.execute(db);
  const gone = rows.map(({ id }) => id);
  await sql`delete from people.residence where person_id = any(${gone}::uuid[])`.execute(db);
  await sql`delete from people.told_way where person_id = any(${gone}::uuid[])`.execute(db);
  return gone;
}

import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { NewPlace } from '#/features/places/model.ts';
import { searchKeysOf } from '#/features/places/rules/search-keys.ts';
import type { Db } from '#/platform/db/pool.ts';

/** How many places an import made, changed, and found as they were. */
export type Tally = {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
};

/** The tally of nothing. */
export const NO_PLACES: Tally = { created: 0, updated: 0, unchanged: 0 };

/** Adds two tallies. */
export function addTallies(one: Tally, other: Tally): Tally {
  return {
    created: one.created + other.created,
    updated: one.updated + other.updated,
    unchanged: one.unchanged + other.unchanged,
  };
}

/** Writes places that are not there yet, in one statement. */
export async function insertPlaces(db: Db, places: readonly NewPlace[]): Promise<void> {
  await insertion(places).execute(db);
}

/**
 * Makes ready to write places of which some may be there; the search keys are made here, so that
 * they can be while the database is at work. Of places that are there only names and position
 * change. `given` names replace those written before; `derived` ones do so only when the name they
 * come from has changed, because somebody may have written a better one.
 */
export function prepareUpsert(
  places: readonly NewPlace[],
  names: 'given' | 'derived',
): (db: Db) => Promise<Tally> {
  const statement = upsertion(places, names);
  return async (db) => {
    const { rows } = await statement.execute(db);
    const { created = 0, touched = 0 } = rows[0] ?? {};
    return { created, updated: touched - created, unchanged: places.length - touched };
  };
}

type Touched = { readonly created: number; readonly touched: number };

function upsertion(places: readonly NewPlace[], names: 'given' | 'derived'): RawBuilder<Touched> {
  const hant =
    names === 'given'
      ? sql`coalesce(excluded.name_hant, place.name_hant)`
      : sql`case when place.name = excluded.name
          then coalesce(place.name_hant, excluded.name_hant) else excluded.name_hant end`;
  return sql<Touched>`
    with written as (
      ${insertion(places)}
      on conflict (id) do update set
        name = excluded.name,
        name_hant = ${hant},
        name_hans = coalesce(excluded.name_hans, place.name_hans),
        name_en = coalesce(excluded.name_en, place.name_en),
        lon = coalesce(excluded.lon, place.lon),
        lat = coalesce(excluded.lat, place.lat),
        search_name = excluded.search_name,
        search_latin = excluded.search_latin,
        search_initials = excluded.search_initials,
        -- Words of earlier names stay: people go on using them.
        search_tokens = case
          when (place.search_tokens <@ excluded.search_tokens) is not false
          then excluded.search_tokens
          else array(select distinct unnest(place.search_tokens || excluded.search_tokens)) end
      where (place.name, place.name_hant, place.search_name, place.search_latin,
          place.search_initials)
        is distinct from (excluded.name, ${hant}, excluded.search_name, excluded.search_latin,
          excluded.search_initials)
        or place.name_hans <> excluded.name_hans
        or place.name_hans is null and excluded.name_hans is not null
        or place.name_en <> excluded.name_en
        or place.name_en is null and excluded.name_en is not null
        or (place.lon, place.lat) <> (excluded.lon, excluded.lat)
        or place.lon is null and excluded.lon is not null
        or not (place.search_tokens @> excluded.search_tokens)
      returning (xmax = 0) as is_created
    )
    select count(*) filter (where is_created)::int as created, count(*)::int as touched
    from written`;
}

/** Columns go as one array each: one statement, one plan, however many rows. */
function insertion(places: readonly NewPlace[]): RawBuilder<unknown> {
  const keys = places.map((place) => (place.isSearched ? keysOf(place) : undefined));
  const column = (value: (place: NewPlace) => string | number | undefined) =>
    places.map((place) => value(place) ?? null);
  return sql`
    insert into places.place as place
      (id, path, kind, level, community_id, name, name_hant, name_hans, name_en, ordinal, lon, lat,
        attributes, search_name, search_latin, search_initials, search_tokens)
    select id, path, kind, level, community_id, name, name_hant, name_hans, name_en, ordinal, lon,
      lat, coalesce(attributes::jsonb, '{}'), search_name, search_latin, search_initials,
      string_to_array(search_tokens, ' ')
    from unnest(
      ${column((place) => place.id)}::text[],
      ${column((place) => place.path)}::text[],
      ${column((place) => place.kind)}::text[],
      ${column((place) => place.level)}::smallint[],
      ${column((place) => place.communityId)}::text[],
      ${column((place) => place.name)}::text[],
      ${column((place) => place.nameHant)}::text[],
      ${column((place) => place.nameHans)}::text[],
      ${column((place) => place.nameEn)}::text[],
      ${column((place) => place.ordinal ?? 0)}::integer[],
      ${column((place) => place.point?.lon)}::double precision[],
      ${column((place) => place.point?.lat)}::double precision[],
      ${column((place) => place.attributes && JSON.stringify(place.attributes))}::text[],
      ${keys.map((key) => key?.name ?? null)}::text[],
      ${keys.map((key) => key?.latin ?? null)}::text[],
      ${keys.map((key) => key?.initials ?? null)}::text[],
      ${keys.map((key) => key?.tokens.join(' ') ?? null)}::text[]
    ) as given (id, path, kind, level, community_id, name, name_hant, name_hans, name_en, ordinal,
      lon, lat, attributes, search_name, search_latin, search_initials, search_tokens)`;
}

function keysOf({ name, nameHant, nameHans, nameEn }: NewPlace) {
  return searchKeysOf({ name, others: [nameHant, nameHans, nameEn].flatMap((one) => one ?? []) });
}

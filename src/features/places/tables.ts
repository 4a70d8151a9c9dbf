// Written by `npm run tables` from the migrated database; not edited by hand.
import type { Generated } from 'kysely';
import type { DefaultJsonb, Jsonb } from '#/platform/db/json.ts';

export type PlacesTables = {
  'places.alias': {
    path: string;
    place_id: string;
    moved_at: Temporal.Instant;
  };
  'places.grid': {
    id: string;
    community_id: string;
    code: string;
    name: string;
    name_hant: string | null;
    name_hans: string | null;
    name_en: string | null;
    polygon: Jsonb | null;
  };
  'places.kind': {
    id: string;
    level: number;
    name_hant: string;
    name_hans: string;
    name_en: string;
    is_listed: Generated<boolean>;
  };
  'places.place': {
    id: string;
    path: string;
    parent_path: Generated<string | null>;
    kind: string;
    level: number;
    community_id: string | null;
    name: string;
    name_hant: string | null;
    name_hans: string | null;
    name_en: string | null;
    ordinal: Generated<number>;
    lon: number | null;
    lat: number | null;
    attributes: DefaultJsonb;
    search_name: string | null;
    search_latin: string | null;
    search_initials: string | null;
    search_tokens: readonly string[] | null;
  };
  'places.public_place': {
    id: string | null;
    path: string | null;
    kind: string | null;
    level: number | null;
    community_id: string | null;
  };
  'places.served_place': {
    place_id: string;
    since: Temporal.Instant;
  };
};

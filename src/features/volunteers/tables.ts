// Written by `npm run tables` from the migrated database; not edited by hand.
import type { Generated } from 'kysely';

export type VolunteersTables = {
  'volunteers.ability': {
    code: string;
    name_hant: string;
    name_hans: string;
    name_en: string;
    icon: string;
    ordinal: number;
    needs_proof: Generated<boolean>;
  };
  'volunteers.avoidance': {
    community_id: string;
    id: string;
    person_id: string;
    other_id: string | null;
    note: string;
    noted_at: Temporal.Instant;
  };
  'volunteers.proof': {
    community_id: string;
    id: string;
    person_id: string;
    ability: string;
    kind: string;
    what: string;
    organisation_id: string;
    recorded_by: string;
    began_at: Temporal.Instant;
    ends_at: Temporal.Instant;
    reminded_at: Temporal.Instant | null;
    withdrawn_at: Temporal.Instant | null;
    withdrawn_by: string | null;
  };
  'volunteers.skill': {
    community_id: string;
    person_id: string;
    ability: string;
    level: string;
  };
  'volunteers.volunteer': {
    community_id: string;
    person_id: string;
    building_id: string | null;
    grid_id: string | null;
    lon: number | null;
    lat: number | null;
    languages: Generated<readonly string[]>;
    groups: readonly string[] | null;
    quiet_from: string | null;
    quiet_to: string | null;
    weekly_cap: number | null;
    minutes: Generated<string>;
    on_until: Temporal.Instant | null;
    off_until: Temporal.Instant | null;
    asked: Generated<readonly Temporal.Instant[]>;
    last_asked_at: Temporal.Instant | null;
    since: Temporal.Instant;
    rostered_from: Temporal.Instant | null;
    rostered_until: Temporal.Instant | null;
  };
  'volunteers.watch': {
    community_id: string;
    person_id: string;
    number: number;
    spot: { readonly x: number; readonly y: number };
    minutes: string;
    abilities: readonly string[];
  };
};

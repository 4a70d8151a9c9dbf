// Written by `npm run tables` from the migrated database; not edited by hand.

export type OrganisationsTables = {
  'organisations.coverage': {
    community_id: string;
    place_id: string;
    households: number;
    reached: number;
    counted_at: Temporal.Instant;
  };
  'organisations.kind': {
    code: string;
    name_hant: string;
    name_hans: string;
    name_en: string;
    icon: string;
    ordinal: number;
  };
  'organisations.membership': {
    community_id: string;
    id: string;
    organisation_id: string;
    person_id: string;
    joined_on: Temporal.PlainDate;
    left_on: Temporal.PlainDate | null;
  };
  'organisations.organisation': {
    community_id: string;
    id: string;
    place_id: string;
    kind: string;
    parent_id: string | null;
    name: string;
    telephone: string | null;
    opened_on: Temporal.PlainDate;
    closed_on: Temporal.PlainDate | null;
  };
  'organisations.post': {
    community_id: string;
    id: string;
    organisation_id: string;
    kind: string;
    place_id: string;
    created_at: Temporal.Instant;
    abolished_on: Temporal.PlainDate | null;
  };
  'organisations.post_kind': {
    code: string;
    name_hant: string;
    name_hans: string;
    name_en: string;
    reaches_households: boolean;
    ordinal: number;
  };
  'organisations.term': {
    community_id: string;
    id: string;
    post_id: string;
    person_id: string;
    starts_on: Temporal.PlainDate;
    planned_end_on: Temporal.PlainDate | null;
    ended_on: Temporal.PlainDate | null;
    end_reason: string | null;
    appointed_by: string | null;
  };
};

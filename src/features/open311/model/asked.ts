import type { Place } from '#/features/places/index.ts';

/** The greatest span of days in which requests are asked for at once. */
export const MAX_SPAN_DAYS = 90;
/** So many requests are given at most. */
export const MAX_REQUESTS = 1_000;
/** The length of an address or a place's id that somebody types. */
export const MAX_ADDRESS = 200;
export const MAX_CODE = 64;
export const MAX_URL = 500;
/** Words by which a service is found, the weightiest first. */
export const MAX_KEYWORDS = 12;
/** A point this near to a place of the community is taken to lie in it where no grid is drawn. */
export const NEAR_METRES = 500;

/** What is raised at the one is looked after; at the other it is tried and taken back. */
export const editions = ['production', 'test'] as const;
export type Edition = (typeof editions)[number];

/** The community in which requests are raised and read. */
export type Jurisdiction = Place & { readonly communityId: string };

export const statuses = ['open', 'closed'] as const;
export type Status = (typeof statuses)[number];

/** The two answers to a question that is asked before a matter is taken in. */
export const answers = ['yes', 'no'] as const;
export type Given = (typeof answers)[number];

/** Every no of this interface, beside those of the platform. */
export type Open311Refusal =
  | 'jurisdiction_missing'
  | 'jurisdiction_unknown'
  | 'service_missing'
  | 'service_unknown'
  | 'request_unknown'
  | 'token_unknown'
  | 'location_missing'
  | 'location_unknown'
  | 'answer_missing'
  | 'answer_unknown'
  | 'call_first'
  | 'told_too_long'
  | 'dates_reversed'
  | 'span_too_long';

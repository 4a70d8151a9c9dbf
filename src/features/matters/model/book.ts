import type { Profile, Visibility } from './matter.ts';

export const MAX_BOOK = 40;
export const MAX_BOOK_NUMBER = 40;

/** A matter as it stands in an old book, or stands here now (舊登記簿). */
export type BookLine = {
  readonly book: string;
  readonly number: string;
  readonly profile: Profile;
  readonly category: string;
  readonly placeId: string;
  readonly title: string;
  readonly body: string;
  readonly raisedOn: string;
  /** `open`, `done`, or whatever else has become of it here. */
  readonly state: string;
  readonly doneOn: string | null;
  readonly visibility: Visibility;
};

/** What can be wrong with a row of an old book. */
export const BOOK_FAULTS = [
  'profile_unknown',
  'category_unknown',
  'category_not_here',
  'date_unreadable',
  'date_in_future',
  'state_unknown',
  'done_needs_date',
  'done_before_raised',
  'visibility_unknown',
] as const;
export type BookFault = (typeof BOOK_FAULTS)[number];

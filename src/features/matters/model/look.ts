import { deskShows } from './shows.ts';

/** What somebody who went to look says: it is so, it is not, it cannot be told. */
export const lookAnswers = ['yes', 'no', 'unclear'] as const;
export type LookAnswer = (typeof lookAnswers)[number];

/** What a round is walked for: what has to be looked at, or whatever a desk shows. */
export const roundShows = ['to_look', ...deskShows] as const;
export type RoundShow = (typeof roundShows)[number];

/** As many stops as one round takes; the most pressing are in it. */
export const MOST_STOPS = 60;
/** As many of them as stand on one sheet of paper, with room to write. */
export const MOST_ON_SHEET = 15;
/** Photos that a telephone sends at once. */
export const MOST_LOOK_PHOTOS = 3;

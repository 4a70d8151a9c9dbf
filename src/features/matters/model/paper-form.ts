/** As many as one print makes: a box on the counter, a round through a building. */
export const MOST_FORMS = 40;
/** As many prints as are listed; older ones are found by a number of theirs. */
export const MOST_BATCHES = 12;
/** Read out in two breaths; the last digit checks the others. */
export const FORM_NUMBER_DIGITS = 8;

/** A sheet of paper on which a matter is told (紙表); entered, it is that matter. */
export type PaperForm = {
  readonly communityId: string;
  readonly id: string;
  readonly number: string;
  readonly batchId: string;
  readonly printedAt: Temporal.Instant;
  readonly entered: { readonly at: Temporal.Instant; readonly matterId: string } | undefined;
};

/** Sheets that were printed together, and how many of them came back. */
export type FormBatch = {
  readonly batchId: string;
  readonly printedAt: Temporal.Instant;
  readonly printed: number;
  readonly entered: number;
};

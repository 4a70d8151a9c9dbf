import { createHash } from 'node:crypto';

/** What a page shows that may change while it is looked at. */
export type LiveParts = {
  /** Where a change may show; anywhere when left out. */
  readonly communityIds?: readonly string[] | undefined;
  /** Each thing that is shown, written so that it differs once it has changed. */
  readonly things: readonly unknown[];
  /** Whether somebody waits for it: it is read again at once, and not after all other pages. */
  readonly isUrgent?: boolean | undefined;
};

const MARK_LENGTH = 10;

/** Makes a short mark of each thing: the browser compares marks and counts what it has not. */
export function marksOf({ things }: LiveParts): readonly string[] {
  return things.map((thing) =>
    createHash('sha256').update(JSON.stringify(thing)).digest('base64url').slice(0, MARK_LENGTH),
  );
}

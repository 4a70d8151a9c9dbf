/** Where a page of a list ended: in which tier of nearness, when, and at which matter. */
export type Cursor = {
  readonly tier: number;
  readonly at: Temporal.Instant;
  readonly id: string;
};

const CURSOR = /^([0-9])~([0-9TZ:.-]{20,35})~([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** Writes a place in a list so that it can stand in an address. */
export function writeCursor({ tier, at, id }: Cursor): string {
  return `${tier}~${at.toString()}~${id}`;
}

/** Reads a place in a list; a text that is none is the beginning. */
export function readCursor(text: string | undefined): Cursor | undefined {
  const [, tier, at, id] = CURSOR.exec(text ?? '') ?? [];
  if (tier === undefined || at === undefined || id === undefined) return undefined;
  try {
    return { tier: Number(tier), at: Temporal.Instant.from(at), id };
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Tells whether a list can be gone on with from here: from the beginning, or from a page's end. */
export function isCursor(text: string | undefined): boolean {
  return text === undefined || readCursor(text) !== undefined;
}

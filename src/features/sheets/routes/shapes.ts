import { z } from 'zod';
import { instant } from '#/platform/http/fields.ts';
import { importStates } from '#/features/sheets/model.ts';

const namesShape = z.object({ hant: z.string(), hans: z.string(), en: z.string() });
const detailShape = z.record(z.string(), z.string());
const faultShape = z.object({ code: z.string(), detail: detailShape });

/** A sheet as programs read it. */
export const importShape = z.object({
  id: z.string(),
  kind: z.string(),
  placeId: z.string(),
  fileName: z.string(),
  broughtAt: instant,
  state: z.enum(importStates),
  fault: faultShape.optional(),
  total: z.int(),
  judged: z.int(),
  created: z.int(),
  updated: z.int(),
  skipped: z.int(),
  wrong: z.int(),
  kept: z.int(),
  carriedAt: instant.optional(),
  undoneAt: instant.optional(),
});

const rowShape = z.object({
  row: z.int(),
  column: z.string().optional(),
  said: z.string(),
  code: z.string(),
  detail: detailShape,
});

/** A sheet with its rows that have to be mended, or could not be undone. */
export const sheetShape = importShape.extend({
  place: z.object({ id: z.string(), names: namesShape }),
  rows: z.array(rowShape),
  /** Rows that say something else than what is there, which stays; why. */
  left: z.array(rowShape),
  /** When the same file was carried out before. */
  sameAt: instant.optional(),
  undoableUntil: instant.optional(),
  deletedAt: instant,
});

/** What can be brought to a place, and what was lately. */
export const beginShape = z.object({
  place: z.object({ id: z.string(), names: namesShape }),
  kinds: z.array(z.string()),
  brought: z.array(importShape),
});

export type SheetShown = z.infer<typeof sheetShape>;
export type BeginShown = z.infer<typeof beginShape>;
export type RowShown = z.infer<typeof rowShape>;

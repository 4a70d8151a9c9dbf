import type { Hidden } from '#/features/matters/model/hiding.ts';
import { hidingReasons } from '#/features/matters/model/hiding.ts';

/** Reads since when something is hidden and why; nothing where it is shown. */
export function hiddenOf(row: {
  readonly hidden_at: Temporal.Instant | null;
  readonly hidden_for: string | null;
}): { readonly hidden?: Hidden } {
  if (row.hidden_at === null) return {};
  const cause = hidingReasons.find((known) => known === row.hidden_for) ?? 'other';
  return { hidden: { at: row.hidden_at, cause } };
}

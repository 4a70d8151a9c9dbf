import type { PlacePanel } from '#/features/places/index.ts';
import type { SheetKind } from '#/platform/sheet/kind.ts';
import { waysPanel } from '#/features/sheets/pages/begin.ts';
import { kindsFor, takesSheets } from '#/features/sheets/policy.ts';

/** Leads from a place's page to its sheets, for those who may bring one there. */
export function sheetsPanel(kinds: readonly SheetKind[]): PlacePanel {
  return {
    name: 'sheets',
    side: 'side',
    load: async ({ subject }, place) => {
      const own = kindsFor(subject, kinds, place.path);
      if (!takesSheets(place) || own.length === 0) return undefined;
      return (view) => waysPanel(view, place.id);
    },
  };
}

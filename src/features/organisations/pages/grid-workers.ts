import { html } from 'hono/html';
import { panel } from '#/platform/http/components/card.ts';
import { people } from '#/platform/http/components/person-row.ts';
import type { Html, View } from '#/platform/http/view.ts';
import type { Names } from '#/platform/i18n/catalogue.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { words } from '#/features/organisations/words/index.ts';

/** Somebody who answers for buildings of a grid. */
export type GridWorker = {
  readonly name: string;
  readonly organisationId: string;
  readonly kind: Names;
  readonly buildings: readonly Names[];
};

/** Draws who answers in a grid: those of the whole of it first, then those of single buildings. */
export function gridWorkersPanel(view: View, workers: readonly GridWorker[]): Html {
  const say = words[view.language];
  const rows = workers
    .toSorted((one, other) => other.buildings.length - one.buildings.length)
    .map(({ name, organisationId, kind, buildings }) => {
      const [only, ...more] = buildings;
      const role = nameIn(kind, view.language);
      return {
        name,
        role:
          only === undefined || more.length > 0 ? role : `${role} · ${nameIn(only, view.language)}`,
        address: `/organisations/${organisationId}`,
      };
    });
  return panel(
    { title: say.whoAnswers, id: 'grid-workers' },
    rows.length === 0 ? html`<p class="soft">${say.nobodyYet}</p>` : people(view.language, rows),
  );
}

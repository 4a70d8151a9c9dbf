import { html } from 'hono/html';
import { areaSquareMetres } from '#/lib/geo.ts';
import type { Polygon } from '#/lib/geo.ts';
import { panel } from '#/platform/http/components/card.ts';
import { emptyState } from '#/platform/http/components/empty-state.ts';
import { fold, openFold } from '#/platform/http/components/fold.ts';
import { form } from '#/platform/http/components/form.ts';
import { submitButton } from '#/platform/http/components/button.ts';
import { framedField } from '#/platform/http/components/field.ts';
import type { FormFields } from '#/platform/http/components/field.ts';
import { textArea } from '#/platform/http/components/text-area.ts';
import { columns, pageHead, stack } from '#/platform/http/components/page-parts.ts';
import { tag } from '#/platform/http/components/tag.ts';
import { breadcrumbs } from '#/platform/http/components/way-links.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { formatNumber } from '#/platform/i18n/format.ts';
import type { Grid, Place, WalkedGrid } from '#/features/places/model.ts';
import { words } from '#/features/places/words/index.ts';
import { gridMap } from './grid-map.ts';
import { placeLinks } from './search.ts';

export type GridView = WalkedGrid & {
  readonly above: readonly Place[];
  readonly others: readonly Grid[];
  readonly panels: readonly ((view: View) => Html)[];
  readonly mayDraw: boolean;
};

const SQUARE_METRES_PER_HECTARE = 10_000;

/** Names the page of a grid. */
export function gridAddress({ communityId, code }: Pick<Grid, 'communityId' | 'code'>): string {
  return `/places/${communityId}/grids/${code}`;
}

/** Lists grids as links, side by side where there is room. */
export function gridLinks(view: View, grids: readonly Grid[]): Html {
  return html`<ul class="link-grid">
    ${grids.map(
      (grid) =>
        html`<li><a href="${gridAddress(grid)}">${nameIn(grid.names, view.language)}</a></li>`,
    )}
  </ul>`;
}

/** Draws a grid: how far it reaches, what stands in it, and who walks it. */
export function gridPage(view: View, shown: GridView): Page {
  const say = words[view.language];
  const title = nameIn(shown.grid.names, view.language);
  const crumbs = [...shown.above, shown.community].map((one) => ({
    label: nameIn(one.names, view.language),
    address: `/places/${one.id}`,
  }));
  const others =
    shown.others.length === 0
      ? ''
      : panel({ title: say.otherGrids }, gridLinks(view, shown.others));
  return {
    title,
    section: 'places',
    width: 'two',
    body: html`${pageHead({
      title,
      lead: say.gridLead,
      above: breadcrumbs(view.language, crumbs),
      below: html`<p class="tags">
        ${facts(view, shown).map((label) => tag({ look: 'plain', label }))}
      </p>`,
    })}
    ${columns(
      stack(
        territory(view, shown),
        shown.mayDraw ? drawing(view, shown.grid) : '',
        buildings(view, shown),
      ),
      stack(...shown.panels.map((draw) => draw(view)), others),
    )}`,
  };
}

function facts(view: View, { grid, buildings: within, households }: GridView): readonly string[] {
  const say = words[view.language];
  const number = (value: number) => formatNumber(view.language, value);
  return [
    say.grid,
    ...(grid.polygon === undefined ? [] : [sayArea(view, grid.polygon)]),
    ...(within.length === 0 ? [] : [say.buildings(number(within.length))]),
    ...(households === 0 ? [] : [say.households(number(households))]),
    say.code(grid.code),
  ];
}

function sayArea(view: View, polygon: Polygon): string {
  const say = words[view.language];
  const area = areaSquareMetres(polygon);
  const hectares = area / SQUARE_METRES_PER_HECTARE;
  return hectares < 1
    ? say.squareMetres(formatNumber(view.language, Math.round(area)))
    : say.hectares(formatNumber(view.language, Math.round(hectares * 10) / 10));
}

function territory(view: View, shown: GridView): Html {
  const say = words[view.language];
  const { polygon, names } = shown.grid;
  if (polygon === undefined) {
    return emptyState({ icon: 'map', title: say.notDrawn, text: say.notDrawnText });
  }
  return gridMap({
    label: say.gridMap(
      nameIn(names, view.language),
      formatNumber(view.language, shown.buildings.length),
    ),
    own: polygon,
    others: shown.others.flatMap((other) => other.polygon ?? []),
    buildings: shown.buildings.flatMap(({ point }) => point ?? []),
  });
}

function buildings(view: View, shown: GridView): Html | '' {
  const say = words[view.language];
  if (shown.buildings.length === 0) {
    if (shown.grid.polygon === undefined) return '';
    return emptyState({ icon: 'building', title: say.noBuildings, text: say.noBuildingsText });
  }
  return panel({ title: say.itsBuildings }, placeLinks(view, shown.buildings));
}

/** Folded away once a border is there; unfolded when it was sent and something in it was wrong. */
function drawing(view: View, grid: Grid): Html {
  const say = words[view.language];
  const to = {
    endpoint: 'places.draw_grid',
    address: `${gridAddress(grid)}/border`,
    method: 'PUT',
    takesFiles: true,
  } as const;
  const isInUse = view.form?.endpoint === to.endpoint || grid.polygon === undefined;
  return (isInUse ? openFold : fold)(
    grid.polygon === undefined ? say.drawBorder : say.redrawBorder,
    form(
      view,
      to,
      (fields) =>
        html`<p class="soft">${say.drawBorderLead}</p>
          ${fileField(fields, say.borderFile)}
          ${textArea(fields, {
            name: 'border',
            label: say.borderText,
            hint: say.borderTextHint,
            isOptional: true,
          })}
          ${submitButton({ label: say.drawBorder })}`,
    ),
  );
}

function fileField(fields: FormFields, label: string): Html {
  return framedField(
    fields,
    { name: 'file', label, isOptional: true },
    (control) =>
      html`<input
        class="input"
        type="file"
        accept=".geojson,.json,application/geo+json,application/json"
        ${control.attributes}
      />`,
  );
}

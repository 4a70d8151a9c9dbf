import { html } from 'hono/html';
import { actions, linkButton } from '#/platform/http/components/button.ts';
import { panel } from '#/platform/http/components/card.ts';
import { columns, pageHead, stack } from '#/platform/http/components/page-parts.ts';
import { tag } from '#/platform/http/components/tag.ts';
import { breadcrumbs } from '#/platform/http/components/way-links.ts';
import type { Feed, Html, Page, View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { formatNumber } from '#/platform/i18n/format.ts';
import { COMMUNITY_LEVEL } from '#/features/places/model.ts';
import type { Grid, Place, PlaceKind } from '#/features/places/model.ts';
import { words } from '#/features/places/words/index.ts';
import { orderWords } from '#/features/places/words/order.ts';
import { gridLinks } from './grid.ts';
import { placeLinks } from './search.ts';

export type PlaceView = {
  readonly place: Place;
  readonly above: readonly Place[];
  readonly children: readonly Place[];
  readonly buildings: number;
  readonly households: number;
  readonly kinds: ReadonlyMap<string, PlaceKind>;
  readonly panels: readonly {
    readonly side: 'main' | 'side';
    readonly draw: ((view: View) => Html) | undefined;
  }[];
  /** Those of a community, or the one in which a building stands. */
  readonly grids: readonly Grid[];
  readonly mayBuild: boolean;
  readonly mayOrder: boolean;
  readonly feed?: Feed | undefined;
};

/** Draws a place: what it is, and what each capability has to say of it. */
export function placePage(view: View, shown: PlaceView): Page {
  const title = nameIn(shown.place.names, view.language);
  const drawn = (side: 'main' | 'side') =>
    shown.panels.flatMap((one) => (one.side === side && one.draw ? [one.draw(view)] : []));
  return {
    title,
    section: 'places',
    width: 'two',
    feed: shown.feed,
    body: html`${head(view, shown, title)}
    ${columns(stack(...drawn('main'), below(view, shown), grids(view, shown)), stack(...drawn('side')))}`,
  };
}

function head(view: View, shown: PlaceView, title: string): Html {
  const say = words[view.language];
  const { place } = shown;
  const crumbs = shown.above.map((one) => ({
    label: nameIn(one.names, view.language),
    address: `/places/${one.id}`,
  }));
  const mayMake = shown.mayBuild && place.level === COMMUNITY_LEVEL;
  const buttons = [
    ...(mayMake
      ? [linkButton({ label: say.build, icon: 'plus', address: `/places/${place.id}/build` })]
      : []),
    ...(shown.mayOrder
      ? [
          linkButton({
            label: orderWords[view.language].open,
            address: `/places/${place.id}/order`,
          }),
        ]
      : []),
  ];
  return pageHead({
    title,
    above: breadcrumbs(view.language, crumbs),
    below: html`<p class="tags">
      ${facts(view, shown).map((label) => tag({ look: 'plain', label }))}
    </p>`,
    action: buttons.length === 0 ? undefined : actions(...buttons),
  });
}

function facts(view: View, shown: PlaceView): readonly string[] {
  const say = words[view.language];
  const { place, buildings, households } = shown;
  const number = (value: number) => formatNumber(view.language, value);
  const kind = shown.kinds.get(place.kind);
  return [
    ...(kind === undefined ? [] : [nameIn(kind.names, view.language)]),
    ...(buildings === 0 ? [] : [say.buildings(number(buildings))]),
    ...(households === 0 ? [] : [say.households(number(households))]),
    ...(/^\d+$/.test(place.id) ? [say.code(place.id)] : []),
    ...(place.attributes['illustrative'] === true ? [say.illustrative] : []),
  ];
}

function below(view: View, shown: PlaceView): Html | '' {
  if (shown.children.length === 0) return '';
  const say = words[view.language];
  const count = say.belowCount(formatNumber(view.language, shown.children.length));
  return panel({ title: say.below, aside: count }, placeLinks(view, shown.children));
}

function grids(view: View, shown: PlaceView): Html | '' {
  const say = words[view.language];
  const { place } = shown;
  const address = `/places/${place.id}/new-grid`;
  const add =
    shown.mayBuild && place.level === COMMUNITY_LEVEL
      ? actions(linkButton({ label: say.addGrid, icon: 'plus', address }))
      : '';
  if (shown.grids.length === 0 && add === '') return '';
  const known =
    shown.grids.length === 0
      ? html`<p class="soft">${say.noGrids}</p>`
      : gridLinks(view, shown.grids);
  return panel({ title: say.grids, id: 'grids' }, html`${known} ${add}`);
}

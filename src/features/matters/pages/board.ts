import { html } from 'hono/html';
import { pressedRefusal } from '#/platform/http/components/index.ts';
import { actions, linkButton } from '#/platform/http/components/button.ts';
import { cards, panel } from '#/platform/http/components/card.ts';
import { elevation } from '#/platform/http/components/elevation.ts';
import { emptyState } from '#/platform/http/components/empty-state.ts';
import { fold } from '#/platform/http/components/fold.ts';
import { pageHead, stack } from '#/platform/http/components/page-parts.ts';
import { pager } from '#/platform/http/components/pager.ts';
import { searchField } from '#/platform/http/components/search-field.ts';
import { backLink, filterPills, tabs } from '#/platform/http/components/way-links.ts';
import type { WayLink } from '#/platform/http/components/way-links.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { formatNumber } from '#/platform/i18n/format.ts';
import { feedAddress } from '#/features/matters/model/address.ts';
import { boardShows } from '#/features/matters/model/shows.ts';
import type { BoardShow } from '#/features/matters/model/shows.ts';
import type { BoardShown, PlaceShown } from '#/features/matters/routes/shapes.ts';
import { boardWords } from '#/features/matters/words/board.ts';
import { iconOf, matterCard } from './card.ts';
import { countedPage } from './counted.ts';

/** A street of more buildings would push the list out of sight. */
const MOST_ABOVE_THE_LIST = 16;

/** Draws the needs board of a place: what is needed, who does it, what was done. */
export function boardPage(view: View, shown: BoardShown): Page {
  const say = boardWords[view.language];
  if (shown.place === undefined || shown.community === undefined) return nowherePage(view, shown);
  if (shown.figure !== undefined) return countedPage(view, shown);
  const place = nameIn(shown.place.names, view.language);
  const isPart = shown.place.id !== shown.community.id;
  const community = nameIn(shown.community.names, view.language);
  return {
    title: isPart ? `${say.title} · ${place}` : say.title,
    section: 'help',
    width: 'two',
    feed: { title: feedTitle(view, shown), address: feedOf(view, shown) },
    body: html`${pageHead({
      title: say.title,
      lead: say.lead(place),
      above: isPart
        ? backLink(community, boardAddress(shown, { place: shown.community.id, show: 'near' }))
        : '',
      action: linkButton({ label: say.raise, icon: 'plus', address: raiseAddress(shown) }),
    })}
    ${stack(
      pressedRefusal(view),
      shown.view === 'street' ? '' : nearestStreet(view, shown),
      ways(view, shown),
      body(view, shown),
      actions(linkButton({ label: say.follows, icon: 'list', address: feedOf(view, shown) })),
    )}`,
  };
}

/** Draws the buildings, compound by compound, with what waits in each. */
export function openStreet(view: View, shown: Pick<BoardShown, 'street' | 'light'>): Html {
  return html`${partsOf(shown).map((part) => partStreet(view, shown, part))}`;
}

/** Light has the one meaning its legend says. */
function partPicture(
  view: View,
  shown: Pick<BoardShown, 'street' | 'light'> & { readonly name: string },
): Html {
  const say = boardWords[view.language];
  const isAble = shown.light === 'able';
  return elevation(view.language, {
    name: shown.name,
    meaning: {
      lit: isAble ? say.litAble : say.litHelped,
      unlit: isAble ? say.unlitAble : say.unlitHelped,
      mark: say.marks,
    },
    buildings: shown.street.map((building) => ({
      ...building,
      lit: building.lit,
      name: nameIn(building.names, view.language),
      address: `/matters?place=${building.id}`,
      mark:
        building.open === 0
          ? undefined
          : {
              text: formatNumber(view.language, building.open),
              label: say.markLabel(formatNumber(view.language, building.open)),
            },
    })),
  });
}

/** Draws the reader's own compound, else the one where most waits. */
export function nearestStreet(
  view: View,
  shown: Pick<BoardShown, 'street' | 'light' | 'home'>,
): Html | '' {
  const [nearest] = partsOf(shown)
    .filter(({ buildings }) => buildings.length <= MOST_ABOVE_THE_LIST)
    .toSorted((a, b) => rankOf(shown, b) - rankOf(shown, a));
  if (nearest === undefined || rankOf(shown, nearest) === 0) return '';
  return html`<div class="street-near">${partStreet(view, shown, nearest)}</div>`;
}

type Part = {
  readonly place: PlaceShown;
  readonly buildings: BoardShown['street'];
};

/** The buildings of each compound or lane together. */
function partsOf({ street }: Pick<BoardShown, 'street'>): readonly Part[] {
  const byPart = Map.groupBy(street, ({ part }) => part.id);
  return [...byPart.values()].flatMap((buildings) => {
    const [first] = buildings;
    return first === undefined ? [] : [{ place: first.part, buildings }];
  });
}

/** One's own home comes before everything else. */
function rankOf(shown: Pick<BoardShown, 'home'>, { place, buildings }: Part): number {
  if (place.id === shown.home) return Number.MAX_SAFE_INTEGER;
  return buildings.reduce((sum, { open }) => sum + open, 0);
}

function partStreet(view: View, shown: Pick<BoardShown, 'light'>, part: Part): Html {
  const name = nameIn(part.place.names, view.language);
  return html`<section class="street-part">
    <h2><a href="/matters?place=${part.place.id}">${name}</a></h2>
    ${partPicture(view, { light: shown.light, street: part.buildings, name })}
  </section>`;
}

function ways(view: View, shown: BoardShown): Html {
  const say = boardWords[view.language];
  const looks = (['list', 'street'] as const).map((one) => ({
    label: one === 'list' ? say.asList : say.asStreet,
    address: boardAddress(shown, { view: one }),
    isCurrent: shown.view === one,
    icon: one === 'list' ? ('list' as const) : ('building' as const),
  }));
  return html`<div class="filters">
    ${shown.street.length > 1 ? tabs({ language: view.language, label: say.look, links: looks }) : ''}
    ${filterPills({ language: view.language, label: say.show, links: showLinks(view, shown) })}
    ${fold(
      groupName(view, shown) ?? say.groups,
      filterPills({ language: view.language, label: say.groups, links: groupLinks(view, shown) }),
    )}
  </div>`;
}

function showLinks(view: View, shown: BoardShown): readonly WayLink[] {
  const say = boardWords[view.language];
  const counts = { open: shown.counts.open, in_hand: shown.counts.inHand };
  const labels: { readonly [show in BoardShow]: string } = {
    near: say.near,
    open: say.open,
    able: say.able,
    in_hand: say.inHand,
    closed: say.closed,
  };
  return boardShows.map((show) => ({
    label: labels[show],
    address: boardAddress(shown, { show }),
    isCurrent: shown.show === show,
    count: show === 'open' || show === 'in_hand' ? counts[show] : undefined,
  }));
}

function groupLinks(view: View, shown: BoardShown): readonly WayLink[] {
  const all = {
    label: boardWords[view.language].allGroups,
    address: boardAddress(shown, { group: undefined }),
    isCurrent: shown.group === undefined,
  };
  const each = shown.groups.map(({ code, names, icon }) => ({
    label: nameIn(names, view.language),
    address: boardAddress(shown, { group: code }),
    isCurrent: shown.group === code,
    icon: iconOf(icon),
  }));
  return [all, ...each];
}

function groupName(view: View, shown: BoardShown): string | undefined {
  const group = shown.groups.find(({ code }) => code === shown.group);
  return group === undefined ? undefined : nameIn(group.names, view.language);
}

function body(view: View, shown: BoardShown): Html {
  const say = boardWords[view.language];
  if (shown.view === 'street' && shown.place !== undefined) {
    return shown.street.length === 0
      ? emptyState({ icon: 'building', title: say.noBuildings })
      : openStreet(view, shown);
  }
  if (shown.cards.length === 0) return empty(view, shown);
  const next = shown.next === undefined ? undefined : boardAddress(shown, { after: shown.next });
  return html`${cards(shown.cards.map((line) => matterCard(view, line)))}
  ${pager(view.language, { previous: undefined, next })}`;
}

function empty(view: View, shown: BoardShown): Html {
  const say = boardWords[view.language];
  const raise = linkButton({ label: say.raise, icon: 'plus', address: raiseAddress(shown) });
  if (shown.show === 'able') {
    return emptyState({ icon: 'hand', title: say.noneAble, text: say.noneAbleText });
  }
  return shown.show === 'near' || shown.show === 'open'
    ? emptyState({ icon: 'check', title: say.noneOpen, text: say.noneOpenText, action: raise })
    : emptyState({ icon: 'hand', title: say.noneHere, text: say.noneHereText, action: raise });
}

function nowherePage(view: View, shown: BoardShown): Page {
  const say = boardWords[view.language];
  const find = searchField(view.language, { address: '/places', label: say.findPlace });
  const name = shown.place && nameIn(shown.place.names, view.language);
  return {
    title: say.title,
    section: 'help',
    width: 'column',
    body: stack(
      pageHead({ title: say.title }),
      panel(
        { title: name === undefined ? say.noCommunity : say.above(name) },
        html`<p>${name === undefined ? say.noCommunityText : say.aboveText}</p>
          ${
            shown.below.length === 0
              ? find
              : filterPills({
                  language: view.language,
                  label: say.aboveText,
                  links: shown.below.map(({ id, names }) => ({
                    label: nameIn(names, view.language),
                    address: `/matters?place=${id}`,
                    isCurrent: false,
                  })),
                })
          }`,
      ),
    ),
  };
}

type Changes = {
  readonly [key in 'place' | 'show' | 'view' | 'group' | 'after']?: string | undefined;
};

/** Writes the address of this board with something changed; a changed filter begins at its top. */
function boardAddress(shown: BoardShown, changes: Changes): string {
  const values: Changes = {
    place: shown.place?.id,
    show: shown.show,
    view: shown.view === 'list' ? undefined : shown.view,
    group: shown.group,
    ...changes,
  };
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined && value !== '') query.set(name, value);
  }
  return `/matters?${query.toString()}`;
}

/** A feed goes by the state and the group that the board shows. */
function feedOf({ language }: View, { place, show, group }: BoardShown): string {
  const state = show === 'in_hand' || show === 'closed' ? show : undefined;
  return feedAddress({ placeId: place?.id ?? '', language, group, show: state });
}

function feedTitle(view: View, shown: BoardShown): string {
  const place = shown.place === undefined ? '' : nameIn(shown.place.names, view.language);
  const group = groupName(view, shown);
  return boardWords[view.language].feedTitle(place, group === undefined ? [] : [group]);
}

function raiseAddress({ place }: BoardShown): string {
  return place === undefined ? '/raise' : `/raise?place=${place.id}`;
}

import { BUILDING_LEVEL } from '#/features/places/index.ts';
import type { Place, PlacePanel } from '#/features/places/index.ts';
import { countBoard, readBoard } from '#/features/matters/actions/board.ts';
import { boardPanelOf, streetPanelOf } from '#/features/matters/pages/panels.ts';
import { feedAddress } from '#/features/matters/model/address.ts';
import { mayGoRound, mayWorkDesk } from '#/features/matters/policy.ts';
import { boardWords } from '#/features/matters/words/board.ts';
import type { Context } from '#/platform/action/context.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { cardLines } from './cards.ts';
import { hasFeed } from './feed.ts';
import { hasBoard } from './home.ts';
import { loadStreet } from './street.ts';

const NEWEST = 3;

/** Shows on a place's page what is needed there: the newest and the way to the rest. */
export const boardPanel: PlacePanel = {
  name: 'board',
  side: 'main',
  load: async (context, place) => {
    if (!hasBoard(place)) return undefined;
    const shown = await loadNewest(context, place);
    return shown === undefined ? undefined : (view) => boardPanelOf(view, shown);
  },
  feed: (place, language) => {
    if (!hasFeed(place)) return undefined;
    const title = boardWords[language].feedTitle(nameIn(place.names, language), []);
    return { title, address: feedAddress({ placeId: place.id, language }) };
  },
};

/** Shows the buildings of a place with what waits in each; for the front page of a community. */
export const streetPanel: PlacePanel = {
  name: 'street',
  side: 'main',
  load: async (context, place) => {
    if (!hasBoard(place) || place.level >= BUILDING_LEVEL) return undefined;
    const street = await loadStreet(context, place);
    return street.street.length === 0 ? undefined : (view) => streetPanelOf(view, street);
  },
};

async function loadNewest(context: Context, place: Place) {
  const placeId = place.id;
  const [counts, listed] = await Promise.all([
    countBoard(context, { placeId }),
    readBoard(context, { placeId, filter: 'open', order: 'nearness', limit: NEWEST }),
  ]);
  if (!counts.ok || !listed.ok) return undefined;
  const isStaff = mayWorkDesk(context.subject, place.path);
  return {
    place: { id: place.id, names: place.names },
    counts: counts.value,
    isWalked: mayGoRound(context.subject, place.path),
    cards: await cardLines(context, listed.value.cards, { below: place.path, isStaff }),
  };
}

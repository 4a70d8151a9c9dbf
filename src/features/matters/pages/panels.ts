import { html } from 'hono/html';
import { pressedRefusal } from '#/platform/http/components/index.ts';
import { linkButton } from '#/platform/http/components/button.ts';
import { cards, panel } from '#/platform/http/components/card.ts';
import type { Html, View } from '#/platform/http/view.ts';
import { formatNumber } from '#/platform/i18n/format.ts';
import { feedAddress, roundAddress } from '#/features/matters/model/address.ts';
import type { BoardShown, CardLine, PlaceShown } from '#/features/matters/routes/shapes.ts';
import { boardWords } from '#/features/matters/words/board.ts';
import { roundWords } from '#/features/matters/words/rounds.ts';
import { nearestStreet } from './board.ts';
import { matterCard } from './card.ts';

export type NewestShown = {
  readonly place: PlaceShown;
  readonly counts: { readonly open: number; readonly inHand: number };
  readonly cards: readonly CardLine[];
  /** Whether the reader is sent to look here. */
  readonly isWalked: boolean;
};

/** Draws the newest of what is needed at a place, with the way to all of it. */
export function boardPanelOf(view: View, shown: NewestShown): Html {
  const say = boardWords[view.language];
  const feed = feedAddress({ placeId: shown.place.id, language: view.language });
  const walk = roundWords[view.language].title;
  const round = roundAddress({ place: shown.place.id });
  const number = (value: number) => formatNumber(view.language, value);
  return panel(
    {
      title: say.panelTitle,
      id: 'board',
      aside: say.panelCounts(number(shown.counts.open), number(shown.counts.inHand)),
    },
    html`${pressedRefusal(view, { of: 'matters.' })}
      ${
        shown.cards.length === 0
          ? html`<p class="soft">${say.panelNone}</p>`
          : cards(shown.cards.map((line) => matterCard(view, line, 3)))
      }
      <p>
        ${linkButton({ label: say.panelAll, icon: 'hand', address: `/matters?place=${shown.place.id}` })}
        ${linkButton({ label: say.follows, icon: 'list', address: feed })}
        ${shown.isWalked ? linkButton({ label: walk, icon: 'eye', address: round }) : ''}
      </p>`,
  );
}

/** Draws the reader's own compound, or the one where most waits, with what waits in each house. */
export function streetPanelOf(
  view: View,
  shown: Pick<BoardShown, 'street' | 'light' | 'home'>,
): Html {
  return html`${nearestStreet(view, shown)}`;
}

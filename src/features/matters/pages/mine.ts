import { html } from 'hono/html';
import { pressedRefusal } from '#/platform/http/components/index.ts';
import { linkButton } from '#/platform/http/components/button.ts';
import { cards } from '#/platform/http/components/card.ts';
import { pageHead, stack } from '#/platform/http/components/page-parts.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { formatNumber } from '#/platform/i18n/format.ts';
import type { CardLine, MineShown } from '#/features/matters/routes/shapes.ts';
import { boardWords } from '#/features/matters/words/board.ts';
import { matterCard } from './card.ts';

/** Draws what a person has to do with: what waits for their word first, then what they do. */
export function minePage(view: View, shown: MineShown): Page {
  const say = boardWords[view.language];
  const toConfirm = shown.raised.filter(({ state }) => state === 'done');
  const raised = shown.raised.filter(({ state }) => state !== 'done');
  const inHand = shown.helping.filter(({ isInMyHands }) => isInMyHands);
  const helping = shown.helping.filter(({ isInMyHands }) => !isInMyHands);
  const section = (title: string, lines: readonly CardLine[], none?: string) =>
    list(view, { title, lines, none });
  return {
    title: say.mineTitle,
    section: 'account',
    width: 'two',
    body: html`${pageHead({
      title: say.mineTitle,
      lead: say.mineLead,
      action: linkButton({ label: say.raise, icon: 'plus', address: '/raise' }),
    })}
    ${stack(
      pressedRefusal(view),
      section(say.mineToConfirm, toConfirm),
      section(say.mineHeld, inHand, say.mineHeldNone),
      section(say.mineHelping, helping),
      section(say.mineAsked, raised, say.mineAskedNone),
      section(say.mineFollowed, shown.followed, say.mineFollowedNone),
      shown.helped.length === 0
        ? ''
        : section(say.mineHelped(formatNumber(view.language, shown.helped.length)), shown.helped),
    )}`,
  };
}

function list(
  view: View,
  part: {
    readonly title: string;
    readonly lines: readonly CardLine[];
    /** Stands where nothing is; without it an empty part is left out. */
    readonly none: string | undefined;
  },
): Html | '' {
  if (part.lines.length === 0 && part.none === undefined) return '';
  return html`<section class="stack">
    <h2>${part.title}</h2>
    ${
      part.lines.length === 0
        ? html`<p class="soft">${part.none}</p>`
        : cards(part.lines.map((line) => matterCard(view, line, 3)))
    }
  </section>`;
}

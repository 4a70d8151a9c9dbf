import { html } from 'hono/html';
import { musterAddress } from '#/features/musters/model.ts';
import type { MusterStage } from '#/features/musters/model.ts';
import type { MusterLine, MineShown } from '#/features/musters/routes/shapes.ts';
import { musterWords } from '#/features/musters/words/index.ts';
import { actions, primaryLink } from '#/platform/http/components/button.ts';
import { card, cards } from '#/platform/http/components/card.ts';
import { emptyState } from '#/platform/http/components/empty-state.ts';
import { pageHead, stack } from '#/platform/http/components/page-parts.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { formatMoment, formatNumber } from '#/platform/i18n/format.ts';

/** How the stage of a muster looks on a card. */
const looks = {
  open: 'open',
  full: 'done',
  held: 'plain',
  stood_down: 'plain',
} as const satisfies Record<MusterStage, string>;

/** Draws the musters somebody was asked by, and those of the teams they lead. */
export function mineMustersPage(view: View, shown: MineShown): Page {
  const say = musterWords[view.language];
  const { forMe, byMe, mayCall } = shown;
  const isEmpty = forMe.length === 0 && byMe.length === 0;
  return {
    title: say.mine,
    section: 'account',
    width: 'column',
    body: html`${pageHead({ title: say.mine, lead: say.mineLead })}
    ${stack(
      mayCall
        ? actions(primaryLink({ label: say.make, icon: 'megaphone', address: '/musters/new' }))
        : '',
      isEmpty ? emptyState({ icon: 'check', title: say.noneTitle, text: say.noneText }) : '',
      listOf(view, { title: say.forMe, lines: forMe }),
      listOf(view, { title: say.byMe, lines: byMe }),
    )}`,
  };
}

function listOf(
  view: View,
  { title, lines }: { readonly title: string; readonly lines: readonly MusterLine[] },
): Html | '' {
  if (lines.length === 0) return '';
  return html`<section>
    ${stack(html`<h2>${title}</h2>`, cards(lines.map((line) => musterCard(view, line))))}
  </section>`;
}

function musterCard(view: View, line: MusterLine): Html {
  const say = musterWords[view.language];
  const { language } = view;
  const mine = line.seating === undefined ? [] : [{ text: say.mineIs[line.seating] }];
  return card({
    title: line.title,
    address: musterAddress(line.id),
    level: 3,
    state: { label: say.stages[line.stage], look: looks[line.stage] },
    meta: [
      { icon: 'clock', text: formatMoment(view, line.startsAt) },
      { icon: 'pin', text: line.meetingPlace },
      {
        icon: 'users',
        text: say.ofWanted(
          formatNumber(language, line.coming),
          formatNumber(language, line.wanted),
        ),
      },
      ...mine,
    ],
  });
}

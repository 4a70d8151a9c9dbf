import { html } from 'hono/html';
import { callAddress } from '#/features/callouts/model.ts';
import type { MineShown } from '#/features/callouts/routes/calls.ts';
import { callWords } from '#/features/callouts/words/call.ts';
import { card, cards } from '#/platform/http/components/card.ts';
import { emptyState } from '#/platform/http/components/empty-state.ts';
import { pageHead } from '#/platform/http/components/page-parts.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { formatRelative } from '#/platform/i18n/format.ts';

/** Draws the calls somebody was asked in lately. */
export function mineCallsPage(view: View, shown: MineShown): Page {
  const say = callWords[view.language];
  const { calls } = shown;
  return {
    title: say.mine,
    section: 'account',
    width: 'column',
    body: html`${pageHead({ title: say.mine, lead: say.mineLead })}
    ${
      calls.length === 0
        ? emptyState({ icon: 'check', title: say.noneTitle, text: say.noneText })
        : cards(calls.map((call) => callCard(view, call)))
    }`,
  };
}

function callCard(view: View, call: MineShown['calls'][number]): Html {
  const say = callWords[view.language];
  const said = call.answer === undefined ? [] : [{ text: say.answered[call.answer] }];
  return card({
    title: nameIn(call.categoryNames, view.language),
    address: callAddress(call.id),
    level: 2,
    state: call.isLive ? { label: say.open, look: 'open' } : { label: say.over, look: 'plain' },
    meta: [{ icon: 'clock', text: say.askedAt(formatRelative(view, call.askedAt)) }, ...said],
  });
}

import { html } from 'hono/html';
import { scopes } from '#/platform/access/scopes.ts';
import {
  backLink,
  cards,
  pageHead,
  refusedNotice,
  stack,
} from '#/platform/http/components/index.ts';
import type { Page, View } from '#/platform/http/view.ts';
import { meWords } from '#/features/people/words/me.ts';
import { tokenWords } from '#/features/people/words/tokens.ts';
import { newTokenPanel, tokenCard } from './token-parts.ts';
import type { TokenLine } from './token-parts.ts';

/** Draws the tokens of one's programs, each with the button that ends it, and how to make one. */
export function tokensPage(view: View, shown: { readonly tokens: readonly TokenLine[] }): Page {
  const say = tokenWords[view.language];
  const { tokens } = shown;
  return {
    title: say.title,
    section: 'account',
    width: 'column',
    body: stack(
      pageHead({
        title: say.title,
        lead: say.lead,
        above: backLink(meWords[view.language].backToMe, '/me'),
      }),
      refusedNotice(view, ['people.end_token']),
      tokens.length === 0
        ? html`<p>${say.none}</p>`
        : cards(tokens.map((token) => tokenCard(view, token, { end: endOf(token) }))),
      newTokenPanel(view, {
        make: { endpoint: 'people.make_token', address: '/me/tokens' },
        scopes,
        nameHint: say.nameHint,
        scopesHint: say.scopesHint,
        howTo: say.howTo,
      }),
    ),
  };
}

function endOf({ id }: TokenLine) {
  return { endpoint: 'people.end_token', address: `/me/tokens/${id}` };
}

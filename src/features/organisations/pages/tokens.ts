import { html } from 'hono/html';
import { newTokenPanel, tokenCard } from '#/features/people/index.ts';
import { readScopes } from '#/platform/access/scopes.ts';
import {
  actions,
  backLink,
  cards,
  linkButton,
  pageHead,
  panel,
  refusedNotice,
  stack,
} from '#/platform/http/components/index.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import type { TokensOutput } from '#/features/organisations/routes/tokens.ts';
import { bodyTokenWords } from '#/features/organisations/words/tokens.ts';

/** Draws the tokens of an organisation, each with the button that ends it, and how to make one. */
export function tokensOfBodyPage(view: View, shown: TokensOutput): Page {
  const say = bodyTokenWords[view.language];
  const { organisation, tokens, mayMake } = shown;
  const title = say.titleOf(organisation.name);
  const above = backLink(organisation.name, `/organisations/${organisation.id}`);
  return {
    title,
    section: 'none',
    width: 'column',
    body: stack(
      pageHead({ title, lead: say.lead, above }),
      refusedNotice(view, ['organisations.end_token']),
      tokens.length === 0
        ? html`<p>${say.none}</p>`
        : cards(tokens.map((token) => tokenOf(view, organisation.id, token))),
      mayMake ? newToken(view, organisation.id) : html`<p class="soft">${say.full}</p>`,
    ),
  };
}

function tokenOf(view: View, organisationId: string, token: TokensOutput['tokens'][number]): Html {
  const say = bodyTokenWords[view.language];
  const madeBy = token.madeBy === '' ? say.goneMaker : say.madeBy(token.madeBy);
  const address = `/organisations/${organisationId}/tokens/${token.id}`;
  return tokenCard(view, token, {
    end: { endpoint: 'organisations.end_token', address },
    more: [{ icon: 'person', text: madeBy }],
  });
}

function newToken(view: View, organisationId: string): Html {
  const { nameHint, scopesHint, howTo } = bodyTokenWords[view.language];
  const address = `/organisations/${organisationId}/tokens`;
  const make = { endpoint: 'organisations.make_token', address };
  return newTokenPanel(view, { make, scopes: readScopes, nameHint, scopesHint, howTo });
}

/** Draws the way from an organisation’s page to its tokens. */
export function tokensPanel(view: View, organisationId: string): Html {
  const say = bodyTokenWords[view.language];
  const address = `/organisations/${organisationId}/tokens`;
  return panel(
    { title: say.title },
    html`<p class="soft">${say.panelText}</p>
      ${actions(linkButton({ label: say.open, spoken: say.openNamed(say.title), address }))}`,
  );
}

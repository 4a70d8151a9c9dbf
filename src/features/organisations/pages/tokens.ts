import { html } from 'hono/html';
import { TOKEN_DAYS, tokenWords } from '#/features/people/index.ts';
import { readScopes } from '#/platform/access/scopes.ts';
import {
  actions,
  backLink,
  buttonForm,
  card,
  cards,
  checkboxes,
  form,
  linkButton,
  pageHead,
  panel,
  quietButton,
  radios,
  refusedNotice,
  stack,
  submitButton,
  textField,
} from '#/platform/http/components/index.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { formatDate, formatNumber, formatRelative } from '#/platform/i18n/format.ts';
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
        : cards(tokens.map((token) => tokenCard(view, organisation.id, token))),
      mayMake ? newTokenPanel(view, organisation.id) : html`<p class="soft">${say.full}</p>`,
    ),
  };
}

function tokenCard(
  view: View,
  organisationId: string,
  token: TokensOutput['tokens'][number],
): Html {
  const say = bodyTokenWords[view.language];
  const all = tokenWords[view.language];
  const lastDay = token.expiresAt.toZonedDateTimeISO(view.zone).toPlainDate();
  const isUsed = Temporal.Instant.compare(token.seenAt, token.createdAt) > 0;
  return card({
    title: token.name,
    level: 2,
    meta: [
      ...token.scopes.map((scope) => ({ icon: 'check', text: all.scopeNames[scope] }) as const),
      { icon: 'calendar', text: all.until(formatDate(view.language, lastDay)) },
      {
        icon: 'clock',
        text: isUsed ? all.lastUsed(formatRelative(view, token.seenAt)) : all.neverUsed,
      },
      { icon: 'person', text: token.madeBy === '' ? say.goneMaker : say.madeBy(token.madeBy) },
    ],
    actions: buttonForm(view, {
      endpoint: 'organisations.end_token',
      address: `/organisations/${organisationId}/tokens/${token.id}`,
      method: 'DELETE',
      button: quietButton({ label: all.end, spoken: all.endNamed(token.name) }),
    }),
  });
}

function newTokenPanel(view: View, organisationId: string): Html {
  const say = bodyTokenWords[view.language];
  const all = tokenWords[view.language];
  const [shortest] = TOKEN_DAYS;
  const address = `/organisations/${organisationId}/tokens`;
  return panel(
    { title: all.makeTitle },
    form(
      view,
      { endpoint: 'organisations.make_token', address },
      (fields) =>
        html`${textField(fields, { name: 'name', label: all.name, hint: say.nameHint })}
          ${checkboxes(fields, {
            name: 'scopes',
            label: all.scopes,
            hint: say.scopesHint,
            options: readScopes.map((value) => ({ value, label: all.scopeNames[value] })),
          })}
          ${radios(fields, {
            name: 'days',
            label: all.days,
            look: 'tiles',
            value: String(shortest),
            options: TOKEN_DAYS.map((days) => ({
              value: String(days),
              label: all.daysOf(formatNumber(view.language, days)),
            })),
          })}
          <p>${say.howTo}</p>
          ${actions(submitButton({ label: all.make, icon: 'key' }))}`,
    ),
  );
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

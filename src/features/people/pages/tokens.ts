import { html } from 'hono/html';
import { scopes } from '#/platform/access/scopes.ts';
import type { Scope } from '#/platform/access/scopes.ts';
import {
  actions,
  backLink,
  buttonForm,
  card,
  cards,
  checkboxes,
  form,
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
import { TOKEN_DAYS } from '#/features/people/model.ts';
import { meWords } from '#/features/people/words/me.ts';
import { tokenWords } from '#/features/people/words/tokens.ts';

type TokenLine = {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly createdAt: Temporal.Instant;
  readonly seenAt: Temporal.Instant;
  readonly expiresAt: Temporal.Instant;
};

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
        : cards(tokens.map((token) => tokenCard(view, token))),
      newTokenPanel(view),
    ),
  };
}

function tokenCard(view: View, token: TokenLine): Html {
  const say = tokenWords[view.language];
  const lastDay = token.expiresAt.toZonedDateTimeISO(view.zone).toPlainDate();
  const isUsed = Temporal.Instant.compare(token.seenAt, token.createdAt) > 0;
  const used = isUsed ? say.lastUsed(formatRelative(view, token.seenAt)) : say.neverUsed;
  return card({
    title: token.name,
    level: 2,
    meta: [
      ...token.scopes.map((scope) => ({ icon: 'check', text: say.scopeNames[scope] }) as const),
      { icon: 'calendar', text: say.until(formatDate(view.language, lastDay)) },
      { icon: 'clock', text: used },
    ],
    actions: buttonForm(view, {
      endpoint: 'people.end_token',
      address: `/me/tokens/${token.id}`,
      method: 'DELETE',
      button: quietButton({ label: say.end, spoken: say.endNamed(token.name) }),
    }),
  });
}

function newTokenPanel(view: View): Html {
  const say = tokenWords[view.language];
  const to = { endpoint: 'people.make_token', address: '/me/tokens' };
  const [shortest] = TOKEN_DAYS;
  return panel(
    { title: say.makeTitle },
    form(
      view,
      to,
      (fields) =>
        html`${textField(fields, { name: 'name', label: say.name, hint: say.nameHint })}
          ${checkboxes(fields, {
            name: 'scopes',
            label: say.scopes,
            hint: say.scopesHint,
            options: scopes.map((scope) => ({ value: scope, label: say.scopeNames[scope] })),
          })}
          ${radios(fields, {
            name: 'days',
            label: say.days,
            look: 'tiles',
            value: String(shortest),
            options: TOKEN_DAYS.map((days) => ({
              value: String(days),
              label: say.daysOf(formatNumber(view.language, days)),
            })),
          })}
          <p>${say.howTo}</p>
          ${actions(submitButton({ label: say.make, icon: 'key' }))}`,
    ),
  );
}

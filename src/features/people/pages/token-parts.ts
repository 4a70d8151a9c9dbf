import { html } from 'hono/html';
import type { Scope } from '#/platform/access/scopes.ts';
import {
  actions,
  buttonForm,
  card,
  checkboxes,
  form,
  panel,
  quietButton,
  radios,
  submitButton,
  textField,
} from '#/platform/http/components/index.ts';
import type { Meta } from '#/platform/http/components/index.ts';
import type { Html, View } from '#/platform/http/view.ts';
import { formatDate, formatNumber, formatRelative } from '#/platform/i18n/format.ts';
import { TOKEN_DAYS } from '#/features/people/model.ts';
import { tokenWords } from '#/features/people/words/tokens.ts';

/** A token of a program as it is listed, a person's or an organisation's. */
export type TokenLine = {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly createdAt: Temporal.Instant;
  readonly seenAt: Temporal.Instant;
  readonly expiresAt: Temporal.Instant;
};

/** Where a token is sent to be made or ended. */
export type TokenWay = { readonly endpoint: string; readonly address: string };

/** Draws one token with the button that ends it, and what else is said of it. */
export function tokenCard(
  view: View,
  token: TokenLine,
  { end, more = [] }: { readonly end: TokenWay; readonly more?: readonly Meta[] },
): Html {
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
      ...more,
    ],
    actions: buttonForm(view, {
      ...end,
      method: 'DELETE',
      button: quietButton({ label: say.end, spoken: say.endNamed(token.name) }),
    }),
  });
}

/** What a form says that makes a token, and what can be ticked in it. */
export type TokenForm = {
  readonly make: TokenWay;
  readonly scopes: readonly Scope[];
  readonly nameHint: string;
  readonly scopesHint: string;
  readonly howTo: string;
};

/** Draws the form that makes a token. */
export function newTokenPanel(view: View, spec: TokenForm): Html {
  const say = tokenWords[view.language];
  const [shortest] = TOKEN_DAYS;
  return panel(
    { title: say.makeTitle },
    form(
      view,
      spec.make,
      (fields) =>
        html`${textField(fields, { name: 'name', label: say.name, hint: spec.nameHint })}
          ${checkboxes(fields, {
            name: 'scopes',
            label: say.scopes,
            hint: spec.scopesHint,
            options: spec.scopes.map((scope) => ({ value: scope, label: say.scopeNames[scope] })),
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
          <p>${spec.howTo}</p>
          ${actions(submitButton({ label: say.make, icon: 'key' }))}`,
    ),
  );
}

import { html } from 'hono/html';
import {
  actions,
  buttonForm,
  linkButton,
  panel,
  people,
  quietButton,
  refusedNotice,
} from '#/platform/http/components/index.ts';
import type { PersonRow } from '#/platform/http/components/index.ts';
import type { Html, View } from '#/platform/http/view.ts';
import { formatDate, formatMoment } from '#/platform/i18n/format.ts';
import type { Asking } from '#/features/rights/routes/shapes.ts';
import { askingWords } from '#/features/rights/words/asking.ts';
import { valueWords } from '#/features/rights/words/columns.ts';

type Consent = Asking['consents'][number];

/** Draws what one has consented to, since when, and the button that takes it back. */
export function consentsPanel(view: View, { consents }: Asking): Html {
  const say = askingWords[view.language];
  const rows = consents.map((consent) => consentRow(view, consent));
  const end = linkButton({ label: say.endAll, address: '/me#helpers' });
  return panel(
    { title: say.consents, id: 'consents' },
    html`${refusedNotice(view, ['rights.allow_reading', 'rights.stop_reading'])}
    ${
      rows.length === 0
        ? html`<p>${say.noConsents}</p>`
        : html`<p class="soft">${say.consentsText}</p>
            ${people(view.language, rows)}
            <p class="soft">${say.whatFollows}</p>
            ${actions(end)}`
    }`,
  );
}

function consentRow(view: View, consent: Consent): PersonRow {
  const say = askingWords[view.language];
  const way = valueWords[view.language][consent.way] ?? consent.way;
  const { name, readsSince } = consent;
  const reads = readsSince === undefined ? say.readsNot : say.reads(formatMoment(view, readsSince));
  const change =
    readsSince === undefined
      ? { label: say.allow, spoken: say.allowNamed(name), endpoint: 'rights.allow_reading' }
      : { label: say.stop, spoken: say.stopNamed(name), endpoint: 'rights.stop_reading' };
  return {
    name: name === '' ? say.somebodyLeft : name,
    role: say.given(way, formatDate(view.language, consent.consentedOn)),
    note: reads,
    action: buttonForm(view, {
      endpoint: change.endpoint,
      address: `/me/data/readers/${consent.helperId}`,
      method: readsSince === undefined ? 'POST' : 'DELETE',
      button: quietButton({ label: change.label, spoken: change.spoken }),
    }),
  };
}

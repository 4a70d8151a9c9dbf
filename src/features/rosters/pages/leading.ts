import { html } from 'hono/html';
import {
  actions,
  checkboxes,
  form,
  panel,
  radios,
  submitButton,
  summaryList,
} from '#/platform/http/components/index.ts';
import type { Html, View } from '#/platform/http/view.ts';
import { formatAppointment, formatNumber, formatPercent } from '#/platform/i18n/format.ts';
import { suggestionWays } from '#/features/rosters/actions/lead.ts';
import type { RosterShown } from '#/features/rosters/routes/shapes.ts';
import { rosterWords } from '#/features/rosters/words/index.ts';

/** Asks how the program is to suggest. */
export function suggestPanel(view: View, { id }: RosterShown): Html {
  const say = rosterWords[view.language];
  const to = { endpoint: 'rosters.suggest', address: `/rosters/${id}/suggestion` };
  return panel(
    { title: say.suggestTitle, id: 'suggest' },
    html`<p class="soft">${say.suggestText}</p>
      ${form(
        view,
        to,
        (fields) =>
          html`${radios(fields, {
            name: 'way',
            label: say.way,
            value: 'fair',
            options: suggestionWays.map((way) => ({ value: way, label: say.ways[way] })),
          })}
          ${checkboxes(fields, {
            name: 'afresh',
            label: say.suggestTitle,
            isOptional: true,
            options: [{ value: '1', label: say.afresh }],
          })}
          ${actions(submitButton({ label: say.suggest, icon: 'calendar' }))}`,
      )}`,
  );
}

const PERCENT = 100;
const THOUSAND = 1_000;

/** Says how good the roster is, and how that is reckoned. */
export function qualityPanel(view: View, { quality }: RosterShown): Html | '' {
  if (quality === undefined) return '';
  const say = rosterWords[view.language];
  const share = (of: number) => formatPercent(view.language, of / PERCENT);
  const jain = formatNumber(view.language, Math.round(quality.jain * THOUSAND) / THOUSAND);
  return panel(
    { title: say.qualityTitle, id: 'quality' },
    html`${summaryList(view.language, [
        { label: say.coverage, value: share(quality.coverage) },
        { label: say.balance, value: share(quality.balance) },
        { label: say.score, value: share(quality.score) },
        { label: say.jain, value: jain },
      ])}
      <p class="soft">${say.qualityHow}</p>`,
  );
}

/** Says which places are empty, and how many are kept from each by what. */
export function unfilledPanel(view: View, { unfilled }: RosterShown): Html {
  const say = rosterWords[view.language];
  const because = ({ why }: RosterShown['unfilled'][number]) =>
    why
      .map(({ count, hindrance }) =>
        say.because(formatNumber(view.language, count), say.hindrances[hindrance]),
      )
      .join(view.language === 'en' ? '; ' : '；');
  return panel(
    { title: say.unfilledTitle, id: 'empty' },
    html`<ul class="lines">
      ${unfilled.map(
        (one) =>
          html`<li>
            <a href="/shifts/${one.shiftId}"
              >${one.kind} ${formatAppointment(view, one.beginsAt)}</a
            >
            <span class="soft">${because(one)}</span>
          </li>`,
      )}
    </ul>`,
  );
}

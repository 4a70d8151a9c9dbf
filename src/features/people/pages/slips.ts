import { html } from 'hono/html';
import {
  actions,
  form,
  notice,
  pageHead,
  printSlip,
  quietButton,
  stack,
  submitButton,
} from '#/platform/http/components/index.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { formatDate, formatMoment, formatNumber } from '#/platform/i18n/format.ts';
import { languages } from '#/platform/i18n/language.ts';
import type { Language } from '#/platform/i18n/language.ts';
import type { PlaceLabel } from '#/features/people/model.ts';
import { inGroups } from '#/features/people/rules/paper-codes.ts';
import { slipWords } from '#/features/people/words/slips.ts';
import { qrCode } from '#/platform/http/components/index.ts';

type HouseholdSlip = {
  readonly household: PlaceLabel;
  readonly community: PlaceLabel;
  readonly code?:
    | {
        readonly digits: string;
        readonly usesLeft: number;
        readonly expiresAt: Temporal.Instant;
        readonly address: string;
      }
    | undefined;
};

/**
 * Draws a household's code as a slip of paper in three languages, and the button that issues it.
 */
export function householdSlipPage(view: View, shown: HouseholdSlip): Page {
  const say = slipWords[view.language];
  const { code, household } = shown;
  const title = `${say.title} · ${nameIn(household.names, view.language)}`;
  return {
    title,
    section: 'none',
    width: 'column',
    body: stack(
      html`<div class="not-printed">${pageHead({ title, lead: say.lead })}</div>`,
      code === undefined
        ? html`<p class="not-printed">${say.none}</p>`
        : householdSlip(view, shown),
      issueForm(view, shown),
    ),
  };
}

function issueForm(view: View, { household, code }: HouseholdSlip): Html {
  const say = slipWords[view.language];
  const to = {
    endpoint: 'people.issue_household_code',
    address: `/households/${household.id}/code`,
  };
  const button =
    code === undefined
      ? submitButton({ label: say.issue, icon: 'key' })
      : quietButton({ label: say.issueAgain, icon: 'undo' });
  const hint =
    code === undefined
      ? ''
      : html`<p class="soft">${say.printHint}</p>
          <p class="soft">
            ${say.usesLeft(formatNumber(view.language, code.usesLeft))} · ${say.issueAgainHint}
          </p>`;
  return html`<div class="not-printed">${hint} ${form(view, to, () => actions(button))}</div>`;
}

function householdSlip(view: View, { household, community, code }: HouseholdSlip): Html {
  if (code === undefined) return html``;
  const site = new URL(code.address).host;
  const day = code.expiresAt.toZonedDateTimeISO(view.zone).toPlainDate();
  return html`${readersOf(view.language).map((language) => {
    const say = slipWords[language];
    const isFirst = language === view.language;
    return printSlip({
      from: `${nameIn(community.names, language)} · ${nameIn(household.names, language)}`,
      title: say.slipTitle,
      code: isFirst ? inGroups(code.digits) : undefined,
      picture: isFirst ? qrCode(code.address) : undefined,
      body: html`<div class="prose" lang="${language}">
        <p>${say.slipText}</p>
        ${stepList(say.slipSteps(site))}
        <p>${say.slipHelp}</p>
      </div>`,
      foot: say.slipFoot(formatDate(language, day)),
    });
  })}`;
}

/** The reader's language stands first, with the code; the others tell the same below. */
function readersOf(first: Language): readonly Language[] {
  return [first, ...languages.filter((language) => language !== first)];
}

function stepList(steps: readonly string[]): Html {
  return html`<ol>
    ${steps.map((step) => html`<li>${step}</li>`)}
  </ol>`;
}

type CounterSlip = {
  readonly person: { readonly id: string; readonly name: string };
  readonly community: PlaceLabel;
  readonly site: string;
  readonly code?: { readonly digits: string; readonly expiresAt: Temporal.Instant } | undefined;
};

/** Draws one person's sign-in code, to be read out or printed. */
export function counterSlipPage(view: View, shown: CounterSlip): Page {
  const say = slipWords[view.language];
  const { person, code } = shown;
  const title = say.counterTitle(person.name);
  const to = {
    endpoint: 'people.issue_counter_code',
    address: `/people/${person.id}/sign-in-code`,
  };
  const button =
    code === undefined
      ? submitButton({ label: say.counterIssue, icon: 'key' })
      : quietButton({ label: say.issueAgain, icon: 'undo' });
  return {
    title,
    section: 'none',
    width: 'column',
    body: stack(
      html`<div class="not-printed">${pageHead({ title, lead: say.counterLead })}</div>`,
      code === undefined
        ? notice({ look: 'info', text: say.counterNone })
        : counterSlip(view, shown),
      html`<div class="not-printed">${form(view, to, () => actions(button))}</div>`,
    ),
  };
}

function counterSlip(view: View, { person, community, site, code }: CounterSlip): Html {
  if (code === undefined) return html``;
  const say = slipWords[view.language];
  return printSlip({
    from: `${nameIn(community.names, view.language)} · ${person.name}`,
    title: say.counterSlipTitle,
    code: inGroups(code.digits),
    body: html`<div class="prose">${stepList(say.counterSteps(site))}</div>`,
    foot: say.counterFoot(formatMoment(view, code.expiresAt)),
  });
}

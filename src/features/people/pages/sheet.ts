import { html } from 'hono/html';
import {
  actions,
  backLink,
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
import { formatDate, formatNumber } from '#/platform/i18n/format.ts';
import type { SheetPage } from '#/features/people/routes/sheet.ts';
import { inGroups } from '#/features/people/rules/paper-codes.ts';
import { sheetWords } from '#/features/people/words/sheet.ts';

/** Draws a sheet of sign-in codes to be printed and kept, and the button that issues one. */
export function sheetPage(view: View, shown: SheetPage): Page {
  const say = sheetWords[view.language];
  const { isOwn, person } = shown;
  const title = isOwn ? say.title : say.titleFor(person.name);
  const back = isOwn ? '/me' : `/people/${person.id}`;
  return {
    title,
    section: isOwn ? 'account' : 'desk',
    width: 'column',
    body: stack(
      html`<div class="not-printed">
        ${pageHead({ title, lead: say.lead, above: backLink(say.back, back) })}
      </div>`,
      standing(view, shown),
      paper(view, shown),
      html`<div class="not-printed">${issueForm(view, shown)}</div>`,
    ),
  };
}

function standing(view: View, { sheet }: SheetPage): Html {
  const say = sheetWords[view.language];
  if (sheet === undefined) return html`<p class="not-printed">${say.none}</p>`;
  const left = say.left(formatNumber(view.language, sheet.left), dayOf(view, sheet.issuedAt));
  const text = sheet.codes === undefined ? say.notShown : say.shown;
  return html`<div class="not-printed">${notice({ look: 'info', title: left, text })}</div>`;
}

function issueForm(view: View, { isOwn, person, sheet }: SheetPage): Html {
  const say = sheetWords[view.language];
  const to = isOwn
    ? { endpoint: 'people.issue_own_sheet', address: '/me/sign-in-sheet' }
    : { endpoint: 'people.issue_sheet', address: `/people/${person.id}/sign-in-sheet` };
  const button =
    sheet === undefined
      ? submitButton({ label: say.issue, icon: 'key' })
      : quietButton({ label: say.issueAgain, icon: 'undo' });
  return form(view, to, () => actions(button));
}

function paper(view: View, { sheet, community, person, site }: SheetPage): Html | '' {
  if (sheet?.codes === undefined) return '';
  const say = sheetWords[view.language];
  return printSlip({
    from: `${nameIn(community.names, view.language)} · ${person.name}`,
    title: say.paperTitle,
    body: html`<div class="prose">
      <ol>
        ${say.steps(site).map((step) => html`<li>${step}</li>`)}
      </ol>
      <ul class="code-list">
        ${sheet.codes.map(
          ({ number, digits }) =>
            html`<li>
              <span aria-hidden="true">☐</span> ${formatNumber(view.language, number)}.
              <b>${inGroups(digits)}</b>
            </li>`,
        )}
      </ul>
      <p>${say.lost}</p>
      <p>${say.call(view.duty.name, view.duty.telephone)}</p>
    </div>`,
    foot: say.foot(dayOf(view, sheet.issuedAt), dayOf(view, sheet.expiresAt)),
  });
}

function dayOf(view: View, at: Temporal.Instant): string {
  return formatDate(view.language, at.toZonedDateTimeISO(view.zone).toPlainDate());
}

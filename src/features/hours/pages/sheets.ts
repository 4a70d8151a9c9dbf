import { html } from 'hono/html';
import { nameChoices } from '#/features/hours/model.ts';
import type { OwnSheet, SheetShown, SheetsShown } from '#/features/hours/routes/sheet-shapes.ts';
import { sheetWords } from '#/features/hours/words/sheets.ts';
import { hoursWords } from '#/features/hours/words/index.ts';
import { levelWords } from '#/features/hours/words/levels.ts';
import {
  actions,
  backLink,
  buttonForm,
  card,
  cards,
  checkboxes,
  dataTable,
  dateField,
  form,
  inset,
  linkButton,
  notice,
  pageHead,
  panel,
  printSlip,
  qrCode,
  quietButton,
  radios,
  stack,
  submitButton,
  summaryList,
  tag,
} from '#/platform/http/components/index.ts';
import type { FormFields } from '#/platform/http/components/index.ts';
import type { ListTable } from '#/platform/http/table.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { formatDate } from '#/platform/i18n/format.ts';
import { sayMinutes } from './say.ts';

const HERE = '/me/hours/sheets';

/** Draws the sheets somebody has made, and asks what another shall tell. */
export function sheetsPage(view: View, shown: SheetsShown): Page {
  const say = sheetWords[view.language];
  const rows = shown.sheets.map((one) =>
    card({
      title: sayPeriod(view, one),
      address: `${HERE}/${one.id}`,
      meta: [{ text: sayMinutes(view, one.minutes) }, { text: say.names[one.showsName] }],
      body: html`<p>${holdsTag(view, one)}</p>`,
    }),
  );
  return {
    title: say.title,
    section: 'account',
    width: 'column',
    body: stack(
      pageHead({
        title: say.title,
        lead: say.lead,
        above: backLink(hoursWords[view.language].title, '/me/hours'),
      }),
      panel({ title: say.make, id: 'make' }, makeForm(view, shown)),
      panel(
        { title: say.own, id: 'own' },
        rows.length === 0 ? html`<p class="soft">${say.none}</p>` : cards(rows),
      ),
      inset(say.nothingElse),
    ),
  };
}

function makeForm(view: View, shown: SheetsShown): Html {
  const say = sheetWords[view.language];
  const to = { endpoint: 'hours.make_sheet', address: HERE, keepsTyped: true } as const;
  return form(
    view,
    to,
    (fields) =>
      html`${dateField(fields, { name: 'from', label: say.from, value: shown.from.toString() })}
      ${dateField(fields, { name: 'to', label: say.to, value: shown.to.toString() })}
      ${radios(fields, {
        name: 'name',
        label: say.name,
        value: 'called',
        options: nameChoices.map((value) => ({ value, label: say.names[value] })),
      })}
      ${checkboxes(fields, {
        name: 'activities',
        label: say.activities,
        isOptional: true,
        options: [{ value: '1', label: say.activitiesLabel }],
      })}
      ${levelField(view, fields, shown)}
      ${dateField(fields, {
        name: 'validUntil',
        label: say.validUntil,
        hint: say.validHint,
        value: shown.validUntil.toString(),
      })}
      ${actions(submitButton({ label: say.button, icon: 'check' }))}`,
  );
}

function levelField(view: View, fields: FormFields, { level }: SheetsShown): Html | '' {
  const say = levelWords[view.language];
  if (level === undefined) return '';
  return checkboxes(fields, {
    name: 'level',
    label: say.onSheet,
    isOptional: true,
    options: [{ value: '1', label: say.onSheetLabel(nameIn(level.names, view.language)) }],
  });
}

function sayPeriod(
  { language }: Pick<View, 'language'>,
  { from, to }: Pick<SheetShown, 'from' | 'to'>,
): string {
  return sheetWords[language].span(formatDate(language, from), formatDate(language, to));
}

function holdsTag(
  view: View,
  { holds, validUntil }: { readonly holds: boolean; readonly validUntil: Temporal.PlainDate },
): Html {
  const say = sheetWords[view.language];
  const until = say.holdsUntil(formatDate(view.language, validUntil));
  return tag(holds ? { look: 'done', label: until } : { look: 'plain', label: say.isOver });
}

/** Writes the sheets somebody has made as a table. */
export function sheetsTable(view: View, { sheets }: SheetsShown): ListTable {
  const say = sheetWords[view.language];
  return {
    name: say.own,
    headings: [say.from, say.to, hoursWords[view.language].minutes, say.madeOn, say.validUntil],
    rows: sheets.map(({ from, to, minutes, madeOn, validUntil }) => [
      from.toString(),
      to.toString(),
      minutes,
      madeOn.toString(),
      validUntil.toString(),
    ]),
  };
}

/** Draws one’s own sheet: the paper with its code, the file, and the button that takes it back. */
export function ownSheetPage(view: View, { id, holds, sheet }: OwnSheet): Page {
  const say = sheetWords[view.language];
  const file = linkButton({ label: say.pdf, icon: 'download', address: `${HERE}/${id}/pdf` });
  return {
    title: say.paper,
    section: 'account',
    width: 'column',
    body: stack(
      pageHead({
        title: say.paper,
        lead: say.oneLead,
        above: backLink(say.title, HERE),
        below: html`<p>${holdsTag(view, { holds, validUntil: sheet.validUntil })}</p>`,
      }),
      holds
        ? html`${printSlip({
            from: nameIn(sheet.recordedAt, view.language),
            title: say.paper,
            code: (sheet.code.match(/\d{1,4}/g) ?? []).join(' '),
            picture: qrCode(sheet.address),
            body: html`<p>${sheet.person}</p>
              <p>${sayPeriod(view, sheet)}</p>
              <p><b>${sayMinutes(view, sheet.minutes)}</b></p>`,
            foot: say.notCertificate,
          })}
          ${actions(file)}
          ${buttonForm(view, {
            endpoint: 'hours.revoke_sheet',
            address: `${HERE}/${id}`,
            method: 'DELETE',
            button: quietButton({ label: say.revoke }),
          })}`
        : html``,
      panel({ title: say.activities, id: 'tells' }, told(view, sheet)),
    ),
  };
}

/** Draws for whoever has the code what the sheet tells. */
export function publicPage(view: View, sheet: SheetShown): Page {
  const say = sheetWords[view.language];
  return {
    title: say.publicTitle,
    section: 'home',
    width: 'column',
    body: stack(
      pageHead({ title: say.publicTitle, lead: say.publicCompare }),
      notice({ look: 'good', text: say.publicGood }),
      panel({ title: say.paper, id: 'sheet' }, told(view, sheet)),
      html`<p class="soft">${say.notCertificate} ${say.nothingElse}</p>`,
    ),
  };
}

function told(view: View, sheet: SheetShown): Html {
  const say = sheetWords[view.language];
  const { language } = view;
  const sum = sayMinutes(view, sheet.minutes);
  const rows = summaryList(language, [
    { label: say.person, value: sheet.person },
    { label: say.period, value: sayPeriod(view, sheet) },
    { label: say.sum, value: sum },
    ...levelRow(view, sheet),
    { label: say.recordedAt, value: nameIn(sheet.recordedAt, language) },
    { label: say.madeOn, value: formatDate(language, sheet.madeOn) },
    { label: say.validUntil, value: formatDate(language, sheet.validUntil) },
  ]);
  const changed =
    sheet.minutes === sheet.minutesNow
      ? ''
      : notice({
          look: 'warning',
          text: say.changed(sum, sayMinutes(view, sheet.minutesNow)),
        });
  return html`${changed} ${rows} ${activityTable(view, sheet)}`;
}

function levelRow(view: View, { level }: SheetShown) {
  if (level === undefined) return [];
  const say = levelWords[view.language];
  const name = nameIn(level.names, view.language);
  const value = level.isKept
    ? name
    : html`${name}
        <p class="soft">${say.notKept}</p>`;
  return [{ label: say.level, value }];
}

function activityTable(view: View, { activities }: SheetShown): Html | '' {
  const say = sheetWords[view.language];
  if (activities === undefined || activities.length === 0) return '';
  return dataTable({
    caption: say.what,
    columns: [{ label: say.when }, { label: say.what }, { label: say.howLong }],
    rows: activities.map(({ on, minutes, what, content }) => [
      formatDate(view.language, on),
      `${what}：${content}`,
      sayMinutes(view, minutes),
    ]),
  });
}

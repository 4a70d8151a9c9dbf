import { html } from 'hono/html';
import type { MineShown, RecordShown, WaitingShown } from '#/features/hours/routes/shapes.ts';
import { hoursWords } from '#/features/hours/words/index.ts';
import { sheetWords } from '#/features/hours/words/sheets.ts';
import {
  actions,
  backLink,
  buttonForm,
  card,
  cards,
  emptyState,
  filterPills,
  inset,
  linkButton,
  notice,
  pageHead,
  panel,
  pressedRefusal,
  primaryLink,
  stack,
  submitButton,
  summaryList,
} from '#/platform/http/components/index.ts';
import type { ListTable } from '#/platform/http/table.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { formatNumber } from '#/platform/i18n/format.ts';
import { ownLevel } from './levels.ts';
import { sayMinutes, sayOccasion, sayPlace, saySpan, sayTeam, stateTag } from './say.ts';

/** Draws the time one gave: the sum, what waits, and the records of a year. */
export function minePage(view: View, shown: MineShown): Page {
  const say = hoursWords[view.language];
  return {
    title: say.title,
    section: 'account',
    width: 'column',
    body: stack(
      pageHead({ title: say.title, lead: say.lead, above: backLink(say.back, '/me') }),
      toConfirm(view, shown.toConfirm),
      sums(view, shown),
      panel(
        { title: say.ofYear(String(shown.year)), id: 'records' },
        html`${yearPills(view, shown)}
        ${
          shown.records.length === 0
            ? html`<p class="soft">${say.none}</p>`
            : cards(shown.records.map((record) => recordCard(view, record)))
        }`,
      ),
      inset(say.nothingElse),
    ),
  };
}

function toConfirm(view: View, count: number): Html | '' {
  const say = hoursWords[view.language];
  if (count === 0) return '';
  return notice({
    look: 'warning',
    title: say.toConfirmTitle,
    text: say.toConfirmText(formatNumber(view.language, count)),
    action: linkButton({ label: say.toConfirmButton, address: '/hours/waiting' }),
  });
}

function sums(view: View, { minutes, years, level }: MineShown): Html {
  const say = hoursWords[view.language];
  const rows = years.map(({ year, minutes: own }) => ({
    label: say.ofYear(String(year)),
    value: sayMinutes(view, own),
  }));
  return panel(
    { title: say.sum, id: 'sum' },
    html`<p class="count">${sayMinutes(view, minutes)}</p>
      ${ownLevel(view, level)} ${rows.length > 1 ? summaryList(view.language, rows) : ''}
      ${actions(
        primaryLink({ label: say.recordButton, icon: 'plus', address: '/hours/new' }),
        linkButton({
          label: sheetWords[view.language].make,
          icon: 'printer',
          address: '/me/hours/sheets',
        }),
      )}`,
  );
}

function yearPills(view: View, { years, year }: MineShown): Html | '' {
  const all = [...new Set([year, ...years.map((one) => one.year)])].toSorted((a, b) => b - a);
  if (all.length < 2) return '';
  const links = all.map((one) => ({
    label: String(one),
    address: `/me/hours?year=${String(one)}#records`,
    isCurrent: one === year,
  }));
  const { language } = view;
  return filterPills({ language, label: hoursWords[language].years, links });
}

/** Draws one record in a list: of its person’s own, or with whose it is. */
export function recordCard(view: View, record: RecordShown, person?: string): Html {
  return card({
    title: sayOccasion(view, record),
    address: `/hours/${record.id}`,
    meta: [
      ...(person === undefined ? [] : [{ text: person }]),
      { text: saySpan(view, record) },
      { icon: 'clock', text: sayMinutes(view, record.minutes) },
    ],
    body: html`<p>${record.content}</p>
      <p>${stateTag(view, record.state)}</p>`,
  });
}

/** Draws what waits for the reader’s word. */
export function waitingPage(view: View, { records }: WaitingShown): Page {
  const say = hoursWords[view.language];
  return {
    title: say.toConfirmTitle,
    section: 'account',
    width: 'column',
    body: stack(
      pageHead({
        title: say.toConfirmTitle,
        lead: say.toConfirmLead,
        above: backLink(say.title, '/me/hours'),
      }),
      pressedRefusal(view, { of: 'hours.' }),
      records.length === 0
        ? emptyState({ icon: 'check', title: say.noneToConfirm })
        : cards(records.map((record) => waitingCard(view, record))),
    ),
  };
}

function waitingCard(view: View, record: RecordShown): Html {
  const say = hoursWords[view.language];
  const what = sayOccasion(view, record);
  const address = `/hours/${record.id}`;
  const named = say.matterLine(record.person, what);
  return card({
    title: say.matterLine(record.person, sayMinutes(view, record.minutes)),
    level: 2,
    address,
    meta: [{ text: what }, { text: saySpan(view, record) }, { text: sayTeam(view, record) }],
    body: html`<p>${record.content}</p>
      ${record.state === 'proposed' ? html`<p class="soft">${say.proposedText}</p>` : ''}
      <p>${stateTag(view, record.state)}</p>`,
    actions: html`${
      record.mayConfirm
        ? buttonForm(view, {
            endpoint: 'hours.confirm',
            address: `${address}/confirmation`,
            button: submitButton({ label: say.confirm, icon: 'check' }),
          })
        : ''
    }
    ${linkButton({ label: say.object, spoken: `${say.object}: ${named}`, address: `${address}#object` })}`,
  });
}

/** Writes one’s own records as a table. */
export function mineTable(view: View, { records, year }: MineShown): ListTable {
  const say = hoursWords[view.language];
  return tableOf(view, `${say.title} ${String(year)}`, records);
}

/** Writes what waits for one’s word as a table. */
export function waitingTable(view: View, { records }: WaitingShown): ListTable {
  return tableOf(view, hoursWords[view.language].toConfirmTitle, records);
}

/**
 * Writes records in the fields of a record of service by Order no. 67, article 7, with what it
 * counts by here.
 */
export function tableOf(view: View, name: string, records: readonly RecordShown[]): ListTable {
  const say = hoursWords[view.language];
  return {
    name,
    headings: [
      say.who,
      say.on,
      say.minutes,
      say.activity,
      say.content,
      say.place,
      say.team,
      say.inHours,
      say.inCharge,
      say.state,
    ],
    rows: records.map((record) => [
      record.person,
      record.on.toString(),
      record.minutes,
      sayOccasion(view, record),
      record.content,
      sayPlace(view, record),
      sayTeam(view, record),
      inHours(record.minutes),
      record.activity?.inCharge,
      say.states[record.state],
    ]),
  };
}

/** Order no. 67 counts in hours (article 7); of what was done nothing is rounded up. */
function inHours(minutes: number): number {
  return Math.floor((minutes / 60) * 100) / 100;
}

import { html } from 'hono/html';
import type { CountedShown, YearShown } from '#/features/hours/routes/sum-shapes.ts';
import { hoursWords } from '#/features/hours/words/index.ts';
import { sumWords } from '#/features/hours/words/sums.ts';
import {
  actions,
  backLink,
  cards,
  dataTable,
  emptyState,
  filterPills,
  inset,
  linkButton,
  pageHead,
  pager,
  panel,
  stack,
} from '#/platform/http/components/index.ts';
import type { ListTable } from '#/platform/http/table.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { formatMonth } from '#/platform/i18n/format.ts';
import { recordCard, tableOf } from './lists.ts';
import { sayMinutes } from './say.ts';

type Of = YearShown['of'];
type Month = YearShown['months'][number];
type Activity = YearShown['activities'][number];

function baseOf({ kind, id }: Pick<Of, 'kind' | 'id'>): string {
  return kind === 'team' ? `/organisations/${id}` : `/places/${id}`;
}

/** Draws a year of hours of a team or a place: by month, and by activity where it may be opened. */
export function yearPage(view: View, shown: YearShown): Page {
  const { language } = view;
  const say = sumWords[language];
  const name = nameIn(shown.of.names, language);
  const { mayOpen } = shown.of;
  const sum = html`<p>${say.told} <b class="count">${sayMinutes(view, shown.minutes)}</b></p>`;
  const total = shown.minutes === 0 ? '' : sum;
  return {
    title: say.title(name),
    section: 'places',
    width: 'column',
    body: stack(
      pageHead({ title: say.title(name), lead: say.lead, above: backLink(name, baseOf(shown.of)) }),
      panel(
        { title: say.ofYear(String(shown.year)), id: 'months' },
        html`${yearPills(view, shown)}
        ${
          shown.months.length === 0
            ? html`<p class="soft">${say.none}</p>`
            : html`${total}
                <p class="soft">${mayOpen ? say.openLead : say.withheld}</p>
                ${monthTable(view, shown)}`
        }`,
      ),
      inset(hoursWords[language].nothingElse),
    ),
  };
}

function yearPills({ language }: View, { of, years, year }: YearShown): Html | '' {
  const all = [...new Set([year, ...years])].toSorted((one, other) => other - one);
  if (all.length < 2) return '';
  const links = all.map((one) => ({
    label: String(one),
    address: `${baseOf(of)}/hours?year=${String(one)}`,
    isCurrent: one === year,
  }));
  return filterPills({ language, label: hoursWords[language].years, links });
}

function monthTable(view: View, { of, months, activities }: YearShown): Html {
  const say = sumWords[view.language];
  const time = { label: hoursWords[view.language].howLong, look: 'number' } as const;
  if (!of.mayOpen) {
    return dataTable({
      caption: say.month,
      isCaptionUnseen: true,
      columns: [{ label: say.month }, time],
      rows: months.map(({ month, minutes }) => [
        sayMonth(view, month),
        minutes === undefined ? say.tooFew : sayMinutes(view, minutes),
      ]),
    });
  }
  return dataTable({
    caption: say.month,
    isCaptionUnseen: true,
    isWide: true,
    columns: [{ label: say.month }, { label: say.activity }, time],
    rows: months.flatMap((one) => {
      const own = activities.filter(({ month }) => month === one.month);
      return monthRows(view, of, { ...one, activities: own });
    }),
  });
}

function monthRows(
  view: View,
  of: Of,
  one: Month & { readonly activities: readonly Activity[] },
): readonly (readonly (string | Html)[])[] {
  const say = sumWords[view.language];
  const month = sayMonth(view, one.month);
  const opens = (minutes: number, query: string, what: string) =>
    html`<a href="${baseOf(of)}/hours/records?month=${one.month}${query}"
      >${sayMinutes(view, minutes)}<span class="unseen"> ${say.counted(month, what)}</span></a
    >`;
  const total = [month, html`<b>${say.all}</b>`, opens(one.minutes ?? 0, '', say.all)];
  const parts = one.activities.map(({ activity, minutes }) => {
    const query = activity === undefined ? '&help=1' : `&activity=${encodeURIComponent(activity)}`;
    const what = activity ?? hoursWords[view.language].helpOf;
    return [month, what, opens(minutes, query, what)];
  });
  return [total, ...parts];
}

function sayMonth({ language }: View, month: string): string {
  return formatMonth(language, Temporal.PlainYearMonth.from(month));
}

/** Writes a year of hours as a table: what the page shows this reader. */
export function yearTable(view: View, { of, months, activities }: YearShown): ListTable {
  const say = sumWords[view.language];
  const parts = of.mayOpen ? [say.activity] : [];
  return {
    name: say.title(nameIn(of.names, view.language)),
    headings: [say.month, ...parts, say.minutes],
    rows: months.flatMap(({ month, minutes }) => {
      const told = minutes ?? say.tooFew;
      if (!of.mayOpen) return [[month, told]];
      const own = activities.filter((one) => one.month === month);
      const each = own.map((one) => [
        month,
        one.activity ?? hoursWords[view.language].helpOf,
        one.minutes,
      ]);
      return [[month, say.all, told], ...each];
    }),
  };
}

/** Draws the records that a figure adds up. */
export function countedPage(view: View, shown: CountedShown): Page {
  const { language } = view;
  const say = sumWords[language];
  const title = say.counted(sayMonth(view, shown.month), whatOf(view, shown));
  const name = nameIn(shown.of.names, language);
  const year = shown.month.slice(0, 4);
  return {
    title,
    section: 'places',
    width: 'column',
    body: stack(
      pageHead({
        title,
        lead: say.countedLead,
        above: backLink(say.title(name), `${baseOf(shown.of)}/hours?year=${year}`),
      }),
      shown.records.length === 0
        ? emptyState({ icon: 'clock', title: say.noRecords })
        : cards(shown.records.map((record) => recordCard(view, record, record.person))),
      pager(language, {
        previous: undefined,
        next: shown.next === undefined ? undefined : `${addressOf(shown)}&after=${shown.next}`,
      }),
    ),
  };
}

function whatOf({ language }: View, { activity, isHelp }: CountedShown): string {
  if (activity !== undefined) return activity;
  return isHelp ? hoursWords[language].helpOf : sumWords[language].all;
}

function addressOf({ of, month, activity, isHelp }: CountedShown): string {
  const named = activity === undefined ? '' : `&activity=${encodeURIComponent(activity)}`;
  return `${baseOf(of)}/hours/records?month=${month}${named}${isHelp ? '&help=1' : ''}`;
}

/** Writes the records that a figure adds up as a table, in the fields of the Order. */
export function countedTable(view: View, shown: CountedShown): ListTable {
  const { of, month, next } = shown;
  const say = sumWords[view.language];
  const name = `${say.title(nameIn(of.names, view.language))} ${month}`;
  const table = tableOf(view, name, shown.records);
  return next === undefined ? table : { ...table, next: { after: next } };
}

/** Leads from the page of a team or a place to its hours. */
export function sumsPanel(view: View, of: Pick<Of, 'kind' | 'id'>): Html {
  const say = sumWords[view.language];
  return panel(
    { title: say.panel, id: 'hours' },
    html`<p class="soft">${say.panelText}</p>
      ${actions(
        linkButton({ label: say.panelOpen, icon: 'clock', address: `${baseOf(of)}/hours` }),
      )}`,
  );
}

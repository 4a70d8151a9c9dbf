import { html } from 'hono/html';
import {
  actions,
  backLink,
  dataTable,
  figures,
  form,
  linkButton,
  notice,
  pageHead,
  panel,
  quietButton,
  stack,
  submitButton,
} from '#/platform/http/components/index.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { formatDate, formatMoment, formatNumber } from '#/platform/i18n/format.ts';
import type { SheetKind } from '#/platform/sheet/kind.ts';
import { MOST_WRONG_SHOWN } from '#/features/sheets/model.ts';
import type { SheetShown } from '#/features/sheets/routes/shapes.ts';
import { words } from '#/features/sheets/words/index.ts';
import type { SheetWords } from '#/features/sheets/words/shape.ts';
import { sayFault } from './faults.ts';

const MOVING: ReadonlySet<SheetShown['state']> = new Set([
  'reading',
  'judging',
  'carrying',
  'undoing',
]);
const RELOAD_SECONDS = 3;

/** Draws how far a sheet has come: what it would do, what it did, and what can be done about it. */
export function sheetPage(view: View, shown: SheetShown, kinds: readonly SheetKind[]): Page {
  const kind = kinds.find(({ code }) => code === shown.kind);
  if (kind === undefined) throw new Error('A sheet is of a kind there is.');
  const say = words[view.language];
  const place = nameIn(shown.place.names, view.language);
  const isMoving = MOVING.has(shown.state);
  return {
    title: `${say.states[shown.state]} · ${shown.fileName}`,
    section: 'places',
    width: 'column',
    ...(isMoving ? { reloadsAfterSeconds: RELOAD_SECONDS } : {}),
    body: stack(
      pageHead({
        title: say.states[shown.state],
        lead: `${nameIn(kind.names, view.language)} · ${shown.fileName}`,
        above: backLink(place, `/places/${shown.place.id}/sheets`),
      }),
      isMoving ? moving(view, shown) : standing(view, shown, kind),
      html`<p class="soft">${say.forgotten[kind.readBy](dayOf(view, shown.deletedAt))}</p>`,
    ),
  };
}

function dayOf(view: View, at: Temporal.Instant): string {
  return formatDate(view.language, at.toZonedDateTimeISO(view.zone).toPlainDate());
}

function moving(view: View, shown: SheetShown): Html {
  const say = words[view.language];
  const number = (value: number) => formatNumber(view.language, value);
  const text =
    shown.state === 'judging'
      ? say.progress(number(shown.judged), number(shown.total))
      : say.states[shown.state];
  return notice({
    look: 'info',
    title: text,
    text: say.reloads,
    action: linkButton({ label: say.lookAgain, address: view.address }),
  });
}

function standing(view: View, shown: SheetShown, kind: SheetKind): Html {
  if (shown.state === 'unreadable') return unreadable(view, shown, kind);
  const parts = [
    changed(view, shown, kind),
    same(view, shown),
    counts(view, shown),
    rowsTable(view, shown, kind),
    leftTable(view, shown, kind),
    fetching(view, shown),
    shown.state === 'done' ? undoing(view, shown) : '',
  ];
  return stack(...parts);
}

function unreadable(view: View, shown: SheetShown, kind: SheetKind): Html {
  const say = words[view.language];
  const { code = 'sheet_unreadable', detail = {} } = shown.fault ?? {};
  return notice({
    look: 'warning',
    title: say.states.unreadable,
    text: sayFault(kind, { code, detail }, view.language),
    action: linkButton({ label: say.mended, address: `/places/${shown.place.id}/sheets` }),
  });
}

function changed(view: View, { fault }: SheetShown, kind: SheetKind): Html | '' {
  if (fault === undefined) return '';
  return notice({ look: 'warning', text: sayFault(kind, fault, view.language) });
}

function same(view: View, { sameAt }: SheetShown): Html | '' {
  if (sameAt === undefined) return '';
  const say = words[view.language];
  const text = say.sameText(formatMoment(view, sameAt));
  return notice({ look: 'warning', title: say.sameTitle, text });
}

function counts(view: View, shown: SheetShown): Html {
  const say = words[view.language];
  const number = (value: number) => formatNumber(view.language, value);
  const { title, text } = stateOf(view, shown);
  return panel(
    { title },
    html`${text === '' ? '' : html`<p>${text}</p>`}
    ${figures(counted(shown, say).map(({ value, label }) => ({ value: number(value), label })))}
    ${shown.state === 'ready' ? deciding(view, shown) : ''}`,
  );
}

/** What was undone is not told as done; the sheet that is fetched still says what each row was. */
function counted(shown: SheetShown, say: SheetWords) {
  const { created, updated, skipped, wrong, kept } = shown;
  if (shown.state === 'undone') {
    return [
      { value: created + updated - kept, label: say.undoneRow },
      { value: kept, label: say.keptRow },
    ];
  }
  const labels = shown.carriedAt === undefined ? say.outcomes : say.done;
  return [
    { value: created, label: labels.create },
    { value: updated, label: labels.update },
    { value: skipped, label: labels.skip },
    { value: wrong, label: labels.error },
  ];
}

function stateOf(view: View, shown: SheetShown): { readonly title: string; readonly text: string } {
  const say = words[view.language];
  if (shown.state === 'done') return { title: say.doneTitle, text: '' };
  if (shown.state === 'ready') return { title: say.previewTitle, text: say.previewText };
  const kept = formatNumber(view.language, shown.kept);
  return { title: say.doneTitle, text: say.undoneText(kept) };
}

/**
 * A sheet in which every row is right is carried out as it was seen, or not at all; of another what
 * is right, if that is wished.
 */
function deciding(view: View, shown: SheetShown): Html | '' {
  const right = shown.created + shown.updated;
  if (right === 0) return '';
  const say = words[view.language];
  const to = { endpoint: 'sheets.carry_out', address: `/sheets/${shown.id}/carried` };
  if (shown.wrong === 0) {
    const whole = { ...to, hidden: { isAllOrNothing: '1' } };
    return form(view, whole, () => submitButton({ label: say.carryOut }));
  }
  const number = (value: number) => formatNumber(view.language, value);
  return html`<p>${say.mendFirst(number(shown.wrong))}</p>
    ${form(view, to, () => submitButton({ label: say.carryOutSome(number(right)) }))}`;
}

function rowsTable(view: View, shown: SheetShown, kind: SheetKind): Html | '' {
  if (shown.rows.length === 0) return '';
  const say = words[view.language];
  const number = (value: number) => formatNumber(view.language, value);
  const isUndone = shown.state === 'undone';
  const total = isUndone ? shown.kept : shown.wrong;
  const title = isUndone ? say.keptTitle : say.wrongTitle(number(total));
  const more = total > shown.rows.length ? say.wrongMore(number(MOST_WRONG_SHOWN)) : '';
  return toldRows(view, { title, rows: shown.rows, more, what: say.what }, kind);
}

/** What is there stays, whatever these rows say: nothing has to be mended in them. */
function leftTable(view: View, { left }: SheetShown, kind: SheetKind): Html | '' {
  if (left.length === 0) return '';
  const say = words[view.language];
  const isAll = left.length < MOST_WRONG_SHOWN;
  const more = isAll ? '' : say.wrongMore(formatNumber(view.language, MOST_WRONG_SHOWN));
  // The reason stands beside what it is about; it is no fault of a column.
  const rows = left.map((row) => ({ ...row, column: undefined }));
  return toldRows(view, { title: say.leftTitle, rows, more, what: say.why }, kind);
}

function toldRows(
  view: View,
  told: {
    readonly title: string;
    readonly rows: SheetShown['rows'];
    readonly more: string;
    readonly what: string;
  },
  kind: SheetKind,
): Html {
  const say = words[view.language];
  const rows = told.rows.map((row) => [
    String(row.row),
    row.said === '' ? say.nothing : row.said,
    sayFault(kind, row, view.language),
  ]);
  const columns = [{ label: say.row }, { label: say.cell }, { label: told.what }];
  return panel(
    { title: told.title },
    html`${dataTable({ caption: told.title, isCaptionUnseen: true, columns, rows })}
    ${told.more === '' ? '' : html`<p class="soft">${told.more}</p>`}`,
  );
}

function fetching(view: View, shown: SheetShown): Html {
  const say = words[view.language];
  const again =
    shown.wrong > 0
      ? [linkButton({ label: say.mended, address: `/places/${shown.place.id}/sheets` })]
      : [];
  const fetch = linkButton({ label: say.fetchFile, address: `/sheets/${shown.id}/file` });
  return panel(
    { title: say.fetch },
    html`<p>${say.fetchText}</p>
      ${actions(fetch, ...again)}`,
  );
}

function undoing(view: View, shown: SheetShown): Html | '' {
  const { undoableUntil: until } = shown;
  if (until === undefined || Temporal.Instant.compare(view.now, until) > 0) return '';
  const say = words[view.language];
  const to = {
    endpoint: 'sheets.undo',
    address: `/sheets/${shown.id}/carried`,
    method: 'DELETE',
  } as const;
  return panel(
    { title: say.undo },
    html`<p>${say.undoText(formatMoment(view, until))}</p>
      ${form(view, to, () => quietButton({ label: say.undo }))}`,
  );
}

import { html } from 'hono/html';
import { backLink, pageHead, qrCode, seal, stack } from '#/platform/http/components/index.ts';
import { emptyState } from '#/platform/http/components/empty-state.ts';
import { filterPills } from '#/platform/http/components/way-links.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { formatMoment, formatNumber } from '#/platform/i18n/format.ts';
import { roundAddress, roundSheetAddress } from '#/features/matters/model/address.ts';
import type { RoundSheetShown, StopShown } from '#/features/matters/routes/rounds.ts';
import { roundWords } from '#/features/matters/words/rounds.ts';
import { queryOf, taskOf } from './round.ts';
import { written } from './written.ts';

/** Draws a sheet of A4 for a walk: where, what, a box to tick, room for a note, a code. */
export function roundSheetPage(view: View, shown: RoundSheetShown): Page {
  const say = roundWords[view.language];
  const place = shown.place === undefined ? '' : nameIn(shown.place.names, view.language);
  const title = say.sheetTitle(place);
  return {
    title,
    section: 'desk',
    width: 'wide',
    body: stack(
      html`<div class="not-printed">
        ${pageHead({
          title,
          lead: say.sheetHint,
          above: backLink(say.back, roundAddress(queryOf(shown))),
        })}
        ${sheetPills(view, shown)}
      </div>`,
      shown.stops.length === 0
        ? emptyState({ icon: 'check', title: say.nothing, text: say.nothingText })
        : sheet(view, shown, title),
    ),
  };
}

function sheetPills(view: View, shown: RoundSheetShown): Html | '' {
  const say = roundWords[view.language];
  if (shown.sheets < 2) return '';
  const links = Array.from({ length: shown.sheets }, (_, index) => ({
    label: say.sheetPage(formatNumber(view.language, index + 1)),
    address: roundSheetAddress({ ...queryOf(shown), sheet: String(index + 1) }),
    isCurrent: shown.sheet === index + 1,
  }));
  return filterPills({ language: view.language, label: say.sheetPages, links });
}

function sheet(view: View, shown: RoundSheetShown, title: string): Html {
  const say = roundWords[view.language];
  const { done, number, where, what, note, open } = say.columns;
  const [one, all] = [shown.sheet, shown.sheets].map((each) => formatNumber(view.language, each));
  return html`<section class="paper-form round-sheet" tabindex="0" aria-label="${title}">
    <p class="round-sheet-head">
      <span class="slip-from">${seal()}<b>${title}</b></span>
      <span>${say.sheetLead(one ?? '', all ?? '')}</span>
      <span>${formatMoment(view, Temporal.Instant.from(shown.printedAt))}</span>
      <span>${say.walker} ______________</span>
    </p>
    <table>
      <thead>
        <tr>
          ${[done, where, what, note, open].map((heading) => html`<th scope="col">${heading}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${shown.stops.map((stop) => stopRow(view, stop, number))}
      </tbody>
    </table>
  </section>`;
}

function stopRow(view: View, stop: StopShown, number: string): Html {
  return html`<tr>
    <td><i class="round-sheet-box" aria-hidden="true"></i></td>
    <th scope="row">${nameIn(stop.where.names, view.language)}</th>
    <td>
      <span class="round-sheet-what">${written(view.language, stop.title)}</span>
      <small>${number} ${stop.reference} · ${taskOf(view, stop)}</small>
    </td>
    <td></td>
    <td class="round-sheet-code">${qrCode(stop.address)}</td>
  </tr>`;
}

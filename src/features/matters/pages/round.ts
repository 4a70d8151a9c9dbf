import { html } from 'hono/html';
import { linkButton } from '#/platform/http/components/button.ts';
import { emptyState } from '#/platform/http/components/empty-state.ts';
import { fold } from '#/platform/http/components/fold.ts';
import { icon } from '#/platform/http/components/icon.ts';
import { pageHead, stack } from '#/platform/http/components/page-parts.ts';
import { tag } from '#/platform/http/components/tag.ts';
import { backLink, filterPills } from '#/platform/http/components/way-links.ts';
import { momentCell } from '#/platform/http/table.ts';
import type { ListTable } from '#/platform/http/table.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { formatNumber, formatRelative } from '#/platform/i18n/format.ts';
import { deskAddress, roundAddress, roundSheetAddress } from '#/features/matters/model/address.ts';
import type { RoundShown, StopShown } from '#/features/matters/routes/rounds.ts';
import { roundWords } from '#/features/matters/words/rounds.ts';
import { tableWords } from '#/features/matters/words/table.ts';
import { stateWords } from '#/features/matters/words/states.ts';
import { exactTag } from './tags.ts';
import { plainly, written } from './written.ts';

/** Draws a walk for a telephone held in one hand: building by building, each stop one touch. */
export function roundPage(view: View, shown: RoundShown): Page {
  const say = roundWords[view.language];
  const { place, stops } = shown;
  const name = place === undefined ? '' : nameIn(place.names, view.language);
  return {
    title: say.title,
    section: 'desk',
    width: 'column',
    body: html`${pageHead({
      title: say.title,
      lead: place === undefined ? say.noPlace : say.lead(name),
      above: backLink(say.toDesk, place === undefined ? '/desk' : deskAddress({ place: place.id })),
      action:
        stops.length === 0
          ? undefined
          : linkButton({ label: say.print, address: roundSheetAddress(queryOf(shown)) }),
    })}
    ${stack(gridPills(view, shown), place === undefined ? '' : walk(view, shown))}`,
  };
}

/** Writes a round as a list that is taken away, in the order of the walk. */
export function roundTable(view: View, shown: RoundShown): ListTable {
  const say = roundWords[view.language];
  const { number, where, what } = say.columns;
  const { kind, due } = tableWords[view.language];
  const place = shown.place === undefined ? '' : nameIn(shown.place.names, view.language);
  return {
    name: say.sheetTitle(place),
    headings: [number, where, what, kind, taskHeading(view), due],
    rows: shown.stops.map((stop) => [
      stop.reference,
      nameIn(stop.where.names, view.language),
      plainly(view.language, stop.title),
      nameIn(stop.category.names, view.language),
      taskOf(view, stop),
      momentCell(view, stop.nextDueAt),
    ]),
  };
}

/** Says what there is to do at a stop: to see whether it is so or is done, or how it stands. */
export function taskOf(view: View, stop: StopShown): string {
  const { tasks } = roundWords[view.language];
  if (stop.state === 'verifying') return tasks.verify;
  return stop.state === 'done' ? tasks.check : exactTag(view, stop).label;
}

/** What names a round in an address. */
export function queryOf({ place, show, queue, group, grid }: RoundShown) {
  return { place: place?.id, show, queue, group, grid };
}

function taskHeading({ language }: View): string {
  return roundWords[language].answer;
}

function gridPills(view: View, shown: RoundShown): Html | '' {
  const say = roundWords[view.language];
  if (shown.grids.length === 0) return '';
  const to = (grid: string | undefined) => roundAddress({ ...queryOf(shown), grid });
  const all = {
    label: say.wholePlace,
    address: to(undefined),
    isCurrent: shown.grid === undefined,
  };
  const each = shown.grids.map(({ code, names }) => ({
    label: nameIn(names, view.language),
    address: to(code),
    isCurrent: shown.grid === code,
  }));
  const current = each.find(({ isCurrent }) => isCurrent);
  const pills = filterPills({ language: view.language, label: say.grids, links: [all, ...each] });
  return fold(current?.label ?? say.grids, pills);
}

function walk(view: View, shown: RoundShown): Html {
  const say = roundWords[view.language];
  const { stops } = shown;
  if (stops.length === 0) {
    return emptyState({ icon: 'check', title: say.nothing, text: say.nothingText });
  }
  const count = formatNumber(view.language, stops.length);
  return html`<p class="soft">${shown.hasMore ? say.more(count) : say.stops(count)}</p>
    <ol class="walk">
      ${stops.map((stop) => stopLine(view, shown, stop))}
    </ol>`;
}

/** The whole line is the link, as high as a thumb; the sign says what to do there. */
function stopLine(view: View, shown: RoundShown, stop: StopShown): Html {
  const query = new URLSearchParams(roundAddress(queryOf(shown)).split('?')[1]);
  const path = new URL(stop.address).pathname;
  return html`<li>
    <a class="walk-stop" href="${path.endsWith('/look') ? `${path}?${query.toString()}` : path}">
      <b>${nameIn(stop.where.names, view.language)}</b>
      <span>${written(view.language, stop.title)}</span>
      <small
        >${tag({ look: stop.state === 'done' ? 'wait' : 'open', label: taskOf(view, stop) })}
        <span class="soft">${stop.reference}</span>
        ${lateSign(view, stop)}</small
      >
    </a>
  </li>`;
}

function lateSign(view: View, { isPressing, nextDueAt }: StopShown): Html | '' {
  if (!isPressing || nextDueAt === undefined) return '';
  const words = stateWords[view.language].overdueSince(formatRelative(view, nextDueAt));
  return html`<span class="late">${icon('alert')}<span>${words}</span></span>`;
}

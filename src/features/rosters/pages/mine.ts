import { html } from 'hono/html';
import {
  backLink,
  emptyState,
  pageHead,
  panel,
  pressedRefusal,
  stack,
} from '#/platform/http/components/index.ts';
import { momentCell } from '#/platform/http/table.ts';
import type { ListTable } from '#/platform/http/table.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import type { MineLine, MineShown } from '#/features/rosters/routes/shapes.ts';
import { rosterWords } from '#/features/rosters/words/index.ts';
import { calendarPanel } from './calendar.ts';
import { sayTimes } from './seats.ts';
import { swapsPanel } from './swap.ts';

/** Draws one’s own shifts: first what waits for an answer. */
export function minePage(view: View, shown: MineShown): Page {
  const say = rosterWords[view.language];
  const isNone =
    shown.offers.length + shown.taken.length + shown.open.length + shown.swaps.length === 0;
  return {
    title: say.mineTitle,
    section: 'account',
    width: 'column',
    body: stack(
      pageHead({ title: say.mineTitle, lead: say.mineLead, above: backLink(say.back, '/me') }),
      pressedRefusal(view),
      linesPanel(view, { title: say.offersTitle, lines: shown.offers }),
      swapsPanel(view, shown.swaps),
      linesPanel(view, { title: say.takenTitle, lines: shown.taken }),
      linesPanel(view, { title: say.openTitle, text: say.openText, lines: shown.open }),
      rostersPanel(view, shown),
      calendarPanel(view, {
        calendar: shown.calendar,
        address: '/me/shifts/calendar',
        open: 'rosters.open_calendar',
        close: 'rosters.close_calendar',
      }),
      isNone ? emptyState({ icon: 'calendar', title: say.mineNone }) : '',
    ),
  };
}

function linesPanel(
  view: View,
  of: { readonly title: string; readonly text?: string; readonly lines: readonly MineLine[] },
): Html | '' {
  if (of.lines.length === 0) return '';
  return panel(
    { title: of.title },
    html`${of.text === undefined ? '' : html`<p class="soft">${of.text}</p>`}
      <ul class="link-list">
        ${of.lines.map(
          (line) =>
            html`<li>
              <a href="/shifts/${line.shiftId}">${sayTimes(view, line)}</a>
              <div class="soft">${line.team} · ${line.kind}</div>
            </li>`,
        )}
      </ul>`,
  );
}

/** Leads to the rosters of one’s teams, where one says to which shifts one says yes. */
function rostersPanel(view: View, { rosters }: MineShown): Html | '' {
  const say = rosterWords[view.language];
  if (rosters.length === 0) return '';
  return panel(
    { title: say.yesTitle },
    html`<p class="soft">${say.yesText}</p>
      <ul class="link-list">
        ${rosters.map(
          ({ id, name, team, state }) =>
            html`<li>
              <a href="/rosters/${id}">${name}</a>
              <div class="soft">${team} · ${say.states[state]}</div>
            </li>`,
        )}
      </ul>`,
  );
}

/** Writes one’s shifts as a table. */
export function mineTable(view: View, { offers, taken, open }: MineShown): ListTable {
  const say = rosterWords[view.language];
  const rows = (lines: readonly MineLine[], state: string) =>
    lines.map((line) => [
      momentCell(view, line.beginsAt),
      momentCell(view, line.endsAt),
      line.team,
      line.kind,
      state,
    ]);
  return {
    name: say.mineTitle,
    headings: [say.from, say.to, say.team, say.shift, say.state],
    rows: [
      ...rows(taken, say.takenTitle),
      ...rows(offers, say.offersTitle),
      ...rows(open, say.openTitle),
    ],
  };
}

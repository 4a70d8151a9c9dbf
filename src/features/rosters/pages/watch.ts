import { html } from 'hono/html';
import {
  backLink,
  emptyState,
  filterPills,
  inset,
  pageHead,
  panel,
  stack,
  tag,
} from '#/platform/http/components/index.ts';
import type { TagLook } from '#/platform/http/components/index.ts';
import { momentCell } from '#/platform/http/table.ts';
import type { ListTable } from '#/platform/http/table.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { formatAppointment, formatDay, formatPercent, formatTime } from '#/platform/i18n/format.ts';
import type { ChanceLevel } from '#/features/rosters/model.ts';
import type { WatchShown } from '#/features/rosters/routes/watch.ts';
import { watchWords } from '#/features/rosters/words/watch.ts';

const looks: { readonly [level in ChanceLevel]: TagLook } = {
  none: 'open',
  thin: 'wait',
  fair: 'plain',
  good: 'done',
};

/** Draws the hours ahead of a community: first those in which too few could come, then all. */
export function watchPage(view: View, shown: WatchShown): Page {
  const say = watchWords[view.language];
  const name = nameIn(shown.community.names, view.language);
  return {
    title: say.title,
    section: 'desk',
    width: 'column',
    body: stack(
      pageHead({
        title: say.title,
        lead: say.lead,
        above: backLink(name, `/places/${shown.community.id}`),
      }),
      gridPills(view, shown),
      thinPanel(view, shown),
      heatPanel(view, shown),
      inset(say.how),
      kindPanel(view, shown),
    ),
  };
}

function addressOf(shown: WatchShown, changed: { grid?: string; kind?: string }): string {
  const { kind, grid } = { kind: shown.kind, grid: shown.grid, ...changed };
  const asked = new URLSearchParams({ kind, grid });
  return `/places/${shown.community.id}/watch?${asked}`;
}

/** Kinds of calls have long names, and stand below each other. */
function kindPanel(view: View, shown: WatchShown): Html {
  const say = watchWords[view.language];
  return panel(
    { title: say.kinds, id: 'kinds' },
    html`<ul class="link-list">
      ${shown.kinds.map(({ code, names }) => {
        const name = nameIn(names, view.language);
        const isCurrent = code === shown.kind;
        return html`<li>
          ${
            isCurrent
              ? html`<strong aria-current="true">${name}</strong>`
              : html`<a href="${addressOf(shown, { kind: code })}">${name}</a>`
          }
        </li>`;
      })}
    </ul>`,
  );
}

function gridPills(view: View, shown: WatchShown): Html | '' {
  if (shown.grids.length < 2) return '';
  const say = watchWords[view.language];
  return filterPills({
    language: view.language,
    label: say.grids,
    links: shown.grids.map(({ id, names }) => ({
      label: nameIn(names, view.language),
      address: addressOf(shown, { grid: id }),
      isCurrent: id === shown.grid,
    })),
  });
}

function thinPanel(view: View, { thin }: WatchShown): Html {
  const say = watchWords[view.language];
  if (thin.length === 0) {
    return emptyState({ icon: 'check', title: say.enough, text: say.enoughText });
  }
  return panel(
    { title: say.thinTitle, id: 'thin' },
    html`<ul class="lines">
      ${thin.map(
        ({ from, to, least }) =>
          html`<li>
            <strong>${sayStretch(view, from, to)}</strong>
            ${tag({ look: looks[least.level], label: say.levels[least.level] })}
            <span class="soft">${say.chance(formatPercent(view.language, least.chance))}</span>
          </li>`,
      )}
    </ul>`,
  );
}

/** Says from when to when, the day a second time only where it is another. */
function sayStretch(view: View, from: Temporal.Instant, to: Temporal.Instant): string {
  const dayOf = (at: Temporal.Instant) => at.toZonedDateTimeISO(view.zone).toPlainDate();
  const isSame = dayOf(from).equals(dayOf(to));
  const end = isSame ? formatTime(view, to) : formatAppointment(view, to);
  return watchWords[view.language].fromTo(formatAppointment(view, from), end);
}

function heatPanel(view: View, { days }: WatchShown): Html {
  const say = watchWords[view.language];
  return panel(
    { title: say.allTitle, id: 'days' },
    html`<table class="table heat">
      <caption class="unseen">
        ${say.allTitle}
      </caption>
      <thead>
        <tr>
          <th scope="col">${say.day}</th>
          ${say.parts.map((part) => html`<th scope="col">${part}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${days.map(
          ({ date, parts }) =>
            html`<tr>
              <th scope="row">${formatDay(view.language, date)}</th>
              ${parts.map((part) => heatCell(view, part))}
            </tr>`,
        )}
      </tbody>
    </table>`,
  );
}

function heatCell(view: View, part: WatchShown['days'][number]['parts'][number]): Html {
  if (part === null) return html`<td class="soft">–</td>`;
  const word = watchWords[view.language].short[part.level];
  return html`<td class="heat-${part.level}">
    ${formatPercent(view.language, Math.round(part.chance * 100) / 100)} <small>${word}</small>
  </td>`;
}

/** Writes every hour with its probability, for those who reckon further. */
export function watchTable(view: View, { community, days }: WatchShown): ListTable {
  const say = watchWords[view.language];
  return {
    name: `${say.title} ${nameIn(community.names, view.language)}`,
    headings: [say.hour, say.probability, say.word],
    rows: days.flatMap(({ hours }) =>
      hours.map(({ from, chance, level }) => [
        momentCell(view, from),
        Math.round(chance * 1_000) / 1_000,
        say.levels[level],
      ]),
    ),
  };
}

import { html } from 'hono/html';
import { formatDate } from '#/platform/i18n/format.ts';
import type { Language } from '#/platform/i18n/language.ts';
import type { Html } from '#/platform/http/view.ts';
import { words } from '#/platform/http/words/index.ts';
import { dataTable } from './data-table.ts';
import { fold } from './fold.ts';
import { tag } from './tag.ts';

export type Milestone = {
  readonly on: Temporal.PlainDate;
  readonly label: string;
  readonly isDone: boolean;
};

export type MilestonesSpec = {
  readonly title: string;
  readonly today: Temporal.PlainDate;
  /** In the order of their dates. */
  readonly points: readonly Milestone[];
};

/** Draws dates on a line in their true distances, with today; the table below names them. */
export function milestones(language: Language, spec: MilestonesSpec): Html {
  const text = words[language];
  const done = spec.points.filter(({ isDone }) => isDone).length;
  const next = spec.points.find(({ isDone }) => !isDone);
  const ends = endsOf(spec);
  return html`<figure class="chart">
    <svg
      class="strip"
      role="img"
      aria-label="${text.milestonesSentence({
        title: spec.title,
        done: `${done}`,
        all: `${spec.points.length}`,
        next: next === undefined ? '' : `${next.label} ${formatDate(language, next.on)}`,
      })}"
    >
      <line class="strip-line" x1="0" x2="100%" y1="50%" y2="50%" />
      <line class="strip-past" x1="0" x2="${at(ends, spec.today)}" y1="50%" y2="50%" />
      <line
        class="strip-today"
        x1="${at(ends, spec.today)}"
        x2="${at(ends, spec.today)}"
        y1="8%"
        y2="92%"
      />
      ${spec.points.map(
        (point) =>
          html`<circle
            class="${point.isDone ? 'strip-done' : 'strip-open'}"
            cx="${at(ends, point.on)}"
            cy="50%"
            r="0.42em"
          />`,
      )}
    </svg>
    <figcaption>
      ${
        next === undefined
          ? ''
          : html`<p class="strip-next">
              ${tag({ look: 'wait', label: text.nextMilestone })} ${next.label} ·
              ${formatDate(language, next.on)}
            </p>`
      }
      ${fold(text.asTable, table(language, spec))}
    </figcaption>
  </figure>`;
}

type Ends = { readonly first: Temporal.PlainDate; readonly days: number };

function endsOf(spec: MilestonesSpec): Ends {
  const first = spec.points.at(0)?.on ?? spec.today;
  const last = spec.points.at(-1)?.on ?? spec.today;
  return { first, days: Math.max(1, daysBetween(first, last)) };
}

/** A day before the first date or after the last stands at the end of the line. */
function at({ first, days }: Ends, day: Temporal.PlainDate): string {
  const share = Math.min(1, Math.max(0, daysBetween(first, day) / days));
  return `${Math.round(share * 1000) / 10}%`;
}

function daysBetween(first: Temporal.PlainDate, last: Temporal.PlainDate): number {
  return first.until(last, { largestUnit: 'days' }).days;
}

function table(language: Language, spec: MilestonesSpec): Html {
  const text = words[language];
  return dataTable({
    caption: spec.title,
    isCaptionUnseen: true,
    columns: [{ label: text.milestone }, { label: text.date }, { label: text.state }],
    rows: spec.points.map((point) => [
      point.label,
      formatDate(language, point.on),
      point.isDone ? text.stepDone : text.stepLater,
    ]),
  });
}

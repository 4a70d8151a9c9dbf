import { html } from 'hono/html';
import type { Html, View } from '#/platform/http/view.ts';
import { formatDay, formatTime } from '#/platform/i18n/format.ts';
import type { SeatShown } from '#/features/rosters/routes/shapes.ts';
import { rosterWords } from '#/features/rosters/words/index.ts';

type Times = { readonly beginsAt: Temporal.Instant; readonly endsAt: Temporal.Instant };

/** Says on which day and from when to when a shift is. */
export function sayTimes(view: View, times: Times): string {
  const day = times.beginsAt.toZonedDateTimeISO(view.zone).toPlainDate();
  return `${formatDay(view.language, day)} ${sayHours(view, times)}`;
}

/** Says from when to when a shift is. */
export function sayHours(view: View, { beginsAt, endsAt }: Times): string {
  return `${formatTime(view, beginsAt)}–${formatTime(view, endsAt)}`;
}

/** Says who has a place, and how that stands: never by colour alone. */
export function saySeat(view: View, { level, name, state, isMine }: SeatShown): string {
  const say = rosterWords[view.language];
  const who = isMine ? say.you : name;
  const label = say.levels[level - 1] ?? '';
  if (who === undefined) return `${label}: ${say.empty}`;
  if (state === 'taken') return `${label}: ${who}`;
  return `${label}: ${who} (${state === 'planned' ? say.planned : say.offered})`;
}

/** Draws the places of a shift below each other. */
export function seatLines(view: View, seats: readonly SeatShown[]): Html {
  return html`${seats.map((seat) => {
    const text = saySeat(view, seat);
    return html`<div>${seat.name === undefined ? html`<strong>${text}</strong>` : text}</div>`;
  })}`;
}

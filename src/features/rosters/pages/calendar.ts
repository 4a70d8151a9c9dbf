import { html } from 'hono/html';
import {
  actions,
  buttonForm,
  linkButton,
  panel,
  quietButton,
} from '#/platform/http/components/index.ts';
import type { Html, View } from '#/platform/http/view.ts';
import { rosterWords } from '#/features/rosters/words/index.ts';

/** A calendar, the address of its switch, and the endpoints that make and close it. */
export type CalendarSwitch = {
  readonly calendar?: string | undefined;
  readonly address: string;
  readonly open: string;
  readonly close: string;
  /** The team whose shifts it shows; left out, they are one’s own. */
  readonly team?: string;
};

/** Draws shifts in the calendar of one’s telephone: an address, made and closed with one touch. */
export function calendarPanel(view: View, shown: CalendarSwitch): Html {
  const say = rosterWords[view.language];
  const { calendar, address, team } = shown;
  const title = team === undefined ? say.calendarTitle : say.calendarOfTeam(team);
  if (calendar === undefined) {
    const button = quietButton({ label: say.calendarOpen, icon: 'calendar' });
    return panel(
      { title },
      html`<p>${say.calendarText}</p>
        ${buttonForm(view, { endpoint: shown.open, address, button })}`,
    );
  }
  const add = { label: say.calendarAdd, icon: 'calendar', address: inCalendar(calendar) } as const;
  return panel(
    { title },
    html`<p>${team === undefined ? say.calendarHow : say.calendarHowTeam}</p>
      <p><code>${calendar}</code></p>
      ${actions(linkButton(add))}
      ${buttonForm(view, {
        endpoint: shown.close,
        address,
        method: 'DELETE',
        button: quietButton({ label: say.calendarClose, icon: 'close' }),
      })}`,
  );
}

/** Telephones open their calendar at this address. */
function inCalendar(address: string): string {
  return address.replace(/^https?:/, 'webcal:');
}

import { html } from 'hono/html';
import type { Html } from '#/platform/http/view.ts';

export type DayChoiceSpec = {
  /** The page that shows the day. */
  readonly address: string;
  readonly name: string;
  readonly label: string;
  /** ISO 8601: 2026-11-22. */
  readonly value: string;
  readonly button: string;
};

/** Asks which day to look at; a form of its own, since looking changes nothing. */
export function dayChoice({ address, name, label, value, button }: DayChoiceSpec): Html {
  const id = `day-${name}`;
  return html`<form class="search day-choice" method="get" action="${address}">
    <label class="label" for="${id}">${label}</label>
    <div class="search-line">
      <input
        class="input input-date"
        type="date"
        id="${id}"
        name="${name}"
        value="${value}"
        required
      />
      <button class="button quiet" type="submit">${button}</button>
    </div>
  </form>`;
}

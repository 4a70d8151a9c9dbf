import { html } from 'hono/html';
import type { Html } from '#/platform/http/view.ts';
import { icon } from './icon.ts';

export type Figure = {
  /** Already written for the reader: 296, 94%, 9191萬. */
  readonly value: string;
  readonly label: string;
  /** The list of what the figure counts: any figure opens into its records. */
  readonly address?: string | undefined;
  readonly note?: string | undefined;
};

/** Sets big numbers side by side; each leads to the list it counts. */
export function figures(all: readonly Figure[]): Html {
  return html`<ul class="figures">
    ${all.map((one) => html`<li class="figure">${figure(one)}</li>`)}
  </ul>`;
}

function figure(one: Figure): Html {
  const inside = html`<b class="figure-value">${one.value}</b
    ><small class="figure-label">${one.label}</small>${
      one.note === undefined ? '' : html`<small class="figure-note">${one.note}</small>`
    }`;
  if (one.address === undefined) return html`<span class="figure-inside">${inside}</span>`;
  return html`<a class="figure-inside" href="${one.address}"
    >${inside}<span class="figure-way">${icon('chevron')}</span></a
  >`;
}

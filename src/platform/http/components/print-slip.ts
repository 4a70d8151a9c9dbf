import { html } from 'hono/html';
import type { Html } from '#/platform/http/view.ts';
import { seal } from './seal.ts';

export type SlipSpec = {
  /** Whose slip it is: 深田社區. */
  readonly from: string;
  readonly title: string;
  /** A code to be typed or read out, in large groups. */
  readonly code?: string | undefined;
  /** A drawing to be photographed, such as a QR code. */
  readonly picture?: Html | undefined;
  readonly body: Html;
  /** Who gave it out, when, and until when it holds. */
  readonly foot?: string | undefined;
};

/** Draws a slip of paper to be printed, cut out and handed over; nobody needs a phone. */
export function printSlip(spec: SlipSpec): Html {
  return html`<section class="slip">
    <p class="slip-from">${seal()}<span>${spec.from}</span></p>
    <div class="slip-inside">
      <div class="slip-words">
        <h2>${spec.title}</h2>
        ${spec.body} ${spec.code === undefined ? '' : html`<p class="slip-code">${spec.code}</p>`}
      </div>
      ${spec.picture === undefined ? '' : html`<div class="slip-picture">${spec.picture}</div>`}
    </div>
    ${spec.foot === undefined ? '' : html`<p><small class="soft">${spec.foot}</small></p>`}
  </section>`;
}

import { html } from 'hono/html';
import type { Html } from '#/platform/http/view.ts';
import { icon } from './icon.ts';

/** `good` confirms, `info` adds, `warning` is to be minded, `danger` is to be acted on at once. */
export type NoticeLook = 'info' | 'good' | 'warning' | 'danger';

export type NoticeSpec = {
  readonly look: NoticeLook;
  readonly title?: string | undefined;
  readonly text?: string | Html | undefined;
  readonly action?: Html | undefined;
};

const signs = { info: 'info', good: 'check', warning: 'alert', danger: 'alert' } as const;

/** Sets something apart that must not be missed; the sign and the words say why, not the colour. */
export function notice(spec: NoticeSpec): Html {
  return html`<div class="notice notice-${spec.look}">
    ${icon(signs[spec.look])}
    <div class="notice-words">
      ${spec.title === undefined ? '' : html`<p class="notice-title">${spec.title}</p>`}
      ${spec.text === undefined ? '' : html`<div>${spec.text}</div>`}
    </div>
    ${spec.action === undefined ? '' : html`<div class="notice-action">${spec.action}</div>`}
  </div>`;
}

/** Sets a quotation or an explanation apart from the text around it. */
export function inset(body: string | Html): Html {
  return html`<div class="inset">${body}</div>`;
}

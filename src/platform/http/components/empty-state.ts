import { html } from 'hono/html';
import type { Html } from '#/platform/http/view.ts';
import { icon } from './icon.ts';
import type { IconName } from './icon.ts';

export type EmptySpec = {
  readonly icon: IconName;
  /** What there is none of, and that this may be good: 沒有等人認領的事. */
  readonly title: string;
  /** What one can do now. */
  readonly text?: string | undefined;
  readonly action?: Html | undefined;
};

/** Stands where a list would be when it is empty: says so, and what to do next. */
export function emptyState(spec: EmptySpec): Html {
  return html`<div class="empty">
    <span class="empty-sign">${icon(spec.icon)}</span>
    <p class="empty-title">${spec.title}</p>
    ${spec.text === undefined ? '' : html`<p class="soft">${spec.text}</p>`} ${spec.action ?? ''}
  </div>`;
}

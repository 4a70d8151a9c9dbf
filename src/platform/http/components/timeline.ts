import { html } from 'hono/html';
import type { Reader } from '#/platform/i18n/format.ts';
import type { Html } from '#/platform/http/view.ts';
import { icon } from './icon.ts';
import type { IconName } from './icon.ts';
import { moment } from './moment.ts';

export type TimelineEvent = {
  readonly at: Temporal.Instant;
  /** What happened: 張師傅說「我來辦」. */
  readonly title: string | Html;
  readonly who?: string | undefined;
  readonly body?: string | Html | undefined;
  readonly look?: 'open' | 'wait' | 'done' | 'plain' | undefined;
  readonly icon?: IconName | undefined;
};

const signs = { open: 'flag', wait: 'clock', done: 'check', plain: 'dot' } as const;

/** Tells what became of something, event by event, in the order they are given. */
export function timeline(reader: Reader, events: readonly TimelineEvent[]): Html {
  return html`<ol class="timeline">
    ${events.map((event) => oneEvent(reader, event))}
  </ol>`;
}

function oneEvent(reader: Reader, event: TimelineEvent): Html {
  const look = event.look ?? 'plain';
  return html`<li class="event">
    <span class="event-sign tag-${look}">${icon(event.icon ?? signs[look])}</span>
    <div class="event-words">
      <p class="event-title">${event.title}</p>
      <p>
        <small class="soft"
          >${event.who === undefined ? '' : html`${event.who} · `}${moment(reader, event.at)}</small
        >
      </p>
      ${event.body === undefined ? '' : html`<div class="event-body">${event.body}</div>`}
    </div>
  </li>`;
}

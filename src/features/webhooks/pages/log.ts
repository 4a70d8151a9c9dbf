import { html } from 'hono/html';
import {
  buttonForm,
  linkButton,
  metaLine,
  notice,
  pager,
  panel,
  quietButton,
  timeline,
} from '#/platform/http/components/index.ts';
import type { Meta, TimelineEvent } from '#/platform/http/components/index.ts';
import type { Html, View } from '#/platform/http/view.ts';
import { formatNumber, formatRelative } from '#/platform/i18n/format.ts';
import type { DeliveryState } from '#/features/webhooks/model.ts';
import type { DeliveryLine, ListenerPageOutput } from '#/features/webhooks/routes/shapes.ts';
import { webhookWords } from '#/features/webhooks/words/index.ts';

/** How a message stands in the log: its colour and its sign, beside the word. */
const looks: { readonly [state in DeliveryState]: Pick<TimelineEvent, 'look' | 'icon'> } = {
  waiting: { look: 'wait' },
  sending: { look: 'wait' },
  sent: { look: 'done' },
  stopped: { look: 'plain', icon: 'pause' },
  given_up: { look: 'open', icon: 'alert' },
};

/** Draws what was sent to a program, the latest first, and what came of it. */
export function logPanel(view: View, shown: ListenerPageOutput): Html {
  const say = webhookWords[view.language];
  const { listener, deliveries, next } = shown;
  const lines = deliveries.map((one) => eventOf(view, shown, one));
  return panel(
    { title: say.log, id: 'log' },
    html`<p class="soft">${say.logText}</p>
      ${failedNotice(view, shown)}
      ${lines.length === 0 ? html`<p>${say.noLog}</p>` : timeline(view, lines)}
      ${pager(view.language, {
        previous: undefined,
        next: next === undefined ? undefined : `/webhooks/${listener.id}?after=${next}`,
      })}`,
  );
}

function failedNotice(view: View, { listener, failed }: ListenerPageOutput): Html | '' {
  if (failed === 0) return '';
  const say = webhookWords[view.language];
  const again = buttonForm(view, {
    endpoint: 'webhooks.replay_failed',
    address: `/webhooks/${listener.id}/replays`,
    button: quietButton({ label: say.replayFailed }),
  });
  return notice({
    look: 'warning',
    text: say.failedCount(formatNumber(view.language, failed)),
    action: listener.stopped === undefined ? again : undefined,
  });
}

/** Says what a message was about: its topic and, where there is one, the matter. */
function titleOf(view: View, { topic, matter }: DeliveryLine): string {
  const name = webhookWords[view.language].topicNames[topic];
  return matter === undefined ? name : `${name} · ${referenceOf(matter)}`;
}

/** Within one community a matter is known without the number of the community. */
function referenceOf(matter: string): string {
  return matter.slice(matter.indexOf('-') + 1);
}

function eventOf(view: View, { listener }: ListenerPageOutput, one: DeliveryLine): TimelineEvent {
  const say = webhookWords[view.language];
  const isOver = one.state !== 'waiting' && one.state !== 'sending';
  const mayReplay = isOver && listener.stopped === undefined;
  const again = buttonForm(view, {
    endpoint: 'webhooks.replay',
    address: `/webhooks/${listener.id}/deliveries/${one.id}/replays`,
    button: quietButton({ label: say.replay, spoken: say.replayNamed(titleOf(view, one)) }),
  });
  const { matter } = one;
  const label = say.openMatter;
  const open =
    matter === undefined
      ? []
      : [
          linkButton({
            label,
            spoken: `${label} ${referenceOf(matter)}`,
            address: `/matters/${matter}`,
          }),
        ];
  const buttons = [...open, ...(mayReplay ? [again] : [])];
  return {
    at: one.happenedAt,
    title: html`${say.states[one.state]} · ${titleOf(view, one)}`,
    body: html`${metaLine(factsOf(view, one))}
    ${buttons.length === 0 ? '' : html`<div class="card-actions">${buttons}</div>`}`,
    ...looks[one.state],
  };
}

function factsOf(view: View, one: DeliveryLine): readonly Meta[] {
  const say = webhookWords[view.language];
  const status = one.status === undefined ? [] : [say.answered(String(one.status))];
  const why = one.fault === undefined ? [] : [say.faults[one.fault]];
  const tries = one.attempts > 1 ? [say.attempts(formatNumber(view.language, one.attempts))] : [];
  const isRetried = one.state === 'waiting' && one.attempts > 0;
  const next = isRetried ? [say.nextTry(formatRelative(view, one.dueAt))] : [];
  return [...status, ...why, ...tries, ...next].map((text) => ({ text }));
}

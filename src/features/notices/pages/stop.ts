import { html } from 'hono/html';
import {
  actions,
  form,
  notice,
  pageHead,
  quietButton,
  stack,
  submitButton,
} from '#/platform/http/components/index.ts';
import type { Page, View } from '#/platform/http/view.ts';
import { noticeWords } from '#/features/notices/words/notices.ts';
import { topicName } from './choices.ts';

/** What a link stops, and whether it has. */
export type StopShown = {
  readonly token: string;
  readonly topic: string;
  readonly isStopped: boolean;
};

/** Draws the page of a link that stops messages: one button, no signing in. */
export function stopPage(view: View, { token, topic, isStopped }: StopShown): Page {
  const say = noticeWords[view.language];
  const address = `/stop/${token}`;
  const undo = form(view, { endpoint: 'notices.resume', address, method: 'DELETE' }, () =>
    actions(quietButton({ label: say.undo, icon: 'undo' })),
  );
  const stop = form(view, { endpoint: 'notices.stop', address }, () =>
    actions(submitButton({ label: say.stopButton })),
  );
  return {
    title: say.stopTitle,
    section: 'none',
    width: 'column',
    body: isStopped
      ? stack(
          pageHead({ title: say.stopTitle }),
          notice({ look: 'good', title: say.stopDone, text: say.stopDoneText }),
          html`<p>${say.stopStays}</p>`,
          undo,
        )
      : stack(
          pageHead({ title: say.stopTitle, lead: say.stopLead(topicName(view, topic)) }),
          html`<p>${say.stopStays}</p>`,
          stop,
        ),
  };
}

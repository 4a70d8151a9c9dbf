import { html } from 'hono/html';
import type { RecordShown } from '#/features/hours/routes/shapes.ts';
import { hoursWords } from '#/features/hours/words/index.ts';
import { actions, linkButton, panel, summaryList } from '#/platform/http/components/index.ts';
import type { Html, View } from '#/platform/http/view.ts';
import { formatNumber } from '#/platform/i18n/format.ts';
import { sayMinutes, stateTag } from './say.ts';

/** What a matter’s page shows of the time it took. */
export type OfMatter = {
  readonly matterId: string;
  readonly records: readonly RecordShown[];
  /** Whether the reader did it and has not recorded it. */
  readonly mayRecord: boolean;
  /** Whether the reader asked for it and has not said yet that it is solved. */
  readonly isToBeSolved: boolean;
};

/** Draws on a matter’s page how long it took, for those it concerns. */
export function matterPanel(view: View, shown: OfMatter): Html {
  const say = hoursWords[view.language];
  const { matterId, records, mayRecord, isToBeSolved } = shown;
  const rows = records.map((one) => ({
    label: say.matterLine(one.person, sayMinutes(view, one.minutes)),
    value: html`${stateTag(view, one.state)} ${one.content}
      <a href="/hours/${one.id}">${say.open}<span class="unseen"> ${one.person}</span></a>`,
  }));
  return panel(
    { title: say.matterPanel, id: 'hours' },
    html`${isToBeSolved ? html`<p>${say.matterSolvedConfirms}</p>` : ''}
    ${rows.length === 0 ? '' : summaryList(view.language, rows)}
    ${
      mayRecord
        ? html`<p>${say.matterAsk}</p>
            ${actions(
              linkButton({
                label: say.matterAskButton,
                icon: 'clock',
                address: `/hours/new?matter=${matterId}`,
              }),
            )}`
        : ''
    }`,
  );
}

/** Says on one’s own page how much time one gave. */
export function mePanel(view: View, minutes: number): Html {
  const say = hoursWords[view.language];
  const text = minutes === 0 ? say.meNone : say.meLine(sayMinutes(view, minutes));
  return panel(
    { title: say.title, id: 'my-hours' },
    html`<p>${text}</p>
      ${actions(linkButton({ label: say.meOpen, icon: 'clock', address: '/me/hours' }))}`,
  );
}

/** Says at the desk that time others gave waits to be confirmed. */
export function deskPanel(view: View, count: number): Html {
  const say = hoursWords[view.language];
  return panel(
    { title: say.deskTitle, id: 'hours' },
    html`<p>${say.toConfirmText(formatNumber(view.language, count))}</p>
      ${actions(linkButton({ label: say.toConfirmButton, address: '/hours/waiting' }))}`,
  );
}

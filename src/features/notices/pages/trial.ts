import { html } from 'hono/html';
import { fold, moment, notice } from '#/platform/http/components/index.ts';
import type { Html, View } from '#/platform/http/view.ts';
import type { TrialOutput } from '#/features/notices/routes/channels.ts';
import { channelWords } from '#/features/notices/words/channels.ts';
import { adviceWords, faultWords } from '#/features/notices/words/faults.ts';

/** Draws what the last test said, what to do about it, and each line that was exchanged. */
export function trialResult(view: View, trial: TrialOutput): Html | '' {
  if (trial === undefined) return '';
  const say = channelWords[view.language];
  const when = moment(view, Temporal.Instant.from(trial.at));
  const { fault, lines } = trial;
  const result =
    fault === null
      ? notice({ look: 'good', text: html`${say.wentWell} ${when}` })
      : notice({
          look: 'warning',
          title: say.wentWrong(faultWords[view.language][fault] ?? fault),
          text: html`${adviceWords[view.language][fault] ?? ''} ${when}`,
        });
  if (lines.length === 0) return result;
  const rows = lines.map(
    ({ from, text }) =>
      html`<li><b>${from === 'us' ? say.us : say.server}</b> <code>${text}</code></li>`,
  );
  return html`${result}
  ${fold(
    say.transcript,
    html`<ol class="transcript">
      ${rows}
    </ol>`,
  )}`;
}

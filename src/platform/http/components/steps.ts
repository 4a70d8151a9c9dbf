import { html } from 'hono/html';
import { formatNumber } from '#/platform/i18n/format.ts';
import type { Language } from '#/platform/i18n/language.ts';
import type { Html } from '#/platform/http/view.ts';
import { words } from '#/platform/http/words/index.ts';
import { attributes } from './attributes.ts';
import { icon } from './icon.ts';

export type StepsSpec = {
  readonly labels: readonly string[];
  /** Counted from one. */
  readonly current: number;
};

/** Shows how far one is through a few pages of questions: 第 2 步，共 4 步. */
export function steps(language: Language, spec: StepsSpec): Html {
  const text = words[language];
  const number = (value: number): string => formatNumber(language, value);
  return html`<div class="steps">
    <p class="steps-words">
      <b>${text.stepOf(number(spec.current), number(spec.labels.length))}</b>
      <span>${spec.labels[spec.current - 1] ?? ''}</span>
    </p>
    <ol class="steps-line">
      ${spec.labels.map((label, index) => {
        const look = lookOf(index + 1, spec.current);
        return html`<li
          class="step step-${look}"
          ${attributes({ 'aria-current': look === 'now' ? 'step' : undefined })}
        >
          <span class="step-sign">${look === 'done' ? icon('check') : number(index + 1)}</span>
          <span class="step-label">${label}</span>
          <span class="unseen">${spoken(text, look)}</span>
        </li>`;
      })}
    </ol>
  </div>`;
}

type StepLook = 'done' | 'now' | 'later';

function lookOf(step: number, current: number): StepLook {
  if (step < current) return 'done';
  return step === current ? 'now' : 'later';
}

function spoken(text: (typeof words)[Language], look: StepLook): string {
  if (look === 'done') return text.stepDone;
  return look === 'now' ? text.stepNow : text.stepLater;
}

import { html } from 'hono/html';
import type { FormState, Html } from '#/platform/http/view.ts';
import { words } from '#/platform/http/words/index.ts';
import { fieldId } from './field.ts';
import type { FormFields } from './field.ts';
import { icon } from './icon.ts';

/**
 * Says on top of a form what went wrong, and links to each field; it takes the focus when the page
 * opens, so that nobody looks for what has changed.
 */
export function errorSummary(fields: FormFields, sent: FormState): Html | '' {
  const text = words[fields.language];
  if (sent.refusal === undefined && sent.problems.length === 0) return '';
  const id = `${fieldId(fields, 'summary')}-title`;
  const title =
    sent.refusal === undefined ? text.problemsTitle(sent.problems.length) : text.refusalTitle;
  return html`<div
    class="summary-box"
    role="alert"
    aria-labelledby="${id}"
    tabindex="-1"
    data-focus
  >
    <h2 class="summary-title" id="${id}">${icon('alert')} ${title}</h2>
    ${sent.refusal === undefined ? '' : html`<p>${sent.refusal}</p>`}
    ${sent.problems.length === 0 ? '' : problemList(fields, sent)}
    <p class="soft">${text.kept}</p>
  </div>`;
}

function problemList(fields: FormFields, sent: FormState): Html {
  return html`<ul class="summary-links">
    ${sent.problems.map(
      (problem) =>
        html`<li><a href="#${fieldId(fields, topOf(problem.field))}">${problem.text}</a></li>`,
    )}
  </ul>`;
}

/** The third photo is wrong at the field of photos. */
function topOf(field: string): string {
  return field.split('.')[0] ?? field;
}

import { html } from 'hono/html';
import { actions, linkButton, primaryLink } from './components/button.ts';
import { pageHead, stack } from './components/page-parts.ts';
import { errorWords } from './errors/words.ts';
import type { FormState, Page, View } from './view.ts';

export type Trouble = {
  /** `not_found`, `not_allowed`, `fault`, `invalid_input` or a refusal's code. */
  readonly code: string;
  readonly form?: FormState;
  readonly reference?: string;
};

/** Draws the page for a request that came to nothing: what happened, and what to do next. */
export function errorPage(view: View, trouble: Trouble): Page {
  const words = errorWords[view.language];
  const title = titleOf(view, trouble);
  return {
    title,
    section: 'none',
    width: 'column',
    body: stack(
      pageHead({ title }),
      ...sentences(view, trouble).map((sentence) => html`<p>${sentence}</p>`),
      whatWasTyped(view, trouble.form),
      actions(
        primaryLink({ label: words.toHome, address: '/' }),
        linkButton({ label: words.searchPlaces, address: '/places' }),
      ),
    ),
  };
}

function titleOf(view: View, trouble: Trouble): string {
  const words = errorWords[view.language];
  if (trouble.code === 'fault') return words.fault.title;
  if (trouble.code === 'not_found') return words.notFoundTitle;
  if (trouble.code === 'not_allowed') return words.notAllowedTitle;
  return trouble.code === 'invalid_input' ? words.invalidTitle : words.refusedTitle;
}

function sentences(view: View, trouble: Trouble): readonly string[] {
  const words = errorWords[view.language];
  if (trouble.code === 'fault') {
    return [words.fault.text, words.fault.reference(trouble.reference ?? '')];
  }
  if (trouble.form === undefined) return [words.refusals.not_found({})];
  const { refusal, problems } = trouble.form;
  return [...(refusal === undefined ? [] : [refusal]), ...problems.map(({ text }) => text)];
}

/** With no form to fill again, the words at least are there to be copied. */
function whatWasTyped(view: View, form: FormState | undefined) {
  const typed = Object.values(form?.values ?? {})
    .flat()
    .filter((text) => text !== '');
  if (typed.length === 0) return '';
  return html`<h2>${errorWords[view.language].whatYouTyped}</h2>
    ${typed.map((text) => html`<blockquote class="typed">${text}</blockquote>`)}`;
}

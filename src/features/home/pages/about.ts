import { html } from 'hono/html';
import { actions, linkButton } from '#/platform/http/components/button.ts';
import { panel } from '#/platform/http/components/card.ts';
import { pageHead, stack } from '#/platform/http/components/page-parts.ts';
import type { Page, View } from '#/platform/http/view.ts';
import { words } from '#/features/home/words/index.ts';

/** Draws what this installation is and what it promises. */
export function aboutPage(view: View): Page {
  const say = words[view.language];
  return {
    title: say.about,
    section: 'none',
    width: 'column',
    body: stack(
      pageHead({ title: say.about, lead: say.motto }),
      html`<div class="prose">${say.aboutParagraphs.map((text) => html`<p>${text}</p>`)}</div>`,
      panel(
        { title: say.promises },
        html`<ul class="lines">
          ${say.promiseLines.map((text) => html`<li>${text}</li>`)}
        </ul>`,
      ),
      panel(
        { title: say.seal.title },
        html`<p>${say.seal.text}</p>
          ${actions(linkButton({ label: say.seal.open, address: '/journal/seal' }))}`,
      ),
    ),
  };
}

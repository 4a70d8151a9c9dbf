import { html } from 'hono/html';
import { panel } from '#/platform/http/components/card.ts';
import { pageHead, stack } from '#/platform/http/components/page-parts.ts';
import { summaryList } from '#/platform/http/components/summary-list.ts';
import type { Page, View } from '#/platform/http/view.ts';
import { words } from '#/features/home/words/index.ts';

/** Draws who sees which data, and what everyone may ask for. */
export function privacyPage(view: View): Page {
  const say = words[view.language];
  const levels = say.levels.map(({ name, text }) => ({ label: name, value: text }));
  return {
    title: say.privacy,
    section: 'none',
    width: 'column',
    body: stack(
      pageHead({ title: say.privacy, lead: say.privacyLead }),
      panel({ title: say.privacy }, summaryList(view.language, levels)),
      panel(
        { title: say.rights },
        html`<ul class="lines">
          ${say.rightLines.map((text) => html`<li>${text}</li>`)}
        </ul>`,
      ),
    ),
  };
}

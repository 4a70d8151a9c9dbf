import { html } from 'hono/html';
import { actions, linkButton, panel } from '#/platform/http/components/index.ts';
import type { Html, View } from '#/platform/http/view.ts';
import { formatNumber } from '#/platform/i18n/format.ts';
import { jointWords } from '#/features/joint/words/index.ts';

/** Draws the way from a desk to the joint tasks its offices have a part in. */
export function jointDeskPanel(view: View, count: number): Html {
  const say = jointWords[view.language];
  const label = say.toList(formatNumber(view.language, count));
  return panel(
    { title: say.title, id: 'joint-desk' },
    html`<p class="soft">${say.deskText}</p>
      ${actions(linkButton({ label, icon: 'megaphone', address: '/joint-tasks' }))}`,
  );
}

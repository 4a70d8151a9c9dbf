import { html } from 'hono/html';
import { helpTooWords } from '#/features/hours/words/help-too.ts';
import { actions, linkButton, panel } from '#/platform/http/components/index.ts';
import type { Html, View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import type { Names } from '#/platform/i18n/catalogue.ts';
import { formatList } from '#/platform/i18n/format.ts';

/** Where somebody might help, and with what neighbours help each other there. */
export type HelpToo = { readonly communityId: string; readonly abilities: readonly Names[] };

/** Asks whoever was helped whether they would help, too. */
export function helpTooPanel(view: View, { communityId, abilities }: HelpToo): Html {
  const say = helpTooWords[view.language];
  const names = abilities.map((one) => nameIn(one, view.language));
  const address = `/me/volunteering?near=${encodeURIComponent(communityId)}`;
  const example = say.example(formatList(view.language, names));
  return panel(
    { title: say.title, id: 'help-too' },
    html`<p>${say.text}</p>
      ${names.length === 0 ? '' : html`<p class="soft">${example}</p>`}
      ${actions(linkButton({ label: say.button, icon: 'hand', address }))}`,
  );
}

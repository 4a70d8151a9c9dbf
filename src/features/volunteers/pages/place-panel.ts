import { html } from 'hono/html';
import { ownWords } from '#/features/volunteers/words/own.ts';
import { actions, linkButton, panel } from '#/platform/http/components/index.ts';
import type { Html, View } from '#/platform/http/view.ts';
import { formatNumber } from '#/platform/i18n/format.ts';

/** Says how many would help in a community, where they are enough to be told, and asks for more. */
export function helpPanel(
  view: View,
  { communityId, count }: { readonly communityId: string; readonly count: number | undefined },
): Html {
  const say = ownWords[view.language];
  const address = `/me/volunteering?near=${encodeURIComponent(communityId)}`;
  const number = formatNumber(view.language, count ?? 0);
  return panel(
    { title: say.hereTitle, id: 'volunteers' },
    html`<p>${count === undefined || count === 0 ? say.invite : say.hereCount(number)}</p>
      ${actions(linkButton({ label: say.begin, address, icon: 'hand' }))}`,
  );
}

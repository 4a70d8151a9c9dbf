import { html } from 'hono/html';
import {
  backLink,
  emptyState,
  linkButton,
  notice,
  pageHead,
  refusedNotice,
  stack,
} from '#/platform/http/components/index.ts';
import type { Page, View } from '#/platform/http/view.ts';
import type { DeedsShown } from '#/features/behalf/routes/shapes.ts';
import { refusalWords } from '#/features/behalf/words/refusals.ts';
import { ruleWords } from '#/features/behalf/words/rules.ts';
import { slipWords } from '#/features/behalf/words/slips.ts';
import { deedList } from './deed-lines.ts';

const ENDPOINT = 'behalf.reverse';

/** Draws what others did on one's behalf, with what of it can be taken back. */
export function deedsPage(view: View, shown: DeedsShown): Page {
  const say = slipWords[view.language];
  const title = shown.isActing ? say.titleFor(shown.name) : say.title;
  const to = {
    endpoint: ENDPOINT,
    addressOf: ({ id }: { readonly id: string }) => `/me/deeds/${id}/reversal`,
  };
  return {
    title,
    section: 'account',
    width: 'column',
    body: stack(
      pageHead({ title, lead: say.lead, above: backLink(say.back, '/me') }),
      refusedNotice(view, [ENDPOINT]),
      shown.mayReverse
        ? ''
        : notice({ look: 'info', text: refusalWords[view.language].refusals.only_oneself({}) }),
      shown.deeds.length === 0
        ? emptyState({ icon: 'hand', title: say.none, text: say.noneText })
        : deedList(view, shown.deeds, shown.mayReverse ? to : undefined),
      html`<p>${linkButton({ label: ruleWords[view.language].title, address: '/reversals' })}</p>`,
    ),
  };
}

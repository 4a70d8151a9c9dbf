import { html } from 'hono/html';
import { linkButton, pageHead, refusedNotice, stack } from '#/platform/http/components/index.ts';
import type { Page, View } from '#/platform/http/view.ts';
import type { CodeShown } from '#/features/behalf/routes/shapes.ts';
import { ruleWords } from '#/features/behalf/words/rules.ts';
import { slipWords } from '#/features/behalf/words/slips.ts';
import { deedList } from './deed-lines.ts';

const ENDPOINT = 'behalf.reverse_by_code';

/** Draws what stands on a slip for whoever has its code, to be taken back without signing in. */
export function slipCodePage(view: View, shown: CodeShown): Page {
  const say = slipWords[view.language];
  const code = encodeURIComponent(shown.code);
  // What it was about leads to pages that are not open to whoever holds a paper.
  const deeds = shown.deeds.map((deed) => ({ ...deed, address: undefined }));
  return {
    title: say.codeTitle,
    section: 'none',
    width: 'column',
    body: stack(
      pageHead({ title: say.codeTitle, lead: say.codeLead }),
      refusedNotice(view, [ENDPOINT]),
      deedList(view, deeds, {
        endpoint: ENDPOINT,
        addressOf: ({ id }) => `/r/${code}/reversals/${id}`,
      }),
      html`<p class="soft">${say.codeKeep}</p>
        <p>${linkButton({ label: ruleWords[view.language].title, address: '/reversals' })}</p>`,
    ),
  };
}

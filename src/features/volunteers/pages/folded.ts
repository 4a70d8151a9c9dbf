import { html } from 'hono/html';
import { proofWords } from '#/features/volunteers/words/proofs.ts';
import { fold, openFold, panel } from '#/platform/http/components/index.ts';
import type { Html, View } from '#/platform/http/view.ts';

export type FoldedSpec = {
  readonly title: string;
  readonly id: string;
  /** What is set now, in a line that is read without unfolding anything. */
  readonly now?: string | Html | undefined;
  /** The endpoints of its forms: what was wrong in one of them is shown unfolded. */
  readonly endpoints: readonly string[];
};

/** Draws a section that says how it stands, with what changes it folded away. */
export function foldedPanel(view: View, spec: FoldedSpec, body: Html): Html {
  const say = proofWords[view.language];
  const isSent = spec.endpoints.includes(view.form?.endpoint ?? '');
  const summary = html`${say.change}<span class="unseen"> ${spec.title}</span>`;
  return panel(
    { title: spec.title, id: spec.id },
    html`${spec.now === undefined ? '' : html`<p>${spec.now}</p>`}
    ${(isSent ? openFold : fold)(summary, body)}`,
  );
}

import { html } from 'hono/html';
import { publicIdOf } from '#/features/matters/index.ts';
import type { MatterName } from '#/features/matters/index.ts';
import { callAddress } from '#/features/callouts/model.ts';
import type { CallStage } from '#/features/callouts/model.ts';
import { callWords } from '#/features/callouts/words/call.ts';
import { actions, linkButton } from '#/platform/http/components/button.ts';
import { panel } from '#/platform/http/components/card.ts';
import type { Html, View } from '#/platform/http/view.ts';

/** Says on the page of a matter how far its call has come, and leads there. */
export function callPanel(
  view: View,
  { name, stage }: { readonly name: MatterName; readonly stage: CallStage },
): Html {
  const say = callWords[view.language];
  const address = callAddress(publicIdOf(name));
  return panel(
    { title: say.about, id: 'call' },
    html`<p>${say.stages[stage]}</p>
      ${actions(linkButton({ label: say.again, icon: 'hand', address }))}`,
  );
}

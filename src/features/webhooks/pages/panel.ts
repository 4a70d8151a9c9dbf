import { html } from 'hono/html';
import { actions, linkButton, panel } from '#/platform/http/components/index.ts';
import type { Html, View } from '#/platform/http/view.ts';
import { webhookWords } from '#/features/webhooks/words/index.ts';

/** Draws the way from an organisation’s page to its programs that are told. */
export function webhooksPanel(view: View, organisationId: string): Html {
  const say = webhookWords[view.language];
  const address = `/organisations/${organisationId}/webhooks`;
  return panel(
    { title: say.title },
    html`<p class="soft">${say.panelText}</p>
      ${actions(linkButton({ label: say.open, spoken: say.openNamed(say.title), address }))}`,
  );
}

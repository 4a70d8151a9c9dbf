import { html } from 'hono/html';
import { actions, linkButton, pageHead, panel, stack } from '#/platform/http/components/index.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { referenceWords } from '#/features/reference/words/index.ts';
import type { Overview } from '#/features/reference/routes.ts';
import { breakable } from './breakable.ts';

/** Draws all that programs can ask and do, by feature, and how to begin. */
export function overviewPage(view: View, { parts }: Overview): Page {
  const say = referenceWords[view.language];
  return {
    title: say.title,
    section: 'none',
    width: 'column',
    body: stack(
      pageHead({ title: say.title, lead: say.lead }),
      panel(
        { title: say.beginTitle },
        html`<ul class="lines">
            ${say.begin.map((text) => html`<li>${text}</li>`)}
          </ul>
          ${actions(
            linkButton({ label: say.toTokens, address: '/me/tokens' }),
            linkButton({ label: say.description, address: '/openapi.json' }),
          )}`,
      ),
      ...parts.map((part) =>
        panel({ title: say.partNames[part.id] ?? part.id, id: part.id }, operationList(part)),
      ),
    ),
  };
}

function operationList({ operations }: Overview['parts'][number]): Html {
  return html`<ul class="lines">
    ${operations.map(
      ({ name, method, path, summary }) =>
        html`<li>
          <a href="/api/${name}"><code>${method} ${breakable(path)}</code></a
          ><br />
          <span lang="en">${summary}</span>
        </li>`,
    )}
  </ul>`;
}

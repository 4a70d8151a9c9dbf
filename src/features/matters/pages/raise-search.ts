import { html } from 'hono/html';
import { quietButton } from '#/platform/http/components/button.ts';
import { errorOf, fieldId, valueOf } from '#/platform/http/components/field.ts';
import type { FormFields } from '#/platform/http/components/field.ts';
import type { Html } from '#/platform/http/view.ts';
import { words } from '#/platform/http/words/index.ts';
import { MAX_QUERY } from '#/features/matters/model/limits.ts';

/**
 * Searching is a button of the form it stands in, the first one, which is also what the enter key
 * presses: so everything chosen beneath it goes along and is there again beside what was found.
 */
export function searchPart(
  fields: FormFields,
  search: {
    readonly label: string;
    readonly placeholder: string;
    readonly query: string | undefined;
  },
): Html {
  const id = fieldId(fields, 'q');
  return html`<div class="search" role="search">
    <label class="label" for="${id}">${search.label}</label>
    ${errorOf(fields, 'q')}
    <div class="search-line">
      <input
        class="input"
        type="search"
        id="${id}"
        name="q"
        value="${valueOf(fields, 'q', search.query)}"
        maxlength="${MAX_QUERY}"
        placeholder="${search.placeholder}"
        autocomplete="off"
      />
      ${quietButton({
        label: words[fields.language].search,
        icon: 'search',
        name: 'step',
        value: 'search',
      })}
    </div>
  </div>`;
}

import { html } from 'hono/html';
import type { Language } from '#/platform/i18n/language.ts';
import type { Html } from '#/platform/http/view.ts';
import { words } from '#/platform/http/words/index.ts';
import { attributes } from './attributes.ts';
import { hiddenField } from './form.ts';
import { icon } from './icon.ts';

export type SearchSpec = {
  /** The page that shows what was found. */
  readonly address: string;
  readonly label: string;
  readonly value?: string | undefined;
  readonly placeholder?: string | undefined;
  readonly name?: string | undefined;
  /** Filters that stay as they are. */
  readonly hidden?: Readonly<Record<string, string>> | undefined;
};

/** Asks for words to search by; a form of its own, since searching changes nothing. */
export function searchField(language: Language, spec: SearchSpec): Html {
  const name = spec.name ?? 'q';
  const id = `search-${name}-${spec.address.replaceAll(/[^\w]/g, '-')}`;
  return html`<form class="search" role="search" method="get" action="${spec.address}">
    ${Object.entries(spec.hidden ?? {}).map(([key, value]) => hiddenField(key, value))}
    <label class="label" for="${id}">${spec.label}</label>
    <div class="search-line">
      <input
        class="input"
        type="search"
        id="${id}"
        name="${name}"
        value="${spec.value ?? ''}"
        autocomplete="off"
        ${attributes({ placeholder: spec.placeholder })}
      />
      <button class="button quiet" type="submit">
        ${icon('search')} ${words[language].search}
      </button>
    </div>
  </form>`;
}

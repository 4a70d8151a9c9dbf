import { html } from 'hono/html';
import { formatNumber } from '#/platform/i18n/format.ts';
import type { Language } from '#/platform/i18n/language.ts';
import type { Html } from '#/platform/http/view.ts';
import { words } from '#/platform/http/words/index.ts';
import { icon } from './icon.ts';

export type PagerSpec = {
  readonly previous: string | undefined;
  readonly next: string | undefined;
  /** Left out where the whole is not counted, as in a list that grows at its head. */
  readonly position?: { readonly page: number; readonly pages: number } | undefined;
};

/** Leads to the page before and the page after; one page alone needs none. */
export function pager(language: Language, spec: PagerSpec): Html | '' {
  if (spec.previous === undefined && spec.next === undefined) return '';
  const text = words[language];
  return html`<nav class="pager" aria-label="${text.pages}">
    ${
      spec.previous === undefined
        ? ''
        : html`<a class="button quiet" rel="prev" href="${spec.previous}"
            >${icon('arrow-left')}<span>${text.previous}</span></a
          >`
    }
    ${spec.position === undefined ? '' : position(language, spec.position)}
    ${
      spec.next === undefined
        ? ''
        : html`<a class="button quiet" rel="next" href="${spec.next}"
            ><span>${text.next}</span>${icon('arrow-right')}</a
          >`
    }
  </nav>`;
}

function position(
  language: Language,
  { page, pages }: { readonly page: number; readonly pages: number },
): Html {
  const sentence = words[language].pageOf(
    formatNumber(language, page),
    formatNumber(language, pages),
  );
  return html`<span class="pager-words">${sentence}</span>`;
}

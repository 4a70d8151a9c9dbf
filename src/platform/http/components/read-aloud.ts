import { html } from 'hono/html';
import type { Language } from '#/platform/i18n/language.ts';
import type { Html } from '#/platform/http/view.ts';
import { words } from '#/platform/http/words/index.ts';
import { icon } from './icon.ts';

/** Offers to read a notice or a convention aloud; it shows only where the browser can speak. */
export function readAloud(language: Language, articleId: string): Html {
  const text = words[language];
  return html`<read-aloud for="${articleId}" hidden
    ><button class="button quiet" type="button">
      ${icon('sound')}<span data-word="read">${text.readAloud}</span
      ><span data-word="stop" hidden>${text.stopReading}</span>
    </button></read-aloud
  >`;
}

import { html } from 'hono/html';
import { namedPage } from '#/platform/http/named-page.ts';
import type { Html, View } from '#/platform/http/view.ts';
import { words } from '#/platform/http/words/index.ts';
import { icon } from './icon.ts';
import { languageButtons, sizeButtons, themeButtons } from './preferences.ts';
import { seal } from './seal.ts';

/** Draws the foot of every page: language, size, colours, and where to complain. */
export function pageFooter(view: View): Html {
  const text = words[view.language];
  return html`<footer class="foot">
    <div class="inside">
      <div class="foot-choices">
        ${choiceGroup(text.language, languageButtons(view))}
        ${choiceGroup(text.size, sizeButtons(view))} ${choiceGroup(text.theme, themeButtons(view))}
      </div>
      <nav class="foot-links" aria-label="${text.footer}">
        <ul>
          <li>
            <a
              href="/raise?category=complaint&amp;page=${encodeURIComponent(namedPage(view.address))}"
              >${icon('megaphone')}<span>${text.complaint}</span></a
            >
          </li>
          <li><a href="/about">${text.about}</a></li>
          <li><a href="/privacy">${text.privacy}</a></li>
          <li><a href="/content-rules">${text.contentRules}</a></li>
          <li><a href="/api">${text.openData}</a></li>
        </ul>
      </nav>
      <p class="foot-name">${seal()}<span>${text.seal}</span></p>
    </div>
  </footer>`;
}

function choiceGroup(label: string, buttons: readonly Html[]): Html {
  return html`<div class="foot-choice" role="group" aria-label="${label}">
    <span class="foot-label" aria-hidden="true">${label}</span>
    <div class="foot-buttons">${[...buttons]}</div>
  </div>`;
}

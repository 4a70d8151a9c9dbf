import { html } from 'hono/html';
import type { Html, View } from '#/platform/http/view.ts';
import { deskKeyWords } from '#/features/matters/words/desk-keys.ts';
import type { DeskKeyWords } from '#/features/matters/words/desk-keys.ts';

/** Marks what a key goes to: the first link, button or field in it. */
export function onKey(key: string, body: Html): Html {
  return html`<div data-key="${key}">${body}</div>`;
}

/**
 * Draws the list of keys, and the button that shows it; both only where there is a script to obey
 * them. The keys can be switched off there.
 */
export function keyHelp(view: View, names: readonly (keyof DeskKeyWords['keys'])[]): Html {
  const say = deskKeyWords[view.language];
  return html`<p class="keys-open" data-keys-open hidden>
      <button class="button quiet" type="button">${say.button}</button>
    </p>
    <dialog class="keys" data-keys aria-label="${say.title}">
      <h2>${say.title}</h2>
      <p>${say.lead}</p>
      <dl class="keys-list">
        ${names.map(
          (name) =>
            html`<div>
              <dt><kbd>${name}</kbd></dt>
              <dd>${say.keys[name]}</dd>
            </div>`,
        )}
      </dl>
      <p>
        <label class="keys-switch"><input type="checkbox" checked /> ${say.isOn}</label>
      </p>
      <p><button class="button" type="button" data-keys-close>${say.close}</button></p>
    </dialog>`;
}

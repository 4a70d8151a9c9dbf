import { html } from 'hono/html';
import { languages } from '#/platform/i18n/language.ts';
import type { Html, Theme, View } from '#/platform/http/view.ts';
import { languageNames, words } from '#/platform/http/words/index.ts';
import { attributes } from './attributes.ts';
import { hiddenField } from './form.ts';
import { icon } from './icon.ts';

const FORM_ID = 'preferences';
const themes = ['auto', 'light', 'dark'] as const;

/**
 * Stands once on every page; the buttons for language, size and colours belong to it wherever they
 * stand. Sends `language`, `elder` (`on`, `off`) or `theme`, and comes back to the page.
 */
export function preferencesForm(view: View): Html {
  return html`<form id="${FORM_ID}" method="post" action="/preferences" hidden>
    ${hiddenField('_key', view.newKey())}${hiddenField('_from', view.address)}
  </form>`;
}

/** Switches elder mode 長輩版; it stands in the header of every page. */
export function elderButton(view: View): Html {
  const text = words[view.language];
  return html`<button class="tool tool-elder" ${choice('elder', view.isElder ? 'off' : 'on')}>
    ${icon('text')}<span class="tool-word">${view.isElder ? text.elderOff : text.elderOn}</span>
  </button>`;
}

/** Folds the languages under one button of the header. */
export function languageMenu(view: View): Html {
  return html`<details class="menu" data-menu>
    <summary class="tool">
      ${icon('translate')}<span class="unseen">${words[view.language].language}</span
      ><span class="tool-word">${languageNames[view.language]}</span>
    </summary>
    <div class="menu-list">${languageButtons(view)}</div>
  </details>`;
}

/** Offers each language under its own name. */
export function languageButtons(view: View): readonly Html[] {
  return languages.map(
    (language) =>
      html`<button
        class="choice-button"
        ${choice('language', language)}
        lang="${language}"
        ${current(language === view.language ? 'on' : 'off')}
      >
        ${languageNames[language]}
      </button>`,
  );
}

/** Offers standard and large text. */
export function sizeButtons(view: View): readonly Html[] {
  const text = words[view.language];
  return [
    html`<button
      class="choice-button"
      ${choice('elder', 'off')}
      ${current(view.isElder ? 'off' : 'on')}
    >
      ${text.sizeNormal}
    </button>`,
    html`<button
      class="choice-button"
      ${choice('elder', 'on')}
      ${current(view.isElder ? 'on' : 'off')}
    >
      ${text.sizeElder}
    </button>`,
  ];
}

/** Offers light, dark, and what the phone is set to. */
export function themeButtons(view: View): readonly Html[] {
  const text = words[view.language];
  const labels: Readonly<Record<Theme, string>> = {
    auto: text.themeAuto,
    light: text.themeLight,
    dark: text.themeDark,
  };
  return themes.map(
    (theme) =>
      html`<button
        class="choice-button"
        ${choice('theme', theme)}
        ${current(theme === view.theme ? 'on' : 'off')}
      >
        ${labels[theme]}
      </button>`,
  );
}

function choice(name: 'language' | 'elder' | 'theme', value: string): Html {
  return attributes({ type: 'submit', form: FORM_ID, name, value });
}

function current(state: 'on' | 'off'): Html {
  return attributes({ 'aria-current': state === 'on' ? 'true' : undefined });
}

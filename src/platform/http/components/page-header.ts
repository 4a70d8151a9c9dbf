import { html } from 'hono/html';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { words } from '#/platform/http/words/index.ts';
import { formatNumber } from '#/platform/i18n/format.ts';
import { attributes } from './attributes.ts';
import { icon } from './icon.ts';
import type { IconName } from './icon.ts';
import { elderButton, languageMenu } from './preferences.ts';
import { seal } from './seal.ts';

/** Draws the seal, where one is, the five places, and what concerns the reader. */
export function pageHeader(view: View, page: Page): Html {
  return html`<header class="top">
    <div class="top-inside">
      <a class="where" href="${view.where.address}">
        ${seal()}
        <span class="where-words">
          <b>${view.where.name}</b>
          <span class="where-above">${view.where.above}</span>
        </span>
      </a>
      ${placesBar(view, page)}
      <div class="tools">${elderButton(view)} ${languageMenu(view)} ${bell(view)} ${who(view)}</div>
    </div>
  </header>`;
}

/** Draws the duty telephone, in the same place on every page; its number can be read and rung. */
export function dutyLine(view: View): Html {
  const { name, telephone } = view.duty;
  const text = words[view.language];
  return html`<aside class="duty" aria-label="${text.dutyName(name)}">
    <div class="inside">
      <p class="duty-words">
        <b>${text.dutyName(name)}</b>
        <span>${text.dutyHint}</span>
      </p>
      <a class="duty-urgent" href="/urgent">${icon('hand')}<span>${text.urgent}</span></a>
      <a
        class="duty-call"
        href="tel:${telephone.replaceAll(/[^\d+]/g, '')}"
        aria-label="${text.callDuty(name, telephone)}"
        >${icon('phone')}<span>${telephone}</span></a
      >
    </div>
  </aside>`;
}

type Place = {
  readonly section: Page['section'];
  readonly address: string;
  readonly icon: IconName;
  readonly label: string;
  readonly look: string;
};

/** The bar at the foot of a phone, the line in the header of a desk. */
function placesBar(view: View, page: Page): Html {
  const text = words[view.language];
  return html`<nav class="places" aria-label="${text.places}">
    <ul>
      ${placesOf(view).map(
        (place) =>
          html`<li class="place ${place.look}">
            <a
              href="${place.address}"
              ${attributes({ 'aria-current': place.section === page.section ? 'page' : undefined })}
              ><span class="place-sign">${icon(place.icon)}</span><span>${place.label}</span></a
            >
          </li>`,
      )}
    </ul>
  </nav>`;
}

function placesOf(view: View): readonly Place[] {
  const text = words[view.language];
  const desk: Place = {
    section: 'desk',
    address: '/desk',
    icon: 'desk',
    label: text.desk,
    look: 'place-desk',
  };
  return [
    { section: 'home', address: '/', icon: 'home', label: text.home, look: '' },
    { section: 'help', address: '/matters', icon: 'hand', label: text.help, look: '' },
    { section: 'raise', address: '/raise', icon: 'plus', label: text.raise, look: 'place-raise' },
    { section: 'places', address: '/places', icon: 'map', label: text.findPlaces, look: '' },
    { section: 'account', address: '/me', icon: 'person', label: text.account, look: '' },
    ...(view.mayOpenDesk ? [desk] : []),
  ];
}

/** Above this the bell says only that there are many. */
const MOST_TOLD = 99;

/**
 * Says how much somebody has not read yet; a visitor has nothing to be told. What is heard begins
 * with what is seen, so that who speaks to the page can say what they read.
 */
function bell(view: View): Html | '' {
  const unread = view.reader?.unread;
  if (unread === undefined) return '';
  const text = words[view.language];
  const number = formatNumber(view.language, Math.min(unread, MOST_TOLD));
  const count = unread > MOST_TOLD ? `${number}+` : number;
  const told = unread === 0 ? '' : html` <span class="bell-count">${count}</span>`;
  return html`<a
    class="tool bell"
    href="/notices"
    aria-label="${text.notices(unread === 0 ? '' : count)}"
    >${icon('bell')}<span class="tool-word">${text.notices('')}</span>${told}</a
  >`;
}

/** A visitor is led to sign in; who is signed in sees a name, and behind it what is theirs. */
function who(view: View): Html {
  const text = words[view.language];
  if (view.reader === undefined) {
    return html`<a class="tool" href="/sign-in"
      >${icon('person')}<span class="tool-word">${text.signIn}</span></a
    >`;
  }
  if (!view.mayOpenDesk) {
    return html`<a class="tool" href="/me" aria-label="${view.reader.name}: ${text.account}"
      >${icon('person')}<span class="tool-word">${view.reader.name}</span></a
    >`;
  }
  return html`<details class="menu" data-menu>
    <summary class="tool">
      ${icon('person')}<span class="tool-word">${view.reader.name}</span>
    </summary>
    <div class="menu-list">
      <a class="choice-button" href="/desk">${icon('desk')} ${text.desk}</a>
      <a class="choice-button" href="/me">${icon('person')} ${text.account}</a>
    </div>
  </details>`;
}

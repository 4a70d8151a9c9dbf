import { html } from 'hono/html';
import type { Place } from '#/features/places/index.ts';
import { actions, linkButton, primaryLink } from '#/platform/http/components/button.ts';
import { panel } from '#/platform/http/components/card.ts';
import { notice } from '#/platform/http/components/notice.ts';
import { columns, pageHead, stack } from '#/platform/http/components/page-parts.ts';
import { people } from '#/platform/http/components/person-row.ts';
import { searchField } from '#/platform/http/components/search-field.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import type { Names } from '#/platform/i18n/catalogue.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { words } from '#/features/home/words/index.ts';

export type HomeView = {
  readonly place: Place | undefined;
  readonly panels: readonly {
    readonly side: 'main' | 'side';
    readonly draw: ((view: View) => Html) | undefined;
  }[];
  readonly isDemonstration: boolean;
  /** Whom one may look as in the demonstration, with what to try first. */
  readonly personas: readonly {
    readonly names: Names;
    readonly what: Names;
    readonly address: string;
  }[];
};

/** Draws the front page: what one can do here, what is going on, who answers for the place. */
export function homePage(view: View, shown: HomeView): Page {
  const say = words[view.language];
  const title =
    shown.place === undefined
      ? say.welcomeTitle
      : say.homeTitle(nameIn(shown.place.names, view.language));
  const drawn = (side: 'main' | 'side') =>
    shown.panels.flatMap((one) => (one.side === side && one.draw ? [one.draw(view)] : []));
  return {
    title,
    section: 'home',
    width: 'two',
    body: html`${pageHead({
      title,
      lead: say.welcomeLead,
      below: actions(
        primaryLink({ label: say.raise, icon: 'plus', address: '/raise' }),
        linkButton({ label: say.seeBoard, icon: 'hand', address: '/matters' }),
      ),
    })}
    ${columns(
      stack(...drawn('main'), shown.place === undefined ? finding(view) : ''),
      stack(
        ...drawn('side'),
        shown.isDemonstration ? demonstration(view, shown) : '',
        shown.place === undefined ? '' : finding(view),
      ),
    )}`,
  };
}

function finding(view: View): Html {
  const say = words[view.language];
  return panel(
    { title: say.findPlace },
    html`${searchField(view.language, { address: '/places', label: say.findPlace })}
      <p class="soft">${say.findPlaceHint}</p>`,
  );
}

function demonstration(view: View, shown: HomeView): Html {
  const say = words[view.language];
  const rows = shown.personas.map((persona) => ({
    name: nameIn(persona.names, view.language),
    role: nameIn(persona.what, view.language),
    address: persona.address,
  }));
  return panel(
    { title: say.demonstration },
    html`${notice({ look: 'info', text: say.demonstrationText })}
      <h3>${say.personas}</h3>
      ${people(view.language, rows)}`,
  );
}

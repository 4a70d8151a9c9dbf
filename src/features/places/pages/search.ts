import { html } from 'hono/html';
import { actions, linkButton } from '#/platform/http/components/button.ts';
import { emptyState } from '#/platform/http/components/empty-state.ts';
import { pageHead, stack } from '#/platform/http/components/page-parts.ts';
import { searchField } from '#/platform/http/components/search-field.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { formatNumber } from '#/platform/i18n/format.ts';
import type { FoundLine, PlaceLine } from '#/features/places/routes/shapes.ts';
import { words } from '#/features/places/words/index.ts';

/** Draws the search for a place, and the highest places while nothing is asked. */
export function searchPage(
  view: View,
  shown: {
    readonly query: string;
    readonly found: readonly FoundLine[];
    readonly top: readonly PlaceLine[];
    readonly mayKeepKinds: boolean;
  },
): Page {
  const say = words[view.language];
  return {
    title: say.title,
    section: 'places',
    width: 'column',
    body: stack(
      pageHead({ title: say.title, lead: say.lead }),
      html`<div>
        ${searchField(view.language, {
          address: '/places',
          label: say.search,
          value: shown.query,
        })}
        <p class="soft">${say.searchHint}</p>
      </div>`,
      shown.query === '' ? placeLinks(view, shown.top) : results(view, shown.query, shown.found),
      shown.mayKeepKinds ? actions(linkButton({ label: say.kinds, address: '/place-kinds' })) : '',
    ),
  };
}

function results(view: View, query: string, found: readonly FoundLine[]): Html {
  const say = words[view.language];
  if (found.length === 0) {
    return emptyState({
      icon: 'search',
      title: say.nothingFound(query),
      text: say.nothingFoundText,
    });
  }
  return html`<section>
    <h2>${say.found(formatNumber(view.language, found.length))}</h2>
    <ul class="link-list">
      ${found.map(
        ({ place, above }) =>
          html`<li>
            <a href="/places/${place.id}"><b>${nameIn(place.names, view.language)}</b></a>
            <span class="soft"
              >${above.map((one) => nameIn(one.names, view.language)).join(' · ')}</span
            >
          </li>`,
      )}
    </ul>
  </section>`;
}

/** Lists places as links, side by side where there is room. */
export function placeLinks(view: View, places: readonly PlaceLine[]): Html {
  return html`<ul class="link-grid">
    ${places.map(
      (place) =>
        html`<li><a href="/places/${place.id}">${nameIn(place.names, view.language)}</a></li>`,
    )}
  </ul>`;
}

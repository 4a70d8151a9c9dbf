import { html } from 'hono/html';
import type { NightFound } from '#/features/callouts/routes/night.ts';
import { nightAddress } from '#/features/callouts/model.ts';
import { nightWords } from '#/features/callouts/words/night.ts';
import { actions, linkButton } from '#/platform/http/components/button.ts';
import { panel } from '#/platform/http/components/card.ts';
import type { Html, View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { formatDay, formatNumber } from '#/platform/i18n/format.ts';

/** Leads from the page of a place to its last night of calls. */
export function nightPanel(view: View, found: NightFound): Html {
  const say = nightWords[view.language];
  return panel({ title: say.panelTitle, id: 'night-calls' }, oneNight(view, found, undefined));
}

/** Tells a desk of the calls of the last night, community by community. */
export function nightDeskPanel(view: View, nights: readonly NightFound[]): Html {
  const say = nightWords[view.language];
  return panel(
    { title: say.panelTitle, id: 'night-calls' },
    html`${nights.map((found) => oneNight(view, found, nameIn(found.place.names, view.language)))}`,
  );
}

function oneNight(view: View, { place, on, calls }: NightFound, name: string | undefined): Html {
  const say = nightWords[view.language];
  const { language } = view;
  const text = say.panelText(formatDay(language, on), formatNumber(language, calls));
  const address = nightAddress(place.id, { on });
  return html`<p>${name === undefined ? '' : html`<strong>${name}</strong> · `}${text}</p>
    ${actions(linkButton({ label: say.open, icon: 'clock', address }))}`;
}

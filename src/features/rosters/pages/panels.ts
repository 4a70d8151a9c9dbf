import { html } from 'hono/html';
import { actions, linkButton, panel } from '#/platform/http/components/index.ts';
import type { Html, View } from '#/platform/http/view.ts';
import { formatNumber } from '#/platform/i18n/format.ts';
import type { MineShown, RostersShown } from '#/features/rosters/routes/shapes.ts';
import { rosterWords } from '#/features/rosters/words/index.ts';
import { sayTimes } from './seats.ts';

/** Says on one’s own page when one’s next shift is, and what waits. */
export function minePanel(view: View, { offers, taken, open }: MineShown): Html {
  const say = rosterWords[view.language];
  const [next] = taken;
  const count = (lines: readonly unknown[]) => formatNumber(view.language, lines.length);
  return panel(
    { title: say.mineTitle, id: 'shifts' },
    html`${next === undefined ? '' : html`<p>${say.next(sayTimes(view, next))}</p>`}
    ${offers.length === 0 ? '' : html`<p>${say.hasOffers(count(offers))}</p>`}
    ${open.length === 0 ? '' : html`<p>${say.hasOpen(count(open))}</p>`}
    ${actions(linkButton({ label: say.toMine, icon: 'calendar', address: '/me/shifts' }))}`,
  );
}

/** Leads from the page of a team to its rosters. */
export function teamPanel(view: View, { team }: RostersShown): Html {
  const say = rosterWords[view.language];
  const address = `/organisations/${team.id}/rosters`;
  return panel(
    { title: say.teamTitle, id: 'rosters' },
    html`<p class="soft">${say.teamText}</p>
      ${actions(linkButton({ label: say.toRosters, icon: 'calendar', address }))}`,
  );
}

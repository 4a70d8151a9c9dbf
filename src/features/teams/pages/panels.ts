import { html } from 'hono/html';
import { teamWords } from '#/features/teams/words/index.ts';
import { actions, linkButton, panel } from '#/platform/http/components/index.ts';
import type { Html, View } from '#/platform/http/view.ts';
import { formatNumber } from '#/platform/i18n/format.ts';
import { teamAddress } from './parts.ts';

/** Leads from an organisation’s page to what is of it as a team. */
export function teamPanel(
  view: View,
  team: { readonly id: string; readonly memberCount: number | undefined },
): Html {
  const say = teamWords[view.language];
  const { memberCount } = team;
  const aside =
    memberCount === undefined ? say.few : say.count(formatNumber(view.language, memberCount));
  return panel(
    { title: say.title, aside },
    html`<p>${say.joinText}</p>
      ${actions(linkButton({ label: say.toTeam, address: teamAddress(team), icon: 'hand' }))}`,
  );
}

/** Says on one’s own page in how many teams one is, and who waits for what. */
export function mineLine(
  view: View,
  mine: { readonly count: number; readonly isInvited: boolean; readonly hasWaiting: boolean },
): Html {
  const say = teamWords[view.language];
  const { count, isInvited, hasWaiting } = mine;
  return panel(
    { title: say.ownTitle, id: 'teams' },
    html`${isInvited ? html`<p><b>${say.panelInvited}</b></p>` : ''}
    ${hasWaiting ? html`<p><b>${say.panelWaiting}</b></p>` : ''}
    ${count === 0 ? '' : html`<p>${say.panelMine(formatNumber(view.language, count))}</p>`}
    ${actions(linkButton({ label: say.lookAt, spoken: say.lookAtNamed(say.ownTitle), address: '/me/teams' }))}`,
  );
}

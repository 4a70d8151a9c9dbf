import type { OrganisationPanel } from '#/features/organisations/index.ts';
import type { MePanel } from '#/features/people/index.ts';
import { listCallableTeams } from '#/features/musters/actions/teams.ts';
import { LASTS_HOURS } from '#/features/musters/model.ts';
import { callTeamPanel, calledPanel } from '#/features/musters/pages/panels.ts';
import { isOver } from '#/features/musters/rules.ts';
import { listAskedOf } from '#/features/musters/store/asked.ts';
import { lineOf } from './load.ts';

/** Says on one's own page for what one is called just now; nothing where that is nothing. */
export const mustersOfMe: MePanel = {
  name: 'musters.called',
  load: async ({ db, now, subject }) => {
    const { personId } = subject;
    if (personId === undefined) return undefined;
    const since = now.subtract({ hours: LASTS_HOURS });
    const asked = await listAskedOf(db, { personId, since });
    const open = asked.filter(({ muster }) => !isOver(muster, now));
    if (open.length === 0) return undefined;
    const lines = open.map(({ muster, seating }) => lineOf(muster, seating));
    return (view) => calledPanel(view, lines);
  },
};

/** Offers on the page of a team to call its members, to whoever may. */
export const callOfTeam: OrganisationPanel = {
  name: 'musters.call',
  load: async (context, { id }) => {
    const teams = await listCallableTeams(context);
    return teams.some((team) => team.id === id) ? callTeamPanel : undefined;
  },
};

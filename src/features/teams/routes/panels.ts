import { LEAST_PUBLISHED } from '#/features/people/index.ts';
import type { MePanel } from '#/features/people/index.ts';
import type { OrganisationPanel } from '#/features/organisations/index.ts';
import { TEAM_KIND } from '#/features/teams/model.ts';
import { mineLine, teamPanel } from '#/features/teams/pages/panels.ts';
import { countMembers } from '#/features/teams/store/memberships.ts';
import { loadOwnTeams } from './load-parts.ts';

/** Leads from the page of a volunteer team to how one joins it. */
export const teamOfOrganisation: OrganisationPanel = {
  name: 'teams',
  load: async ({ db }, { id, kind, closedOn }) => {
    if (kind.code !== TEAM_KIND || closedOn !== undefined) return undefined;
    const count = await countMembers(db, id);
    const memberCount = count >= LEAST_PUBLISHED ? count : undefined;
    return (view) => teamPanel(view, { id, memberCount });
  },
};

/** Says on one’s own page in how many teams one is, and who waits there. */
export const teamsOfMe: MePanel = {
  name: 'teams.mine',
  load: async (context) => {
    const own = await loadOwnTeams(context);
    if (!own.ok) return undefined;
    const { invitations, belongings, askings, led } = own.value;
    const count = belongings.filter(({ leftAt }) => leftAt === undefined).length;
    const isInvited = invitations.length > 0;
    const hasWaiting = led.some(({ waiting }) => waiting > 0);
    if (count + askings.length + led.length === 0 && !isInvited) return undefined;
    return (view) => mineLine(view, { count, isInvited, hasWaiting });
  },
};

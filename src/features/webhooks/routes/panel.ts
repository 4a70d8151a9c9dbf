import type { OrganisationPanel } from '#/features/organisations/index.ts';
import { findKeptBody } from '#/features/webhooks/actions/kept.ts';
import { webhooksPanel } from '#/features/webhooks/pages/panel.ts';

/** Leads a steward from an organisation’s page to the programs of it that are told. */
export const webhooksOfOrganisation: OrganisationPanel = {
  name: 'webhooks',
  load: async (context, { id }) => {
    const body = await findKeptBody(context, id);
    return body === undefined ? undefined : (view) => webhooksPanel(view, id);
  },
};

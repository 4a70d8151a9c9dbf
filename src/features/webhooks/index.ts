/** Webhooks: programs of organisations that are told how what they have in hand goes on. */
export { webhookJobs } from './jobs.ts';
export { webhooksOfOrganisation } from './routes/panel.ts';
export { toldMessages } from './routes/told.ts';
export { webhookEndpoints } from './routes/webhooks.ts';

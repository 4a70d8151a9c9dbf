import { sql } from 'kysely';
import { writeStopToken } from '#/features/notices/actions/stop.ts';
import { seal } from '#/platform/auth/seal.ts';
import { listBodyTokens, startToken } from '#/platform/auth/tokens.ts';
import { saveSealedSetting } from '#/platform/config/sealed.ts';
import { settingKeys } from '#/platform/notify/settings.ts';
import type { TestApp } from '#test/app.ts';
import { MONDAY } from '#test/matters-world.ts';
import { places } from '#test/world.ts';

/** Connects ways out at which nobody listens, and gives a group a robot. */
export async function setUpChannels({ db, services, clock }: TestApp): Promise<string> {
  const { communityId, robot, url } = {
    communityId: places.community,
    robot: '019cf000-0000-7000-8000-000000020010',
    url: 'http://127.0.0.1:1',
  };
  const mail = { host: '127.0.0.1', port: 1, security: 'none', from: 'linli@example.org' };
  const unset = { keyId: '', secret: '', from: '', template: '', application: '' };
  await saveSealedSetting({ db, sealer: services }, settingKeys.email, mail);
  const sms = { provider: 'template', url, ...unset };
  await saveSealedSetting({ db, sealer: services }, settingKeys.sms, sms);
  const sealed = seal(services.secret, { url }, services.randomBytes);
  await sql`insert into notices.robot (community_id, id, place_id, kind, name, sealed, made_at)
    values (${communityId}, ${robot}, ${places.building}, 'wecom', '三號樓', ${sealed},
      ${clock.now()})`.execute(db);
  return robot;
}

/** Leaves somebody a notice of a record that was read, and the link that stops such. */
export async function leaveNotice({ pool, services }: TestApp, personId: string) {
  const id = '019cf000-0000-7000-8000-00000002000f';
  await pool.query(
    `insert into notices.notice
       (community_id, id, person_id, entry_id, at, topic, kind, is_urgent)
     values ('-', $1, $2, $1, $3, 'on_behalf', 'record_read', false)`,
    [id, personId, MONDAY],
  );
  await pool.query(
    `insert into notices.subscription (id, person_id, address_hash, sealed, device, made_at)
     values ($1, $2, '\\x0f', 'x', 'Test', $3)`,
    [id, personId, MONDAY],
  );
  const stopToken = writeStopToken(services.secret, { personId, topic: 'mine' });
  return { askersNotice: id, stopToken };
}

/** Gives a body a program that is told, and a message of its log that did not arrive. */
export async function leaveWebhook({ db, services, clock }: TestApp, organisationId: string) {
  const webhook = '019cf000-0000-7000-8000-000000020011';
  const webhookDelivery = '019cf000-0000-7000-8000-000000020012';
  const ear = { url: 'http://127.0.0.1:1', secrets: [`whsec_${'A'.repeat(43)}=`] };
  const sealed = seal(services.secret, ear, services.randomBytes);
  await sql`insert into webhooks.listener
      (community_id, id, organisation_id, name, sealed, topics, made_at)
    values (${places.community}, ${webhook}, ${organisationId}, '報修系統', ${sealed},
      '{matter.came}', ${clock.now()})`.execute(db);
  await sql`insert into webhooks.delivery (community_id, id, listener_id, topic, happened_at, state,
      attempts, due_at, made_at, settled_at)
    values (${places.community}, ${webhookDelivery}, ${webhook}, 'trial', ${clock.now()}, 'given_up',
      12, ${clock.now()}, ${clock.now()}, ${clock.now()})`.execute(db);
  return { webhook, webhookDelivery };
}

/** Gives a body a token that its steward has made. */
export async function leaveBodyToken(
  app: TestApp,
  of: { readonly organisationId: string; readonly personId: string },
): Promise<string> {
  const wish = { ...of, name: '報修系統', scopes: ['matters:read'], days: 30 };
  await startToken(app.context(), wish);
  const tokens = await listBodyTokens(app.db, of.organisationId, app.clock.now());
  return tokens[0]?.id ?? '';
}

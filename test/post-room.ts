import assert from 'node:assert/strict';
import { sql } from 'kysely';
import type { Channel, Topic } from '#/features/notices/model.ts';
import { noticeJobs } from '#/features/notices/jobs.ts';
import { noticeEndpoints } from '#/features/notices/routes/notices.ts';
import { insertDeliveries } from '#/features/notices/store/deliveries.ts';
import { removeSealedSetting, saveSealedSetting } from '#/platform/config/sealed.ts';
import type { Json } from '#/platform/db/json.ts';
import { runJob } from '#/platform/jobs/worker.ts';
import { settingKeys } from '#/platform/notify/settings.ts';
import type { SetWay } from '#/platform/notify/settings.ts';
import { withMailBox } from './mail-box.ts';
import type { Letter } from './mail-box.ts';
import { hearEverything } from './heard.ts';
import { openMatterSite } from './matter-site.ts';
import type { MatterSite } from './matter-site.ts';
import { MONDAY } from './matters-world.ts';
import { people } from './world.ts';

export type DeliveryRow = {
  readonly state: string;
  readonly attempts: number;
  readonly fault: string | null;
  readonly message_id: string | null;
  readonly due_at: Temporal.Instant;
};

export type Waiting = {
  readonly personId?: string;
  readonly channel?: Channel;
  readonly topic?: Topic;
  readonly kind?: string;
};

/** The neighbourhood with its post room: what waits, what leaves, what became of it. */
export type PostRoom = {
  readonly site: MatterSite;
  /** Takes everything back that a test has done. */
  readonly clear: () => Promise<void>;
  readonly run: (job: string, payload?: unknown) => Promise<void>;
  /** Sends what is due; gives how many messages were tried. */
  readonly sendDue: () => Promise<number>;
  readonly connect: (way: SetWay, value: Json) => Promise<void>;
  /** Lets a notice wait; the usual is by mail to the building leader, at once. */
  readonly wait: (changes?: Waiting) => Promise<void>;
  readonly rows: () => Promise<readonly DeliveryRow[]>;
  /** What became of each, with the fault if there is one. */
  readonly states: () => Promise<readonly string[]>;
  /** Runs a mail server and connects the installation to it. */
  readonly withMail: (
    options: Parameters<typeof withMailBox>[0],
    work: (letters: readonly Letter[]) => Promise<void>,
  ) => Promise<void>;
};

/** Opens the post room; the building leader has an address for letters. */
export async function openPostRoom(): Promise<PostRoom> {
  const site = await openMatterSite(noticeEndpoints);
  const { app } = site;
  const run = async (name: string, payload: unknown = {}) => {
    if (name === 'notices.hear') return hearEverything(app);
    const job = noticeJobs.find((one) => one.name === name);
    assert.ok(job !== undefined);
    await runJob(app, job, payload);
  };
  await run('notices.hear');
  await sql`insert into people.login
    values (${people.chen}::uuid, 'email', 'chen@example.org', now())`.execute(app.db);
  const rows = async () => {
    const found = await sql<DeliveryRow>`select state, attempts, fault, message_id, due_at
      from notices.delivery order by made_at, id`.execute(app.db);
    return found.rows;
  };
  const connect = (way: SetWay, value: Json) =>
    saveSealedSetting({ db: app.db, sealer: app.services }, settingKeys[way], value);
  return {
    site,
    run,
    rows,
    connect,
    clear: () => clear(site),
    states: async () =>
      (await rows()).map(({ state, fault }) => (fault === null ? state : `${state} ${fault}`)),
    sendDue: async () => {
      await run('notices.dispatch');
      const jobs = await sql<{ payload: unknown }>`
        select payload from graphile_worker._private_jobs`.execute(app.db);
      await sql`delete from graphile_worker._private_jobs`.execute(app.db);
      for (const { payload } of jobs.rows) await run('notices.send', payload);
      return jobs.rows.length;
    },
    wait: async (changes = {}) => {
      const now = app.clock.now();
      const usual = {
        personId: people.chen,
        channel: 'email',
        topic: 'mine',
        kind: 'done',
      } as const;
      const one = { communityId: '-', id: crypto.randomUUID(), isUrgent: false, dueAt: now };
      await insertDeliveries(app.db, [{ ...one, ...usual, ...changes }], now);
    },
    withMail: (options, work) =>
      withMailBox(options, async (settings, letters) => {
        await connect('email', JSON.parse(JSON.stringify(settings)));
        await work(letters);
      }),
  };
}

async function clear({ app }: MatterSite): Promise<void> {
  app.clock.set(MONDAY);
  await sql`truncate notices.notice, notices.delivery, notices.stop, notices.choice, notices.hours,
    notices.robot, notices.subscription cascade`.execute(app.db);
  await sql`delete from graphile_worker._private_jobs`.execute(app.db);
  for (const key of Object.values(settingKeys)) await removeSealedSetting(app.db, key);
}

/** Makes a mail server say no to whomever a letter is for. */
export function refusing(responseCode: number) {
  return {
    onRcptTo: (_to: unknown, _session: unknown, callback: (error: Error) => void) =>
      callback(Object.assign(new Error('no'), { responseCode })),
  } as const;
}

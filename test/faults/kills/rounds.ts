import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { createRandom } from '#/lib/random.ts';
import { clusterOf, startApp } from './installation.ts';
import type { Grounds, Site } from './installation.ts';
import { findLost } from './reckoning.ts';
import { ask, write } from './writers.ts';
import type { Ledger, Write } from './writers.ts';

/** Whose process is killed: the application's, the database server's, or one of its sessions. */
export const victims = ['app', 'database', 'session'] as const;
export type Victim = (typeof victims)[number];

/** What some rounds of killing came to. */
export type Outcome = {
  readonly rounds: number;
  readonly killed: Readonly<Record<Victim, number>>;
  readonly acknowledged: number;
  /** What nobody answered and was sent again with its key. */
  readonly repeated: number;
  readonly complaints: readonly string[];
};

const READY_LIMIT_MS = 60_000;
const POLL_MS = 20;
const MOST_TRIES = 5;
const LEAST_WRITES = 5;
const MOST_WRITES = 40;
const SPREAD_MS = 60;

/**
 * Kills a process at a random moment while neighbours write, starts again what does not start by
 * itself, has the neighbours send once more what nobody answered, and looks for what was lost.
 */
export async function killRounds(
  grounds: Grounds,
  plan: { readonly rounds: number; readonly seed: number; readonly only?: Victim },
): Promise<Outcome> {
  const random = createRandom(plan.seed);
  const killed = { app: 0, database: 0, session: 0 };
  const complaints: string[] = [];
  const all: Write[] = [];
  let repeated = 0;
  let app = await startApp(grounds);
  try {
    for (let round = 1; round <= plan.rounds; round += 1) {
      const victim = plan.only ?? random.pick(victims);
      const ledger: Ledger = { acknowledged: [], unanswered: [] };
      let isOver = false;
      // Who is refused what can only be refused because something was lost says so.
      const complain = (error: unknown) => void complaints.push(String(error));
      const writing = write(grounds, ledger, () => isOver).catch(complain);
      // A slow machine is not killed before it has promised anything.
      await untilWritten(ledger, random.int(LEAST_WRITES, MOST_WRITES));
      await sleep(random.fraction() * SPREAD_MS);
      if (victim !== 'app') await killInDatabase(grounds, victim);
      else await app.end('SIGKILL');
      killed[victim] += 1;
      isOver = true;
      await writing;
      if (victim === 'app') app = await startApp(grounds);
      await untilReady(grounds);
      for (const one of ledger.unanswered) {
        await sendAgain(grounds, one).catch(complain);
      }
      repeated += ledger.unanswered.length;
      all.push(...ledger.acknowledged, ...ledger.unanswered);
      const lost = await findLost(grounds, all);
      complaints.push(...lost.map((one) => `round ${round}, ${victim} killed: ${one}`));
    }
  } finally {
    await app.end('SIGTERM');
  }
  return { rounds: plan.rounds, killed, acknowledged: all.length - repeated, repeated, complaints };
}

/** Sends once more what nobody answered, until somebody does. */
export async function sendAgain({ url }: Pick<Site, 'url'>, one: Write): Promise<void> {
  for (let time = 0; time < MOST_TRIES; time += 1) {
    if ((await ask(url, one)) !== undefined) return;
  }
  throw new Error(`${one.kind} is never answered.`);
}

async function killInDatabase(grounds: Grounds, victim: Victim): Promise<void> {
  if (victim === 'database') {
    process.kill(Number.parseInt(readFileSync(clusterOf(grounds.folder), 'utf8'), 10), 'SIGKILL');
    return;
  }
  // The server takes the death of one session for damage, ends all others and recovers.
  const sessions = await grounds.ask<{ readonly pid: number }>(
    `select pid from pg_stat_activity where datname = 'linli' and pid <> pg_backend_pid()
     order by state = 'active' desc, pid limit 1`,
  );
  for (const { pid } of sessions) process.kill(pid, 'SIGKILL');
}

/** Waits until so many writes were acknowledged. */
export async function untilWritten(ledger: Ledger, writes: number): Promise<void> {
  for (let waited = 0; ledger.acknowledged.length < writes; waited += 1) {
    if (waited > READY_LIMIT_MS) throw new Error('Nothing was acknowledged.');
    await sleep(1);
  }
}

/** Waits until it serves and has its database. */
export async function untilReady({ url }: Pick<Site, 'url'>): Promise<void> {
  for (let waited = 0; waited < READY_LIMIT_MS; waited += POLL_MS) {
    const answer = await fetch(`${url}/readyz`).catch(() => undefined);
    if (answer?.status === 200) return;
    await sleep(POLL_MS);
  }
  throw new Error('It did not become ready again.');
}

import { createFirstStewardLink, hasSteward } from '#/features/people/index.ts';
import { firstRestore } from './first-restore.ts';
import { findCutRestore, findUse, forgetCutRestore } from '#/platform/backup/restore-archive.ts';
import type { Beside, LogLine } from '#/platform/http/serve/parts.ts';
import { makeContext } from '#/platform/action/make-context.ts';
import { visitor } from '#/platform/access/subject.ts';
import { TELLING_TABLES } from './installation.ts';
import type { Installation } from './installation.ts';
import { loadReference } from './reference.ts';
import { startServer } from './server.ts';
import type { RunningServer } from './server.ts';
import type { Call } from './commands/command.ts';

/**
 * Serves real neighbours. While nobody looks after them it prints the link for the first steward
 * and takes an archive to go back to; `restored` is the answer when that was done, and what serves
 * has to begin anew with what came back. Otherwise the answer is the exit code.
 */
export async function serveReal(
  call: Call,
  installation: Installation,
): Promise<number | 'restored'> {
  await tellOfCutRestore(call, installation);
  await loadReference(installation.db);
  if (await hasSteward(installation.db)) return serveUntilStopped(call, installation, {});
  const restored = Promise.withResolvers<'restored'>();
  return serveUntilStopped(call, installation, {
    greet: () => offerFirstSteward(call, installation),
    beside: [firstRestore(installation, () => restored.resolve('restored'))],
    until: restored.promise,
  });
}

/** What a restore had loaded when it was killed is not there; only its mark is. */
async function tellOfCutRestore(call: Call, { config, pool }: Installation): Promise<void> {
  const cut = await findCutRestore(config.dataFolder);
  if (cut === undefined) return;
  const isUsed = (await findUse(pool, TELLING_TABLES)) !== undefined;
  if (isUsed) await forgetCutRestore(config.dataFolder);
  else call.say(call.words.keeping.restoreCut(cut));
}

async function offerFirstSteward(call: Call, { db, services }: Installation): Promise<void> {
  const context = makeContext({ db, services, subject: visitor, language: 'zh-Hant' });
  const token = await createFirstStewardLink(context);
  call.say(call.words.firstSteward(`${services.publicUrl}/first?token=${token}`));
}

export type Serving<End> = {
  /** Says what there is to say once pages can be opened. */
  readonly greet?: () => Promise<void>;
  readonly beside?: readonly Beside[];
  /** Ends it as if the host had stopped it, and is the answer then. */
  readonly until?: Promise<End>;
};

/** Serves until the host stops it, and answers with the exit code. */
export async function serveUntilStopped<End = never>(
  call: Call,
  installation: Installation,
  { greet, beside = [], until }: Serving<End>,
): Promise<number | End> {
  const { config } = installation;
  const started = await startServer(installation, (line) => call.say(logText(line)), beside);
  if (!started.ok) {
    call.say(call.words.portTaken(String(config.port)));
    return 1;
  }
  call.say(call.words.ready(started.value.url));
  call.say(call.words.dataFolder(config.dataFolder));
  const outside = config.databaseUrl !== undefined;
  call.say(call.words.database(outside ? call.words.outside : call.words.embedded));
  await greet?.();
  call.say(call.words.stopHint);
  // A terminal that was closed takes no more words, and stopping goes on all the same.
  process.stdout.on('error', () => {});
  const end = await Promise.race([untilStopped(), ...(until === undefined ? [] : [until])]);
  if (end === undefined) call.say(call.words.stopping);
  await stopWithin(started.value);
  return end ?? 0;
}

function logText(line: LogLine): string {
  return JSON.stringify({ at: Temporal.Now.instant().toString(), ...line });
}

function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of STOP_SIGNALS) process.once(signal, () => resolve());
  });
}

const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const STOP_LIMIT_MS = 5_000;

/** A reader who holds a connection open does not keep the program from ending. */
async function stopWithin(server: RunningServer): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, STOP_LIMIT_MS);
  await Promise.race([server.stop(), promise]);
  clearTimeout(timer);
}

import { createFirstStewardLink, hasSteward } from '#/features/people/index.ts';
import { findCutRestore, findUse, forgetCutRestore } from '#/platform/backup/restore-archive.ts';
import type { LogLine } from '#/platform/http/serve/parts.ts';
import { makeContext } from '#/platform/action/make-context.ts';
import { visitor } from '#/platform/access/subject.ts';
import { TELLING_TABLES } from './installation.ts';
import type { Installation } from './installation.ts';
import { loadReference } from './reference.ts';
import { startServer } from './server.ts';
import type { RunningServer } from './server.ts';
import type { Call } from './commands/command.ts';

/** Serves real neighbours; while nobody looks after them, prints the link for the first steward. */
export async function serveReal(call: Call, installation: Installation): Promise<number> {
  await tellOfCutRestore(call, installation);
  await loadReference(installation.db);
  return serveUntilStopped(call, installation, () => offerFirstSteward(call, installation));
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
  if (await hasSteward(db)) return;
  const context = makeContext({ db, services, subject: visitor, language: 'zh-Hant' });
  const token = await createFirstStewardLink(context);
  call.say(call.words.firstSteward(`${services.publicUrl}/first?token=${token}`));
}

/** Serves until the host stops it; `greet` says what there is to say once pages can be opened. */
export async function serveUntilStopped(
  call: Call,
  installation: Installation,
  greet: () => Promise<void>,
): Promise<number> {
  const { config } = installation;
  const started = await startServer(installation, (line) => call.say(logText(line)));
  if (!started.ok) {
    call.say(call.words.portTaken(String(config.port)));
    return 1;
  }
  call.say(call.words.ready(started.value.url));
  call.say(call.words.dataFolder(config.dataFolder));
  const outside = config.databaseUrl !== undefined;
  call.say(call.words.database(outside ? call.words.outside : call.words.embedded));
  await greet();
  call.say(call.words.stopHint);
  // A terminal that was closed takes no more words, and stopping goes on all the same.
  process.stdout.on('error', () => {});
  await untilStopped();
  call.say(call.words.stopping);
  await stopWithin(started.value);
  return 0;
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

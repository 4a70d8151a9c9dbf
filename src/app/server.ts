import { join } from 'node:path';
import { toldMessages } from '#/features/webhooks/index.ts';
import type { Result } from '#/lib/result.ts';
import { succeed } from '#/lib/result.ts';
import { createApp } from '#/platform/http/app.ts';
import { buildAssets } from '#/platform/http/assets.ts';
import { openLive } from '#/platform/http/live/live.ts';
import type { Beside, LogLine } from '#/platform/http/serve/parts.ts';
import { nightlyBackup } from '#/platform/backup/automatic.ts';
import { keepPulse } from '#/platform/journal/pulse.ts';
import { startWorker } from '#/platform/jobs/worker.ts';
import { findHomes } from '#/platform/postgres/places.ts';
import { watchRoom } from '#/platform/storage/room.ts';
import type { JobHandler } from '#/platform/jobs/worker.ts';
import { endpoints, jobHandlers } from './endpoints.ts';
import { readGauges } from './gauges.ts';
import { PATIENCE, listen } from './listen.ts';
import { bareFrame, loadFrame, loadSubject } from './reader.ts';
import type { Installation } from './installation.ts';
import { ROOT, automaticOptions } from './installation.ts';

export type RunningServer = { readonly url: string; readonly stop: () => Promise<void> };

const HTTP_SOURCES = join(ROOT, 'src', 'platform', 'http');

/**
 * Serves the pages and takes the jobs of an open installation.
 * Refuses: `port_taken` when another program listens there.
 */
export async function startServer(
  installation: Installation,
  log: (line: LogLine) => void,
  beside: readonly Beside[] = [],
): Promise<Result<RunningServer, 'port_taken'>> {
  const { config, db, pool, services } = installation;
  const assets = await buildAssets({
    styles: join(HTTP_SOURCES, 'style'),
    scripts: join(HTTP_SOURCES, 'client'),
  });
  const live = openLive(keepPulse(db));
  const app = createApp({
    db,
    live,
    services,
    endpoints,
    told: toldMessages,
    beside,
    assets,
    loadSubject,
    loadFrame,
    bareFrame,
    hasRoom: watchRoom(writtenFolders(config)),
    readGauges: () => readGauges(pool),
    log,
    logsRequests: config.logsRequests,
  });
  // A large file comes slowly over a slow line, and what is done with it takes its time.
  const patience = beside.length > 0 ? { ...PATIENCE, requestMs: 0, silenceMs: 0 } : PATIENCE;
  const listening = await listen(app.fetch, { ...config, patience });
  if (!listening.ok) return listening;
  const worker = await startWorker({
    pool,
    db,
    services,
    handlers: [...jobHandlers, ...ownJobs(installation)],
    onError: (name, error) =>
      log({ level: 'error', event: 'job_failed', name, error: String(error) }),
  });
  const stop = async () => {
    // An open line would keep the server from closing.
    live.stop();
    await listening.value.close();
    await worker.stop();
  };
  return succeed({ url: config.publicUrl, stop });
}

/** Where photos lie, and the database if it is ours. */
function writtenFolders({ dataFolder, databaseUrl }: Installation['config']): readonly string[] {
  return databaseUrl === undefined ? [dataFolder, findHomes(dataFolder).cluster] : [dataFolder];
}

/** What only a real installation does by itself: what was invented needs no copy. */
function ownJobs({ config, pool, services }: Installation): readonly JobHandler[] {
  const { backupFolder: folder } = config;
  if (folder === undefined || services.isDemonstration) return [];
  return [nightlyBackup(automaticOptions({ config, pool, folder }))];
}

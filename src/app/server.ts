import { serve } from '@hono/node-server';
import { join } from 'node:path';
import type { Result } from '#/lib/result.ts';
import { refuse, succeed } from '#/lib/result.ts';
import { createApp } from '#/platform/http/app.ts';
import { buildAssets } from '#/platform/http/assets.ts';
import type { Beside, LogLine } from '#/platform/http/serve/parts.ts';
import { nightlyBackup } from '#/platform/backup/automatic.ts';
import { startWorker } from '#/platform/jobs/worker.ts';
import type { JobHandler } from '#/platform/jobs/worker.ts';
import { endpoints, jobHandlers } from './endpoints.ts';
import { readGauges } from './gauges.ts';
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
  const app = createApp({
    db,
    services,
    endpoints,
    beside,
    assets,
    loadSubject,
    loadFrame,
    bareFrame,
    readGauges: () => readGauges(pool),
    log,
    logsRequests: config.logsRequests,
  });
  const listening = await listen(app.fetch, { ...config, takesLong: beside.length > 0 });
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
    await listening.value.close();
    await worker.stop();
  };
  return succeed({ url: config.publicUrl, stop });
}

/** What only a real installation does by itself: what was invented needs no copy. */
function ownJobs({ config, pool, services }: Installation): readonly JobHandler[] {
  const { backupFolder: folder } = config;
  if (folder === undefined || services.isDemonstration) return [];
  return [nightlyBackup(automaticOptions({ config, pool, folder }))];
}

type Listening = { readonly close: () => Promise<void> };

function listen(
  fetch: Parameters<typeof serve>[0]['fetch'],
  at: { readonly host: string; readonly port: number; readonly takesLong: boolean },
): Promise<Result<Listening, 'port_taken'>> {
  return new Promise((resolve, reject) => {
    // A large file comes slowly over a slow line; otherwise a request has five minutes.
    const serverOptions = at.takesLong ? { requestTimeout: 0 } : {};
    const where = { fetch, hostname: at.host, port: at.port, serverOptions };
    const server = serve(where, () => resolve(succeed({ close: () => closeServer(server) })));
    server.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(refuse('port_taken'));
      else reject(error);
    });
  });
}

function closeServer(server: ReturnType<typeof serve>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    // A browser keeps its connections open; those with nothing under way end now.
    if ('closeIdleConnections' in server) server.closeIdleConnections();
  });
}

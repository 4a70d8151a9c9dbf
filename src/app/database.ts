import { existsSync } from 'node:fs';
import type { Result } from '#/lib/result.ts';
import { succeed } from '#/lib/result.ts';
import type { Config } from '#/platform/config/config.ts';
import type { Connection } from '#/platform/db/pool.ts';
import { startEmbedded } from '#/platform/postgres/embedded.ts';
import { findHomes } from '#/platform/postgres/places.ts';

export type ReachOptions = {
  readonly config: Config;
  readonly say: (sentence: string) => void;
  /** A visitor, such as an import, may come beside a running server. */
  readonly role: 'app' | 'visitor';
};

export type ReachRefusal = 'data_folder_held';

/** Where the database is, and what ends our use of it. */
export type Reached = { readonly connection: Connection; readonly stop: () => Promise<void> };

/**
 * Starts the embedded database or names the outside one. It needs little code, so a start begins
 * here and reads the rest while the database starts.
 * Refuses: `data_folder_held` when another process serves this data folder.
 */
export async function reachDatabase(options: ReachOptions): Promise<Result<Reached, ReachRefusal>> {
  const { config } = options;
  if (config.databaseUrl !== undefined) {
    return succeed({ connection: { url: config.databaseUrl }, stop: async () => {} });
  }
  const started = await startEmbedded({
    dataFolder: config.dataFolder,
    log: options.say,
    role: options.role,
  });
  if (!started.ok) return started;
  return succeed({
    connection: started.value.connection,
    stop: () => started.value.stop(),
  });
}

/** Tells whether there is a database to be opened; makes nothing, not even a folder. */
export function isMade({ databaseUrl, dataFolder }: Config): boolean {
  if (databaseUrl !== undefined) return true;
  return existsSync(dataFolder) && existsSync(findHomes(dataFolder).cluster);
}

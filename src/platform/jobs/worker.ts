import { EventEmitter } from 'node:events';
import { parseCronItems, run, runMigrations } from 'graphile-worker';
import type { TaskList, WorkerEvents } from 'graphile-worker';
import type { Pool } from 'pg';
import { visitor } from '#/platform/access/subject.ts';
import { makeContext } from '#/platform/action/make-context.ts';
import type { Context, Services } from '#/platform/action/context.ts';
import type { Db } from '#/platform/db/pool.ts';
import { keepPresence } from './presence.ts';

/** One kind of job: its name and what it does, in a transaction of its own. */
export type JobHandler = {
  readonly name: string;
  /** When it starts by itself, as five cron fields; absent for jobs that actions add. */
  readonly cron?: string;
  /**
   * True for what waits for others, such as a mail server: it opens transactions of its own, so
   * that none stays open meanwhile.
   */
  readonly opensTransactions?: true;
  readonly run: (context: Context, payload: unknown) => Promise<void>;
};

export type WorkerOptions = {
  readonly pool: Pool;
  readonly db: Db;
  readonly services: Services;
  readonly handlers: readonly JobHandler[];
  readonly onError: (name: string, error: unknown) => void;
};

const CONCURRENT_JOBS = 4;

/** Makes the queue's own tables; runs before our migrations, whose actions add jobs. */
export async function migrateQueue(pool: Pool): Promise<void> {
  await runMigrations({ pgPool: pool, logger: quietLogger });
}

/** Takes jobs until it is stopped; those under way end first. */
export type Worker = { readonly stop: () => Promise<void> };

/** Starts taking jobs; several processes may do so on one database. */
export async function startWorker(options: WorkerOptions): Promise<Worker> {
  const presence = keepPresence(options.pool);
  const events: WorkerEvents = new EventEmitter();
  // What is begun is marked with the name of the pool, not with that of one of its workers.
  events.on('pool:create', ({ workerPool }) => presence.announce(workerPool.id));
  const runner = await run({
    pgPool: options.pool,
    events,
    concurrency: CONCURRENT_JOBS,
    noHandleSignals: true,
    logger: quietLogger,
    taskList: taskList(options),
    parsedCronItems: parseCronItems(
      options.handlers.flatMap((handler) =>
        handler.cron === undefined ? [] : [{ task: handler.name, match: handler.cron }],
      ),
    ),
  });
  const stop = async () => {
    await runner.stop().finally(() => presence.stop());
  };
  return { stop };
}

function taskList(options: WorkerOptions): TaskList {
  return Object.fromEntries(
    options.handlers.map((handler) => [
      handler.name,
      async (payload: unknown) => {
        try {
          await runJob(options, handler, payload);
        } catch (error) {
          options.onError(handler.name, error);
          throw error;
        }
      },
    ]),
  );
}

/**
 * Runs one job now, in one transaction unless it opens its own; tests and the demonstration call it
 * without a queue.
 */
export async function runJob(
  parts: { readonly db: Db; readonly services: Services },
  handler: JobHandler,
  payload: unknown,
): Promise<void> {
  const run = async (db: Db) => {
    const { services } = parts;
    await handler.run(
      makeContext({ db, subject: visitor, language: 'zh-Hant', services }),
      payload,
    );
  };
  if (handler.opensTransactions === true) await run(parts.db);
  else await parts.db.transaction().execute(run);
}

const quietLogger = new (await import('graphile-worker')).Logger(() => () => {});

import { Hono } from 'hono';
import type { Context as HonoContext, MiddlewareHandler } from 'hono';
import { sql } from 'kysely';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Db } from '#/platform/db/pool.ts';
import { gaugeLines, processGauges } from './metrics.ts';
import type { Gauge, Traffic } from './metrics.ts';
import { isFromThisMachine } from './serve/incoming.ts';
import type { AppParts } from './serve/parts.ts';

const READY_WITHIN_MS = 2_000;
const MS_PER_SECOND = 1_000;
const METRICS_TYPE = 'text/plain; version=0.0.4; charset=utf-8';
/** What somebody typed may stand in an address that leads nowhere, so it is not repeated. */
const NOWHERE = 'nowhere';

/** Counts each request, and logs it where the host wants that: what it asked for, never of whom. */
export function observe(parts: AppParts, traffic: Traffic): MiddlewareHandler {
  return async (c, next) => {
    const began = performance.now();
    await next();
    const taken = performance.now() - began;
    const endpoint = patternOf(c);
    const { status } = c.res;
    traffic.note({ endpoint, status, seconds: taken / MS_PER_SECOND });
    if (!parts.logsRequests) return;
    const ms = Math.round(taken);
    parts.log({ level: 'info', event: 'request', method: c.req.method, endpoint, status, ms });
  };
}

/** Names what a request asked for by the pattern of its address: `/enter/:token`, not the token. */
export function patternOf(c: HonoContext): string {
  const matched = c.req.matchedRoutes.map(({ path }) => path).filter((path) => path !== '/*');
  return matched.at(-1) ?? NOWHERE;
}

/** Answers who watches over the installation: alive, ready, and how it is doing in numbers. */
export function watchers(parts: AppParts, traffic: Traffic): Hono {
  const app = new Hono();
  app.get('/healthz', (c) => c.text('ok'));
  app.get('/readyz', async (c) => {
    c.header('cache-control', 'no-store');
    return (await isReachable(parts.db)) ? c.text('ok') : c.text('database away', 503);
  });
  app.get('/metrics', async (c) => {
    // How busy a neighbourhood is at which hour is nobody's business outside.
    if (!isFromThisMachine(c)) return c.text('404', 404);
    const gauges = [...processGauges(), ...(await gaugesOf(parts))];
    const text = [...traffic.lines(), ...gaugeLines(gauges)].join('\n');
    return c.body(`${text}\n`, 200, { 'content-type': METRICS_TYPE, 'cache-control': 'no-store' });
  });
  return app;
}

async function gaugesOf(parts: AppParts): Promise<readonly Gauge[]> {
  const up = { name: 'linli_database_up', help: 'Whether the database answers.' };
  if (!(await isReachable(parts.db))) return [{ ...up, value: 0 }];
  return [{ ...up, value: 1 }, ...(await parts.readGauges())];
}

/** Tells whether the database answers within two seconds. */
async function isReachable(db: Db): Promise<boolean> {
  const limit = new AbortController();
  const late = sleep(READY_WITHIN_MS, false, { signal: limit.signal }).catch(() => false);
  const asked = sql`select 1`.execute(db).then(
    () => true,
    () => false,
  );
  const answer = await Promise.race([asked, late]);
  limit.abort();
  return answer;
}

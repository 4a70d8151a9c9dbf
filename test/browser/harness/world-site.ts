import { serve } from '@hono/node-server';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import type { JobHandler } from '#/platform/jobs/worker.ts';
import { startSession } from '#/platform/auth/sessions.ts';
import { buildAssets } from '#/platform/http/assets.ts';
import type { TestApp } from '#test/app.ts';
import { worldApp } from '#test/world.ts';
import type { BrowserContext } from 'playwright-core';

/** The small world at an address that a real browser holds for safe: `localhost`. */
export type WorldSite = {
  readonly app: TestApp;
  readonly origin: string;
  /** Lets the next pages of a profile be those of somebody. */
  readonly signIn: (profile: BrowserContext, personId: string) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Serves these endpoints beside those of people, with the real style and scripts. */
export async function openWorldSite(more: {
  readonly endpoints: readonly AnyEndpoint[];
  readonly jobs?: readonly JobHandler[];
}): Promise<WorldSite> {
  const assets = await buildAssets({
    styles: 'src/platform/http/style',
    scripts: 'src/platform/http/client',
  });
  const served: { app?: TestApp } = {};
  const { server, port } = await listen(async (request) => {
    const { pathname, search } = new URL(request.url);
    const { app } = served;
    if (app === undefined) return new Response('', { status: 503 });
    const { method, headers } = request;
    const body = method === 'GET' ? {} : { body: await request.arrayBuffer() };
    return app.request(pathname + search, { method, headers, ...body });
  });
  const origin = `http://localhost:${port}`;
  const app = await worldApp({ ...more, publicUrl: origin, assets });
  served.app = app;
  return {
    app,
    origin,
    signIn: async (profile, personId) => {
      const wanted = { personId, device: 'Test', way: 'code' } as const;
      const { token } = await startSession(app.context(), wanted);
      await profile.addCookies([{ name: 'linli', value: token, url: origin }]);
    },
    close: async () => {
      server.close();
      await app.close();
    },
  };
}

type Fetch = (request: Request) => Promise<Response>;

function listen(fetch: Fetch): Promise<{ server: ReturnType<typeof serve>; port: number }> {
  return new Promise((resolve) => {
    const server = serve({ fetch, port: 0, hostname: 'localhost' }, ({ port }) => {
      resolve({ server, port });
    });
  });
}

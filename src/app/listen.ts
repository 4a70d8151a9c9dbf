import { serve } from '@hono/node-server';
import { IncomingMessage, Server } from 'node:http';
import type { ServerOptions } from 'node:http';
import type { Result } from '#/lib/result.ts';
import { refuse, succeed } from '#/lib/result.ts';

/** An open port with the application behind it. */
export type Listening = { readonly close: () => Promise<void> };

/** How long somebody may keep a connection busy with nothing. */
export type Patience = {
  /** Until the headers of a request are there. */
  readonly headersMs: number;
  /** Until a request is there whole; 0 is without end. */
  readonly requestMs: number;
  /** Without a byte in either direction, also while an answer is not taken. */
  readonly silenceMs: number;
  /** How often it is looked whether one of these is over. */
  readonly checkMs: number;
};

/** Enough for a photo over a slow line, and short for who only wants to hold a connection. */
export const PATIENCE: Patience = {
  headersMs: 20_000,
  requestMs: 300_000,
  silenceMs: 120_000,
  checkMs: 5_000,
};

const LET_GO_MS = 20;

type Fetch = Parameters<typeof serve>[0]['fetch'];

type Place = {
  readonly host: string;
  readonly port: number;
  readonly patience: Patience;
};

/**
 * Listens for requests, and ends connections whose patience is over.
 * Refuses: `port_taken` when another program listens there.
 */
export function listen(
  fetch: Fetch,
  { host, port, patience }: Place,
): Promise<Result<Listening, 'port_taken'>> {
  return new Promise((resolve, reject) => {
    const serverOptions: ServerOptions = {
      headersTimeout: patience.headersMs,
      requestTimeout: patience.requestMs,
      connectionsCheckingInterval: patience.checkMs,
    };
    const where = { fetch: refuseTwoHosts(fetch), hostname: host, port, serverOptions };
    const server = serve(where, () => resolve(succeed({ close: () => closeServer(server) })));
    // Whoever asks for much and reads none of it would hold the connection for ever.
    if (server instanceof Server) server.setTimeout(patience.silenceMs);
    server.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(refuse('port_taken'));
      else reject(error);
    });
  });
}

/** What names two hosts is two requests to two readers of it (RFC 9112, section 3.2). */
function refuseTwoHosts(fetch: Fetch): Fetch {
  return (request, environment) => {
    const { incoming } = environment;
    const headers = incoming instanceof IncomingMessage ? incoming.headersDistinct : {};
    if ((headers['host']?.length ?? 0) > 1) return new Response(null, { status: 400 });
    return fetch(request, environment);
  };
}

/** Answers what was asked, takes no more, and lets browsers go that keep their connections open. */
function closeServer(server: ReturnType<typeof serve>): Promise<void> {
  return new Promise((resolve) => {
    if (!(server instanceof Server)) throw new Error('This server speaks another protocol.');
    server.prependListener('request', (_, response) => {
      response.shouldKeepAlive = false;
    });
    const letGo = setInterval(() => server.closeIdleConnections(), LET_GO_MS);
    server.close(() => {
      clearInterval(letGo);
      resolve();
    });
  });
}

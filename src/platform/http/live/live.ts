import type { Context as HonoContext } from 'hono';
import { findOutage } from '#/platform/db/outage.ts';
import type { Pulse } from '#/platform/journal/pulse.ts';
import { isFromOurPages } from '#/platform/http/headers.ts';
import { ownOrigins } from '#/platform/http/serve/json.ts';
import { receiveAgain } from '#/platform/http/serve/incoming.ts';
import type { AppParts } from '#/platform/http/serve/parts.ts';
import { findWatched, isStillThere, readMarks } from './watched.ts';
import type { Watched } from './watched.ts';

/** How many listen at once, and how often they are told. */
export type LiveLimits = {
  /** Browsers open six connections to one host; the pages themselves need some. */
  readonly perSession: number;
  readonly inAll: number;
  /** No page is read again sooner, however much happens. */
  readonly leastMs: number;
  /** Nor one that says that somebody waits for it. */
  readonly urgentMs: number;
  /** A line that says nothing, before anybody between takes the silence for the end. */
  readonly quietMs: number;
};

export const LIVE_LIMITS: LiveLimits = {
  perSession: 3,
  inAll: 1_000,
  leastMs: 5_000,
  urgentMs: 400,
  quietMs: 20_000,
};

/** Tells open pages that there is something new on them. */
export type Live = {
  readonly open: (c: HonoContext, parts: AppParts) => Promise<Response>;
  readonly stop: () => void;
};

/** One page that is open somewhere. */
type Stream = {
  readonly sessionId: string;
  readonly send: (text: string) => void;
  readonly close: () => void;
};

const encoder = new TextEncoder();
/** A browser that lost its line comes back after this. */
const RETRY_MS = 5_000;
/** Who takes nothing off the line is let go. */
const MOST_WAITING = 50;

/**
 * Keeps the lines of open pages. What is told are marks of what this reader would see if they
 * opened the page now, read with their rights of that moment; whoever may see it no more, or has
 * signed out, has the line closed.
 */
export function openLive(pulse: Pulse, limits = LIVE_LIMITS): Live {
  const streams = new Set<Stream>();
  // One page is read at a time: who looks on never takes the machine from those who work. A page
  // that somebody waits for does not wait for all the others.
  const turns = { usual: takeTurns(), urgent: takeTurns() };
  const hasRoom = (sessionId: string) =>
    streams.size < limits.inAll &&
    [...streams].filter((one) => one.sessionId === sessionId).length < limits.perSession;
  return {
    open: async (c, parts) => {
      const incoming = await receiveAgain(c, parts);
      const { sessionId } = incoming.subject;
      const watched = findWatched(parts, c.req.query('at'));
      const isOurs = isFromOurPages(c.req.raw.headers, ownOrigins(incoming));
      const isFit = isOurs && c.req.method === 'GET' && watched !== undefined;
      // No content tells a browser not to come back.
      if (!isFit || sessionId === undefined || !hasRoom(sessionId)) return c.body(null, 204);
      return stream({ c, parts, watched, sessionId, streams, pulse, limits, turns });
    },
    stop: () => {
      for (const one of streams) one.close();
      pulse.stop();
    },
  };
}

type InTurn = (work: () => Promise<void>) => Promise<void>;

function takeTurns(): InTurn {
  let turn = Promise.resolve();
  return (work) => {
    const done = turn.then(work);
    // One page that could not be read keeps no other from being read.
    turn = done.catch(() => {});
    return done;
  };
}

type Opening = {
  readonly c: HonoContext;
  readonly parts: AppParts;
  readonly watched: Watched;
  readonly sessionId: string;
  readonly streams: Set<Stream>;
  readonly pulse: Pulse;
  readonly limits: LiveLimits;
  readonly turns: { readonly usual: InTurn; readonly urgent: InTurn };
};

function stream(opening: Opening): Response {
  const { c, sessionId, streams } = opening;
  let line: Stream | undefined;
  const body = new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        const open: Stream = {
          sessionId,
          send: (text) => {
            if (!streams.has(open)) return;
            controller.enqueue(encoder.encode(text));
            if ((controller.desiredSize ?? 0) < -MOST_WAITING) open.close();
          },
          close: () => {
            if (streams.delete(open)) controller.close();
          },
        };
        line = open;
        streams.add(open);
        open.send(`retry: ${RETRY_MS}\n\n`);
        // With the database away no line is begun; the browser comes back.
        follow(opening, open).catch(() => open.close());
      },
      cancel: () => {
        if (line !== undefined) streams.delete(line);
      },
    },
    new CountQueuingStrategy({ highWaterMark: 1 }),
  );
  return c.body(body, 200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    // What stands in front of this program would keep the lines until there are many.
    'x-accel-buffering': 'no',
  });
}

/** Reads the page when something happened where it looks, and tells what is on it. */
async function follow(opening: Opening, line: Stream): Promise<void> {
  const { parts, pulse, limits, streams, turns } = opening;
  let isStale = true;
  let isUrgent = false;
  let told: string | undefined;
  let where: ReadonlySet<string> | undefined;
  let lookedAt = -Infinity;
  let saidAt = performance.now();
  const say = (text: string) => {
    saidAt = performance.now();
    line.send(text);
  };
  const look = async () => {
    if (!streams.has(line)) return;
    const read = await readMarks(opening);
    if (read === undefined) return line.close();
    where = read.communityIds && new Set(read.communityIds);
    isUrgent = read.isUrgent;
    const marks = read.marks.join(' ');
    if (marks !== told) say(`event: marks\ndata: ${marks}\n\n`);
    told = marks;
  };
  // Who has signed out, or whose session was ended elsewhere, is found at the latest here.
  const keep = async () => {
    say(':\n\n');
    if (!(await isStillThere(opening))) line.close();
  };
  const beat = async () => {
    const now = performance.now();
    if (isStale && now - lookedAt >= (isUrgent ? limits.urgentMs : limits.leastMs)) {
      isStale = false;
      lookedAt = now;
      await (isUrgent ? turns.urgent : turns.usual)(look);
    } else if (now - saidAt >= limits.quietMs) await keep();
  };
  const fail = (error: unknown) => {
    isStale = true;
    // While the database is away nobody can be told; the line waits for it.
    if (findOutage(error) !== undefined) return;
    parts.log({ level: 'error', event: 'live_failed', error: String(error) });
    line.close();
  };
  // A line may be left before the pulse has said how it is left.
  let leave = () => {};
  leave = await pulse.listen((communityIds) => {
    if (!streams.has(line)) return leave();
    isStale ||= [...communityIds].some((id) => where?.has(id) !== false);
    beat().catch(fail);
  });
  await beat().catch(fail);
}

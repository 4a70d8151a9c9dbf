import type { Duplex } from 'node:stream';
import type { PoolClient, Submittable } from 'pg';

/** The driver's wire to the server, of which its types tell only half. */
type Wire = {
  readonly stream: Duplex;
  readonly query: (text: string) => void;
  readonly sendCopyFromChunk: (chunk: Uint8Array) => void;
  readonly endCopyFrom: () => void;
  readonly sendCopyFail: (reason: string) => void;
};

/** What of a driver's message is read here. */
type Tagged = { readonly text?: string };
type Data = { readonly chunk: Buffer };

/** Rows are gathered to pieces of this size: one write for hundreds of rows. */
const PIECE_BYTES = 256 * 1024;
/** Beyond this the server waits until what was read has been written away. */
const MAX_PIECES_WAITING = 8;

/** What the driver tells one who speaks COPY with the server. */
type Copying = {
  readonly handleCopyData?: (message: Data, wire: Wire) => void;
  readonly handleCopyInResponse?: (wire: Wire) => void;
  readonly handleCommandComplete: (message: Tagged) => void;
  readonly handleReadyForQuery: () => void;
  readonly handleError: (error: Error) => void;
};

/** Reads the rows of `COPY … TO STDOUT` in pieces; returns how many rows there were. */
export async function* copyOut(
  client: PoolClient,
  statement: string,
): AsyncGenerator<Buffer, number, undefined> {
  const queue = startQueue();
  let piece = Buffer.allocUnsafe(PIECE_BYTES);
  let filled = 0;
  let rows = 0;
  const flush = () => {
    if (filled > 0) queue.put(piece.subarray(0, filled));
    piece = Buffer.allocUnsafe(PIECE_BYTES);
    filled = 0;
  };
  client.query(
    copying(statement, {
      handleCopyData: ({ chunk }, wire) => {
        queue.wire = wire;
        // The driver writes its next message over this one, so the row is copied at once.
        if (filled + chunk.length > piece.length) flush();
        if (chunk.length > piece.length) queue.put(Buffer.from(chunk));
        else filled += chunk.copy(piece, filled);
        if (queue.pieces.length > MAX_PIECES_WAITING) wire.stream.pause();
      },
      handleCommandComplete: ({ text }) => {
        rows = rowsOf(text);
      },
      handleReadyForQuery: () => {
        flush();
        queue.end();
      },
      handleError: queue.fail,
    }),
  );
  yield* queue.drain();
  return rows;
}

/** Sends rows to `COPY … FROM STDIN`; returns how many there were. */
export async function copyIn(
  client: PoolClient,
  statement: string,
  source: AsyncIterable<Uint8Array>,
): Promise<number> {
  const asked = Promise.withResolvers<Wire>();
  const done = Promise.withResolvers<number>();
  let rows = 0;
  let hasFailed = false;
  // Both are awaited below, one after the other: the second may fail while the first is waited for.
  asked.promise.catch(() => {});
  done.promise.catch(() => {});
  client.query(
    copying(statement, {
      handleCopyInResponse: asked.resolve,
      handleCommandComplete: ({ text }) => {
        rows = rowsOf(text);
      },
      handleReadyForQuery: () => done.resolve(rows),
      handleError: (error) => {
        hasFailed = true;
        asked.reject(error);
        done.reject(error);
      },
    }),
  );
  const wire = await asked.promise;
  try {
    for await (const piece of source) {
      if (hasFailed) break;
      wire.sendCopyFromChunk(Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength));
      if (wire.stream.writableNeedDrain) {
        await Promise.race([drained(wire), done.promise]);
      }
    }
  } catch (error) {
    wire.sendCopyFail('The source of the rows failed.');
    await done.promise.catch(() => {});
    throw error;
  }
  if (!hasFailed) wire.endCopyFrom();
  return done.promise;
}

function drained({ stream }: Wire): Promise<void> {
  return new Promise((resolve) => void stream.once('drain', () => resolve()));
}

/** `COPY 12` says that there were twelve rows. */
function rowsOf(tag: string | undefined): number {
  return Number(/^COPY (\d+)$/.exec(tag ?? '')?.[1] ?? 0);
}

/** A statement as the driver takes it from those who speak the protocol themselves. */
function copying(statement: string, parts: Copying): Submittable {
  // What it returns, the driver takes for a fault.
  const submit = (wire: Wire) => void wire.query(statement);
  return { submit, ...parts } as unknown as Submittable;
}

/** Pieces on their way from the driver, which pushes, to a reader, who takes one by one. */
function startQueue() {
  const pieces: Buffer[] = [];
  let hasEnded = false;
  let fault: Error | undefined;
  let wake = () => {};
  const queue = {
    pieces,
    wire: undefined as Wire | undefined,
    put: (piece: Buffer) => {
      pieces.push(piece);
      wake();
    },
    end: () => {
      hasEnded = true;
      wake();
    },
    fail: (error: Error) => {
      fault = error;
      wake();
    },
    drain: async function* drain(): AsyncGenerator<Buffer, void, undefined> {
      try {
        for (;;) {
          const piece = pieces.shift();
          if (piece !== undefined) yield piece;
          else if (fault !== undefined) throw fault;
          else if (hasEnded) return;
          else {
            queue.wire?.stream.resume();
            await new Promise<void>((resolve) => (wake = resolve));
          }
        }
      } finally {
        // Rows that nobody takes any more would block the connection for ever; and so would a pause
        // that came in one breath with the end, whatever is asked next.
        if (!hasEnded && fault === undefined) queue.wire?.stream.destroy();
        else queue.wire?.stream.resume();
      }
    },
  };
  return queue;
}

import type { Context as HonoContext, Next } from 'hono';
import { MAX_BODY_BYTES } from './read-input.ts';

/** Tells whether a request brings a form with files. */
export function bringsFiles(c: HonoContext): boolean {
  return /^multipart\/form-data\b/i.test(c.req.header('content-type') ?? '');
}

/**
 * Takes in a form that comes in pieces and does not say how long it is. Once it is larger than may
 * be sent it says so from then on, as a browser's form does at once; what has come and what is to
 * come go on together, so that its words can be given back.
 */
export async function takeInPieces(c: HonoContext, next: Next, most = MAX_BODY_BYTES) {
  const reader = c.req.raw.body?.getReader();
  if (reader === undefined) return next();
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    pieces.push(value);
    size += value.length;
    if (size > most) {
      c.req.raw = sayingItsSize(c.req.raw, { pieces, reader, size });
      return next();
    }
  }
  const { url, method, headers } = c.req.raw;
  c.req.raw = new Request(url, { method, headers, body: Buffer.concat(pieces) });
  return next();
}

function sayingItsSize(
  request: Request,
  {
    pieces,
    reader,
    size,
  }: {
    readonly pieces: Uint8Array<ArrayBuffer>[];
    readonly reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>;
    readonly size: number;
  },
): Request {
  const headers = new Headers(request.headers);
  headers.delete('transfer-encoding');
  headers.set('content-length', String(size));
  const body = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const waiting = pieces.shift();
      if (waiting !== undefined) return controller.enqueue(waiting);
      const { done, value } = await reader.read();
      if (done) controller.close();
      else controller.enqueue(value);
    },
  });
  // A body that comes bit by bit has to be called so, though the types do not know it.
  const init = { method: request.method, headers, body, duplex: 'half' };
  return new Request(request.url, init);
}

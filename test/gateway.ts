import { createServer } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';

/** What a gateway was asked. */
export type Asked = {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly bytes: Buffer;
};

/** What it answers: a number, words, perhaps headers; or it hangs up, or says nothing. */
export type Reply =
  | {
      readonly status: number;
      readonly body?: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | 'hangs up'
  | 'says nothing';

export type Gateway = {
  readonly url: string;
  readonly asked: readonly Asked[];
};

/** Runs a real server on this machine for the length of one test. */
export async function withGateway(
  answer: (asked: Asked) => Reply,
  work: (gateway: Gateway) => Promise<void>,
): Promise<void> {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const bytes = Buffer.concat(chunks);
    const { method = '', url = '', headers } = request;
    const one = { method, url, headers, bytes, body: bytes.toString('utf8') };
    asked.push(one);
    const reply = answer(one);
    if (reply === 'hangs up') request.socket.destroy();
    else if (reply !== 'says nothing') {
      response.writeHead(reply.status, { ...reply.headers });
      response.end(reply.body ?? '');
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  try {
    await work({ url: `http://127.0.0.1:${port}`, asked });
  } finally {
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }
}

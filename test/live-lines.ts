import assert from 'node:assert/strict';
import type { Browser } from './app-browser.ts';

/** The line of an open page, as a browser reads it. */
export type Line = {
  readonly headers: Headers;
  /** The next thing that is told: `marks a b`, or `:` where only the line was kept alive. */
  readonly next: () => Promise<string | undefined>;
  /** The next marks, past what only keeps the line alive; nothing once it is closed. */
  readonly marks: () => Promise<readonly string[] | undefined>;
  readonly leave: () => Promise<void>;
};

type Fetch = (request: Request) => Response | Promise<Response>;

/** Asks for the line of a page as a signed-in browser would. */
export async function askForLine(
  fetch: Fetch,
  browser: Pick<Browser, 'cookies'>,
  asked: {
    readonly at: string;
    readonly headers?: Record<string, string>;
    readonly method?: string;
  },
): Promise<Response> {
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const address = `http://localhost:4600/live?at=${encodeURIComponent(asked.at)}`;
  const headers = { cookie, 'sec-fetch-site': 'same-origin', ...asked.headers };
  return fetch(new Request(address, { headers, method: asked.method ?? 'GET' }));
}

/** Opens the line of a page. */
export async function openLine(fetch: Fetch, browser: Browser, at: string): Promise<Line> {
  const response = await askForLine(fetch, browser, { at });
  assert.equal(response.status, 200);
  assert.ok(response.body !== null);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const next = async (): Promise<string | undefined> => {
    for (;;) {
      const end = text.indexOf('\n\n');
      if (end >= 0) {
        const block = text.slice(0, end);
        text = text.slice(end + 2);
        if (block.startsWith('retry:')) continue;
        return block.replaceAll(/^(?:event|data): /gm, '').replaceAll('\n', ' ');
      }
      const { done, value } = await reader.read();
      if (done) return undefined;
      text += value;
    }
  };
  return {
    headers: response.headers,
    next,
    marks: async () => {
      for (;;) {
        const told = await next();
        if (told === undefined) return undefined;
        if (told.startsWith('marks'))
          return told
            .split(' ')
            .slice(1)
            .filter((one) => one !== '');
      }
    },
    leave: () => reader.cancel(),
  };
}

import assert from 'node:assert/strict';
import { z } from 'zod';
import { endpoints } from '#/app/endpoints.ts';
import { openBehalfSite, raise } from './behalf-site.ts';
import type { Browser, TestApp } from './app.ts';
import { people, places } from './world.ts';

/** The whole program, with a worker and a steward who look after what neighbours write. */
export type ModerationSite = {
  readonly app: TestApp;
  /** The worker and the steward of the community, two neighbours, and a worker from elsewhere. */
  readonly zhuang: Browser;
  readonly wu: Browser;
  readonly chen: Browser;
  readonly li: Browser;
  readonly xu: Browser;
  readonly close: () => Promise<void>;
};

/** The paths of everything that is there to be read. */
export const readingPaths = endpoints
  .filter(({ method }) => method === 'GET')
  .map(({ path }) => path);

const thingsShape = z.object({
  things: z.array(z.object({ kind: z.string(), id: z.string(), excerpt: z.string() })),
});
const linesShape = z.object({
  waiting: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      dueAt: z.string(),
      matter: z.object({ id: z.string() }),
    }),
  ),
  decided: z.array(
    z.object({ id: z.string(), decision: z.string(), reason: z.string().optional() }),
  ),
});

/** Opens it on a Monday morning. */
export async function openModerationSite(): Promise<ModerationSite> {
  const { app, as, close } = await openBehalfSite();
  return {
    app,
    zhuang: await as(people.zhuang),
    wu: await as(people.wu),
    chen: await as(people.chen),
    li: await as(people.li),
    xu: await as(people.xu),
    close,
  };
}

/** Raises a need and has somebody comment on it; gives the id in its address. */
export async function tellSomething(
  site: ModerationSite,
  words: string,
  comment?: string,
): Promise<string> {
  const id = await raise(site.li, words);
  if (comment !== undefined) {
    const said = await site.chen.api(`POST /matters/${id}/comments`, { body: comment });
    assert.equal(said.status, 200, JSON.stringify(said.body));
  }
  return id;
}

/** Names a thing of a matter as forms do. */
export async function aimAt(browser: Browser, matter: string, kind: string): Promise<string> {
  const seen = await browser.api(`GET /objections/new?matter=${matter}`);
  assert.equal(seen.status, 200, JSON.stringify(seen.body));
  const found = thingsShape.parse(seen.body).things.find((thing) => thing.kind === kind);
  return `${kind}:${found?.id ?? crypto.randomUUID()}`;
}

/** Objects to a thing of a matter. */
export async function object(browser: Browser, matter: string, kind: string, reason = 'insult') {
  const thing = await aimAt(browser, matter, kind);
  return browser.api('POST /objections', { matter, thing, reason, words: '不該這樣寫' });
}

/** Reads what waits at a desk, and what was decided. */
export async function reviewsOf(browser: Browser) {
  const seen = await browser.api(`GET /reviews?place=${places.community}`);
  assert.equal(seen.status, 200, JSON.stringify(seen.body));
  return linesShape.parse(seen.body);
}

/** Finds the review of a matter that waits. */
export async function waitingFor(browser: Browser, matter: string, kind: string): Promise<string> {
  const { waiting } = await reviewsOf(browser);
  const found = waiting.find((one) => one.matter.id === matter && one.kind === kind);
  assert.ok(found !== undefined, `${kind} of ${matter} waits for nobody`);
  return found.id;
}

/** Has a neighbour object to a thing and the worker hide it; gives the review. */
export async function hideIn(
  site: ModerationSite,
  matter: string,
  kind: string,
  more: object = {},
): Promise<string> {
  const objected = await object(site.chen, matter, kind);
  assert.equal(objected.status, 200, JSON.stringify(objected.body));
  const review = await waitingFor(site.zhuang, matter, kind);
  const wish = { decision: 'hidden', reason: 'insult', ...more };
  const done = await site.zhuang.api(`POST /reviews/${review}/decision`, wish);
  assert.equal(done.status, 200, JSON.stringify(done.body));
  return review;
}

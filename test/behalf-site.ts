import assert from 'node:assert/strict';
import { z } from 'zod';
import { endpoints, jobHandlers } from '#/app/endpoints.ts';
import { loadFrame, loadSubject } from '#/app/reader.ts';
import { testApp } from './app.ts';
import type { Browser, TestApp } from './app.ts';
import { MONDAY, makeMatterWorld } from './matters-world.ts';
import { people, places } from './world.ts';

/** The whole program over the neighbourhood, where some act for others and those hear of it. */
export type BehalfSite = {
  readonly app: TestApp;
  readonly as: (personId: string) => Promise<Browser>;
  /** Has somebody act for the grandmother, in a way, and raise a matter for her; gives its id. */
  readonly raiseFor: (browser: Browser, words: string, way?: string) => Promise<string>;
  /** Has the counter make the grandmother's slip, and gives what stands on it. */
  readonly slipOf: (browser: Browser) => Promise<MadeSlip>;
  readonly close: () => Promise<void>;
};

export const deedShape = z.object({
  id: z.string(),
  done: z.string(),
  by: z.string(),
  way: z.string().optional(),
  about: z.object({ hant: z.string(), hans: z.string(), en: z.string() }).optional(),
  state: z.string(),
  stateAt: z.string().optional(),
});
export const deedsShape = z.object({ deeds: z.array(deedShape), mayReverse: z.boolean() });
const slipShape = z.object({
  id: z.string(),
  code: z.string(),
  way: z.string(),
  deeds: z.array(deedShape),
});
export type MadeSlip = z.infer<typeof slipShape>;
const idShape = z.object({ id: z.string() });

/** Opens it on a Monday morning. */
export async function openBehalfSite(): Promise<BehalfSite> {
  const app = await testApp({
    endpoints,
    jobs: jobHandlers,
    loadSubject,
    loadFrame,
    now: MONDAY,
  });
  await makeMatterWorld(app.db);
  return {
    app,
    as: (personId) => app.signIn(personId),
    raiseFor: async (browser, words, way) => {
      await actForWang(browser, way);
      const id = await raise(browser, words);
      await browser.api('DELETE /acting-for', {});
      return id;
    },
    slipOf: async (browser) => {
      const whom = { communityId: places.community };
      const made = await browser.api(`POST /people/${people.wang}/slips`, whom);
      assert.equal(made.status, 200, JSON.stringify(made.body));
      const { id } = idShape.parse(made.body);
      return slipShape.parse((await browser.api(`GET /slips/${id}`)).body);
    },
    close: () => app.close(),
  };
}

/** Begins to act for the grandmother. */
export async function actForWang(browser: Browser, way?: string): Promise<void> {
  const came = way === undefined ? {} : { way };
  const started = await browser.api(`POST /acting-for/${people.wang}`, came);
  assert.equal(started.status, 200, JSON.stringify(started.body));
}

/** Raises a need in the compound, as whomever the browser acts for. */
export async function raise(browser: Browser, words: string): Promise<string> {
  const need = { profile: 'need', category: 'home_electric', placeId: places.compound };
  const raised = await browser.api('POST /matters', { ...need, body: words, visibility: 'all' });
  assert.equal(raised.status, 200, JSON.stringify(raised.body));
  return idShape.parse(raised.body).id;
}

/** Gives the code with which a call was declined. */
export function codeOf({ body }: { readonly body: unknown }): unknown {
  return Reflect.get(Object(body), 'code');
}

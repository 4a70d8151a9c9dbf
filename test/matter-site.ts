import assert from 'node:assert/strict';
import { z } from 'zod';
import { matterEndpoints, raiseEndpoints, raiseMatter } from '#/features/matters/index.ts';
import type { RaiseInput } from '#/features/matters/index.ts';
import { publicIdOf } from '#/features/matters/model/address.ts';
import { loadSubject } from '#/features/people/index.ts';
import type { Context } from '#/platform/action/context.ts';
import { makeContext } from '#/platform/action/make-context.ts';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { testApp } from './app.ts';
import type { Browser, TestApp } from './app.ts';
import { MONDAY, company, makeMatterWorld, repairer, told, valueOf } from './matters-world.ts';

/** The neighbourhood of the tests with the pages of matters in front of it. */
export type MatterSite = {
  readonly app: TestApp;
  /** Opens a browser in which this person has signed in. */
  readonly as: (personId: string) => Promise<Browser>;
  readonly visit: () => Browser;
  /** The context of a person at this moment, for calling an action itself. */
  readonly context: (personId: string) => Promise<Context>;
  /** Raises a matter; gives its id as addresses have it. */
  readonly raise: (by: string, changes?: Partial<RaiseInput>) => Promise<string>;
  /** Sends JSON as a person and expects it to be done. */
  readonly act: (personId: string, call: ApiCall, body?: object) => Promise<void>;
  readonly close: () => Promise<void>;
};

export type ApiCall = Parameters<Browser['api']>[0];

/** Opens the pages of matters over the neighbourhood, on a Monday morning. */
export async function openMatterSite(others: readonly AnyEndpoint[] = []): Promise<MatterSite> {
  const app = await testApp({
    endpoints: [...matterEndpoints(), ...raiseEndpoints, ...others],
    now: MONDAY,
    loadSubject: async (db, session, now) => {
      const subject = await loadSubject(db, session, now);
      // Bodies are known by the composition of the program, which stands above this feature.
      const organisationIds = subject.personId === repairer ? [company] : [];
      return { ...subject, organisationIds };
    },
  });
  await makeMatterWorld(app.db);
  const browsers = new Map<string, Browser>();
  const as = async (personId: string) => {
    const known = browsers.get(personId) ?? (await app.signIn(personId));
    browsers.set(personId, known);
    return known;
  };
  const context = async (personId: string) => {
    const { db, services } = app;
    const session = {
      id: crypto.randomUUID(),
      personId,
      actingForId: undefined,
      strongUntil: app.clock.now().add({ hours: 1 }),
    };
    const subject = await loadSubject(db, session, app.clock.now());
    const organisationIds = personId === repairer ? [company] : [];
    return makeContext({
      db,
      services,
      language: 'zh-Hant',
      subject: { ...subject, organisationIds },
    });
  };
  return {
    app,
    as,
    context,
    visit: () => app.visit(),
    raise: async (by, changes) => {
      const raised = valueOf(await raiseMatter(await context(by), told(changes)));
      return publicIdOf(raised);
    },
    act: async (personId, call, body = {}) => {
      const seen = await (await as(personId)).api(call, body);
      assert.equal(seen.status, 200, `${call}: ${JSON.stringify(seen.body)}`);
    },
    close: () => app.close(),
  };
}

const problemShape = z.object({ code: z.string().optional(), status: z.number() });

/** Sends JSON and gives the code with which it was refused. */
export async function refusedBy(
  browser: Browser,
  call: ApiCall,
  body: object = {},
): Promise<string> {
  const seen = await browser.api(call, call.startsWith('GET ') ? undefined : body);
  assert.ok(seen.status >= 400, `${call} was done: ${JSON.stringify(seen.body)}`);
  return problemShape.parse(seen.body).code ?? String(seen.status);
}

/** Gives the text of a page without its markup, as a reader reads it. */
export function readable(page: string): string {
  return page
    .replaceAll(/<(style|script|svg)\b[\s\S]*?<\/\1>/g, ' ')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/&#39;/g, '’')
    .replaceAll(/&quot;/g, '"')
    .replaceAll(/&amp;/g, '&')
    .replaceAll(/\s+/g, ' ');
}

/** Gives the part of a page that is its own, without header and foot. */
export function mainOf(page: string): string {
  return /<main\b[\s\S]*<\/main>/.exec(page)?.[0] ?? '';
}

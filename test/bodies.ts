import assert from 'node:assert/strict';
import { z } from 'zod';
import { organisationEndpoints, organisationJobs } from '#/features/organisations/index.ts';
import { visitor } from '#/platform/access/subject.ts';
import type { Grant, Subject } from '#/platform/access/subject.ts';
import type { Context } from '#/platform/action/context.ts';
import { makeContext } from '#/platform/action/make-context.ts';
import { testApp } from './app.ts';
import type { Browser, TestApp } from './app.ts';
import type { JsonSeen } from './app-browser.ts';
import { makeWorld, roleAt } from './compound.ts';
import type { World } from './compound.ts';

/** The compound of the tests with those who found and keep its bodies, and those who only look. */
export type Site = {
  readonly app: TestApp;
  readonly world: World;
  /** Works for the community. */
  readonly worker: Browser;
  /** Works for the community next door. */
  readonly neighbourWorker: Browser;
  /** Lives here and holds no role. */
  readonly resident: Browser;
  /** Nobody has signed in. */
  readonly visitor: Browser;
  readonly steward: Browser;
  /** Founds an organisation and gives its id; the compound's owners' committee unless said. */
  readonly found: (name: string, changes?: Readonly<Record<string, unknown>>) => Promise<string>;
  /** Makes a post and gives its id; a building leader of the compound unless said. */
  readonly addPost: (
    organisationId: string,
    changes?: Readonly<Record<string, unknown>>,
  ) => Promise<string>;
  readonly appoint: (
    postId: string,
    personId: string,
    changes?: Readonly<Record<string, unknown>>,
  ) => Promise<void>;
  /** Does something as the worker would, in a transaction that stays. */
  readonly act: <Done>(
    action: (context: Context) => Promise<Done>,
    grants?: readonly Grant[],
  ) => Promise<Done>;
};

const idShape = z.object({ id: z.string() });
const codeShape = z.object({ code: z.string() });

/** Builds the application over the compound, with organisations and nothing else. */
export async function bodiesSite(): Promise<Site> {
  const app = await testApp({ endpoints: organisationEndpoints(), jobs: organisationJobs });
  const world = await makeWorld(app.db, app.clock.now());
  const { people, community, neighbour, compound } = world;
  const keeping = roleAt('community_worker', community);
  const worker = await app.signIn(people.chen, { grants: [keeping] });
  return {
    app,
    world,
    worker,
    neighbourWorker: await app.signIn(people.wang, {
      grants: [roleAt('community_worker', neighbour)],
    }),
    resident: await app.signIn(people.lin, {}),
    steward: await app.signIn(people.huang, { grants: [roleAt('steward', community)] }),
    visitor: app.visit(),
    found: async (name, changes = {}) => {
      const body = { placeId: compound.id, kind: 'owners_committee', name, ...changes };
      return doneId(await worker.api('POST /organisations', body));
    },
    addPost: async (organisationId, changes = {}) => {
      const body = { kind: 'building_leader', placeId: compound.id, ...changes };
      return doneId(await worker.api(`POST /organisations/${organisationId}/posts`, body));
    },
    appoint: async (postId, personId, changes = {}) => {
      const seen = await worker.api(`POST /posts/${postId}/holder`, { personId, ...changes });
      assert.equal(seen.status, 200, JSON.stringify(seen.body));
    },
    act: (action, grants = [keeping]) =>
      app.db.transaction().execute(async (tx) => {
        const subject = subjectOf(people.chen, grants);
        return action(
          makeContext({ db: tx, subject, language: 'zh-Hant', services: app.services }),
        );
      }),
  };
}

function subjectOf(personId: string, grants: readonly Grant[]): Subject {
  return { ...visitor, actorId: personId, personId, grants };
}

function doneId(seen: JsonSeen): string {
  assert.equal(seen.status, 200, JSON.stringify(seen.body));
  return idShape.parse(seen.body).id;
}

/** Reads the code with which a program was told no. */
export function codeOf(seen: { readonly body: unknown }): string {
  return codeShape.parse(seen.body).code;
}

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { html } from 'hono/html';
import type { DeskPanel, MatterPanel } from '#/features/matters/model/panels.ts';
import { loadSubject } from '#/features/people/index.ts';
import { raiseMatter } from '#/features/matters/index.ts';
import { publicIdOf } from '#/features/matters/model/address.ts';
import { makeContext } from '#/platform/action/make-context.ts';
import { testApp } from '#test/app.ts';
import type { TestApp } from '#test/app.ts';
import {
  MONDAY,
  dispatcher,
  makeMatterWorld,
  people,
  railing,
  told,
  valueOf,
} from '#test/matters-world.ts';
import { matterEndpoints } from './matters.ts';

const asked: { readonly communityId: string; readonly id: string }[] = [];

const onMatter: MatterPanel = {
  name: 'echo',
  load: async ({ subject }, matter) => {
    asked.push(matter);
    if (subject.personId === undefined) return undefined;
    return () => html`<section id="echo"><h2>${matter.communityId}</h2></section>`;
  },
};

const onDesk: DeskPanel = {
  name: 'bell',
  load: async ({ subject }) =>
    subject.grants.length === 0
      ? undefined
      : () => html`<section id="bell"><h2>Bell</h2></section>`,
};

let app: TestApp;
let id: string;

before(async () => {
  app = await testApp({
    endpoints: matterEndpoints({ onMatter: [onMatter], onDesk: [onDesk] }),
    now: MONDAY,
    loadSubject: (db, session, now) => loadSubject(db, session, now),
  });
  await makeMatterWorld(app.db);
  const { db, services, clock } = app;
  const strongUntil = clock.now().add({ hours: 1 });
  const session = { id: crypto.randomUUID(), personId: people.wang, actingForId: undefined };
  const subject = await loadSubject(db, { ...session, strongUntil }, clock.now());
  const context = makeContext({ db, services, subject, language: 'zh-Hant' });
  id = publicIdOf(valueOf(await raiseMatter(context, told(railing))));
});

after(() => app.close());

describe('what other features show', () => {
  test('stands on a matter’s page, for whom they have something to show', async () => {
    const neighbour = await app.signIn(people.chen);
    assert.match((await neighbour.open(`/matters/${id}`)).text, /id="echo"><h2>350203007010/);
    assert.doesNotMatch((await app.visit().open(`/matters/${id}`)).text, /id="echo"/);
    assert.match(asked.at(-1)?.id ?? '', /^[0-9a-f-]{36}$/, 'and are asked by its own number');
  });

  test('is asked of nobody who does not see the matter', async () => {
    const before = asked.length;
    const nothing = await app.visit().open('/matters/350203007010-2026-9999');
    assert.equal(nothing.status, 404);
    assert.equal(asked.length, before);
  });

  test('stands at the desk, also where there is no desk of one’s own', async () => {
    const worker = await app.signIn(dispatcher);
    assert.match((await worker.open('/desk')).text, /id="bell"/);
    const neighbour = await app.signIn(people.li);
    assert.doesNotMatch((await neighbour.open('/desk')).text, /id="bell"/);
  });

  test('is drawn and not sent: a program gets what the feature itself says', async () => {
    const worker = await app.signIn(dispatcher);
    for (const call of [`GET /matters/${id}`, 'GET /desk'] as const) {
      const { status, body } = await worker.api(call);
      assert.equal(status, 200);
      assert.ok(!JSON.stringify(body).includes('panels'));
    }
  });
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeContext } from '#/platform/action/make-context.ts';
import { visitor } from '#/platform/access/subject.ts';
import { testApp } from '#test/app.ts';
import { listStory } from './story.ts';

const HERE = '350203007010';

test('a story is what some features recorded of some things, in order, up to a moment', async (t) => {
  const app = await testApp({ endpoints: [] });
  t.after(() => app.close());
  const { db, services } = app;
  const began = app.clock.now();
  const record = async (feature: string, verb: string, of: readonly [string, string?]) => {
    const context = makeContext({ db, services, subject: visitor, language: 'zh-Hant' });
    const [subjectId, communityId = HERE] = of;
    await context.record({ feature, verb, subjectId, communityId, data: { n: verb.length } });
    app.clock.forward({ seconds: 1 });
  };
  await record('matters', 'raise', ['a']);
  await record('callouts', 'ask', ['a']);
  await record('hours', 'record', ['a']);
  await record('matters', 'raise', ['b']);
  await record('matters', 'raise', ['a', '350203007011']);
  await record('matters', 'claim', ['b']);
  await record('matters', 'start', ['a']);
  const wanted = {
    communityId: HERE,
    subjectIds: ['a', 'b'],
    features: ['matters', 'callouts'],
    until: began.add({ seconds: 6 }),
    most: 10,
  };
  const told = (await listStory(db, wanted)).map((one) => `${one.subjectId} ${one.verb}`);
  assert.deepEqual(told, ['a raise', 'a ask', 'b raise', 'b claim']);
  const [first] = await listStory(db, { ...wanted, most: 1 });
  assert.deepEqual(Object.keys(first ?? {}).toSorted(), [
    'at',
    'data',
    'feature',
    'subjectId',
    'verb',
  ]);
  assert.deepEqual(first?.data, { n: 5 }, 'and not who it was');
  assert.deepEqual(await listStory(db, { ...wanted, subjectIds: [] }), []);
});

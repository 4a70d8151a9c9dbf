import assert from 'node:assert/strict';
import { test } from 'node:test';
import { guardEndpoints, guardJobs, rescue } from '#/features/guard/index.ts';
import { hasPasskeys, insertPasskey } from '#/features/guard/store/passkeys.ts';
import { countOwnCodes } from '#/features/people/index.ts';
import { people, recordedIn, refusalOf, telephones, worldApp } from '#test/world.ts';

test('who has lost every key is helped at the machine, told of it, and begins again', async () => {
  const parts = { endpoints: guardEndpoints, jobs: guardJobs };
  const app = await worldApp({ ...parts, publicUrl: 'http://localhost:4600' });
  const lost = await app.signIn(people.zhuang);
  const { newId, now } = app.context();
  const key = { id: newId(), personId: people.zhuang, credentialId: 'k', name: '舊手機' };
  const bytes = { publicKey: new Uint8Array([1]), counter: 0, transports: [] };
  await insertPasskey(app.db, { ...key, ...bytes, createdAt: now, usedAt: undefined });
  assert.equal((await lost.api('POST /me/sign-in-sheet', {})).status, 200);
  assert.equal(await countOwnCodes(app.context(), people.zhuang), 10);

  const done = await rescue(app.context(), telephones.zhuang);
  assert.ok(done.ok);
  assert.equal(done.value.name, '莊文靜');
  assert.equal(await hasPasskeys(app.db, people.zhuang), false);
  assert.equal(await countOwnCodes(app.context(), people.zhuang), undefined);
  assert.equal((await lost.open('/me')).status, 303, 'signed out everywhere');

  const browser = app.visit();
  assert.equal((await browser.open(`/enter/${done.value.token}`)).location, '/');
  const page = await browser.open('/me/strengthen');
  assert.match(page.text, /第一把可以現在就登記/);
  assert.match((await browser.open('/me')).text, /您的職務先歇著/);
  assert.equal((await app.visit().open(`/enter/${done.value.token}`)).status, 409);

  await app.runJobs();
  assert.equal(app.sent.at(-1)?.address, telephones.zhuang);
  assert.match(app.sent.at(-1)?.text ?? '', /作廢了.*如果不是您要的/);
  const recorded = await recordedIn(app.db);
  const entry = recorded.find(({ what }) => what === 'guard.rescue');
  assert.deepEqual([entry?.subjectId, entry?.actorId], [people.zhuang, undefined]);
  await app.close();
});

test('by number somebody without an address is found, and by anything else nobody', async () => {
  const app = await worldApp({ jobs: guardJobs });
  const context = app.context();
  assert.ok((await rescue(context, people.he)).ok);
  for (const who of ['', '莊文靜', '+8613900000000', '019cf000-0000-7000-8000-00000009ffff']) {
    assert.equal(refusalOf(await rescue(context, who)), 'not_found', who);
  }
  await app.runJobs();
  assert.deepEqual(app.sent, [], 'who has no address is written to nowhere');
  await app.close();
});

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { z } from 'zod';
import { createFirstStewardLink } from '#/features/people/index.ts';
import { recordEntry } from '#/platform/journal/journal.ts';
import { testApp } from '#test/app.ts';
import type { TestApp } from '#test/app.ts';
import { sealAll } from '#test/sealed.ts';
import { keepingEndpoints, readSealText } from './index.ts';

const sealShape = z.object({
  length: z.int(),
  digest: z.string(),
  sealedAt: z.string().optional(),
});

let app: TestApp;

before(async () => {
  app = await testApp({ endpoints: keepingEndpoints });
});

after(() => app.close());

async function askSeal() {
  const answer = await app.request('/api/v1/journal/seal');
  return sealShape.parse(await answer.json());
}

test('before the first entry the seal is empty, and the page says so', async () => {
  assert.deepEqual(await askSeal(), { length: 0, digest: '0'.repeat(64) });
  const page = await app.visit().open('/journal/seal');
  assert.equal(page.status, 200);
  assert.match(page.text, /還沒有/);
});

test('anybody reads the latest seal as page, as JSON and as a file, all the same', async () => {
  await recordEntry(app.context(), { feature: 'people', verb: 'sign_in', subjectId: 'x' });
  await sealAll(app.db, app.clock.now());
  const seal = await askSeal();
  assert.equal(seal.length, 1);
  assert.equal(seal.sealedAt, app.clock.now().toString());
  const { text } = await app.visit().open('/journal/seal');
  assert.ok(text.includes((seal.digest.match(/.{8}/g) ?? []).join(' ')));
  const file = await app.request('/journal/seal.txt');
  assert.match(file.headers.get('content-type') ?? '', /^text\/plain/);
  assert.match(file.headers.get('content-disposition') ?? '', /linli-seal-1\.txt/);
  const { length, digest } = seal;
  assert.deepEqual(readSealText(await file.text()), { length, digest });
  const json = JSON.stringify(seal);
  assert.deepEqual(readSealText(json), { length, digest }, 'the JSON can be kept as well');
});

test('the page speaks the language of its reader', async () => {
  for (const [language, title] of [
    ['zh-Hans', '记录的封印'],
    ['en', 'The seal of the journal'],
  ] as const) {
    const page = await app.request('/journal/seal', { headers: { 'accept-language': language } });
    assert.match(await page.text(), new RegExp(title));
  }
});

test('the link of the console opens the way back to an archive, in three languages', async () => {
  const token = await createFirstStewardLink(app.context());
  for (const [language, title] of [
    ['zh-Hant', '從備份還原'],
    ['zh-Hans', '从备份还原'],
    ['en', 'Go back to an archive'],
  ] as const) {
    const headers = { 'accept-language': language };
    const page = await app.request(`/first/restore?token=${token}`, { headers });
    assert.equal(page.status, 200);
    assert.match(await page.text(), new RegExp(`<h1[^>]*>${title}</h1>`));
  }
  const told = await app.visit().api(`GET /first/restore?token=${token}`);
  assert.deepEqual(told, { status: 200, body: { token } });
});

test('a link that was guessed, or that a newer one replaced, opens no way back', async () => {
  const old = await createFirstStewardLink(app.context());
  await createFirstStewardLink(app.context());
  for (const token of ['guessed', old, '%00']) {
    const page = await app.visit().open(`/first/restore?token=${token}`);
    assert.ok([404, 409].includes(page.status), `${token}: ${page.status}`);
    assert.doesNotMatch(page.text, /type="file"/);
  }
  assert.notEqual((await app.visit().open('/first/restore')).status, 200);
});

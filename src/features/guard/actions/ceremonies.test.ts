import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { sql } from 'kysely';
import { CHALLENGE_MINUTES, ceremonies } from '#/features/guard/model.ts';
import type { Ceremony } from '#/features/guard/model.ts';
import { newKeyField, signatureField } from '#/features/guard/routes/shapes.ts';
import { hasPasskeys, listPasskeys } from '#/features/guard/store/passkeys.ts';
import type { Context } from '#/platform/action/context.ts';
import { visitor } from '#/platform/access/subject.ts';
import { listSessions, startSession } from '#/platform/auth/sessions.ts';
import type { TestApp } from '#test/app.ts';
import { makeAuthenticator } from '#test/authenticator.ts';
import type { Authenticator, Question } from '#test/authenticator.ts';
import { people, refusalOf, worldApp } from '#test/world.ts';
import { beginCeremony, readNewKey } from './ceremonies.ts';
import {
  addPasskey,
  nameOwnPasskey,
  removeOwnPasskey,
  signInWithPasskey,
  strengthen,
} from './passkeys.ts';

const HERE = 'https://linli.example.org';
const NOBODY = '019cf000-0000-7000-8000-00000009ffff';

describe('ceremonies with a key', () => {
  let app: TestApp;
  let key: Authenticator;

  before(async () => {
    app = await worldApp({ publicUrl: HERE });
  });
  beforeEach(async () => {
    await sql`truncate guard.passkey, guard.challenge`.execute(app.db);
    await sql`delete from platform.session`.execute(app.db);
    key = makeAuthenticator(HERE);
  });
  after(() => app.close());

  /** Makes the context of somebody in a session of their own. */
  async function inSession(personId: string, isStrong = false): Promise<Context> {
    await startSession(app.context(), { personId, device: 'Test' });
    const [session] = await listSessions(app.db, personId, app.clock.now());
    const own = { actorId: personId, personId, sessionId: session?.id };
    return app.context({ ...visitor, ...own, isStrong });
  }

  async function ask(context: Context, ceremony: Ceremony): Promise<Question> {
    const begun = await beginCeremony(context, ceremony);
    assert.ok(begun.ok);
    const { challenge, user } = begun.value.options;
    return { challenge, user: { id: String(Reflect.get(Object(user), 'id')) } };
  }

  async function makeKey(context: Context, made = key) {
    const answer = newKeyField.parse(made.create(await ask(context, 'register')));
    return addPasskey(context, { answer, name: '手機' });
  }

  async function signed(context: Context, ceremony: Ceremony) {
    return signatureField.parse(key.sign(await ask(context, ceremony)));
  }

  test('every question is another one', async () => {
    const zhuang = await inSession(people.zhuang);
    const asked = new Set<string>();
    for (const ceremony of [...ceremonies, ...ceremonies]) {
      asked.add((await ask(zhuang, ceremony)).challenge);
    }
    assert.equal(asked.size, 6);
    for (const challenge of asked) {
      assert.equal(Buffer.from(challenge, 'base64url').length, 32);
    }
  });

  test('a question for one’s own key is asked of nobody who is not there', async () => {
    for (const ceremony of ['register', 'strengthen'] as const) {
      assert.equal(refusalOf(await beginCeremony(app.context(), ceremony)), 'not_found');
    }
    const unknown = await inSession(NOBODY);
    assert.equal(refusalOf(await beginCeremony(unknown, 'register')), 'not_found');
    assert.ok((await beginCeremony(app.context(), 'sign_in')).ok);
  });

  test('who confirms is asked for their own keys, who signs in for whichever they have', async () => {
    const zhuang = await inSession(people.zhuang);
    await makeKey(zhuang);
    const own = await beginCeremony(zhuang, 'strengthen');
    const whichever = await beginCeremony(zhuang, 'sign_in');
    assert.ok(own.ok && whichever.ok);
    const ids = (value: unknown) =>
      Array.isArray(value) ? value.map((one) => Reflect.get(Object(one), 'id')) : [];
    assert.deepEqual(ids(own.value.options['allowCredentials']), [key.id]);
    assert.deepEqual(ids(whichever.value.options['allowCredentials']), []);
  });

  test('a key that one has is not made a second time', async () => {
    const zhuang = await inSession(people.zhuang);
    await makeKey(zhuang);
    const again = await beginCeremony(zhuang, 'register');
    assert.ok(again.ok);
    const excluded = again.value.options['excludeCredentials'];
    assert.match(JSON.stringify(excluded), new RegExp(key.id));
  });

  test('of two answers to one question sent at once, one is heard', async () => {
    const zhuang = await inSession(people.zhuang);
    const answer = newKeyField.parse(key.create(await ask(zhuang, 'register')));
    const read = await Promise.all(Array.from({ length: 8 }, () => readNewKey(zhuang, answer)));
    assert.equal(read.filter(({ ok }) => ok).length, 1);
    const refused = read.map(refusalOf).filter((code) => code !== undefined);
    assert.deepEqual([...new Set(refused)], ['passkey_expired']);
  });

  test('of two who sign in with one answer at once, one is in', async () => {
    await makeKey(await inSession(people.zhuang));
    const answer = await signed(app.context(), 'sign_in');
    const entered = await Promise.all(
      Array.from({ length: 6 }, () =>
        app.db.transaction().execute((db) => signInWithPasskey({ ...app.context(), db }, answer)),
      ),
    );
    assert.equal(entered.filter(({ ok }) => ok).length, 1);
    const sessions = await listSessions(app.db, people.zhuang, app.clock.now());
    assert.equal(sessions.filter(({ way }) => way === 'passkey').length, 1);
  });

  test('of two who register the same key at once, one has it', async () => {
    const [zhuang, wu] = [await inSession(people.zhuang), await inSession(people.wu)];
    const made = await Promise.all([makeKey(zhuang), makeKey(wu)]);
    assert.equal(made.filter(({ ok }) => ok).length, 1);
    assert.equal(
      made.map(refusalOf).find((code) => code !== undefined),
      'passkey_known',
    );
    const owners = [people.zhuang, people.wu].map((id) => hasPasskeys(app.db, id));
    assert.deepEqual((await Promise.all(owners)).toSorted(), [false, true]);
  });

  test('an answer that says nothing that can be read is refused, and is no fault', async () => {
    const zhuang = await inSession(people.zhuang);
    const answer = newKeyField.parse(key.create(await ask(zhuang, 'register')));
    for (const text of ['', '[]', '{', '{"challenge":7}', `{"challenge":"${'x'.repeat(300)}"}`]) {
      const clientDataJSON = Buffer.from(text).toString('base64url');
      const broken = { ...answer, response: { ...answer.response, clientDataJSON } };
      assert.equal(refusalOf(await readNewKey(zhuang, broken)), 'passkey_refused', text);
    }
    const attestationObject = Buffer.from('nothing').toString('base64url');
    const empty = { ...answer, response: { ...answer.response, attestationObject } };
    assert.equal(refusalOf(await readNewKey(zhuang, empty)), 'passkey_refused');
  });

  test('a question asked before the address was changed is answered by nobody', async () => {
    const zhuang = await inSession(people.zhuang);
    const answer = newKeyField.parse(key.create(await ask(zhuang, 'register')));
    const services = { ...zhuang.services, publicUrl: 'https://other.example.org' };
    const moved = { ...zhuang, services };
    assert.equal(refusalOf(await readNewKey(moved, answer)), 'passkey_refused');
  });

  test('a key is kept with what it counts, when it was made, and nothing it said of itself', async () => {
    const zhuang = await inSession(people.zhuang);
    const made = await makeKey(zhuang);
    assert.ok(made.ok);
    const [kept, ...more] = await listPasskeys(app.db, people.zhuang);
    assert.deepEqual(more, []);
    assert.equal(kept?.id, made.value.id);
    assert.equal(kept?.counter, 1);
    assert.deepEqual(kept?.createdAt, zhuang.now);
    assert.deepEqual(kept?.transports, ['hybrid', 'internal']);
    assert.ok((kept?.publicKey.length ?? 0) > 70);
  });

  test('a confirmation by a key is noted with the key, and comes to an end', async () => {
    const zhuang = await inSession(people.zhuang);
    await makeKey(zhuang);
    const confirmed = await strengthen(zhuang, await signed(zhuang, 'strengthen'));
    assert.ok(confirmed.ok);
    const [kept] = await listPasskeys(app.db, people.zhuang);
    assert.deepEqual([kept?.counter, kept?.usedAt], [2, zhuang.now]);
    const { rows } = await sql<{ readonly hours: number }>`
      select extract(epoch from strong_until - ${zhuang.now}::timestamptz) / 3600 as hours
      from platform.session`.execute(app.db);
    assert.deepEqual(
      rows.map(({ hours }) => Number(hours)),
      [12],
    );
  });

  test('a visitor confirms, adds, names and removes nothing', async () => {
    await makeKey(await inSession(people.zhuang));
    const [kept] = await listPasskeys(app.db, people.zhuang);
    const nobody = app.context();
    const answer = await signed(nobody, 'sign_in');
    const made = newKeyField.parse(makeAuthenticator(HERE).create({ challenge: 'AAAA' }));
    const id = kept?.id ?? '';
    assert.equal(refusalOf(await strengthen(nobody, answer)), 'not_found');
    assert.equal(refusalOf(await addPasskey(nobody, { answer: made, name: '手機' })), 'not_found');
    assert.equal(refusalOf(await nameOwnPasskey(nobody, { id, name: '手機' })), 'not_found');
    assert.equal(refusalOf(await removeOwnPasskey(nobody, id)), 'not_found');
  });

  test('in a strong session the last key can be removed, and a first one made again', async () => {
    const zhuang = await inSession(people.zhuang, true);
    await makeKey(zhuang);
    const [kept] = await listPasskeys(app.db, people.zhuang);
    assert.ok((await removeOwnPasskey(zhuang, kept?.id ?? '')).ok);
    assert.equal(await hasPasskeys(app.db, people.zhuang), false);
    assert.equal(refusalOf(await removeOwnPasskey(zhuang, kept?.id ?? '')), 'not_found');
    assert.ok((await makeKey(await inSession(people.zhuang), makeAuthenticator(HERE))).ok);
  });

  test('what is left of a question after five minutes is no use', async () => {
    const zhuang = await inSession(people.zhuang);
    const answer = newKeyField.parse(key.create(await ask(zhuang, 'register')));
    const now = zhuang.now.add({ minutes: CHALLENGE_MINUTES });
    assert.equal(refusalOf(await readNewKey({ ...zhuang, now }, answer)), 'passkey_expired');
  });

  test('where there can be no keys nothing is asked and nothing is heard', async () => {
    const zhuang = await inSession(people.zhuang);
    const answer = newKeyField.parse(key.create(await ask(zhuang, 'register')));
    for (const publicUrl of ['http://10.3.0.7', 'http://office.example', 'https://[::1]']) {
      const there = { ...zhuang, services: { ...zhuang.services, publicUrl } };
      assert.equal(refusalOf(await beginCeremony(there, 'sign_in')), 'passkeys_not_here');
      assert.equal(refusalOf(await readNewKey(there, answer)), 'passkeys_not_here');
    }
    assert.ok((await readNewKey(zhuang, answer)).ok);
  });
});

import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { sql } from 'kysely';
import { MOST_TOKENS } from '#/features/people/model.ts';
import { makeToken } from '#/features/people/actions/tokens.ts';
import { placeEndpoints } from '#/features/places/index.ts';
import { tokenWords } from '#/features/people/words/tokens.ts';
import { visitor } from '#/platform/access/subject.ts';
import { languages } from '#/platform/i18n/language.ts';
import type { Browser, TestApp } from '#test/app.ts';
import { twoAtOnce } from '#test/two-at-once.ts';
import { people, worldApp } from '#test/world.ts';

const wish = { name: '樓道公告屏', scopes: ['matters:read', 'places:read'], days: '90' };

function field(body: unknown, name: string): unknown {
  return Reflect.get(Object(body), name);
}

describe('the tokens of one’s programs', () => {
  let app: TestApp;
  let chen: Browser;

  before(async () => {
    app = await worldApp({ endpoints: placeEndpoints([]) });
    chen = await app.signIn(people.chen);
  });
  beforeEach(async () => {
    await sql`delete from platform.session where name is not null`.execute(app.db);
  });
  after(() => app.close());

  /** Makes a token by a program’s call, which tells the secret. */
  async function make(scopes: readonly string[] = wish.scopes): Promise<string> {
    const { status, body } = await chen.api('POST /me/tokens', { ...wish, scopes, days: 90 });
    assert.equal(status, 200);
    return String(field(body, 'token'));
  }

  async function ask(token: string, address: string, init: RequestInit = {}): Promise<Response> {
    const headers = { authorization: `Bearer ${token}`, ...init.headers };
    return app.request(address, { ...init, headers });
  }

  async function tokens(): Promise<readonly unknown[]> {
    const { body } = await chen.api('GET /me/tokens');
    const listed = field(body, 'tokens');
    assert.ok(Array.isArray(listed));
    return listed;
  }

  test('a visitor is asked to sign in first', async () => {
    assert.equal((await app.visit().open('/me/tokens')).status, 303);
    assert.equal((await app.visit().api('POST /me/tokens', wish)).status, 401);
  });

  test('one is made on the page, its secret shown once, and it works', async () => {
    const sent = await chen.send('/me/tokens', wish);
    assert.equal(sent.location, '/me/tokens');
    const shown = await chen.open('/me/tokens');
    const secret = /請現在抄下：([\w-]{43})/.exec(shown.text)?.[1] ?? '';
    assert.match(shown.text, /樓道公告屏/);
    assert.doesNotMatch((await chen.open('/me/tokens')).text, new RegExp(secret));
    assert.equal((await ask(secret, '/api/v1/places')).status, 200);
  });

  test('the page says in each language what a token may do and until when', async () => {
    await make();
    for (const language of languages) {
      chen.cookies.set('linli_lang', language);
      const { text } = await chen.open('/me/tokens');
      const say = tokenWords[language];
      for (const part of [say.lead, say.scopeNames['matters:read'], say.neverUsed, say.howTo]) {
        assert.ok(text.includes(part), `${language}: ${part}`);
      }
    }
    chen.cookies.delete('linli_lang');
  });

  test('a token can do what its scopes name; for more it lacks the scope, and is told which', async () => {
    const token = await make(['places:read']);
    assert.equal((await ask(token, '/api/v1/places')).status, 200);
    const refused = await ask(token, '/api/v1/me');
    assert.equal(refused.status, 403);
    const problem: unknown = await refused.json();
    assert.equal(field(problem, 'code'), 'scope_missing');
    assert.match(String(field(problem, 'detail')), /people:read/);
  });

  test('no token makes tokens, consents or roles, whatever its scopes', async () => {
    const token = await make(['places:read', 'matters:read', 'matters:write', 'figures:read']);
    for (const address of ['/api/v1/me/tokens', '/api/v1/me/sessions', '/api/v1/people']) {
      assert.equal((await ask(token, address)).status, 403, address);
    }
    const init = {
      method: 'POST',
      body: JSON.stringify({ ...wish, days: 90 }),
      headers: { 'content-type': 'application/json', 'idempotency-key': 'a-key' },
    };
    assert.equal((await ask(token, '/api/v1/me/tokens', init)).status, 403);
    assert.equal((await tokens()).length, 1);
  });

  test('a token opens no page, neither as a header nor as the cookie of a browser', async () => {
    const token = await make();
    assert.equal((await ask(token, '/me')).status, 303);
    const asCookie = await app.request('/me', { headers: { cookie: `linli=${token}` } });
    assert.equal(asCookie.status, 303);
    const api = await app.request('/api/v1/me', { headers: { cookie: `linli=${token}` } });
    assert.equal(api.status, 401);
  });

  test('one that is ended works no more, and nobody ends that of another', async () => {
    const token = await make(['places:read', 'matters:read']);
    const [row] = await tokens();
    const id = String(field(row, 'id'));
    const wang = await app.signIn(people.wang);
    assert.equal((await wang.api(`DELETE /me/tokens/${id}`)).status, 404);
    const ended = await chen.send(`/me/tokens/${id}`, {}, { method: 'DELETE' });
    assert.equal(ended.location, '/me/tokens');
    assert.deepEqual(await tokens(), []);
    // Whoever shows it now is a visitor, and told nothing of why.
    assert.equal((await ask(token, '/api/v1/me')).status, 401);
  });

  test('a name, a scope and a time are needed, and nothing typed is lost without', async () => {
    for (const wrong of [
      { name: '' },
      { scopes: [] },
      { scopes: ['people:read'] },
      { days: '9' },
    ]) {
      const seen = await chen.send('/me/tokens', { ...wish, ...wrong }, { from: '/me/tokens' });
      assert.equal(seen.status, 422, JSON.stringify(wrong));
      if (!('name' in wrong)) assert.match(seen.text, /value="樓道公告屏"/);
    }
    assert.deepEqual(await tokens(), []);
  });

  test('there are only so many, and the refusal says how many', async () => {
    for (let count = 0; count < MOST_TOKENS; count += 1) await make(['places:read']);
    const one = await chen.api('POST /me/tokens', { ...wish, days: 30 });
    assert.equal(one.status, 409);
    assert.equal(field(one.body, 'code'), 'too_many_tokens');
    assert.match(String(field(one.body, 'detail')), new RegExp(String(MOST_TOKENS)));
  });

  test('of two that are made at once when there is room for one, one is refused', async () => {
    for (let count = 1; count < MOST_TOKENS; count += 1) await make(['places:read']);
    const { db, services } = app;
    const subject = { ...visitor, actorId: people.chen, personId: people.chen };
    const [first, second] = await twoAtOnce({ db, services, subject }, (context) =>
      makeToken(context, { name: wish.name, scopes: ['places:read'], days: 30 }),
    );
    assert.deepEqual([first.ok, !second.ok && second.refusal], [true, 'too_many_tokens']);
  });

  test('who acts for another makes none in their name, and none of their own meanwhile', async () => {
    const lin = await app.signIn(people.lin);
    await lin.send('/acting-for/019cf000-0000-7000-8000-000000000002');
    const made = await lin.api('POST /me/tokens', { ...wish, days: 30 });
    assert.equal(field(made.body, 'code'), 'only_oneself');
  });

  test('the journal tells that one was made and ended, and never its secret', async () => {
    const token = await make();
    const [row] = await tokens();
    await chen.api(`DELETE /me/tokens/${String(field(row, 'id'))}`);
    const { rows } = await sql<{ verb: string; whole: string }>`
      select verb, to_jsonb(j)::text as whole from platform.journal j
      where verb in ('make_token', 'end_token')`.execute(app.db);
    assert.deepEqual([...new Set(rows.map(({ verb }) => verb))].toSorted(), [
      'end_token',
      'make_token',
    ]);
    assert.ok(rows.every(({ whole }) => !whole.includes(token)));
  });
});

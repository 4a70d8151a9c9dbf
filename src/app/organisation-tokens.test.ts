import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { sql } from 'kysely';
import { z } from 'zod';
import { isWithinScopes, readScopes } from '#/platform/access/scopes.ts';
import { testApp } from '#test/app.ts';
import type { Browser, TestApp } from '#test/app.ts';
import { MONDAY, company, makeMatterWorld } from '#test/matters-world.ts';
import { people, places } from '#test/world.ts';
import { endpoints, jobHandlers } from './endpoints.ts';
import { loadSubject } from './reader.ts';

const TOKENS = `/organisations/${company}/tokens` as const;
const wish = { name: '報修系統', scopes: [...readScopes], days: 30 };
const report = { profile: 'report', category: 'railing', placeId: places.compound };
const need = { profile: 'need', category: 'home_electric', placeId: places.building };

describe('a program with the token of an organisation', () => {
  let app: TestApp;
  let steward: Browser;
  let token: string;

  before(async () => {
    app = await testApp({ endpoints, jobs: jobHandlers, loadSubject, now: MONDAY });
    await makeMatterWorld(app.db);
  });
  after(() => app.close());
  beforeEach(async () => {
    steward = await app.signIn(people.wu);
    token = await make();
  });

  const madeShape = z.object({ token: z.string() });
  const idShape = z.object({ id: z.string() });

  async function make(changes: object = {}): Promise<string> {
    const { status, body } = await steward.api(`POST ${TOKENS}`, { ...wish, ...changes });
    assert.equal(status, 200, JSON.stringify(body));
    return madeShape.parse(body).token;
  }

  async function raise(by: Browser, changes: object): Promise<string> {
    const { status, body } = await by.api('POST /matters', { ...need, ...changes });
    assert.equal(status, 200, JSON.stringify(body));
    return idShape.parse(body).id;
  }

  /** A program asks with the token of the company. */
  async function ask(address: string, secret = token, method = 'GET') {
    const response = await app.request(`/api/v1${address}`, {
      method,
      headers: { authorization: `Bearer ${secret}`, 'idempotency-key': crypto.randomUUID() },
    });
    return { status: response.status, text: await response.text() };
  }

  test('reads what waits with the organisation, though only neighbours and staff may', async () => {
    const chen = await app.signIn(people.chen);
    const body = '欄杆的螺絲被人擰走了。';
    const hidden = await raise(chen, { ...report, body, visibility: 'neighbours' });
    assert.equal((await app.visit().api(`GET /matters/${hidden}`)).status, 404);
    const { status, text } = await ask(`/matters/${hidden}`);
    assert.equal(status, 200, text);
    assert.match(text, /螺絲/);
    assert.doesNotMatch(text, /1380013|陳志明/, 'neither telephone nor full name of the asker');
    const desk = await ask(`/desk?place=${places.community}`);
    assert.match(desk.text, new RegExp(hidden));
  });

  test('reads nothing that is its maker’s own, nor what waits with others', async () => {
    const own = await raise(steward, { body: '我家的事，只給工作人員看。', visibility: 'staff' });
    assert.equal((await steward.api(`GET /matters/${own}`)).status, 200);
    assert.equal((await ask(`/matters/${own}`)).status, 404);
    const mine = await ask('/me/matters');
    assert.notEqual(mine.status, 200);
    assert.doesNotMatch(mine.text, /我家的事/);
    for (const address of [
      '/me',
      '/me/tokens',
      '/me/data',
      '/people',
      TOKENS.replace('tokens', 'webhooks'),
    ])
      assert.notEqual((await ask(address)).status, 200, address);
  });

  test('answers no address that is for offices, whatever is asked with it', async () => {
    const readable = endpoints.filter(
      (one) => one.kind === 'reading' && isWithinScopes({ scopes: readScopes }, one),
    );
    assert.ok(readable.length > 20, `${readable.length}`);
    const offices = readable.filter(({ policy }) => policy.name.startsWith('holder_of'));
    assert.ok(offices.length > 3);
    for (const { path } of offices) {
      const address = path.replaceAll(/:(\w+)/g, (_, name: string) =>
        name === 'organisationId' ? company : crypto.randomUUID(),
      );
      const { status, text } = await ask(address);
      assert.equal(status, 403, `${path} ${text}`);
    }
  });

  test('changes nothing, for it has no scope that acts', async () => {
    const chen = await app.signIn(people.chen);
    const matter = await raise(chen, { ...report, body: '坡上的欄杆又鬆了。' });
    for (const step of ['claim', 'acceptance', 'comments']) {
      const { status } = await ask(`/matters/${matter}/${step}`, token, 'POST');
      assert.equal(status, 403, step);
    }
    for (const scope of ['matters:write', 'organisations:write', 'open311:write', 'people:read']) {
      const { status } = await steward.api(`POST ${TOKENS}`, { ...wish, scopes: [scope] });
      assert.equal(status, 422, scope);
    }
  });

  test('reaches as far as its scopes, into no page, and until its day', async () => {
    const narrow = await make({ scopes: ['places:read'] });
    assert.equal((await ask(`/places/${places.building}`, narrow)).status, 200);
    assert.equal((await ask(`/matters?place=${places.community}`, narrow)).status, 403);
    const page = await app.request(`/desk`, { headers: { authorization: `Bearer ${token}` } });
    assert.notEqual(page.status, 200);
    app.clock.forward({ hours: 24 * 30 });
    assert.equal((await ask(`/organisations/${company}/tokens`, narrow)).status, 401);
  });

  test('is nobody once its maker is no steward, and while the organisation is closed', async () => {
    const own = `/me/matters`;
    const desk = `/desk?place=${places.community}`;
    assert.equal((await ask(desk)).status, 200);
    const close = (on: string | null) =>
      sql`update organisations.organisation set closed_on = ${on}::date where id = ${company}`.execute(
        app.db,
      );
    await close('2026-11-20');
    assert.equal((await ask(desk)).status, 401);
    await close(null);
    assert.equal((await ask(desk)).status, 200);
    await sql`update people.grant set withdrawn_at = ${app.clock.now()}::timestamptz,
        withdrawn_by = person_id, withdrawal_reason = '換人' where person_id = ${people.wu}
        and role = 'steward'`.execute(app.db);
    try {
      assert.equal((await ask(desk)).status, 401);
      assert.equal((await ask(own)).status, 401);
    } finally {
      await sql`update people.grant set withdrawn_at = null, withdrawn_by = null,
        withdrawal_reason = null where person_id = ${people.wu} and role = 'steward'`.execute(
        app.db,
      );
    }
  });
});

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { searchPlaces } from '#/features/places/index.ts';
import { testApp } from '#test/app.ts';
import type { TestApp } from '#test/app.ts';
import { createFirstStewardLink, hasSteward } from '#/features/people/actions/first.ts';
import { loadSubject } from '#/features/people/actions/subject.ts';
import { findLogin } from '#/features/people/store/logins.ts';
import { peopleEndpoints } from './index.ts';

const SHENTIAN = '350203007010';

function codeOf(body: unknown): unknown {
  return Reflect.get(Object(body), 'code');
}

describe('the first visit', () => {
  let app: TestApp;
  let token: string;
  before(async () => {
    app = await testApp({ endpoints: peopleEndpoints, loadSubject });
    token = await createFirstStewardLink(app.context());
  });
  after(() => app.close());

  test('without the link of the console nobody begins', async () => {
    const seen = await app.visit().open('/first?token=guessed');
    assert.equal(seen.status, 409);
    const steward = { token: 'guessed', community: SHENTIAN, name: '吳建國' };
    const { body } = await app.visit().api('POST /first', steward);
    assert.equal(codeOf(body), 'link_used_up');
    assert.equal(await hasSteward(app.db), false);
  });

  test('a fresh link stops the one before', async () => {
    const old = token;
    token = await createFirstStewardLink(app.context());
    assert.equal((await app.visit().open(`/first?token=${old}`)).status, 409);
    assert.equal((await app.visit().open(`/first?token=${token}`)).status, 200);
  });

  test('the community is found by its name in the real tree and chosen', async () => {
    const browser = app.visit();
    const found = await browser.open(`/first?token=${token}&q=${encodeURIComponent('深田')}`);
    assert.match(found.text, /福建省 · 廈門市 · 思明區 · 開元街道/);
    assert.match(found.text, new RegExp(`community=${SHENTIAN}`));
    const chosen = await browser.open(`/first?token=${token}&community=${SHENTIAN}`);
    assert.match(chosen.text, /誰來管理深田社區/);
    assert.match(chosen.text, /name="name"/);
  });

  test('a community that is nowhere is refused and nothing is imported', async () => {
    const steward = { token, community: '999999999999', name: '吳建國' };
    const { body } = await app.visit().api('POST /first', steward);
    assert.equal(codeOf(body), 'unknown_community');
    assert.deepEqual(await searchPlaces(app.db, '深田'), []);
  });

  test('the first steward is made, signed in, and finds the city imported', async () => {
    const browser = app.visit();
    const from = `/first?token=${token}&community=${SHENTIAN}`;
    const empty = await browser.send('/first', { token, community: SHENTIAN, name: '' }, { from });
    assert.equal(empty.status, 422);
    const fields = { token, community: SHENTIAN, name: '吳建國', contact: 'wu@example.org' };
    const seen = await browser.send('/first', fields, { from });
    assert.equal(seen.location, `/places/${SHENTIAN}`);
    const me = await browser.open('/me');
    assert.match(me.text, /吳建國/);
    assert.match(me.text, /管理員/);
    assert.equal((await browser.open('/people')).status, 200);
    const address = { kind: 'email', address: 'wu@example.org' } as const;
    assert.notEqual(await findLogin(app.db, address), undefined);
    assert.equal((await searchPlaces(app.db, '深田'))[0]?.place.id, SHENTIAN);
  });

  test('there is no second first steward', async () => {
    assert.equal(await hasSteward(app.db), true);
    const later = await createFirstStewardLink(app.context());
    const steward = { token: later, community: SHENTIAN, name: '別人' };
    const { body } = await app.visit().api('POST /first', steward);
    assert.equal(codeOf(body), 'link_used_up');
  });
});

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { findPlace, listServedPlaces, listWithin } from '#/features/places/index.ts';
import { makeSignInLink } from '#/platform/auth/links.ts';
import type { TestApp } from '#test/app.ts';
import { contextOn, testApp } from '#test/app.ts';
import { rolledBack } from '#test/database.ts';
import { makeWorld, people, recordedIn, refusalOf } from '#test/world.ts';
import { listGrants } from '#/features/people/store/grants.ts';
import { findPerson } from '#/features/people/store/persons.ts';
import { checkFirstLink, createFirstStewardLink, hasSteward, makeFirstSteward } from './first.ts';

const SHENTIAN = '350203007010';

function steward(token: string, community = SHENTIAN) {
  return { token, community, name: '吳建國', address: undefined, reason: '第一位管理員' };
}

describe('the link of the first steward', () => {
  test('a link opens while nobody looks after the installation, for a week', async () => {
    await rolledBack(async (tx) => {
      const context = contextOn(tx);
      assert.equal(await hasSteward(tx), false);
      const token = await createFirstStewardLink(context);
      assert.equal(refusalOf(await checkFirstLink(context, token)), undefined);
      const late = contextOn(tx, { now: '2026-11-29T12:00:00Z' });
      assert.equal(refusalOf(await checkFirstLink(late, token)), 'link_used_up');
    });
  });

  test('a link is one at a time, and none of the personas’', async () => {
    await rolledBack(async (tx) => {
      const context = contextOn(tx);
      const old = await createFirstStewardLink(context);
      await createFirstStewardLink(context);
      assert.equal(refusalOf(await checkFirstLink(context, old)), 'link_used_up');
      const persona = { purpose: 'persona', personId: people.li, hours: 1, uses: 1 } as const;
      const other = await makeSignInLink(context, persona);
      assert.equal(refusalOf(await checkFirstLink(context, other)), 'link_used_up');
    });
  });

  test('a link opens nothing once there is a steward', async () => {
    await rolledBack(async (tx) => {
      const context = contextOn(tx);
      const token = await createFirstStewardLink(context);
      await makeWorld(tx);
      assert.equal(await hasSteward(tx), true);
      assert.equal(refusalOf(await checkFirstLink(context, token)), 'link_used_up');
      assert.equal(refusalOf(await makeFirstSteward(context, steward(token))), 'link_used_up');
    });
  });
});

describe('the first steward', () => {
  let app: TestApp;
  before(async () => {
    app = await testApp({ endpoints: [] });
  });
  after(() => app.close());

  test('the first steward is refused a place that is no community, and the link still opens', async () => {
    const token = await createFirstStewardLink(app.context());
    for (const community of ['999999999999', '350203000000']) {
      const tried = await makeFirstSteward(app.context(), steward(token, community));
      assert.equal(refusalOf(tried), 'unknown_community', community);
    }
    assert.equal(refusalOf(await checkFirstLink(app.context(), token)), undefined);
  });

  test('the first steward finds the whole city imported, the community served, and is its steward', async () => {
    const token = await createFirstStewardLink(app.context());
    const made = await makeFirstSteward(app.context(), steward(token));
    assert.ok(made.ok);
    const { personId, place } = made.value;
    assert.equal(place.names.hant, '深田社區');
    assert.equal((await findPlace(app.db, '3502'))?.names.hant, '廈門市');
    const communities = await listWithin(app.db, '35.02.03', 50);
    assert.ok(communities.length > 90, String(communities.length));
    assert.deepEqual(
      (await listServedPlaces(app.db)).map(({ id }) => id),
      [SHENTIAN],
    );
    const person = await findPerson(app.db, personId);
    assert.deepEqual([person?.name, person?.communityId], ['吳建國', SHENTIAN]);
    const [grant, ...others] = await listGrants(app.db, { communityId: SHENTIAN });
    assert.deepEqual(
      [grant?.role, grant?.personId, grant?.grantedBy, grant?.reason, others.length],
      ['steward', personId, undefined, '第一位管理員', 0],
    );
    const verbs = (await recordedIn(app.db)).map(({ what }) => what).toSorted();
    assert.deepEqual(verbs, ['people.begin', 'people.sign_in']);
  });

  test('the first steward is made once, however often the link is pressed', async () => {
    const token = await createFirstStewardLink(app.context());
    assert.equal(refusalOf(await makeFirstSteward(app.context(), steward(token))), 'link_used_up');
  });
});

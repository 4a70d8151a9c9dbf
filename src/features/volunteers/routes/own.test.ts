import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { join } from 'node:path';
import { sql } from 'kysely';
import { dutyOfMe, loadVolunteerReference } from '#/features/volunteers/index.ts';
import { findSetting } from '#/features/volunteers/store/settings.ts';
import { people, places, recordedIn } from '#test/world.ts';
import { codeOf, HERE, openVolunteerSite } from '#test/volunteer-site.ts';
import type { VolunteerSite } from '#test/volunteer-site.ts';

const REFERENCE = join(import.meta.dirname, '..', '..', '..', '..', 'db', 'reference');

let site: VolunteerSite;

describe('one’s own help', () => {
  before(async () => {
    site = await openVolunteerSite();
  });
  after(() => site.app.close());
  beforeEach(() => site.forget());

  describe('begins', () => {
    test('with a button under what is kept and what for, in three languages', async () => {
      const page = await site.chen.open(HERE);
      assert.match(page.text, /不看您人在哪裡，不打分，不排名/);
      assert.match(page.text, /我願意幫忙/);
      assert.match(page.text, new RegExp(`value="${places.building}"\\s+selected`));
      assert.doesNotMatch(page.text, /現在值班/);
      for (const [language, words] of [
        ['zh-Hans', /不看您人在哪里/],
        ['en', /Nobody looks where you are/],
      ] as const) {
        site.chen.cookies.set('linli_lang', language);
        assert.match((await site.chen.open(HERE)).text, words);
      }
      site.chen.cookies.delete('linli_lang');
    });

    test('by sending the form, and is on record without what was set', async () => {
      const sent = await site.chen.send(
        HERE,
        { anchor: places.building, quietFrom: '22:00', quietTo: '06:00', weeklyCap: '3' },
        { from: HERE, method: 'PUT' },
      );
      assert.equal(sent.location, HERE);
      const { text } = await site.chen.open(HERE);
      assert.match(text, /謝謝您！接下來可以選會什麼/);
      assert.match(text, /您現在不值班。/);
      assert.match(text, /22:00到06:00是您的安靜時間/);
      const [entry] = await recordedIn(site.app.db);
      assert.equal(entry?.what, 'volunteers.begin');
      assert.equal(entry?.personId, people.chen);
      assert.equal(entry?.communityId, places.community);
    });

    test('from a grid, too, which one’s community has', async () => {
      await sql`insert into places.grid (id, community_id, code, name)
        values (gen_random_uuid(), ${places.community}, 'g1', '一網格')
        on conflict do nothing`.execute(site.app.db);
      const { rows } = await sql<{ readonly id: string }>`
        select id::text from places.grid where code = 'g1'`.execute(site.app.db);
      const gridId = rows[0]?.id ?? '';
      assert.equal((await site.begin(site.chen, { anchor: gridId })).status, 200);
      const setting = await findSetting(site.app.db, people.chen);
      assert.deepEqual([setting?.gridId, setting?.buildingId], [gridId, undefined]);
      assert.match((await site.chen.open(HERE)).text, /一網格/);
    });

    test('with nobody who has signed in', async () => {
      assert.match((await site.app.visit().open(HERE)).location ?? '', /^\/sign-in/);
      assert.equal((await site.begin(site.app.visit())).status, 401);
    });

    test('elsewhere for who lives nowhere here, by way of the community they name', async () => {
      const zhuang = await site.app.signIn(people.zhuang);
      assert.match((await zhuang.open(HERE)).text, /登記裡還沒有您的住處/);
      const { text } = await zhuang.open(`${HERE}?near=${places.community}`);
      assert.match(text, /我願意幫忙/);
      assert.match(text, new RegExp(`name="near" value="${places.community}"`));
    });

    test('nowhere but at a building or a grid, and for kinds of calls there are', async () => {
      for (const anchor of [places.community, 'nowhere']) {
        assert.equal(codeOf(await site.begin(site.chen, { anchor })), 'anchor_unknown', anchor);
      }
      assert.equal(
        codeOf(await site.begin(site.chen, { groups: ['care', 'dancing'] })),
        'unknown_choice',
      );
      assert.equal(await findSetting(site.app.db, people.chen), undefined);
    });

    test('with quiet hours that are whole, and not the whole day', async () => {
      for (const wrong of [{ quietFrom: '22:00' }, { quietFrom: '08:00', quietTo: '08:00' }]) {
        assert.equal((await site.begin(site.chen, wrong)).status, 422, JSON.stringify(wrong));
      }
      assert.equal((await site.begin(site.chen, { weeklyCap: 0 })).status, 422);
    });
  });

  test('what is set stays when it is set again; no kind ticked means any', async () => {
    await site.begin(site.chen, {
      groups: ['care', 'care'],
      languages: ['cmn', 'nan'],
      weeklyCap: 2,
    });
    await site.chen.api(`PUT ${HERE}/duty`, { hours: 3 });
    const first = await findSetting(site.app.db, people.chen);
    assert.deepEqual(
      [first?.groups, first?.languages, first?.weeklyCap],
      [['care'], ['cmn', 'nan'], 2],
    );
    site.app.clock.forward({ minutes: 5 });
    await site.begin(site.chen);
    const second = await findSetting(site.app.db, people.chen);
    assert.deepEqual([second?.groups, second?.weeklyCap], [undefined, undefined]);
    assert.deepEqual([second?.onUntil, second?.since], [first?.onUntil, first?.since]);
    assert.equal((await site.recorded()).at(-1), 'volunteers.set_limits');
  });

  test('the same key begins once', async () => {
    const key = crypto.randomUUID();
    const first = await site.chen.api(`PUT ${HERE}`, { anchor: places.building }, key);
    const again = await site.chen.api(`PUT ${HERE}`, { anchor: places.building }, key);
    assert.deepEqual([again.status, again.body], [first.status, first.body]);
    assert.deepEqual(await site.recorded(), ['volunteers.begin']);
  });

  describe('skills', () => {
    test('are ticked; who ticks both can do it; what is not ticked is gone', async () => {
      await site.begin(site.chen);
      const both = { able: ['electrical', 'plumbing'], learning: ['electrical', 'legal'] };
      await site.chen.api(`PUT ${HERE}/skills`, both);
      const own = await site.ownOf(site.chen);
      assert.deepEqual([own.able, own.learning], [['electrical', 'plumbing'], ['legal']]);
      assert.match((await site.chen.open(HERE)).text, /value="electrical"\s+checked/);
      await site.chen.api(`PUT ${HERE}/skills`, { able: [], learning: [] });
      const after = await site.ownOf(site.chen);
      assert.deepEqual([after.able, after.learning], [[], []]);
    });

    test('are of the list, and of somebody who helps', async () => {
      const flying = { able: ['flying'], learning: [] };
      assert.equal(codeOf(await site.chen.api(`PUT ${HERE}/skills`, flying)), 'not_volunteering');
      await site.begin(site.chen);
      assert.equal(codeOf(await site.chen.api(`PUT ${HERE}/skills`, flying)), 'unknown_choice');
    });
  });

  test('stands on one’s own page in one line: asked, on duty, away', async () => {
    const draw = async () => (await site.chen.open('/me')).text;
    assert.match(await draw(), /願意搭把手嗎/);
    await site.begin(site.chen);
    await site.chen.api(`PUT ${HERE}/duty`, { hours: 2 });
    assert.match(await draw(), /您正在值班，到.*10:00。/);
    await site.chen.api(`PUT ${HERE}/rest`, { until: '2026-12-24' });
    assert.match(await draw(), /您停了，到2026年12月24日/);
    assert.equal(
      await dutyOfMe.load(site.app.context()),
      undefined,
      'a visitor has no page of their own',
    );
  });

  test('abilities are loaded once, and a name that the host has given stays', async () => {
    await sql`update volunteers.ability set name_hant = '電工' where code = 'electrical'`.execute(
      site.app.db,
    );
    await loadVolunteerReference(site.app.db, REFERENCE);
    await site.begin(site.chen);
    assert.match((await site.chen.open(HERE)).text, /電工/);
  });
});

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { findPlace } from '#/features/places/index.ts';
import { viewWith } from '#test/drawn.ts';
import { openVolunteerSite } from '#test/volunteer-site.ts';
import type { VolunteerSite } from '#test/volunteer-site.ts';
import { places } from '#test/world.ts';
import { helpOfPlace } from './place-panel.ts';

describe('what a community’s page says of who would help', () => {
  let site: VolunteerSite;
  before(async () => {
    site = await openVolunteerSite();
  });
  after(() => site.app.close());

  /** Has so many more help, of whom nobody is known. */
  async function come(count: number): Promise<void> {
    await sql`insert into volunteers.volunteer (community_id, person_id, building_id, since)
      select ${places.community}, gen_random_uuid(), ${places.building}, now()
      from generate_series(1, ${count}::int)`.execute(site.app.db);
  }

  async function draw(id: string, language: 'zh-Hant' | 'en' = 'en'): Promise<string | undefined> {
    const place = await findPlace(site.app.db, id);
    assert.ok(place !== undefined);
    const drawn = await helpOfPlace.load(site.app.context(), place);
    return drawn && `${await drawn(viewWith({ language }))}`;
  }

  test('is no number below five, and the number from there on', async () => {
    const alone = await draw(places.community);
    assert.match(alone ?? '', /Would you lend a hand/);
    await come(4);
    assert.equal(await draw(places.community), alone, 'four are told as none');
    await come(1);
    assert.match((await draw(places.community)) ?? '', /5 neighbours here would lend a hand/);
    assert.match((await draw(places.community, 'zh-Hant')) ?? '', /這裡有 5 位鄰居願意幫忙/);
    assert.match((await draw(places.nextCommunity)) ?? '', /Would you/, 'each has its own');
  });

  test('leads to where one begins, from this community', async () => {
    const address = `/me/volunteering?near=${places.community}`;
    assert.ok((await draw(places.community))?.includes(`href="${address}"`));
    const zhuang = await site.app.signIn('019cf000-0000-7000-8000-000000000004');
    const page = await zhuang.open(address);
    assert.match(page.text, /我願意幫忙/);
    const chosen = { anchor: places.otherBuilding, near: places.community };
    await zhuang.send('/me/volunteering', chosen, { from: address, method: 'PUT' });
    assert.match((await zhuang.open('/me/volunteering')).text, /您現在不值班/);
  });

  test('stands on no other page than a community’s', async () => {
    for (const id of [places.building, places.compound, places.district]) {
      assert.equal(await draw(id), undefined, id);
    }
  });
});

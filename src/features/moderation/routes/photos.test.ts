import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { z } from 'zod';
import { sql } from 'kysely';
import { picture } from '#test/raising.ts';
import { hideIn, openModerationSite } from '#test/moderation-site.ts';
import type { ModerationSite } from '#test/moderation-site.ts';
import { places } from '#test/world.ts';

let site: ModerationSite;
let matter: string;
let photo: string;
let review: string;
before(async () => {
  site = await openModerationSite();
  const begun = await site.li.send('/raise', {
    body: '欄杆鬆了，照片裡有人。',
    photo: await picture(),
  });
  const draft = new URL(begun.location ?? '', 'http://own').searchParams.get('draft') ?? '';
  const page = await site.li.open(`/raise?draft=${draft}`);
  photo = /name="kept"\s+value="([^"]+)"/.exec(page.text)?.[1] ?? '';
  const raised = await site.li.api('POST /matters', {
    profile: 'report',
    category: 'railing',
    placeId: places.compound,
    body: '欄杆鬆了，照片裡有人。',
    visibility: 'all',
    photos: [photo],
  });
  assert.equal(raised.status, 200, JSON.stringify(raised.body));
  matter = z.object({ id: z.string() }).parse(raised.body).id;
  review = await hideIn(site, matter, 'photo', { reason: 'personal' });
});
after(() => site.close());

async function countOf(): Promise<number> {
  const { rows } = await sql<{ readonly photo_count: number }>`
    select photo_count from matters.matter where photo_count >= 0
    order by raised_at desc, id desc limit 1`.execute(site.app.db);
  return rows[0]?.photo_count ?? -1;
}

test('a hidden photo is sent to nobody in any size, its bringer excepted', async () => {
  for (const size of ['thumb', 'card', 'full']) {
    assert.equal((await site.app.visit().open(`/photos/${photo}/${size}`)).status, 404, size);
    assert.equal((await site.zhuang.open(`/photos/${photo}/${size}`)).status, 404, size);
    assert.equal((await site.li.open(`/photos/${photo}/${size}`)).status, 200, size);
  }
});

test('the page says since when and why, and no list, feed or interface names it', async () => {
  const page = await site.app.visit().open(`/matters/${matter}`);
  assert.match(page.text, /有一張照片2026年11月23日起隱藏：寫了別人的個人資料/);
  const addresses = [
    `/matters/${matter}`,
    `/api/v1/matters/${matter}`,
    `/matters?place=${places.community}`,
    `/api/v1/matters?place=${places.community}`,
    `/places/${places.community}/feed.atom`,
    `/objections/new?matter=${matter}`,
  ];
  for (const address of addresses) {
    const seen = await site.app.visit().open(address);
    assert.ok(!seen.text.includes(photo), address);
  }
  assert.equal(await countOf(), 0);
});

test('the review does not show it either, and says that there are no words', async () => {
  const seen = await site.zhuang.open(`/reviews/${review}`);
  assert.equal(seen.status, 200);
  assert.ok(!seen.text.includes(`/photos/${photo}`));
});

test('shown again, it is there for all as before', async () => {
  assert.equal((await site.wu.api(`POST /reviews/${review}/showing`, {})).status, 200);
  assert.equal((await site.app.visit().open(`/photos/${photo}/card`)).status, 200);
  assert.equal(await countOf(), 1);
  const page = await site.app.visit().open(`/matters/${matter}`);
  assert.ok(page.text.includes(photo));
});

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import sharp from 'sharp';
import { z } from 'zod';
import { codeOf } from '#test/behalf-site.ts';
import { object, openModerationSite, reviewsOf, waitingFor } from '#test/moderation-site.ts';
import type { ModerationSite } from '#test/moderation-site.ts';
import { picture } from '#test/raising.ts';
import { people, places } from '#test/world.ts';

let site: ModerationSite;
before(async () => {
  site = await openModerationSite();
});
after(() => site.close());

const withId = z.object({ id: z.string() });
const photosShape = z.object({
  photos: z.array(z.object({ id: z.string(), isMine: z.boolean() })),
});
const HALF = '0 0 50 100';
let brought = 64;

/** A need of a neighbour with a photo that nobody else has brought. */
async function told() {
  brought += 1;
  const begun = await site.li.send('/raise', { body: '照片', photo: await picture(brought) });
  const draft = new URL(begun.location ?? '', 'http://own').searchParams.get('draft') ?? '';
  const page = await site.li.open(`/raise?draft=${draft}`);
  const photo = /name="kept"\s+value="([^"]+)"/.exec(page.text)?.[1] ?? '';
  const need = { profile: 'report', category: 'railing', placeId: places.compound };
  const body = `第 ${brought} 件：欄杆鬆了，照片裡有人。`;
  const raised = await site.li.api('POST /matters', {
    ...need,
    body,
    visibility: 'all',
    photos: [photo],
  });
  assert.equal(raised.status, 200, JSON.stringify(raised.body));
  return { matter: withId.parse(raised.body).id, photo };
}

/** The same, with a neighbour who objects to the photo; gives the review as well. */
async function objected() {
  const { matter, photo } = await told();
  const said = await object(site.chen, matter, 'photo', 'personal');
  assert.equal(said.status, 200, JSON.stringify(said.body));
  return { matter, photo, review: await waitingFor(site.zhuang, matter, 'photo') };
}

async function photoOf(matter: string): Promise<string> {
  const seen = await site.app.visit().api(`GET /matters/${matter}`);
  return photosShape.parse(seen.body).photos[0]?.id ?? '';
}

/** How light a sent photo is in the middle of its left and of its right half. */
async function halvesOf(photo: string, size = 'full'): Promise<readonly number[]> {
  const seen = await site.app.request(`/photos/${photo}/${size}`);
  assert.equal(seen.status, 200, size);
  const bytes = new Uint8Array(await seen.arrayBuffer());
  const { data, info } = await sharp(bytes).greyscale().raw().toBuffer({ resolveWithObject: true });
  const row = Math.floor(info.height / 2) * info.width;
  return [0.25, 0.75].map((at) => data[(row + Math.floor(at * info.width)) * info.channels] ?? -1);
}

describe('who reviews a photo', () => {
  test('covers a part by a form of numbers, and the photo as it was is read by nobody', async () => {
    const { matter, photo, review } = await objected();
    const [wasLeft = 0] = await halvesOf(photo);
    assert.ok(wasLeft > 20, 'the control: it was not black before');
    const page = await site.zhuang.open(`/reviews/${review}`);
    const address = /href="(\/covers\/new[^"]+)"/.exec(page.text)?.[1]?.replace('&amp;', '&') ?? '';
    const form = await site.zhuang.open(address);
    assert.match(form.text, new RegExp(`/photos/${photo}/full`));
    const wish = { boxes: HALF, reason: 'personal', words: '臉看得太清楚。', matter, photo };
    const sent = await site.zhuang.send('/covers', wish, { from: address });
    assert.equal(sent.status, 303, sent.text);
    assert.equal(sent.location, `/matters/${matter}`);
    await site.app.runJobs();
    const covered = await photoOf(matter);
    assert.notEqual(covered, photo);
    for (const size of ['thumb', 'card', 'full']) {
      const [left = 99, right = 0] = await halvesOf(covered, size);
      assert.ok(left < 12 && right > 20, `${size}: ${left} ${right}`);
      for (const who of [site.app.visit(), site.li, site.zhuang, site.wu])
        assert.equal((await who.open(`/photos/${photo}/${size}`)).status, 404, size);
    }
    const { rows } = await sql`select from platform.file where id = ${photo}::uuid`.execute(
      site.app.db,
    );
    assert.equal(rows.length, 0);
  });

  test('decides the review by it, is kept in the journal, and its bringer is told', async () => {
    const { matter, photo, review } = await objected();
    await site.app.runJobs();
    const before = site.app.sent.length;
    const wish = { boxes: HALF, reason: 'personal', words: '臉看得太清楚。', matter, photo };
    const done = await site.zhuang.api('POST /covers', wish);
    assert.equal(done.status, 200, JSON.stringify(done.body));
    await site.app.runJobs();
    const { decided } = await reviewsOf(site.wu);
    const found = decided.find(({ id }) => id === review);
    assert.deepEqual([found?.decision, found?.reason], ['mended', 'personal']);
    const letters = site.app.sent.slice(before).map(({ text }) => text);
    assert.ok(
      letters.some((text) => /有一部分遮住了。原因：寫了別人的個人資料。臉看得太清楚。/.test(text)),
      letters.join(),
    );
    const { rows } = await sql<{ readonly actor_id: string; readonly data: unknown }>`
      select actor_id, data from platform.journal
      where feature = 'moderation' and verb = 'cover' and subject_id = ${review}`.execute(
      site.app.db,
    );
    const data = { kind: 'photo', boxes: 1, reason: 'personal' };
    assert.deepEqual(rows, [{ actor_id: people.zhuang, data }]);
    const story = await site.app.visit().open(`/matters/${matter}`);
    assert.match(story.text, /遮住了照片裡的一部分/);
    const again = await site.zhuang.api('POST /covers', { ...wish, photo: await photoOf(matter) });
    assert.equal(codeOf(again), 'not_found', 'what is reviewed no more is covered no more');
  });

  test('says why, and says which parts', async () => {
    const { matter, photo } = await objected();
    const wish = { matter, photo, boxes: HALF };
    assert.equal(codeOf(await site.zhuang.api('POST /covers', wish)), 'reason_required');
    const address = `/covers/new?matter=${matter}&photo=${photo}`;
    const wrong = { matter, photo, boxes: '10 20', reason: 'personal' };
    const sent = await site.zhuang.send('/covers', wrong, { from: address });
    assert.equal(sent.status, 422);
    assert.match(sent.text, /10 20/);
    assert.equal(await photoOf(matter), photo);
  });

  test('nobody else does: neighbours, workers from elsewhere, or before anybody objected', async () => {
    const { matter, photo } = await told();
    const wish = { matter, photo, boxes: HALF, reason: 'personal' };
    assert.equal(codeOf(await site.zhuang.api('POST /covers', wish)), 'not_found');
    await object(site.chen, matter, 'photo', 'personal');
    for (const who of [site.chen, site.xu]) {
      assert.equal(codeOf(await who.api('POST /covers', wish)), 'not_found');
      const page = await who.open(`/covers/new?matter=${matter}&photo=${photo}`);
      assert.equal(page.status, 404);
    }
    assert.equal((await site.app.visit().api('POST /covers', wish)).status, 401);
  });

  test('of two who cover at once one does, and the other hears that it is done', async () => {
    const { matter, photo } = await objected();
    const wish = { matter, photo, boxes: HALF, reason: 'personal' };
    const both = await Promise.all(
      [site.zhuang, site.wu].map((who) => who.api('POST /covers', wish)),
    );
    assert.deepEqual(both.map(({ status }) => status).filter((status) => status === 200).length, 1);
    const said = both.filter(({ status }) => status !== 200).map((one) => codeOf(one));
    assert.match(String(said[0]), /^(?:not_found|photo_gone)$/);
  });
});

describe('who brought a photo', () => {
  test('covers a part at any time, without a reason, from a link on the matter', async () => {
    const { matter, photo } = await told();
    const page = await site.li.open(`/matters/${matter}`);
    assert.ok(page.text.includes(`photo=${photo}`), 'a link leads there');
    const others = await site.chen.open(`/matters/${matter}`);
    assert.ok(!others.text.includes('/covers/new'), 'and for nobody else');
    const done = await site.li.api('POST /covers', {
      matter,
      photo,
      boxes: [{ left: 50, top: 0, width: 50, height: 100 }],
    });
    assert.equal(done.status, 200, JSON.stringify(done.body));
    const [left = 0, right = 99] = await halvesOf(await photoOf(matter));
    assert.ok(left > 20 && right < 12);
    const again = await site.li.api('POST /covers', { matter, photo, boxes: HALF });
    assert.equal(codeOf(again), 'not_found', 'the photo as it was is there no more');
  });

  test('a review that waits goes on with the photo as it is now', async () => {
    const { matter, photo, review } = await objected();
    assert.equal((await site.li.api('POST /covers', { matter, photo, boxes: HALF })).status, 200);
    const seen = await site.zhuang.open(`/reviews/${review}`);
    assert.equal(seen.status, 200);
    assert.ok(seen.text.includes(`/photos/${await photoOf(matter)}/card`));
    const hide = { decision: 'hidden', reason: 'personal' };
    assert.equal((await site.zhuang.api(`POST /reviews/${review}/decision`, hide)).status, 200);
    assert.equal(await photoOf(matter), '', 'hidden it is hidden, whatever file it is');
    assert.equal((await site.wu.api(`POST /reviews/${review}/showing`, {})).status, 200);
    assert.notEqual(await photoOf(matter), '');
  });

  test('a photo that stands in two matters is covered in both, and in what is being told', async () => {
    const { matter, photo } = await told();
    const second = await site.li.api('POST /matters', {
      profile: 'report',
      category: 'railing',
      placeId: places.compound,
      body: '同一處，又鬆了一根。',
      visibility: 'all',
      photos: [photo],
    });
    const other = withId.parse(second.body).id;
    const begun = await site.li.send('/raise', {
      body: '還有一處。',
      photo: await picture(brought),
    });
    assert.equal(begun.status, 303);
    assert.equal((await site.li.api('POST /covers', { matter, photo, boxes: HALF })).status, 200);
    assert.equal(await photoOf(other), await photoOf(matter));
    const { rows } = await sql<{ readonly kept: boolean }>`
      select exists (select from matters.draft d, unnest(d.photos) as one (id)
        where not exists (select from platform.file f where f.id = one.id)) as kept`.execute(
      site.app.db,
    );
    assert.deepEqual(rows, [{ kept: false }], 'no draft names a photo that is gone');
  });
});

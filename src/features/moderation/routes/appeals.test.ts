import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { codeOf } from '#test/behalf-site.ts';
import { hideIn, openModerationSite, reviewsOf, tellSomething } from '#test/moderation-site.ts';
import type { ModerationSite } from '#test/moderation-site.ts';
import { people, places } from '#test/world.ts';

let site: ModerationSite;
before(async () => {
  site = await openModerationSite();
});
after(() => site.close());

let told = 0;

/** A comment of a neighbour that the worker has hidden; gives its matter and its review. */
async function hiddenComment(words: string) {
  told += 1;
  const matter = await tellSomething(site, `第 ${told} 件：樓梯的扶手鬆了。`, words);
  return { matter, review: await hideIn(site, matter, 'comment') };
}

/** Sends an appeal by the form that its author is shown. */
function appealBy(who: 'chen' | 'li' | 'zhuang', review: string) {
  const address = `/reviews/${review}/appeal`;
  return site[who].send(address, { words: '我沒有罵人' }, { from: address });
}

describe('an appeal', () => {
  test('its author finds what is hidden, sends it by a form, and another one shows it again', async () => {
    const { matter, review } = await hiddenComment('說急了的話');
    const page = await site.chen.open(`/matters/${matter}`);
    assert.match(page.text, /樓梯的扶手/);
    const own = await site.chen.open('/me/hidden');
    assert.match(own.text, new RegExp(`/reviews/${review}/appeal`));
    const form = await site.chen.open(`/reviews/${review}/appeal`);
    assert.match(form.text, /說急了的話/);
    const sent = await appealBy('chen', review);
    assert.deepEqual([sent.status, sent.location], [303, '/me/hidden'], sent.text);
    assert.match((await site.chen.open('/me/hidden')).text, /已經申訴/);
    // Who hid it does not find it among those to be heard, and reads that it is for another.
    assert.doesNotMatch(
      (await site.zhuang.open(`/reviews?place=${places.community}`)).text,
      /有人申訴的/,
    );
    assert.match((await site.zhuang.open(`/reviews/${review}`)).text, /要由另一個人來看/);
    assert.match((await site.wu.open(`/reviews?place=${places.community}`)).text, /有人申訴的/);
    const address = `/reviews/${review}/appeal/outcome`;
    const heard = await site.wu.send(address, { outcome: 'shown' }, { from: `/reviews/${review}` });
    assert.equal(heard.status, 303, heard.text);
    assert.match((await site.app.visit().open(`/matters/${matter}`)).text, /說急了的話/);
    assert.match((await site.chen.open('/me/hidden')).text, /起重新顯示/);
  });

  test('it stays hidden: its author is told with the answer, and cannot appeal again', async () => {
    const { matter, review } = await hiddenComment('真的罵人的話');
    await appealBy('chen', review);
    await site.app.runJobs();
    const before = site.app.sent.length;
    const wish = { outcome: 'upheld', answer: '換個說法就好。' };
    const heard = await site.wu.api(`POST /reviews/${review}/appeal/outcome`, wish);
    assert.equal(heard.status, 200, JSON.stringify(heard.body));
    await site.app.runJobs();
    const letters = site.app.sent.slice(before).map(({ text }) => text);
    assert.ok(
      letters.some((text) => /還是隱藏。換個說法就好。/.test(text)),
      letters.join(),
    );
    assert.doesNotMatch((await site.app.visit().open(`/matters/${matter}`)).text, /真的罵人的話/);
    const again = await site.chen.api(`POST /reviews/${review}/appeal`, { words: '再看' });
    assert.equal(codeOf(again), 'appealed_already');
    const twice = await site.wu.api(`POST /reviews/${review}/appeal/outcome`, wish);
    assert.equal(codeOf(twice), 'decided_already');
  });

  test('who hid it does not hear it; what nobody appealed against is not heard', async () => {
    const { review } = await hiddenComment('一句不好的話');
    const wish = { outcome: 'shown' };
    const none = await site.wu.api(`POST /reviews/${review}/appeal/outcome`, wish);
    assert.equal(codeOf(none), 'no_appeal');
    await appealBy('chen', review);
    const own = await site.zhuang.api(`POST /reviews/${review}/appeal/outcome`, wish);
    assert.equal(codeOf(own), 'same_person');
    assert.equal((await site.xu.api(`POST /reviews/${review}/appeal/outcome`, wish)).status, 404);
    assert.equal((await site.li.api(`POST /reviews/${review}/appeal/outcome`, wish)).status, 403);
  });

  test('nobody appeals for others, and not against what is shown', async () => {
    const { review } = await hiddenComment('又一句');
    for (const who of [site.li, site.zhuang, site.xu]) {
      const sent = await who.api(`POST /reviews/${review}/appeal`, { words: '請顯示' });
      assert.equal(sent.status, 404);
      assert.equal((await who.open(`/reviews/${review}/appeal`)).status, 404);
    }
    await site.wu.api(`POST /reviews/${review}/showing`, {});
    const late = await site.chen.api(`POST /reviews/${review}/appeal`, { words: '請顯示' });
    assert.equal(codeOf(late), 'not_hidden');
  });

  test('shown again by who hid it, an appeal is answered with that', async () => {
    const { review } = await hiddenComment('看錯了的話');
    await appealBy('chen', review);
    assert.equal((await site.zhuang.api(`POST /reviews/${review}/showing`, {})).status, 200);
    const { rows } = await sql<{ readonly outcome: string }>`
      select outcome from moderation.appeal where review_id = ${review}::uuid`.execute(site.app.db);
    assert.deepEqual(rows, [{ outcome: 'shown' }]);
  });

  test('two who hear it at once: one outcome, and the other hears that it is decided', async () => {
    const { review } = await hiddenComment('一起看的話');
    await appealBy('chen', review);
    const both = await Promise.all(
      ['shown', 'upheld'].map((outcome) =>
        site.wu.api(`POST /reviews/${review}/appeal/outcome`, { outcome }),
      ),
    );
    assert.deepEqual(
      both.map(({ status }) => status).toSorted((a, b) => a - b),
      [200, 409],
    );
  });

  test('what stands on the page of a matter leads its author on, in three languages', async () => {
    const matter = await tellSomething(site, `第 ${told} 件：地下室積水。`, undefined);
    await hideIn(site, matter, 'words');
    for (const [language, text] of [
      ['zh-Hant', /是您的？看原因/],
      ['zh-Hans', /是您的？看原因，或请人再看/],
      ['en', /Is it yours\? See why/],
    ] as const) {
      const seen = await site.app.request(`/matters/${matter}`, {
        headers: { 'accept-language': language },
      });
      const page = await seen.text();
      assert.match(page, text);
      assert.match(page, /href="\/me\/hidden"/);
    }
  });

  test('a visitor signs in first, and what is hidden of nobody is an empty list', async () => {
    assert.equal((await site.app.visit().open('/me/hidden')).status, 303);
    assert.match((await site.xu.open('/me/hidden')).text, /您的內容都沒有隱藏/);
    const seen = await site.xu.api('GET /me/hidden');
    assert.deepEqual(seen.body, { hidden: [] });
  });

  test('an empty reason is asked for again, with the form as it was', async () => {
    const { review } = await hiddenComment('空白');
    const address = `/reviews/${review}/appeal`;
    const sent = await site.chen.send(address, { words: '  ' }, { from: address });
    assert.equal(sent.status, 422);
    assert.match(sent.text, /name="words"/);
  });

  test('two appeals sent at once are one', async () => {
    const { review } = await hiddenComment('兩次');
    const both = await Promise.all(
      [1, 2].map(() => site.chen.api(`POST /reviews/${review}/appeal`, { words: '請看' })),
    );
    assert.deepEqual(
      both.map(({ status }) => status).toSorted((a, b) => a - b),
      [200, 409],
    );
  });

  test('the journal tells that, and none of the words', async () => {
    const { review } = await hiddenComment('不進紀錄的話');
    await appealBy('chen', review);
    const { rows } = await sql<{
      readonly verb: string;
      readonly actor_id: string;
      readonly data: unknown;
    }>`
      select verb, actor_id, data from platform.journal
      where feature = 'moderation' and subject_id = ${review} and verb = 'appeal'`.execute(
      site.app.db,
    );
    assert.deepEqual(rows, [{ verb: 'appeal', actor_id: people.chen, data: { kind: 'comment' } }]);
  });
});

describe('the rules of what is hidden', () => {
  test('everybody reads them, with the counts of their community, as page and as data', async () => {
    const before = await reviewsOf(site.wu);
    const seen = await site.app.visit().api(`GET /content-rules?place=${places.compound}`);
    const { place, counts } = Object(seen.body);
    assert.equal(place.id, places.community);
    const hidden = before.decided.filter((one) => one.decision === 'hidden').length;
    assert.ok(counts.hidden === hidden && hidden > 5, JSON.stringify(counts));
    assert.deepEqual(
      counts.byReason.filter((one: { hidden: number }) => one.hidden !== 0),
      [{ reason: 'insult', hidden }],
    );
    const page = await site.app.visit().open('/content-rules');
    assert.match(page.text, /批評社區、物業/);
    assert.match(page.text, /寫了別人個人資料的，1個工作日內看/);
    assert.equal((await site.app.visit().open('/content-rules?place=nowhere')).status, 404);
  });

  test('one of its kind is not published, nor what would tell of it', async () => {
    const matter = await tellSomething(site, '又一件：門鎖壞了。', '王家電話13800000000');
    await hideIn(site, matter, 'comment', { reason: 'personal' });
    const visitor = site.app.visit();
    const seen = await visitor.api(`GET /content-rules?place=${places.community}`);
    const { counts } = Object(seen.body);
    assert.ok(counts.hidden > 6, JSON.stringify(counts));
    assert.equal(counts.byReason, undefined);
    const page = await visitor.open(`/content-rules?place=${places.community}`);
    assert.match(page.text, /不公布/);
  });

  test('a host who changes the days changes what is read', async () => {
    await sql`update moderation.deadline_rule set working_days = 2 where reason = '*'`.execute(
      site.app.db,
    );
    const page = await site.app.visit().open(`/content-rules?place=${places.community}`);
    assert.match(page.text, /別的，2個工作日內看/);
  });

  test('the next community reads its own counts and no others', async () => {
    const next = await site.xu.api(`GET /content-rules?place=${places.nextCommunity}`);
    assert.deepEqual(Object(next.body).counts.hidden, 0);
  });

  test('above a community there are no counts, and the foot of each page leads there', async () => {
    const seen = await site.app.visit().api(`GET /content-rules?place=${places.district}`);
    assert.equal(Object(seen.body).counts, undefined);
    assert.match((await site.app.visit().open('/about')).text, /href="\/content-rules"/);
  });
});

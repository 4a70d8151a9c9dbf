import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { codeOf } from '#test/behalf-site.ts';
import {
  aimAt,
  hideIn,
  object,
  openModerationSite,
  reviewsOf,
  tellSomething,
  waitingFor,
} from '#test/moderation-site.ts';
import type { ModerationSite } from '#test/moderation-site.ts';
import { raise } from '#test/behalf-site.ts';
import { people, places } from '#test/world.ts';

let site: ModerationSite;
before(async () => {
  site = await openModerationSite();
});
after(() => site.close());

let told = 0;

/** No two people tell the same words. */
function tell(comment?: string): Promise<string> {
  told += 1;
  return tellSomething(site, `第 ${told} 件：樓道的燈不亮，晚上走路要小心。`, comment);
}

describe('objecting', () => {
  test('a neighbour objects to a comment; nothing changes, and nobody is told who it was', async () => {
    const matter = await tell('你們都是騙子');
    const done = await object(site.li, matter, 'comment');
    assert.equal(done.status, 200);
    const page = await site.app.visit().open(`/matters/${matter}`);
    assert.match(page.text, /你們都是騙子/);
    const id = await waitingFor(site.zhuang, matter, 'comment');
    const review = await site.zhuang.open(`/reviews/${id}`);
    assert.match(review.text, /罵人、傷人/);
    assert.match(review.text, /不該這樣寫/);
    assert.doesNotMatch(review.text, /李大同|李老師/);
    assert.doesNotMatch(JSON.stringify((await site.zhuang.api(`GET /reviews/${id}`)).body), /李/);
    const own = await site.chen.open('/api/v1/me/data');
    assert.doesNotMatch(own.text, /不該這樣寫/);
  });

  test('a visitor objects by the form, which comes back where it stood', async () => {
    const matter = await tell();
    const visitor = site.app.visit();
    const from = `/objections/new?matter=${matter}`;
    const page = await visitor.open(from);
    assert.match(page.text, /這裡有不該出現的內容/);
    const thing = await aimAt(visitor, matter, 'words');
    const missing = await visitor.send('/objections', { matter, thing, words: '想一想' }, { from });
    assert.equal(missing.status, 422);
    assert.match(missing.text, /想一想<\/textarea/);
    const sent = await visitor.send('/objections', { matter, thing, reason: 'untrue' }, { from });
    assert.equal(sent.status, 303);
    assert.equal(sent.location, `/matters/${matter}`);
    assert.ok(await waitingFor(site.zhuang, matter, 'words'));
  });

  test('many objections make one review, and who objects twice is heard once', async () => {
    const matter = await tell('看這個廣告');
    for (const browser of [site.li, site.li, site.xu, site.app.visit()]) {
      assert.equal((await object(browser, matter, 'comment', 'advertising')).status, 200);
    }
    const { waiting } = await reviewsOf(site.zhuang);
    const here = waiting.filter((one) => one.matter.id === matter);
    assert.equal(here.length, 1);
    const { body } = await site.zhuang.api(`GET /reviews/${here[0]?.id ?? ''}`);
    assert.equal(Object(body).objections.length, 3);
  });

  test('each part of a matter can be meant, its name and its photos too', async () => {
    const matter = await tell('一句話');
    const page = await site.app.visit().open(`/objections/new?matter=${matter}`);
    assert.match(page.text, /這件事的標題和內容/);
    assert.match(page.text, /提的人的名字/);
    assert.match(page.text, /一句話/);
  });

  test('what is not there, not theirs to see, or no reason of ours is refused', async () => {
    const matter = await tell();
    const wish = { matter, thing: `comment:${crypto.randomUUID()}`, reason: 'insult' };
    assert.equal(codeOf(await site.chen.api('POST /objections', wish)), 'thing_unknown');
    const none = { ...wish, matter: `${places.community}-2026-9999` };
    assert.equal((await site.chen.api('POST /objections', none)).status, 404);
    for (const bad of [{ reason: 'ugly' }, { thing: 'body:1' }, { thing: "words:' or 1=1" }]) {
      assert.equal((await site.chen.api('POST /objections', { ...wish, ...bad })).status, 422);
    }
    const staffOnly = { profile: 'report', category: 'railing', placeId: places.compound };
    const body = { ...staffOnly, body: '只給工作人員看的欄杆', visibility: 'staff' };
    const raised = Object((await site.li.api('POST /matters', body)).body);
    const hidden = { ...wish, matter: raised.id, thing: `words:${crypto.randomUUID()}` };
    assert.equal((await site.app.visit().api('POST /objections', hidden)).status, 404);
  });

  test('markup in what somebody says stays what they typed', async () => {
    const matter = await tell('留言');
    const thing = await aimAt(site.li, matter, 'comment');
    const words = '<script>alert(1)</script><b onclick=x>';
    await site.li.api('POST /objections', { matter, thing, reason: 'other', words });
    const id = await waitingFor(site.zhuang, matter, 'comment');
    const page = await site.zhuang.open(`/reviews/${id}`);
    assert.doesNotMatch(page.text, /<script>alert|<b onclick/);
    assert.match(page.text, /&lt;script&gt;alert/);
  });
});

describe('deciding', () => {
  test('hidden with a reason: all read when and why, the author hears it, it can come back', async () => {
    const matter = await tell('傷人的話');
    const review = await hideIn(site, matter, 'comment', { words: '請好好說' });
    const page = await site.app.visit().open(`/matters/${matter}`);
    assert.doesNotMatch(page.text, /傷人的話/);
    assert.match(page.text, /2026年11月23日起隱藏：罵人、傷人/);
    assert.match(page.text, /隱藏了一處內容/);
    assert.doesNotMatch(page.text, /請好好說/);
    const before = site.app.sent.length;
    await site.app.runJobs();
    const letters = site.app.sent.slice(before).map(({ text }) => text);
    assert.ok(
      letters.some((text) => /原因：罵人、傷人。請好好說/.test(text)),
      letters.join(),
    );
    const showing = await site.wu.send(
      `/reviews/${review}/showing`,
      {},
      { from: `/reviews/${review}` },
    );
    assert.equal(showing.status, 303);
    const again = await site.app.visit().open(`/matters/${matter}`);
    assert.match(again.text, /傷人的話/);
    assert.doesNotMatch(again.text, /起隱藏/);
    const twice = await site.wu.api(`POST /reviews/${review}/showing`, {});
    assert.equal(codeOf(twice), 'not_hidden');
  });

  test('what stays, stays, and a later objection opens a review of its own', async () => {
    const matter = await tell('普通的話');
    await object(site.li, matter, 'comment');
    const first = await waitingFor(site.zhuang, matter, 'comment');
    const kept = await site.zhuang.api(`POST /reviews/${first}/decision`, { decision: 'kept' });
    assert.equal(kept.status, 200);
    const twice = await site.wu.api(`POST /reviews/${first}/decision`, { decision: 'kept' });
    assert.equal(codeOf(twice), 'decided_already');
    await object(site.xu, matter, 'comment');
    assert.notEqual(await waitingFor(site.zhuang, matter, 'comment'), first);
  });

  test('what is hidden cannot be objected to, nor hidden by a second review', async () => {
    const matter = await tell('要隱藏的話');
    await hideIn(site, matter, 'comment');
    assert.equal(codeOf(await object(site.xu, matter, 'comment')), 'thing_unknown');
  });

  test('the form says what is missing: a reason, a passage that is there, a name is not hidden', async () => {
    const matter = await tell('這裡有電話');
    await object(site.li, matter, 'comment');
    const id = await waitingFor(site.zhuang, matter, 'comment');
    const decide = (fields: object) => site.zhuang.api(`POST /reviews/${id}/decision`, fields);
    assert.equal(codeOf(await decide({ decision: 'hidden' })), 'reason_required');
    const wrong = { decision: 'hidden', reason: 'personal', passage: '沒有這句' };
    assert.equal(codeOf(await decide(wrong)), 'passage_not_found');
    assert.equal((await decide({ ...wrong, passage: '電' })).status, 422);
    assert.equal((await decide({ decision: 'burnt' })).status, 422);
    const from = `/reviews/${id}`;
    const form = await site.zhuang.send(`/reviews/${id}/decision`, wrong, { from });
    assert.equal(form.status, 409);
    assert.match(form.text, /原文裡找不到這段話/);
    assert.match(form.text, /沒有這句<\/textarea/);
    await object(site.chen, matter, 'name');
    const name = await waitingFor(site.zhuang, matter, 'name');
    const hide = { decision: 'hidden', reason: 'insult' };
    const refused = await site.zhuang.api(`POST /reviews/${name}/decision`, hide);
    assert.equal(codeOf(refused), 'not_hideable');
    const mended = await site.zhuang.api(`POST /reviews/${name}/decision`, { decision: 'mended' });
    assert.equal(mended.status, 200);
  });

  test('nobody judges their own words, and does not find them on the list', async () => {
    const matter = await raise(site.zhuang, '櫃台的電腦壞了，我自己提的。');
    await object(site.li, matter, 'words');
    assert.equal(
      (await reviewsOf(site.zhuang)).waiting.some((one) => one.matter.id === matter),
      false,
    );
    const id = await waitingFor(site.wu, matter, 'words');
    assert.equal(codeOf(await site.zhuang.api(`GET /reviews/${id}`)), 'own_words');
    const decide = await site.zhuang.api(`POST /reviews/${id}/decision`, { decision: 'kept' });
    assert.equal(codeOf(decide), 'own_words');
    assert.equal(
      (await site.wu.api(`POST /reviews/${id}/decision`, { decision: 'kept' })).status,
      200,
    );
  });

  test('two who decide at once: one decision, and the other hears that it is decided', async () => {
    const matter = await tell('兩個人同時看');
    await object(site.li, matter, 'comment');
    const id = await waitingFor(site.zhuang, matter, 'comment');
    const hide = { decision: 'hidden', reason: 'insult' };
    const both = await Promise.all([
      site.zhuang.api(`POST /reviews/${id}/decision`, hide),
      site.wu.api(`POST /reviews/${id}/decision`, { decision: 'kept' }),
    ]);
    assert.deepEqual(both.map(({ status }) => status).toSorted(), [200, 409]);
  });

  test('a worker from elsewhere, a neighbour and a visitor decide nothing', async () => {
    const matter = await tell('別處的人');
    await object(site.li, matter, 'comment');
    const id = await waitingFor(site.zhuang, matter, 'comment');
    const wish = { decision: 'kept' };
    const path = `POST /reviews/${id}/decision` as const;
    assert.equal((await site.xu.api(path, wish)).status, 404);
    assert.equal((await site.li.api(path, wish)).status, 403);
    assert.equal((await site.app.visit().api(path, wish)).status, 401);
    assert.equal((await site.xu.api(`GET /reviews?place=${places.community}`)).status, 404);
  });

  test('reading what is hidden is written down each time, reading what is shown is not', async () => {
    const matter = await tell('記下來的話');
    const review = await hideIn(site, matter, 'comment');
    const count = async () => {
      const { rows } = await sql<{ readonly actor_id: string }>`
        select actor_id from platform.journal
        where feature = 'moderation' and verb = 'read' and subject_id = ${review}`.execute(
        site.app.db,
      );
      return rows.map((row) => row.actor_id);
    };
    assert.deepEqual(await count(), []);
    const seen = await site.wu.open(`/reviews/${review}`);
    assert.match(seen.text, /記下來的話/);
    assert.deepEqual(await count(), [people.wu]);
  });

  test('when what names somebody is due comes before the rest, in working days', async () => {
    const matter = await tell('隔壁的電話');
    // It is a Monday morning: the first of the working days is this one.
    await object(site.li, matter, 'words', 'other');
    await object(site.li, matter, 'comment', 'personal');
    const { waiting } = await reviewsOf(site.zhuang);
    const [words, comment] = ['words', 'comment'].map(
      (kind) => waiting.find((one) => one.matter.id === matter && one.kind === kind)?.dueAt ?? '',
    );
    assert.match(comment ?? '', /^2026-11-23T/);
    assert.match(words ?? '', /^2026-11-25T/);
  });

  test('the three languages say the reason', async () => {
    const matter = await tell('三種語言');
    await hideIn(site, matter, 'comment', { reason: 'personal' });
    for (const [language, text] of [
      ['zh-Hans', /2026年11月23日起隐藏：写了别人的个人资料/],
      ['en', /Hidden on .*2026: personal data of somebody/],
    ] as const) {
      const seen = await site.app.request(`/matters/${matter}`, {
        headers: { 'accept-language': language },
      });
      assert.match(await seen.text(), text);
    }
  });
});

describe('a flood', () => {
  test('more objections from one network in an hour than anybody has are too many', async () => {
    const matter = await tell('吵鬧');
    await site.app.db
      .updateTable('platform.attempt')
      .set({ count: 40 })
      .where('kind', '=', 'moderation.object')
      .execute();
    const seen = await object(site.app.visit(), matter, 'comment');
    assert.equal(seen.status, 429);
    assert.equal(codeOf(seen), 'too_many_requests');
    site.app.clock.forward({ hours: 1 });
    assert.equal((await object(site.app.visit(), matter, 'comment')).status, 200);
  });

  test('who has objected too often in an hour waits, and holds up no neighbour', async () => {
    const matter = await tell('說個不停');
    assert.equal((await object(site.chen, matter, 'comment')).status, 200);
    await site.app.db
      .updateTable('platform.attempt')
      .set({ count: 20 })
      .where('kind', '=', 'moderation.object')
      .where('subject', '=', people.chen)
      .execute();
    assert.equal(codeOf(await object(site.chen, matter, 'words')), 'too_many_requests');
    assert.equal((await object(site.wu, matter, 'words')).status, 200);
  });
});

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { z } from 'zod';
import { mainOf, openMatterSite, readable, refusedBy } from '#test/matter-site.ts';
import type { MatterSite } from '#test/matter-site.ts';
import {
  above,
  company,
  dispatcher,
  gridWorker,
  people,
  places,
  repairer,
} from '#test/matters-world.ts';
import { draftOf, lastForm } from '#test/raising.ts';
import type { Browser } from '#test/app.ts';
import { findByReference } from '#/features/matters/store/matters.ts';
import { againstOf } from './raise-about.ts';

let site: MatterSite;
const committee = '019cf000-0000-7000-8000-0000000000c2';
const elsewhere = '019cf000-0000-7000-8000-0000000000c3';

before(async () => {
  site = await openMatterSite();
  await sql`insert into organisations.kind (code, name_hant, name_hans, name_en, icon, ordinal)
    values ('residents_committee', '居民委員會', '居民委员会', 'Residents’ committee', 'home', 2)
    on conflict do nothing`.execute(site.app.db);
  for (const [id, placeId, communityId] of [
    [committee, places.community, places.community],
    [elsewhere, places.nextCommunity, places.nextCommunity],
  ]) {
    await sql`insert into organisations.organisation
        (community_id, id, place_id, kind, name, opened_on)
      values (${communityId}, ${id}, ${placeId}, 'residents_committee', '深田居委會',
        '2026-01-01')`.execute(site.app.db);
  }
});

after(() => site.close());

const idShape = z.object({ id: z.string() });
const RUDE = '樓道燈的事問了三次，沒有人答覆。';

/** Tells a complaint as far as the third screen; gives the token of its draft. */
async function complain(browser: Browser, body = RUDE): Promise<string> {
  const draft = draftOf(await browser.send('/raise', { body, category: 'complaint' }));
  const chosen = await browser.send('/raise/category', { draft, category: 'complaint' });
  assert.match(chosen.location ?? '', /^\/raise\/place\?/, chosen.text);
  return draft;
}

/** Says where it is and whom it is about, and raises it; gives its id. */
async function raiseAbout(browser: Browser, about: string, body: string): Promise<string> {
  const draft = await complain(browser, body);
  const placeId = places.compound;
  await browser.send('/raise/place', { draft, placeId, visibility: 'staff', about });
  const check = `/raise/check?draft=${draft}`;
  const fields = lastForm((await browser.open(check)).text);
  const raised = await browser.send('/matters', fields, { from: check });
  assert.equal(raised.status, 303, raised.text);
  return (raised.location ?? '').replace('/matters/', '');
}

async function matterOf(id: string) {
  const [, reference = ''] = /^\d+-(\d{4}-\d+)$/.exec(id) ?? [];
  const matter = await findByReference(site.app.db, places.community, reference);
  assert.ok(matter, id);
  return matter;
}

function optionsOf(page: string): readonly string[] {
  const select = /<select[^>]*name="about"[\s\S]*?<\/select>/.exec(page)?.[0] ?? '';
  return [...select.matchAll(/<option[^>]*>([\s\S]*?)<\/option>/g)].map(([, label = '']) =>
    label.trim(),
  );
}

test('a complaint asks whom it is about: bodies of the place and those who serve it', async () => {
  const li = await site.as(people.li);
  const draft = await complain(li);
  const page = await li.open(`/raise/place?draft=${draft}`);
  const options = optionsOf(page.text);
  assert.equal(options[0], '不針對誰，是一般的意見');
  assert.ok(options.includes('東興物業 · 物業公司'), options.join());
  assert.ok(options.includes('深田居委會 · 居民委員會'));
  assert.ok(options.includes('陳師傅 · 樓長'));
  assert.ok(options.some((label) => label.endsWith('· 調度員')));
  // A steward decides nothing about matters, and another community's bodies are not asked here.
  assert.equal(options.filter((label) => label.startsWith('深田居委會')).length, 1);
  assert.ok(!options.some((label) => label.endsWith('· 管理員')));
});

test('in whom to choose no full name of a person is told to a stranger', async () => {
  const visitor = site.visit();
  const begun = { body: RUDE, category: 'complaint', place: places.community };
  const draft = draftOf(await visitor.send('/raise', begun));
  await visitor.send('/raise/category', { draft, category: 'complaint' });
  const page = await visitor.open(`/raise/place?draft=${draft}`);
  assert.ok(optionsOf(page.text).length > 3);
  assert.doesNotMatch(mainOf(page.text), /陳志明|郭曉|蘇平|莊文靜/);
});

test('whom it is about is asked of nothing else but a complaint', async () => {
  const li = await site.as(people.li);
  const draft = draftOf(await li.send('/raise', { body: '欄杆鬆了', category: 'railing' }));
  await li.send('/raise/category', {
    draft,
    category: 'railing',
    asked: ['falling_now', 'injured'],
  });
  const page = await li.open(`/raise/place?draft=${draft}`);
  assert.deepEqual(optionsOf(page.text), []);
  // Chosen for a complaint before, it does not follow what became something else.
  const about = `organisation:${company}`;
  const placeId = places.compound;
  await li.send('/raise/place', { draft, placeId, visibility: 'all', about });
  const check = await li.open(`/raise/check?draft=${draft}`);
  assert.equal(lastForm(check.text)['about'], '');
  assert.doesNotMatch(mainOf(check.text), /東興物業/);
});

test('a complaint about a company goes to the community, past the company', async () => {
  const li = await site.as(people.li);
  const id = await raiseAbout(li, `organisation:${company}`, '物業的電話沒人接。');
  const matter = await matterOf(id);
  assert.equal(matter.againstOrganisationId, company);
  assert.equal(matter.queue, `role:dispatcher@${places.community}`);
  assert.equal(matter.visibility, 'staff');
  const notice = decodeURIComponent(li.cookies.get('linli_notice') ?? '');
  assert.match(notice, /現在在調度員手裡/);
  // It is not theirs to see, let alone to decide.
  const seen = await (await site.as(repairer)).open(`/matters/${id}`);
  assert.equal(seen.status, 404);
});

test('a complaint about the committee goes to the subdistrict, and it is said to whom', async () => {
  const li = await site.as(people.li);
  const id = await raiseAbout(li, `organisation:${committee}`, '活動室的登記不公開。');
  assert.equal((await matterOf(id)).queue, `role:dispatcher@${places.subdistrict}`);
  const notice = decodeURIComponent(li.cookies.get('linli_notice') ?? '');
  assert.match(notice, /開元街道的調度員手裡/);
  await site.act(above, `POST /matters/${id}/acceptance`);
  assert.equal((await matterOf(id)).state, 'accepted');
});

test('a complaint about the dispatcher goes to the subdistrict, and not before their eyes', async () => {
  const li = await site.as(people.li);
  const id = await raiseAbout(li, `person:${dispatcher}`, '調度員說話很衝。');
  const matter = await matterOf(id);
  assert.equal(matter.againstPersonId, dispatcher);
  assert.equal(matter.queue, `role:dispatcher@${places.subdistrict}`);
  assert.equal((await (await site.as(dispatcher)).open(`/matters/${id}`)).status, 404);
  const code = await refusedBy(await site.as(dispatcher), `POST /matters/${id}/acceptance`);
  assert.equal(code, 'not_found');
  await site.act(above, `POST /matters/${id}/acceptance`);
});

test('a complaint that dispatchers may read is still not theirs to judge', async () => {
  const li = await site.as(people.li);
  const body = { profile: 'report', category: 'complaint', placeId: places.compound };
  const about = `person:${dispatcher}`;
  const raised = await li.api('POST /matters', { ...body, body: '公開說一句：太慢。', about });
  assert.equal(raised.status, 200, JSON.stringify(raised.body));
  const id = idShape.parse(raised.body).id;
  const theirs = await site.as(dispatcher);
  const reason = '沒有這回事';
  const as = 'out_of_scope';
  assert.equal(
    await refusedBy(theirs, `POST /matters/${id}/decline`, { reason }),
    'complaint_against_you',
  );
  await site.act(above, `POST /matters/${id}/acceptance`);
  assert.equal(
    await refusedBy(theirs, `POST /matters/${id}/closure`, { reason, as }),
    'complaint_against_you',
  );
});

test('a complaint about a building leader is for the community, one about nobody too', async () => {
  const li = await site.as(people.li);
  const leader = await raiseAbout(li, `person:${people.chen}`, '樓長沒有通知我們那一棟。');
  assert.equal((await matterOf(leader)).queue, `role:dispatcher@${places.community}`);
  const nobody = await raiseAbout(li, 'nobody', '希望公告字大一點。');
  const matter = await matterOf(nobody);
  assert.equal(matter.queue, `role:dispatcher@${places.community}`);
  assert.equal(matter.againstPersonId, undefined);
  assert.equal(matter.againstOrganisationId, undefined);
});

test('whoever handles a complaint and whoever raised it read whom it is about', async () => {
  const li = await site.as(people.li);
  const id = await raiseAbout(li, `person:${gridWorker}`, '網格員沒有來看。');
  const own = readable(mainOf((await li.open(`/matters/${id}`)).text));
  assert.match(own, /說的是誰 蘇\*/);
  const desk = await (await site.as(dispatcher)).open(`/matters/${id}/desk`);
  assert.match(readable(mainOf(desk.text)), /說的是誰 蘇平/);
});

test('whom a public complaint is about is not told to everybody', async () => {
  const li = await site.as(people.li);
  const raised = await li.api('POST /matters', {
    profile: 'report',
    category: 'complaint',
    placeId: places.compound,
    body: '有人把公告撕了。',
    about: `person:${gridWorker}`,
  });
  const { id } = idShape.parse(raised.body);
  const page = await site.visit().open(`/matters/${id}`);
  assert.equal(page.status, 200);
  assert.doesNotMatch(readable(mainOf(page.text)), /說的是誰|蘇/);
  const seen = await site.visit().api(`GET /matters/${id}`);
  assert.ok(!JSON.stringify(seen.body).includes(gridWorker));
});

test('the last screen shows whom it is about, with the way back to change it', async () => {
  const li = await site.as(people.li);
  const draft = await complain(li);
  const about = `organisation:${company}`;
  const placeId = places.compound;
  await li.send('/raise/place', { draft, placeId, visibility: 'staff', about });
  for (const [language, line] of [
    ['zh-Hant', /說的是誰 東興物業 · 物業公司/],
    ['zh-Hans', /说的是谁 东兴物业 · 物业公司/],
    ['en', /About 東興物業 · Property company/],
  ] as const) {
    li.cookies.set('linli_lang', language);
    const page = await li.open(`/raise/check?draft=${draft}`);
    assert.match(readable(mainOf(page.text)), line);
  }
  li.cookies.delete('linli_lang');
  const again = await li.open(`/raise/place?draft=${draft}`);
  assert.match(again.text, new RegExp(`value="${about}"\\s+selected`));
});

test('a body of another community, and one that is not there, are refused in words', async () => {
  const li = await site.as(people.li);
  const draft = await complain(li);
  const placeId = places.compound;
  const from = `/raise/place?draft=${draft}`;
  for (const about of [`organisation:${elsewhere}`, `person:${crypto.randomUUID()}`]) {
    const fields = { draft, placeId, visibility: 'staff', about };
    const sent = await li.send('/raise/place', fields, { from });
    assert.equal(sent.status, 409);
    assert.match(sent.text, /找不到您說的這個組織或這個人/);
    const body = { profile: 'report', category: 'complaint', placeId, body: about, about };
    assert.equal(await refusedBy(li, 'POST /matters', body), 'about_unknown');
  }
  const odd = { draft, placeId, visibility: 'staff', about: 'everybody' };
  assert.equal((await li.send('/raise/place', odd, { from })).status, 422);
});

test('what a form says of whom it is about is read as a body, a person or nobody', () => {
  const id = crypto.randomUUID();
  assert.deepEqual(againstOf(`organisation:${id}`), { againstOrganisationId: id });
  assert.deepEqual(againstOf(`person:${id}`), { againstPersonId: id });
  for (const text of [undefined, '', 'nobody', 'person:', `place:${id}`]) {
    assert.deepEqual(againstOf(text), {}, String(text));
  }
});

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { boardPanel } from '#/features/matters/index.ts';
import { findPlace, placeEndpoints } from '#/features/places/index.ts';
import { openMatterSite } from '#test/matter-site.ts';
import type { MatterSite } from '#test/matter-site.ts';
import { dispatcher, people, places, railing } from '#test/matters-world.ts';
import { household } from '#test/world.ts';
import { readXml } from '#test/xml.ts';
import type { XmlSeen } from '#test/xml.ts';

let site: MatterSite;

before(async () => {
  site = await openMatterSite(placeEndpoints([boardPanel]));
});

after(() => site.close());

const ADDRESS = `/places/${places.community}/feed.atom`;

async function raise(title: string, changes: object = {}): Promise<string> {
  site.app.clock.forward({ minutes: 1 });
  return site.raise(people.wang, { title, body: title, ...changes });
}

function textIn(element: XmlSeen, name: string): string {
  const found = element.children.filter((child) => child.name === name);
  assert.equal(found.length, 1, `${found.length} ${name}`);
  return found[0]?.text ?? '';
}

function linkIn(element: XmlSeen, rel: string): string {
  const found = element.children.filter((c) => c.name === 'link' && c.attributes['rel'] === rel);
  assert.equal(found.length, 1);
  return found[0]?.attributes['href'] ?? '';
}

async function read(address = ADDRESS) {
  const response = await site.app.request(address);
  const text = await response.text();
  assert.equal(response.status, 200, text);
  assert.equal(response.headers.get('content-type'), 'application/atom+xml; charset=utf-8');
  const feed = readXml(text);
  const entries = feed.children.filter(({ name }) => name === 'entry');
  return { feed, text, entries, titles: entries.map((entry) => textIn(entry, 'title')) };
}

describe('a feed', () => {
  test('it is Atom: it has an id, a title, an author, a moment and links to itself and the page', async () => {
    const { feed } = await read(`${ADDRESS}?lang=en`);
    assert.equal(feed.name, 'feed');
    assert.equal(feed.attributes['xmlns'], 'http://www.w3.org/2005/Atom');
    assert.equal(feed.attributes['xml:lang'], 'en');
    assert.match(
      textIn(feed, 'id'),
      /^urn:uuid:[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-/,
    );
    assert.equal(textIn(feed, 'title'), 'Needs and reports · Shentian Community');
    assert.equal(linkIn(feed, 'self'), `http://linli.test${ADDRESS}?lang=en`);
    assert.equal(linkIn(feed, 'alternate'), `http://linli.test/matters?place=${places.community}`);
    const author = feed.children.find(({ name }) => name === 'author');
    assert.ok(author);
    assert.equal(textIn(author, 'name'), 'Shentian Community');
  });

  test('a place at which nothing happened has an empty one that is old', async () => {
    const { feed, entries } = await read(`/places/${places.nextCommunity}/feed.atom`);
    assert.deepEqual([entries.length, textIn(feed, 'updated')], [0, '1970-01-01T00:00:00Z']);
  });

  test('each matter is an entry of its own id, the latest first', async () => {
    const first = await raise('路燈', { ...railing, category: 'public_light', title: '路燈' });
    await raise('門鎖');
    const { entries, titles, feed } = await read(`${ADDRESS}?lang=en`);
    assert.deepEqual(titles.slice(0, 2), ['門鎖', '路燈']);
    const light = entries[1];
    assert.ok(light);
    assert.match(textIn(light, 'id'), /^urn:uuid:[-\da-f]{36}$/);
    assert.equal(linkIn(light, 'alternate'), `http://linli.test/matters/${first}`);
    assert.equal((await site.visit().open(`/matters/${first}`)).status, 200);
    assert.match(textIn(light, 'summary'), /^Open · .*Dongxing/);
    const category = light.children.find(({ name }) => name === 'category');
    assert.equal(category?.attributes['term'], 'public_light');
    assert.equal(
      textIn(feed, 'updated'),
      site.app.clock.now().toString({ smallestUnit: 'second' }),
    );
    assert.equal(new Set(entries.map((entry) => textIn(entry, 'id'))).size, entries.length);
  });

  test('the id of a feed is the same each time and another for each topic and language', async () => {
    const ids = async (query: string) => textIn((await read(`${ADDRESS}${query}`)).feed, 'id');
    assert.equal(await ids('?lang=en'), await ids('?lang=en'));
    const topics = ['?lang=en', '?lang=zh-Hant', '?lang=en&group=safety', '?lang=en&show=open'];
    const all = await Promise.all(topics.map(ids));
    assert.equal(new Set(all).size, topics.length);
  });

  test('it goes by group, category, state and part of the community', async () => {
    await raise('坡上欄杆', { ...railing, title: '坡上欄杆' });
    await raise('三號樓的燈', { placeId: places.building });
    await raise('七號樓的燈', { placeId: places.otherBuilding });
    assert.deepEqual((await read(`${ADDRESS}?group=safety`)).titles, ['坡上欄杆']);
    assert.deepEqual((await read(`${ADDRESS}?category=railing`)).titles, ['坡上欄杆']);
    assert.deepEqual((await read(`${ADDRESS}?group=nothing`)).titles, []);
    assert.deepEqual((await read(`${ADDRESS}?show=closed`)).titles, []);
    const building = await read(`/places/${places.otherBuilding}/feed.atom`);
    assert.deepEqual(building.titles, ['七號樓的燈']);
    const { feed } = await read(`${ADDRESS}?lang=en&group=safety&show=open`);
    assert.equal(textIn(feed, 'title'), 'Needs and reports · Shentian Community · Safety · Open');
    assert.match(linkIn(feed, 'alternate'), /place=350203007010&group=safety&show=open$/);
  });

  test('what is over says how it ended, and that it changed', async () => {
    const id = await raise('要拒絕的', { ...railing, title: '要拒絕的' });
    site.app.clock.forward({ hours: 1 });
    await site.act(dispatcher, `POST /matters/${id}/decline`, { reason: '不是這裡的事' });
    const { entries } = await read(`${ADDRESS}?lang=en&show=closed`);
    const [entry] = entries;
    assert.ok(entry);
    assert.match(textIn(entry, 'summary'), /^Declined · /);
    const now = site.app.clock.now().toString({ smallestUnit: 'second' });
    assert.equal(textIn(entry, 'updated'), now);
    assert.notEqual(textIn(entry, 'published'), now);
  });

  test('what is not public is in no feed, whoever reads it, and no person is', async () => {
    await raise('只給鄰居', { visibility: 'neighbours' });
    await raise('只給工作人員', { visibility: 'staff' });
    await raise('大家都看得到', { placeId: household(3, 2, 201) });
    const seen = await (await site.as(dispatcher)).open(ADDRESS);
    for (const text of [seen.text, (await read()).text]) {
      assert.match(text, /大家都看得到/);
      assert.doesNotMatch(text, /只給|王秀英|王阿姨|201|019cf000-0000-7000-8000/);
    }
  });

  test('words that mean something to XML are words', async () => {
    const title = '<b>&"</b> ]]>\u0007';
    await raise(title);
    assert.equal((await read()).titles[0], title.replace('\u0007', ''));
  });

  test('a place without a board has none, and a flat neither', async () => {
    for (const id of [places.district, 'nowhere', household(3, 2, 201), 'dongxing-3-1']) {
      assert.equal((await site.app.request(`/places/${id}/feed.atom`)).status, 404, id);
    }
    assert.equal((await site.app.request(`${ADDRESS}?show=everything`)).status, 404);
  });

  test('programs read the board instead, and are told how much is in it', async () => {
    const seen = await site.visit().api(`GET ${ADDRESS}` as 'GET /');
    assert.match(JSON.stringify(seen.body), /"entries":\d+/);
  });
});

describe('asking again', () => {
  const ask = (headers: Readonly<Record<string, string>>) =>
    site.app.request(`${ADDRESS}?lang=en`, { headers });

  test('who has it already is told so, by its tag or by the moment', async () => {
    const { headers } = await ask({});
    const etag = headers.get('etag') ?? '';
    const modified = headers.get('last-modified') ?? '';
    assert.match(etag, /^W\/"[\w-]{43}"$/);
    assert.equal(headers.get('cache-control'), 'private, no-cache');
    for (const known of [
      { 'if-none-match': etag },
      { 'if-none-match': `"other", ${etag}` },
      { 'if-none-match': '*' },
      { 'if-modified-since': modified },
    ]) {
      const again = await ask(known);
      assert.equal(again.status, 304, JSON.stringify(known));
      assert.equal(await again.text(), '');
      assert.equal(again.headers.get('etag'), etag);
    }
  });

  test('what is new is sent, and a tag goes before a moment', async () => {
    const { headers } = await ask({});
    const known = { 'if-none-match': headers.get('etag') ?? '' };
    const since = { 'if-modified-since': headers.get('last-modified') ?? '' };
    await raise('又有新的');
    assert.equal((await ask(known)).status, 200);
    assert.equal((await ask(since)).status, 200);
    const later = { 'if-modified-since': 'Fri, 01 Jan 2100 00:00:00 GMT' };
    assert.equal((await ask({ ...known, ...later })).status, 200);
    assert.equal((await ask(later)).status, 304);
    assert.equal((await ask({ 'if-modified-since': 'yesterday' })).status, 200);
  });
});

describe('where a feed is found', () => {
  const link = (text: string) =>
    /<link\s+rel="alternate"\s+type="application\/atom\+xml"\s+title="([^"]+)"\s+href="([^"]+)"/
      .exec(text)
      ?.slice(1)
      .map((one) => one.replaceAll('&amp;', '&'));

  test('the head of the board names it with what the board shows, and so does a link', async () => {
    const asked = `/matters?place=${places.community}&show=closed&group=safety`;
    const { text } = await site.visit().open(asked);
    const [title, address = ''] = link(text) ?? [];
    assert.equal(title, '鄰里的事 · 深田社區 · 安全隱患');
    assert.equal(address, `${ADDRESS}?lang=zh-Hant&group=safety&show=closed`);
    assert.equal((await site.app.request(address)).status, 200);
    assert.match(text, /href="[^"]*feed\.atom[^"]*"[^>]*>[\s\S]{0,400}用閱讀器訂閱/);
  });

  test('the head of the page of a place names it, in the language of the page', async () => {
    for (const [language, title] of [
      ['zh-Hant', '鄰里的事 · 東興小區'],
      ['zh-Hans', '邻里的事 · 东兴小区'],
      ['en', 'Needs and reports · Dongxing Compound'],
    ] as const) {
      const browser = site.visit();
      browser.cookies.set('linli_lang', language);
      const { text } = await browser.open(`/places/${places.compound}`);
      assert.deepEqual(link(text), [
        title,
        `/places/${places.compound}/feed.atom?lang=${language}`,
      ]);
      assert.match(text, /feed\.atom\?lang=/);
    }
  });

  test('a place without one names none', async () => {
    const { text } = await site.visit().open(`/places/${places.district}`);
    assert.equal(link(text), undefined);
    const district = await findPlace(site.app.db, places.district);
    assert.ok(district);
    assert.equal(boardPanel.feed?.(district, 'en'), undefined);
  });
});

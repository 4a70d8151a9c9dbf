import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { z } from 'zod';
import { servePlace } from '#/features/places/index.ts';
import { mainOf, openMatterSite, readable } from '#test/matter-site.ts';
import type { MatterSite } from '#test/matter-site.ts';
import { dispatcher, people, places, railing } from '#test/matters-world.ts';
import { picture } from '#test/raising.ts';
import { household } from '#test/world.ts';
import { boardShape } from './shapes.ts';
import type { BoardShown } from './shapes.ts';

const refusalShape = z.object({ code: z.string() });

let site: MatterSite;
/** Raised in this order, from the oldest to the newest. */
const ids = { flat: '', fence: '', hidden: '', staff: '', far: '' };

before(async () => {
  site = await openMatterSite();
  const raise = async (by: string, changes: object) => {
    site.app.clock.forward({ minutes: 20 });
    return site.raise(by, changes);
  };
  ids.flat = await raise(people.wang, {
    placeId: household(3, 2, 201),
    body: '廚房燈不亮，一個人不敢弄。',
  });
  ids.fence = await raise(people.wang, { ...railing, isAnonymous: true });
  ids.hidden = await raise(people.wang, {
    visibility: 'neighbours',
    body: '想請人陪著去看病。',
    category: 'hospital',
  });
  ids.staff = await raise(people.wang, {
    ...railing,
    visibility: 'staff',
    body: '有人把欄杆鋸了。',
  });
  ids.far = await raise(people.li, {
    placeId: places.otherBuilding,
    body: '梯子借我用一下。',
    category: 'lend_give',
  });
});

after(() => site.close());

const here = `/matters?place=${places.community}` as const;

async function board(personId: string | undefined, query = ''): Promise<BoardShown> {
  const browser = personId === undefined ? site.visit() : await site.as(personId);
  const seen = await browser.api(`GET ${here}${query}`);
  assert.equal(seen.status, 200, JSON.stringify(seen.body));
  return boardShape.parse(seen.body);
}

function shownIds({ cards }: Pick<BoardShown, 'cards'>): readonly string[] {
  return cards.map(({ id }) => id);
}

test('everybody sees what is told to all, neighbours more, staff all of it', async () => {
  assert.deepEqual(shownIds(await board(undefined)), [ids.far, ids.fence, ids.flat]);
  assert.deepEqual(shownIds(await board(people.lin)), [ids.far, ids.fence, ids.flat]);
  assert.deepEqual(
    shownIds(await board(people.li)).toSorted(),
    [ids.far, ids.hidden, ids.fence, ids.flat].toSorted(),
  );
  assert.equal((await board(dispatcher)).cards.length, 5);
});

test('nothing that names or finds a person leaves for a visitor', async () => {
  await site.act(people.chen, `POST /matters/${ids.far}/claim`);
  const page = await site.visit().open(`${here}&show=in_hand`);
  const json = JSON.stringify(await board(undefined, '&show=in_hand'));
  for (const secret of ['王', '李老師', '李大同', '陳師傅', '陳志明', people.chen, people.li]) {
    assert.ok(!json.includes(secret), `${secret} in JSON`);
  }
  assert.doesNotMatch(mainOf(page.text), /李老師|李大同|陳志明/);
  assert.match(readable(mainOf(page.text)), /有人在辦了/);
  const near = await board(people.li, '&show=in_hand');
  assert.equal(near.cards[0]?.holderName, '陳師傅');
  await site.act(people.chen, `DELETE /matters/${ids.far}/claim`, { reason: '梯子太短' });
});

test('where a flat is, is told to its household and to staff alone', async () => {
  const flatFor = async (personId: string | undefined) =>
    (await board(personId)).cards.find(({ id }) => id === ids.flat)?.where.names.hant;
  assert.equal(await flatFor(undefined), '東興小區 3號樓');
  assert.equal(await flatFor(people.li), '東興小區 3號樓');
  assert.equal(await flatFor(people.wang), '東興小區 3號樓 2單元 201');
  assert.equal(await flatFor(dispatcher), '東興小區 3號樓 2單元 201');
});

test('a board of a building names places from below it', async () => {
  const browser = await site.as(dispatcher);
  const seen = await browser.api(`GET /matters?place=${places.building}`);
  const shown = boardShape.parse(seen.body);
  const flat = shown.cards.find(({ id }) => id === ids.flat);
  assert.equal(flat?.where.names.hant, '2單元 201');
  const page = await browser.open(`/matters?place=${places.building}`);
  assert.match(page.text, /<a href="\/matters\?place=350203007010[^"]*">.*深田社區/s);
});

test('states are for those in it and for staff; the public sees three buckets', async () => {
  const stateFor = async (personId: string | undefined) =>
    (await board(personId)).cards.find(({ id }) => id === ids.fence)?.state;
  assert.equal(await stateFor(undefined), undefined);
  assert.equal(await stateFor(people.li), undefined);
  assert.equal(await stateFor(people.wang), 'submitted');
  assert.equal(await stateFor(dispatcher), 'submitted');
});

test('what is near comes first for those who live there, and the newest for everybody else', async () => {
  const [first] = shownIds(await board(people.chen));
  assert.equal(first, ids.hidden, 'the newest of the building of Master Chen');
  const last = shownIds(await board(people.chen)).at(-1);
  assert.notEqual(last, ids.flat);
  const byAge = shownIds(await board(people.chen, '&show=open'));
  assert.equal(byAge[0], ids.far);
});

test('what a neighbour can help with are needs, and their own among them is not to be taken', async () => {
  const shown = await board(people.li, '&show=able');
  assert.ok(shown.cards.every(({ profile }) => profile === 'need'));
  assert.equal(shown.cards.find(({ id }) => id === ids.far)?.mayClaim, false);
  assert.equal(shown.cards.find(({ id }) => id === ids.flat)?.mayClaim, true);
});

test('a visitor may press "I’ll do it"; somebody from elsewhere sees only "me too"', async () => {
  assert.ok((await board(undefined)).cards.every(({ mayClaim }) => mayClaim));
  assert.ok((await board(people.lin)).cards.every(({ mayClaim }) => !mayClaim));
  const page = await (await site.as(people.lin)).open(here);
  assert.doesNotMatch(page.text, /\/claim"/);
  assert.match(page.text, /\/followers"/);
});

test('categories narrow the board, and an unknown one shows nothing', async () => {
  assert.deepEqual(shownIds(await board(undefined, '&group=safety')), [ids.fence]);
  assert.deepEqual(shownIds(await board(undefined, '&group=sharing')), [ids.far]);
  const page = await site.visit().open(`${here}&group=safety`);
  assert.match(page.text, /aria-current="true"[^>]*>[\s\S]{0,400}安全隱患/);
  assert.deepEqual(shownIds(await board(undefined, '&group=nothing')), []);
});

test('a page of the board ends where the next begins', async () => {
  const browser = await site.as(dispatcher);
  const all = shownIds(await board(dispatcher, '&show=open'));
  for (let more = 0; more < 22; more += 1) {
    await site.raise(people.wang, {
      body: `第 ${more} 件：想請人幫忙搬一個櫃子。`,
      category: 'lifting',
    });
  }
  const first = await board(dispatcher, '&show=open');
  assert.equal(first.cards.length, 20);
  assert.ok(first.next !== undefined);
  const second = await board(dispatcher, `&show=open&after=${encodeURIComponent(first.next)}`);
  assert.equal(second.next, undefined);
  const both = [...shownIds(first), ...shownIds(second)];
  assert.equal(new Set(both).size, all.length + 22);
  const page = await browser.open(`${here}&show=open`);
  assert.match(
    page.text,
    /rel="next" href="\/matters\?place=350203007010&amp;show=open&amp;after=/,
  );
});

test('a place in the list that nobody was given is refused in words, and no beginning', async () => {
  const browser = await site.as(dispatcher);
  const told = await browser.api('GET /matters?place=350203007010&after=nowhere');
  assert.equal(told.status, 400);
  assert.equal(refusalShape.parse(told.body).code, 'cursor_unknown');
  assert.match(JSON.stringify(told.body), /請從第一頁看起/);
  assert.equal((await browser.open(`${here}&after=nowhere`)).status, 400);
  const desk = await browser.api('GET /desk?place=350203007010&after=nowhere');
  assert.equal(refusalShape.parse(desk.body).code, 'cursor_unknown');
});

test('the board counts what waits and what is under way', async () => {
  const before = (await board(undefined)).counts;
  await site.act(people.chen, `POST /matters/${ids.far}/claim`);
  const after = (await board(undefined)).counts;
  assert.deepEqual(after, { open: before.open - 1, inHand: before.inHand + 1 });
  await site.act(people.chen, `DELETE /matters/${ids.far}/claim`, { reason: '還是不行' });
});

test('a card shows the first photo, with words for those who cannot see it', async () => {
  const wang = await site.as(people.wang);
  const sent = await wang.send(`/matters/${ids.fence}/photos`, {
    photos: await picture(),
    stage: 'before',
  });
  assert.equal(sent.status, 303);
  const page = await site.visit().open(`${here}&group=safety`);
  assert.match(page.text, /<img[^>]*class="photo"[^>]*alt="照片：坡上的欄杆鬆了/s);
});

test('whoever follows sees so on the card', async () => {
  await site.act(people.li, `POST /matters/${ids.fence}/followers`);
  const card = (await board(people.li, '&group=safety')).cards[0];
  assert.deepEqual([card?.isFollowing, card?.followers], [true, 1]);
  const page = readable((await (await site.as(people.li)).open(`${here}&group=safety`)).text);
  assert.match(page, /已關注 · 1/);
});

test('the buildings show what waits in each, as far as the reader may see', async () => {
  const openAt = async (personId: string | undefined) => {
    const { street } = await board(personId, '&view=street');
    return Object.fromEntries(street.map(({ id, open }) => [id, open]));
  };
  const forVisitor = await openAt(undefined);
  const forNeighbour = await openAt(people.li);
  assert.equal(forVisitor[places.otherBuilding], 1);
  assert.equal(Number(forNeighbour[places.building]), Number(forVisitor[places.building]) + 1);
  const page = await site.visit().open(`${here}&view=street`);
  assert.match(readable(mainOf(page.text)), /東興小區/);
  assert.match(page.text, /class="street-mark"[^>]*>1</);
});

test('light has one meaning for neighbours and another for those who do not live here', async () => {
  assert.equal((await board(people.li, '&view=street')).light, 'able');
  assert.equal((await board(undefined, '&view=street')).light, 'helped');
  const words = readable((await site.visit().open(`${here}&view=street`)).text);
  assert.match(words, /一年裡辦成過事的人家/);
  assert.doesNotMatch(words, /有能人的人家/);
});

test('without a place a visitor is asked for one, until the installation has a home', async () => {
  const lost = readable((await site.visit().open('/matters')).text);
  assert.match(lost, /先找到您的社區/);
  await servePlace(site.app.db, places.community, site.app.clock.now());
  const found = readable((await site.visit().open('/matters')).text);
  assert.match(found, /深田社區的鄰居需要什麼/);
  const nextDoor = readable((await (await site.as(people.lin)).open('/matters')).text);
  assert.match(nextDoor, /深田社區|湖光社區/);
});

test('a place above the communities leads down to them', async () => {
  const page = await site.visit().open(`/matters?place=${places.subdistrict}`);
  assert.match(readable(page.text), /開元街道有好些社區/);
  assert.match(page.text, new RegExp(`href="/matters\\?place=${places.nextCommunity}"`));
});

test('a place or a filter that is none is nowhere', async () => {
  assert.equal((await site.visit().open('/matters?place=atlantis')).status, 404);
  assert.equal((await site.visit().open(`${here}&show=everything`)).status, 404);
  assert.equal((await site.visit().open(`${here}&figure=luck`)).status, 404);
});

test('an empty board says so and what to do next', async () => {
  const next = `/matters?place=${places.nextCommunity}` as const;
  const open = readable((await site.visit().open(next)).text);
  assert.match(open, /沒有等人認領的事.*我要提一件事/);
  const closed = readable((await site.visit().open(`${next}&show=closed`)).text);
  assert.match(closed, /這裡還沒有事/);
  const able = readable((await site.visit().open(`${next}&show=able`)).text);
  assert.match(able, /眼下沒有您能認領的事/);
});

test('the board reads in three languages, and what neighbours wrote stays theirs', async () => {
  const seen = async (language: string) => {
    const browser = site.visit();
    browser.cookies.set('linli_lang', language);
    return (await browser.open(`${here}&group=safety`)).text;
  };
  const english = await seen('en');
  assert.match(english, /I’ll do it/);
  assert.match(english, /<span\s+lang="zh-Hant">坡上的欄杆鬆了/);
  const simplified = await seen('zh-Hans');
  assert.match(simplified, /待认领/);
  assert.match(simplified, /坡上的栏杆松了/);
  assert.match(await seen('zh-Hant'), /坡上的欄杆鬆了/);
});

const figureOf = z.object({
  cards: z.array(z.object({ id: z.string() })),
  figure: z.object({ hidden: z.number() }),
});

test('a figure opens into exactly what it counts, and says how much is not the reader’s to see', async () => {
  const query = '&figure=raised&month=2026-11';
  const all = figureOf.parse((await (await site.as(dispatcher)).api(`GET ${here}${query}`)).body);
  assert.equal(all.figure.hidden, 0);
  const seen = figureOf.parse((await site.visit().api(`GET ${here}${query}`)).body);
  assert.equal(seen.figure.hidden, 2);
  const page = readable((await site.visit().open(`${here}${query}`)).text);
  assert.match(page, /數據裡的事：提出的 深田社區，2026年11月/);
  assert.match(page, /另有 2 件算在裡面，但沒有對您公開。/);
  assert.match((await site.visit().open(`${here}${query}`)).text, /figure=raised&amp;after=/);
});

test('a figure of another month counts none of these, and one without a month the year', async () => {
  const october = readable((await site.visit().open(`${here}&figure=raised&month=2026-10`)).text);
  assert.match(october, /沒有可以列出來的事/);
  const year = readable((await site.visit().open(`${here}&figure=raised`)).text);
  assert.match(year, /想請人幫忙搬一個櫃子/);
  const span = readable(
    (await site.visit().open(`${here}&figure=raised&month=2026-10&until=2026-11`)).text,
  );
  assert.match(span, /2026年10月到2026年11月/);
  assert.equal((await site.visit().open(`${here}&figure=raised&month=2026-13`)).status, 404);
});

test('what stands open now is a figure too', async () => {
  const page = readable((await site.visit().open(`${here}&figure=open`)).text);
  assert.match(page, /數據裡的事：等人認領的/);
});

test('a count of few persons is opened for staff alone', async () => {
  const id = await site.raise(people.wang, { body: '想請人換個燈泡，夠不到。' });
  await site.act(people.li, `POST /matters/${id}/claim`);
  await site.act(people.li, `POST /matters/${id}/done`, { note: '換好了' });
  await site.act(people.wang, `POST /matters/${id}/verdict`, { answer: 'solved' });
  const refused = await site.visit().open(`${here}&figure=helped&month=2026-11`);
  assert.equal(refused.status, 409);
  assert.match(readable(refused.text), /這個數太小/);
  assert.equal(
    (await (await site.as(dispatcher)).open(`${here}&figure=helped&month=2026-11`)).status,
    200,
  );
});

test('the light of able neighbours and of what was done goes on where it happened', async () => {
  const id = await site.raise(people.wang, { placeId: household(3, 2, 201), body: '水管又漏了。' });
  await site.act(people.li, `POST /matters/${id}/claim`);
  await site.act(people.li, `POST /matters/${id}/done`, { note: '接好了' });
  await site.act(people.wang, `POST /matters/${id}/verdict`, { answer: 'solved' });
  const litAt = async (personId: string | undefined) => {
    const { street } = await board(personId, '&view=street');
    return Object.fromEntries(street.map(({ id: building, lit }) => [building, lit]));
  };
  // The flats of the tests have no floor, so they have no window either.
  assert.deepEqual(Object.values(await litAt(people.li)), [0, 0]);
  assert.deepEqual(Object.values(await litAt(undefined)), [0, 0]);
});

test('one’s own page lists what one raised, has in hand, helps with, follows and did', async () => {
  const li = await site.as(people.li);
  const mine = readable((await li.open('/me/matters')).text);
  assert.match(mine, /我提的 .*梯子借我用一下/);
  assert.match(mine, /我關注的 .*坡上的欄杆鬆了/);
  assert.match(mine, /我為鄰居辦成的 · 2/);
  const nothing = readable((await (await site.as(people.xu)).open('/me/matters')).text);
  assert.match(nothing, /手上沒有要辦的事。.*還沒有提過事。.*還沒有關注的事。/);
  const visitor = await site.visit().open('/me/matters');
  assert.equal(visitor.status, 303);
});

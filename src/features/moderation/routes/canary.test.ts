import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { servePlace } from '#/features/places/index.ts';
import type { Browser } from '#test/app.ts';
import {
  hideIn,
  openModerationSite,
  readingPaths,
  reviewsOf,
  tellSomething,
} from '#test/moderation-site.ts';
import type { ModerationSite } from '#test/moderation-site.ts';
import { places } from '#test/world.ts';

/** Words that stand nowhere else in the world. */
const CANARY = '金絲雀飛走了';
const TELEPHONE = '13955512345';

let site: ModerationSite;
let matter: string;
before(async () => {
  site = await openModerationSite();
  await servePlace(site.app.db, places.community, site.app.clock.now());
  matter = await tellSomething(site, `${CANARY}，電話是${TELEPHONE}。`, `我也看見${CANARY}`);
});
after(() => site.close());

/** What stands for the parts of addresses; what is not named here leads nowhere. */
function fillings(): Readonly<Record<string, readonly string[]>> {
  return {
    '/matters/:id': [matter],
    '/open311/v2/requests/:id': [`${matter}.json`, `${matter}.xml`],
    '/places/:id': [places.community, places.compound, places.building],
    '/places/:id/feed.atom': [places.community, places.compound, places.building],
    '/places/:id/figures': [places.community],
    '/organisations/:id': ['019cf000-0000-7000-8000-0000000000c1'],
  };
}

/** Addresses without parts are asked for the place in which it was written. */
const QUERIES = [`?place=${places.community}`];

/** Every address that answers anybody, page and program alike. */
function addresses(): readonly string[] {
  const all = readingPaths.flatMap((path) => {
    const filled = path.includes(':')
      ? (fillings()[path] ?? []).map((one) => path.replace(/:\w+/, one))
      : QUERIES.map((query) => `${path}${query}`);
    return path.startsWith('/open311')
      ? filled.flatMap((one) =>
          one.includes('.') ? [one] : ['.json', '.xml'].map((format) => withFormat(one, format)),
        )
      : [...filled, ...filled.map((one) => `/api/v1${one}`)];
  });
  const more = [
    `/matters?place=${places.community}&view=street`,
    `/matters?place=${places.community}&show=all`,
    `/objections/new?matter=${matter}`,
    `/api/v1/objections/new?matter=${matter}`,
    `/open311/v2/requests.json?jurisdiction_id=${places.community}`,
    `/open311/v2/requests.xml?jurisdiction_id=${places.community}`,
    `/matters/${matter}/desk`,
    `/api/v1/matters/${matter}/desk`,
    '/me/data/file',
  ];
  return [...all, ...more];
}

function withFormat(address: string, format: string): string {
  const [path = '', query] = address.split('?');
  return query === undefined ? `${path}${format}` : `${path}${format}?${query}`;
}

type Found = { readonly at: readonly string[]; readonly asked: number; readonly answered: number };

async function hunt(browser: Browser, words: string): Promise<Found> {
  const at: string[] = [];
  let answered = 0;
  const all = addresses();
  for (const address of all) {
    const seen = await browser.open(address);
    if (seen.status === 200) answered += 1;
    if (seen.text.includes(words)) at.push(address);
  }
  return { at, asked: all.length, answered };
}

/** Lists the tables in which some words stand. */
async function tablesWith(words: string): Promise<readonly string[]> {
  const { db } = site.app;
  const { rows } = await sql<{ readonly name: string }>`
    select schemaname || '.' || tablename as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema') order by 1`.execute(db);
  const found: string[] = [];
  for (const { name } of rows) {
    const { rows: hits } = await sql`
      select from ${sql.table(name)} t where t::text like ${`%${words}%`} limit 1`.execute(db);
    if (hits.length > 0) found.push(name);
  }
  return found;
}

describe('the words of a matter and of a comment, before and after they are hidden', () => {
  test('before, they are found on pages, in the interface, in feeds and in Open311', async () => {
    const { at, asked, answered } = await hunt(site.app.visit(), CANARY);
    assert.ok(asked > 80, `${asked} addresses`);
    assert.ok(answered > 30, `${answered} answers`);
    const kinds = [
      /^\/matters\/\d/,
      /^\/api\/v1\/matters/,
      /feed\.atom/,
      /requests.*json/,
      /\.xml/,
    ];
    for (const kind of kinds)
      assert.ok(
        at.some((one) => kind.test(one)),
        String(kind),
      );
  });

  test('one passage is covered wherever it stood, and the rest stays', async () => {
    const review = await hideIn(site, matter, 'words', { passage: TELEPHONE, reason: 'personal' });
    const visitor = site.app.visit();
    const page = await visitor.open(`/matters/${matter}`);
    assert.doesNotMatch(page.text, new RegExp(TELEPHONE));
    assert.match(page.text, new RegExp(CANARY));
    assert.match(page.text, /2026年11月23日起隱藏：寫了別人的個人資料/);
    const again = await site.wu.api(`POST /reviews/${review}/showing`, {});
    assert.equal(again.status, 200);
    const shown = await visitor.open(`/matters/${matter}`);
    assert.match(shown.text, new RegExp(TELEPHONE));
    assert.doesNotMatch(shown.text, /起隱藏/);
    assert.deepEqual(await tablesWith(TELEPHONE), ['matters.matter']);
  });

  test('hidden whole, no visitor finds them, and the author only in what is held about them', async () => {
    await hideIn(site, matter, 'words');
    await hideIn(site, matter, 'comment');
    assert.deepEqual((await hunt(site.app.visit(), CANARY)).at, []);
    const own = await hunt(site.li, CANARY);
    assert.deepEqual(
      own.at.filter((one) => !/\/me\/data/.test(one)),
      [],
    );
    assert.ok(own.at.length > 0, 'My data tells the author what was hidden');
  });

  test('a worker of the place reads them in the review; one from elsewhere finds no review', async () => {
    const { decided } = await reviewsOf(site.zhuang);
    const pages = await Promise.all(decided.map(({ id }) => site.zhuang.open(`/reviews/${id}`)));
    assert.equal(pages.filter(({ text }) => text.includes(CANARY)).length, 2);
    const [first] = decided;
    assert.equal((await site.xu.open(`/reviews/${first?.id ?? ''}`)).status, 404);
    assert.equal((await site.li.api(`GET /reviews/${first?.id ?? ''}`)).status, 403);
    const desk = await site.zhuang.open(`/matters/${matter}/desk`);
    assert.doesNotMatch(desk.text, new RegExp(CANARY));
  });

  test('in the database they stand where they are withheld, and in answers kept a day', async () => {
    const tables = await tablesWith(CANARY);
    assert.deepEqual(
      tables.filter((one) => one !== 'platform.request_key'),
      ['moderation.withheld'],
    );
  });

  test('the thread, its numbers and its place on the board stay', async () => {
    const seen = await site.app.visit().api(`GET /matters/${matter}`);
    const body = Object(seen.body);
    assert.equal(body.commentCount, 1);
    assert.equal(body.title, '███');
    assert.equal(body.hidden.cause, 'insult');
    assert.deepEqual(
      body.comments.map((one: { readonly body: string }) => one.body),
      ['███'],
    );
    const board = await site.app.visit().open(`/matters?place=${places.community}`);
    assert.match(board.text, /███/);
  });
});

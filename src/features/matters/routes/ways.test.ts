import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { mainOf, openMatterSite } from '#test/matter-site.ts';
import type { MatterSite } from '#test/matter-site.ts';
import { hostile } from '#test/hostile-words.ts';
import { above, dispatcher, people, places, railing, repairer } from '#test/matters-world.ts';
import { attributeOf, listNamed } from '#test/markup.ts';
import { findEndpoint, lawfulMarkup } from '#test/page-laws.ts';
import type { Browser } from '#test/app.ts';
import { matterEndpoints } from './matters.ts';
import { raiseEndpoints } from './raise.ts';

const endpoints = [...matterEndpoints(), ...raiseEndpoints];
/** Enough to come to every kind of page from every other. */
const MOST_PAGES = 90;
const MOST_ALIKE = 16;

let site: MatterSite;

before(async () => {
  site = await openMatterSite();
  const raise = (body: string, changes: object = {}) =>
    site.raise(people.wang, { body, ...changes });
  const claim = async (body: string) => {
    const id = await raise(body);
    await site.act(people.li, `POST /matters/${id}/claim`);
    return id;
  };
  // What people typed stands on every page there is, as hostile as it may be.
  for (const body of hostile.slice(0, 4)) await raise(body, railing);
  await raise('只給工作人員看的。', { ...railing, visibility: 'staff' });
  const held = await claim(hostile[4] ?? '');
  await site.act(people.chen, `POST /matters/${held}/offers`, { words: hostile[1] });
  await site.act(people.chen, `POST /matters/${held}/release-request`, { reason: hostile[0] });
  await site.act(people.chen, `POST /matters/${held}/comments`, { body: hostile[2] });
  const waiting = await claim('水龍頭一直滴水。');
  const asked = { whom: 'asker', reason: hostile[0] };
  await site.act(people.li, `POST /matters/${waiting}/waiting`, asked);
  const done = await claim('門鎖打不開。');
  await site.act(people.li, `POST /matters/${done}/done`, { note: hostile[3] });
  const solved = await claim('窗戶關不上。');
  await site.act(people.li, `POST /matters/${solved}/done`, { note: '好了。' });
  const thanks = { answer: 'solved', words: hostile[1], wishesToHelp: true };
  await site.act(people.wang, `POST /matters/${solved}/verdict`, thanks);
  const assigned = await raise('牆皮要掉了。', railing);
  await site.act(dispatcher, `POST /matters/${assigned}/acceptance`);
  await site.act(dispatcher, `PUT /matters/${assigned}/assignment`, { assigneeId: people.chen });
});

after(() => site.close());

type Walked = { readonly pages: number; readonly kinds: ReadonlySet<string> };

/**
 * Goes wherever the pages lead, as one reader, and holds each to the laws: no link leads to a page
 * that this very reader is then refused.
 */
async function walk(browser: Browser, from: readonly string[]): Promise<Walked> {
  const known = new Set(from);
  const waiting = [...from];
  const kinds = new Map<string, number>();
  let pages = 0;
  for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
    const kind = findEndpoint(endpoints, 'GET', address)?.name ?? address;
    // Of many pages alike a few say as much as all.
    const seenBefore = kinds.get(kind) ?? 0;
    if (seenBefore >= MOST_ALIKE || pages >= MOST_PAGES) continue;
    kinds.set(kind, seenBefore + 1);
    const seen = await browser.open(address);
    if (seen.status === 303) {
      assert.match(seen.location ?? '', /^\/sign-in/, address);
      continue;
    }
    assert.equal(seen.status, 200, `${address}: ${seen.text.slice(0, 200)}`);
    pages += 1;
    // A feed is a file: it opens, and is no page.
    if (seen.headers.get('content-type')?.startsWith('text/html') !== true) continue;
    for (const link of listNamed(lawful(seen.text), 'a')) {
      const next = attributeOf(link, 'href');
      if (known.has(next) || findEndpoint(endpoints, 'GET', next) === undefined) continue;
      known.add(next);
      waiting.push(next);
    }
  }
  return { pages, kinds: new Set(kinds.keys()) };
}

function lawful(page: string) {
  return lawfulMarkup(mainOf(page), endpoints).root;
}

const start = [`/matters?place=${places.community}`, '/me/matters', '/raise'];
const readers: readonly (readonly [string, string | undefined, readonly string[]])[] = [
  ['a visitor', undefined, ['matters.board', 'matters.show', 'matters.raise_page']],
  ['a neighbour', people.chen, ['matters.board', 'matters.show', 'matters.ask_offer']],
  ['somebody from elsewhere', people.lin, ['matters.board', 'matters.show']],
  [
    'the asker',
    people.wang,
    ['matters.show', 'matters.ask_confirm', 'matters.ask_answer', 'matters.ask_withdrawal'],
  ],
  [
    'whoever has it in hand',
    people.li,
    ['matters.ask_done', 'matters.ask_schedule', 'matters.ask_wait', 'matters.ask_release'],
  ],
  ['the dispatcher', dispatcher, ['matters.desk', 'matters.handle', 'matters.show']],
  ['a worker of the company', repairer, ['matters.desk', 'matters.handle']],
  ['a dispatcher of the subdistrict', above, ['matters.desk', 'matters.handle']],
];

for (const [name, personId, kinds] of readers) {
  test(`no page leads ${name} to where they are refused, and every page keeps the laws`, async () => {
    const browser = personId === undefined ? site.visit() : await site.as(personId);
    const desk = kinds.includes('matters.desk') ? [`/desk?place=${places.community}`] : [];
    const walked = await walk(browser, [...desk, ...start]);
    assert.ok(walked.pages >= 10, String(walked.pages));
    for (const kind of kinds) assert.ok(walked.kinds.has(kind), `${name} never came to ${kind}`);
  });
}

test('what was typed as markup is on no page anything but words', async () => {
  const staff = await site.as(dispatcher);
  for (const address of start) {
    const { text } = await staff.open(address);
    assert.doesNotMatch(text, /<script>alert|<img src=x|<a href="javascript/);
  }
});

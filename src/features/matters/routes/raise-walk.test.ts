import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as fc from 'fast-check';
import type { Browser } from '#test/app.ts';
import { mainOf, openMatterSite } from '#test/matter-site.ts';
import type { MatterSite } from '#test/matter-site.ts';
import { attributeOf, controlsOf, listNamed, readMarkup, wordsIn } from '#test/markup.ts';
import { company, people, places } from '#test/matters-world.ts';
import { seed } from '#test/property.ts';
import { draftOf } from '#test/raising.ts';
import { household } from '#test/world.ts';

let site: MatterSite;

before(async () => {
  site = await openMatterSite();
});

after(() => site.close());

/** What the teller believes was kept, screen by screen. */
type Told = {
  readonly body: string;
  readonly category?: string;
  readonly placeId?: string;
  readonly visibility: string;
  readonly isAnonymous: boolean;
  readonly about: string;
};

/** One thing the teller does on one of the screens, in whatever order they come to it. */
type Deed =
  | { readonly kind: 'tell'; readonly body: string }
  | { readonly kind: 'choose'; readonly category: string }
  | {
      readonly kind: 'place' | 'search';
      readonly placeId: string | undefined;
      readonly visibility: string;
      readonly isAnonymous: boolean;
      readonly about: string;
      readonly q: string;
    };

const bodies = [
  '欄杆鬆了。',
  '很吵 <b>&amp;</b> "真的"',
  'It is loose.\n\nVery loose.',
  '　全形空白　',
];
const categories = ['railing', 'noise', 'complaint', 'haircut'];
const spots = [places.compound, places.building, household(7, 1, 101), places.community];

const spotDeed = fc.record({
  placeId: fc.option(fc.constantFrom(...spots), { nil: undefined }),
  visibility: fc.constantFrom('all', 'neighbours', 'staff'),
  isAnonymous: fc.boolean(),
  about: fc.constantFrom('nobody', `organisation:${company}`),
  q: fc.constantFrom('7號樓', '月球', ''),
});
const deeds: fc.Arbitrary<readonly Deed[]> = fc.array(
  fc.oneof(
    fc.constantFrom(...bodies).map((body): Deed => ({ kind: 'tell', body })),
    fc.constantFrom(...categories).map((category): Deed => ({ kind: 'choose', category })),
    spotDeed.map((spot): Deed => ({ kind: 'search', ...spot })),
    spotDeed
      .filter(({ placeId }) => placeId !== undefined)
      .map((spot): Deed => ({ kind: 'place', ...spot })),
  ),
  { minLength: 2, maxLength: 7 },
);

async function carryOut(browser: Browser, draft: string, deed: Deed): Promise<void> {
  if (deed.kind === 'tell') {
    const sent = await browser.send('/raise', { draft, body: deed.body });
    assert.equal(draftOf(sent), draft);
    return;
  }
  if (deed.kind === 'choose') {
    const asked = ['falling_now', 'injured', 'violence_now', 'despair'];
    const sent = await browser.send('/raise/category', { draft, category: deed.category, asked });
    assert.equal(sent.status, 303, sent.text);
    return;
  }
  const { kind, placeId, visibility, isAnonymous, about, q } = deed;
  const fields = { draft, placeId, visibility, isAnonymous: isAnonymous ? '1' : undefined, about };
  const step = kind === 'search' ? { step: 'search', q } : {};
  const sent = await browser.send('/raise/place', { ...fields, ...step });
  assert.equal(sent.status, 303, sent.text);
  const to = kind === 'search' ? '/raise/place?' : '/raise/check?';
  assert.ok(sent.location?.startsWith(to), String(sent.location));
}

function toldAfter(told: Told, deed: Deed): Told {
  if (deed.kind === 'tell') return { ...told, body: deed.body };
  if (deed.kind === 'choose') return { ...told, category: deed.category };
  const { visibility, isAnonymous, placeId } = deed;
  const about = deed.about === 'nobody' ? '' : deed.about;
  const where = placeId === undefined ? {} : { placeId };
  return { ...told, visibility, isAnonymous, about, ...where };
}

/** Holds every screen to what the teller believes. */
async function holdScreens(browser: Browser, draft: string, told: Told): Promise<void> {
  const first = readMarkup(mainOf((await browser.open(`/raise?draft=${draft}`)).text));
  const [body] = listNamed(first, 'textarea');
  assert.equal(wordsIn(body ?? first), told.body.replaceAll(/\s+/g, ' ').trim());

  const third = readMarkup(mainOf((await browser.open(`/raise/place?draft=${draft}`)).text));
  const controls = listNamed(third, 'form').flatMap(controlsOf);
  const chosen = (name: string) =>
    controls.flatMap((one) => (one.name === name && one.isChosen ? [one.value] : []));
  assert.deepEqual(chosen('visibility'), [told.visibility]);
  assert.deepEqual(chosen('isAnonymous'), told.isAnonymous ? ['1'] : []);
  assert.deepEqual(chosen('placeId'), told.placeId === undefined ? [] : [told.placeId]);
  if (told.category === 'complaint') {
    assert.deepEqual(chosen('about'), [told.about === '' ? 'nobody' : told.about]);
  }

  const last = readMarkup(mainOf((await browser.open(`/raise/check?draft=${draft}`)).text));
  const form = listNamed(last, 'form').find((one) => attributeOf(one, 'action') === '/matters');
  const isWhole = told.category !== undefined && told.placeId !== undefined;
  assert.equal(form !== undefined, isWhole);
  if (form === undefined) return;
  const sent = Object.fromEntries(controlsOf(form).map(({ name, value }) => [name, value]));
  assert.equal(sent['category'], told.category);
  assert.equal(sent['placeId'], told.placeId);
  assert.equal(sent['visibility'], told.visibility);
  assert.equal(sent['isAnonymous'], told.isAnonymous ? '1' : '');
  assert.equal(sent['about'], told.category === 'complaint' ? told.about : '');
  assert.equal(sent['body'], told.body.trim());
}

test(`in whatever order somebody goes through the screens nothing they told is lost (seed ${seed})`, async () => {
  const li = await site.as(people.li);
  await fc.assert(
    fc.asyncProperty(deeds, async (walk) => {
      const draft = draftOf(await li.send('/raise', { body: bodies[0] }));
      let told: Told = { body: bodies[0] ?? '', visibility: 'all', isAnonymous: false, about: '' };
      for (const deed of walk) {
        await carryOut(li, draft, deed);
        told = toldAfter(told, deed);
      }
      await holdScreens(li, draft, told);
    }),
    { seed, numRuns: 12 },
  );
});

test('two drafts of one person in two tabs do not run into each other', async () => {
  const li = await site.as(people.li);
  const one = draftOf(await li.send('/raise', { body: '第一件。' }));
  const two = draftOf(await li.send('/raise', { body: '第二件。' }));
  await carryOut(li, one, { kind: 'choose', category: 'railing' });
  await carryOut(li, two, { kind: 'choose', category: 'noise' });
  const spot = { visibility: 'staff', isAnonymous: true, about: 'nobody', q: '' };
  await carryOut(li, one, { kind: 'place', placeId: places.compound, ...spot });
  const open = { visibility: 'all', isAnonymous: false, about: '' };
  await holdScreens(li, one, {
    body: '第一件。',
    category: 'railing',
    placeId: places.compound,
    ...open,
    visibility: 'staff',
    isAnonymous: true,
  });
  await holdScreens(li, two, { body: '第二件。', category: 'noise', ...open });
});

test('a complaint that becomes something else and again a complaint is about the same', async () => {
  const li = await site.as(people.li);
  const draft = draftOf(await li.send('/raise', { body: '沒人接電話。', category: 'complaint' }));
  const about = `organisation:${company}`;
  const spot = { placeId: places.compound, visibility: 'staff', isAnonymous: false, about, q: '' };
  await carryOut(li, draft, { kind: 'choose', category: 'complaint' });
  await carryOut(li, draft, { kind: 'place', ...spot });
  await carryOut(li, draft, { kind: 'choose', category: 'noise' });
  const told = { body: '沒人接電話。', ...spot };
  await holdScreens(li, draft, { ...told, category: 'noise' });
  await carryOut(li, draft, { kind: 'choose', category: 'complaint' });
  await holdScreens(li, draft, { ...told, category: 'complaint' });
});

test('a place in another community takes the whole telling along', async () => {
  const li = await site.as(people.li);
  const draft = draftOf(
    await li.send('/raise', { body: '那邊的欄杆也鬆了。', place: places.nextBuilding }),
  );
  const page = await li.open(`/raise/place?draft=${draft}`);
  const found = readMarkup(mainOf(page.text));
  assert.match(wordsIn(found), /湖光/);
  await carryOut(li, draft, { kind: 'choose', category: 'railing' });
  const spot = { visibility: 'all', isAnonymous: false, about: 'nobody', q: '' };
  await carryOut(li, draft, { kind: 'place', placeId: places.nextBuilding, ...spot });
  const check = readMarkup(mainOf((await li.open(`/raise/check?draft=${draft}`)).text));
  const form = listNamed(check, 'form').find((one) => attributeOf(one, 'action') === '/matters');
  const sent = controlsOf(form ?? check);
  assert.ok(sent.some(({ name, value }) => name === 'placeId' && value === places.nextBuilding));
});

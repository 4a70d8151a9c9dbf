import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Html, View } from '#/platform/http/view.ts';
import { languages } from '#/platform/i18n/language.ts';
import { assertSound, markupOf, textOf, viewWith } from '#test/drawn.ts';
import { coveragePanel, responsiblePanel } from './panels.ts';
import type { CoverageView, ResponsibleView } from './panels.ts';

const names = (hant: string, en = hant) => ({ hant, hans: hant, en });

const body = {
  id: '019cf000-0000-7000-8000-000000000101',
  name: '東興物業',
  kind: { code: 'property_company', icon: 'building', names: names('物業公司', 'Company') },
  place: { id: 'dongxing', names: names('東興小區') },
  telephone: '0592-000 0002',
  openedOn: Temporal.PlainDate.from('2025-03-01'),
};

const leader = {
  id: '019cf000-0000-7000-8000-000000000301',
  organisationId: body.id,
  kind: { code: 'manager', reachesHouseholds: false, names: names('經理', 'Manager') },
  place: body.place,
  holder: {
    personId: '019cf000-0000-7000-8000-000000000201',
    name: '周經理',
    startsOn: Temporal.PlainDate.from('2025-03-01'),
  },
};

const { holder: _, ...vacant } = leader;

function responsible(changes: Partial<ResponsibleView> = {}): (view: View) => Html {
  const shown = { placeId: 'dongxing', organisations: [], posts: [], mayKeep: false, ...changes };
  return (view) => responsiblePanel(view, shown);
}

function covered(changes: Partial<CoverageView> = {}): (view: View) => Html {
  const shown: CoverageView = {
    place: { id: 'dongxing', names: names('東興小區', 'Dongxing') },
    coverage: { households: 12, reached: 4 },
    street: [],
    gaps: [],
    below: [],
    mayKeep: false,
    ...changes,
  };
  return (view) => coveragePanel(view, shown);
}

/** Draws a panel in every language and gives its texts; each is sound. */
async function inAll(panel: (view: View) => Html): Promise<readonly string[]> {
  const texts: string[] = [];
  for (const language of languages) {
    const part = panel(viewWith({ language }));
    await assertSound(part);
    texts.push(await textOf(part));
  }
  return texts;
}

const gap = (id: string, households: number, reached = 0) => ({
  id,
  households,
  reached,
  names: names(`${id}號樓`, `Building ${id}`),
});

test('whoever holds a post here stands with the body and its telephone', async () => {
  const panel = responsible({ organisations: [body], posts: [leader] });
  const [hant = '', , en = ''] = await inAll(panel);
  assert.match(hant, /誰在負責 周 周經理 東興物業 · 經理/);
  assert.match(en, /Who answers for this place .*東興物業 · Manager/);
  const markup = await markupOf(panel(viewWith()));
  assert.match(markup, /href="tel:05920000002"/);
  assert.match(markup, new RegExp(`href="/organisations/${body.id}"`));
});

test('a body of which somebody stands here is not named a second time', async () => {
  const markup = await markupOf(
    responsible({ organisations: [body], posts: [leader] })(viewWith()),
  );
  assert.equal(markup.match(/class="person"/g)?.length, 1);
});

test('a body whose posts are all vacant stands for itself', async () => {
  const [hant = ''] = await inAll(responsible({ organisations: [body], posts: [vacant] }));
  assert.match(hant, /東興物業 物業公司/);
});

test('a post of a body elsewhere stands with what it is', async () => {
  const [hant = ''] = await inAll(responsible({ posts: [leader] }));
  assert.match(hant, /周經理 經理/);
});

test('where nobody answers readers are told so, and keepers are led on', async () => {
  const [hant = '', hans = '', en = ''] = await inAll(responsible());
  assert.match(hant, /還沒有定下負責的人/);
  assert.match(hans, /还没有定下负责的人/);
  assert.match(en, /Nobody has been named/);
  assert.doesNotMatch(hant, /看全部組織/);
  const markup = await markupOf(responsible({ mayKeep: true })(viewWith()));
  assert.match(markup, /href="\/organisations\?place=dongxing"/);
});

test('of very many the first eight stand here, the others behind a link', async () => {
  const posts = Array.from({ length: 20 }, (_, index) => ({ ...leader, id: `${index}` }));
  const markup = await markupOf(responsible({ posts })(viewWith()));
  assert.equal(markup.match(/class="person"/g)?.length, 8);
  assert.match(markup, /href="\/organisations\?place=dongxing"/);
});

test('how many have somebody to turn to, and how many not, is said in each language', async () => {
  const [hant = '', hans = '', en = ''] = await inAll(covered());
  assert.match(hant, /4 戶有人聯繫 · 8 戶還沒有/);
  assert.match(hans, /4 户有人联系 · 8 户还没有/);
  assert.match(en, /4 households have somebody · 8 do not yet/);
});

test('a building of which nobody answers for any home is told from one with some', async () => {
  const [hant = '', , en = ''] = await inAll(covered({ gaps: [gap('7', 23), gap('8', 10, 4)] }));
  assert.match(hant, /7號樓還沒有人負責聯繫 23 戶有事不知道找誰/);
  assert.match(hant, /8號樓還有幾戶沒有人聯繫 6 戶有事不知道找誰/);
  assert.match(en, /Nobody answers for Building 7 yet/);
  assert.match(en, /Some homes in Building 8 have nobody yet/);
});

test('three gaps stand open; all further ones can be opened and lead to their building', async () => {
  const gaps = ['1', '2', '3', '4', '5'].map((id) => gap(id, 4));
  const [hant = ''] = await inAll(covered({ gaps }));
  assert.match(hant, /還有 2 處 4號樓還沒有人負責聯繫 4 戶/);
  const markup = await markupOf(covered({ gaps })(viewWith()));
  assert.equal(markup.match(/notice-warning/g)?.length, 3);
  assert.match(markup, /href="\/places\/5"/);
  assert.doesNotMatch(await markupOf(covered({ gaps: gaps.slice(0, 3) })(viewWith())), /<details/);
});

test('only those who keep organisations are asked to name somebody', async () => {
  const gaps = [gap('7', 23)];
  const read = await markupOf(covered({ gaps })(viewWith()));
  assert.doesNotMatch(read, /去定一位/);
  const kept = await markupOf(covered({ gaps, mayKeep: true })(viewWith()));
  assert.match(kept, /href="\/organisations\?place=dongxing"[^>]*><span>去定一位/);
});

test('the parts of a place stand in a table that leads to each', async () => {
  const below = [gap('1', 1_234, 1_000)];
  const markup = await markupOf(covered({ below })(viewWith()));
  assert.match(markup, /href="\/places\/1"/);
  assert.match(markup, /1,234.*1,000/);
});

test('a street is drawn with the windows lit that have somebody, and said in words', async () => {
  const street = [
    {
      label: '7',
      name: '7號樓',
      names: names('7號樓', 'Building 7'),
      address: '/places/7',
      units: 1,
      floors: 2,
      columns: 2,
      households: 4,
      lit: 1,
    },
  ];
  const [hant = '', , en = ''] = await inAll(covered({ street }));
  assert.match(hant, /有人聯繫/);
  assert.match(en, /Building 7/);
});

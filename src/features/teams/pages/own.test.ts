import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { organisationEndpoints } from '#/features/organisations/index.ts';
import { peopleEndpoints } from '#/features/people/index.ts';
import type { OwnTeams } from '#/features/teams/routes/shapes.ts';
import { teamEndpoints } from '#/features/teams/routes/teams.ts';
import type { Page, View } from '#/platform/http/view.ts';
import { drawn, drawnAt, drawnInAll, markupOf, textOf, viewWith } from '#test/drawn.ts';
import { lawfulPage } from '#test/page-laws.ts';
import { ownPage } from './own.ts';
import { mineLine, teamPanel } from './panels.ts';

const ID = '019cf000-0000-7000-8000-000000000001';
const OTHER = '019cf000-0000-7000-8000-000000000002';
const named = (hant: string, hans: string, en: string) => ({ hant, hans, en });
const later = drawnAt.add({ hours: 24 * 9 });
const HERE = `/organisations/${ID}/team`;

const team = {
  id: ID,
  name: '修修補補隊',
  place: { id: 'dongxing', names: named('東興小區', '东兴小区', 'Dongxing') },
};

const nowhere: OwnTeams = { invitations: [], belongings: [], askings: [], led: [] };
const everywhere: OwnTeams = {
  invitations: [
    { team, words: '隊裡缺個懂電的', lapsesAt: later },
    { team: { ...team, id: OTHER, name: '法律援助隊' }, lapsesAt: later },
  ],
  belongings: [
    { team, since: drawnAt, sharesTelephone: true, canReturn: false },
    {
      team: { ...team, name: '調解隊' },
      since: drawnAt,
      leftAt: later,
      leftAs: 'left',
      sharesTelephone: false,
      canReturn: true,
    },
    {
      team: { ...team, name: '助學隊' },
      since: drawnAt,
      leftAt: later,
      leftAs: 'let_go',
      reason: '搬走了',
      sharesTelephone: false,
      canReturn: false,
    },
  ],
  askings: [
    { team, askedAt: drawnAt, state: 'waiting' },
    { team, askedAt: drawnAt, state: 'declined', answer: '這個月人夠了' },
  ],
  led: [
    { team, waiting: 2 },
    { team: { ...team, name: '健康隊' }, waiting: 0 },
  ],
};

/** The page of one’s own teams, in every state. */
const pages: Readonly<Record<string, (view: View) => Page>> = {
  'one’s own teams, of which there are none': (view) => ownPage(view, nowhere),
  'one’s own teams of every kind': (view) => ownPage(view, everywhere),
};

const endpoints = [...teamEndpoints, ...organisationEndpoints(), ...peopleEndpoints];

for (const [name, page] of Object.entries(pages)) {
  describe(`the page of ${name}`, () => {
    test('is sound in every language of the house', async () => {
      await drawnInAll(page);
    });

    test('keeps the laws of pages here', async () => {
      await lawfulPage(page(viewWith()), endpoints);
    });

    test('is sound for those who need it larger, in the dark', async () => {
      await drawn(page, { language: 'en', isElder: true, theme: 'dark' });
    });
  });
}

describe('one’s own teams', () => {
  const show = () => drawn((view) => ownPage(view, everywhere));

  test('stand in the order in which somebody has to do something', async () => {
    const { text } = await show();
    const titles = ['有隊請您加入', '您帶的隊', '您在的隊', '您說想加入的', '以前在過的'];
    const places = titles.map((title) => text.indexOf(title));
    assert.ok(places.every((place) => place >= 0));
    assert.deepEqual(
      places.toSorted((one, other) => one - other),
      places,
    );
  });

  test('can be left from here, and come back to', async () => {
    const { markup } = await show();
    assert.equal(markup.match(/membership\?_method=DELETE/g)?.length, 1);
    assert.equal(markup.match(/membership\/return/g)?.length, 1);
  });

  test('say what those who lead answered, and why somebody was let go', async () => {
    const { text } = await show();
    assert.match(text, /這個月人夠了/);
    assert.match(text, /搬走了/);
    assert.match(text, /2 位等您回話/);
    assert.match(text, /沒有人等回話/);
  });

  test('that are none say where teams are found', async () => {
    const { text } = await drawn((view) => ownPage(view, nowhere));
    assert.match(text, /各個組織的頁面上/);
  });
});

describe('panels of other pages', () => {
  test('lead from an organisation to its team, with a count or without', async () => {
    const counted = teamPanel(viewWith(), { id: ID, memberCount: 7 });
    assert.match(await textOf(counted), /7 位隊員/);
    assert.match(await markupOf(counted), new RegExp(`href="${HERE}"`));
    const few = teamPanel(viewWith(), { id: ID, memberCount: undefined });
    assert.match(await textOf(few), /隊員還不多/);
  });

  test('say on one’s own page who waits for one, and in how many teams one is', async () => {
    const line = (count: number, isInvited: boolean, hasWaiting: boolean) =>
      textOf(mineLine(viewWith(), { count, isInvited, hasWaiting }));
    const all = await line(2, true, true);
    for (const words of ['有隊請您加入', '有人想加入您帶的隊', '您在 2 支隊裡']) {
      assert.ok(all.includes(words), words);
    }
    const bare = await line(0, false, false);
    assert.doesNotMatch(bare, /有隊請您|有人想加入|您在 0/);
  });
});

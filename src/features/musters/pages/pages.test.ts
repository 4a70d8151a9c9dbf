import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { musterEndpoints } from '#/features/musters/routes/musters.ts';
import type { MineShown, MusterView, NewShown } from '#/features/musters/routes/shapes.ts';
import type { Page, View } from '#/platform/http/view.ts';
import { languages } from '#/platform/i18n/language.ts';
import { drawn, drawnAt, drawnInAll, markupOf, sentForm, textOf, viewWith } from '#test/drawn.ts';
import { lawfulPage } from '#test/page-laws.ts';
import { mineMustersPage } from './mine.ts';
import { musterPage } from './muster.ts';
import { newMusterPage } from './new.ts';

const ID = '019cf000-0000-7000-8000-00000000e001';
const names = { hant: '東興小區', hans: '东兴小区', en: 'Dongxing' };

function shown(changes: Partial<MusterView> = {}): MusterView {
  return {
    id: ID,
    title: '搬沙袋',
    meetingPlace: '2號門',
    startsAt: drawnAt.add({ hours: 3 }),
    stage: 'open',
    coming: 18,
    wanted: 30,
    communityId: '350203007010',
    teams: ['紅馬甲', '防汛隊'],
    madeBy: '李老師',
    isOver: false,
    hasBegun: false,
    isAsked: true,
    isForMe: true,
    ...changes,
  };
}

function keeping(changes: Partial<NonNullable<MusterView['keeping']>> = {}) {
  const comers = [
    { personId: ID.replace('e001', 'e002'), name: '王阿姨', seating: 'coming' as const },
    { personId: ID.replace('e001', 'e003'), name: '陳師傅', seating: 'reserve' as const },
  ];
  return { asked: 86, seen: 40, reserve: 2, declined: 7, comers, ...changes };
}

const mine: MineShown = { communityIds: [], forMe: [shown()], byMe: [shown()], mayCall: true };
const empty: MineShown = { communityIds: [], forMe: [], byMe: [], mayCall: false };
const choosing: NewShown = {
  teams: [{ id: ID, name: '紅馬甲', community: names }],
  areas: [{ id: 'dongxing', names }],
};

const text = async (page: Page) => textOf(await page.body);
const markup = async (page: Page) => markupOf(await page.body);

describe('every page', () => {
  const pages: readonly (readonly [string, (view: View) => Page])[] = [
    ['the list', (view) => mineMustersPage(view, mine)],
    ['the empty list', (view) => mineMustersPage(view, empty)],
    ['the form', (view) => newMusterPage(view, choosing)],
    ['the form without a team', (view) => newMusterPage(view, { teams: [], areas: [] })],
    ['as somebody asked', (view) => musterPage(view, shown())],
    ['as somebody who comes', (view) => musterPage(view, shown({ seating: 'coming' }))],
    [
      'as somebody in line',
      (view) => musterPage(view, shown({ stage: 'full', seating: 'reserve' })),
    ],
    ['as the leader', (view) => musterPage(view, shown({ isForMe: false, keeping: keeping() }))],
    [
      'as the leader once it began',
      (view) => musterPage(view, shown({ hasBegun: true, keeping: keeping() })),
    ],
    ['called off', (view) => musterPage(view, over({ stage: 'stood_down', endWords: '雨停了' }))],
    ['held', (view) => musterPage(view, over({ stage: 'held', keeping: keeping() }))],
  ];

  for (const [name, draw] of pages) {
    test(`${name} is sound markup in each language and leads somewhere`, async () => {
      await drawnInAll(draw);
      for (const language of languages) {
        await lawfulPage(draw(viewWith({ language })), musterEndpoints);
      }
    });
  }
});

function over(changes: Partial<MusterView>): MusterView {
  return shown({ isOver: true, hasBegun: true, ...changes });
}

describe('whoever is asked', () => {
  test('reads how many come, when and where, and answers with one tap', async () => {
    const said = await text(musterPage(viewWith(), shown({ note: '穿雨鞋' })));
    assert.match(said, /18 人來，一共要 30 人 還要 12 人/);
    assert.match(said, /2號門/);
    assert.match(said, /穿雨鞋/);
    assert.match(said, /紅馬甲和防汛隊/);
    const page = await markup(musterPage(viewWith(), shown()));
    assert.match(page, /name="answer" value="yes"/);
    assert.match(page, /我來/);
    assert.match(page, /name="answer" value="no"/);
    assert.doesNotMatch(page, /standing-down|closing|wanted"/);
  });

  test('is told that there are enough, and may stand in line', async () => {
    const said = await text(musterPage(viewWith(), shown({ stage: 'full', coming: 30 })));
    assert.match(said, /人夠了，謝謝大家/);
    assert.match(said, /人夠了，我排在後面等/);
  });

  test('who comes can say that they cannot, who said no can come after all', async () => {
    const comes = await text(musterPage(viewWith(), shown({ seating: 'coming', answer: 'yes' })));
    assert.match(comes, /您說了要來/);
    assert.match(comes, /我來不了了/);
    assert.doesNotMatch(comes, /我來 /);
    const declined = await text(musterPage(viewWith(), shown({ answer: 'no' })));
    assert.match(declined, /改主意的話/);
    assert.match(declined, /我來/);
    assert.doesNotMatch(declined, / 來不了 /);
  });

  test('when it is over there is nothing to press, and it is said why', async () => {
    const off = await markup(
      musterPage(viewWith(), over({ stage: 'stood_down', endWords: '雨停了' })),
    );
    assert.match(off, /不用來了：雨停了/);
    assert.doesNotMatch(off, /<form/);
    const held = await text(musterPage(viewWith(), over({ stage: 'held' })));
    assert.match(held, /這件事已經辦完，謝謝大家/);
    const thanked = await text(musterPage(viewWith(), over({ stage: 'held', endWords: '辛苦了' })));
    assert.match(thanked, /辛苦了/);
  });

  test('why a tap came to nothing is said on top', async () => {
    const refusal = '這件事已經辦完，或者不用來了。謝謝您。';
    const form = sentForm({ endpoint: 'musters.answer', refusal });
    assert.match(await markup(musterPage(viewWith({ form }), shown())), /role="alert"/);
  });
});

describe('whoever keeps it', () => {
  const page = (changes: Partial<MusterView> = {}) =>
    musterPage(viewWith(), shown({ isForMe: false, keeping: keeping(), ...changes }));

  test('sees who comes and who stands in line, and how many were asked', async () => {
    const said = await text(page());
    assert.match(said, /叫了 86 人 · 40 人看到了 · 2 人排隊等著 · 7 人來不了/);
    assert.match(said, /王阿姨 要來/);
    assert.match(said, /陳師傅 排在後面/);
  });

  test('says nothing of who is in line or cannot come where nobody is', async () => {
    const said = await text(page({ keeping: keeping({ reserve: 0, declined: 0, comers: [] }) }));
    assert.doesNotMatch(said, /排隊等著|人來不了/);
    assert.match(said, /還沒有人說要來/);
  });

  test('is told that people are being found, or that nobody lives there', async () => {
    assert.match(await text(page({ isAsked: false })), /正在找要叫的人/);
    const nobody = page({ keeping: keeping({ asked: 0, comers: [] }) });
    assert.match(await text(nobody), /這個範圍裡沒有住著這些隊伍的隊員/);
  });

  test('changes the number and calls it off, and after it began says who was there', async () => {
    const before = await markup(page());
    assert.match(before, /action="\/musters\/[^"]*\/wanted\?_method=PUT"/);
    assert.match(before, /standing-down/);
    assert.doesNotMatch(before, /closing/);
    const begun = await markup(page({ hasBegun: true }));
    assert.match(begun, /closing/);
    assert.match(begun, /name="came" value="[^"]*e002" checked/);
    assert.doesNotMatch(
      begun,
      /name="came" value="[^"]*e003"/,
      'who stood in line was not to come',
    );
    const nobody = await text(page({ hasBegun: true, keeping: keeping({ comers: [] }) }));
    assert.match(nobody, /還沒有人說要來/);
  });

  test('what came back with a mistake is shown unfolded', async () => {
    const form = sentForm({ endpoint: 'musters.change', refusal: '已經有 18 人說要來。' });
    const drawnPage = musterPage(viewWith({ form }), shown({ keeping: keeping() }));
    assert.match(await markup(drawnPage), /<details class="fold" open/);
    assert.doesNotMatch(await markup(page()), /<details class="fold" open/);
  });

  test('reads afterwards who was there', async () => {
    const comers = [
      { personId: ID, name: '王阿姨', seating: 'coming' as const, came: true },
      { personId: ID, name: '陳師傅', seating: 'coming' as const, came: false },
    ];
    const said = await text(page({ ...over({ stage: 'held' }), keeping: keeping({ comers }) }));
    assert.match(said, /王阿姨 到了/);
    assert.match(said, /陳師傅 沒有到/);
  });
});

describe('the list and the form', () => {
  test('the list tells for each how it stands and what one said', async () => {
    const forMe = [{ ...shown(), seating: 'coming' as const }];
    const said = await text(mineMustersPage(viewWith(), { ...mine, forMe }));
    assert.match(said, /搬沙袋/);
    assert.match(said, /還要人/);
    assert.match(said, /您說了要來/);
    assert.match(said, /喊人/);
  });

  test('whoever leads nobody is offered no call', async () => {
    assert.doesNotMatch(await markup(mineMustersPage(viewWith(), empty)), /\/musters\/new/);
  });

  test('with one team it is ticked already; areas may be chosen', async () => {
    const one = await markup(newMusterPage(viewWith(), choosing));
    assert.match(one, new RegExp(`value="${ID}" checked`));
    assert.match(one, /<option value="dongxing"/);
    const teams = [
      ...choosing.teams,
      { id: ID.replace('e001', 'e009'), name: '琴隊', community: names },
    ];
    assert.doesNotMatch(await markup(newMusterPage(viewWith(), { ...choosing, teams })), /checked/);
  });

  test('an hour from now is offered, in the time of the neighbourhood', async () => {
    assert.match(await markup(newMusterPage(viewWith(), choosing)), /value="2026-11-22T20:34"/);
  });

  test('is drawn whole, with the frame around it', async () => {
    const { text: said } = await drawn((view) => newMusterPage(view, choosing));
    assert.match(said, /喊大家來幫忙/);
  });
});

describe('what the pages say to those who do not look', () => {
  test('the words are there in each language, and none is another’s', async () => {
    const said = await Promise.all(
      languages.map((language) =>
        text(musterPage(viewWith({ language }), shown({ keeping: keeping(), area: names }))),
      ),
    );
    assert.equal(new Set(said).size, languages.length);
    const [, , english] = said;
    assert.match(english ?? '', /18 of 30 people are coming 12 more wanted/);
    assert.match(english ?? '', /86 called · 40 have seen it · 2 in line · 7 cannot/);
    assert.match(english ?? '', /Dongxing/);
  });

  test('a number of thousands is written as it is read', async () => {
    const many = keeping({ asked: 1_862, seen: 1_001 });
    const said = await text(musterPage(viewWith(), shown({ keeping: many })));
    assert.match(said, /叫了 1,862 人 · 1,001 人看到了/);
  });
});

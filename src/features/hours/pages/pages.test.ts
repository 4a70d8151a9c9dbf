import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { hoursEndpoints } from '#/features/hours/index.ts';
import { bars, confirmers, recordStates } from '#/features/hours/model.ts';
import type { MineShown, NewShown, RecordShown } from '#/features/hours/routes/shapes.ts';
import { hoursWords } from '#/features/hours/words/index.ts';
import { matterEndpoints } from '#/features/matters/index.ts';
import { makePeopleEndpoints } from '#/features/people/index.ts';
import type { Page, View } from '#/platform/http/view.ts';
import { languages } from '#/platform/i18n/language.ts';
import { drawnAt, markupOf, textOf, viewWith } from '#test/drawn.ts';
import { assertGivenBack, lawfulPage } from '#test/page-laws.ts';
import { anyText, property } from '#test/property.ts';
import { correctionPage, newPage } from './forms.ts';
import { minePage, mineTable, waitingPage, waitingTable } from './lists.ts';
import { onePage } from './one.ts';
import { deskPanel, matterPanel, mePanel } from './panels.ts';
import { sayMinutes, sayOccasion, saySpan } from './say.ts';

const endpoints = [...hoursEndpoints, ...matterEndpoints(), ...makePeopleEndpoints([])];
const place = {
  id: '350203007010',
  names: { hant: '深田社區', hans: '深田社区', en: 'Shentian' },
};
const team = { id: '019cf000-0000-7000-8000-00000000f0a1', name: '紅馬甲 <隊>' };
const matter = { id: '350203007010-2026-0041', reference: '2026-0041', title: '燈 <不亮>' };
const idOf = (number: number) => `019cf000-0000-7000-8000-0000000${String(10_000 + number)}`;
const on = Temporal.PlainDate.from('2026-11-20');

function record(changes: Partial<RecordShown> = {}): RecordShown {
  return {
    id: idOf(1),
    state: 'waiting',
    person: '陳師傅',
    minutes: 90,
    on,
    startedAt: drawnAt.subtract({ hours: 50 }),
    endedAt: drawnAt.subtract({ minutes: 50 * 60 - 90 }),
    content: '掃了 <三層>',
    activity: { name: '清理 <樓道>', inCharge: '莊文靜' },
    isOfMatter: false,
    place,
    recordedAt: drawnAt.subtract({ hours: 20 }),
    isMine: true,
    mayConfirm: false,
    mayObject: false,
    mayCorrect: true,
    mayWithdraw: true,
    ...changes,
  };
}

const mine = (changes: Partial<MineShown> = {}): MineShown => ({
  minutes: 150,
  years: [{ year: 2026, minutes: 150 }],
  level: {},
  year: 2026,
  records: [record()],
  toConfirm: 0,
  ...changes,
});

const asking = (changes: Partial<NewShown> = {}): NewShown => ({
  on,
  latest: on,
  places: [place],
  teams: [team],
  mayBeLate: false,
  ...changes,
});

async function textIn(
  page: (view: View) => Page,
  language: (typeof languages)[number] = 'zh-Hant',
) {
  const made = page(viewWith({ language }));
  await lawfulPage(made, endpoints);
  return readable(await textOf(await made.body));
}

/** Undoes what markup does to words. */
function readable(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>');
}

describe('how long something took', () => {
  const said = (minutes: number, language: (typeof languages)[number]) =>
    sayMinutes({ language }, minutes);
  test('is said in hours and minutes, and without what is nought', () => {
    assert.deepEqual(
      [0, 1, 59, 60, 61, 90, 120, 6_001].map((minutes) => said(minutes, 'zh-Hant')),
      [
        '0 分鐘',
        '1 分鐘',
        '59 分鐘',
        '1 小時',
        '1 小時 1 分鐘',
        '1 小時 30 分鐘',
        '2 小時',
        '100 小時 1 分鐘',
      ],
    );
    assert.equal(said(90, 'zh-Hans'), '1 小时 30 分钟');
    assert.equal(said(90, 'en'), '1 h 30 min');
    assert.equal(said(120_000, 'en'), '2,000 h');
  });
});

describe('what it was', () => {
  test('is the activity, else the matter, and never more than the reader may see', () => {
    const view = { language: 'en' } as const;
    assert.equal(sayOccasion(view, record()), '清理 <樓道>');
    assert.equal(sayOccasion(view, record({ activity: undefined, matter })), '燈 <不亮>');
    assert.equal(
      sayOccasion(view, record({ activity: undefined })),
      'Something a neighbour needed',
    );
  });

  test('stands on the clocks of the reader', () => {
    const view = viewWith({ language: 'en' });
    const startedAt = Temporal.Instant.from('2026-11-20T01:00:00Z');
    const said = saySpan(view, { on, startedAt, endedAt: startedAt.add({ minutes: 30 }) });
    assert.match(said, /20 November 2026[^]*9:00[^]*9:30/);
  });
});

describe('one’s own hours', () => {
  test('say what counts, that they turn into nothing, and how to record more', async () => {
    const text = await textIn((view) => minePage(view, mine()));
    assert.match(text, /已確認，一共[^]*2 小時 30 分鐘[^]*記一次時間/);
    assert.match(text, /清理 <樓道>[^]*1 小時 30 分鐘[^]*等確認/);
    assert.match(text, /不換錢、不換東西、不排名次/);
    assert.match(await textIn((view) => minePage(view, mine()), 'zh-Hans'), /不换钱/);
    assert.match(await textIn((view) => minePage(view, mine()), 'en'), /turn into no money/);
  });

  test('say so where a year has none, and lead to the years that have some', async () => {
    const years = [
      { year: 2026, minutes: 60 },
      { year: 2024, minutes: 90 },
    ];
    const shown = mine({ years, year: 2025, records: [] });
    const made = minePage(viewWith(), shown);
    const markup = await markupOf(await made.body);
    assert.match(markup, /year=2026#records[^]*year=2025#records[^]*year=2024#records/);
    assert.match(await textOf(await made.body), /這一年還沒有記錄/);
    const one = await markupOf(await minePage(viewWith(), mine()).body);
    assert.doesNotMatch(one, /year=2026#records/, 'one year alone is no choice');
  });

  test('say first what waits for their word', async () => {
    const text = await textIn((view) => minePage(view, mine({ toConfirm: 3 })));
    assert.match(text, /等您確認[^]*有 3 條[^]*已確認，一共/);
    assert.doesNotMatch(await textIn((view) => minePage(view, mine())), /等您確認/);
  });

  test('are taken away as rows of minutes', () => {
    const { headings, rows } = mineTable(viewWith(), mine());
    assert.equal(headings.length, rows[0]?.length);
    const said = ['陳師傅', '2026-11-20', 90, '清理 <樓道>', '掃了 <三層>', '深田社區', '社區'];
    assert.deepEqual(rows, [[...said, 1.5, '莊文靜', '等確認']]);
  });

  test('are taken away in hours as the Order counts, never rounded up', () => {
    const hoursOf = (minutes: number) =>
      mineTable(viewWith(), mine({ records: [record({ minutes })] })).rows[0]?.[7];
    assert.deepEqual([60, 90, 1, 50, 1440].map(hoursOf), [1, 1.5, 0.01, 0.83, 24]);
    const bare = mine({ records: [record({ activity: undefined, isOfMatter: true })] });
    assert.equal(mineTable(viewWith(), bare).rows[0]?.[8], undefined, 'nobody was in charge');
    const { headings } = mineTable(viewWith(), mine());
    for (const field of ['活動名稱', '做了什麼', '服務時間（小時）', '活動負責人']) {
      assert.ok(headings.includes(field), field);
    }
  });
});

describe('what waits for one’s word', () => {
  const waiting = (changes: Partial<RecordShown> = {}) =>
    record({ isMine: false, mayConfirm: true, mayObject: true, team, ...changes });
  test('is confirmed with one press, or leads to where one says what is wrong', async () => {
    const made = waitingPage(viewWith(), { records: [waiting()] });
    const markup = await markupOf(await made.body);
    assert.match(markup, new RegExp(`action="/hours/${idOf(1)}/confirmation`));
    assert.match(markup, new RegExp(`href="/hours/${idOf(1)}#object"`));
    const text = await textIn((view) => waitingPage(view, { records: [waiting()] }));
    assert.match(text, /陳師傅：1 小時 30 分鐘[^]*紅馬甲 <隊>[^]*掃了 <三層>/);
  });

  test('offers no press where somebody else has to', async () => {
    const records = [waiting({ mayConfirm: false })];
    const markup = await markupOf(await waitingPage(viewWith(), { records }).body);
    assert.doesNotMatch(markup, /confirmation/);
  });

  test('says of a correction what counts meanwhile, and says when nothing waits', async () => {
    const records = [waiting({ state: 'proposed' })];
    assert.match(await textIn((view) => waitingPage(view, { records })), /原來那一條照樣算數/);
    assert.match(await textIn((view) => waitingPage(view, { records: [] })), /沒有要確認的/);
    assert.equal(waitingTable(viewWith(), { records }).rows.length, 1);
  });
});

describe('a record', () => {
  const one = (changes: Partial<RecordShown> = {}) => ({
    record: record(changes),
    history: [record(changes)],
  });
  test('says all the law asks for, and what is only sometimes there', async () => {
    const shown = one({
      team,
      materials: '掃帚 <兩把>',
      recordedBy: '莊**',
      lateReason: '住院 <了>',
      correction: '寫錯 <了>',
    });
    const text = await textIn((view) => onePage(view, shown));
    for (const part of ['陳師傅', '1 小時 30 分鐘', '掃了 <三層>', '清理 <樓道>', '莊文靜']) {
      assert.ok(text.includes(part), part);
    }
    for (const part of [
      '深田社區',
      '紅馬甲 <隊>',
      '掃帚 <兩把>',
      '由 莊** 代記',
      '住院 <了>',
      '寫錯 <了>',
    ]) {
      assert.ok(text.includes(part), part);
    }
    const plain = await textIn((view) => onePage(view, one()));
    assert.doesNotMatch(plain, /代記|為什麼現在才記|更正的原因/);
  });

  test('says how it stands, who confirmed it as what, and why it ended', async () => {
    const at = drawnAt.subtract({ hours: 1 });
    for (const capacity of confirmers) {
      const shown = one({ state: 'confirmed', confirmed: { at, by: '李老師', capacity } });
      const text = await textIn((view) => onePage(view, shown));
      assert.ok(text.includes(`${hoursWords['zh-Hant'].confirmers[capacity]}：李老師`), capacity);
    }
    const closed = { at, by: '李老師', reason: '那天 <改期>' };
    const objected = await textIn((view) => onePage(view, one({ state: 'objected', closed })));
    assert.match(objected, /對方說不對[^]*那天 <改期>/);
    assert.match(await textIn((view) => onePage(view, one())), /確認以後才算數/);
  });

  test('offers its person to correct it and take it back, and others to confirm or object', async () => {
    const formsOf = async (changes: Partial<RecordShown>) => {
      const { forms } = await lawfulPage(onePage(viewWith(), one(changes)), endpoints);
      return forms.length;
    };
    assert.equal(await formsOf({}), 1, 'to take it back');
    const others = { isMine: false, mayCorrect: false, mayWithdraw: false } as const;
    assert.equal(await formsOf({ ...others, mayConfirm: true, mayObject: true }), 2);
    assert.equal(await formsOf({ ...others, mayObject: true }), 1);
    assert.equal(await formsOf(others), 0);
  });

  test('leads to its matter, and shows what it came from', async () => {
    const shown = {
      record: record({ id: idOf(2), activity: undefined, matter, isOfMatter: true }),
      history: [record({ state: 'replaced' }), record({ id: idOf(2), correction: '多寫了' })],
    };
    const markup = await markupOf(await onePage(viewWith(), shown).body);
    assert.match(markup, /href="\/matters\/350203007010-2026-0041"/);
    const text = await textIn((view) => onePage(view, shown));
    assert.match(text, /更正的經過[^]*已更正[^]*多寫了/);
    assert.doesNotMatch(await textIn((view) => onePage(view, one())), /更正的經過/);
  });
});

describe('the forms', () => {
  test('ask for the activity only where nothing is known of it', async () => {
    const free = await textIn((view) => newPage(view, asking()));
    assert.match(free, /活動名稱[^]*在哪裡[^]*紅馬甲 <隊>[^]*活動負責人[^]*哪一天/);
    const known = await textIn((view) => newPage(view, asking({ matter, from: '08:30' })));
    assert.doesNotMatch(known, /活動名稱|活動負責人/);
    assert.match(known, /這件事：燈 <不亮>/);
    const markup = await markupOf(
      await newPage(viewWith(), asking({ matter, from: '08:30' })).body,
    );
    assert.match(markup, /name="matter"[^>]*value="350203007010-2026-0041"/);
    assert.match(markup, /name="from"[^>]*value="08:30"/);
  });

  test('ask whether it was voluntary, with each reason why it was not', async () => {
    for (const language of languages) {
      const text = await textIn((view) => newPage(view, asking()), language);
      for (const bar of bars) assert.ok(text.includes(hoursWords[language].bars[bar]), bar);
    }
  });

  test('ask why it is late only of who may be', async () => {
    assert.doesNotMatch(await textIn((view) => newPage(view, asking())), /為什麼現在才記/);
    const late = await textIn((view) => newPage(view, asking({ mayBeLate: true })));
    assert.match(late, /為什麼現在才記/);
  });

  test('come back with all that was typed', async () => {
    await assertGivenBack(
      (again) => newPage(again, asking({ mayBeLate: true })),
      viewWith(),
      endpoints,
    );
    const shown = { record: record({ materials: '掃帚' }), latest: on };
    await assertGivenBack((again) => correctionPage(again, shown), viewWith(), endpoints);
  });
});

describe('the panels', () => {
  const draw = async (made: ReturnType<typeof mePanel>) => readable(await textOf(await made));
  test('say how much one gave, or invite to say it', async () => {
    assert.match(await draw(mePanel(viewWith(), 0)), /用了多少時間，可以記下來/);
    assert.match(await draw(mePanel(viewWith(), 125)), /已確認 2 小時 5 分鐘/);
    assert.match(await draw(deskPanel(viewWith({ language: 'en' }), 1_200)), /1,200/);
  });

  test('ask who did it, and tell who asked what their “solved” confirms', async () => {
    const shown = { matterId: matter.id, records: [], mayRecord: true, isToBeSolved: false };
    assert.match(await draw(matterPanel(viewWith(), shown)), /這件事您辦好了[^]*記時間/);
    const asker = { ...shown, mayRecord: false, records: [record()], isToBeSolved: true };
    const text = await draw(matterPanel(viewWith(), asker));
    assert.match(text, /也就確認了下面的時間[^]*陳師傅：1 小時 30 分鐘/);
    assert.doesNotMatch(text, /記時間/);
  });
});

const anyWords = anyText({ minLength: 1, maxLength: 40 });
const maybe = <Value>(one: fc.Arbitrary<Value>) => fc.option(one, { nil: undefined });
const anyRecord: fc.Arbitrary<RecordShown> = fc
  .record({
    state: fc.constantFrom(...recordStates),
    person: anyWords,
    minutes: fc.integer({ min: 1, max: 1440 }),
    content: anyWords,
    materials: maybe(anyWords),
    activity: maybe(fc.record({ name: anyWords, inCharge: anyWords })),
    matter: maybe(fc.constant(matter)),
    team: maybe(fc.record({ id: fc.uuid(), name: anyWords })),
    recordedBy: maybe(anyWords),
    lateReason: maybe(anyWords),
    correction: maybe(anyWords),
    confirmed: maybe(
      fc.record({
        at: fc.constant(drawnAt),
        by: anyWords,
        capacity: fc.constantFrom(...confirmers),
      }),
    ),
    closed: maybe(fc.record({ at: fc.constant(drawnAt), by: anyWords, reason: maybe(anyWords) })),
    isMine: fc.boolean(),
    mayConfirm: fc.boolean(),
    mayObject: fc.boolean(),
    mayCorrect: fc.boolean(),
    mayWithdraw: fc.boolean(),
  })
  .map((changes) => record(changes));
const anyView = fc.constantFrom(...languages).map((language) => viewWith({ language }));

property(
  'a record leads and sends only where something is, whatever it shows to whom',
  fc.asyncProperty(anyView, anyRecord, async (view, shown) => {
    await lawfulPage(onePage(view, { record: shown, history: [shown] }), endpoints);
  }),
  30,
);

property(
  'the lists are sound whatever they show',
  fc.asyncProperty(anyView, fc.array(anyRecord, { maxLength: 4 }), async (view, all) => {
    const records = all.map((one, index) => ({ ...one, id: idOf(index) }));
    await lawfulPage(minePage(view, mine({ records, toConfirm: records.length })), endpoints);
    await lawfulPage(waitingPage(view, { records }), endpoints);
  }),
  20,
);

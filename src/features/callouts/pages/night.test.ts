import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { calloutEndpoints } from '#/features/callouts/index.ts';
import type { NightShown } from '#/features/callouts/routes/night.ts';
import { nightKinds } from '#/features/callouts/rules/night.ts';
import { nightWords } from '#/features/callouts/words/night.ts';
import { matterEndpoints } from '#/features/matters/index.ts';
import { placeEndpoints } from '#/features/places/index.ts';
import { languages } from '#/platform/i18n/language.ts';
import { textOf, viewWith } from '#test/drawn.ts';
import { lawfulPage } from '#test/page-laws.ts';
import { nightDeskPanel, nightPanel } from './night-panels.ts';
import { nightPage, nightTable } from './night.ts';

const endpoints = [
  ...calloutEndpoints,
  ...matterEndpoints(),
  ...placeEndpoints([], [], async () => {}),
];
const names = { hant: '中鼎 <家園>', hans: '中鼎 <家园>', en: 'Zhongding <Jiayuan>' };
const nappies = { hant: '尿布 & 奶粉', hans: '尿布 & 奶粉', en: 'Nappies & milk' };
const ID = '450107001001-2026-0041';
const AT = Temporal.Instant.from('2026-11-23T15:40:00Z');
const on = Temporal.PlainDate.from('2026-11-23');

const call = (number: number) => ({
  id: `${ID.slice(0, -1)}${number}`,
  categoryNames: nappies,
  where: names,
  buildingId: number === 2 ? undefined : 'zd-5',
  window: undefined,
  raisedAt: AT.add({ seconds: number }),
});

const step = (index: number, kind: NightShown['steps'][number]['kind'], more = {}) => ({
  at: AT.add({ seconds: index * 10 }),
  call: 0,
  kind,
  ...more,
});

/** A night in which each thing happens once that can. */
const night = (changes: Partial<NightShown> = {}): NightShown => {
  const steps = [
    ...nightKinds.map((kind, index) => step(index, kind, kind === 'asked' ? { count: 3 } : {})),
    step(90, 'climbed', { call: 1, role: 'building_leader', count: 0 }),
    step(91, 'climbed', { call: 1, role: 'community_worker', count: 2 }),
    step(92, 'raised', { call: 2 }),
  ];
  return {
    place: { id: 'zd', names },
    on,
    isExact: false,
    before: on.subtract({ days: 3 }),
    after: on.add({ days: 1 }),
    isCut: false,
    sum: { calls: 3, answered: 1, medianSeconds: 75 },
    step: steps.length,
    calls: [call(0), call(1), call(2)],
    steps,
    street: [{ id: 'zd-5', names, label: '5', units: 2, floors: 18, columns: 4, households: 72 }],
    ...changes,
  };
};

describe('the page of a night', () => {
  for (const language of languages) {
    test(`is lawful in ${language}, with calls and without`, async () => {
      const view = viewWith({ language });
      const page = nightPage(view, night());
      await lawfulPage(page, endpoints);
      const text = await textOf(page.body);
      for (const kind of nightKinds) {
        if (kind === 'asked' || kind === 'climbed') continue;
        assert.ok(text.includes(nightWords[language].kinds[kind]), kind);
      }
      const none = { calls: [], steps: [], step: 0, before: undefined, after: undefined };
      const sum = { calls: 0, answered: 0, medianSeconds: undefined };
      const empty = nightPage(view, night({ ...none, sum }));
      assert.equal(empty.script, undefined);
      await lawfulPage(empty, endpoints);
    });
  }

  test('says what the windows mean, as the reader sees them', async () => {
    const say = nightWords.en;
    const view = viewWith({ language: 'en' });
    const read = async (changes: Partial<NightShown>) =>
      textOf(nightPage(view, night(changes)).body);
    assert.ok((await read({ isExact: false })).includes(say.counted));
    const exact = await read({ isExact: true });
    assert.ok(exact.includes(say.exact));
    assert.ok(!exact.includes(say.counted));
    assert.match(exact, /1 more were in no building/);
    assert.match(await read({ isCut: true }), /the first 300 are played/);
  });

  test('says of a step of the chain whom it called, also when there was nobody', async () => {
    const view = viewWith({ language: 'en' });
    const { rows } = nightTable(view, night());
    const said = rows.map((row) => row.at(-1));
    assert.ok(
      said.some((one) => /building.*, nobody here$/.test(String(one))),
      said.join('\n'),
    );
    assert.ok(said.some((one) => /community.*, 2$/.test(String(one))));
    assert.ok(said.includes('Neighbours asked: 3'));
    assert.ok(said.includes('Called for help · Nappies & milk'));
  });

  test('at its first step nothing has happened, and there is no way back', async () => {
    const body = String(await nightPage(viewWith({}), night({ step: 0 })).body);
    assert.match(body, /開始之前/);
    assert.doesNotMatch(body, /aria-current="step"/);
    assert.doesNotMatch(body, /step=-1/);
    assert.match(body, /step=1#night/);
  });
});

describe('the ways to a night', () => {
  test('say how many calls there were, and on a desk in which community', async () => {
    const view = viewWith({ language: 'en' });
    const found = { place: { id: 'zd', names }, on, calls: 13 };
    assert.match(await textOf(nightPanel(view, found)), /Mon 23 Nov: 13/);
    const desk = await textOf(nightDeskPanel(view, [found]));
    assert.match(desk, /Zhongding &lt;Jiayuan&gt; · Calls for help/);
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { rosterEndpoints } from '#/features/rosters/index.ts';
import type { WatchShown } from '#/features/rosters/routes/watch.ts';
import { watchWords } from '#/features/rosters/words/watch.ts';
import { languages } from '#/platform/i18n/language.ts';
import { drawnAt, drawnInAll, textOf, viewWith } from '#test/drawn.ts';
import { lawfulPage } from '#test/page-laws.ts';
import { nightPanel, watchPanel } from './watch-panels.ts';
import { watchPage, watchTable } from './watch.ts';

const names = (name: string) => ({ hant: name, hans: name, en: name });
const from = drawnAt.add({ hours: 2 });

function shown(changes: Partial<WatchShown> = {}): WatchShown {
  const none = { chance: 0, level: 'none' } as const;
  return {
    community: { id: '350203007010', names: names('深田 <社區>') },
    kinds: [
      { code: 'urgent_goods', names: names('急用的東西') },
      { code: 'urgent_repair', names: names('急修') },
    ],
    kind: 'urgent_goods',
    enough: 0.5,
    grids: [
      { id: 'g1', names: names('第一網格'), thinHours: 8 },
      { id: 'g2', names: names('第二網格'), thinHours: 0 },
    ],
    grid: 'g1',
    thin: [{ from, to: from.add({ hours: 8 }), least: none }],
    days: [
      {
        date: Temporal.PlainDate.from('2026-11-22'),
        hours: [{ from, ...none }],
        parts: [null, none, { chance: 0.4375, level: 'thin' }, { chance: 0.95, level: 'good' }],
      },
    ],
    ...changes,
  };
}

describe('the page of the hours ahead', () => {
  test('is sound and lawful in each language', async () => {
    await drawnInAll((view) => watchPage(view, shown()));
    for (const language of languages) {
      const view = viewWith({ language });
      await lawfulPage(watchPage(view, shown()), rosterEndpoints);
      const text = await textOf(watchPage(view, shown()).body);
      const say = watchWords[language];
      for (const part of [say.thinTitle, say.levels.none, say.how, ...say.parts]) {
        assert.ok(text.includes(part), `${language} ${part}`);
      }
    }
  });

  test('says each cell as a number and a word, and leaves out what is over', async () => {
    const text = await textOf(watchPage(viewWith({ language: 'en' }), shown()).body);
    assert.match(text, /– 0% nobody 44% thin 95% good/);
  });

  test('says when nothing is thin', async () => {
    const page = watchPage(viewWith({ language: 'en' }), shown({ thin: [] }));
    assert.match(await textOf(page.body), /Enough in every hour/);
  });

  test('names no grid where there is just one', async () => {
    const one = shown({ grids: [{ id: 'g1', names: names('第一網格'), thinHours: 8 }] });
    const text = await textOf(watchPage(viewWith({ language: 'en' }), one).body);
    assert.doesNotMatch(text, /第一網格/);
  });

  test('leads to each other kind of call, and to each grid with this kind', async () => {
    const drawn = `${await watchPage(viewWith({ language: 'en' }), shown()).body}`;
    const here = '/places/350203007010/watch';
    assert.ok(drawn.includes(`href="${here}?kind=urgent_repair&amp;grid=g1"`), drawn);
    assert.ok(drawn.includes(`href="${here}?kind=urgent_goods&amp;grid=g2"`));
    assert.match(drawn, /<strong aria-current="true">急用的東西<\/strong>/);
  });

  test('tells hours over midnight with both days, and others with one', async () => {
    const until = (hours: number) => {
      const none = { chance: 0, level: 'none' } as const;
      const thin = [{ from, to: from.add({ hours }), least: none }];
      return textOf(watchPage(viewWith({ language: 'en' }), shown({ thin })).body);
    };
    assert.match(await until(2), /Today 9:34 pm to 11:34 pm/);
    assert.match(await until(8), /Today 9:34 pm to Tomorrow 5:34 am/);
  });

  test('is taken away hour by hour', () => {
    const table = watchTable(viewWith({ language: 'en' }), shown());
    assert.deepEqual(table.rows, [['2026-11-22 21:34', 0, 'Nobody to call']]);
    assert.equal(table.headings.length, 3);
  });
});

describe('what other pages say of the hours ahead', () => {
  test('the community’s page leads there', async () => {
    for (const language of languages) {
      const drawn = `${await watchPanel(viewWith({ language }), '350203007010')}`;
      assert.match(drawn, /href="\/places\/350203007010\/watch"/);
    }
  });

  test('a desk reads from when to when the night is thin, and how thin', async () => {
    const community = { id: '350203007010', names: names('深田') };
    const night = { community, from, to: from.add({ hours: 4 }), level: 'none' } as const;
    for (const language of languages) {
      const text = await textOf(nightPanel(viewWith({ language }), [night]));
      assert.ok(text.includes(watchWords[language].levels.none), text);
      assert.match(text, /深田/);
    }
  });
});

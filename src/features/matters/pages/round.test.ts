import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { MOST_ON_SHEET, MOST_STOPS, roundShows } from '#/features/matters/model/look.ts';
import { MAX_PHOTOS } from '#/features/matters/model/limits.ts';
import type {
  LookShown,
  RoundSheetShown,
  RoundShown,
  StopShown,
} from '#/features/matters/routes/rounds.ts';
import { drawn, drawnAt, drawnInAll, viewWith } from '#test/drawn.ts';
import { hours, plainMatter, plainRow } from '#test/plain-shown.ts';
import { hostile } from '#test/hostile-words.ts';
import { lookPage } from './look.ts';
import { roundSheetPage } from './round-sheet.ts';
import { roundPage, roundTable } from './round.ts';

const SITE = 'https://linli.example.org';
const place = {
  id: '350203007010',
  names: { hant: '深田社區', hans: '深田社区', en: 'Shentian Community' },
};
const grids = [
  { code: 'w1', names: { hant: '西網格', hans: '西网格', en: 'West grid' } },
  { code: 'e1', names: { hant: '東網格', hans: '东网格', en: 'East grid' } },
];

function stop(changes: Partial<StopShown> = {}): StopShown {
  const row = plainRow({ bucket: 'open', state: 'verifying', isPressing: false });
  const address = `${SITE}/matters/${row.id}/look`;
  return { ...row, address, ...changes };
}

function round(changes: Partial<RoundShown> = {}): RoundShown {
  const bare = { queue: undefined, group: undefined, grid: undefined, grids: [], hasMore: false };
  return { place, show: 'to_look', ...bare, stops: [stop()], ...changes };
}

function sheet(changes: Partial<RoundSheetShown> = {}): RoundSheetShown {
  return { ...round(), sheet: 1, sheets: 1, printedAt: drawnAt.toString(), ...changes };
}

function look(changes: Partial<LookShown> = {}): LookShown {
  const matter = plainMatter({ state: 'verifying', isStaff: true });
  return { matter, task: 'verify', round: `/round?place=${place.id}`, ...changes };
}

describe('a round on a telephone', () => {
  test('it is drawn in three languages whatever it is walked for', async () => {
    for (const show of roundShows) await drawnInAll((view) => roundPage(view, round({ show })));
  });

  test('each stop is one link from edge to edge, with where, what and what to do', async () => {
    const stops = [
      stop(),
      stop({ id: '350203007010-2026-0009', reference: '2026-0009', state: 'done' }),
    ];
    const { markup, text } = await drawn((view) => roundPage(view, round({ stops })));
    assert.equal((markup.match(/class="walk-stop"/g) ?? []).length, 2);
    assert.match(text, /要看 2 處/);
    assert.match(text, /去核實/);
    assert.match(text, /去核查/);
    assert.match(text, /2026-0009/);
    assert.match(
      markup,
      /look\?place=350203007010&amp;show=to_look/,
      'the round is kept on the way',
    );
  });

  test('what is not to be looked at leads to its desk, and says how it stands', async () => {
    const [id, state] = ['350203007010-2026-0007', 'accepted'] as const;
    const stops = [stop({ id, state, address: `${SITE}/matters/${id}/desk` })];
    const { markup, text } = await drawn((view) =>
      roundPage(view, round({ show: 'unheld', stops })),
    );
    assert.match(markup, /href="\/matters\/350203007010-2026-0007\/desk"/);
    assert.doesNotMatch(text, /去核實|去核查/);
  });

  test('what is late says so by a sign and a word', async () => {
    const late = stop({ isPressing: true, nextDueAt: hours(-30) });
    const { markup, text } = await drawn((view) => roundPage(view, round({ stops: [late] })));
    assert.match(markup, /class="late"/);
    assert.match(text, /已超時/);
    const none = await drawn((view) => roundPage(view, round()));
    assert.doesNotMatch(none.markup, /class="late"/);
  });

  test('with more than one walk takes, the most pressing are said to come first', async () => {
    const stops = Array.from({ length: MOST_STOPS }, () => stop());
    const { text } = await drawn((view) => roundPage(view, round({ stops, hasMore: true })));
    assert.match(text, /先列最急的 60 處/);
  });

  test('a round that is walked, and one that is nobody’s, say so and print nothing', async () => {
    const done = await drawn((view) => roundPage(view, round({ stops: [] })));
    assert.match(done.text, /這一圈都看過了/);
    assert.doesNotMatch(done.markup, /round\/sheet/);
    const nowhere = round({ place: undefined, stops: [] });
    const nobody = await drawn((view) => roundPage(view, nowhere));
    assert.match(nobody.text, /您沒有要去看的地方/);
    assert.match(nobody.markup, /href="\/desk"/);
  });

  test('the grids are folded away under the one that is walked', async () => {
    const walked = round({ grids, grid: 'e1' });
    const { markup } = await drawn((view) => roundPage(view, walked));
    assert.match(markup, /<summary[^>]*>[\s\S]*?東網格[\s\S]*?<\/summary>/);
    assert.match(markup, /href="\/round\?place=350203007010&amp;show=to_look&amp;grid=w1"/);
    const all = await drawn((view) => roundPage(view, round({ grids })));
    assert.match(all.markup, /<summary[^>]*>[\s\S]*?走哪個網格[\s\S]*?<\/summary>/);
    const none = await drawn((view) => roundPage(view, round()));
    assert.doesNotMatch(none.markup, /grid=/);
  });

  test('words that would break a page are told as words', async () => {
    const titles = hostile.filter((title) => !title.includes('${'));
    const stops = titles.map((title, index) => stop({ id: `c-2026-${1_000 + index}`, title }));
    await drawnInAll((view) => roundPage(view, round({ stops })));
    await drawnInAll((view) => roundSheetPage(view, sheet({ stops })));
  });
});

describe('a round as a list and on paper', () => {
  test('the list has a line for each stop in the order of the walk', () => {
    const stops = [stop({ reference: '2026-0002' }), stop({ reference: '2026-0001' })];
    for (const language of ['zh-Hant', 'zh-Hans', 'en'] as const) {
      const table = roundTable(viewWith({ language }), round({ stops }));
      assert.equal(table.headings.length, 6);
      assert.deepEqual(
        table.rows.map(([reference]) => reference),
        ['2026-0002', '2026-0001'],
      );
      for (const row of table.rows) assert.equal(row.length, table.headings.length);
    }
    const table = roundTable(viewWith(), round({ place: undefined, stops: [] }));
    assert.deepEqual(table.rows, []);
  });

  test('the sheet is drawn in three languages with a box and a code for each stop', async () => {
    const stops = Array.from({ length: MOST_ON_SHEET }, () => stop());
    await drawnInAll((view) => roundSheetPage(view, sheet({ stops })));
    const { markup, text } = await drawn((view) => roundSheetPage(view, sheet({ stops })));
    assert.equal((markup.match(/round-sheet-box/g) ?? []).length, MOST_ON_SHEET);
    assert.equal((markup.match(/shape-rendering="crispEdges"/g) ?? []).length, MOST_ON_SHEET);
    assert.match(text, /深田社區走訪單/);
    assert.match(text, /第 1 張，共 1 張/);
    assert.match(text, /誰走的/);
    assert.doesNotMatch(markup, /sheet=/, 'one sheet is no choice');
  });

  test('of several sheets each leads to the others, and what is around is not printed', async () => {
    const shown = sheet({ sheet: 2, sheets: 3, grid: 'w1' });
    const { markup, text } = await drawn((view) => roundSheetPage(view, shown));
    assert.match(text, /第 2 張，共 3 張/);
    for (const number of [1, 2, 3])
      assert.match(markup, new RegExp(`grid=w1&amp;sheet=${number}"`));
    const head = markup.slice(markup.indexOf('not-printed'), markup.indexOf('round-sheet"'));
    assert.match(head, /<h1/);
    assert.match(head, /回到這一圈/);
  });

  test('with nothing to walk to the sheet says so', async () => {
    const { markup, text } = await drawn((view) => roundSheetPage(view, sheet({ stops: [] })));
    assert.match(text, /沒有要去看的/);
    assert.doesNotMatch(markup, /<table/);
  });
});

describe('the question on the spot', () => {
  test('it is drawn in three languages before the work, after it and when it is over', async () => {
    for (const task of ['verify', 'check', 'none'] as const) {
      await drawnInAll((view) => lookPage(view, look({ task })));
    }
  });

  test('before the work it asks whether it is so, after it whether it holds', async () => {
    const first = await drawn((view) => lookPage(view, look()));
    assert.match(first.text, /是不是像說的這樣？/);
    assert.match(first.text, /是，情況屬實.*沒有，現場沒發現.*說不準/);
    const matter = plainMatter({ state: 'done', isStaff: true });
    const after = await drawn((view) => lookPage(view, look({ task: 'check', matter })));
    assert.match(after.text, /真的辦好了嗎？/);
    assert.match(after.text, /辦好了.*沒辦好，要返工.*說不準/);
  });

  test('nothing is chosen beforehand, the camera opens at once, and the round is kept', async () => {
    const shown = look({ round: `/round?place=${place.id}&grid=w1` });
    const { markup } = await drawn((view) => lookPage(view, shown));
    assert.equal((markup.match(/type="radio"/g) ?? []).length, 3);
    assert.doesNotMatch(markup, /checked/);
    assert.match(markup, /capture="environment"/);
    assert.match(markup, /type="hidden" name="place" value="350203007010"/);
    assert.match(markup, /type="hidden" name="grid" value="w1"/);
    assert.match(markup, /href="\/round\?place=350203007010&amp;grid=w1"/);
  });

  test('where all photos are there already none is asked for', async () => {
    const one = { stage: 'before', at: drawnAt, isMine: false } as const;
    const photos = Array.from({ length: MAX_PHOTOS }, () => ({ id: crypto.randomUUID(), ...one }));
    const matter = plainMatter({ state: 'verifying', isStaff: true, photos });
    const { markup } = await drawn((view) => lookPage(view, look({ matter })));
    assert.doesNotMatch(markup, /type="file"/);
    assert.ok(markup.includes(photos[0]?.id ?? '-'), 'the first one shows how it was told');
    const done = plainMatter({ state: 'done', isStaff: true, photos });
    const after = await drawn((view) => lookPage(view, look({ task: 'check', matter: done })));
    assert.ok(after.markup.includes(photos.at(-1)?.id ?? '-'), 'the last one how it was done');
  });

  test('what needs no look any more has no form', async () => {
    const { markup, text } = await drawn((view) => lookPage(view, look({ task: 'none' })));
    assert.match(text, /這件現在不用看了/);
    assert.doesNotMatch(markup, /matters\/[^"]*\/look"/);
  });
});

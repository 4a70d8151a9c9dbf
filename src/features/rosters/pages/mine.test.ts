import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { SeatShown } from '#/features/rosters/routes/shapes.ts';
import { rosterWords } from '#/features/rosters/words/index.ts';
import { languages } from '#/platform/i18n/language.ts';
import { textOf, viewWith } from '#test/drawn.ts';
import {
  beginsAt,
  empty,
  endsAt,
  idOf,
  lawful,
  line,
  list,
  mine,
  offered,
  planned,
  read,
  taken,
  team,
} from '#test/roster-shown.ts';
import { minePage, mineTable } from './mine.ts';
import { minePanel, teamPanel } from './panels.ts';
import { saySeat, sayTimes } from './seats.ts';

describe('one’s own shifts', () => {
  test('are drawn soundly, with some and with none', async () => {
    await lawful((view) => minePage(view, mine()));
    await lawful((view) => minePage(view, mine({ offers: [], taken: [], open: [], rosters: [] })));
  });

  test('begin with what waits for an answer', async () => {
    const text = await read((view) => minePage(view, mine()));
    assert.match(text, /Waiting for your answer.*Yours.*Somebody is missing, and you could/);
    const none = mine({ offers: [], taken: [], open: [], rosters: [] });
    assert.match(await read((view) => minePage(view, none)), /You have no shifts now/);
  });

  test('lead to each shift and to each roster', async () => {
    const page = `${await minePage(viewWith({ language: 'en' }), mine()).body}`;
    assert.ok(page.includes(`href="/shifts/${idOf(21)}"`));
    assert.ok(page.includes(`href="/rosters/${idOf(2)}"`));
  });

  test('are taken away with what each is', () => {
    const table = mineTable(viewWith({ language: 'en' }), mine());
    assert.deepEqual(
      table.rows.map((row) => row.at(-1)),
      ['Yours', 'Waiting for your answer', 'Somebody is missing, and you could'],
    );
    assert.equal(table.rows[0]?.length, table.headings.length);
  });

  test('stand on one’s own page in a few lines', async () => {
    for (const language of languages) {
      const view = viewWith({ language });
      const say = rosterWords[language];
      const text = await textOf(minePanel(view, mine()));
      assert.ok(text.includes(say.next(sayTimes(view, line))), text);
      assert.ok(text.includes(say.hasOffers('1')) && text.includes(say.hasOpen('1')));
      const calm = await textOf(minePanel(view, mine({ offers: [], open: [] })));
      assert.ok(!calm.includes(say.hasOffers('0')) && !calm.includes(say.hasOpen('0')));
    }
  });

  test('are led to from the page of their team', async () => {
    const drawn = `${await teamPanel(viewWith({ language: 'en' }), list())}`;
    assert.ok(drawn.includes(`href="/organisations/${team.id}/rosters"`));
  });
});

describe('a place', () => {
  test('is said with its level, who has it, and how that stands', () => {
    const said = (seat: SeatShown) => saySeat(viewWith({ language: 'en' }), seat);
    assert.equal(said(empty), 'First: empty');
    assert.equal(said({ ...empty, level: 2 }), 'Reserve: empty');
    assert.equal(said({ ...taken, name: '陳' }), 'First: 陳');
    assert.equal(said({ ...offered, name: '陳' }), 'First: 陳 (asked)');
    assert.equal(said({ ...planned, name: '陳' }), 'First: 陳 (thought of)');
    assert.equal(said({ ...taken, isMine: true }), 'First: you');
  });

  test('is at times that are said by the day on which they begin', () => {
    const times = { beginsAt, endsAt };
    assert.equal(sayTimes(viewWith({ language: 'en' }), times), 'Sun 22 Nov 10:34 pm–6:34 am');
    assert.equal(
      sayTimes(viewWith({ language: 'zh-Hant' }), times),
      '11月22日 週日 下午10:34–上午6:34',
    );
  });
});

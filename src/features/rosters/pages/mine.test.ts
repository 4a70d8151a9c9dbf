import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { SeatShown, ShiftShown } from '#/features/rosters/routes/shapes.ts';
import type { View } from '#/platform/http/view.ts';
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
  shift,
  taken,
  team,
} from '#test/roster-shown.ts';
import { minePage, mineTable } from './mine.ts';
import { minePanel, teamPanel } from './panels.ts';
import { shiftPage } from './shift.ts';
import { saySeat, sayTimes } from './seats.ts';

describe('one’s own shifts', () => {
  test('are drawn soundly, with some and with none', async () => {
    await lawful((view) => minePage(view, mine()));
    await lawful((view) =>
      minePage(view, mine({ offers: [], taken: [], open: [], swaps: [], rosters: [] })),
    );
  });

  test('begin with what waits for an answer', async () => {
    const text = await read((view) => minePage(view, mine()));
    assert.match(text, /Waiting for your answer.*Yours.*Somebody is missing, and you could/);
    const none = mine({ offers: [], taken: [], open: [], swaps: [], rosters: [] });
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

describe('the calendar of one’s telephone', () => {
  const address = 'https://linli.example/calendars/12345678901234567890123456789012/shifts.ics';

  test('is offered with one touch, and once open shows its address and how it is closed', async () => {
    await lawful((view) => minePage(view, mine({ calendar: address })));
    const without = await read((view) => minePage(view, mine()));
    assert.match(without, /In the calendar of your telephone.*Make an address/);
    assert.doesNotMatch(without, /Close this address/);
    const open = await read((view) => minePage(view, mine({ calendar: address })));
    assert.ok(open.includes(address));
    assert.match(open, /Give it to nobody.*Put it into the calendar.*Close this address/);
    assert.doesNotMatch(open, /Make an address/);
  });

  test('is opened by telephones themselves', async () => {
    const page = minePage(viewWith({ language: 'en' }), mine({ calendar: address }));
    assert.match(`${await page.body}`, /href="webcal:\/\/linli\.example\/calendars\//);
  });
});

describe('passing a shift on', () => {
  const mates = [{ id: idOf(51), name: '李老師' }];
  const own = { ...taken, isMine: true };
  const ahead = (swap: ShiftShown['swap']) => shift({ seats: [own], swap });

  test('is asked of one or of all, and stays one’s own until then', async () => {
    const page = (view: View) => shiftPage(view, ahead({ mates, exchanges: [] }));
    await lawful(page);
    const text = await read(page);
    assert.match(text, /Ask somebody to take over.*Until somebody says yes, the shift is yours/);
    assert.match(text, /Everybody in the team.*李老師/);
  });

  test('while somebody is asked it says whom, and how to take that back', async () => {
    const one = (view: View) =>
      shiftPage(view, ahead({ mates, exchanges: [], asked: { id: idOf(61), name: '李老師' } }));
    await lawful(one);
    assert.match(await read(one), /李老師 is being asked.*Ask nobody; I come myself/);
    const all = (view: View) =>
      shiftPage(view, ahead({ mates, exchanges: [], asked: { id: idOf(61) } }));
    assert.match(await read(all), /All of the team are being asked/);
  });

  test('offers the shifts of others for which it could be exchanged, each with whose it is', async () => {
    const exchanges = [{ standId: idOf(71), name: '李老師', beginsAt, endsAt }];
    const page = (view: View) => shiftPage(view, ahead({ mates, exchanges }));
    await lawful(page);
    const text = await read(page);
    assert.match(text, /Or exchange it for another’s.*Until they say yes, both shifts stay/);
    assert.ok(
      text.includes(`${sayTimes(viewWith({ language: 'en' }), { beginsAt, endsAt })} · 李老師`),
    );
    const none = await read((view) => shiftPage(view, ahead({ mates, exchanges: [] })));
    assert.doesNotMatch(none, /Or exchange it/);
  });

  test('while an exchange is asked for it says for which shift; who is asked reads the same', async () => {
    const inReturn = { beginsAt: beginsAt.add({ hours: 48 }), endsAt: endsAt.add({ hours: 48 }) };
    const asked = { id: idOf(61), name: '李老師', inReturn };
    const page = (view: View) => shiftPage(view, ahead({ mates, exchanges: [], asked }));
    const when = sayTimes(viewWith({ language: 'en' }), inReturn);
    assert.ok((await read(page)).includes(`李老師 is being asked to exchange theirs of ${when}`));
    const other = (view: View) =>
      minePage(view, mine({ swaps: [{ ...line, swapId: idOf(61), inReturn }] }));
    await lawful(other);
    const text = await read(other);
    assert.ok(text.includes(`In return they take yours of ${when}.`));
    assert.match(text, /I exchange.*I cannot/);
  });

  test('is offered of one’s own shifts ahead alone', async () => {
    assert.doesNotMatch(await read((view) => shiftPage(view, shift())), /Ask somebody/);
    const others = shift({ seats: [{ ...taken, isMine: false }], swap: { mates, exchanges: [] } });
    assert.doesNotMatch(await read((view) => shiftPage(view, others)), /Ask somebody/);
  });

  test('whoever is asked answers on their own page', async () => {
    const text = await read((view) => minePage(view, mine()));
    assert.match(text, /Somebody asks you to take over.*I take it over.*I cannot/);
    const none = await read((view) => minePage(view, mine({ swaps: [] })));
    assert.doesNotMatch(none, /Somebody asks you/);
  });
});

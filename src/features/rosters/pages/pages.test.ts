import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { hindrances, holidayRules, rosterStates } from '#/features/rosters/model.ts';
import { rosterWords } from '#/features/rosters/words/index.ts';
import { languages } from '#/platform/i18n/language.ts';
import { sentForm, textOf, viewWith } from '#test/drawn.ts';
import {
  empty,
  idOf,
  lawful,
  list,
  nights,
  offered,
  planned,
  read,
  roster,
  shift,
  taken,
} from '#test/roster-shown.ts';
import { listPage, listTable } from './list.ts';
import { rosterPage, rosterTable } from './roster.ts';
import { shiftPage } from './shift.ts';

describe('the rosters of a team', () => {
  test('are drawn soundly, for leaders and for others, with some and with none', async () => {
    await lawful((view) => listPage(view, list()));
    await lawful((view) => listPage(view, list({ leads: false })));
    await lawful((view) => listPage(view, list({ rosters: [] })));
  });

  test('say how each stands, in words', async () => {
    for (const language of languages) {
      const text = await textOf(listPage(viewWith({ language }), list()).body);
      for (const state of rosterStates) {
        assert.ok(text.includes(rosterWords[language].states[state]), `${language} ${state}`);
      }
    }
  });

  test('are drawn up by leaders alone', async () => {
    assert.match(await read((view) => listPage(view, list())), /Draw up a roster.*修電/);
    const other = await read((view) => listPage(view, list({ leads: false })));
    assert.doesNotMatch(other, /Draw up/);
  });

  test('offer four weeks from tomorrow on, eleven hours of rest and two a week', async () => {
    const page = `${await listPage(viewWith({ language: 'en' }), list()).body}`;
    assert.match(page, /name="startsOn"[^>]*value="2026-11-25"/);
    assert.match(page, /name="endsOn"[^>]*value="2026-12-22"/);
    assert.match(page, /name="restHours"[^>]*value="11"/);
    assert.match(page, /<option[^>]*value="2"[^>]*selected/);
  });

  test('are taken away as a table', () => {
    const table = listTable(viewWith({ language: 'en' }), list());
    assert.equal(table.rows.length, 3);
    assert.deepEqual(table.rows[0], ['表 0', 'Draft', '2026-12-01', '2026-12-31']);
    assert.equal(table.headings.length, 4);
  });
});

describe('a roster', () => {
  test('is drawn soundly in every state, for leaders, members and staff', async () => {
    for (const state of rosterStates) {
      for (const [leads, isMember] of [
        [true, true],
        [false, true],
        [false, false],
      ] as const) {
        const shown = leads
          ? roster({ state })
          : roster({ state, leads, isMember, quality: undefined, unfilled: [] });
        await lawful((view) => rosterPage(view, shown));
      }
    }
  });

  test('of a draft leads from kinds to a suggestion and to publishing', async () => {
    const text = await read((view) => rosterPage(view, roster({ state: 'draft' })));
    assert.match(text, /Draft.*only leaders see/);
    assert.match(text, /Kinds of shifts.*Add a kind of shift.*Let the program suggest.*Publish/);
    assert.match(text, /Throw this draft away/);
  });

  test('of a draft without kinds has nothing to fill or publish yet', async () => {
    const bare = roster({ state: 'draft', kinds: [], days: [], unfilled: [] });
    const text = await read((view) => rosterPage(view, bare));
    assert.match(text, /There are none yet/);
    assert.doesNotMatch(text, /Let the program suggest|How good|Day by day/);
  });

  test('tells members of a draft to say yes, and nothing of leading', async () => {
    const seen = roster({ state: 'draft', leads: false, quality: undefined, unfilled: [] });
    const text = await read((view) => rosterPage(view, seen));
    assert.match(text, /A leader is drawing it up.*Which shifts I may be put on/);
    assert.doesNotMatch(text, /Publish|Throw|suggest/);
  });

  test('that holds can be ended, and one that has ended cannot', async () => {
    assert.match(await read((view) => rosterPage(view, roster())), /End this roster/);
    const over = roster({ state: 'ended' });
    assert.doesNotMatch(await read((view) => rosterPage(view, over)), /End this roster|Save/);
  });

  test('shows members by a tick to what they have said yes', async () => {
    const page = `${await rosterPage(viewWith({ language: 'en' }), roster()).body}`;
    assert.match(page, new RegExp(`value="${nights.id}"[^>]*checked`));
    const [kind] = roster().kinds;
    assert.ok(kind !== undefined);
    const none = roster({ kinds: [{ ...kind, saidYes: false }] });
    const other = `${await rosterPage(viewWith({ language: 'en' }), none).body}`;
    assert.doesNotMatch(other, new RegExp(`value="${nights.id}"[^>]*checked`));
  });

  test('says a rotation aloud: hours, days, weeks, places, holidays', async () => {
    const text = await read((view) => rosterPage(view, roster({ state: 'draft' })));
    assert.match(text, /22:00–06:00, Tue Thu, Every 2 weeks/);
    assert.match(text, /1 first, 1 in reserve/);
    for (const rule of holidayRules) {
      assert.ok(text.includes(rosterWords.en.holidays[rule]), rule);
    }
  });

  test('says why a place is empty, in each language', async () => {
    for (const language of languages) {
      const text = await textOf(rosterPage(viewWith({ language }), roster()).body);
      const say = rosterWords[language];
      assert.ok(text.includes(say.because('3', say.hindrances.no_yes)), text);
      assert.ok(text.includes(say.because('1', say.hindrances.away)));
    }
  });

  test('has words for whatever keeps anybody from a shift', () => {
    for (const language of languages) {
      const said = hindrances.map((one) => rosterWords[language].hindrances[one]);
      assert.equal(new Set(said).size, hindrances.length);
      assert.ok(said.every((one) => one.length > 0));
    }
  });

  test('says how good it is and how that is reckoned, of the roster and of nobody', async () => {
    const text = await read((view) => rosterPage(view, roster()));
    assert.match(text, /Filled 75%.*Alike 50%.*Together 62\.5%.*Fairness index 0\.9/);
    assert.match(text, /It judges this roster, no person/);
    const member = roster({ leads: false, quality: undefined, unfilled: [] });
    assert.doesNotMatch(await read((view) => rosterPage(view, member)), /Fairness/);
  });

  test('warns of holidays that are not announced', async () => {
    const text = await read((view) => rosterPage(view, roster({ unannouncedYears: [2027] })));
    assert.match(text, /holidays of 2027 are not announced yet/);
  });

  test('marks holidays, and empty places, in words', async () => {
    const text = await read((view) => rosterPage(view, roster()));
    assert.match(text, /Tue 1 Dec \(holiday\)/);
    assert.match(text, /First: 陳&lt;師傅&gt;.*First: empty/);
  });

  test('escapes what people typed', async () => {
    const page = `${await rosterPage(viewWith({ language: 'en' }), roster({ state: 'draft' })).body}`;
    assert.ok(page.includes('夜&lt;班&gt;'));
    assert.ok(!page.includes('夜<班>'));
    assert.ok(page.includes('陳&lt;師傅&gt;'));
  });

  test('is taken away place by place', () => {
    const table = rosterTable(viewWith({ language: 'en' }), roster());
    assert.deepEqual(table.rows, [
      ['夜班', '2026-11-22 22:34', '2026-11-23 06:34', 'First: 陳<師傅>'],
      ['夜班', '2026-11-22 22:34', '2026-11-23 06:34', 'First: empty'],
    ]);
  });
});

describe('a shift', () => {
  test('is drawn soundly for whoever looks at it', async () => {
    const own = { ...taken, isMine: true };
    const asked = { ...offered, isMine: true };
    const members = [
      { id: idOf(51), name: '李<老師>', hindrance: undefined, consent: 'hours' as const },
      { id: idOf(52), name: '王', hindrance: 'overlaps' as const, consent: undefined },
    ];
    for (const shown of [
      shift(),
      shift({ seats: [own] }),
      shift({ seats: [asked] }),
      shift({ seats: [empty], mayTake: true }),
      shift({ seats: [empty], mayTake: true, hindrance: 'too_little_rest' }),
      shift({ seats: [planned, empty], leads: true, members }),
      shift({ seats: [taken, empty], leads: true, members }),
      shift({ seats: [empty], leads: true, members: members.slice(1) }),
      shift({ isOver: true, leads: true }),
    ]) {
      await lawful((view) => shiftPage(view, shown));
    }
  });

  test('that is offered asks, and says that a no needs no reason', async () => {
    const asked = shift({ seats: [{ ...offered, isMine: true }] });
    const text = await read((view) => shiftPage(view, asked));
    assert.match(text, /Would you take this shift\?.*A no needs no reason/);
    assert.match(text, /Yes, I take it.*Not this time/);
  });

  test('that is one’s own is left by one press', async () => {
    const own = shift({ seats: [{ ...taken, isMine: true }] });
    const text = await read((view) => shiftPage(view, own));
    assert.match(text, /This shift is yours.*I cannot come/);
    assert.match(text, /First: you/);
  });

  test('that misses somebody is taken by one press, or it is said why not', async () => {
    const open = shift({ seats: [empty], mayTake: true });
    assert.match(await read((view) => shiftPage(view, open)), /Somebody is missing.*I take it/);
    for (const hindrance of hindrances) {
      const kept = shift({ seats: [empty], mayTake: true, hindrance });
      const text = await read((view) => shiftPage(view, kept));
      assert.match(text, /You cannot take this shift/);
      assert.ok(text.includes(rosterWords.en.hindrances[hindrance]));
      assert.doesNotMatch(text, /I take it/);
    }
  });

  test('is nobody’s business to take who is not of the team', async () => {
    const text = await read((view) => shiftPage(view, shift({ seats: [empty] })));
    assert.doesNotMatch(text, /I take it|Take off|Put on/);
  });

  test('names few whom a rule keeps away, and of many says how many', async () => {
    const of = (count: number, hindrance: (typeof hindrances)[number]) =>
      Array.from({ length: count }, (_, index) => ({
        id: idOf(800 + index),
        name: `${hindrance}${index}`,
        hindrance,
      }));
    const members = [...of(57, 'not_volunteering'), ...of(2, 'away')];
    const led = shift({ seats: [empty], leads: true, members });
    await lawful((view) => shiftPage(view, led));
    const text = await read((view) => shiftPage(view, led));
    assert.match(text, /Who cannot, and why.*57 people/);
    assert.ok(text.includes('away0 · away1'));
    assert.ok(!text.includes('not_volunteering0'));
  });

  test('says to leaders by what somebody stands by, who could, and why others cannot', async () => {
    const members = [
      { id: idOf(51), name: '李老師', hindrance: undefined, consent: 'hours' as const },
      { id: idOf(53), name: '林', hindrance: undefined, consent: undefined },
      { id: idOf(52), name: '王', hindrance: 'overlaps' as const, consent: undefined },
    ];
    const led = shift({ seats: [taken, { ...empty, level: 2 }], leads: true, members });
    const text = await read((view) => shiftPage(view, led));
    assert.match(text, /said yes to such shifts.*Take off/);
    assert.match(text, /李老師 \(said yes\).*林 \(has to be asked\)/);
    assert.match(text, /on another shift then 王/);
    const page = `${await shiftPage(viewWith({ language: 'en' }), led).body}`;
    assert.ok(page.includes(`/shifts/${idOf(21)}/places/2/1`));
    assert.ok(!page.includes(`value="${idOf(52)}"`), 'who cannot is not offered');
  });

  test('that is over is only looked at', async () => {
    const over = shift({ isOver: true, leads: true, seats: [taken, empty] });
    const text = await read((view) => shiftPage(view, over));
    assert.match(text, /This shift is over/);
    assert.doesNotMatch(text, /Take off|Put on/);
  });

  test('keeps the one who was chosen where the form comes back', async () => {
    const members = [{ id: idOf(51), name: '李', hindrance: undefined, consent: undefined }];
    const led = shift({ seats: [empty], leads: true, members });
    const form = sentForm({ endpoint: 'rosters.place', values: { personId: [idOf(51)] } });
    const page = `${await shiftPage(viewWith({ language: 'en', form }), led).body}`;
    assert.match(page, new RegExp(`value="${idOf(51)}"`));
  });
});

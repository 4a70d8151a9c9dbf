import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { html } from 'hono/html';
import { matterEndpoints } from '#/features/matters/index.ts';
import { MAX_DECLINES, callStates, owings, taskStates } from '#/features/joint/model.ts';
import { jointEndpoints } from '#/features/joint/routes/joint.ts';
import type { JointShown, OfMatter } from '#/features/joint/routes/shapes.ts';
import type { Page, View } from '#/platform/http/view.ts';
import { languages } from '#/platform/i18n/language.ts';
import { drawn, drawnInAll, markupOf, sentForm, textOf, viewWith } from '#test/drawn.ts';
import {
  call,
  choosing,
  hours,
  idOf,
  joint,
  ofMatter,
  part,
  publicOf,
  works,
} from '#test/joint-shown.ts';

import { lawfulPage } from '#test/page-laws.ts';

import { jointDeskPanel } from './desk.ts';
import { jointPage } from './joint.ts';
import { listPage, listTable } from './list.ts';
import { newPage } from './new.ts';
import { jointPanel, ofMatterPage } from './of-matter.ts';

const endpoints = [...jointEndpoints, ...matterEndpoints()];

async function text(page: Page): Promise<string> {
  return textOf(await page.body);
}

describe('every page', () => {
  const pages: readonly (readonly [string, (view: View) => Page])[] = [
    ['the list', (view) => listPage(view, { shows: 'open', joints: [joint()] })],
    ['the empty list', (view) => listPage(view, { shows: 'open', joints: [] })],
    ['the list of what is over', (view) => listPage(view, { shows: 'over', joints: [] })],
    ['a joint task', (view) => jointPage(view, everything())],
    ['one that is over', (view) => jointPage(view, joint({ state: 'assessed', result: '好了' }))],
    ['those of a matter', (view) => ofMatterPage(view, ofMatter())],
    ['a matter without any', (view) => ofMatterPage(view, ofMatter({ joints: [] }))],
    ['calling', (view) => newPage(view, choosing())],
    ['calling nobody', (view) => newPage(view, choosing({ callable: [] }))],
  ];

  for (const [name, draw] of pages) {
    test(`${name} is sound markup in each language and leads somewhere`, async () => {
      await drawnInAll(draw);
      for (const language of languages) await lawfulPage(draw(viewWith({ language })), endpoints);
    });
  }

  test('is said in its own language throughout', async () => {
    const shown = everything();
    const said = languages.map((language) => text(jointPage(viewWith({ language }), shown)));
    const [hant, hans, en] = await Promise.all(said);
    assert.match(hant ?? '', /現在要做的/);
    assert.match(hans ?? '', /现在要做的/);
    assert.match(en ?? '', /What to do now/);
    assert.match(en ?? '', /City management/);
    assert.doesNotMatch(hans ?? '', /現|誰|為/);
  });
});

/** A joint task in which the reader is everything at once, so that each form is drawn. */
function everything(state: JointShown['state'] = 'met'): JointShown {
  return joint({
    state,
    isCalling: true,
    isLeading: true,
    isSuperior: true,
    calls: [
      call(1, { isMine: true, state: 'coming', comesAs: '隊長' }),
      call(2, { isMine: true, state: 'declined', reason: '人手不夠', declines: 1 }),
      call(3, { state: 'excused', decision: '知道了', isRequired: false }),
      call(4, { isLate: true }),
    ],
    parts: [part({ isMine: true }), part({ id: idOf(91), outcome: 'done', words: '換好了' })],
    owed: owings.map((owing) => ({ owing, until: hours(2), isLate: owing === 'part' })),
    missing: [works],
    openParts: 1,
    agreed: '先修管子',
  });
}

describe('who is called', () => {
  test('reports and declines by forms, while there is time', async () => {
    const mine = joint({ calls: [call(1), call(2, { isMine: true })] });
    const page = await text(jointPage(viewWith(), mine));
    assert.match(page, /市政隊：報到/);
    assert.match(page, /報到：我們去/);
    assert.match(page, /還可以說 3 次/);
    assert.doesNotMatch(page, /碰頭：誰到了|取消，不用來了/);
    const met = await text(jointPage(viewWith(), { ...mine, state: 'met' }));
    assert.doesNotMatch(met, /報到：我們去|說明去不了/);
  });

  test('is not asked which office, unless there are two of theirs', async () => {
    const one = await markupOf(
      await jointPage(viewWith(), joint({ calls: [call(1, { isMine: true }), call(2)] })).body,
    );
    assert.match(one, /name="callId" value="[^"]+"/);
    assert.doesNotMatch(one, /<select[^>]*name="callId"/);
    const two = [call(1, { isMine: true }), call(2, { isMine: true })];
    const both = await markupOf(await jointPage(viewWith(), joint({ calls: two })).body);
    assert.match(both, /<select[^>]*name="callId"/);
  });

  test('does not decline again what the superior has decided', async () => {
    const decided = call(2, { isMine: true, declines: MAX_DECLINES });
    const page = await text(jointPage(viewWith(), joint({ calls: [call(1), decided] })));
    assert.match(page, /報到：我們去/);
    assert.doesNotMatch(page, /去不了/);
  });

  test('is told by words and a sign how each stands', async () => {
    const said = {
      called: /還沒回話/,
      coming: /會到/,
      declined: /說去不了，等決定/,
      excused: /同意不來/,
    };
    for (const state of callStates) {
      const page = jointPage(viewWith(), joint({ calls: [call(1, { state })] }));
      assert.match(await text(page), said[state], state);
    }
    const came = joint({ calls: [call(1, { attendance: 'arrived', state: 'excused' })] });
    assert.match(await text(jointPage(viewWith(), came)), /到了/);
    const absent = joint({ calls: [call(1, { attendance: 'absent', state: 'coming' })] });
    assert.match(await text(jointPage(viewWith(), absent)), /沒到/);
    const free = joint({ calls: [call(1, { attendance: 'absent', state: 'excused' })] });
    assert.match(await text(jointPage(viewWith(), free)), /同意不來/);
  });
});

describe('who leads', () => {
  const leading = (changes: Partial<JointShown> = {}) => joint({ isLeading: true, ...changes });

  test('notes who came once the hour has come', async () => {
    const early = await text(jointPage(viewWith(), leading()));
    assert.match(early, /碰頭以後，在這裡記誰到了/);
    assert.doesNotMatch(early, /到了的單位/);
    const now = await text(jointPage(viewWith(), leading({ meetAt: hours(-1) })));
    assert.match(now, /碰頭：誰到了/);
    assert.match(now, /到了的單位/);
  });

  test('adds those who came later, of whom only who was not there is asked', async () => {
    const met = leading({ state: 'met', calls: [call(1, { attendance: 'arrived' }), call(2)] });
    const markup = await markupOf(await jointPage(viewWith(), met).body);
    assert.match(markup, /後來又有單位到了/);
    assert.ok(!markup.includes(`name="arrived" value="${idOf(1)}"`));
    assert.ok(markup.includes(`value="${idOf(2)}"`));
  });

  test('reads what is missing, and closes only when nothing is', async () => {
    const waits = leading({ state: 'met', missing: [works] });
    assert.match(await text(jointPage(viewWith(), waits)), /還不能結束：市政隊沒有到/);
    const open = leading({ state: 'met', openParts: 2 });
    assert.match(await text(jointPage(viewWith(), open)), /有 2 項分工沒有結果/);
    const ready = await text(jointPage(viewWith(), leading({ state: 'met' })));
    assert.match(ready, /結束，交吹哨的評定/);
    assert.doesNotMatch(ready, /還不能結束/);
  });

  test('gives out parts and reports for each, where they are still open', async () => {
    const met = leading({ state: 'met', parts: [part()], openParts: 1 });
    const page = await text(jointPage(viewWith(), met));
    assert.match(page, /分給它/);
    assert.match(page, /這一項辦得怎麼樣/);
    const ended = leading({ state: 'met', parts: [part({ outcome: 'done', words: '好' })] });
    assert.doesNotMatch(await text(jointPage(viewWith(), ended)), /這一項辦得怎麼樣/);
  });
});

describe('who called', () => {
  const calling = (changes: Partial<JointShown> = {}) => joint({ isCalling: true, ...changes });

  test('decides about who asked, excuses others, changes the lead, calls off', async () => {
    const asks = [call(1), call(2, { state: 'declined', reason: '有事', declines: 1 })];
    const page = await text(jointPage(viewWith(), calling({ calls: asks })));
    assert.match(page, /市政隊說去不了，怎麼定/);
    assert.match(page, /換一家牽頭/);
    assert.match(page, /取消，不用來了/);
    const quiet = await text(jointPage(viewWith(), calling()));
    assert.match(quiet, /哪家可以不來/);
    assert.doesNotMatch(quiet, /怎麼定/);
  });

  test('leaves the third time to the superior', async () => {
    const asks = [call(1), call(2, { state: 'declined', reason: '有事', declines: MAX_DECLINES })];
    const page = await text(jointPage(viewWith(), calling({ calls: asks })));
    assert.match(page, /這次由上級決定/);
    assert.doesNotMatch(page, /怎麼定/);
    const above = await text(jointPage(viewWith(), calling({ calls: asks, isSuperior: true })));
    assert.match(above, /怎麼定/);
  });

  test('assesses what is closed, and nothing else', async () => {
    for (const state of taskStates) {
      const page = await text(jointPage(viewWith(), calling({ state })));
      assert.equal(/解決了沒有/.test(page), state === 'closed', state);
      const goesOn = state === 'called' || state === 'met';
      assert.equal(/取消，不用來了/.test(page), goesOn, state);
    }
  });
});

describe('what the reader owes', () => {
  test('stands first, late in other words', async () => {
    for (const owing of owings) {
      const due = joint({ owed: [{ owing, until: hours(2), isLate: false }] });
      const late = joint({ owed: [{ owing, until: hours(-2), isLate: true }] });
      const said = await text(jointPage(viewWith(), due));
      const again = await text(jointPage(viewWith(), late));
      assert.doesNotMatch(said, /已超時/, owing);
      assert.match(again, /已超時 · /, owing);
    }
  });

  test('stands on the card of the list, too', async () => {
    const owed = [{ owing: 'report' as const, until: hours(2), isLate: false }];
    const page = listPage(viewWith(), { shows: 'open', joints: [joint({ owed })] });
    assert.match(await text(page), /請在.*前回話/);
  });
});

describe('the list', () => {
  test('names the matter to those who see it, else what is to be done', async () => {
    const named = await text(listPage(viewWith(), { shows: 'open', joints: [joint()] }));
    assert.match(named, /2026-0041 · 欄杆/);
    const hidden = joint();
    const { matter: _, ...unnamed } = hidden;
    const page = await text(listPage(viewWith(), { shows: 'open', joints: [unnamed] }));
    assert.doesNotMatch(page, /2026-0041/);
    assert.match(page, /一起修/);
  });

  test('is taken away with what it shows', () => {
    for (const language of languages) {
      const table = listTable(viewWith({ language }), { shows: 'open', joints: [joint()] });
      assert.equal(table.headings.length, table.rows[0]?.length);
      assert.equal(table.rows[0]?.[0], '2026-0041');
      assert.equal(new Set(table.headings).size, table.headings.length);
    }
    const { matter: _, ...unnamed } = joint();
    const [row] = listTable(viewWith(), { shows: 'open', joints: [unnamed] }).rows;
    assert.equal(row?.[0], '');
  });

  test('says in words that nothing waits', async () => {
    assert.match(await text(listPage(viewWith(), { shows: 'open', joints: [] })), /現在沒有要您/);
    assert.match(await text(listPage(viewWith(), { shows: 'over', joints: [] })), /還沒有結束/);
  });
});

describe('on a matter’s page', () => {
  const panelOf = async (changes: Partial<OfMatter>, view = viewWith()) =>
    textOf(await jointPanel(view, ofMatter(changes)));

  test('stands who comes together, in plain words, and nobody’s name', async () => {
    const calls = [
      { ...call(1), state: 'coming' as const, comesAs: '嚴隊長' },
      { ...call(2), attendance: 'absent' as const },
    ];
    const shown = await panelOf({ joints: [publicOf({ calls })] });
    assert.match(shown, /幾家單位一起辦/);
    assert.match(shown, /城管局 .* 牽頭 會到/);
    assert.match(shown, /市政隊 要到場 沒到/);
    assert.doesNotMatch(shown, /嚴隊長|看詳情/);
  });

  test('stands what came of it, or why it was called off', async () => {
    const done = publicOf({ state: 'assessed', result: '都修好了', assessment: 'partly' });
    assert.match(await panelOf({ joints: [done] }), /解決了一部分.*結果 都修好了/);
    const off = publicOf({ state: 'called_off', calledOff: { reason: '下雨' } });
    assert.match(await panelOf({ joints: [off] }), /取消了 下雨/);
    const closed = publicOf({ state: 'called_off', calledOff: {} });
    assert.match(await panelOf({ joints: [closed] }), /這件事已經辦結/);
  });

  test('stands the way to call others, for whom it is open alone', async () => {
    assert.match(await panelOf({ joints: [], mayCall: true }), /吹哨：請幾家單位一起辦/);
    assert.doesNotMatch(await panelOf({}), /吹哨：請幾家/);
    assert.match(await panelOf({ joints: [publicOf(), publicOf()] }), /所有的吹哨報到/);
    assert.match(await panelOf({ joints: [publicOf({ isInside: true })] }), /看詳情/);
  });

  test('is sound markup in every language', async () => {
    for (const language of languages) {
      const view = viewWith({ language });
      for (const mayCall of [true, false]) {
        const body = html`<h1>x</h1>
          ${jointPanel(view, ofMatter({ mayCall }))}${jointDeskPanel(view, 3)}`;
        const page: Page = { title: 'x', section: 'help', width: 'two', body };
        await lawfulPage(page, endpoints);
        assert.ok((await drawn(() => page, { language })).text.length > 0);
      }
    }
  });
});

describe('the form of calling', () => {
  test('offers as lead and as required only who can be made to come', async () => {
    const markup = await markupOf(await newPage(viewWith(), choosing()).body);
    const [, lead = ''] = /<select[^>]*name="lead"[^>]*>(.*?)<\/select>/.exec(markup) ?? [];
    assert.match(lead, /organisation:a/);
    assert.doesNotMatch(lead, /organisation:c/);
    assert.match(markup, /name="invited" value="organisation:c"/);
    assert.doesNotMatch(markup, /name="required" value="organisation:c"/);
  });

  test('says that there is nobody to call where there is not', async () => {
    const page = newPage(viewWith(), choosing({ callable: [] }));
    assert.match(await text(page), /還沒有登記可以請的單位/);
    assert.doesNotMatch(await markupOf(await page.body), /<form/);
  });

  test('offers times of the place’s own clock, sooner for what cannot wait', async () => {
    const usual = await markupOf(await newPage(viewWith(), choosing()).body);
    assert.match(usual, /value="2026-11-23T17:00"/);
    assert.match(usual, /value="2026-11-24T09:00"/);
    const urgent = await markupOf(await newPage(viewWith(), choosing({ isUrgent: true })).body);
    assert.match(urgent, /value="2026-11-22T20:34"/);
    assert.match(urgent, /value="2026-11-22T21:34"/);
    const elsewhere = viewWith({ zone: 'Europe/London' });
    const abroad = await markupOf(await newPage(elsewhere, choosing({ isUrgent: true })).body);
    assert.match(abroad, /value="2026-11-22T12:34"/);
  });
});

describe('a form that came back', () => {
  test('stands open, with what was typed and why it could not be done', async () => {
    const values = { reason: '全員在外 <搶險>' };
    const view = viewWith({
      form: sentForm({ endpoint: 'joint.decline', values, refusal: '這一步已經過了' }),
    });
    const shown = joint({ calls: [call(1, { isMine: true })] });
    const markup = await markupOf(await jointPage(view, shown).body);
    assert.match(markup, /全員在外 &lt;搶險&gt;/);
    assert.match(markup, /這一步已經過了/);
  });

  test('that is not drawn any more says so on top', async () => {
    const view = viewWith({
      form: sentForm({ endpoint: 'joint.report', refusal: '這一步已經過了' }),
    });
    const page = await text(jointPage(view, joint({ state: 'assessed' })));
    assert.match(page, /這一步已經過了/);
  });
});

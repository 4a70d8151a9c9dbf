import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawn, drawnInAll, sentForm, viewWith } from '#test/drawn.ts';
import { attributeOf, controlsOf, listNamed, readMarkup, wordsIn } from '#test/markup.ts';
import {
  community,
  hours,
  matterFor,
  personLine,
  plainHandling,
  plainMatter,
  railing,
  slope,
} from '#test/plain-shown.ts';
import { states } from '#/features/matters/model/matter.ts';
import type { State, Verb } from '#/features/matters/model/matter.ts';
import { isClosed, isHeld } from '#/features/matters/rules/states.ts';
import type { HandlingShown, MatterPage } from '#/features/matters/routes/shapes.ts';
import { handlingPage } from './handling.ts';

const people = [{ personId: '019cf000-0000-7000-8000-000000000001', name: '陳師傅' }];
const pauseFrom = personLine({ voice: 'holder', name: '陳師傅' });

function inState(state: State, profile: 'need' | 'report' = 'report'): HandlingShown {
  return plainHandling(matterFor('dispatcher', { profile, state, isHeld: isHeld(state) }), {
    people,
  });
}

function allowing(...verbs: readonly Verb[]): MatterPage {
  return plainMatter({ isStaff: true, allowed: { verbs: [...verbs] } });
}

async function formsOf(shown: HandlingShown, view = viewWith()) {
  const root = readMarkup(`${await handlingPage(view, shown).body}`);
  const forms = listNamed(root, 'form').filter((one) => attributeOf(one, 'method') === 'post');
  const part = (form: (typeof forms)[number]) =>
    attributeOf(form, 'action').replace(/^\/matters\/[\d-]+\//, '');
  return new Map(forms.map((form) => [part(form), form]));
}

const folds = async (shown: HandlingShown, view = viewWith()) => {
  const root = readMarkup(`${await handlingPage(view, shown).body}`);
  return listNamed(root, 'summary').map(wordsIn);
};

test('every state is drawn for staff in three languages as a sound page', async () => {
  for (const [index, state] of states.entries()) {
    const profile = index % 2 === 0 ? 'need' : 'report';
    await drawnInAll((view) => handlingPage(view, inState(state, profile)));
  }
});

test('each step the rules open has its form, and no form is there that the rules refuse', async () => {
  const partOf: Partial<Record<Verb, string>> = {
    accept: 'acceptance',
    ask_to_verify: 'verification',
    verify_found: 'verification?_method=PUT',
    pass_check: 'check',
    reopen: 'reopening?_method=PUT',
    assign: 'assignment?_method=PUT',
    reassign: 'assignment?_method=PUT',
    recall: 'assignment?_method=DELETE',
    transfer: 'transfer',
    send_back: 'transfer?_method=DELETE',
    call_out: 'call',
    call_in: 'call?_method=DELETE',
    resume: 'waiting?_method=DELETE',
    pause: 'pause',
    decline: 'decline',
    close_out_of_scope: 'closure',
    merge: 'merger',
  };
  for (const profile of ['need', 'report'] as const) {
    for (const state of states) {
      const shown = inState(state, profile);
      const { verbs } = shown.matter.allowed;
      const wanted = verbs.flatMap((verb) => partOf[verb] ?? []);
      const around = isClosed(state) ? [] : ['category?_method=PUT', 'place?_method=PUT'];
      assert.deepEqual(
        [...(await formsOf(shown)).keys()].toSorted(),
        [...new Set([...wanted, ...around])].toSorted(),
        `${profile} ${state}`,
      );
    }
  }
});

test('where nothing is to be done that is said instead of an empty page', async () => {
  const { text } = await drawn((view) => handlingPage(view, plainHandling(plainMatter())));
  assert.match(text, /接下來做什麼 /);
  const forms = await formsOf(plainHandling(plainMatter()));
  assert.equal(forms.size, 0);
});

test('whom it is given to is chosen by name, and a move is given with its reason', async () => {
  const given = await formsOf(plainHandling(allowing('assign'), { people }));
  const assign = given.get('assignment?_method=PUT');
  assert.ok(assign);
  assert.deepEqual(
    controlsOf(assign).flatMap(({ kind, value }) => (kind === 'option' ? [value] : [])),
    ['', people[0]?.personId],
  );
  assert.equal(listNamed(assign, 'textarea').length, 0);
  const moved = await formsOf(plainHandling(allowing('reassign'), { people }));
  const move = moved.get('assignment?_method=PUT');
  assert.ok(move);
  assert.equal(listNamed(move, 'textarea').length, 1);
  assert.match(wordsIn(move), /轉交/);
});

test('where nobody is found, it is said, and one can search on', async () => {
  const shown = plainHandling(allowing('assign'), { query: '孫悟空' });
  const { text, markup } = await drawn((view) => handlingPage(view, shown));
  assert.match(text, /沒有找到。換個名字，或先登記。/);
  assert.match(markup, /name="q" value="孫悟空"/);
  assert.equal((await formsOf(shown)).size, 0);
});

test('what is seldom done is folded away, and unfolds when it comes back with a mistake', async () => {
  const shown = plainHandling(
    allowing('decline', 'merge', 'pause', 'recall', 'close_out_of_scope'),
  );
  assert.deepEqual(await folds(shown), ['收回，重新安排', '放一放', '不受理', '辦結', '併案']);
  const form = sentForm({
    endpoint: 'matters.merge',
    values: { into: '不知道' },
    problems: [{ field: 'into', text: '請寫編號。' }],
  });
  const back = viewWith({ form });
  assert.ok(!(await folds(shown, back)).includes('併案'));
  const merge = (await formsOf(shown, back)).get('merger');
  assert.match(wordsIn(merge ?? readMarkup('')), /請寫編號。/);
});

test('a closing as “cannot be reached” is offered only when the asker was waited for', async () => {
  const closings = async (...verbs: readonly Verb[]) => {
    const close = (await formsOf(plainHandling(allowing(...verbs)))).get('closure');
    return controlsOf(close ?? readMarkup(''))
      .filter(({ kind }) => kind === 'radio')
      .map(({ value }) => value);
  };
  const usual = ['out_of_scope', 'by_others', 'no_help_wanted'];
  assert.deepEqual(await closings('close_out_of_scope'), usual);
  assert.deepEqual(await closings('close_out_of_scope', 'close_unreachable'), [
    ...usual,
    'unreachable',
  ]);
});

test('a rest that was asked for stands in the form with its day and its reason', async () => {
  const matter = {
    ...allowing('pause'),
    requests: [
      {
        kind: 'pause' as const,
        at: hours(-3),
        person: pauseFrom,
        reason: '等廠家送零件',
        until: hours(48),
      },
    ],
  };
  const pause = (await formsOf(plainHandling(matter))).get('pause');
  const values = Object.fromEntries(
    controlsOf(pause ?? readMarkup('')).map(({ name, value }) => [name, value.trim()]),
  );
  assert.equal(values['until'], '2026-11-24');
  assert.equal(values['reason'], '等廠家送零件');
});

test('matters that may be the same are listed above the field of their number', async () => {
  const alike = [{ id: '350203007010-2026-0007', reference: '2026-0007', title: '欄杆晃' }];
  const { text, markup } = await drawn((view) =>
    handlingPage(view, plainHandling(allowing('merge'), { alike })),
  );
  assert.match(text, /可能是同一件事： 2026-0007 欄杆晃/);
  assert.match(markup, /href="\/matters\/350203007010-2026-0007"/);
  const none = await drawn((view) => handlingPage(view, plainHandling(allowing('merge'))));
  assert.doesNotMatch(none.text, /可能是同一件事/);
});

test('category and place begin with what they are, so that a slip changes nothing', async () => {
  const matter = plainMatter({ allowed: { rearrange: true } });
  const categories = [{ code: 'noise', names: railing.names }, railing];
  const forms = await formsOf(plainHandling(matter, { categories, places: [community, slope] }));
  const chosen = (part: string) =>
    controlsOf(forms.get(part) ?? readMarkup(''))
      .filter(({ kind, isChosen }) => kind === 'option' && isChosen)
      .map(({ value }) => value);
  assert.deepEqual(chosen('category?_method=PUT'), ['railing']);
  assert.deepEqual(chosen('place?_method=PUT'), ['dongxing']);
});

test('clocks are a table: which runs until when, which stands, which is late', async () => {
  const matter = plainMatter({
    clocks: [
      { stage: 'handle', dueAt: hours(20), state: 'running' },
      { stage: 'verdict', state: 'standing' },
      { stage: 'total', dueAt: hours(-2), state: 'late' },
    ],
  });
  const root = readMarkup(`${await handlingPage(viewWith(), plainHandling(matter)).body}`);
  const rows = listNamed(root, 'tr').map(wordsIn);
  assert.equal(rows.length, 4);
  assert.match(rows[1] ?? '', /^辦好 .+3:34/);
  assert.match(rows[2] ?? '', /^等確認 .*—/);
  assert.match(rows[3] ?? '', /^全部辦完 今天 下午5:34 已超時$/);
  const none = await drawn((view) => handlingPage(view, plainHandling(plainMatter())));
  assert.doesNotMatch(none.markup, /<table/);
});

test('staff read the exact state and who leads, and go on to what neighbours see', async () => {
  const hands = [{ person: pauseFrom, role: 'lead' as const, since: hours(-3) }];
  const matter = plainMatter({ bucket: 'in_hand', state: 'waiting_partner', hands });
  const { text, markup, page } = await drawn((view) => handlingPage(view, plainHandling(matter)));
  assert.match(text, /等別的單位/);
  assert.match(text, /陳師傅 牽頭/);
  assert.match(markup, /href="\/matters\/350203007010-2026-0371"/);
  assert.match(markup, /href="\/desk\?place=350203007010"/);
  assert.equal(page.title, '處理：坡道欄杆鬆動');
});

test('a refusal is said at the form it was given to, or on top when that is gone', async () => {
  const refusal = '這件事已經辦結了。';
  const form = sentForm({ endpoint: 'matters.decline', values: { reason: '' }, refusal });
  const stays = await drawn((view) => handlingPage(view, plainHandling(allowing('decline'))), {
    form,
  });
  assert.equal(stays.text.split(refusal).length - 1, 1);
  const gone = await drawn((view) => handlingPage(view, plainHandling(allowing('accept'))), {
    form,
  });
  assert.equal(gone.text.split(refusal).length - 1, 1);
  const pressed = sentForm({ endpoint: 'matters.accept', refusal });
  const button = await drawn((view) => handlingPage(view, plainHandling(allowing('accept'))), {
    form: pressed,
  });
  assert.equal(button.text.split(refusal).length - 1, 1);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawn, drawnInAll, sentForm, viewWith } from '#test/drawn.ts';
import { attributeOf, controlsOf, listNamed, readMarkup, wordsIn } from '#test/markup.ts';
import type { Control } from '#test/markup.ts';
import { hours, personLine, plainMatter } from '#test/plain-shown.ts';
import type { MatterPage } from '#/features/matters/routes/shapes.ts';
import type { Verb } from '#/features/matters/model/matter.ts';
import type { Page, View } from '#/platform/http/view.ts';
import * as asker from './asker-questions.ts';
import * as holder from './holder-questions.ts';

type Draw = (view: View, shown: MatterPage) => Page;

/** Each question with the part its answer is sent to. */
const questions: readonly (readonly [name: string, draw: Draw, part: string])[] = [
  ['whether it is solved', asker.confirmPage, 'verdict'],
  ['for the answer waited for', asker.answerPage, 'answer'],
  ['why it is withdrawn', asker.withdrawPage, 'withdrawal'],
  ['what is missing', asker.reopenPage, 'reopening'],
  ['how one would help', asker.offerPage, 'offers'],
  ['why another should do it', asker.releaseRequestPage, 'release-request'],
  ['how it was done', holder.donePage, 'done'],
  ['when one comes', holder.schedulePage, 'appointment?_method=PUT'],
  ['for whom it waits', holder.waitPage, 'waiting'],
  ['why it is put back', holder.releasePage, 'claim?_method=DELETE'],
  ['why it is returned', holder.returnPage, 'return'],
  ['for further photos', holder.photosPage, 'photos'],
];

async function read(draw: Draw, shown: MatterPage, view = viewWith()) {
  const root = readMarkup(`${await draw(view, shown).body}`);
  const forms = listNamed(root, 'form');
  return {
    root,
    sent: forms.map((one) =>
      attributeOf(one, 'action').replace('/matters/350203007010-2026-0371/', ''),
    ),
    controls: forms.flatMap(controlsOf).filter(({ kind }) => kind !== 'hidden'),
  };
}

const named = (controls: readonly Control[], name: string) =>
  controls.filter((one) => one.name === name);

for (const [name, draw, part] of questions) {
  test(`the question ${name} stands alone with what it is about, in three languages`, async () => {
    const shown = plainMatter({ allowed: { verbs: ['confirm_solved', 'not_fixed'] } });
    const [hant = ''] = await drawnInAll((view) => draw(view, shown));
    assert.match(hant, /坡道欄杆鬆動/);
    assert.match(hant, /東興小區/);
    const { root, sent } = await read(draw, shown);
    assert.equal(sent[0], part);
    // One thing to do, and one way back.
    const buttons = listNamed(root, 'button').filter(
      (one) => attributeOf(one, 'class') === 'button',
    );
    assert.equal(buttons.length, 1);
    assert.match(
      `${await draw(viewWith(), shown).body}`,
      /href="\/matters\/350203007010-2026-0371"/,
    );
    // What is typed stays in the browser when the connection breaks.
    const kept = listNamed(root, 'form').filter((one) => one.attributes.has('data-keep'));
    assert.equal(kept.length, 1);
  });
}

test('of the answers only those the rules open are offered, and the only one is chosen', async () => {
  const answers = async (...verbs: readonly Verb[]) => {
    const shown = plainMatter({ isMine: true, allowed: { verbs: [...verbs] } });
    const { controls } = await read(asker.confirmPage, shown);
    return named(controls, 'answer');
  };
  const all = await answers('confirm_solved', 'confirm_partly', 'confirm_by_others', 'not_fixed');
  assert.deepEqual(
    all.map(({ value }) => value),
    ['solved', 'partly', 'by_others', 'not_solved'],
  );
  assert.ok(all.every(({ isChosen }) => !isChosen));
  const [only, ...rest] = await answers('confirm_by_others');
  assert.deepEqual([only?.value, only?.isChosen, rest], ['by_others', true, []]);
});

test('whether it was well done is asked of what was done, and may be left open', async () => {
  const done = plainMatter({ isMine: true, allowed: { verbs: ['confirm_solved'] } });
  const asked = await read(asker.confirmPage, done);
  assert.deepEqual(
    named(asked.controls, 'satisfied').map(({ value, isChosen }) => [value, isChosen]),
    [
      ['yes', false],
      ['no', false],
    ],
  );
  const before = plainMatter({ isMine: true, allowed: { verbs: ['confirm_by_others'] } });
  assert.deepEqual(named((await read(asker.confirmPage, before)).controls, 'satisfied'), []);
});

test('who was helped is asked whether they would help too, and never ticked for them', async () => {
  const shown = plainMatter({ isMine: true, allowed: { verbs: ['confirm_solved'] } });
  const [wish] = named((await read(asker.confirmPage, shown)).controls, 'wishesToHelp');
  assert.deepEqual([wish?.kind, wish?.isChosen], ['checkbox', false]);
});

test('the asker answers what was asked last, in the words it was asked in', async () => {
  const ask = (note: string | undefined, hour: number): MatterPage['story'][number] => ({
    at: hours(hour),
    verb: 'wait_for_asker',
    by: personLine({ voice: 'holder' }),
    note,
    visibility: 'parties',
  });
  const of = async (story: readonly MatterPage['story'][number][]) =>
    wordsIn((await read(asker.answerPage, plainMatter({ story: [...story] }))).root);
  assert.match(await of([ask('哪一盞？', -9), ask('幾樓？', -1)]), /幾樓？/);
  assert.doesNotMatch(await of([ask('哪一盞？', -9), ask('幾樓？', -1)]), /哪一盞/);
  assert.match(await of([]), /說清楚就行。/);
});

test('that it is not solved opens it at once for the asker; others are told that staff will see', async () => {
  const own = plainMatter({ isMine: true, allowed: { verbs: ['not_fixed'] } });
  assert.match(wordsIn((await read(asker.reopenPage, own)).root), /馬上重新辦/);
  const late = plainMatter({ isMine: true, allowed: { verbs: ['request_reopen'] } });
  assert.match(wordsIn((await read(asker.reopenPage, late)).root), /工作人員會看，再答覆您/);
  const neighbour = plainMatter({ allowed: { verbs: ['not_fixed'] } });
  assert.match(wordsIn((await read(asker.reopenPage, neighbour)).root), /工作人員會看/);
});

test('a reason must be given but where one may go without', async () => {
  const isOptional = async (draw: Draw) => {
    const { root } = await read(draw, plainMatter());
    return listNamed(root, 'textarea').every((one) => !one.attributes.has('required'));
  };
  for (const draw of [asker.withdrawPage, asker.offerPage, holder.donePage, asker.confirmPage]) {
    assert.equal(await isOptional(draw), true, draw.name);
  }
  for (const draw of [
    asker.answerPage,
    asker.reopenPage,
    asker.releaseRequestPage,
    holder.releasePage,
    holder.returnPage,
    holder.waitPage,
  ]) {
    assert.equal(await isOptional(draw), false, draw.name);
  }
});

test('as many photos can be added as there is room for, at most four at once', async () => {
  const photo = () => ({
    id: crypto.randomUUID(),
    stage: 'before' as const,
    at: hours(-1),
    isMine: true,
  });
  const room = async (draw: Draw, count: number) => {
    const photos = Array.from({ length: count }, photo);
    const { root } = await read(draw, plainMatter({ photos }));
    return listNamed(root, 'photo-picker').map((one) => attributeOf(one, 'most'));
  };
  assert.deepEqual(await room(holder.donePage, 0), ['4']);
  assert.deepEqual(await room(holder.donePage, 10), ['2']);
  assert.deepEqual(await room(holder.donePage, 12), []);
  assert.deepEqual(await room(holder.photosPage, 11), ['1']);
});

test('an appointment begins with the one there is, in the time of the neighbourhood', async () => {
  const at = named(
    (await read(holder.schedulePage, plainMatter({ scheduledFor: hours(20) }))).controls,
    'at',
  );
  assert.equal(at[0]?.value, '2026-11-23T15:34');
  const { root, controls } = await read(holder.schedulePage, plainMatter());
  assert.equal(named(controls, 'at')[0]?.value, '');
  const field = listNamed(root, 'input').find((one) => attributeOf(one, 'name') === 'at');
  assert.equal(attributeOf(field ?? root, 'min'), '2026-11-22T19:34');
});

test('a longer rest is asked of staff beneath the shorter wait, where one may ask', async () => {
  const asking = plainMatter({ allowed: { requestPause: true } });
  assert.deepEqual((await read(holder.waitPage, asking)).sent, ['waiting', 'pause-request']);
  assert.deepEqual((await read(holder.waitPage, plainMatter())).sent, ['waiting']);
});

test('a mistake in one of two forms on a page does not show at the other', async () => {
  const shown = plainMatter({ allowed: { requestPause: true } });
  const problems = [{ field: 'reason', text: '請寫理由。' }];
  const form = sentForm({ endpoint: 'matters.request_pause', values: { until: '' }, problems });
  const { root } = await read(holder.waitPage, shown, viewWith({ form }));
  const [wait, rest] = listNamed(root, 'form').map(wordsIn);
  assert.doesNotMatch(wait ?? '', /請寫理由/);
  assert.match(rest ?? '', /請寫理由/);
});

test('further photos say what they show, before the work unless said', async () => {
  const { controls } = await read(holder.photosPage, plainMatter());
  assert.deepEqual(
    named(controls, 'stage').map(({ value, isChosen }) => [value, isChosen]),
    [
      ['before', true],
      ['after', false],
      ['proof', false],
    ],
  );
});

test('for whom it waits is nobody’s guess: neither is chosen', async () => {
  const { controls } = await read(holder.waitPage, plainMatter());
  const whom = named(controls, 'whom');
  assert.deepEqual(
    whom.map(({ value }) => value),
    ['asker', 'partner'],
  );
  assert.ok(whom.every(({ isChosen }) => !isChosen));
});

test('the title of a question says what went wrong first, when something did', async () => {
  const problems = [{ field: 'reason', text: '請寫理由。' }];
  const form = sentForm({ endpoint: 'matters.return', values: {}, problems });
  const { text } = await drawn((view) => holder.returnPage(view, plainMatter()), { form });
  assert.match(text, /請寫理由。/);
});

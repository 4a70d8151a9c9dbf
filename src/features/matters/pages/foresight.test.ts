import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawn, drawnInAll, sentForm, viewWith } from '#test/drawn.ts';
import { attributeOf, controlsOf, listNamed, readMarkup, wordsIn } from '#test/markup.ts';
import { community } from '#test/plain-shown.ts';
import { bulkSteps } from '#/features/matters/model/shows.ts';
import type { ForesightShown } from '#/features/matters/routes/shapes.ts';
import { foresightPage } from './foresight.ts';

type ForesightRow = ForesightShown['rows'][number];

function row(number: number, changes: Partial<ForesightRow> = {}): ForesightRow {
  return {
    id: `${community.id}-2026-000${number}`,
    reference: `2026-000${number}`,
    title: '坡道欄杆鬆動',
    from: 'submitted',
    to: 'accepted',
    isHeld: false,
    ...changes,
  };
}

const refused = row(2, { from: 'declined', to: undefined, refusal: 'wrong_state' });
const people = [{ personId: '019cf000-0000-7000-8000-000000000001', name: '陳師傅' }];

function plain(changes: Partial<ForesightShown> = {}): ForesightShown {
  const place = community.id;
  return { place, communityId: place, step: 'accept', people, rows: [row(1), refused], ...changes };
}

const rootOf = async (shown: ForesightShown, view = viewWith()) =>
  readMarkup(`${await foresightPage(view, shown).body}`);

test('the look ahead is a sound page for each step in three languages, also of nothing', async () => {
  for (const step of bulkSteps) await drawnInAll((view) => foresightPage(view, plain({ step })));
  await drawnInAll((view) => foresightPage(view, plain({ rows: [] })));
  await drawnInAll((view) => foresightPage(view, plain({ rows: [refused] })));
});

test('each row says how it is, how it will be, or why it cannot', async () => {
  const held = row(3, { from: 'in_progress', to: 'assigned', isHeld: true });
  const shown = plain({ step: 'assign', rows: [row(1, { to: 'assigned' }), refused, held] });
  const lines = listNamed(await rootOf(shown), 'tr').map(wordsIn);
  assert.match(lines[1] ?? '', /^2026-0001 坡道欄杆鬆動 待受理 已交辦$/);
  assert.match(lines[2] ?? '', /辦不了 這件事已經往前走了/);
  assert.match(lines[3] ?? '', /現在有人在辦：換人要寫理由。/);
  assert.doesNotMatch(lines[1] ?? '', /換人要寫理由/);
  const tomorrow = plain({ rows: [{ ...refused, refusal: 'too_windy' }] });
  assert.match((await drawn((view) => foresightPage(view, tomorrow))).text, /too_windy/);
});

test('it asks for what the step needs and nothing else, and sends only what can be done', async () => {
  const asked = async (step: ForesightShown['step']) => {
    const [form] = listNamed(await rootOf(plain({ step })), 'form');
    assert.ok(form);
    assert.equal(attributeOf(form, 'action'), '/desk/bulk');
    const controls = controlsOf(form).filter(({ name }) => !name.startsWith('_'));
    const chosen = controls.filter(({ name }) => name === 'chosen').map(({ value }) => value);
    assert.deepEqual(chosen, ['2026-0001']);
    const fixed = new Set(['chosen', 'place', 'communityId', 'step']);
    return [...new Set(controls.map(({ name }) => name))].filter((name) => !fixed.has(name));
  };
  assert.deepEqual(await asked('accept'), []);
  assert.deepEqual(await asked('assign'), ['assigneeId', 'reason']);
  assert.deepEqual(await asked('return_to_queue'), ['reason']);
  assert.deepEqual(await asked('decline'), ['reason']);
  assert.deepEqual(await asked('close'), ['as', 'reason']);
});

test('what was written is still there when it comes back, with what was wrong', async () => {
  const form = sentForm({
    endpoint: 'matters.bulk',
    values: { reason: '重複', chosen: ['2026-0001'], step: 'close', as: '' },
    problems: [{ field: 'as', text: '請選怎麼辦結。' }],
  });
  const { text } = await drawn((view) => foresightPage(view, plain({ step: 'close' })), { form });
  assert.match(text, /重複/);
  assert.match(text, /請選怎麼辦結。/);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawn, drawnInAll, sentForm, viewWith } from '#test/drawn.ts';
import { attributeOf, controlsOf, listNamed, readMarkup, wordsIn } from '#test/markup.ts';
import { community, hours, plainCard, plainDesk, plainRow, slope } from '#test/plain-shown.ts';
import { bulkSteps, deskShows } from '#/features/matters/model/shows.ts';
import type { BulkShown, DeskShown, MineShown } from '#/features/matters/routes/shapes.ts';
import { deskWords } from '#/features/matters/words/desk.ts';
import { words as refusals } from '#/features/matters/words/refusals.ts';
import { languages } from '#/platform/i18n/language.ts';
import { bulkPage } from './bulk.ts';
import { deskPage } from './desk.ts';
import { minePage } from './mine.ts';

const say = deskWords['zh-Hant'];
const next = { id: '350203007011', names: { hant: '湖光社區', hans: '湖光社区', en: 'Huguang' } };
const queue = {
  queue: 'role:dispatcher@350203007010',
  names: { hant: '深田社區 · 調度', hans: '深田社区 · 调度', en: 'Shentian · dispatcher' },
  open: 4,
};
const people = [{ personId: '019cf000-0000-7000-8000-000000000001', name: '陳師傅' }];
const two = [plainRow(), plainRow({ id: '350203007010-2026-0372', reference: '2026-0372' })];

async function root(shown: DeskShown, view = viewWith()) {
  return readMarkup(`${await deskPage(view, shown).body}`);
}

test('the desk is drawn in three languages as a sound page, full and empty', async () => {
  await drawnInAll((view) => deskPage(view, plainDesk({ rows: two, people, queues: [queue] })));
  await drawnInAll((view) => deskPage(view, plainDesk()));
  await drawnInAll((view) => deskPage(view, { ...plainDesk(), place: undefined }));
});

test('what is next stands in each row with its stage; what is late says so by word', async () => {
  const rows = [
    plainRow({ nextStage: 'handle', nextDueAt: hours(5), holderName: '陳師傅' }),
    plainRow({ nextStage: 'triage', nextDueAt: hours(-5), isPressing: true }),
    plainRow(),
  ];
  const lines = listNamed(await root(plainDesk({ rows })), 'tr').map(wordsIn);
  assert.match(lines[1] ?? '', /陳師傅 辦好：/);
  assert.match(lines[2] ?? '', /沒有人 受理：已超時，原定 5 小時前/);
  assert.match(lines[3] ?? '', /沒有人 —/);
});

test('what somebody asks about a matter stands in its row', async () => {
  const rows = [plainRow({ requests: ['release', 'pause'] })];
  const [, line] = listNamed(await root(plainDesk({ rows })), 'tr').map(wordsIn);
  assert.match(line ?? '', /有人希望換個人來辦 申請放一放/);
});

test('at the desk of a street nothing is sent for many at once, and its parts are communities', async () => {
  const shown = plainDesk({ rows: two, communityId: undefined, places: [community, next] });
  const page = await root(shown);
  const sent = listNamed(page, 'form').map((one) => attributeOf(one, 'action'));
  assert.deepEqual(sent, ['/desk/filters']);
  assert.ok(!listNamed(page, 'input').some((one) => attributeOf(one, 'name') === 'chosen'));
  assert.match(wordsIn(page), /整條街道 湖光社區/);
  assert.equal(listNamed(page, 'tr').length, 3);
});

test('the views one keeps stand above the filters; the one that is open is marked', async () => {
  const filter = { id: people[0]?.personId ?? '', name: '早上', place: community.id, isOwn: true };
  const own = { ...filter, show: 'all', count: 200 } as const;
  const other = { ...own, id: queue.queue, name: '物業', queue: 'own', count: 7, isOwn: false };
  const page = await root(plainDesk({ saved: [own, other] }));
  const nav = listNamed(page, 'nav').find((one) => attributeOf(one, 'aria-label') === say.saved);
  assert.ok(nav);
  assert.equal(wordsIn(nav), '早上 200+ 物業 7');
  const [mine, shared] = listNamed(nav, 'a');
  assert.ok(mine && shared);
  assert.equal(attributeOf(mine, 'aria-current'), 'true');
  assert.match(attributeOf(shared, 'href') ?? '', /queue=own$/);
  const buttons = new Set(listNamed(page, 'button').map(wordsIn));
  assert.ok(buttons.has('刪掉「早上」') && !buttons.has('刪掉「物業」'));
});

test('each row leads to where staff handle it, and is chosen by a box that names it', async () => {
  const page = await root(plainDesk({ rows: two }));
  const boxes = listNamed(page, 'input').filter((one) => attributeOf(one, 'name') === 'chosen');
  assert.deepEqual(
    boxes.map((one) => attributeOf(one, 'value')),
    ['2026-0371', '2026-0372'],
  );
  for (const box of boxes) assert.equal(attributeOf(box, 'aria-label'), '選這一件：坡道欄杆鬆動');
  assert.deepEqual(
    boxes.map((one) => attributeOf(one, 'id')),
    ['matters-bulk-chosen', ''],
  );
  const ways = listNamed(page, 'a').map((one) => attributeOf(one, 'href'));
  assert.ok(ways.includes('/matters/350203007010-2026-0372/desk'));
});

test('what was chosen stays chosen when the form comes back, with what was wrong', async () => {
  const form = sentForm({
    endpoint: 'matters.bulk',
    values: { chosen: ['2026-0372'], step: 'decline', reason: '重複' },
    problems: [{ field: 'reason', text: '請寫清楚。' }],
  });
  const page = await root(plainDesk({ rows: two, people }), viewWith({ form }));
  const bulk = listNamed(page, 'form').find((one) => attributeOf(one, 'action') === '/desk/bulk');
  const chosen = controlsOf(bulk ?? page)
    .filter(({ isChosen, kind }) => isChosen && kind !== 'textarea')
    .map(({ value }) => value);
  assert.deepEqual(chosen, ['2026-0372', 'decline']);
  assert.match(wordsIn(bulk ?? page), /重複/);
  assert.match(wordsIn(bulk ?? page), /請寫清楚。/);
});

test('that nothing was chosen is said above the table, and on top with the way to the boxes', async () => {
  const problems = [{ field: 'chosen', text: '請先選。' }];
  const form = sentForm({ endpoint: 'matters.bulk', values: {}, problems });
  const page = await root(plainDesk({ rows: two }), viewWith({ form }));
  assert.equal(wordsIn(page).split('請先選。').length - 1, 2);
  const way = listNamed(page, 'a').find((one) => wordsIn(one) === '請先選。');
  assert.equal(attributeOf(way ?? page, 'href'), '#matters-bulk-chosen');
});

test('many can be accepted, given away, taken back, declined or closed at once', async () => {
  const page = await root(plainDesk({ rows: two, people }));
  const bulk = listNamed(page, 'form').find((one) => attributeOf(one, 'action') === '/desk/bulk');
  const values = (name: string) =>
    controlsOf(bulk ?? page).flatMap((one) => (one.name === name ? [one.value] : []));
  assert.deepEqual(values('step'), [...bulkSteps]);
  assert.deepEqual(values('assigneeId'), ['', people[0]?.personId]);
  assert.deepEqual(values('as').slice(1), [
    'out_of_scope',
    'by_others',
    'no_help_wanted',
    'unreachable',
  ]);
  assert.deepEqual(values('communityId'), [community.id]);
});

test('a desk where nothing is left to do says so, and why the last step was refused', async () => {
  const form = sentForm({ endpoint: 'matters.bulk', refusal: '請先選要處理的事。' });
  const { text } = await drawn((view) => deskPage(view, plainDesk()), { form });
  assert.match(text, /沒有要辦的事/);
  assert.equal(text.split('請先選要處理的事。').length - 1, 1);
});

test('each way to narrow the desk keeps the others and says how many there are', async () => {
  const shown = plainDesk({
    show: 'overdue',
    queue: queue.queue,
    queues: [queue, { ...queue, queue: 'role:dispatcher@dongxing', open: 1 }],
    places: [community, slope],
    others: [community, next],
    rows: two,
  });
  const page = await root(shown);
  const found = listNamed(page, 'a').map((one) => ({
    label: wordsIn(one),
    query: Object.fromEntries(new URL(attributeOf(one, 'href'), 'http://own').searchParams),
  }));
  const of = (label: string) => found.find((one) => one.label.startsWith(label))?.query;
  for (const show of deskShows) {
    const { query } = found.find(({ query: one }) => one['show'] === show && 'queue' in one) ?? {};
    assert.deepEqual(query, { place: community.id, show, queue: queue.queue }, show);
  }
  assert.deepEqual(of('湖光社區'), { place: next.id });
  assert.deepEqual(of('東興小區'), { place: slope.id, show: 'overdue', queue: queue.queue });
  assert.ok(found.some(({ label }) => label === '已超時 2'));
});

test('what there is only one of is not offered to choose from', async () => {
  const page = await root(plainDesk({ queues: [queue], places: [community], others: [community] }));
  const text = wordsIn(page);
  for (const label of [say.queues, say.place, say.places]) assert.ok(!text.includes(label), label);
});

test('who works at no desk is told so, and led to those they work at or to looking for one', async () => {
  const bare = { ...plainDesk(), place: undefined };
  const none = await drawn((view) => deskPage(view, bare));
  assert.match(none.text, /您沒有要管的社區/);
  assert.match(none.markup, /action="\/places"/);
  const other = await drawn((view) => deskPage(view, { ...bare, others: [next] }));
  assert.match(other.markup, /href="\/desk\?place=350203007011"/);
});

test('the outcome of a bulk says of each whether it was done or why not, in three languages', async () => {
  const outcomes: BulkShown['outcomes'] = [
    {
      id: '350203007010-2026-0371',
      reference: '2026-0371',
      title: '欄杆鬆了',
      mayUndo: false,
      undoRefusal: 'undo_moved_on',
    },
    {
      id: '350203007010-2026-0372',
      reference: '2026-0372',
      title: '燈不亮',
      refusal: 'wrong_state',
      mayUndo: false,
    },
    {
      id: '350203007010-2026-0373',
      reference: '2026-0373',
      title: '井蓋',
      refusal: 'not_allowed',
      mayUndo: false,
    },
  ];
  const at = { place: community.id, communityId: community.id };
  const shown = { ...at, isUndone: false, outcomes };
  const texts = await drawnInAll((view) => bulkPage(view, shown));
  for (const [index, language] of languages.entries()) {
    const { wrong_state: own, undo_moved_on: since } = refusals[language].refusals;
    assert.ok(texts[index]?.includes(own({})), language);
    assert.ok(texts[index]?.includes(since({})), language);
    assert.doesNotMatch(texts[index] ?? '', /wrong_state|not_allowed/);
  }
  assert.match(texts[0] ?? '', /選了 3 件，辦成 1 件/);
});

test('an outcome of a later release is told by its code rather than not at all', async () => {
  const shown = {
    place: community.id,
    communityId: community.id,
    isUndone: false,
    outcomes: [
      {
        id: '350203007010-2026-0371',
        reference: '2026-0371',
        title: '欄杆鬆了',
        refusal: 'too_windy',
        mayUndo: false,
      },
    ],
  };
  assert.match((await drawn((view) => bulkPage(view, shown))).text, /too_windy/);
});

const nothing: MineShown = { raised: [], helping: [], helped: [], followed: [] };
const sections = async (shown: MineShown) =>
  listNamed(readMarkup(`${await minePage(viewWith(), shown).body}`), 'h2').map(wordsIn);

test('what is mine says where nothing is, and leaves out what never was', async () => {
  assert.deepEqual(await sections(nothing), ['我在辦的', '我提的', '我關注的']);
  const texts = await drawnInAll((view) => minePage(view, nothing));
  for (const line of ['手上沒有要辦的事。', '還沒有提過事。', '還沒有關注的事。']) {
    assert.ok(texts[0]?.includes(line), line);
  }
});

test('what waits for my word comes first, and stands only there', async () => {
  const done = plainCard({ state: 'done', bucket: 'in_hand', isMine: true });
  const open = plainCard({ id: '350203007010-2026-0400', isMine: true, title: '別的事' });
  const shown = { ...nothing, raised: [open, done] };
  assert.deepEqual((await sections(shown))[0], '辦好了，等您說一聲');
  const { text } = await drawn((view) => minePage(view, shown));
  assert.equal(text.split('坡道欄杆鬆動').length - 1, 1);
  assert.ok(text.indexOf('坡道欄杆鬆動') < text.indexOf('別的事'));
});

test('what I lead and where I lend a hand are told apart; what I did is counted', async () => {
  const held = plainCard({ isInMyHands: true, bucket: 'in_hand' });
  const hand = plainCard({ id: '350203007010-2026-0401', bucket: 'in_hand' });
  const helped = Array.from({ length: 3 }, (_, index) =>
    plainCard({ id: `350203007010-2026-050${index}`, bucket: 'closed', state: 'resolved' }),
  );
  assert.deepEqual(await sections({ ...nothing, helping: [hand, held], helped }), [
    '我在辦的',
    '我在搭把手的',
    '我提的',
    '我關注的',
    '我為鄰居辦成的 · 3',
  ]);
});

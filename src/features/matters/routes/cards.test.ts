import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openMatterSite } from '#test/matter-site.ts';
import type { MatterSite } from '#test/matter-site.ts';
import { above, dispatcher, people, places, railing } from '#test/matters-world.ts';
import { visitor } from '#/platform/access/subject.ts';
import type { Context } from '#/platform/action/context.ts';
import { readBoard } from '#/features/matters/actions/board.ts';
import { closedStates, states } from '#/features/matters/model/matter.ts';
import { readReference } from '#/features/matters/store/reference.ts';
import { cardLines, categoryLine, shownState } from './cards.ts';
import type { CardLine } from './shapes.ts';

let site: MatterSite;
const ids = { need: '', held: '', timed: '', closed: '', report: '' };

before(async () => {
  site = await openMatterSite();
  const need = (body: string) => site.raise(people.wang, { body });
  ids.need = await need('門鈴不響了，想請人看看。');
  ids.report = await site.raise(people.wang, railing);
  ids.held = await need('水龍頭滴水，關不緊。');
  await site.act(people.li, `POST /matters/${ids.held}/claim`);
  ids.timed = await need('窗戶關不上，晚上漏風。');
  await site.act(people.li, `POST /matters/${ids.timed}/claim`);
  const at = { at: '2026-11-24T19:00' };
  await site.act(people.li, `PUT /matters/${ids.timed}/appointment`, at);
  ids.closed = await need('燈泡太高，換不了。');
  await site.act(people.li, `POST /matters/${ids.closed}/claim`);
  await site.act(people.li, `POST /matters/${ids.closed}/done`, { note: '換好了。' });
  const thanks = { answer: 'solved', words: '亮堂了' };
  await site.act(people.wang, `POST /matters/${ids.closed}/verdict`, thanks);
});

after(() => site.close());

/** The cards of all that this reader sees, as lines. */
async function linesFor(
  personId: string | undefined,
  reader = { isStaff: false },
): Promise<ReadonlyMap<string, CardLine>> {
  const context = personId === undefined ? site.app.context(visitor) : await site.context(personId);
  const lines = await Promise.all(
    (['open', 'in_hand', 'closed'] as const).map((filter) => listed(context, filter, reader)),
  );
  return new Map(lines.flat().map((line) => [line.id, line]));
}

async function listed(
  context: Context,
  filter: 'open' | 'in_hand' | 'closed',
  reader: { readonly isStaff: boolean },
): Promise<readonly CardLine[]> {
  const found = await readBoard(context, { placeId: places.community, filter, order: 'age' });
  assert.ok(found.ok);
  return cardLines(context, found.value.cards, reader);
}

function lineOf(lines: ReadonlyMap<string, CardLine>, id: string): CardLine {
  const line = lines.get(id);
  assert.ok(line, id);
  return line;
}

test('a state is told to those inside, and to everybody once it is over', () => {
  for (const state of states) {
    assert.equal(shownState(state, 'inside'), state);
    const isOver = closedStates.some((one) => one === state);
    assert.equal(shownState(state, 'outside'), isOver ? state : undefined, state);
  }
});

test('a category is called and drawn as the host has it, and one that is none is a fault', async () => {
  const reference = await readReference(site.app.db);
  const line = categoryLine(reference, 'railing');
  assert.deepEqual([line.code, line.group, line.names.hant], ['railing', 'safety', '欄杆扶手']);
  for (const code of reference.categories.keys())
    assert.equal(categoryLine(reference, code).code, code);
  assert.throws(() => categoryLine(reference, 'dragons'), /dragons is no category/);
});

test('a visitor and a neighbour may press “I’ll do it” on what is open and not their own', async () => {
  const may = async (personId: string | undefined) => {
    const lines = await linesFor(personId);
    return Object.values(ids)
      .filter((id) => lineOf(lines, id).mayClaim)
      .toSorted();
  };
  const free = [ids.need, ids.report].toSorted();
  assert.deepEqual(await may(undefined), free);
  assert.deepEqual(await may(people.li), free);
  assert.deepEqual(await may(people.wang), []);
  assert.deepEqual(await may(people.lin), [], 'lives elsewhere');
  assert.deepEqual(await may(dispatcher), [], 'works here and lives elsewhere');
});

test('nobody is offered to claim what neighbours are called for', async () => {
  const urgent = { profile: 'urgent', category: 'urgent_goods', body: '尿布用完了' } as const;
  const id = await site.raise(people.wang, { ...urgent, visibility: 'all' });
  for (const personId of [undefined, people.li, people.chen]) {
    assert.equal(lineOf(await linesFor(personId), id).mayClaim, false);
  }
});

test('when somebody comes is told to those inside and to those who may know who', async () => {
  const when = async (personId: string | undefined, reader?: { readonly isStaff: boolean }) =>
    lineOf(await linesFor(personId, reader), ids.timed).scheduledFor?.toString();
  const seven = '2026-11-24T11:00:00Z';
  assert.equal(await when(undefined), undefined);
  assert.equal(await when(people.lin), undefined);
  assert.equal(await when(people.chen), seven);
  assert.equal(await when(people.wang), seven);
  assert.equal(await when(dispatcher, { isStaff: true }), seven);
});

test('who has it is named while they have it, as neighbours call them', async () => {
  const name = async (personId: string | undefined, id: string) =>
    lineOf(await linesFor(personId), id).holderName;
  assert.equal(await name(people.chen, ids.held), '李老師');
  assert.equal(await name(undefined, ids.held), undefined);
  assert.equal(await name(people.chen, ids.closed), undefined);
  assert.equal(await name(people.chen, ids.need), undefined);
});

test('thanks are on the card of what is over, and no deadline is any more', async () => {
  const over = lineOf(await linesFor(undefined), ids.closed);
  assert.equal(over.thanks, '亮堂了');
  assert.deepEqual([over.deadlineAt, over.isOverdue], [undefined, false]);
  const open = lineOf(await linesFor(undefined), ids.need);
  assert.equal(open.thanks, undefined);
  assert.notEqual(open.deadlineAt, undefined);
});

test('what is past its deadline is overdue for everybody, until it is over', async () => {
  site.app.clock.forward({ hours: 24 * 40 });
  const lines = await linesFor(undefined);
  assert.equal(lineOf(lines, ids.report).isOverdue, true);
  assert.equal(lineOf(lines, ids.closed).isOverdue, false);
  site.app.clock.forward({ hours: -24 * 40 });
});

test('staff read the state of everything, also from above the community', async () => {
  for (const personId of [dispatcher, above]) {
    const lines = await linesFor(personId, { isStaff: true });
    assert.equal(lineOf(lines, ids.report).state, 'submitted');
    assert.equal(lineOf(lines, ids.held).state, 'claimed');
  }
  const neighbour = await linesFor(people.chen);
  assert.equal(lineOf(neighbour, ids.held).state, undefined);
  assert.equal(lineOf(neighbour, ids.closed).state, 'resolved');
});

test('one’s own, and what one has in hand, is marked as that and its state told', async () => {
  const asker = lineOf(await linesFor(people.wang), ids.held);
  assert.deepEqual([asker.isMine, asker.isInMyHands, asker.state], [true, false, 'claimed']);
  const holder = lineOf(await linesFor(people.li), ids.held);
  assert.deepEqual([holder.isMine, holder.isInMyHands, holder.state], [false, true, 'claimed']);
});

test('who follows it sees so on its card, and how many follow is told to all', async () => {
  await site.act(people.chen, `POST /matters/${ids.need}/followers`);
  assert.equal(lineOf(await linesFor(people.chen), ids.need).isFollowing, true);
  const other = lineOf(await linesFor(people.li), ids.need);
  assert.deepEqual([other.isFollowing, other.followers], [false, 1]);
});

test('of no cards there are no lines, and lines keep the order of their cards', async () => {
  const context = await site.context(people.li);
  assert.deepEqual(await cardLines(context, [], { isStaff: false }), []);
  const found = await readBoard(context, {
    placeId: places.community,
    filter: 'in_hand',
    order: 'age',
  });
  assert.ok(found.ok);
  const lines = await cardLines(context, found.value.cards, { isStaff: false });
  assert.deepEqual(
    lines.map(({ reference }) => reference),
    found.value.cards.map(({ reference }) => reference),
  );
});

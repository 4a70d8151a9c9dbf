import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawn, drawnInAll, sentForm, viewWith } from '#test/drawn.ts';
import { attributeOf, listNamed, readMarkup, wordsIn } from '#test/markup.ts';
import { hours, matterFor, personLine, plainMatter, readers, slope } from '#test/plain-shown.ts';
import { states } from '#/features/matters/model/matter.ts';
import { isHeld } from '#/features/matters/rules/states.ts';
import type { MatterPage } from '#/features/matters/routes/shapes.ts';
import { matterPage } from './matter.ts';

const say = async (shown: MatterPage, changes = {}) =>
  (await drawn((view) => matterPage(view, shown), changes)).text;
const chen = personLine({ voice: 'holder', name: '陳師傅' });

test('every state is drawn for every reader in three languages as sound pages', async () => {
  // One profile for each; the laws of the pages look at the rest.
  for (const [index, state] of states.entries()) {
    const reader = readers[index % readers.length] ?? 'visitor';
    const shown = matterFor(reader, { profile: 'report', state, isHeld: isHeld(state) });
    await drawnInAll((view) => matterPage(view, shown));
  }
});

test('a page is called by what the matter is, with its kind, number, place and time', async () => {
  const shown = plainMatter({ deadlineAt: hours(30) });
  const { page, text } = await drawn((view) => matterPage(view, shown));
  assert.equal(page.title, '坡道欄杆鬆動');
  for (const part of ['欄杆扶手', '編號 2026-0371', '東興小區', '5 小時前', '期限']) {
    assert.ok(text.includes(part), part);
  }
});

test('the deadline is said until it has passed; then that it has, in red, with when it was', async () => {
  const inTime = await say(plainMatter({ deadlineAt: hours(30) }));
  assert.doesNotMatch(inTime, /已超時/);
  const late = await say(plainMatter({ deadlineAt: hours(-30), isOverdue: true }));
  assert.match(late, /已超時 原定 .+ 辦完。/);
  assert.doesNotMatch(await say(plainMatter()), /期限|已超時/);
});

test('readers of simplified characters read title and words in those, the title bar too', async () => {
  const { page, text } = await drawn((view) => matterPage(view, plainMatter()), {
    language: 'zh-Hans',
  });
  assert.equal(page.title, '坡道栏杆松动');
  assert.match(text, /老人家走过很怕/);
  assert.doesNotMatch(text, /欄|鬆/);
});

test('what only repeats the title is not told twice', async () => {
  const root = async (body: string) =>
    readMarkup(`${await matterPage(viewWith(), plainMatter({ body })).body}`);
  const told = async (body: string) =>
    listNamed(await root(body), 'div').filter((one) => attributeOf(one, 'id') === 'told').length;
  assert.equal(await told('坡道欄杆鬆動'), 0);
  assert.equal(await told(' 坡道欄杆鬆動\n'), 0);
  assert.equal(await told('坡道欄杆鬆動，快來。'), 1);
  assert.equal(await told('  '), 0);
});

test('pictures before and after stand side by side, each with words for those who hear', async () => {
  const photo = (stage: 'before' | 'after' | 'proof') => ({
    id: crypto.randomUUID(),
    stage,
    at: hours(-1),
    isMine: false,
  });
  const alts = async (stages: readonly ('before' | 'after' | 'proof')[]) => {
    const shown = plainMatter({ photos: stages.map(photo) });
    const root = readMarkup(`${await matterPage(viewWith(), shown).body}`);
    return listNamed(root, 'img').map((image) => attributeOf(image, 'alt'));
  };
  assert.deepEqual(await alts(['before', 'after']), [
    '辦之前：坡道欄杆鬆動',
    '辦好之後：坡道欄杆鬆動',
  ]);
  assert.deepEqual(await alts(['after']), ['辦好之後：坡道欄杆鬆動']);
  assert.deepEqual(await alts(['before', 'before', 'proof']), [
    '辦之前：坡道欄杆鬆動',
    '辦之前：坡道欄杆鬆動',
    '憑據：坡道欄杆鬆動',
  ]);
  assert.deepEqual(await alts([]), []);
});

test('thanks stand on the page once it is over, and not before', async () => {
  const verdict = { at: hours(-1), answer: 'solved' as const, thanks: '走過去心裡踏實了' };
  const over = plainMatter({ bucket: 'closed', state: 'resolved', verdict });
  assert.match(await say(over), /謝謝 「\s*走過去心裡踏實了\s*」/);
  assert.doesNotMatch(await say(plainMatter({ verdict })), /踏實/);
});

test('the asker is asked whether it is solved; others read that it waits for them', async () => {
  const done = (reader: 'asker' | 'neighbour' | 'dispatcher') =>
    say(matterFor(reader, { profile: 'need', state: 'done', isHeld: true }));
  assert.match(await done('asker'), /辦好了，解決了嗎？/);
  assert.match(await done('dispatcher'), /已經說辦好了/);
  assert.doesNotMatch(await done('neighbour'), /解決了嗎？/);
});

test('what whoever has it asked is put to the asker in the words it was asked in', async () => {
  const waiting = matterFor('asker', { profile: 'need', state: 'waiting_asker', isHeld: true });
  const asked = (note: string, hour: number): MatterPage['story'][number] => ({
    at: hours(hour),
    verb: 'wait_for_asker',
    by: chen,
    note,
    visibility: 'public',
  });
  const text = await say({ ...waiting, story: [asked('哪一盞燈？', -9), asked('幾樓？', -2)] });
  const [, notice = ''] = /有一句話要問您 (.{0,40})/.exec(text) ?? [];
  assert.match(notice, /^幾樓？/);
});

test('whoever has it in hand is told so, until there is an appointment to tell instead', async () => {
  const held = matterFor('holder', { profile: 'need', state: 'claimed', isHeld: true });
  assert.match(await say(held), /這件事在您手上/);
  const set = await say({ ...held, state: 'scheduled', scheduledFor: hours(20) });
  assert.match(set, /約好 .+3:34/);
  assert.doesNotMatch(set, /這件事在您手上/);
});

test('what was joined to another leads there', async () => {
  const mergedInto = { id: '350203007010-2026-0007', reference: '2026-0007', title: '欄杆壞了' };
  const { markup, text } = await drawn((view) =>
    matterPage(view, plainMatter({ bucket: 'closed', state: 'duplicate', mergedInto })),
  );
  assert.match(text, /這件事併到另一件一起辦了/);
  assert.match(markup, /href="\/matters\/350203007010-2026-0007"/);
});

test('a visitor is told that signing in is all it takes, as long as something can be done', async () => {
  const open = matterFor('visitor', { profile: 'need', state: 'accepted', isHeld: false });
  assert.match(await say(open), /登入後就能認領或關注/);
  const over = matterFor('visitor', { profile: 'need', state: 'resolved', isHeld: false });
  assert.doesNotMatch(await say(over), /登入後就能認領或關注/);
});

test('why what was pressed could not be done is said on top, once, and takes the focus', async () => {
  const shown = matterFor('neighbour', { profile: 'need', state: 'accepted', isHeld: false });
  const form = sentForm({ endpoint: 'matters.claim', refusal: '剛剛有人認領了。' });
  const root = readMarkup(`${await matterPage(viewWith({ form }), shown).body}`);
  const alerts = listNamed(root, 'div').filter((one) => attributeOf(one, 'role') === 'alert');
  assert.equal(alerts.length, 1);
  assert.match(wordsIn(alerts[0] ?? root), /剛剛有人認領了。/);
  assert.ok(alerts[0]?.attributes.has('data-focus'));
});

test('what a comment was refused for is said at the comment, not a second time on top', async () => {
  const shown = plainMatter({ allowed: { commentAs: ['public'] } });
  const form = sentForm({
    endpoint: 'matters.comment',
    values: { body: '等等' },
    refusal: '太快了。',
  });
  const text = await say(shown, { form });
  assert.equal(text.split('太快了。').length - 1, 1);
  const none = await say(plainMatter(), { form });
  assert.equal(none.split('太快了。').length - 1, 1);
});

test('what was refused to a form of another feature is said too: nobody else here would', async () => {
  const form = sentForm({ endpoint: 'people.withdraw_role', refusal: '不能。' });
  assert.match(await say(plainMatter(), { form }), /不能。/);
});

test('a comment can be for all, for those in it or for staff, as far as one may say it', async () => {
  const options = async (commentAs: MatterPage['allowed']['commentAs']) => {
    const shown = plainMatter({ allowed: { commentAs } });
    const root = readMarkup(`${await matterPage(viewWith(), shown).body}`);
    const boxes = listNamed(root, 'textarea').length;
    const radios = listNamed(root, 'input').filter((one) => attributeOf(one, 'type') === 'radio');
    return { boxes, values: radios.map((one) => attributeOf(one, 'value')) };
  };
  assert.deepEqual(await options([]), { boxes: 0, values: [] });
  assert.deepEqual(await options(['public']), { boxes: 1, values: [] });
  const all = await options(['public', 'parties', 'staff']);
  assert.deepEqual(all, { boxes: 1, values: ['public', 'parties', 'staff'] });
});

test('the way back leads to the board of the community', async () => {
  const { markup } = await drawn((view) => matterPage(view, plainMatter()));
  assert.match(markup, /href="\/matters\?place=350203007010"[^>]*>.*?深田社區的事/);
  assert.match(markup, new RegExp(`href="/places/${slope.id}"`));
});

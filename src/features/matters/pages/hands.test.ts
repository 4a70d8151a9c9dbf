import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertSound, textOf, viewWith } from '#test/drawn.ts';
import { hours, personLine, plainMatter } from '#test/plain-shown.ts';
import { attributeOf, listNamed, readMarkup, wordsIn } from '#test/markup.ts';
import type { MatterPage } from '#/features/matters/routes/shapes.ts';
import type { Html } from '#/platform/http/view.ts';
import {
  contactPanel,
  contactSeenPanel,
  factsPanel,
  handsPanel,
  offersPanel,
  requestNotices,
} from './hands.ts';

const view = viewWith();
const chen = personLine({ voice: 'holder', name: '陳師傅' });
const li = personLine({ voice: 'helper', name: '李老師' });
type Hand = MatterPage['hands'][number];
const hand = (person: Hand['person'], changes: Partial<Hand> = {}): Hand => ({
  person,
  role: 'lead',
  since: hours(-4),
  ...changes,
});

async function words(part: Html | ''): Promise<string> {
  if (part !== '') await assertSound(part);
  return textOf(part);
}

test('who leads and who lends a hand are named with since when', async () => {
  const text = await words(
    handsPanel(
      view,
      plainMatter({ bucket: 'in_hand', hands: [hand(chen), hand(li, { role: 'helper' })] }),
    ),
  );
  assert.match(text, /陳師傅 牽頭 · 4 小時前起/);
  assert.match(text, /李老師 搭把手 · 4 小時前起/);
});

test('who had it before is no longer named, unless it is over and they were the last', async () => {
  const past = hand(li, { until: hours(-2) });
  const open = await words(handsPanel(view, plainMatter({ hands: [past] })));
  assert.match(open, /還沒有人認領/);
  assert.doesNotMatch(open, /李老師/);
  const over = await words(handsPanel(view, plainMatter({ bucket: 'closed', hands: [past] })));
  assert.match(over, /李老師/);
});

test('to strangers it is said that somebody has it, or had it, without a name', async () => {
  const hands = [hand(personLine({ voice: 'holder' }))];
  const now = await words(handsPanel(view, plainMatter({ bucket: 'in_hand', hands })));
  assert.match(now, /有人在辦。登入後/);
  const over = await words(handsPanel(view, plainMatter({ bucket: 'closed', hands })));
  assert.match(over, /已經辦結。登入後/);
});

test('where nobody has it, one is invited; where nobody had it, that is said', async () => {
  assert.match(await words(handsPanel(view, plainMatter())), /您若是能辦，說一聲「我來辦」就行/);
  const over = await words(handsPanel(view, plainMatter({ bucket: 'closed' })));
  assert.match(over, /沒有人經手就辦結了/);
});

test('how to reach the asker is for whoever is given it, and never the asker themselves', async () => {
  const contact = {
    telephone: '+8613800138001',
    home: { hant: '3號樓 201', hans: '3号楼 201', en: '3, 201' },
  };
  const shown = plainMatter({ contact, asker: personLine({ voice: 'asker', name: '王秀英' }) });
  const part = contactPanel(view, shown);
  const text = await words(part);
  assert.match(text, /王秀英/);
  assert.match(text, /3號樓 201/);
  const links = listNamed(readMarkup(`${await part}`), 'a').map((one) => attributeOf(one, 'href'));
  assert.deepEqual(links, ['tel:+8613800138001']);
  assert.match(text, /誰看過會記下來/);
  assert.equal(contactPanel(view, { ...shown, isMine: true }), '');
  assert.equal(contactPanel(view, plainMatter()), '');
});

test('who left no telephone can be written to, at the place of the matter', async () => {
  const text = await words(contactPanel(view, plainMatter({ contact: {} })));
  assert.match(text, /沒有留電話/);
  assert.match(text, /東興小區/);
});

test('the asker reads who saw their address; nobody else does', async () => {
  const contactSeenBy = [chen, personLine({ voice: 'staff' })];
  const text = await words(contactSeenPanel(view, plainMatter({ isMine: true, contactSeenBy })));
  assert.match(text, /陳師傅/);
  assert.match(text, /工作人員/);
  assert.equal(contactSeenPanel(view, plainMatter({ contactSeenBy })), '');
  assert.equal(contactSeenPanel(view, plainMatter({ isMine: true })), '');
});

test('offers are answered by whoever may, each button naming for those who hear whose it is', async () => {
  const offers = [
    { id: crypto.randomUUID(), at: hours(-1), person: li, words: '我有梯子' },
    { id: crypto.randomUUID(), at: hours(-2), person: personLine() },
  ];
  const mayAnswer = plainMatter({ offers, allowed: { answerOffers: true } });
  const root = readMarkup(`${await offersPanel(view, mayAnswer)}`);
  const spoken = listNamed(root, 'button').map((one) => attributeOf(one, 'aria-label'));
  assert.deepEqual(spoken, [
    '請李老師一起來',
    '謝過李老師，這次不用',
    '請一位鄰居一起來',
    '謝過一位鄰居，這次不用',
  ]);
  const sent = new Set(listNamed(root, 'form').map((one) => attributeOf(one, 'action')));
  for (const { id } of offers) {
    const address = `/matters/350203007010-2026-0371/offers/${id}`;
    assert.ok(sent.has(`${address}?_method=PUT`));
    assert.ok(sent.has(`${address}?_method=DELETE`));
  }
  const only = await words(offersPanel(view, plainMatter({ offers })));
  assert.match(only, /我有梯子/);
  assert.doesNotMatch(only, /一起來/);
  assert.equal(offersPanel(view, plainMatter()), '');
});

test('that somebody else should do it is put to the holder, who can keep it with a word', async () => {
  const request = { kind: 'release' as const, at: hours(-1), person: li, reason: '一星期沒有消息' };
  const shown = plainMatter({ requests: [request], allowed: { refuseRelease: true } });
  const [notice] = requestNotices(view, shown);
  assert.ok(notice);
  const text = await words(notice);
  assert.match(text, /有人希望換個人來辦 一星期沒有消息/);
  assert.match(text, /說說打算怎麼辦/);
  assert.match(text, /我會接著辦/);
  assert.match(text, /放回去，讓別人辦/);
  const [read] = requestNotices(view, plainMatter({ requests: [request] }));
  assert.doesNotMatch(await words(read ?? ''), /我會接著辦/);
});

test('a rest that is asked for is told with its day', async () => {
  const request = {
    kind: 'pause' as const,
    at: hours(-1),
    person: chen,
    reason: '等天晴',
    until: hours(72),
  };
  const [notice] = requestNotices(view, plainMatter({ requests: [request] }));
  assert.match(await words(notice ?? ''), /申請放一放，到 .+ 等天晴/);
});

test('the facts say who raised it as far as that may be known', async () => {
  const facts = (changes: Partial<MatterPage>) => words(factsPanel(view, plainMatter(changes)));
  const named = personLine({ voice: 'asker', name: '王阿姨' });
  assert.match(await facts({ asker: named }), /誰提的 王阿姨/);
  assert.match(await facts({ asker: named, isAnonymous: true }), /誰提的 王阿姨/);
  assert.match(await facts({ isAnonymous: true }), /誰提的 沒有留名/);
  assert.match(await facts({}), /誰提的 提出的人/);
  const own = personLine({ voice: 'asker', isYou: true });
  assert.match(await facts({ asker: own, isAnonymous: true }), /誰提的 您/);
});

test('whose it is, whom it is about and until when are said where they are known', async () => {
  const all = await words(
    factsPanel(
      view,
      plainMatter({
        about: '東興物業',
        deadlineAt: hours(40),
        queue: { hant: '深田社區 · 調度', hans: '深田社区 · 调度', en: 'Shentian' },
        visibility: 'staff',
      }),
    ),
  );
  for (const part of [
    /說的是誰 東興物業/,
    /期限 .+/,
    /歸誰管 深田社區 · 調度/,
    /誰看得到 只有工作人員看得到/,
  ]) {
    assert.match(all, part);
  }
  const bare = await words(factsPanel(view, plainMatter()));
  assert.doesNotMatch(bare, /說的是誰|期限|歸誰管/);
});

test('a name with markup in it is read as it was given', async () => {
  const person = personLine({ voice: 'holder', name: '<b>陳</b>"師傅' });
  const root = readMarkup(`${await handsPanel(view, plainMatter({ hands: [hand(person)] }))}`);
  assert.match(wordsIn(root), /<b>陳<\/b>"師傅/);
});

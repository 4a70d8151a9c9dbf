import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { calloutEndpoints } from '#/features/callouts/index.ts';
import { callStages } from '#/features/callouts/model.ts';
import type { CallLine, MineShown } from '#/features/callouts/routes/calls.ts';
import type { PaperShown, UrgentShown } from '#/features/callouts/routes/urgent.ts';
import { callWords } from '#/features/callouts/words/call.ts';
import { urgentWords } from '#/features/callouts/words/urgent.ts';
import { matterEndpoints } from '#/features/matters/index.ts';
import { peopleEndpoints } from '#/features/people/index.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { languages } from '#/platform/i18n/language.ts';
import type { Page, View } from '#/platform/http/view.ts';
import { drawnAt, markupOf, textOf, viewWith } from '#test/drawn.ts';
import { lawfulPage } from '#test/page-laws.ts';
import { callPage } from './call.ts';
import { mineCallsPage } from './mine.ts';
import { callPanel } from './panel.ts';
import { paperCallPage, urgentPage } from './urgent.ts';

const ID = '350203007010-2026-0041';
const endpoints = [...calloutEndpoints, ...matterEndpoints(), ...peopleEndpoints];
const home = { hant: '東興小區 3號樓', hans: '东兴小区 3号楼', en: 'Building 3, Dongxing' };
const flat = { hant: '3號樓 201', hans: '3号楼 201', en: 'Flat 201' };

const kind = (code: string) => ({
  code,
  names: { hant: '進不了 <門>', hans: '进不了 <门>', en: 'Locked <out>' },
  icon: 'key',
});

const urgent = (changes: Partial<UrgentShown> = {}): UrgentShown => ({
  isSignedIn: true,
  homes: [{ id: 'f1', names: flat }],
  kinds: [kind('urgent_door'), kind('urgent_other')],
  rings: ['110', '119', '120'],
  ...changes,
});

const call = (changes: Partial<CallLine> = {}): CallLine => ({
  id: ID,
  communityId: '350203007010',
  part: 'asker',
  categoryNames: kind('urgent_door').names,
  body: '鑰匙 <斷了>',
  where: home,
  raisedAt: drawnAt.subtract({ minutes: 2 }),
  stage: 'seeking',
  asked: 8,
  seen: 3,
  willing: 0,
  isEverybody: false,
  coming: {},
  isLive: true,
  isPressing: false,
  verbs: [],
  ...changes,
});

async function draw(page: (view: View) => Page, language: (typeof languages)[number] = 'zh-Hant') {
  const made = page(viewWith({ language }));
  const { root, forms } = await lawfulPage(made, endpoints);
  return { made, text: await textOf(made.body), forms, root };
}

const sent = (forms: Awaited<ReturnType<typeof draw>>['forms']) =>
  forms.map(({ endpoint }) => endpoint.name);

describe('the page of what cannot wait', () => {
  test('says whom to ring before anything else, in three languages', async () => {
    for (const language of languages) {
      const { text } = await draw((view) => urgentPage(view, urgent()), language);
      const say = urgentWords[language];
      const order = [say.stopTitle, '110', '119', '120', say.what].map((one) => text.indexOf(one));
      assert.ok(!order.includes(-1), text);
      assert.deepEqual(
        order,
        order.toSorted((a, b) => a - b),
      );
    }
  });

  test('has one form, in which each kind is a button of its own', async () => {
    const { forms, made } = await draw((view) => urgentPage(view, urgent()));
    assert.deepEqual(sent(forms), ['callouts.raise']);
    const markup = `${await made.body}`;
    for (const code of ['urgent_door', 'urgent_other']) {
      assert.match(markup, new RegExp(`name="category"\\s+value="${code}"`));
    }
    assert.match(markup, /name="place" value="f1"/, 'at home nothing is asked');
  });

  test('asks which home, of those who have two', async () => {
    const homes = [
      { id: 'f1', names: flat },
      { id: 'f2', names: home },
    ];
    const { text } = await draw((view) => urgentPage(view, urgent({ homes })));
    assert.match(text, /在哪裡[^]*3號樓 201[^]*東興小區/);
  });

  test('of somebody whose home nobody knows asks nothing, and says what to do', async () => {
    const { text, forms } = await draw((view) => urgentPage(view, urgent({ homes: [] })));
    assert.deepEqual(forms, []);
    assert.match(text, /還不知道您住哪裡[^]*值班電話/);
  });

  test('lets a visitor choose first and sign in after', async () => {
    const visitor = urgent({ homes: [], isSignedIn: false });
    const { text, forms } = await draw((view) => urgentPage(view, visitor));
    assert.deepEqual(sent(forms), ['callouts.raise']);
    assert.match(text, /點了以後要先登入一次/);
  });
});

describe('the page of what cannot wait, with the paper of a household', () => {
  const paper = (changes: Partial<PaperShown> = {}): PaperShown => ({
    code: '1234567890123452',
    isSignedIn: false,
    home: flat,
    kinds: [kind('urgent_door'), kind('urgent_other')],
    rings: ['110', '119', '120'],
    ...changes,
  });

  test('says to whose door they come, in three languages, and whom to ring first', async () => {
    for (const language of languages) {
      const { made, text } = await draw((view) => paperCallPage(view, paper()), language);
      const say = urgentWords[language];
      assert.equal(made.title, say.title);
      assert.ok(text.includes(say.paperLead) && text.includes(say.stopTitle));
      assert.ok(text.includes(say.toDoor(nameIn(flat, language))));
    }
  });

  test('sends with one touch of what it is; nothing has to be typed', async () => {
    const { made, forms } = await draw((view) => paperCallPage(view, paper()));
    assert.deepEqual(sent(forms), ['callouts.raise_by_paper']);
    const markup = await markupOf(made.body);
    assert.match(markup, /action="\/h\/1234567890123452\/urgent"/);
    assert.equal(markup.match(/name="category"/g)?.length, 2);
    assert.doesNotMatch(markup, / required/);
    assert.match(markup, /name="telephone"/);
  });

  test('asks whoever is signed in for no name, and says that it is theirs', async () => {
    const { made, text } = await draw((view) => paperCallPage(view, paper({ isSignedIn: true })));
    assert.match(text, /是用您的名字叫的/);
    assert.doesNotMatch(await markupOf(made.body), /name="name"|name="telephone"/);
  });
});

describe('the page of a call, for who asked', () => {
  test('says how far it has come, in three languages and each stage', async () => {
    for (const language of languages) {
      for (const stage of callStages) {
        const isLive = stage === 'seeking';
        const shown = call({ stage, isLive, coming: { name: '陳師傅', at: drawnAt } });
        const { made, text } = await draw((view) => callPage(view, shown), language);
        assert.equal(made.title, callWords[language].stages[stage]);
        assert.ok(text.includes(callWords[language].leads[stage]), `${language} ${stage}`);
      }
    }
  });

  test('can be looked at again while help is sought or on its way, and rests after', async () => {
    const offers = async (changes: Partial<CallLine>) =>
      (await draw((view) => callPage(view, call(changes)))).text.includes('看看現在怎麼樣了');
    assert.equal(await offers({}), true);
    assert.equal(await offers({ part: 'asked' }), true);
    assert.equal(await offers({ stage: 'coming', isLive: false }), true);
    assert.equal(await offers({ stage: 'arrived', isLive: false }), false);
    assert.equal(await offers({ stage: 'over', isLive: false }), false);
    assert.equal(callPage(viewWith(), call()).reloadsAfterSeconds, undefined);
  });

  test('counts who was called and who saw it, and says when all or the staff are called', async () => {
    const text = async (changes: Partial<CallLine>) =>
      (await draw((view) => callPage(view, call(changes)))).text;
    assert.match(await text({}), /叫了 8 位 · 3 位看到了/);
    assert.doesNotMatch(await text({}), /都叫到了|正在叫樓長/);
    assert.match(await text({ willing: 2 }), /2 位說能來，馬上定下誰去/);
    assert.match(await text({ isEverybody: true }), /附近值班的鄰居都叫到了/);
    assert.match(await text({ role: 'building_leader' }), /正在叫樓長/);
    assert.match(await text({ role: 'unheard_of' }), /正在叫unheard_of/);
  });

  test('names who comes and when, as far as that is known', async () => {
    const coming = (known: CallLine['coming']) =>
      draw((view) => callPage(view, call({ stage: 'coming', isLive: false, coming: known })));
    assert.match((await coming({ name: '陳師傅', at: drawnAt })).text, /陳師傅正在過來，大約.+到/);
    assert.match((await coming({ name: '陳師傅' })).text, /陳師傅正在過來/);
    assert.match((await coming({})).text, /一位鄰居正在過來/);
  });

  test('can be pressed on once, and taken back', async () => {
    const open = await draw((view) => callPage(view, call({ verbs: ['withdraw'] })));
    assert.deepEqual(sent(open.forms), ['callouts.worsen']);
    assert.match(open.text, /不用了，取消/);
    const pressed = await draw((view) => callPage(view, call({ isPressing: true })));
    assert.deepEqual(sent(pressed.forms), []);
    const nobody = call({ stage: 'nobody', isLive: false });
    const again = await draw((view) => callPage(view, nobody));
    assert.deepEqual(sent(again.forms), ['callouts.worsen']);
    assert.match(again.text, /一定有人接；有危險打 110、119、120/);
    const coming = await draw((view) => callPage(view, call({ stage: 'coming', isLive: false })));
    assert.deepEqual(sent(coming.forms), []);
  });

  test('gives their own words back, unless they said none', async () => {
    assert.match(
      (await draw((view) => callPage(view, call()))).text,
      /留的話[^]*鑰匙 &lt;斷了&gt;/,
    );
    const unsaid = call({ body: kind('urgent_door').names.hant });
    assert.doesNotMatch((await draw((view) => callPage(view, unsaid))).text, /留的話/);
  });
});

describe('the page of a call, for who was asked', () => {
  const asked = (changes: Partial<CallLine> = {}) => call({ part: 'asked', ...changes });

  test('says what and where first, then asks with four buttons', async () => {
    const { text, forms, made } = await draw((view) => callPage(view, asked()));
    assert.equal(made.title, '您能去嗎？');
    assert.deepEqual(new Set(sent(forms)), new Set(['callouts.answer']));
    assert.equal(forms.length, 4);
    assert.ok(text.indexOf('東興小區 3號樓') < text.indexOf('能去，5 分鐘到'));
    assert.match(text, /能去，5 分鐘到[^]*能去，15 分鐘到[^]*能去，30 分鐘到[^]*這次去不了/);
  });

  test('repeats what they said, and lets them say otherwise', async () => {
    const yes = asked({ mine: { answer: 'yes', isChosen: false } });
    const said = await draw((view) => callPage(view, yes));
    assert.equal(said.made.title, '記下了：您能去');
    assert.match(said.text, /馬上告訴您去不去/);
    const no = asked({ mine: { answer: 'no', isChosen: false } });
    const declined = await draw((view) => callPage(view, no));
    assert.equal(declined.made.title, '知道了，這次您去不了');
    assert.equal(declined.forms.length, 4);
  });

  test('thanks them when somebody else goes', async () => {
    const { text, forms, made } = await draw((view) => callPage(view, asked({ isLive: false })));
    assert.equal(made.title, '已經有人去了，謝謝您');
    assert.deepEqual(forms, []);
    assert.match(text, /這次不用您跑了/);
  });
});

describe('the page of a call, for who goes', () => {
  const going = (changes: Partial<CallLine> = {}) =>
    call({
      part: 'coming',
      stage: 'coming',
      isLive: false,
      contact: { telephone: '+8613800138007', home: flat },
      verbs: ['start', 'mark_done'],
      ...changes,
    });

  test('says where to and whom to ring, and takes “I am there”', async () => {
    const { text, forms, made } = await draw((view) => callPage(view, going()));
    assert.equal(made.title, '請您去一趟，謝謝');
    assert.match(text, /3號樓 201[^]*我到了[^]*辦好了/);
    assert.match(`${await made.body}`, /href="tel:\+8613800138007"/);
    assert.deepEqual(sent(forms), ['matters.start']);
  });

  test('goes without a telephone, where there is none', async () => {
    const { text, made } = await draw((view) => callPage(view, going({ contact: { home: flat } })));
    assert.match(text, /3號樓 201/);
    assert.doesNotMatch(`${await made.body}`, /tel:/);
  });

  test('offers nothing that cannot be done any more', async () => {
    const arrived = going({ stage: 'arrived', verbs: ['mark_done'] });
    const { forms, text } = await draw((view) => callPage(view, arrived));
    assert.deepEqual(forms, []);
    assert.doesNotMatch(text, /我到了|在您這裡/);
  });
});

describe('the panel on the page of the matter', () => {
  test('says how far the call has come, in three languages and each stage, and leads there', async () => {
    const name = { communityId: '350203007010', reference: '2026-0041' };
    for (const language of languages) {
      for (const stage of callStages) {
        const part = callPanel(viewWith({ language }), { name, stage });
        assert.ok((await textOf(part)).includes(callWords[language].stages[stage]), stage);
        assert.match(`${await part}`, new RegExp(`href="/calls/${ID}"`));
      }
    }
  });
});

describe('the calls to oneself', () => {
  const line = (changes: object = {}) => ({
    id: ID,
    categoryNames: kind('urgent_door').names,
    askedAt: drawnAt.subtract({ hours: 1 }),
    isChosen: false,
    isLive: true,
    ...changes,
  });
  const mine = (...calls: MineShown['calls']): MineShown => ({ communityIds: [], calls });

  test('stand there with what was said, each leading to its page', async () => {
    for (const language of languages) {
      const say = callWords[language];
      const shown = mine(line(), line({ isLive: false, answer: 'yes' }), line({ answer: 'no' }));
      const { text, made } = await draw((view) => mineCallsPage(view, shown), language);
      for (const words of [say.mine, say.open, say.over, say.answered.yes, say.answered.no]) {
        assert.ok(text.includes(words), `${language} ${words}`);
      }
      assert.match(`${await made.body}`, new RegExp(`href="/calls/${ID}"`));
    }
  });

  test('of whom nobody called says so', async () => {
    const { text } = await draw((view) => mineCallsPage(view, mine()));
    assert.match(text, /現在沒有人叫您/);
  });
});

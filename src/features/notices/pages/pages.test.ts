import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { View } from '#/platform/http/view.ts';
import { layout } from '#/platform/http/layout.ts';
import { languages } from '#/platform/i18n/language.ts';
import { ALL, channels, deliveryStates, kinds, topics } from '#/features/notices/model.ts';
import type { ChoicesOutput, NoticesOutput } from '#/features/notices/routes/own.ts';
import { faultWords } from '#/features/notices/words/faults.ts';
import { kindWords } from '#/features/notices/words/kinds.ts';
import { drawnAt, markupOf, viewWith } from '#test/drawn.ts';
import { choicesPage, topicName } from './choices.ts';
import { noticesPage } from './list.ts';
import { stopPage } from './stop.ts';

const ID = '019cf000-0000-7000-8000-000000000001';

type Line = NoticesOutput['notices'][number];

function line(changes: Partial<Line> = {}): Line {
  const at = drawnAt.subtract({ hours: 2 });
  return { id: ID, at, topic: 'mine', kind: 'taken_up', isUrgent: false, ...changes };
}

async function drawList(shown: Partial<NoticesOutput>, view: Partial<View> = {}): Promise<string> {
  const whole = { notices: [], unread: 0, next: undefined, isSteward: false, ...shown };
  return markupOf(noticesPage(viewWith(view), whole).body);
}

describe('the list of notices', () => {
  test('shows each as a sentence, its topic, when it was, and what it is about', async () => {
    const matter = { id: 'x-2026-0371', reference: '2026-0371', title: '樓道燈' };
    const text = await drawList({ notices: [line({ matter })], unread: 1 });
    assert.match(text, /有人來辦您提的事了/);
    assert.match(text, /2026-0371 · 樓道燈/);
    assert.match(text, /我提的事/);
    assert.match(text, /2小時前|2 小時前/);
    assert.match(text, new RegExp(`href="/notices/${ID}"`));
  });

  test('tells the unread and the urgent by a word, not by colour alone', async () => {
    assert.match(await drawList({ notices: [line()], unread: 1 }), /未讀/);
    assert.doesNotMatch(await drawList({ notices: [line({ readAt: drawnAt })] }), /未讀/);
    assert.match(await drawList({ notices: [line({ isUrgent: true })], unread: 1 }), /<span>急</);
  });

  test('offers to mark all as read only when something is unread', async () => {
    assert.match(await drawList({ notices: [line()], unread: 1 }), /全部標為已讀/);
    assert.doesNotMatch(await drawList({ notices: [line({ readAt: drawnAt })] }), /全部標為已讀/);
  });

  test('leads on when there is more, and says so when there is nothing', async () => {
    assert.match(await drawList({ notices: [line()], next: ID }), /href="\/notices\?after=/);
    const empty = await drawList({});
    assert.match(empty, /沒有通知/);
    assert.doesNotMatch(empty, /after=/);
  });

  test('names nothing where the matter may not be seen', async () => {
    const text = await drawList({ notices: [line({ matter: undefined })] });
    assert.match(text, /有人來辦您提的事了/);
    assert.doesNotMatch(text, / · |undefined/);
  });

  test('has a sentence for each kind, in each language', async () => {
    for (const language of languages) {
      for (const kind of kinds) {
        const text = await drawList({ notices: [line({ kind })] }, { language });
        const sentence = kindWords[language].kinds[kind];
        assert.ok(text.includes(sentence), `${language} ${kind}`);
      }
    }
  });

  test('escapes what a title brings', async () => {
    const matter = { id: 'x', reference: '1', title: '<script>alert(1)</script>' };
    const text = await drawList({ notices: [line({ matter })] });
    assert.doesNotMatch(text, /<script>alert/);
    assert.match(text, /&lt;script&gt;/);
  });
});

function choices(changes: Partial<ChoicesOutput> = {}): ChoicesOutput {
  return {
    ways: ['email'],
    reached: ['email'],
    timings: topics.map((topic) => ({ topic, channel: 'email', timing: 'digest' })),
    hours: { quietFrom: '21:00', quietTo: '08:00', digestAt: '18:00' },
    stopped: [],
    deliveries: [],
    browsers: [],
    mayAddBrowser: true,
    ...changes,
  };
}

const drawChoices = (changes: Partial<ChoicesOutput> = {}, view: Partial<View> = {}) =>
  markupOf(choicesPage(viewWith(view), choices(changes)).body);

describe('the page of choices', () => {
  test('asks for each topic and each way that reaches the person', async () => {
    const timings = topics.flatMap((topic) =>
      channels.map((channel) => ({ topic, channel, timing: 'now' as const })),
    );
    const all = await drawChoices({ ways: channels, reached: channels, timings });
    for (const topic of topics) {
      for (const channel of channels) assert.ok(all.includes(`name="${topic}.${channel}"`));
    }
    const one = await drawChoices();
    assert.ok(one.includes('name="mine.email"') && !one.includes('name="mine.sms"'));
  });

  test('starts with what holds now', async () => {
    const text = await drawChoices();
    assert.match(text, /<option value="digest" selected>每天一次/);
    assert.match(text, /<option value="21:00" selected>/);
  });

  test('keeps a time that is no full hour', async () => {
    const hours = { quietFrom: '21:30', quietTo: '08:00', digestAt: '18:00' };
    assert.match(await drawChoices({ hours }), /<option value="21:30" selected>21:30/);
  });

  test('says why it asks nothing: no way is connected, or none reaches the person', async () => {
    const none = await drawChoices({ ways: [], reached: [], timings: [] });
    assert.match(none, /還沒有接通/);
    const unreached = await drawChoices({ reached: [], timings: [] });
    assert.match(unreached, /還沒有確認過的手機號碼或郵箱/);
    for (const text of [none, unreached]) assert.doesNotMatch(text, /<select/);
  });

  test('names each browser that is told, with its own button, and asks for the one in hand', async () => {
    const madeAt = Temporal.Instant.from('2026-11-20T01:00:00Z');
    const one = { id: '019cf000-0000-7000-8000-0000000000b1', device: 'Chrome · Android', madeAt };
    const two = { ...one, id: one.id.replace(/1$/, '2'), device: '' };
    const text = await drawChoices({ browsers: [one, two] });
    assert.match(text, /aria-label="不再通知這台：Chrome · Android"/);
    assert.match(text, /不知道是什麼裝置/);
    assert.equal(text.split('/me/notices/browsers/019cf000').length, 3);
    assert.match(text, /data-push hidden data-question="\/api\/v1\/me\/notices\/browsers\/key"/);
    const acting = await drawChoices({ mayAddBrowser: false });
    assert.doesNotMatch(acting, /data-push/);
    assert.match(acting, /請先回到自己/);
  });

  test('has a button that stops all, or the way back for what is stopped', async () => {
    assert.match(await drawChoices(), /停掉所有發到外面的/);
    const all = await drawChoices({ stopped: [ALL] });
    assert.match(all, /發到外面的都停了/);
    assert.doesNotMatch(all, /停掉所有發到外面的/);
    const one = await drawChoices({ stopped: ['followed'] });
    assert.match(one, /停了：我關注的事/);
    assert.match(one, /aria-label="恢復：我關注的事"/);
    assert.match(one, /stops\/followed\?_method=DELETE/);
  });

  test('shows what became of each message, and why one did not leave', async () => {
    const sent = { channel: 'email', kind: 'done', at: drawnAt, dueAt: drawnAt } as const;
    for (const state of deliveryStates) {
      const row = { ...sent, state, attempts: 3, fault: 'unreachable' };
      const text = await drawChoices({ deliveries: [row] });
      assert.ok(text.includes(kindWords['zh-Hant'].states[state]), state);
      assert.match(text, /試了 3 次 · 連不上/);
    }
    const well = { ...sent, state: 'sent' as const, attempts: 1, fault: null };
    assert.doesNotMatch(await drawChoices({ deliveries: [well] }), /試了|null/);
    assert.match(await drawChoices(), /還沒有發過/);
  });

  test('is whole in every language', async () => {
    for (const language of languages) {
      const row = { channel: 'sms', kind: 'done', state: 'waiting', attempts: 0 } as const;
      const deliveries = [{ ...row, at: drawnAt, dueAt: drawnAt, fault: null }];
      const page = choicesPage(viewWith({ language }), choices({ stopped: ['mine'], deliveries }));
      const text = `${await layout(viewWith({ language }), page)}`;
      assert.doesNotMatch(text, /undefined|\[object/);
      const body = await markupOf(page.body);
      assert.equal(/\p{Script=Han}/u.test(body), language !== 'en');
    }
  });
});

describe('the page of a link', () => {
  const draw = (isStopped: boolean, topic = 'mine') =>
    markupOf(stopPage(viewWith(), { token: 't', topic, isStopped }).body);

  test('has one button, and after it the way back', async () => {
    const before = await draw(false);
    assert.equal(before.match(/<button/g)?.length, 1);
    assert.match(before, /action="\/stop\/t"/);
    const then = await draw(true);
    assert.equal(then.match(/<button/g)?.length, 1);
    assert.match(then, /action="\/stop\/t\?_method=DELETE"/);
    assert.match(then, /撤回/);
  });

  test('says what it stops, and that the page of notices stays', async () => {
    assert.match(await draw(false), /按一下就停：我提的事/);
    assert.match(await draw(false, ALL), /所有發到外面的消息/);
    assert.match(await draw(false), /照樣看得到/);
  });
});

test('a topic is called by its name, and all of them everything', () => {
  assert.equal(topicName({ language: 'en' }, 'mine'), 'What I raised');
  assert.equal(topicName({ language: 'en' }, ALL), 'everything that is sent out');
});

test('every fault has its words in three languages', () => {
  const codes = Object.keys(faultWords.en);
  for (const language of languages) {
    assert.deepEqual(Object.keys(faultWords[language]), codes);
  }
});

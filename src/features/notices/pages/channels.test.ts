import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { View } from '#/platform/http/view.ts';
import { languages } from '#/platform/i18n/language.ts';
import { mailSecurities } from '#/platform/notify/mail-settings.ts';
import { smsProviders } from '#/platform/notify/sms.ts';
import { deliveryStates } from '#/features/notices/model.ts';
import type { ChannelsOutput, MailOutput, SmsOutput } from '#/features/notices/routes/channels.ts';
import type { RobotsOutput } from '#/features/notices/routes/robots.ts';
import { robotKinds } from '#/features/notices/store/robots.ts';
import { channelWords } from '#/features/notices/words/channels.ts';
import { adviceWords, faultWords } from '#/features/notices/words/faults.ts';
import { kindWords } from '#/features/notices/words/kinds.ts';
import { drawnAt, markupOf, viewWith } from '#test/drawn.ts';
import { channelsPage } from './channels.ts';
import { mailPage } from './mail.ts';
import { robotsPage } from './robots.ts';
import { smsPage } from './sms.ts';
import { trialResult } from './trial.ts';

const ID = '019cf000-0000-7000-8000-000000000001';

const nothing: ChannelsOutput = {
  ways: [],
  isMailSetByHost: false,
  tallies: [],
  failures: [],
  mayKeep: true,
};

const noMail: MailOutput = { origin: 'none', hasPassword: false };
const noSms: SmsOutput = { hasSecret: false };
const set = {
  host: 'mail.example.org',
  port: 587,
  security: 'starttls',
  user: 'linli',
  from: 'linli@example.org',
} as const;

function drawChannels(shown: Partial<ChannelsOutput>, view: Partial<View> = {}) {
  return markupOf(channelsPage(viewWith(view), { ...nothing, ...shown }).body);
}

function drawMail(shown: Partial<MailOutput>, view: Partial<View> = {}) {
  return markupOf(mailPage(viewWith(view), { ...noMail, ...shown }).body);
}

describe('the page of the ways out', () => {
  test('leads to each way that is set on a page; browsers need no settings', async () => {
    const text = await drawChannels({});
    for (const way of ['email', 'sms', 'robots']) {
      assert.match(text, new RegExp(`href="/channels/${way}"`));
    }
    assert.doesNotMatch(text, /href="\/channels\/push"/);
    assert.match(text, /不用設定/);
  });

  test('says that the host has set the mail server', async () => {
    assert.match(
      await drawChannels({ isMailSetByHost: true, ways: ['email'] }),
      /管機器的人設定了/,
    );
    assert.doesNotMatch(await drawChannels({}), /管機器的人設定了/);
  });

  test('writes every outcome and every fault as words, in each language', async () => {
    for (const language of languages) {
      const tallies = deliveryStates.map((state) => {
        return { channel: 'email', state, count: 1_234 } as const;
      });
      const failures = Object.keys(faultWords[language]).map((fault) => {
        return { channel: 'sms', state: 'given_up', at: drawnAt, fault, count: 3 } as const;
      });
      const text = await drawChannels({ tallies, failures }, { language });
      for (const state of deliveryStates) {
        assert.ok(text.includes(kindWords[language].states[state]), `${language} ${state}`);
      }
      for (const sentence of Object.values(faultWords[language])) {
        assert.ok(text.includes(sentence), `${language} ${sentence}`);
      }
      assert.match(text, /1,234|1 234/);
    }
  });

  test('shows a fault that has no words by its name rather than not at all', async () => {
    const failure = { channel: 'push', state: 'waiting', at: drawnAt, fault: 'odd', count: 1 };
    const failures = [failure] as unknown[] as ChannelsOutput['failures'][number][];
    assert.match(await drawChannels({ failures }), /odd/);
  });
});

describe('the page of the mail server', () => {
  test('asks for everything where nothing is set, and offers no test', async () => {
    const text = await drawMail({});
    for (const name of ['host', 'port', 'security', 'user', 'password', 'from']) {
      assert.match(text, new RegExp(`name="${name}"`), name);
    }
    assert.doesNotMatch(text, /email\/trials|_method=DELETE/);
    assert.match(text, /name="port"[^>]*value="465"|value="465"[^>]*name="port"/);
  });

  test('shows what is set, offers a test and to take it away', async () => {
    const text = await drawMail({ origin: 'page', settings: set, hasPassword: true });
    assert.match(text, /value="mail\.example\.org"/);
    assert.match(text, /action="\/channels\/email\/trials"/);
    assert.match(text, /_method=DELETE/);
    assert.match(text, /type="password"/);
    assert.doesNotMatch(text, /type="password"[^>]*value=/);
  });

  test('of the host offers the test alone', async () => {
    const text = await drawMail({ origin: 'host', settings: set });
    assert.match(text, /這裡不能改/);
    assert.match(text, /action="\/channels\/email\/trials"/);
    assert.doesNotMatch(text, /name="host"|_method=(PUT|DELETE)/);
  });

  test('names each encryption in each language', async () => {
    for (const language of languages) {
      const text = await drawMail({}, { language });
      for (const security of mailSecurities) {
        assert.ok(text.includes(channelWords[language].securities[security]));
      }
    }
  });
});

describe('what a test said', () => {
  const at = drawnAt.toString();

  test('is nothing before there was one', () => {
    assert.equal(trialResult(viewWith({}), undefined), '');
  });

  test('is drawn line by line, and what a server says is only text', async () => {
    const lines = [
      { from: 'server', text: '220 <script>alert(1)</script>' },
      { from: 'us', text: 'EHLO linli' },
    ] as const;
    const drawn = trialResult(viewWith({}), { at, fault: null, lines });
    assert.ok(drawn !== '');
    const text = await markupOf(drawn);
    assert.doesNotMatch(text, /<script>/);
    assert.ok(text.indexOf('220') < text.indexOf('EHLO'));
  });

  test('comes with what to do for each fault that a way has, in each language', async () => {
    for (const language of languages) {
      for (const [fault, advice] of Object.entries(adviceWords[language])) {
        assert.ok(fault in faultWords[language], fault);
        const drawn = trialResult(viewWith({ language }), { at, fault, lines: [] });
        assert.ok(drawn !== '');
        assert.ok((await markupOf(drawn)).includes(advice.replaceAll("'", '&#39;')), fault);
      }
    }
  });

  test('has advice for the same faults in each language', () => {
    const [first, ...others] = languages.map((one) => Object.keys(adviceWords[one]).toSorted());
    for (const other of others) assert.deepEqual(other, first);
  });
});

describe('the page of the gateway', () => {
  test('offers each provider, in each language', async () => {
    for (const language of languages) {
      const text = await markupOf(smsPage(viewWith({ language }), noSms).body);
      for (const provider of smsProviders) {
        assert.match(text, new RegExp(`value="${provider}"`));
        assert.ok(text.includes(channelWords[language].providers[provider]));
      }
      assert.doesNotMatch(text, /sms\/trials|_method=DELETE/);
    }
  });

  test('shows what is set but for the secret, and offers a test', async () => {
    const settings = {
      provider: 'tencent',
      url: 'https://sms.example.org',
      keyId: 'AKID',
      from: '鄰里',
      template: '7',
      application: '14',
    } as const;
    const text = await markupOf(smsPage(viewWith({}), { settings, hasSecret: true }).body);
    for (const value of ['AKID', '鄰里', '7', '14', 'https://sms.example.org']) {
      assert.ok(text.includes(`value="${value}"`), value);
    }
    assert.match(text, /action="\/channels\/sms\/trials"/);
    assert.match(text, /已經存好了/);
    assert.doesNotMatch(text, /type="password"[^>]*value=/);
  });
});

describe('the page of the robots', () => {
  const names = { hant: '三號樓', hans: '三号楼', en: 'Building 3' };

  test('names group, chat and place, and has two buttons for each', async () => {
    const robots: RobotsOutput['robots'] = robotKinds.map((kind) => {
      return { id: ID, kind, name: `${kind} 群`, place: names };
    });
    const shown: RobotsOutput = { robots, places: [{ id: 'b', names }] };
    for (const language of languages) {
      const text = await markupOf(robotsPage(viewWith({ language }), shown).body);
      for (const kind of robotKinds) {
        assert.ok(text.includes(channelWords[language].robotKinds[kind]));
        const say = channelWords[language];
        assert.ok(text.includes(`aria-label="${say.tryRobot(`${kind} 群`)}"`));
        assert.ok(text.includes(`aria-label="${say.removeRobot(`${kind} 群`)}"`));
      }
      assert.equal(text.match(/\/trials"/g)?.length, robotKinds.length);
    }
  });

  test('offers no form to whoever keeps no place', async () => {
    const text = await markupOf(robotsPage(viewWith({}), { robots: [], places: [] }).body);
    assert.match(text, /還沒有群機器人/);
    assert.doesNotMatch(text, /name="placeId"/);
  });
});

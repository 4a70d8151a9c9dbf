import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { noticeEndpoints } from '#/features/notices/routes/notices.ts';
import type { Page, View } from '#/platform/http/view.ts';
import { drawn, drawnAt, drawnInAll, viewWith } from '#test/drawn.ts';
import { assertGivenBack, lawfulPage } from '#test/page-laws.ts';
import { channelsPage } from './channels.ts';
import { mailPage } from './mail.ts';
import { robotsPage } from './robots.ts';
import { smsPage } from './sms.ts';
import { stopPage } from './stop.ts';

const ID = '019cf000-0000-7000-8000-000000000001';
const names = { hant: '三號樓', hans: '三号楼', en: 'Building 3' };
const at = drawnAt.toString();

const failure = {
  channel: 'email',
  state: 'waiting',
  at: drawnAt,
  fault: 'slow',
  count: 2,
} as const;

const mail = {
  host: 'mail.example.org',
  port: 465,
  security: 'tls',
  user: 'linli',
  from: 'linli@example.org',
} as const;

const sms = {
  provider: 'twilio',
  url: 'https://sms.example.org',
  keyId: 'AC1',
  from: '+15005550006',
  template: '',
  application: '',
} as const;

const said = {
  at,
  fault: 'wrong_password',
  lines: [
    { from: 'server', text: '535 Authentication failed <b>' },
    { from: 'us', text: 'QUIT' },
  ],
} as const;

/** Every page on which the ways out are kept, in each state it can be in. */
const pages: Readonly<Record<string, (view: View) => Page>> = {
  'the ways out, none of them set': (view) =>
    channelsPage(view, {
      ways: [],
      isMailSetByHost: false,
      tallies: [],
      failures: [],
      mayKeep: true,
    }),
  'the ways out with their traffic': (view) =>
    channelsPage(view, {
      ways: ['email', 'sms', 'push'],
      isMailSetByHost: true,
      tallies: [{ channel: 'robot', state: 'sent', count: 12 }],
      failures: [failure],
      mayKeep: true,
    }),
  'the ways out for the steward of one community': (view) =>
    channelsPage(view, {
      ways: ['email'],
      isMailSetByHost: false,
      tallies: [],
      failures: [],
      mayKeep: false,
    }),
  'a mail server that is not set': (view) => mailPage(view, { origin: 'none', hasPassword: false }),
  'a mail server with a test that failed': (view) =>
    mailPage(view, { origin: 'page', settings: mail, hasPassword: true, trial: said }),
  'a mail server of the host': (view) =>
    mailPage(view, { origin: 'host', settings: mail, hasPassword: true }),
  'a gateway that is not set': (view) => smsPage(view, { hasSecret: false }),
  'a gateway with a test that went well': (view) =>
    smsPage(view, { settings: sms, hasSecret: true, trial: { at, fault: null, lines: [] } }),
  'no robots, and a place for one': (view) =>
    robotsPage(view, { robots: [], places: [{ id: '350203007010', names }] }),
  'a robot': (view) =>
    robotsPage(view, {
      robots: [{ id: ID, kind: 'feishu', name: '三號樓 <群>', place: names }],
      places: [{ id: '350203007010', names }],
    }),
  'a link that stops': (view) =>
    stopPage(view, { token: 'x'.repeat(39), topic: 'mine', isStopped: false }),
  'a link that has stopped': (view) =>
    stopPage(view, { token: 'x'.repeat(39), topic: '*', isStopped: true }),
};

describe('a page about the ways out', () => {
  for (const [name, draw] of Object.entries(pages)) {
    test(`says in three languages what it has to say: ${name}`, async () => {
      await drawnInAll(draw);
    });

    test(`is sound for those who need it larger, in the dark: ${name}`, async () => {
      await drawn(draw, { language: 'en', isElder: true, theme: 'dark' });
    });

    test(`has only forms that are answered and links that lead somewhere: ${name}`, async () => {
      await lawfulPage(draw(viewWith()), noticeEndpoints);
    });
  }

  test('gives back what was typed, with the mistake at its field', async () => {
    const draw = pages['a mail server of the host'];
    assert.ok(draw !== undefined);
    const asked = await assertGivenBack(draw, viewWith(), noticeEndpoints);
    assert.deepEqual(asked, ['notices.try_mail']);
  });

  test('gives back everything but what is secret', async () => {
    for (const name of ['a mail server that is not set', 'a gateway that is not set']) {
      const draw = pages[name];
      assert.ok(draw !== undefined);
      await assert.rejects(
        assertGivenBack(draw, viewWith(), noticeEndpoints),
        /lost (password|secret)\./,
        name,
      );
    }
  });
});

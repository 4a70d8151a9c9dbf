import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { describe, test } from 'node:test';
import { withGateway } from '#test/gateway.ts';
import type { Asked, Reply } from '#test/gateway.ts';
import { sayByRobot } from './robot.ts';
import type { RobotMaker } from './robot.ts';

const NOW = Temporal.Instant.from('2026-11-23T03:41:00Z');

type Said = { readonly asked: Asked | undefined; readonly outcome: string };

async function say(maker: RobotMaker, reply: Reply, secret?: string): Promise<Said> {
  let said: Said = { asked: undefined, outcome: '' };
  await withGateway(
    () => reply,
    async (gateway) => {
      const robot = { maker, url: `${gateway.url}/send?key=k1`, secret };
      const reaching = { allowsPrivate: true, patienceMs: 300 };
      const attempt = await sayByRobot(robot, '新提的事', { now: NOW, reaching });
      const outcome = attempt.ok ? 'sent' : `${attempt.fault}${attempt.isFinal ? ' for good' : ''}`;
      said = { asked: gateway.asked[0], outcome };
    },
  );
  return said;
}

const wellBy = { wecom: '{"errcode":0}', dingtalk: '{"errcode":0}', feishu: '{"code":0}' } as const;

describe('a robot', () => {
  test('of WeCom says the words under its own address', async () => {
    const { asked, outcome } = await say('wecom', { status: 200, body: wellBy.wecom });
    assert.equal(outcome, 'sent');
    assert.equal(asked?.url, '/send?key=k1');
    assert.deepEqual(JSON.parse(asked?.body ?? ''), {
      msgtype: 'text',
      text: { content: '新提的事' },
    });
  });

  test('of DingTalk signs the moment in the address', async () => {
    const { asked, outcome } = await say(
      'dingtalk',
      { status: 200, body: wellBy.dingtalk },
      'SEC7',
    );
    assert.equal(outcome, 'sent');
    const query = new URL(asked?.url ?? '', 'http://x').searchParams;
    const stamp = query.get('timestamp') ?? '';
    assert.equal(Number(stamp), NOW.epochMilliseconds);
    const wanted = createHmac('sha256', 'SEC7').update(`${stamp}\nSEC7`).digest('base64');
    assert.equal(query.get('sign'), wanted);
    assert.equal(query.get('key'), 'k1');
  });

  test('of Feishu signs the moment in the words', async () => {
    const { asked, outcome } = await say('feishu', { status: 200, body: wellBy.feishu }, 'F7');
    assert.equal(outcome, 'sent');
    const body = JSON.parse(asked?.body ?? '');
    const wanted = createHmac('sha256', `${body.timestamp}\nF7`).digest('base64');
    assert.deepEqual([body.sign, body.msg_type, body.content.text], [wanted, 'text', '新提的事']);
  });

  test('without a secret signs nothing', async () => {
    const ding = await say('dingtalk', { status: 200, body: wellBy.dingtalk });
    assert.doesNotMatch(ding.asked?.url ?? '', /sign|timestamp/);
    const fei = await say('feishu', { status: 200, body: wellBy.feishu });
    assert.doesNotMatch(fei.asked?.body ?? '', /sign|timestamp/);
  });
});

describe('a robot that is not heard', () => {
  const cases: readonly (readonly [RobotMaker, string, string])[] = [
    ['wecom', '{"errcode":45009}', 'too_many'],
    ['wecom', '{"errcode":93000}', 'wrong_password'],
    ['dingtalk', '{"errcode":130101}', 'too_many'],
    ['dingtalk', '{"errcode":310000}', 'wrong_password'],
    ['feishu', '{"code":9499}', 'too_many'],
    ['feishu', '{"code":19021}', 'wrong_password'],
    ['feishu', '{"code":9999}', 'refused for good'],
    ['wecom', 'no JSON', 'bad_answer'],
    ['wecom', '{}', 'bad_answer'],
  ];
  for (const [maker, body, expected] of cases) {
    test(`by ${maker} because of ${body} is told as ${expected}`, async () => {
      assert.equal((await say(maker, { status: 200, body })).outcome, expected);
    });
  }

  test('is tried again when its maker is away', async () => {
    assert.equal((await say('wecom', { status: 502 })).outcome, 'not_now');
    assert.equal((await say('feishu', 'hangs up')).outcome, 'cut');
  });
});

import { z } from 'zod';
import { delivered, failed, failedForGood } from './outcome.ts';
import type { Attempt } from './outcome.ts';
import { judgeStatus, post } from './post.ts';
import type { Posting, Reaching } from './post.ts';
import { signDingTalk, signFeishu } from './signing.ts';

export type RobotMaker = 'wecom' | 'dingtalk' | 'feishu';

/** Where a group's robot listens, and the secret with which it is called, if it has one. */
export const robotSettings = z.object({
  url: z.string().min(1).max(500),
  secret: z.string().max(200).optional(),
});

export type RobotSettings = z.infer<typeof robotSettings>;

/** Lets the robot of a chat group say something. */
export async function sayByRobot(
  robot: RobotSettings & { readonly maker: RobotMaker },
  text: string,
  at: { readonly now: Temporal.Instant; readonly reaching: Reaching },
): Promise<Attempt> {
  const answer = await post(makers[robot.maker](robot, text, at.now), at.reaching);
  if (!answer.ok || !('status' in answer)) return answer;
  const judged = judgeStatus(answer);
  return judged.ok ? judgeWords(answer.body) : judged;
}

type Maker = (robot: RobotSettings, text: string, now: Temporal.Instant) => Posting;

const headers = { 'content-type': 'application/json; charset=utf-8' };

const makers: Readonly<Record<RobotMaker, Maker>> = {
  wecom: ({ url }, content) => ({
    url,
    headers,
    body: JSON.stringify({ msgtype: 'text', text: { content } }),
  }),
  dingtalk: ({ url, secret }, content, now) => {
    const address = new URL(url);
    if (secret !== undefined) {
      const timestamp = now.epochMilliseconds;
      address.searchParams.set('timestamp', String(timestamp));
      address.searchParams.set('sign', signDingTalk(timestamp, secret));
    }
    const body = JSON.stringify({ msgtype: 'text', text: { content } });
    return { url: address.href, headers, body };
  },
  feishu: ({ url, secret }, text, now) => {
    const timestamp = Math.floor(now.epochMilliseconds / 1000);
    const signed =
      secret === undefined
        ? {}
        : { timestamp: String(timestamp), sign: signFeishu(timestamp, secret) };
    const body = JSON.stringify({ ...signed, msg_type: 'text', content: { text } });
    return { url, headers, body };
  },
};

/** WeCom and DingTalk count `errcode`, Feishu `code`; nought is well. */
const answerShape = z.object({ errcode: z.number().optional(), code: z.number().optional() });

/** Too often in a minute: WeCom, DingTalk, Feishu. */
const TOO_OFTEN: ReadonlySet<number> = new Set([45_009, 410_100, 130_101, 11_232, 9_499]);
/** The key or the signature is wrong. */
const NOT_KNOWN: ReadonlySet<number> = new Set([93_000, 310_000, 300_001, 19_021, 19_001]);

function judgeWords(body: string): Attempt {
  const read = answerShape.safeParse(parseJson(body));
  const code = read.success ? (read.data.errcode ?? read.data.code) : undefined;
  if (code === undefined) return failed('bad_answer');
  if (code === 0) return delivered;
  if (TOO_OFTEN.has(code)) return failed('too_many');
  return NOT_KNOWN.has(code) ? failed('wrong_password') : failedForGood('refused');
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

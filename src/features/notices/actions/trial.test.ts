import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { sql } from 'kysely';
import { readChannels, readSms, removeChannel, saveMail, saveSms } from './channels.ts';
import { readRobots, removeRobot, tryRobot } from './robots.ts';
import { faultOf, findTrial, forgetTrial, tryMail, trySms } from './trial.ts';
import { mayKeepChannels, mayKeepRobots } from '#/features/notices/policy.ts';
import { insertRobot } from '#/features/notices/store/robots.ts';
import { letterWords } from '#/features/notices/words/letters.ts';
import { servePlace } from '#/features/places/index.ts';
import { visitor } from '#/platform/access/subject.ts';
import type { Subject } from '#/platform/access/subject.ts';
import type { Context } from '#/platform/action/context.ts';
import { seal } from '#/platform/auth/seal.ts';
import { languages } from '#/platform/i18n/language.ts';
import { delivered, failed, failedForGood } from '#/platform/notify/outcome.ts';
import { withGateway } from '#test/gateway.ts';
import { wordsOf } from '#test/mail-box.ts';
import { openPostRoom } from '#test/post-room.ts';
import type { PostRoom } from '#test/post-room.ts';
import { people, places } from '#test/world.ts';

const TRIALS = ['notify_trial_email', 'notify_trial_sms'];
const ROBOT = '019cf000-0000-7000-8000-0000000000aa';

let room: PostRoom;
let steward: Context;

before(async () => {
  room = await openPostRoom();
  const { app } = room.site;
  await servePlace(app.db, places.community, app.clock.now());
  steward = await room.site.context(people.wu);
});
after(() => room.site.close());
beforeEach(async () => {
  await room.clear();
  await sql`delete from platform.setting where key = any(${TRIALS})`.execute(room.site.app.db);
});

const sms = {
  provider: 'template',
  keyId: '',
  from: '',
  template: '',
  application: '',
  secret: undefined,
} as const;

const mail = {
  host: 'mail.example.org',
  port: 465,
  security: 'tls',
  from: 'linli@example.org',
} as const;

/** A steward at a place, as the grants of the installation give it. */
function stewardAt(path: string): Subject {
  const [grant] = steward.subject.grants;
  assert.ok(grant !== undefined);
  return { ...visitor, actorId: people.wu, personId: people.wu, grants: [{ ...grant, path }] };
}

describe('who may', () => {
  test('keep the ways out is a steward of every place that is served, or above them', async () => {
    const { db } = room.site.app;
    assert.equal(await mayKeepChannels(steward), true);
    assert.equal(await mayKeepChannels({ db, subject: visitor }), false);
    const above = stewardAt('35');
    assert.equal(await mayKeepChannels({ db, subject: above }), true);
    const beside = stewardAt('35.3502.350203.350203008');
    assert.equal(await mayKeepChannels({ db, subject: beside }), false);
  });

  test('keep the ways out is nobody where no place is served yet', async () => {
    const { app } = room.site;
    await sql`delete from places.served_place`.execute(app.db);
    try {
      assert.equal(await mayKeepChannels(steward), false);
    } finally {
      await servePlace(app.db, places.community, app.clock.now());
    }
  });

  test('keep robots is a steward there or above, not below and not beside', () => {
    const subject = stewardAt('35.3502.1');
    assert.equal(mayKeepRobots(subject, '35.3502.1'), true);
    assert.equal(mayKeepRobots(subject, '35.3502.1.7'), true);
    assert.equal(mayKeepRobots(subject, '35.3502'), false);
    assert.equal(mayKeepRobots(subject, '35.3502.2'), false);
    assert.equal(mayKeepRobots(visitor, '35.3502.1'), false);
  });

  test('do anything with them is not a worker, whichever is asked', async () => {
    const worker = await room.site.context(people.zhuang);
    const answers = [
      await readSms(worker),
      await saveMail(worker, mail),
      await saveSms(worker, { ...sms, url: 'https://sms.example.org' }),
      await removeChannel(worker, 'email'),
      await tryMail(worker, 'a@example.org'),
      await trySms(worker, '+8613800138005'),
    ];
    for (const answer of answers) assert.ok(!answer.ok && answer.refusal === 'not_allowed');
    const shown = await readChannels(worker);
    assert.ok(shown.ok);
    assert.deepEqual([shown.value.mayKeep, shown.value.tallies], [false, []]);
  });
});

describe('a test', () => {
  test('is kept with its moment until it is forgotten', () =>
    withGateway(
      () => ({ status: 200 }),
      async ({ url }) => {
        await room.connect('sms', { ...sms, secret: '', url });
        const tried = await trySms(steward, '+8613800138005');
        assert.ok(tried.ok);
        assert.equal(tried.value.fault, null);
        const kept = await findTrial(steward, 'sms');
        assert.deepEqual(kept, { at: steward.now.toString(), fault: null, lines: [] });
        assert.equal(await findTrial(steward, 'email'), undefined);
        await forgetTrial(steward, 'sms');
        assert.equal(await findTrial(steward, 'sms'), undefined);
      },
    ));

  test('is sealed where it is kept: it names an address', () =>
    room.withMail({}, async () => {
      await tryMail(steward, 'canary@example.org');
      const { rows } = await sql<{ kept: string }>`
        select string_agg(value::text, ' ') as kept from platform.setting`.execute(
        room.site.app.db,
      );
      assert.doesNotMatch(rows[0]?.kept ?? '', /canary|RCPT/);
      const entries = await sql<{ all: string }>`
        select string_agg(data::text || subject_id, ' ') as all from platform.journal`.execute(
        room.site.app.db,
      );
      assert.doesNotMatch(entries.rows[0]?.all ?? '', /canary/);
    }));

  test('is written in the language of whoever sends it', () =>
    room.withMail({}, async (letters) => {
      for (const language of languages) {
        await tryMail({ ...steward, language }, 'wu@example.org');
        const letter = letters.at(-1);
        assert.ok(letter !== undefined);
        const words = wordsOf(letter).replace(/\s+/g, ' ').trim();
        assert.ok(words.includes(letterWords[language].testText('http://linli.test')), language);
      }
      assert.equal(letters.length, languages.length);
    }));

  test('has a number of its own each time, so that no server takes two for one', () =>
    room.withMail({}, async (letters) => {
      await tryMail(steward, 'wu@example.org');
      await tryMail(steward, 'wu@example.org');
      const numbers = letters.map(({ raw }) => /^Message-ID: (.+)$/im.exec(raw)?.[1]);
      assert.equal(new Set(numbers).size, 2);
    }));

  test('of a gateway that hangs up ends, and says so', () =>
    withGateway(
      () => 'hangs up',
      async ({ url }) => {
        await room.connect('sms', { ...sms, secret: '', url });
        const tried = await trySms(steward, '+8613800138005');
        assert.ok(tried.ok);
        assert.equal(tried.value.fault, 'cut');
        assert.equal((await findTrial(steward, 'sms'))?.fault, 'cut');
      },
    ));

  test('takes the place of the one before', () => {
    const answers = [500, 200];
    return withGateway(
      () => ({ status: answers.shift() ?? 200 }),
      async ({ url }) => {
        await room.connect('sms', { ...sms, secret: '', url });
        await trySms(steward, '+8613800138005');
        assert.equal((await findTrial(steward, 'sms'))?.fault, 'not_now');
        await trySms(steward, '+8613800138005');
        assert.equal((await findTrial(steward, 'sms'))?.fault, null);
      },
    );
  });

  test('that went well has no fault, and one that did not has its own', () => {
    assert.equal(faultOf(delivered), null);
    assert.equal(faultOf(failed('slow')), 'slow');
    assert.equal(faultOf(failedForGood('refused')), 'refused');
  });

  test('disturbs nothing that waits to be sent', () =>
    room.withMail({}, async () => {
      await room.wait();
      await tryMail(steward, 'wu@example.org');
      assert.deepEqual(await room.states(), ['waiting']);
    }));
});

describe('a robot of another community', () => {
  async function addElsewhere(): Promise<void> {
    const { app } = room.site;
    const url = { url: 'https://robot.example.org' };
    const sealed = seal(app.services.secret, url, app.services.randomBytes);
    const place = { communityId: places.nextCommunity, placeId: places.nextCommunity };
    const robot = { ...place, id: ROBOT, kind: 'wecom', name: '隔壁', sealed } as const;
    await insertRobot(app.db, robot, app.clock.now());
  }

  test('is not there for a steward of this one', async () => {
    await addElsewhere();
    const shown = await readRobots(steward);
    assert.ok(shown.ok);
    assert.deepEqual(shown.value.robots, []);
    for (const answer of [await tryRobot(steward, ROBOT), await removeRobot(steward, ROBOT)]) {
      assert.ok(!answer.ok && answer.refusal === 'not_found');
    }
    const { rows } = await sql`select 1 from notices.robot`.execute(room.site.app.db);
    assert.equal(rows.length, 1);
  });
});

describe('a way that is taken away', () => {
  test('takes its test along', () =>
    room.withMail({}, async () => {
      await tryMail(steward, 'wu@example.org');
      assert.ok((await removeChannel(steward, 'email')).ok);
      assert.equal(await findTrial(steward, 'email'), undefined);
    }));

  test('stops what waits for it, and says why', () =>
    room.withMail({}, async (letters) => {
      await room.wait();
      assert.ok((await removeChannel(steward, 'email')).ok);
      await room.sendDue();
      assert.deepEqual(await room.states(), ['stopped not_set']);
      assert.equal(letters.length, 0);
    }));

  test('leaves the other as it was', () =>
    room.withMail({}, async () => {
      await room.connect('sms', { ...sms, secret: '', url: 'https://sms.example.org' });
      assert.ok((await removeChannel(steward, 'email')).ok);
      const shown = await readChannels(steward);
      assert.ok(shown.ok);
      assert.deepEqual(shown.value.ways, ['sms']);
    }));

  test('cannot be one that was never set', async () => {
    for (const way of ['email', 'sms'] as const) {
      const answer = await removeChannel(steward, way);
      assert.ok(!answer.ok && answer.refusal === 'channel_not_set', way);
    }
  });
});

import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { sql } from 'kysely';
import { ALL } from '#/features/notices/model.ts';
import { MOST_ATTEMPTS } from '#/features/notices/rules/when.ts';
import { saveChoices, stopTopic } from '#/features/notices/store/choices.ts';
import { removeSealedSetting } from '#/platform/config/sealed.ts';
import { settingKeys } from '#/platform/notify/settings.ts';
import { wordsOf } from '#test/mail-box.ts';
import { openPostRoom, refusing } from '#test/post-room.ts';
import type { PostRoom } from '#test/post-room.ts';
import { people } from '#test/world.ts';

let room: PostRoom;
before(async () => {
  room = await openPostRoom();
});
after(() => room.site.close());
beforeEach(() => room.clear());

describe('from the act to the letter box', () => {
  let raised = 0;
  async function takeUp(): Promise<string> {
    raised += 1;
    const body = `第 ${raised} 扇門關不上，金絲雀會飛走。`;
    const id = await room.site.raise(people.chen, { title: '金絲雀', body });
    await room.site.act(people.li, `POST /matters/${id}/claim`);
    await room.run('notices.hear');
    return id;
  }

  test('what happened is told once a day, in one letter, with nothing personal in it', () =>
    room.withMail({}, async (letters) => {
      await takeUp();
      await takeUp();
      assert.equal(await room.sendDue(), 0, 'nothing leaves in the morning');
      room.site.app.clock.set('2026-11-23T10:00:00Z');
      assert.equal(await room.sendDue(), 1);
      const [letter, ...more] = letters;
      assert.ok(letter !== undefined && more.length === 0);
      assert.deepEqual(letter.to, ['chen@example.org']);
      const words = wordsOf(letter);
      assert.equal(words.match(/有人來辦您提的事了/g)?.length, 2);
      assert.match(words, /http:\/\/linli\.test\/notices\/[0-9a-f-]{36}/);
      assert.doesNotMatch(words, /金絲雀|陳志明|李大同|13800138|2026-\d{4}/);
      assert.match(letter.raw, /List-Unsubscribe-Post: List-Unsubscribe=One-Click/);
      assert.deepEqual(await room.states(), ['sent', 'sent']);
      assert.equal(await room.sendDue(), 0, 'and never again');
    }));

  test('whoever wants it at once gets it at once, and not at night', () =>
    room.withMail({}, async (letters) => {
      const { db, clock } = room.site.app;
      const hours = { quietFrom: '21:00', quietTo: '08:00', digestAt: '18:00' };
      const chosen = [{ topic: 'mine', channel: 'email', timing: 'now' }] as const;
      await saveChoices(db, { personId: people.chen, chosen, hours }, clock.now());
      await takeUp();
      await room.sendDue();
      assert.equal(letters.length, 1);
      clock.set('2026-11-23T15:00:00Z');
      await takeUp();
      assert.equal(await room.sendDue(), 0, 'it is eleven at night');
      clock.set('2026-11-24T00:00:00Z');
      assert.equal(await room.sendDue(), 1);
      assert.equal(letters.length, 2);
    }));

  test('who has no address, or where nothing is connected, is told on the page alone', async () => {
    await takeUp();
    assert.deepEqual(await room.rows(), []);
    await room.connect('sms', { provider: 'template', url: 'http://127.0.0.1:1' });
    await removeSealedSetting(room.site.app.db, settingKeys.sms);
    await takeUp();
    assert.deepEqual(await room.rows(), []);
  });
});

describe('the one tap that stops', () => {
  test('by the link of the letter itself stops what waits and what is to come', () =>
    room.withMail({}, async (letters) => {
      await room.wait();
      await room.sendDue();
      const raw = (letters[0]?.raw ?? '').replace(/\r\n[ \t]+/g, ' ');
      const [, link = ''] =
        /List-Unsubscribe: <http:\/\/linli\.test(\/stop\/[\w-]+)>/.exec(raw) ?? [];
      await room.wait({ kind: 'closed' });
      await room.wait({ topic: 'followed', kind: 'moved_on' });
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      const body = 'List-Unsubscribe=One-Click';
      const answer = await room.site.app.request(link, { method: 'POST', headers, body });
      assert.equal(answer.status, 200);
      await room.wait({ kind: 'reopened' });
      await room.sendDue();
      assert.equal(letters.length, 2, 'only what is followed still came');
      const states = await room.states();
      assert.deepEqual(states.toSorted(), ['sent', 'sent', 'stopped', 'stopped stopped']);
    }));

  test('while a message was to be tried again stops that, too', () =>
    room.withMail(refusing(451), async () => {
      const { db, clock } = room.site.app;
      await room.wait();
      await room.sendDue();
      assert.deepEqual(await room.states(), ['waiting not_now']);
      await stopTopic(db, { personId: people.chen, topic: ALL }, clock.now());
      clock.forward({ hours: 1 });
      assert.equal(await room.sendDue(), 0);
      assert.match((await room.states())[0] ?? '', /^stopped/);
    }));

  test('of one topic leaves the rest of the same message to be sent', () =>
    room.withMail({}, async (letters) => {
      const { db, clock } = room.site.app;
      await room.wait();
      await room.wait({ topic: 'followed', kind: 'moved_on' });
      await room.run('notices.dispatch');
      await sql`insert into notices.stop values (${people.chen}::uuid, 'followed', now())`.execute(
        db,
      );
      await room.sendDue();
      const [letter] = letters;
      assert.ok(letter !== undefined && letters.length === 1);
      assert.match(wordsOf(letter), /辦好了/);
      assert.doesNotMatch(wordsOf(letter), /新進展/);
      assert.ok(clock.now());
    }));
});

describe('a message that does not leave', () => {
  test('is tried again under the same number, later each time, and then given up', () =>
    room.withMail(refusing(451), async () => {
      const { clock } = room.site.app;
      await room.wait();
      const numbers = new Set<string | null>();
      let before = 0;
      for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
        assert.equal(await room.sendDue(), 1);
        const [row] = await room.rows();
        assert.ok(row !== undefined && row.attempts === attempt);
        numbers.add(row.message_id);
        if (attempt === MOST_ATTEMPTS) break;
        const waits = clock.now().until(row.due_at).total('seconds');
        assert.ok(waits > before * 1.1, `${waits} after ${before}`);
        before = waits;
        assert.equal(await room.sendDue(), 0, 'not before its time');
        clock.set(row.due_at.toString());
      }
      assert.equal(numbers.size, 1);
      assert.deepEqual(await room.states(), ['given_up not_now']);
      clock.forward({ hours: 24 });
      assert.equal(await room.sendDue(), 0);
    }));

  test('because it was refused for good is given up at once', () =>
    room.withMail(refusing(550), async () => {
      await room.wait();
      await room.sendDue();
      assert.deepEqual(await room.states(), ['given_up refused']);
    }));

  test('because its sender died comes again under its number, and not before', () =>
    room.withMail({}, async (letters) => {
      const { db, clock } = room.site.app;
      await room.wait();
      await room.run('notices.dispatch');
      const now = clock.now();
      await sql`update notices.delivery set state = 'sending', attempts = 1,
        tried_at = ${now}::timestamptz`.execute(db);
      const [died] = await room.rows();
      assert.equal(await room.sendDue(), 1, 'the job is there');
      assert.equal(letters.length, 0, 'and finds it in the hands of another');
      clock.forward({ minutes: 11 });
      await room.sendDue();
      assert.equal(letters.length, 1);
      assert.match(
        letters[0]?.raw ?? '',
        new RegExp(`Message-ID: <${died?.message_id}@linli.test>`),
      );
      assert.deepEqual(await room.states(), ['sent']);
    }));

  test('at two senders at once leaves once', () =>
    room.withMail({}, async (letters) => {
      await room.wait();
      await room.run('notices.dispatch');
      const [row] = await room.rows();
      const payload = { messageId: row?.message_id };
      await Promise.all([1, 2, 3].map(() => room.run('notices.send', payload)));
      assert.equal(letters.length, 1);
    }));

  test('is told to the person it was for, in words', () =>
    room.withMail(refusing(550), async () => {
      await room.wait();
      await room.sendDue();
      const { text } = await (await room.site.as(people.chen)).open('/me/notices');
      assert.match(text, /發不出去/);
      assert.match(text, /對方的服務器不收/);
    }));
});

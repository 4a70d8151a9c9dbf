import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { ALL, topics } from '#/features/notices/model.ts';
import { property } from '#test/property.ts';
import { inWorld, people, refusalOf, valueOf } from '#test/matters-world.ts';
import { readChoicesOf } from '#/features/notices/store/choices.ts';
import { readStopToken, resumeByLink, stopByLink, writeStopToken } from './stop.ts';

const secret = new Uint8Array(32).fill(9);
const stopping = fc.record({
  personId: fc.uuid(),
  topic: fc.constantFrom(ALL, ...topics),
});

describe('a token', () => {
  property(
    'says whom and what it stops, whoever and whatever it is',
    fc.property(stopping, (one) => {
      const token = writeStopToken(secret, one);
      assert.deepEqual(readStopToken(secret, token), { ...one });
      assert.match(token, /^[\w-]{39}$/);
    }),
  );

  property(
    'of which one bit was changed opens nothing',
    fc.property(stopping, fc.nat({ max: 29 * 8 - 1 }), (one, bit) => {
      const bytes = Buffer.from(writeStopToken(secret, one), 'base64url');
      const at = bit >> 3;
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (bit & 7));
      assert.equal(readStopToken(secret, bytes.toString('base64url')), undefined);
    }),
  );

  property(
    'that is any text at all is no fault',
    fc.property(fc.string({ maxLength: 90 }), (text) => {
      assert.equal(readStopToken(secret, text), undefined);
    }),
  );
});

test('tokens of two topics, or of two people, are not the same', () => {
  const tokens = [people.li, people.chen].flatMap((personId) =>
    [ALL, ...topics].map((topic) => writeStopToken(secret, { personId, topic })),
  );
  assert.equal(new Set(tokens).size, tokens.length);
});

describe('a link', () => {
  test('stops and resumes for the person it was sent to, whoever follows it', async () => {
    await inWorld(async ({ db, as, asVisitor }) => {
      const context = asVisitor();
      const link = { personId: people.li, topic: 'mine' };
      const token = writeStopToken(context.services.secret, link);
      assert.deepEqual(valueOf(await stopByLink(context, token)), { topic: 'mine' });
      assert.deepEqual([...(await readChoicesOf(db, people.li)).stopped], ['mine']);
      valueOf(await resumeByLink(await as(people.chen), token));
      assert.equal((await readChoicesOf(db, people.li)).stopped.size, 0);
      assert.equal((await readChoicesOf(db, people.chen)).stopped.size, 0);
    });
  });

  test('that was not made here does nothing', async () => {
    await inWorld(async ({ db, asVisitor }) => {
      const token = writeStopToken(secret, { personId: people.li, topic: ALL });
      assert.equal(refusalOf(await stopByLink(asVisitor(), token)), 'link_not_ours');
      assert.equal(refusalOf(await resumeByLink(asVisitor(), token)), 'link_not_ours');
      assert.equal((await readChoicesOf(db, people.li)).stopped.size, 0);
    });
  });
});

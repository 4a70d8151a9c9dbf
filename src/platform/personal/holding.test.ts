import assert from 'node:assert/strict';
import { test } from 'node:test';
import { visitor } from '#/platform/access/subject.ts';
import { startSession } from '#/platform/auth/sessions.ts';
import { contextOn } from '#test/app.ts';
import { rolledBack } from '#test/database.ts';
import { SOMEBODY_ELSE, namesPerson, readHolding } from './holding.ts';
import { platformHoldings } from './holdings.ts';

const ME = '019cf000-0000-7000-8000-000000000001';
const OTHER = '019cf000-0000-7000-8000-000000000002';

function holdingOf(code: string) {
  const found = platformHoldings.find((holding) => holding.code === code);
  assert.ok(found !== undefined);
  return found;
}

test('only the rows in which somebody stands are theirs', async () => {
  await rolledBack(async (tx) => {
    const context = contextOn(tx);
    await startSession(context, { personId: ME, device: 'Mine' });
    await startSession(context, { personId: OTHER, device: 'Not mine' });
    const rows = await readHolding(tx, holdingOf('session'), ME);
    assert.deepEqual(
      rows.map(({ device, person_id: personId }) => [device, personId]),
      [['Mine', ME]],
    );
    assert.deepEqual(await readHolding(tx, holdingOf('session_for'), ME), []);
  });
});

test('whoever else stands in a row of mine is somebody else, without their number', async () => {
  await rolledBack(async (tx) => {
    const acting = contextOn(tx, { subject: { ...visitor, actorId: OTHER, personId: ME } });
    await acting.record({ feature: 'matters', verb: 'raised', subjectId: 'm1', data: { a: [1] } });
    const [row, ...more] = await readHolding(tx, holdingOf('journal'), ME);
    assert.deepEqual(more, []);
    assert.equal(row?.['actor_id'], SOMEBODY_ELSE);
    assert.equal(row?.['person_id'], ME);
    assert.equal(row?.['data'], '{"a":[1]}');
    assert.doesNotMatch(JSON.stringify(row), new RegExp(OTHER));
    const [theirs] = await readHolding(tx, holdingOf('journal'), OTHER);
    assert.deepEqual([theirs?.['actor_id'], theirs?.['person_id']], [OTHER, SOMEBODY_ELSE]);
  });
});

test('what was done to somebody is theirs to know, whoever did it', async () => {
  await rolledBack(async (tx) => {
    const worker = { ...visitor, actorId: OTHER, personId: OTHER };
    const context = contextOn(tx, { subject: worker, now: '2026-11-20T12:00:00Z' });
    await context.record({ feature: 'people', verb: 'read', subjectId: ME });
    const [row] = await readHolding(tx, holdingOf('journal_about'), ME);
    assert.deepEqual(
      [row?.['at'], row?.['verb'], row?.['actor_id']],
      ['2026-11-20T12:00:00Z', 'read', SOMEBODY_ELSE],
    );
  });
});

test('bytes become text, and what is not there is nothing', async () => {
  await rolledBack(async (tx) => {
    await tx
      .insertInto('platform.file')
      .values({
        id: OTHER,
        sha256: Buffer.from('ab'.repeat(32), 'hex'),
        media_type: 'image/webp',
        bytes: 7,
        width: null,
        height: null,
        uploader_id: ME,
        at: Temporal.Instant.from('2026-11-20T12:00:00Z'),
      })
      .execute();
    assert.deepEqual(await readHolding(tx, holdingOf('file'), ME), [
      {
        at: '2026-11-20T12:00:00Z',
        id: OTHER,
        uploader_id: ME,
        media_type: 'image/webp',
        bytes: 7,
        width: null,
        height: null,
        sha256: 'ab'.repeat(32),
      },
    ]);
  });
});

test('every tie of the platform is told of as a person', () => {
  const ties = platformHoldings.flatMap((holding) => holding.ties);
  assert.deepEqual(
    ties.filter((tie) => !namesPerson(tie)),
    ['subject_id'],
  );
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { rolledBack } from '#test/database.ts';
import { contextOf, household, makeWorld, people, recordedIn, refusalOf } from '#test/world.ts';
import { SHEET_CODES } from '#/features/people/model.ts';
import { inGroups, readPaperCode } from '#/features/people/rules/paper-codes.ts';
import type { Context } from '#/platform/action/context.ts';
import type { Db } from '#/platform/db/pool.ts';
import { erasePerson } from '#/features/people/store/leave.ts';
import { listVouches } from '#/features/people/store/vouches.ts';
import { usePaperCode } from './paper.ts';
import { issueSheet, readSheet } from './sheet.ts';
import { vouchForHome } from './vouch.ts';

async function codesOf(context: Context, personId: string): Promise<readonly string[]> {
  assert.equal(refusalOf(await issueSheet(context, personId)), undefined);
  const read = await readSheet(context, personId);
  assert.ok(read.ok);
  return (read.value.sheet?.codes ?? []).map(({ digits }) => digits);
}

async function signsIn(tx: Db, text: string): Promise<string | undefined> {
  const used = await usePaperCode(await contextOf(tx, people.he), text);
  return used.ok && 'signedIn' in used.value ? used.value.signedIn.personId : undefined;
}

describe('a sheet of sign-in codes', () => {
  test('holds ten codes that differ, each read as one of a sheet, of which no digit is kept', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const codes = await codesOf(await contextOf(tx, people.li), people.li);
      assert.equal(new Set(codes).size, SHEET_CODES);
      for (const code of codes) assert.equal(readPaperCode(code)?.kind, 'sheet');
      const rows = await tx
        .selectFrom('people.sheet_code' as never)
        .selectAll()
        .execute();
      const kept = JSON.stringify(rows);
      for (const code of codes) assert.ok(!kept.includes(code));
    });
  });

  test('each code signs its person in once', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const li = await contextOf(tx, people.li);
      const [first = '', second = ''] = await codesOf(li, people.li);
      assert.equal(await signsIn(tx, first), people.li);
      assert.equal(await signsIn(tx, first), undefined);
      const read = await readSheet(li, people.li);
      assert.ok(read.ok);
      assert.equal(read.value.sheet?.left, SHEET_CODES - 1);
      assert.equal(await signsIn(tx, second), people.li);
    });
  });

  test('a new sheet ends the one before, whoever printed it', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const [old = ''] = await codesOf(await contextOf(tx, people.li), people.li);
      const zhuang = await contextOf(tx, people.zhuang);
      const [fresh = ''] = await codesOf(zhuang, people.li);
      assert.equal(await signsIn(tx, old), undefined);
      assert.equal(await signsIn(tx, fresh), people.li);
    });
  });

  test('its codes are shown to whoever printed it, for a quarter of an hour', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const zhuang = await contextOf(tx, people.zhuang);
      await codesOf(zhuang, people.li);
      const seen = async (context: Context) => {
        const read = await readSheet(context, people.li);
        assert.ok(read.ok);
        return [read.value.sheet?.left, read.value.sheet?.codes?.length];
      };
      assert.deepEqual(await seen(zhuang), [SHEET_CODES, SHEET_CODES]);
      const later = { ...zhuang, now: zhuang.now.add({ minutes: 15 }) };
      assert.deepEqual(await seen(later), [SHEET_CODES, undefined]);
      assert.deepEqual(await seen(await contextOf(tx, people.li)), [SHEET_CODES, undefined]);
    });
  });

  test('after a year it signs nobody in', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const li = await contextOf(tx, people.li);
      const [code = ''] = await codesOf(li, people.li);
      const later = { ...li, now: li.now.add({ hours: 24 * 366 }) };
      assert.equal(refusalOf(await usePaperCode(later, code)), 'paper_code_wrong');
      const read = await readSheet(later, people.li);
      assert.ok(read.ok);
      assert.equal(read.value.sheet, undefined);
    });
  });

  test('wrong ones count, and twenty are all a network may try', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const li = await contextOf(tx, people.li);
      const [code = ''] = await codesOf(li, people.li);
      // Right in its check digit, and of no sheet.
      for (let count = 0; count < 20; count += 1) {
        assert.equal(refusalOf(await usePaperCode(li, '00000000000000')), 'paper_code_wrong');
      }
      assert.equal(refusalOf(await usePaperCode(li, code)), 'too_many_requests');
    });
  });

  test('at the counter it names whom it is for, who is told', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      await codesOf(await contextOf(tx, people.zhuang), people.wang);
      const [entry] = await recordedIn(tx);
      assert.deepEqual(
        [entry?.what, entry?.actorId, entry?.personId],
        ['people.issue_sign_in_sheet', people.zhuang, people.wang],
      );
    });
  });

  test('who acts for somebody prints none of theirs, nor their own meanwhile', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const lin = await contextOf(tx, people.lin);
      const acting = { ...lin, subject: { ...lin.subject, personId: people.wang } };
      assert.equal(refusalOf(await issueSheet(acting, people.wang)), 'only_oneself');
      assert.equal(refusalOf(await issueSheet(acting, people.lin)), 'only_oneself');
      assert.equal(refusalOf(await readSheet(acting, people.wang)), 'only_oneself');
      assert.equal(refusalOf(await issueSheet(lin, people.wang)), 'not_found');
    });
  });

  test('whoever has an office at rest prints a first one, and another only when confirmed', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const strong = await contextOf(tx, people.zhuang);
      const { grants } = strong.subject;
      const rests = { isStrong: false, grants: [], restingGrants: grants };
      const resting = { ...strong, subject: { ...strong.subject, ...rests } };
      assert.equal((await codesOf(resting, people.zhuang)).length, SHEET_CODES);
      assert.equal(refusalOf(await issueSheet(resting, people.zhuang)), 'strengthen_first');
      assert.equal((await codesOf(strong, people.zhuang)).length, SHEET_CODES);
      const elsewhere = { ...strong, subject: { ...strong.subject, sessionId: strong.newId() } };
      const read = await readSheet(elsewhere, people.zhuang);
      assert.ok(read.ok);
      assert.equal(read.value.sheet?.codes, undefined, 'the codes are shown where they were made');
    });
  });

  test('neither a building leader nor a counter elsewhere prints it, nor anybody upwards', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const by = async (id: string, whose: string) =>
        refusalOf(await issueSheet(await contextOf(tx, id), whose));
      assert.equal(await by(people.chen, people.wang), 'not_allowed');
      assert.equal(await by(people.xu, people.wang), 'not_found');
      assert.equal(await by(people.zhuang, people.wu), 'role_too_high');
      assert.equal(await by(people.wu, people.zhuang), undefined);
    });
  });

  test('it is read as people type it: with spaces, in full width, with dashes', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const codes = await codesOf(await contextOf(tx, people.li), people.li);
      const [spaced = '', wide = '', dashed = ''] = codes;
      assert.equal(await signsIn(tx, inGroups(spaced)), people.li);
      const full = [...wide].map((digit) => '０１２３４５６７８９'[Number(digit)] ?? '').join('');
      assert.equal(await signsIn(tx, full), people.li);
      assert.equal(await signsIn(tx, `${dashed.slice(0, 7)}-${dashed.slice(7)}`), people.li);
    });
  });

  test('of who has left, neither codes nor words about their home stay', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const zhuang = await contextOf(tx, people.zhuang);
      const [code = ''] = await codesOf(zhuang, people.wang);
      const chen = await contextOf(tx, people.chen);
      const given = await vouchForHome(chen, {
        householdId: household(3, 2, 201),
        personId: people.wang,
        relation: 'family',
        ground: 'known',
      });
      assert.ok(given.ok);
      await erasePerson(tx, people.wang);
      assert.equal(await signsIn(tx, code), undefined);
      assert.deepEqual(await listVouches(tx, people.wang), []);
    });
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sql } from 'kysely';
import type { Context } from '#/platform/action/context.ts';
import type { Db } from '#/platform/db/pool.ts';
import { codeOf } from '#/platform/auth/codes.ts';
import { makeSignInLink } from '#/platform/auth/links.ts';
import { findSession, listSessions } from '#/platform/auth/sessions.ts';
import { contextOn } from '#test/app.ts';
import { rolledBack } from '#test/database.ts';
import {
  contextOf,
  makeWorld,
  people,
  recordedIn,
  refusalOf,
  telephones,
  wrongly,
} from '#test/world.ts';
import { claimLogin } from '#/features/people/store/logins.ts';
import { findPerson } from '#/features/people/store/persons.ts';
import { beginSession, enterByLink, requestCode, signIn, signOut } from './sign-in.ts';

const CHEN = { kind: 'telephone', address: telephones.chen } as const;
const LI = { kind: 'telephone', address: telephones.li } as const;
const NOBODY = { kind: 'telephone', address: '+8613999999999' } as const;
const WANG = { kind: 'email', address: 'wang@example.org' } as const;

async function ask(
  context: Context,
  address: typeof CHEN | typeof LI | typeof NOBODY | typeof WANG,
) {
  const asked = await requestCode(context, address);
  assert.ok(asked.ok);
  return { sent: asked.value.sent, code: codeOf(context.services.secret, asked.value.sent) };
}

async function jobsIn(db: Db): Promise<readonly string[]> {
  const { rows } = await sql<{ readonly name: string }>`
    select task_identifier as name from graphile_worker.jobs order by id`.execute(db);
  return rows.map((row) => row.name);
}

describe('asking for a code', () => {
  test('a known and an unknown address leave the same traces', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const context = contextOn(tx);
      await ask(context, CHEN);
      await ask(context, NOBODY);
      const codes = await tx.selectFrom('platform.sign_in_code').select('attempts_left').execute();
      assert.deepEqual(codes, [{ attempts_left: 5 }, { attempts_left: 5 }]);
      assert.deepEqual(await jobsIn(tx), ['people.send_code', 'people.send_code']);
    });
  });

  test('an address that is only claimed is as unknown as any other', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      await claimLogin(tx, people.wang, WANG);
      const { sent, code } = await ask(contextOn(tx), WANG);
      assert.equal(refusalOf(await signIn(contextOn(tx), { sent, code })), 'code_wrong');
    });
  });

  test('asking is no event in the neighbourhood', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      await ask(contextOn(tx), CHEN);
      assert.deepEqual(await recordedIn(tx), []);
    });
  });

  test('the seventh code of an hour for one address is refused', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const context = contextOn(tx);
      for (let turn = 0; turn < 6; turn += 1) await ask(context, NOBODY);
      assert.equal(refusalOf(await requestCode(context, NOBODY)), 'too_many_requests');
      const later = contextOn(tx, { now: '2026-11-22T13:00:00Z' });
      assert.equal(refusalOf(await requestCode(later, NOBODY)), undefined);
    });
  });

  test('one network asks for a hundred and twenty codes an hour at most', async () => {
    await rolledBack(async (tx) => {
      const client = { address: '192.0.2.7', device: 'Test' };
      const context = contextOn(tx, { client });
      for (let turn = 0; turn < 120; turn += 1) {
        const address = `+861380000${String(turn).padStart(4, '0')}`;
        await requestCode(context, { kind: 'telephone', address });
      }
      assert.equal(refusalOf(await requestCode(context, CHEN)), 'too_many_requests');
      assert.equal(refusalOf(await requestCode(contextOn(tx), CHEN)), undefined);
    });
  });
});

describe('signing in', () => {
  test('the code begins a session and is recorded', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const context = contextOn(tx, { client: { address: 'inside', device: 'Phone' } });
      const guess = await ask(context, CHEN);
      const signedIn = await signIn(context, guess);
      assert.ok(signedIn.ok);
      assert.equal(signedIn.value.personId, people.chen);
      const session = await findSession(tx, signedIn.value.session.token, context.now);
      assert.equal(session?.personId, people.chen);
      const [listed] = await listSessions(tx, people.chen, context.now);
      assert.equal(listed?.device, 'Phone');
      const [entry] = await recordedIn(tx);
      assert.equal(entry?.what, 'people.sign_in');
      assert.equal(entry?.subjectId, people.chen);
    });
  });

  test('a wrong code begins nothing', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const context = contextOn(tx);
      const { sent, code } = await ask(context, CHEN);
      assert.equal(refusalOf(await signIn(context, { sent, code: wrongly(code) })), 'code_wrong');
      assert.deepEqual(await listSessions(tx, people.chen, context.now), []);
      assert.deepEqual(await recordedIn(tx), []);
    });
  });

  test('a code that was never sent has expired', async () => {
    await rolledBack(async (tx) => {
      const sent = '019cf000-0000-7000-8000-000000000999';
      assert.equal(
        refusalOf(await signIn(contextOn(tx), { sent, code: '123456' })),
        'code_expired',
      );
    });
  });

  test('one network guesses a hundred and twenty times an hour at most', async () => {
    await rolledBack(async (tx) => {
      const context = contextOn(tx, { client: { address: '192.0.2.7', device: 'Test' } });
      const guess = { sent: '019cf000-0000-7000-8000-000000000999', code: '123456' };
      for (let turn = 0; turn < 120; turn += 1) await signIn(context, guess);
      assert.equal(refusalOf(await signIn(context, guess)), 'too_many_requests');
    });
  });

  test('the first time opens the account, later times leave its day', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const first = contextOn(tx);
      await beginSession(first, people.wang, 'code');
      await beginSession(contextOn(tx, { now: '2026-12-24T12:00:00Z' }), people.wang, 'code');
      const since = (await findPerson(tx, people.wang))?.accountSince;
      assert.equal(since?.toString(), first.now.toString());
    });
  });
});

describe('links and leaving', () => {
  test('a link that is for the first steward signs nobody in', async () => {
    await rolledBack(async (tx) => {
      const context = contextOn(tx);
      const first = { purpose: 'first_steward', personId: undefined, hours: 1, uses: 1 } as const;
      const token = await makeSignInLink(context, first);
      assert.equal(refusalOf(await enterByLink(context, token)), 'link_used_up');
    });
  });

  test('a persona’s link signs the persona in', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const context = contextOn(tx);
      const persona = { purpose: 'persona', personId: people.li, hours: 1, uses: 1 } as const;
      const entered = await enterByLink(context, await makeSignInLink(context, persona));
      assert.ok(entered.ok);
      assert.equal(entered.value.personId, people.li);
    });
  });

  test('signing out ends the session that asks and no other', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const [one, other] = [await contextOf(tx, people.chen), await contextOf(tx, people.chen)];
      await signOut(one);
      const left = await listSessions(tx, people.chen, one.now);
      assert.deepEqual(
        left.map((session) => session.id),
        [other.subject.sessionId],
      );
      await signOut(contextOn(tx));
      assert.equal((await listSessions(tx, people.chen, one.now)).length, 1);
    });
  });
});

describe('guessing', () => {
  const FIVE = [1, 2, 3, 4, 5];

  /** Guesses wrongly five times at an address, with as many codes as that takes. */
  async function guessAt(context: Context, address: typeof CHEN | typeof NOBODY): Promise<void> {
    const { sent, code } = await ask(context, address);
    for (const _ of FIVE) {
      assert.equal(refusalOf(await signIn(context, { sent, code: wrongly(code) })), 'code_wrong');
    }
  }

  test('makes the next try wait, with the right code, too, and whether the address is known', async () => {
    for (const address of [CHEN, NOBODY]) {
      await rolledBack(async (tx) => {
        await makeWorld(tx);
        const context = contextOn(tx);
        await guessAt(context, address);
        const next = await ask(context, address);
        const held = await signIn(context, next);
        assert.deepEqual(held, { ok: false, refusal: 'wait_first', detail: { minutes: '1' } });
        const later = { ...context, now: context.now.add({ seconds: 30 }) };
        const expected = address === CHEN ? undefined : 'code_wrong';
        assert.equal(refusalOf(await signIn(later, next)), expected);
      });
    }
  });

  test('holds up nobody else from the same house', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const context = contextOn(tx);
      await guessAt(context, CHEN);
      assert.ok((await signIn(context, await ask(context, LI))).ok);
    });
  });

  test('is forgiven to whoever comes in', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const context = contextOn(tx);
      await guessAt(context, CHEN);
      const later = { ...context, now: context.now.add({ minutes: 2 }) };
      assert.ok((await signIn(later, await ask(later, CHEN))).ok);
      const { sent, code } = await ask(later, CHEN);
      assert.equal(refusalOf(await signIn(later, { sent, code: wrongly(code) })), 'code_wrong');
      assert.ok((await signIn(later, { sent, code })).ok, 'one slip costs nothing');
    });
  });
});

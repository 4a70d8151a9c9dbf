import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { sql } from 'kysely';
import { openDb, openPool } from '#/platform/db/pool.ts';
import type { Context } from '#/platform/action/context.ts';
import { makeContext } from '#/platform/action/make-context.ts';
import type { Result } from '#/lib/result.ts';
import { testDatabase } from '#test/database.ts';
import {
  dispatcher,
  gridWorker,
  makeMatterWorld,
  people,
  places,
  railing,
  told,
  valueOf,
} from '#test/matters-world.ts';
import { doToMany } from './bulk.ts';
import { mergeMatter } from './change.ts';
import { claimMatter, releaseMatter } from './claim.ts';
import { acceptMatter, declineMatter } from './dispatch.ts';
import { acceptOffer, declineOffer, offerHelp, requestRelease } from './help.ts';
import { confirmMatter, sayNotFixed } from './judge.ts';
import { answerClocks } from './keep-time.ts';
import type { MatterKey } from './open.ts';
import { raiseMatter } from './raise.ts';
import { commentOnMatter } from './talk.ts';
import { readMatter } from './view.ts';
import { markDone } from './work.ts';

/** How often each pair is let loose upon one another. */
const ROUNDS = 3;

const database = await testDatabase();
const pool = openPool(database.connection, 6);
const db = openDb(pool);
const world = await makeMatterWorld(db);
after(async () => {
  await pool.end();
  await database.drop();
});

type Action = (context: Context) => Promise<Result<unknown>>;

/** Runs one action as a request does: in a transaction that rolls back if it is refused. */
async function request(who: Context, action: Action): Promise<string> {
  const { subject, services, language } = who;
  let outcome = 'done';
  await db
    .transaction()
    .execute(async (tx) => {
      const result = await action(makeContext({ db: tx, subject, services, language }));
      if (!result.ok) outcome = result.refusal;
      if (!result.ok) throw new Error('undone');
    })
    .catch((error: unknown) => {
      if (!(error instanceof Error) || error.message !== 'undone') throw error;
    });
  return outcome;
}

/** Lets two loose at once; gives what came of each. */
async function race(
  one: readonly [Context, Action],
  other: readonly [Context, Action],
): Promise<readonly [string, string]> {
  return Promise.all([request(...one), request(...other)]);
}

let raisedSoFar = 0;
async function raise(by: string = people.wang, changes: Parameters<typeof told>[0] = {}) {
  raisedSoFar += 1;
  return world.raise(by, { ...changes, body: `第 ${raisedSoFar} 件，請幫忙` });
}

async function claimed(): Promise<MatterKey> {
  const key = await raise();
  valueOf(await claimMatter(await world.as(people.chen), key));
  return key;
}

async function viewOf(key: MatterKey) {
  return valueOf(await readMatter(await world.as(dispatcher), key));
}

async function countOf(table: string, key: MatterKey, and = 'true'): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count
    from ${sql.table(`matters.${table}`)} where matter_id = ${key.id}
      and ${sql.raw(and)}`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Races two actions a few times, each time on a matter of its own. */
function races(
  sentence: string,
  prepare: () => Promise<{
    readonly one: readonly [Context, Action];
    readonly other: readonly [Context, Action];
    readonly holds: (outcomes: readonly [string, string]) => Promise<void>;
  }>,
): void {
  test(sentence, async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const { one, other, holds } = await prepare();
      await holds(await race(one, other));
    }
  });
}

const done = { note: '好了', photos: [] } as const;

races(
  'an offer that two accept in the same instant is accepted once, with one helper',
  async () => {
    const key = await claimed();
    valueOf(await offerHelp(await world.as(people.li), key));
    const offerId = (await viewOf(key)).offersOpen[0]?.id ?? '';
    const accept: Action = async (context) => acceptOffer(context, { ...key, offerId });
    return {
      one: [await world.as(people.chen), accept],
      other: [await world.as(dispatcher), accept],
      holds: async (outcomes) => {
        assert.deepEqual(outcomes.toSorted(), ['done', 'offer_gone']);
        assert.equal(await countOf('assignment', key, `role = 'helper'`), 1);
        assert.equal(await countOf('event', key, `verb = 'accept_offer'`), 1);
      },
    };
  },
);

races('an offer is either accepted or declined, never both', async () => {
  const key = await claimed();
  valueOf(await offerHelp(await world.as(people.li), key));
  const offerId = (await viewOf(key)).offersOpen[0]?.id ?? '';
  return {
    one: [
      await world.as(people.chen),
      async (context) => acceptOffer(context, { ...key, offerId }),
    ],
    other: [
      await world.as(dispatcher),
      async (context) => declineOffer(context, { ...key, offerId }),
    ],
    holds: async (outcomes) => {
      assert.deepEqual(outcomes.toSorted(), ['done', 'offer_gone']);
      const helpers = await countOf('assignment', key, `role = 'helper'`);
      assert.equal(helpers, outcomes[0] === 'done' ? 1 : 0);
    },
  };
});

races('two taps on "I can lend a hand" make one offer', async () => {
  const key = await claimed();
  const offer: Action = async (context) => offerHelp(context, key);
  return {
    one: [await world.as(people.li), offer],
    other: [await world.as(people.li), offer],
    holds: async (outcomes) => {
      assert.deepEqual(outcomes.toSorted(), ['already_offered', 'done']);
      assert.equal((await viewOf(key)).offers, 1);
    },
  };
});

races('release and done: one of them stands, the other is told that it went on', async () => {
  const key = await claimed();
  const holder = await world.as(people.chen);
  return {
    one: [holder, async (context) => releaseMatter(context, { ...key, reason: '出差' })],
    other: [holder, async (context) => markDone(context, { ...key, ...done })],
    holds: async (outcomes) => {
      assert.equal(outcomes.filter((outcome) => outcome === 'done').length, 1, String(outcomes));
      const { state } = await viewOf(key);
      assert.equal(state, outcomes[0] === 'done' ? 'accepted' : 'done');
      assert.equal(await countOf('event', key, `verb in ('release', 'mark_done')`), 1);
    },
  };
});

races('a request to let go and the letting go leave no request open', async () => {
  const key = await claimed();
  return {
    one: [
      await world.as(people.li),
      async (context) => requestRelease(context, { ...key, reason: '太久' }),
    ],
    other: [
      await world.as(people.chen),
      async (context) => releaseMatter(context, { ...key, reason: '出差' }),
    ],
    holds: async ([asked, released]) => {
      assert.equal(released, 'done');
      assert.ok(['done', 'nobody_has_it'].includes(asked));
      assert.equal(await countOf('request', key, 'answer is null'), 0);
    },
  };
});

races(
  'a bulk that assigns and a claim: one holder, and the bulk says which it could not',
  async () => {
    const [key, beside] = [await raise(), await raise()];
    const step = { kind: 'assign', assigneeId: gridWorker } as const;
    const ids = [key.id, beside.id];
    return {
      one: [
        await world.as(dispatcher),
        async (context) => doToMany(context, { communityId: places.community, ids, step }),
      ],
      other: [await world.as(people.chen), async (context) => claimMatter(context, key)],
      holds: async ([bulk, claim]) => {
        assert.equal(bulk, 'done', 'the other of the two was assigned in any case');
        assert.ok(['done', 'already_claimed'].includes(claim));
        assert.equal(await countOf('assignment', key, `role = 'lead' and ended_at is null`), 1);
        const [lead] = (await viewOf(key)).hands;
        assert.equal(lead?.person.personId, claim === 'done' ? people.chen : gridWorker);
        assert.equal((await viewOf(beside)).state, 'assigned');
      },
    };
  },
);

races('two bulks over the same matters in opposite order both come to an end', async () => {
  const ids = await Promise.all([0, 1, 2].map(async () => (await raise(people.wang, railing)).id));
  const bulk =
    (order: readonly string[]): Action =>
    async (context) =>
      doToMany(context, { communityId: places.community, ids: order, step: { kind: 'accept' } });
  const by = await world.as(dispatcher);
  return {
    one: [by, bulk(ids)],
    other: [by, bulk(ids.toReversed())],
    holds: async (outcomes) => {
      assert.deepEqual(outcomes.toSorted(), ['done', 'none_done']);
    },
  };
});

races('the same words told twice in the same instant are one matter', async () => {
  const input = told({ body: `說了兩遍的話 ${(raisedSoFar += 1)}` });
  const tell: Action = async (context) => raiseMatter(context, input);
  const asker = await world.as(people.wang);
  return {
    one: [asker, tell],
    other: [asker, tell],
    holds: async (outcomes) => {
      assert.deepEqual(outcomes, ['done', 'done']);
      const { rows } = await sql`select 1 from matters.matter where body = ${input.body}`.execute(
        db,
      );
      assert.equal(rows.length, 1);
    },
  };
});

races('the same words of two people are two matters, with two numbers', async () => {
  const input = told({ body: `兩個人都說的話 ${(raisedSoFar += 1)}` });
  const tell: Action = async (context) => raiseMatter(context, input);
  return {
    one: [await world.as(people.wang), tell],
    other: [await world.as(people.li), tell],
    holds: async (outcomes) => {
      assert.deepEqual(outcomes, ['done', 'done']);
      const { rows } = await sql<{ reference: string }>`
        select reference from matters.matter where body = ${input.body}`.execute(db);
      assert.equal(new Set(rows.map(({ reference }) => reference)).size, 2);
    },
  };
});

races('two who merge two matters into each other at once leave one of them open', async () => {
  const [one, other] = [await raise(people.wang, railing), await raise(people.li, railing)];
  const by = await world.as(dispatcher);
  return {
    one: [by, async (context) => mergeMatter(context, { ...one, targetId: other.id })],
    other: [by, async (context) => mergeMatter(context, { ...other, targetId: one.id })],
    holds: async (outcomes) => {
      assert.deepEqual(outcomes.toSorted(), ['done', 'target_closed']);
      const states = [(await viewOf(one)).state, (await viewOf(other)).state];
      assert.equal(states.filter((state) => state === 'duplicate').length, 1);
    },
  };
});

races('a first word and the take-back: a claim that was spoken for is not taken back', async () => {
  const key = await claimed();
  world.forward({ hours: 80 });
  return {
    one: [
      await world.as(people.chen),
      async (context) => commentOnMatter(context, { ...key, body: '今晚來' }),
    ],
    other: [
      world.asSystem(),
      async (context) => {
        await answerClocks(context, key);
        return { ok: true, value: undefined };
      },
    ],
    holds: async ([said]) => {
      assert.equal(said, 'done');
      const view = await viewOf(key);
      const isTaken = view.events.some(({ verb }) => verb === 'take_back');
      assert.equal(view.state, isTaken ? 'accepted' : 'claimed');
      assert.equal(await countOf('assignment', key, 'ended_at is null'), isTaken ? 0 : 1);
    },
  };
});

races(
  '"solved" and "not fixed" by the asker and a helper of hers: one answer stands at a time',
  async () => {
    const key = await claimed();
    valueOf(await markDone(await world.as(people.chen), { ...key, ...done }));
    const solved = { ...key, answer: 'solved', wishesToHelp: false } as const;
    return {
      one: [await world.as(people.wang), async (context) => confirmMatter(context, solved)],
      other: [
        await world.as(people.lin, people.wang),
        async (context) => sayNotFixed(context, { ...key, reason: '還在閃' }),
      ],
      holds: async ([confirmed, contradicted]) => {
        assert.equal(contradicted, 'done', 'not fixed holds before and after "solved"');
        assert.ok(['done', 'wrong_state'].includes(confirmed));
        assert.equal((await viewOf(key)).state, 'reopened');
        assert.equal(await countOf('assignment', key, `role = 'lead' and ended_at is null`), 1);
      },
    };
  },
);

races('accepted and declined by two dispatchers: the story says in which order', async () => {
  const key = await raise(people.wang, railing);
  return {
    one: [await world.as(dispatcher), async (context) => acceptMatter(context, key)],
    other: [
      await world.as(people.zhuang),
      async (context) => declineMatter(context, { ...key, reason: '不在範圍' }),
    ],
    holds: async ([accepted, declined]) => {
      assert.equal(declined, 'done');
      assert.ok(['done', 'wrong_state'].includes(accepted));
      const { events, state } = await viewOf(key);
      assert.equal(state, 'declined');
      const path = events.map(({ fromState, toState }) => [fromState, toState]);
      path.slice(1).forEach(([from], index) => assert.equal(from, path[index]?.[1]));
    },
  };
});

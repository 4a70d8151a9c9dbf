import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sql } from 'kysely';
import type { Db } from '#/platform/db/pool.ts';
import { readHolding } from '#/platform/personal/holding.ts';
import type { Result } from '#/lib/result.ts';
import { nextWake, ring } from '#/features/joint/rules/clocks.ts';
import {
  addPart,
  assess,
  attend,
  callOff,
  changeLead,
  close,
  decide,
  decline,
  endPart,
  report,
} from '#/features/joint/rules/steps.ts';
import type { Joint } from '#/features/joint/model.ts';
import { jointLeaver } from '#/features/joint/actions/leave.ts';
import { contextOn } from '#test/app.ts';
import { rolledBack } from '#test/database.ts';
import {
  begun,
  callOfDesk,
  caller,
  calling,
  city,
  hours,
  school,
  superior,
  works,
  worker,
} from '#test/joints.ts';
import { jointHoldings } from './holdings.ts';
import {
  countOpenFor,
  findJoint,
  insertJoint,
  listFor,
  listGoingOn,
  listOfMatter,
  listWoken,
  lockJoint,
  saveJoint,
} from './joints.ts';

const HERE = '350203007010';
const NEXT = '350203007011';

function idOf(number: number): string {
  return `019cf000-0000-7000-8000-00000000d${String(number).padStart(3, '0')}`;
}

function done<Value>(result: Result<Value>): Value {
  assert.ok(result.ok, result.ok ? '' : result.refusal);
  return result.value;
}

/** Another joint task beside the first; its calls have numbers of their own. */
function another(number: number, changes: Partial<typeof calling> = {}): Joint {
  const bodies = calling.bodies.map((one, index) => ({ ...one, id: idOf(number * 10 + index) }));
  return begun({ id: idOf(number), matterId: idOf(number + 500), bodies, ...changes });
}

/** Saves each step after the one before, and gives what the database has of the last. */
async function kept(tx: Db, ...steps: readonly ((joint: Joint) => Result<Joint>)[]) {
  let joint = begun();
  assert.equal(await insertJoint(tx, joint), true);
  for (const step of steps) {
    const after = done(step(joint));
    assert.equal(await saveJoint(tx, joint, after), true);
    joint = after;
  }
  return { saved: joint, read: await findJoint(tx, joint.task.id) };
}

const by = (hour: number) => ({ by: worker, now: hours(hour) });
const id = (desk: typeof city) => callOfDesk(begun(), desk).id;
const everybody = begun().calls.map((call) => call.id);

const steps = {
  report: (joint: Joint) => report(joint, { callId: id(works), comesAs: '班長' }, by(1)),
  decline: (joint: Joint) => decline(joint, { callId: id(school), reason: '上課' }, by(2)),
  excuse: (joint: Joint) =>
    decide(
      joint,
      { callId: id(school), verdict: 'excuse', words: '好的', isSuperior: false },
      hours(3),
    ),
  lead: (joint: Joint) => changeLead(joint, id(works)),
  ring: (joint: Joint) => ({ ok: true as const, value: ring(joint, hours(13)).joint }),
  attend: (joint: Joint) => attend(joint, { arrived: everybody, agreed: '先修管子' }, hours(49)),
  part: (joint: Joint) =>
    addPart(joint, { id: idOf(9), callId: id(works), what: '換管子', dueAt: hours(97) }, hours(50)),
  end: (joint: Joint) =>
    endPart(joint, { partId: idOf(9), outcome: 'done', words: '換好了' }, by(60)),
  close: (joint: Joint) => close(joint, '都修好了', hours(61)),
  assess: (joint: Joint) => assess(joint, { answer: 'solved', words: '謝謝' }, hours(62)),
  callOff: (joint: Joint) => callOff(joint, '下雨', hours(5)),
};

/** Instants compare by what they say. */
function plain(joint: Joint | undefined): unknown {
  return joint === undefined ? undefined : JSON.parse(JSON.stringify(joint));
}

describe('a joint task', () => {
  test('is read as it was saved, at every step of its life', async () => {
    const lives = [
      [],
      [steps.report, steps.decline, steps.excuse],
      [steps.report, steps.lead, steps.ring],
      [steps.decline, steps.callOff],
      [steps.attend, steps.part],
      [steps.attend, steps.part, steps.end, steps.close],
      [steps.report, steps.attend, steps.part, steps.end, steps.close, steps.assess],
    ];
    for (const life of lives) {
      await rolledBack(async (tx) => {
        const { saved, read } = await kept(tx, ...life);
        assert.deepEqual(plain(read), plain(saved));
      });
    }
  });

  test('called off because the matter is over has no reason of anybody’s', async () => {
    await rolledBack(async (tx) => {
      const { read } = await kept(tx, (joint) => callOff(joint, undefined, hours(2)));
      assert.equal(read?.task.calledOff?.reason, undefined);
      assert.equal(`${read?.task.calledOff?.at}`, `${hours(2)}`);
    });
  });

  test('is found by its number, or not at all', async () => {
    await rolledBack(async (tx) => {
      await insertJoint(tx, begun());
      assert.equal((await lockJoint(tx, calling.id))?.task.what, calling.what);
      assert.equal(await findJoint(tx, idOf(404)), undefined);
      assert.equal(await lockJoint(tx, idOf(404)), undefined);
    });
  });

  test('goes on once for one matter under one lead, however many press at once', async () => {
    await rolledBack(async (tx) => {
      assert.equal(await insertJoint(tx, begun()), true);
      const twin = another(1, { matterId: calling.matterId });
      assert.equal(await insertJoint(tx, twin), false);
      const bodies = twin.calls.map((call) => ({
        id: call.id,
        body: call.body,
        isRequired: true,
      }));
      const other = begun({ id: idOf(2), lead: works, bodies });
      assert.equal(await insertJoint(tx, other), true, 'another lead may');
      const taken = done(changeLead(other, callOfDesk(other, city).id));
      assert.equal(await saveJoint(tx, other, taken), false, 'and does not take the first one’s');
      const off = done(steps.callOff(begun()));
      assert.equal(await saveJoint(tx, begun(), off), true);
      assert.equal(await saveJoint(tx, other, taken), true, 'unless that is over');
    });
  });
});

describe('the database itself', () => {
  const broken = [
    ['a time to report before it was asked', `report_due_at = asked_at`],
    ['a meeting before the reports', `meet_at = report_due_at - interval '1 minute'`],
    ['one that goes on and wakes nobody', `wakes_at = null`],
    ['one that goes on and is owed by nobody', `owed_since = null, owed_until = null`],
    ['a caller that is the lead', `caller = lead`],
    ['an end without what came of it', `state = 'closed', met_at = now(), closed_at = now()`],
    ['an assessment out of nothing', `state = 'assessed'`],
    ['a state it does not know', `state = 'sleeping'`],
    ['a calling-off that was never', `state = 'called_off'`],
    ['a desk that is none', `superior = 'somebody'`],
    ['a lead that is not called', `lead = 'organisation:nobody'`],
  ] as const;

  for (const [name, change] of broken) {
    test(`the database itself keeps no ${name.replace(/^an? /, '')}`, async () => {
      await rolledBack(async (tx) => {
        await insertJoint(tx, begun());
        await assert.rejects(async () => {
          await sql.raw(`update joint.task set ${change}`).execute(tx);
          await sql`set constraints all immediate`.execute(tx);
        }, /check constraint|violates/);
      });
    });
  }

  const brokenCalls = [
    ['one that comes as nobody', `state = 'coming', answered_at = now(), answered_by = id`],
    ['one that declined without a reason', `state = 'declined', decline_count = 1`],
    ['one excused without a word', `state = 'excused'`],
    ['a fourth time of declining', `decline_count = 4`],
    ['one that came and still owes an answer', `attendance = 'arrived', attended_at = now()`],
    ['an answer of nobody', `answered_at = now()`],
  ] as const;

  for (const [name, change] of brokenCalls) {
    test(`among the called it keeps no ${name.replace(/^an? /, '')}`, async () => {
      await rolledBack(async (tx) => {
        await insertJoint(tx, begun());
        const breaking = sql.raw(`update joint.call set ${change}`).execute(tx);
        await assert.rejects(breaking, /check constraint/);
      });
    });
  }

  test('keeps no part that ended without words, or before it began', async () => {
    await rolledBack(async (tx) => {
      await kept(tx, steps.attend, steps.part);
      await sql`savepoint before`.execute(tx);
      for (const change of [`outcome = 'done'`, `due_at = agreed_at`, `ended_at = now()`]) {
        const breaking = sql.raw(`update joint.part set ${change}`).execute(tx);
        await assert.rejects(breaking, /check constraint/);
        await sql`rollback to savepoint before`.execute(tx);
      }
    });
  });

  test('calls no office twice to one joint task', async () => {
    await rolledBack(async (tx) => {
      await insertJoint(tx, begun());
      const twice = sql.raw(`update joint.call set body = '${city}'`).execute(tx);
      await assert.rejects(twice, /unique/);
    });
  });
});

describe('lists', () => {
  test('of a matter hold its own, the latest first', async () => {
    await rolledBack(async (tx) => {
      const { matterId } = calling;
      await insertJoint(tx, done(steps.callOff(begun())));
      await insertJoint(tx, another(1, { matterId }));
      await insertJoint(tx, another(2));
      const listed = await listOfMatter(tx, { communityId: HERE, matterId });
      assert.deepEqual(
        listed.map(({ task }) => task.id).toSorted(),
        [calling.id, idOf(1)].toSorted(),
      );
      assert.ok(listed.every(({ calls }) => calls.length === 3));
      assert.deepEqual(await listOfMatter(tx, { communityId: NEXT, matterId }), []);
    });
  });

  test('of a desk hold what it called, leads, is called to or decides', async () => {
    await rolledBack(async (tx) => {
      await insertJoint(tx, begun());
      await insertJoint(tx, another(1, { communityId: NEXT }));
      const of = async (desks: readonly string[], communityIds: readonly string[] = []) =>
        (await listFor(tx, { desks, communityIds, shows: 'open' })).length;
      for (const desk of [caller, superior, city, works, school]) assert.equal(await of([desk]), 2);
      assert.equal(await of(['organisation:nobody']), 0);
      assert.equal(await of([]), 0);
      assert.equal(await of([], [HERE]), 1, 'staff read all of their community');
      assert.equal(await countOpenFor(tx, [city]), 2);
      assert.equal(await countOpenFor(tx, []), 0);
    });
  });

  test('show what goes on by what presses first, and what is over apart', async () => {
    await rolledBack(async (tx) => {
      const late = another(1, { reportDueAt: hours(40) });
      await insertJoint(tx, late);
      await insertJoint(tx, begun());
      await insertJoint(tx, done(callOff(another(2), '不用了', hours(1))));
      const show = async (shows: 'open' | 'over') =>
        (await listFor(tx, { desks: [city], communityIds: [], shows })).map(({ task }) => task.id);
      assert.deepEqual(await show('open'), [calling.id, idOf(1)]);
      assert.deepEqual(await show('over'), [idOf(2)]);
      assert.equal(await countOpenFor(tx, [city]), 2);
    });
  });

  test('of the clocks hold those that have rung, and of the auditor those that go on', async () => {
    await rolledBack(async (tx) => {
      await insertJoint(tx, begun());
      await insertJoint(tx, done(callOff(another(1), '不用了', hours(1))));
      const wake = nextWake(begun());
      assert.ok(wake !== undefined);
      assert.deepEqual(await listWoken(tx, wake.subtract({ seconds: 1 }), 10), []);
      assert.deepEqual(await listWoken(tx, wake, 10), [{ communityId: HERE, id: calling.id }]);
      assert.deepEqual(await listWoken(tx, wake, 0), []);
      const { matterId } = calling;
      assert.deepEqual(await listGoingOn(tx, 10), [
        { communityId: HERE, id: calling.id, matterId },
      ]);
    });
  });
});

describe('what is kept of persons', () => {
  test('is told to whoever called, answered for an office or ended a part, and nobody else', async () => {
    await rolledBack(async (tx) => {
      await kept(tx, steps.report, steps.attend, steps.part, steps.end);
      for (const holding of jointHoldings) {
        const rows = await readHolding(tx, holding, worker);
        assert.equal(rows.length, 1, holding.code);
        assert.deepEqual(await readHolding(tx, holding, idOf(404)), []);
      }
      const [, answered] = jointHoldings;
      assert.ok(answered !== undefined);
      const [row] = await readHolding(tx, answered, worker);
      assert.deepEqual([row?.['comes_as'], row?.['answered_by']], ['班長', worker]);
    });
  });

  test('stays when they leave, without their name in any of its words', async () => {
    await rolledBack(async (tx) => {
      const named = begun({ what: '找嚴城一起修', meetingPlace: '嚴城家樓下' });
      await insertJoint(tx, named);
      const said = done(report(named, { callId: id(works), comesAs: '嚴城' }, by(1)));
      await saveJoint(tx, named, said);
      const context = contextOn(tx);
      assert.equal(await jointLeaver.findObstacle(context, worker), undefined);
      await jointLeaver.forget(context, {
        personId: worker,
        pattern: '嚴城',
        takesWords: false,
      });
      const read = JSON.stringify(await findJoint(tx, calling.id));
      assert.doesNotMatch(read, /嚴城/);
      assert.match(read, /一起修/);
    });
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sql } from 'kysely';
import {
  above,
  company,
  dispatcher,
  gridWorker,
  inWorld,
  people,
  places,
  railing,
  refusalOf,
  repairer,
  valueOf,
} from '#test/matters-world.ts';
import type { MatterWorld } from '#test/matters-world.ts';
import { visitor } from '#/platform/access/subject.ts';
import { openBeside, tellBeside } from './beside.ts';
import { readMatter } from './view.ts';

async function opened(world: MatterWorld, by: string, changes: object = {}) {
  const raised = await world.raise(people.wang, { ...railing, ...changes });
  return valueOf(await openBeside(await world.as(by), raised));
}

describe('a matter beside which something is done', () => {
  test('says where it is, whose it is and what kinds of bodies matters go to', async () => {
    await inWorld(async (world) => {
      const beside = await opened(world, people.zhuang);
      assert.equal(beside.placeId, places.compound);
      assert.equal(beside.queue, `organisation:${company}`);
      assert.equal(beside.publicId, `${places.community}-${beside.reference}`);
      assert.deepEqual(beside.line.map(({ placeId }) => placeId).slice(-3), [
        places.subdistrict,
        places.community,
        places.compound,
      ]);
      assert.ok(beside.askedKinds.has('property_company'));
      assert.ok(!beside.askedKinds.has('club'));
      assert.equal(beside.isClosed, false);
    });
  });

  test('says whether somebody may be woken for it', async () => {
    await inWorld(async (world) => {
      assert.equal((await opened(world, people.zhuang)).isUrgent, true, 'a railing that gives way');
      const light = { category: 'public_light', body: '路燈不亮了' };
      assert.equal((await opened(world, people.zhuang, light)).isUrgent, false);
    });
  });

  test('tells each what they are to it', async () => {
    await inWorld(async (world) => {
      const raised = await world.raise(people.wang, railing);
      const of = async (by: string) => {
        const beside = valueOf(await openBeside(await world.as(by), raised));
        const { isAsker, isStaff, isDispatcher, isQueueTheirs } = beside;
        return [isAsker, isStaff, isDispatcher, isQueueTheirs];
      };
      assert.deepEqual(await of(people.wang), [true, false, false, false]);
      assert.deepEqual(await of(people.chen), [false, false, false, false]);
      assert.deepEqual(await of(repairer), [false, true, false, true]);
      assert.deepEqual(await of(gridWorker), [false, true, false, false]);
      assert.deepEqual(await of(people.zhuang), [false, true, true, false]);
      assert.deepEqual(await of(dispatcher), [false, true, true, false]);
      assert.deepEqual(await of(above), [false, true, true, false]);
    });
  });

  test('is nothing to decide for whoever it is a complaint about', async () => {
    await inWorld(async (world) => {
      const about = { category: 'complaint', againstPersonId: people.zhuang };
      const beside = await opened(world, people.zhuang, { ...about, visibility: 'all' });
      assert.deepEqual([beside.isStaff, beside.isDispatcher], [false, false]);
      const body = { category: 'complaint', againstOrganisationId: company, visibility: 'all' };
      const own = await opened(world, repairer, { ...body, body: '物業不理人' });
      assert.deepEqual([own.isStaff, own.isQueueTheirs], [false, false]);
      assert.equal(own.againstOrganisationId, company);
    });
  });

  test('is not there for whom it is not theirs to see, by number or by name', async () => {
    await inWorld(async (world) => {
      const raised = await world.raise(people.wang, { ...railing, visibility: 'staff' });
      const { communityId, reference } = raised;
      const name = { communityId, reference };
      for (const by of [people.chen, people.xu]) {
        const context = await world.as(by);
        assert.equal(refusalOf(await openBeside(context, raised)), 'not_found');
        assert.equal(refusalOf(await openBeside(context, name)), 'not_found');
      }
      assert.equal(refusalOf(await openBeside(world.asVisitor(), name)), 'not_found');
      const worker = await world.as(people.zhuang);
      assert.equal(valueOf(await openBeside(worker, name)).id, raised.id);
      const nothing = { communityId, reference: '2026-9999' };
      assert.equal(refusalOf(await openBeside(worker, nothing)), 'not_found');
    });
  });

  test('notes nobody as having seen how to reach the asker', async () => {
    await inWorld(async (world) => {
      const raised = await world.raise(people.wang, railing);
      await openBeside(await world.as(people.zhuang), raised);
      const view = valueOf(await readMatter(await world.as(people.wang), raised));
      assert.deepEqual(view.contactSeenBy, []);
    });
  });
});

describe('what was done beside it', () => {
  test('stands in the story as staff tell it, to whom it is told', async () => {
    await inWorld(async (world) => {
      const raised = await world.raise(people.wang, railing);
      const told = { verb: 'call_together', note: '一起來修', visibility: 'public' } as const;
      await tellBeside(await world.as(people.zhuang), raised, told);
      const inside = { verb: 'call_off', note: '人不夠', visibility: 'staff' } as const;
      world.forward({ minutes: 1 });
      await tellBeside(await world.as(people.zhuang), raised, inside);
      const story = async (by: string) =>
        valueOf(await readMatter(await world.as(by), raised)).events.map(
          ({ verb, by: who, note }) => [verb, who.voice, note],
        );
      const line = ['call_together', 'staff', '一起來修'];
      assert.deepEqual((await story(people.chen)).at(-1), line);
      assert.deepEqual((await story(people.zhuang)).at(-1), ['call_off', 'staff', '人不夠']);
    });
  });

  test('is told by the system where nobody did it, and changes no state', async () => {
    await inWorld(async (world) => {
      const raised = await world.raise(people.wang, railing);
      const told = { verb: 'call_off', note: undefined, visibility: 'public' } as const;
      const system = world.asSystem();
      assert.equal(system.subject, visitor);
      await tellBeside(system, raised, told);
      const view = valueOf(await readMatter(await world.as(people.wang), raised));
      const line = view.events.at(-1);
      assert.deepEqual(
        [line?.verb, line?.by.voice, line?.toState],
        ['call_off', 'system', undefined],
      );
      assert.equal(view.state, 'submitted');
    });
  });

  test('writes nothing into the journal: whoever does it records it as their own', async () => {
    await inWorld(async (world) => {
      const raised = await world.raise(people.wang, railing);
      const count = async () => {
        const { rows } = await sql<{ readonly count: number }>`
          select count(*)::int as count from platform.journal`.execute(world.db);
        return rows[0]?.count;
      };
      const before = await count();
      const told = { verb: 'call_together', note: 'x', visibility: 'public' } as const;
      await tellBeside(await world.as(people.zhuang), raised, told);
      assert.equal(await count(), before);
    });
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { raiseMatter } from '#/features/matters/index.ts';
import { chooseToldWay, findPerson, savePeople } from '#/features/people/index.ts';
import type { ToldWay } from '#/features/people/index.ts';
import type { Context } from '#/platform/action/context.ts';
import { noTidings } from '#test/no-tidings.ts';
import { recordedIn, people, places } from '#test/world.ts';
import { inWorld, refusalOf, told, valueOf } from '#test/matters-world.ts';
import type { MatterWorld } from '#test/matters-world.ts';
import { MOST_ON_SLIP } from '#/features/behalf/model.ts';
import { findSlip, listEntriesOf } from '#/features/behalf/store/slips.ts';
import { openSlip } from './slip-code.ts';
import * as slips from './slips.ts';

const { readSlip, slipDigits } = slips;
const listToTell = (context: Context, placeId: string | undefined) =>
  slips.listToTell(context, placeId, noTidings);
const makeSlip = (context: Context, whom: Whom) => slips.makeSlip(context, whom, noTidings);
const tellBySlip = (context: Context, id: string) => slips.tellBySlip(context, id, noTidings);

type Whom = { readonly personId: string; readonly communityId: string };
const WHOM = { personId: people.wang, communityId: places.community };

async function raisedFor(world: MatterWorld, times = 1, by: string = people.lin): Promise<void> {
  for (let time = 1; time <= times; time += 1) {
    const context = await world.as(by, people.wang);
    valueOf(await raiseMatter(context, told({ body: `${by} 第 ${time} 件：廚房的燈不亮了。` })));
    world.forward({ minutes: 1 });
  }
}

async function choose(world: MatterWorld, by: string, way: ToldWay): Promise<void> {
  valueOf(await chooseToldWay(await world.as(by), { personId: people.wang, way }));
}

async function waitingAt(world: MatterWorld, by: string, placeId?: string) {
  const { waiting } = valueOf(await listToTell(await world.as(by), placeId));
  return waiting.map(({ personId, way, deeds }) => [personId, way, deeds.length]);
}

describe('who has to be told by hand', () => {
  test('who never signed in is told on paper what others did for them', async () => {
    await inWorld(async (world) => {
      assert.deepEqual(await waitingAt(world, people.chen), []);
      await raisedFor(world, 2);
      assert.deepEqual(await waitingAt(world, people.chen), [[people.wang, 'slip', 2]]);
      assert.deepEqual(await waitingAt(world, people.zhuang), [[people.wang, 'slip', 2]]);
    });
  });

  test('who signs in themselves sees it on their own page, until they choose otherwise', async () => {
    await inWorld(async (world) => {
      const zhuang = await world.as(people.zhuang, people.chen);
      valueOf(await raiseMatter(zhuang, told()));
      assert.deepEqual(await waitingAt(world, people.zhuang), []);
      const chen = await world.as(people.chen);
      valueOf(await chooseToldWay(chen, { personId: people.chen, way: 'telephone' }));
      assert.deepEqual(await waitingAt(world, people.zhuang), [[people.chen, 'telephone', 1]]);
    });
  });

  test('what the only relative did herself comes on paper, what others did she tells', async () => {
    await inWorld(async (world) => {
      await choose(world, people.zhuang, 'relative');
      await raisedFor(world, 1, people.zhuang);
      assert.deepEqual(await waitingAt(world, people.zhuang), []);
      await raisedFor(world, 1, people.lin);
      assert.deepEqual(await waitingAt(world, people.zhuang), [[people.wang, 'slip', 1]]);
    });
  });

  test('what she did herself is not told her', async () => {
    await inWorld(async (world) => {
      await world.raise(people.wang);
      assert.deepEqual(await waitingAt(world, people.chen), []);
    });
  });

  test('beginning and ending to act is nothing to be told', async () => {
    await inWorld(async (world) => {
      const lin = await world.as(people.lin, people.wang);
      await lin.record({
        feature: 'people',
        verb: 'start_acting',
        subjectId: people.wang,
        communityId: places.community,
      });
      assert.deepEqual(await waitingAt(world, people.chen), []);
    });
  });

  test('what is older than three months is told no more', async () => {
    await inWorld(async (world) => {
      await raisedFor(world);
      world.forward({ hours: 24 * 89 });
      assert.equal((await waitingAt(world, people.chen)).length, 1);
      world.forward({ hours: 48 });
      assert.deepEqual(await waitingAt(world, people.chen), []);
    });
  });

  test('each sees those of their own buildings, and nobody of the next community', async () => {
    await inWorld(async (world) => {
      await raisedFor(world);
      assert.equal((await waitingAt(world, people.zhuang, places.building)).length, 1);
      assert.deepEqual(await waitingAt(world, people.zhuang, places.otherBuilding), []);
      const xu = await world.as(people.xu);
      assert.deepEqual(valueOf(await listToTell(xu, undefined)).waiting, []);
      assert.equal(refusalOf(await listToTell(xu, places.community)), 'not_found');
      const chen = await world.as(people.chen);
      assert.equal(refusalOf(await listToTell(chen, places.otherBuilding)), 'not_found');
      assert.equal(refusalOf(await listToTell(chen, places.community)), 'not_found');
    });
  });

  test('who holds no such office, and a place that is not there, find nothing', async () => {
    await inWorld(async (world) => {
      for (const id of [people.li, people.he, people.lin]) {
        assert.equal(refusalOf(await listToTell(await world.as(id), undefined)), 'not_found');
      }
      const zhuang = await world.as(people.zhuang);
      assert.equal(refusalOf(await listToTell(zhuang, 'nowhere')), 'not_found');
      assert.equal(refusalOf(await listToTell(zhuang, places.district)), 'not_found');
      assert.equal(refusalOf(await listToTell(world.asVisitor(), undefined)), 'not_found');
    });
  });
});

describe('making a slip', () => {
  test('it holds what is to be told, is recorded, and nothing is told twice', async () => {
    await inWorld(async (world) => {
      await raisedFor(world, 2);
      const chen = await world.as(people.chen);
      const { id } = valueOf(await makeSlip(chen, WHOM));
      const slip = await findSlip(world.db, id);
      assert.ok(slip !== undefined);
      assert.deepEqual([slip.personId, slip.way, slip.madeBy], [people.wang, 'slip', people.chen]);
      assert.equal(slip.told, undefined);
      assert.equal((await listEntriesOf(world.db, slip)).length, 2);
      assert.deepEqual(await waitingAt(world, people.chen), []);
      assert.equal(refusalOf(await makeSlip(chen, WHOM)), 'nothing_to_tell');
      const entry = (await recordedIn(world.db)).find(({ what }) => what === 'behalf.make_slip');
      assert.deepEqual([entry?.actorId, entry?.subjectId], [people.chen, id]);
    });
  });

  test('what does not fit on one sheet waits for the next, the oldest first', async () => {
    await inWorld(async (world) => {
      await raisedFor(world, MOST_ON_SLIP + 1);
      const chen = await world.as(people.chen);
      const first = await findSlip(world.db, valueOf(await makeSlip(chen, WHOM)).id);
      assert.ok(first !== undefined);
      const onFirst = await listEntriesOf(world.db, first);
      assert.equal(onFirst.length, MOST_ON_SLIP);
      assert.deepEqual(await waitingAt(world, people.chen), [[people.wang, 'slip', 1]]);
      const second = await findSlip(world.db, valueOf(await makeSlip(chen, WHOM)).id);
      assert.ok(second !== undefined);
      const [left] = await listEntriesOf(world.db, second);
      assert.ok(onFirst.every((id) => id < (left ?? '')));
    });
  });

  test('only those make one who register people where she lives, and not while they act', async () => {
    await inWorld(async (world) => {
      await raisedFor(world);
      for (const id of [people.li, people.he, people.xu, people.lin]) {
        assert.equal(refusalOf(await makeSlip(await world.as(id), WHOM)), 'not_found', id);
      }
      const acting = await world.as(people.chen, people.wang);
      assert.equal(refusalOf(await makeSlip(acting, WHOM)), 'not_found');
      assert.equal(refusalOf(await makeSlip(world.asVisitor(), WHOM)), 'not_found');
      const chen = await world.as(people.chen);
      const nowhere = { ...WHOM, communityId: 'nowhere' };
      assert.equal(refusalOf(await makeSlip(chen, nowhere)), 'not_found');
    });
  });

  test('somebody who has no home is told by the community that keeps their record', async () => {
    await inWorld(async (world) => {
      const zhuang = await world.as(people.zhuang);
      const homeless = { ...(await personOf(world)), id: crypto.randomUUID(), name: '何無家' };
      await savePeople(world.db, { people: [homeless] }, world.now());
      await zhuang.record({
        feature: 'rights',
        verb: 'ask_to_correct',
        subjectId: homeless.id,
        communityId: places.community,
        concernsId: homeless.id,
      });
      assert.deepEqual(await waitingAt(world, people.zhuang), [[homeless.id, 'slip', 1]]);
      assert.deepEqual(await waitingAt(world, people.chen), []);
      const whom = { ...WHOM, personId: homeless.id };
      assert.equal(refusalOf(await makeSlip(await world.as(people.chen), whom)), 'not_found');
      valueOf(await makeSlip(zhuang, whom));
    });
  });

  async function personOf(world: MatterWorld) {
    const wang = await findPerson(world.db, people.wang);
    assert.ok(wang !== undefined);
    return wang;
  }
});

describe('telling her', () => {
  test('who handed it over says so once; then it waits no longer', async () => {
    await inWorld(async (world) => {
      await raisedFor(world);
      const { id } = valueOf(await makeSlip(await world.as(people.zhuang), WHOM));
      const chen = await world.as(people.chen);
      assert.equal(valueOf(await listToTell(chen, undefined)).slips.length, 1);
      valueOf(await tellBySlip(chen, id));
      assert.deepEqual(valueOf(await listToTell(chen, undefined)).slips, []);
      assert.equal((await findSlip(world.db, id))?.told?.by, people.chen);
      assert.equal(refusalOf(await tellBySlip(chen, id)), 'told_already');
      const entry = (await recordedIn(world.db)).find(({ what }) => what === 'behalf.tell');
      assert.deepEqual([entry?.actorId, entry?.subjectId], [people.chen, id]);
    });
  });

  test('nobody else notes it, reads it, or learns that there is one', async () => {
    await inWorld(async (world) => {
      await raisedFor(world);
      const { id } = valueOf(await makeSlip(await world.as(people.chen), WHOM));
      for (const by of [people.li, people.he, people.xu, people.lin]) {
        const context = await world.as(by);
        assert.equal(refusalOf(await tellBySlip(context, id)), 'not_found');
        assert.equal(refusalOf(await readSlip(context, id)), 'not_found');
        assert.equal(refusalOf(await readSlip(context, crypto.randomUUID())), 'not_found');
      }
      assert.equal(refusalOf(await tellBySlip(world.asVisitor(), id)), 'not_found');
    });
  });
});

describe('the code on a slip', () => {
  async function slipWithCode(world: MatterWorld) {
    await raisedFor(world);
    const { id } = valueOf(await makeSlip(await world.as(people.chen), WHOM));
    return { id, code: slipDigits(world.asSystem(), id) };
  }

  test('it is ten digits of which the last checks the others, and written nowhere', async () => {
    await inWorld(async (world) => {
      const { id, code } = await slipWithCode(world);
      assert.match(code, /^\d{10}$/);
      const found = valueOf(await openSlip(world.asVisitor(), code));
      assert.equal(found.id, id);
      const row = await world.db
        .withTables<{ 'behalf.slip': { code_hash: Buffer } }>()
        .selectFrom('behalf.slip')
        .select('code_hash')
        .executeTakeFirstOrThrow();
      assert.equal(row.code_hash.length, 32);
      assert.doesNotMatch(row.code_hash.toString('latin1'), new RegExp(code));
    });
  });

  test('it is read however it is typed, full-width or with spaces', async () => {
    await inWorld(async (world) => {
      const { id, code } = await slipWithCode(world);
      const spaced = code.replace(/(\d{4})(?=\d)/g, '$1 ');
      const wide = code.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
      for (const typed of [spaced, wide, ` ${code} `]) {
        assert.equal(valueOf(await openSlip(world.asVisitor(), typed)).id, id, typed);
      }
    });
  });

  test('it opens nothing after its sixty days', async () => {
    await inWorld(async (world) => {
      const { code } = await slipWithCode(world);
      world.forward({ hours: 24 * 59 });
      valueOf(await openSlip(world.asVisitor(), code));
      world.forward({ hours: 25 });
      assert.equal(refusalOf(await openSlip(world.asVisitor(), code)), 'slip_code_wrong');
    });
  });

  test('guessing ends after twenty wrong ones, and then the right one is not heard', async () => {
    await inWorld(async (world) => {
      const { code } = await slipWithCode(world);
      const hostile = ['', '0', "1' or '1'='1", '１２３', '9'.repeat(16), '1234567897', code + '0'];
      for (let guess = 0; guess < 20; guess += 1) {
        const refused = await openSlip(world.asVisitor(), hostile[guess % hostile.length] ?? '');
        assert.equal(refusalOf(refused), 'slip_code_wrong');
      }
      assert.equal(refusalOf(await openSlip(world.asVisitor(), code)), 'too_many_requests');
      world.forward({ hours: 1 });
      valueOf(await openSlip(world.asVisitor(), code));
    });
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sql } from 'kysely';
import {
  claimMatter,
  followMatter,
  matterDeeds,
  raiseMatter,
  withdrawMatter,
} from '#/features/matters/index.ts';
import {
  listHelpers,
  listResidences,
  peopleDeeds,
  peopleEndpoints,
} from '#/features/people/index.ts';
import type { Context } from '#/platform/action/context.ts';
import { visitor } from '#/platform/access/subject.ts';
import type { ActingWay } from '#/platform/access/subject.ts';
import { listDeedsFor } from '#/platform/journal/deeds.ts';
import { household, people, places, recordedIn, telephones } from '#test/world.ts';
import { inWorld, refusalOf, told, valueOf } from '#test/matters-world.ts';
import type { MatterWorld } from '#test/matters-world.ts';
import { findReversals } from '#/features/behalf/store/reversals.ts';
import { noTidings } from '#test/no-tidings.ts';
import { findSlip } from '#/features/behalf/store/slips.ts';
import { listDeeds, shownSince } from './deeds.ts';
import { reverseBySlip, reverseDeed } from './reverse.ts';
import { makeSlip } from './slips.ts';

const kinds = [peopleDeeds, matterDeeds];
const SECOND_HOME = household(3, 1, 102);

/** The context of somebody who acts for the grandmother, in a way. */
async function forWang(world: MatterWorld, by: string, way: ActingWay): Promise<Context> {
  const context = await world.as(by, people.wang);
  return context.as({ ...context.subject, actingWay: way });
}

/** Has the daughter raise a matter for her, and gives the number of what was done. */
async function raisedFor(world: MatterWorld, words = '廚房的燈不亮了，請人看看。') {
  const lin = await forWang(world, people.lin, 'standing');
  const raised = valueOf(await raiseMatter(lin, told({ body: words })));
  return { matter: raised, entryId: await latestDeed(world) };
}

/** Has somebody of the counter do something by the endpoint for it. */
async function ask(context: Context, name: string, raw: object): Promise<void> {
  const answer = await peopleEndpoints.find((one) => one.name === name)?.answer(context, raw);
  assert.equal(answer?.kind, 'done', JSON.stringify(answer));
}

async function addHome(context: Context): Promise<void> {
  const home = { personId: people.wang, householdId: SECOND_HOME, relation: 'family' };
  await ask(context, 'people.add_household', home);
}

async function latestDeed(world: MatterWorld, personId: string = people.wang): Promise<string> {
  const [deed] = await listDeedsFor(world.db, personId, shownSince(world.now()));
  assert.ok(deed !== undefined);
  return deed.id;
}

/** Lists what happened to a matter; within one moment there is no order. */
async function stateOf(world: MatterWorld, id: string): Promise<string> {
  const rows = await world.db
    .selectFrom('platform.journal')
    .select('verb')
    .where('subject_id', '=', id)
    .execute();
  return rows
    .map(({ verb }) => verb)
    .toSorted()
    .join(' ');
}

describe('taking back what was done on one’s behalf', () => {
  test('what was raised for her is withdrawn, as her own word', async () => {
    await inWorld(async (world) => {
      const { matter, entryId } = await raisedFor(world);
      const wang = await world.as(people.wang);
      assert.deepEqual(valueOf(await reverseDeed(wang, entryId, kinds)), { entryId });
      assert.equal(await stateOf(world, matter.id), 'raise withdraw');
      const reversals = await findReversals(world.db, people.wang);
      assert.deepEqual([...reversals.keys()], [entryId]);
      const recorded = await recordedIn(world.db);
      const entry = recorded.find(({ what }) => what === 'behalf.reverse');
      assert.deepEqual(
        [entry?.actorId, entry?.personId, entry?.subjectId, entry?.communityId],
        [people.wang, people.wang, entryId, places.community],
      );
    });
  });

  test('a consent the counter recorded for her ends', async () => {
    await inWorld(async (world) => {
      const zhuang = await world.as(people.zhuang);
      await ask(zhuang, 'people.record_consent', {
        personId: people.wang,
        helperAddress: telephones.li,
        kind: 'neighbour',
        way: 'telephone',
        consentedOn: '2026-11-20',
      });
      const entryId = await latestDeed(world);
      const before = await listHelpers(world.db, people.wang, world.now());
      assert.deepEqual(before.map(({ helperId }) => helperId).toSorted(), [people.lin, people.li]);
      const wang = await world.as(people.wang);
      valueOf(await reverseDeed(wang, entryId, kinds));
      const after = await listHelpers(world.db, people.wang, world.now());
      assert.deepEqual(
        after.map(({ helperId }) => helperId),
        [people.lin],
      );
    });
  });

  test('a home the counter added for her is hers no more', async () => {
    await inWorld(async (world) => {
      const zhuang = await world.as(people.zhuang);
      await addHome(zhuang);
      const entryId = await latestDeed(world);
      const wang = await world.as(people.wang);
      valueOf(await reverseDeed(wang, entryId, kinds));
      const homes = await listResidences(world.db, [people.wang]);
      assert.deepEqual(
        homes.map(({ householdId }) => householdId),
        [household(3, 2, 201)],
      );
    });
  });

  test('what was taken in hand for her is put back, what was followed no longer is', async () => {
    await inWorld(async (world) => {
      const matter = await world.raise(people.li);
      const lin = await forWang(world, people.lin, 'standing');
      valueOf(await claimMatter(lin, matter));
      const claimed = await latestDeed(world);
      const wang = await world.as(people.wang);
      valueOf(await reverseDeed(wang, claimed, kinds));
      assert.equal(await stateOf(world, matter.id), 'claim raise release');
      valueOf(await followMatter(lin, matter));
      const followed = (
        await listDeeds({ db: world.db, now: world.now(), kinds }, people.wang)
      ).find(({ deed }) => deed.verb === 'follow');
      valueOf(await reverseDeed(wang, followed?.deed.id ?? '', kinds));
      assert.match(await stateOf(world, matter.id), /follow .* unfollow$/);
    });
  });

  test('the counter takes it back for her while it acts for her', async () => {
    await inWorld(async (world) => {
      const { entryId } = await raisedFor(world);
      const zhuang = await forWang(world, people.zhuang, 'in_person');
      valueOf(await reverseDeed(zhuang, entryId, kinds));
      const entry = (await recordedIn(world.db)).find(({ what }) => what === 'behalf.reverse');
      assert.deepEqual([entry?.actorId, entry?.personId], [people.zhuang, people.wang]);
    });
  });
});

describe('what is not taken back', () => {
  test('who acts by an office, yet for somebody else, does not find it', async () => {
    await inWorld(async (world) => {
      const { entryId } = await raisedFor(world);
      const other = await world.as(people.zhuang, people.li);
      const acting = other.as({ ...other.subject, actingWay: 'in_person' });
      assert.equal(refusalOf(await reverseDeed(acting, entryId, kinds)), 'not_found');
    });
  });

  test('a relative who acts by standing consent takes nothing back for her', async () => {
    await inWorld(async (world) => {
      const { entryId } = await raisedFor(world);
      const lin = await forWang(world, people.lin, 'standing');
      assert.equal(refusalOf(await reverseDeed(lin, entryId, kinds)), 'only_oneself');
    });
  });

  test('what was done for somebody else is not there, nor is it for a visitor', async () => {
    await inWorld(async (world) => {
      const { entryId } = await raisedFor(world);
      const li = await world.as(people.li);
      assert.equal(refusalOf(await reverseDeed(li, entryId, kinds)), 'not_found');
      const zhuang = await world.as(people.zhuang);
      assert.equal(refusalOf(await reverseDeed(zhuang, entryId, kinds)), 'not_found');
      assert.equal(refusalOf(await reverseDeed(world.asVisitor(), entryId, kinds)), 'not_found');
      const wang = await world.as(people.wang);
      assert.equal(refusalOf(await reverseDeed(wang, crypto.randomUUID(), kinds)), 'not_found');
    });
  });

  test('what she did herself is not done for her, and goes its usual way', async () => {
    await inWorld(async (world) => {
      await world.raise(people.wang);
      const wang = await world.as(people.wang);
      const own = (await recordedIn(world.db)).length;
      assert.ok(own > 0);
      assert.deepEqual(await listDeeds({ db: world.db, now: world.now(), kinds }, people.wang), []);
      assert.equal(refusalOf(await reverseDeed(wang, crypto.randomUUID(), kinds)), 'not_found');
    });
  });

  test('nothing is taken back twice', async () => {
    await inWorld(async (world) => {
      const { entryId } = await raisedFor(world);
      const wang = await world.as(people.wang);
      valueOf(await reverseDeed(wang, entryId, kinds));
      assert.equal(refusalOf(await reverseDeed(wang, entryId, kinds)), 'reversed_already');
    });
  });

  test('after its days it stays, and the refusal leaves no trace', async () => {
    await inWorld(async (world) => {
      const { matter, entryId } = await raisedFor(world);
      world.forward({ hours: 24 * 30 });
      world.forward({ minutes: 1 });
      const wang = await world.as(people.wang);
      assert.equal(refusalOf(await reverseDeed(wang, entryId, kinds)), 'too_late_to_reverse');
      assert.equal((await findReversals(world.db, people.wang)).size, 0);
      assert.equal(await stateOf(world, matter.id), 'raise');
    });
  });

  test('a host who shortens the days is obeyed at once', async () => {
    await inWorld(async (world) => {
      const { entryId } = await raisedFor(world);
      world.forward({ hours: 24 * 8 });
      const wang = await world.as(people.wang);
      const shown = async () =>
        (await listDeeds({ db: world.db, now: world.now(), kinds }, people.wang)).map(
          ({ standing }) => standing.state,
        );
      assert.deepEqual(await shown(), ['open']);
      await sql`update behalf.reversal_rule set days = 7 where verb = 'raise'`.execute(world.db);
      assert.deepEqual(await shown(), ['over']);
      assert.equal(refusalOf(await reverseDeed(wang, entryId, kinds)), 'too_late_to_reverse');
    });
  });

  test('what no rule names stays, and so does what no feature knows to undo', async () => {
    await inWorld(async (world) => {
      const { entryId } = await raisedFor(world);
      const wang = await world.as(people.wang);
      assert.equal(refusalOf(await reverseDeed(wang, entryId, [peopleDeeds])), 'not_reversible');
      world.forward({ minutes: 1 });
      const lin = await forWang(world, people.lin, 'standing');
      await lin.record({ feature: 'matters', verb: 'comment', subjectId: 'x' });
      const comment = await latestDeed(world);
      assert.equal(refusalOf(await reverseDeed(wang, comment, kinds)), 'not_reversible');
    });
  });

  test('what went its way meanwhile is told so in a word of its own', async () => {
    await inWorld(async (world) => {
      const { matter, entryId } = await raisedFor(world);
      const wang = await world.as(people.wang);
      valueOf(await withdrawMatter(wang, matter));
      assert.equal(refusalOf(await reverseDeed(wang, entryId, kinds)), 'moved_on');
      assert.equal((await findReversals(world.db, people.wang)).size, 0);
    });
  });

  test('a consent that has ended and a home that was left cannot be taken back again', async () => {
    await inWorld(async (world) => {
      const zhuang = await world.as(people.zhuang);
      await addHome(zhuang);
      const entryId = await latestDeed(world);
      const added = (await listResidences(world.db, [people.wang])).find(
        ({ householdId }) => householdId === SECOND_HOME,
      );
      const leaving = { personId: people.wang, residenceId: added?.id ?? '' };
      await ask(zhuang, 'people.move_out', leaving);
      const wang = await world.as(people.wang);
      assert.equal(refusalOf(await reverseDeed(wang, entryId, kinds)), 'moved_on');
    });
  });
});

describe('taking back with the code on a slip', () => {
  async function slipIn(world: MatterWorld) {
    const chen = await world.as(people.chen);
    const whom = { personId: people.wang, communityId: places.community };
    const slip = await findSlip(world.db, valueOf(await makeSlip(chen, whom, noTidings)).id);
    assert.ok(slip !== undefined);
    return slip;
  }

  test('the paper speaks for its person, and the journal says so', async () => {
    await inWorld(async (world) => {
      const { matter, entryId } = await raisedFor(world);
      const slip = await slipIn(world);
      const holder = world.asVisitor();
      valueOf(await reverseBySlip(holder, { slip, entryId }, kinds));
      assert.equal(await stateOf(world, matter.id), 'raise withdraw');
      const entry = (await recordedIn(world.db)).find(({ what }) => what === 'behalf.reverse');
      assert.deepEqual([entry?.actorId, entry?.personId], [people.wang, people.wang]);
    });
  });

  test('whoever is signed in while they type the code does it as her, not as themselves', async () => {
    await inWorld(async (world) => {
      const { entryId } = await raisedFor(world);
      const slip = await slipIn(world);
      const li = await world.as(people.li);
      valueOf(await reverseBySlip(li, { slip, entryId }, kinds));
      const entry = (await recordedIn(world.db)).find(({ what }) => what === 'behalf.reverse');
      assert.equal(entry?.actorId, people.wang);
    });
  });

  test('it opens what stands on it and nothing else that was done for her', async () => {
    await inWorld(async (world) => {
      await raisedFor(world);
      const slip = await slipIn(world);
      world.forward({ minutes: 1 });
      const later = await raisedFor(world, '窗戶關不緊，請人看看。');
      const wanted = { slip, entryId: later.entryId };
      const refused = await reverseBySlip(world.asVisitor(), wanted, kinds);
      assert.equal(refusalOf(refused), 'not_found');
    });
  });

  test('it lends no office: a worker’s slip is a resident’s slip', async () => {
    await inWorld(async (world) => {
      const { entryId } = await raisedFor(world);
      const slip = await slipIn(world);
      let seen = visitor;
      const looking = {
        ...matterDeeds,
        reversers: {
          raise: async (context: Context) => {
            seen = context.subject;
            return { ok: true, value: {} } as const;
          },
        },
      };
      const wanted = { slip: { ...slip, personId: people.wang }, entryId };
      valueOf(await reverseBySlip(world.asVisitor(), wanted, [looking]));
      assert.deepEqual(seen.grants, []);
      assert.deepEqual(seen.organisationIds, []);
      assert.deepEqual(
        seen.homes.map(({ householdId }) => householdId),
        [household(3, 2, 201)],
      );
    });
  });
});

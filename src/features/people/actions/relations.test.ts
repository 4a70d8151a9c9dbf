import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { contextOn } from '#test/app.ts';
import { rolledBack } from '#test/database.ts';
import {
  contextOf,
  household,
  makeWorld,
  people,
  places,
  recordedIn,
  refusalOf,
  telephones,
} from '#test/world.ts';
import { insertResidence } from '#/features/people/store/residences.ts';
import { listHelpers } from '#/features/people/store/relations.ts';
import { endConsent, listFamily, mayRecordFor, recordConsent } from './relations.ts';
import type { Consent } from './relations.ts';

const RELATION = '019cf000-0000-7000-8000-000000000031';
const day = (text: string) => Temporal.PlainDate.from(text);

const own: Consent = {
  personId: people.wang,
  helper: { kind: 'telephone', address: telephones.li },
  kind: 'neighbour',
  way: undefined,
  consentedOn: undefined,
  endsOn: undefined,
};
const told: Consent = { ...own, way: 'telephone', consentedOn: day('2026-11-20') };

describe('consent one gives oneself', () => {
  test('holds at once, as given online today, and is recorded', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const wang = await contextOf(tx, people.wang);
      const recorded = await recordConsent(wang, own);
      assert.ok(recorded.ok);
      const { helperId, consentWay, consentedOn, recordedBy, endsAt } = recorded.value;
      assert.deepEqual(
        [helperId, consentWay, consentedOn.toString(), recordedBy, endsAt],
        [people.li, 'online', '2026-11-22', people.wang, undefined],
      );
      const [entry] = await recordedIn(tx);
      assert.deepEqual([entry?.what, entry?.subjectId], ['people.record_consent', people.wang]);
    });
  });

  test('says online today whatever else the form claims', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const wang = await contextOf(tx, people.wang);
      const recorded = await recordConsent(wang, { ...told, way: 'paper' });
      assert.equal(recorded.ok && recorded.value.consentWay, 'online');
    });
  });

  test('ends after its last day', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const wang = await contextOf(tx, people.wang);
      const recorded = await recordConsent(wang, { ...own, endsOn: day('2026-12-31') });
      const endsAt = recorded.ok ? recorded.value.endsAt : undefined;
      assert.equal(endsAt?.toString(), '2026-12-31T16:00:00Z');
      const held = async (at: Temporal.Instant) =>
        (await listHelpers(tx, people.wang, at)).some(({ helperId }) => helperId === people.li);
      assert.ok(endsAt);
      assert.equal(await held(endsAt.subtract({ seconds: 1 })), true);
      assert.equal(await held(endsAt), false);
    });
  });

  test('goes to nobody by an address that is unknown or one’s own', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const chen = await contextOf(tx, people.chen);
      const consent = { ...own, personId: people.chen };
      for (const address of ['+8613999999999', telephones.chen]) {
        const tried = await recordConsent(chen, {
          ...consent,
          helper: { kind: 'telephone', address },
        });
        assert.equal(refusalOf(tried), 'helper_not_found', address);
      }
    });
  });

  test('goes to those one lives with, chosen by name', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const wang = await contextOf(tx, people.wang);
      const stranger = await recordConsent(wang, { ...own, helper: { id: people.he } });
      assert.equal(refusalOf(stranger), 'helper_not_found');
      await insertResidence(tx, {
        id: '019cf000-0000-7000-8000-000000000096',
        householdId: household(3, 2, 201),
        communityId: places.community,
        personId: people.he,
        relation: 'family',
        since: day('2026-01-01'),
        until: undefined,
      });
      assert.deepEqual(
        (await listFamily(wang, people.wang)).map(({ id }) => id),
        [people.he],
      );
      const family = await recordConsent(wang, { ...own, helper: { id: people.he } });
      assert.equal(refusalOf(family), undefined);
    });
  });

  test('is not given twice to the same helper', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const wang = await contextOf(tx, people.wang);
      const lin = { kind: 'telephone', address: telephones.lin } as const;
      const again = await recordConsent(wang, { ...own, helper: lin });
      assert.equal(refusalOf(again), 'already_helper');
    });
  });
});

describe('consent the counter records', () => {
  test('says who recorded it, the day and the way', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const zhuang = await contextOf(tx, people.zhuang);
      const recorded = await recordConsent(zhuang, told);
      assert.ok(recorded.ok);
      const { consentWay, consentedOn, recordedBy } = recorded.value;
      assert.deepEqual(
        [consentWay, consentedOn.toString(), recordedBy],
        ['telephone', '2026-11-20', people.zhuang],
      );
    });
  });

  test('needs a day that is not ahead and a way that is not online', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const zhuang = await contextOf(tx, people.zhuang);
      const wrong: readonly (readonly [Partial<Consent>, string])[] = [
        [{ way: undefined }, 'no_consent'],
        [{ way: 'online' }, 'no_consent'],
        [{ consentedOn: undefined }, 'no_consent'],
        [{ consentedOn: day('2026-11-23') }, 'consent_in_future'],
        [{ endsOn: day('2026-11-21') }, 'term_backwards'],
      ];
      for (const [change, refusal] of wrong) {
        assert.equal(refusalOf(await recordConsent(zhuang, { ...told, ...change })), refusal);
      }
    });
  });

  test('is not recorded by who is to act', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const zhuang = await contextOf(tx, people.zhuang);
      const helper = { kind: 'telephone', address: telephones.zhuang } as const;
      const tried = await recordConsent(zhuang, { ...told, helper });
      assert.equal(refusalOf(tried), 'consent_by_helper');
    });
  });

  test('is recorded by the counter and the steward, not by a building leader', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const may = async (personId: string) =>
        mayRecordFor(await contextOf(tx, personId), people.wang);
      assert.equal(await may(people.zhuang), true);
      assert.equal(await may(people.wu), true);
      assert.equal(await may(people.chen), false);
      assert.equal(await may(people.xu), false);
      assert.equal(await may(people.he), false);
      const nobody = '019cf000-0000-7000-8000-000000000999';
      assert.equal(await mayRecordFor(await contextOf(tx, people.zhuang), nobody), false);
    });
  });

  test('is for people of the own community', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const xu = await contextOf(tx, people.xu);
      assert.equal(refusalOf(await recordConsent(xu, told)), 'not_found');
      const nobody = { ...told, personId: '019cf000-0000-7000-8000-000000000999' };
      assert.equal(refusalOf(await recordConsent(xu, nobody)), 'not_found');
    });
  });

  test('is not recorded while acting for somebody, nor by a visitor', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const zhuang = await contextOf(tx, people.zhuang, { actingForId: people.wang });
      assert.equal(refusalOf(await recordConsent(zhuang, told)), 'only_oneself');
      assert.equal(refusalOf(await recordConsent(contextOn(tx), own)), 'only_oneself');
    });
  });
});

describe('the end of consent', () => {
  test('either of the two ends it, and the counter', async () => {
    for (const who of [people.lin, people.wang, people.zhuang]) {
      await rolledBack(async (tx) => {
        await makeWorld(tx);
        const ended = await endConsent(await contextOf(tx, who), RELATION);
        assert.equal(ended.ok && ended.value.personId, people.wang);
        const now = Temporal.Instant.from('2026-11-22T12:00:00Z');
        assert.deepEqual(await listHelpers(tx, people.wang, now), []);
        assert.equal((await recordedIn(tx))[0]?.what, 'people.end_consent');
      });
    }
  });

  test('nobody else ends it, and nobody twice', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      for (const who of [people.li, people.chen, people.xu]) {
        assert.equal(refusalOf(await endConsent(await contextOf(tx, who), RELATION)), 'not_found');
      }
      assert.equal(refusalOf(await endConsent(contextOn(tx), RELATION)), 'not_found');
      const wang = await contextOf(tx, people.wang);
      await endConsent(wang, RELATION);
      assert.equal(refusalOf(await endConsent(wang, RELATION)), 'not_found');
    });
  });

  test('the daughter gives it up also while she acts for her mother', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const lin = await contextOf(tx, people.lin, { actingForId: people.wang });
      assert.equal(refusalOf(await endConsent(lin, RELATION)), undefined);
    });
  });
});

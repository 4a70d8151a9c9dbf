import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SaidLevel } from '#/features/volunteers/model.ts';
import { sql } from 'kysely';
import { rolledBack } from '#test/database.ts';
import { addMissingAbilities } from './abilities.ts';
import { findHelpers } from './many.ts';
import { findSetting, saveLimits, saveSkills } from './settings.ts';

const NOW = Temporal.Instant.from('2026-11-23T04:00:00Z');
const HERE = '220102001001';
const idOf = (number: number) => `019cf000-0000-7000-8000-${String(number).padStart(12, '0')}`;

test('what several have set and can do is found at once, without who does not help', () =>
  rolledBack(async (db) => {
    const names = { hant: '會', hans: '会', en: 'Can' };
    const codes = ['electrical', 'plumbing'];
    await addMissingAbilities(
      db,
      codes.map((code) => ({ code, icon: 'hand', names, needsProof: code === 'plumbing' })),
    );
    for (const number of [1, 2]) {
      const personId = idOf(number);
      const anchor = { communityId: HERE, buildingId: 'b1', gridId: undefined, point: undefined };
      const limits = { ...anchor, languages: [], groups: undefined, quiet: undefined };
      await saveLimits(db, { personId, limits: { ...limits, weeklyCap: undefined } }, NOW);
    }
    const skills = new Map<string, SaidLevel>([
      ['electrical', 'able'],
      ['plumbing', 'learning'],
    ]);
    await saveSkills(db, { personId: idOf(1), communityId: HERE, skills });
    const found = await findHelpers(db, [idOf(1), idOf(2), idOf(3)], NOW);
    assert.deepEqual([...found.keys()].toSorted(), [idOf(1), idOf(2)]);
    assert.deepEqual([...(found.get(idOf(1))?.able ?? [])], ['electrical'], 'not what is learned');
    assert.deepEqual([...(found.get(idOf(2))?.able ?? [])], []);
    const both = new Map<string, SaidLevel>(codes.map((code) => [code, 'able']));
    await saveSkills(db, { personId: idOf(1), communityId: HERE, skills: both });
    const ableNow = async () => [
      ...((await findHelpers(db, [idOf(1)], NOW)).get(idOf(1))?.able ?? []),
    ];
    assert.deepEqual(await ableNow(), ['electrical'], 'plumbing needs a proof here');
    await sql`insert into volunteers.proof (community_id, id, person_id, ability, kind, what,
        organisation_id, recorded_by, began_at, ends_at)
      values (${HERE}, ${idOf(9)}, ${idOf(1)}, 'plumbing', 'shown', '證', ${idOf(8)}, ${idOf(7)},
        ${NOW.subtract({ hours: 1 })}, ${NOW.add({ hours: 1 })})`.execute(db);
    assert.deepEqual((await ableNow()).toSorted(), codes);
    const { able, ...setting } = found.get(idOf(2)) ?? { able: new Set() };
    assert.equal(able.size, 0);
    assert.deepEqual(setting, await findSetting(db, idOf(2)));
    assert.equal((await findHelpers(db, [], NOW)).size, 0);
  }));

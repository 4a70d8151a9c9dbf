import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Db } from '#/platform/db/pool.ts';
import { rolledBack } from '#test/database.ts';
import { contextOf, household, makeWorld, people, refusalOf, telephones } from '#test/world.ts';
import { inGroups } from '#/features/people/rules/paper-codes.ts';
import { issueHouseholdCode, readHouseholdCode } from './household-code.ts';
import { seekPeople } from './seek.ts';

const HOME = household(3, 2, 201);

async function inPeople(work: (tx: Db) => Promise<void>): Promise<void> {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    await work(tx);
  });
}

async function codeOfHome(tx: Db): Promise<string> {
  const chen = await contextOf(tx, people.chen);
  await issueHouseholdCode(chen, HOME);
  const read = await readHouseholdCode(chen, HOME);
  return (read.ok && read.value.code?.digits) || '';
}

test('somebody is found by the telephone they sign in with, however it is written', () =>
  inPeople(async (tx) => {
    const chen = await contextOf(tx, people.chen);
    const { lin } = telephones;
    for (const text of [
      lin,
      lin.replace('+86', ''),
      ` ${lin.replace('+86', '').slice(0, 3)} ${lin.slice(6)}`,
    ]) {
      const found = await seekPeople(chen, text);
      assert.deepEqual(found.ok && found.value, [people.lin], text);
    }
  }));

test('a household is found by its code, with all who live in it', () =>
  inPeople(async (tx) => {
    const chen = await contextOf(tx, people.chen);
    const digits = await codeOfHome(tx);
    const found = await seekPeople(chen, inGroups(digits));
    assert.ok(found.ok && found.value.length > 0);
    const again = await seekPeople(chen, digits);
    assert.deepEqual(again, found);
  }));

test('whatever finds nobody is answered alike', () =>
  inPeople(async (tx) => {
    const chen = await contextOf(tx, people.chen);
    const digits = await codeOfHome(tx);
    const wrong = `${digits.slice(0, -1)}${(Number(digits.at(-1)) + 1) % 10}`;
    for (const text of ['13900000000', 'nobody@example.org', wrong, '1234', '陳志明', '?']) {
      assert.equal(refusalOf(await seekPeople(chen, text)), 'person_not_found', text);
    }
  }));

test('how often one seeks is limited, found or not, and the next hour begins anew', () =>
  inPeople(async (tx) => {
    const chen = await contextOf(tx, people.chen);
    for (let time = 1; time <= 20; time += 1) {
      const sought = await seekPeople(chen, time % 2 === 0 ? telephones.lin : '13900000000');
      assert.notEqual(refusalOf(sought), 'too_many_requests', String(time));
    }
    assert.equal(refusalOf(await seekPeople(chen, telephones.lin)), 'too_many_requests');
    assert.equal(refusalOf(await seekPeople(chen, '13900000000')), 'too_many_requests');
    const zhuang = await contextOf(tx, people.zhuang);
    assert.equal((await seekPeople(zhuang, telephones.lin)).ok, true);
    const later = { ...chen, now: chen.now.add({ hours: 1 }) };
    assert.equal((await seekPeople(later, telephones.lin)).ok, true);
  }));

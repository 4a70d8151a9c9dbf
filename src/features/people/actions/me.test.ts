import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listSessions } from '#/platform/auth/sessions.ts';
import { contextOn } from '#test/app.ts';
import { rolledBack } from '#test/database.ts';
import { contextOf, makeWorld, people, recordedIn, refusalOf } from '#test/world.ts';
import { findPerson } from '#/features/people/store/persons.ts';
import { chooseLanguage, endOtherOwnSessions, endOwnSession } from './me.ts';

test('a chosen language is kept, recorded, and changes nothing else', async () => {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    const before = await findPerson(tx, people.chen);
    const chosen = await chooseLanguage(await contextOf(tx, people.chen), 'en');
    assert.deepEqual(chosen, { ok: true, value: { language: 'en' } });
    assert.deepEqual(await findPerson(tx, people.chen), { ...before, language: 'en' });
    assert.equal((await recordedIn(tx))[0]?.what, 'people.choose_language');
  });
});

test('who acts for somebody chooses their own language, not the other’s', async () => {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    const lin = await contextOf(tx, people.lin, { actingForId: people.wang });
    await chooseLanguage(lin, 'en');
    assert.equal((await findPerson(tx, people.lin))?.language, 'en');
    assert.equal((await findPerson(tx, people.wang))?.language, 'zh-Hant');
  });
});

test('a visitor and somebody without a record choose no language', async () => {
  await rolledBack(async (tx) => {
    assert.equal(refusalOf(await chooseLanguage(contextOn(tx), 'en')), 'not_found');
    const nobody = await contextOf(tx, people.chen);
    assert.equal(refusalOf(await chooseLanguage(nobody, 'en')), 'not_found');
  });
});

test('one ends another session of one’s own, and is told when it is this one', async () => {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    const [here, there] = [await contextOf(tx, people.chen), await contextOf(tx, people.chen)];
    const other = await endOwnSession(here, there.subject.sessionId ?? '');
    assert.deepEqual(other, { ok: true, value: { isThisOne: false } });
    const own = await endOwnSession(here, here.subject.sessionId ?? '');
    assert.deepEqual(own, { ok: true, value: { isThisOne: true } });
    assert.deepEqual(await listSessions(tx, people.chen, here.now), []);
  });
});

test('nobody ends the session of somebody else, or one that is over', async () => {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    const [chen, li] = [await contextOf(tx, people.chen), await contextOf(tx, people.li)];
    const sessionId = li.subject.sessionId ?? '';
    assert.equal(refusalOf(await endOwnSession(chen, sessionId)), 'not_found');
    assert.equal(refusalOf(await endOwnSession(contextOn(tx), sessionId)), 'not_found');
    await endOwnSession(li, sessionId);
    assert.equal(refusalOf(await endOwnSession(li, sessionId)), 'not_found');
  });
});

test('one signs out everywhere else at once, and it is recorded', async () => {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    const here = await contextOf(tx, people.chen);
    await contextOf(tx, people.chen);
    await contextOf(tx, people.chen);
    const wu = await contextOf(tx, people.wu);
    assert.deepEqual(await endOtherOwnSessions(here), { ok: true, value: { ended: 2 } });
    const left = await listSessions(tx, people.chen, here.now);
    assert.deepEqual(
      left.map(({ id }) => id),
      [here.subject.sessionId],
    );
    assert.equal((await listSessions(tx, people.wu, wu.now)).length, 1);
    assert.equal((await recordedIn(tx)).at(-1)?.what, 'people.end_other_sessions');
  });
});

test('a visitor signs nobody out', async () => {
  await rolledBack(async (tx) => {
    assert.equal(refusalOf(await endOtherOwnSessions(contextOn(tx))), 'not_found');
  });
});

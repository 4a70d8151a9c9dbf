import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { AFTERNOON, memberId, openMusterSite, teams } from '#test/muster-site.ts';
import type { MusterSite } from '#test/muster-site.ts';
import { people, places } from '#test/world.ts';
import { MOST_SHOWN } from '#/features/musters/model.ts';
import { insertAsked, listAskedOf, noteCame, noteSeen, saveAnswer } from './asked.ts';
import { findSame, insertMuster, listLeft, listMade } from './musters.ts';

const NOW = Temporal.Instant.from(AFTERNOON);

describe('lists of calls to many', () => {
  let site: MusterSite;
  before(async () => {
    site = await openMusterSite();
    for (let number = 0; number < MOST_SHOWN + 5; number += 1) await make(number);
  });
  after(() => site.app.close());

  const keyOf = (number: number) => ({
    communityId: places.community,
    id: `019cf000-0000-7000-8000-00000000d${String(number).padStart(3, '0')}`,
  });
  /** The n-th begins n hours from now; every third goes to the other team, made by its leader. */
  const make = async (number: number) => {
    const isOther = number % 3 === 0;
    await insertMuster(site.app.db, {
      ...keyOf(number),
      title: `第 ${number} 次`,
      meetingPlace: '2號門',
      note: undefined,
      areaId: places.community,
      startsAt: NOW.add({ hours: number + 1 }),
      wanted: 3,
      madeBy: isOther ? people.chen : people.li,
      madeAt: NOW,
      organisationIds: isOther ? [teams.flood] : [teams.red],
    });
    await insertAsked(site.app.db, keyOf(number), { personIds: [memberId(1)], at: NOW });
  };
  const since = NOW.subtract({ hours: 1 });
  const numbersOf = (titles: readonly string[]) =>
    titles.map((title) => Number(title.replaceAll(/\D/g, '')));

  test('one’s own and those of one’s teams, the last to begin first, so many', async () => {
    const { db } = site.app;
    const own = await listMade(db, { personId: people.li, organisationIds: [], since });
    const numbers = numbersOf(own.map(({ title }) => title));
    assert.ok(numbers.every((number) => number % 3 !== 0));
    assert.deepEqual(
      numbers,
      numbers.toSorted((a, b) => b - a),
    );
    const all = await listMade(db, {
      personId: people.li,
      organisationIds: [teams.flood, teams.red],
      since,
    });
    assert.equal(all.length, MOST_SHOWN);
    assert.equal(new Set(all.map(({ id }) => id)).size, MOST_SHOWN, 'each once');
    const none = await listMade(db, { personId: people.wang, organisationIds: [], since });
    assert.deepEqual(none, []);
  });

  test('what began long ago is not shown', async () => {
    const { db } = site.app;
    const late = { personId: people.li, organisationIds: [], since: NOW.add({ hours: 34 }) };
    const shown = await listMade(db, late);
    assert.deepEqual(numbersOf(shown.map(({ title }) => title)), [34]);
    const asked = await listAskedOf(db, { personId: memberId(1), since: NOW.add({ hours: 34 }) });
    assert.deepEqual(numbersOf(asked.map(({ muster }) => muster.title)), [34, 33]);
  });

  test('those one was asked by tell what one is in them', async () => {
    const { db } = site.app;
    const said = { personId: memberId(1), answer: 'yes', at: NOW } as const;
    await saveAnswer(db, keyOf(34), { ...said, seating: 'coming' });
    await saveAnswer(db, keyOf(33), { ...said, seating: 'reserve' });
    const asked = await listAskedOf(db, { personId: memberId(1), since });
    assert.equal(asked.length, MOST_SHOWN);
    assert.deepEqual(
      asked.slice(0, 3).map(({ seating }) => seating),
      ['coming', 'reserve', undefined],
    );
    assert.deepEqual(await listAskedOf(db, { personId: memberId(2), since }), []);
  });

  test('seen counts once; who was there is noted of those who were to come', async () => {
    const { db } = site.app;
    const seen = { personId: memberId(1), at: NOW };
    assert.equal(await noteSeen(db, keyOf(1), seen), true);
    assert.equal(await noteSeen(db, keyOf(1), { ...seen, at: NOW.add({ hours: 1 }) }), false);
    assert.equal(await noteSeen(db, keyOf(1), { ...seen, personId: memberId(9) }), false);
    assert.equal(await noteCame(db, keyOf(34), [memberId(1), memberId(2)]), 1);
    assert.equal(await noteCame(db, keyOf(33), [memberId(1)]), 0, 'who stood in line');
  });

  test('what was left, the longest first, and what is the same', async () => {
    const { db } = site.app;
    const left = await listLeft(db, NOW.add({ hours: 3 }), 2);
    assert.deepEqual(left, [keyOf(0).id, keyOf(1).id]);
    const same = {
      communityId: places.community,
      madeBy: people.li,
      title: '第 1 次',
      startsAt: NOW.add({ hours: 2 }),
    };
    assert.equal(await findSame(db, same), keyOf(1).id);
    assert.equal(await findSame(db, { ...same, madeBy: people.chen }), undefined);
    await sql`update musters.muster set ended_at = ${NOW}, ended_as = 'held'
      where id = ${keyOf(1).id}`.execute(db);
    assert.equal(await findSame(db, same), undefined, 'it is over');
    assert.deepEqual(await listLeft(db, NOW.add({ hours: 3 }), 9), [keyOf(0).id, keyOf(2).id]);
  });
});

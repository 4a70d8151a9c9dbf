import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { sql } from 'kysely';
import { openRosterSite, TEAM } from '#test/roster-site.ts';
import type { RosterSite } from '#test/roster-site.ts';
import { people, places } from '#test/world.ts';
import { findFeed, findOwnFeed, insertFeed, revokeFeed } from './feeds.ts';
import { endSwap, findOpenSwap, findSwap, insertSwap, listSwapsFor } from './swaps.ts';

const NOW = Temporal.Instant.from('2026-11-23T15:40:00Z');
const idOf = (number: number) =>
  `019cf000-0000-7000-8000-0000005${String(number).padStart(5, '0')}`;

describe('what is kept of shifts that are passed on', () => {
  let site: RosterSite;
  let stands: readonly { readonly id: string; readonly personId: string }[];
  before(async () => {
    site = await openRosterSite();
    const id = await site.draw();
    await site.addNights(id);
    for (const { browser } of site.members) await site.sayYes(browser, id);
    await site.chen.api(`POST /rosters/${id}/suggestion`, { way: 'fair' });
    await site.chen.api(`POST /rosters/${id}/publication`, {});
    const { rows } = await sql<{ id: string; personId: string }>`
      select id, person_id as "personId" from rosters.stand where state = 'taken'
      order by begins_at`.execute(site.calls.app.db);
    stands = rows;
    assert.equal(stands.length, 3);
  });
  after(() => site.calls.app.close());
  beforeEach(() => sql`delete from rosters.swap`.execute(site.calls.app.db));

  const add = async (number: number, askedId?: string) => {
    const standId = stands[number]?.id ?? '';
    const { db } = site.calls.app;
    const id = idOf(number);
    const key = { communityId: places.community, id };
    const isNew = await insertSwap(db, {
      ...key,
      standId,
      askedId,
      returnStandId: undefined,
      askedAt: NOW,
    });
    return { ...key, isNew, standId };
  };
  const listFor = async (personId: string, organisationIds: readonly string[] = []) =>
    (await listSwapsFor(site.calls.app.db, { personId, organisationIds, now: NOW })).map(
      ({ id }) => id,
    );

  test('a place is asked for once at a time, and again when that has ended', async () => {
    const { db } = site.calls.app;
    const first = await add(0, stands[1]?.personId);
    assert.equal(first.isNew, true);
    const again = {
      ...first,
      id: idOf(9),
      askedId: undefined,
      returnStandId: undefined,
      askedAt: NOW,
    };
    assert.equal(await insertSwap(db, again), false);
    assert.equal((await findOpenSwap(db, first.standId))?.id, first.id);
    const by = stands[1]?.personId ?? '';
    assert.equal(await endSwap(db, first, { state: 'declined', at: NOW, by }), true);
    assert.equal(await endSwap(db, first, { state: 'declined', at: NOW, by }), false);
    assert.equal(await findOpenSwap(db, first.standId), undefined);
    assert.equal((await findSwap(db, first.id))?.state, 'declined');
    assert.equal(await insertSwap(db, again), true);
  });

  test('whoever is asked finds it; what is asked of all, their team', async () => {
    const [one, two, three] = stands;
    assert.ok(one !== undefined && two !== undefined && three !== undefined);
    const named = await add(0, two.personId);
    const open = await add(2);
    assert.deepEqual(await listFor(two.personId), [named.id]);
    assert.deepEqual(await listFor(two.personId, [TEAM]), [named.id, open.id], 'the next first');
    assert.deepEqual(await listFor(one.personId, [TEAM]), [open.id]);
    assert.deepEqual(await listFor(three.personId, [TEAM]), [], 'not their own, nor of others');
    assert.deepEqual(await listFor(people.li), []);
  });

  test('what has begun, was left, or is of a roster that ended is not found', async () => {
    const { db } = site.calls.app;
    const two = stands[1]?.personId ?? '';
    const swap = await add(0, two);
    const later = { personId: two, organisationIds: [], now: NOW.add({ hours: 24 * 30 }) };
    assert.deepEqual(await listSwapsFor(db, later), []);
    await sql`update rosters.stand set state = 'given_up' where id = ${swap.standId}`.execute(db);
    assert.deepEqual(await listFor(two), []);
    await sql`update rosters.stand set state = 'taken' where id = ${swap.standId}`.execute(db);
    assert.deepEqual(await listFor(two), [swap.id]);
    await sql`update rosters.roster set state = 'ended', ended_at = ${NOW}`.execute(db);
    assert.deepEqual(await listFor(two), []);
    await sql`update rosters.roster set state = 'published', ended_at = null`.execute(db);
  });

  test('the database keeps anybody from taking over what was asked of another', async () => {
    const { db } = site.calls.app;
    const swap = await add(0, stands[1]?.personId);
    const stranger = { state: 'agreed', at: NOW, by: people.li } as const;
    await assert.rejects(endSwap(db, swap, stranger), /check/);
    const open = await add(1);
    assert.equal(await endSwap(db, open, stranger), true, 'of all it may be anybody');
  });
});

describe('what is kept of calendars', () => {
  let site: RosterSite;
  before(async () => {
    site = await openRosterSite();
  });
  after(() => site.calls.app.close());
  beforeEach(() => sql`delete from rosters.feed`.execute(site.calls.app.db));

  const hash = (fill: number) => Buffer.alloc(32, fill);
  const feed = (number: number, personId: string) => ({
    communityId: places.community,
    id: idOf(number),
    personId,
    organisationId: undefined,
    tokenHash: hash(number),
    madeAt: NOW,
  });

  test('is found by its person and by the hash of its address, until it is closed', async () => {
    const { db } = site.calls.app;
    await insertFeed(db, feed(1, people.chen));
    const own = { personId: people.chen, organisationId: undefined };
    const found = { communityId: places.community, id: idOf(1), ...own };
    assert.deepEqual(
      await findOwnFeed(db, { personId: people.chen, organisationId: undefined }),
      found,
    );
    assert.deepEqual(await findFeed(db, hash(1)), found);
    assert.equal(await findFeed(db, hash(2)), undefined);
    assert.equal(
      await findOwnFeed(db, { personId: people.li, organisationId: undefined }),
      undefined,
    );
    const closing = { ...own, at: NOW };
    assert.equal(await revokeFeed(db, closing), true);
    assert.equal(await revokeFeed(db, closing), false);
    assert.equal(await findFeed(db, hash(1)), undefined);
    assert.equal(
      await findOwnFeed(db, { personId: people.chen, organisationId: undefined }),
      undefined,
    );
  });

  test('two never share an address, and a hash of another length is none', async () => {
    const { db } = site.calls.app;
    await insertFeed(db, feed(1, people.chen));
    const same = { ...feed(2, people.li), tokenHash: hash(1) };
    await assert.rejects(insertFeed(db, same), /unique/);
    const short = { ...feed(3, people.li), tokenHash: Buffer.alloc(16, 3) };
    await assert.rejects(insertFeed(db, short), /check/);
  });

  test('closing one’s own leaves those of others', async () => {
    const { db } = site.calls.app;
    await insertFeed(db, feed(1, people.chen));
    await insertFeed(db, feed(2, people.li));
    await revokeFeed(db, { personId: people.chen, organisationId: undefined, at: NOW });
    assert.equal((await findFeed(db, hash(2)))?.personId, people.li);
  });

  test('a calendar that was closed may be opened anew, at another address', async () => {
    const { db } = site.calls.app;
    await insertFeed(db, feed(1, people.chen));
    await revokeFeed(db, { personId: people.chen, organisationId: undefined, at: NOW });
    await insertFeed(db, feed(2, people.chen));
    assert.equal(
      (await findOwnFeed(db, { personId: people.chen, organisationId: undefined }))?.id,
      idOf(2),
    );
    assert.equal(await findFeed(db, hash(1)), undefined);
  });

  test('that of a team is none of one’s own, and closes for itself', async () => {
    const { db } = site.calls.app;
    await insertFeed(db, { ...feed(1, people.chen), organisationId: TEAM });
    assert.equal((await findFeed(db, hash(1)))?.organisationId, TEAM);
    assert.equal(
      await findOwnFeed(db, { personId: people.chen, organisationId: undefined }),
      undefined,
    );
    assert.equal(
      await revokeFeed(db, { personId: people.chen, organisationId: undefined, at: NOW }),
      false,
    );
    const ofTeam = { personId: people.chen, organisationId: TEAM };
    assert.equal((await findOwnFeed(db, ofTeam))?.id, idOf(1));
    assert.equal(await revokeFeed(db, { ...ofTeam, at: NOW }), true);
    assert.equal(await findOwnFeed(db, ofTeam), undefined);
  });
});

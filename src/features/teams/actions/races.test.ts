import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { sql } from 'kysely';
import { listMembers, teamsOf } from '#/features/teams/index.ts';
import { people, telephones } from '#test/world.ts';
import { codeOf, HERE, openTeamSite, teams } from '#test/team-site.ts';
import type { TeamSite } from '#test/team-site.ts';

/* Two who press at once: one thing happens, and the other hears why theirs did not. */

const ROUNDS = 8;
let site: TeamSite;

async function openCount(): Promise<number> {
  const { rows } = await sql<{ readonly count: number }>`
    select count(*)::int as count from teams.membership where left_at is null
  `.execute(site.app.db);
  return rows[0]?.count ?? 0;
}

describe('two at once', () => {
  before(async () => {
    site = await openTeamSite();
  });
  after(() => site.app.close());
  beforeEach(() => site.forget());

  const rounds = async (round: () => Promise<void>) => {
    for (let time = 0; time < ROUNDS; time += 1) {
      await site.forget();
      await round();
    }
  };
  const asked = async () => {
    await site.li.api(`POST ${HERE}/requests`);
    return (await site.seenBy(site.chen)).requests[0]?.id ?? '';
  };

  test('who asks twice at once waits once', async () => {
    await rounds(async () => {
      const both = await Promise.all([1, 2].map(() => site.li.api(`POST ${HERE}/requests`)));
      assert.deepEqual(both.map(codeOf).toSorted(), ['already_asked', undefined]);
      assert.equal((await site.seenBy(site.chen)).requests.length, 1);
    });
  });

  test('a request that is taken back while it is answered ends as one of the two', async () => {
    await rounds(async () => {
      const id = await asked();
      const [yes, back] = await Promise.all([
        site.chen.api(`POST ${HERE}/requests/${id}/answer`, { says: 'yes' }),
        site.li.api(`DELETE ${HERE}/requests`),
      ]);
      const isIn = (await teamsOf(site.app.db, people.li)).length === 1;
      assert.deepEqual([yes.status, back.status], isIn ? [200, back.status] : [yes.status, 200]);
      assert.notEqual(yes.status === 200, back.status === 200, 'one of them, and not both');
      assert.equal(codeOf(isIn ? back : yes), 'not_waiting');
    });
  });

  test('who is let in and says yes to an invitation at once is in once', async () => {
    await rounds(async () => {
      await site.chen.api(`POST ${HERE}/invitations`, { address: telephones.li, note: '電工' });
      const invitation = (await site.seenBy(site.li)).mine?.invitation?.id ?? '';
      const request = await asked();
      const both = await Promise.all([
        site.chen.api(`POST ${HERE}/requests/${request}/answer`, { says: 'yes' }),
        site.li.api(`POST ${HERE}/invitations/${invitation}/answer`, { says: 'yes' }),
      ]);
      assert.ok(both.some(({ status }) => status === 200));
      const known = new Set(['already_in_team', 'not_waiting', undefined]);
      assert.ok(both.every((one) => known.has(String(codeOf(one) ?? '') || undefined)));
      assert.equal(await openCount(), 1);
    });
  });

  test('who is entered at two counters at once is in once', async () => {
    const wang = { personId: people.wang, agreedBy: people.wang, agreedWay: 'paper' };
    const wu = await site.app.signIn(people.wu);
    await rounds(async () => {
      const both = await Promise.all(
        [site.zhuang, wu].map((browser) => browser.api(`POST ${HERE}/members`, wang)),
      );
      assert.deepEqual(both.map(codeOf).toSorted(), ['already_in_team', undefined]);
      assert.equal(await openCount(), 1);
    });
  });

  test('who leaves while they are let go has left once, by one of the two', async () => {
    await rounds(async () => {
      await site.join(site.li);
      const both = await Promise.all([
        site.li.api(`DELETE ${HERE}/membership`),
        site.chen.api(`DELETE ${HERE}/members/${people.li}`, { reason: '搬走了' }),
      ]);
      assert.deepEqual(both.map(codeOf).toSorted(), ['not_in_team', undefined]);
      assert.equal(await openCount(), 0);
    });
  });

  test('who comes back twice at once is in once', async () => {
    await rounds(async () => {
      await site.join(site.li);
      await site.li.api(`DELETE ${HERE}/membership`);
      const both = await Promise.all(
        [1, 2].map(() => site.li.api(`POST ${HERE}/membership/return`)),
      );
      assert.deepEqual(both.map(codeOf).toSorted(), ['already_in_team', undefined]);
      assert.equal(await openCount(), 1);
    });
  });
});

describe('the same key', () => {
  before(async () => {
    site = await openTeamSite();
  });
  after(() => site.app.close());
  beforeEach(() => site.forget());

  test('asks once, however often it is sent', async () => {
    const key = crypto.randomUUID();
    const first = await site.li.api(`POST ${HERE}/requests`, {}, key);
    const again = await site.li.api(`POST ${HERE}/requests`, {}, key);
    assert.deepEqual([again.status, again.body], [first.status, first.body]);
    assert.deepEqual(await site.recorded(), ['teams.ask']);
  });

  test('leaves once, and does not leave again after coming back', async () => {
    await site.join(site.li);
    const key = crypto.randomUUID();
    await site.li.api(`DELETE ${HERE}/membership`, undefined, key);
    await site.li.api(`POST ${HERE}/membership/return`);
    await site.li.api(`DELETE ${HERE}/membership`, undefined, key);
    const now = site.app.clock.now();
    assert.equal((await listMembers(site.app.db, teams.mending, now)).length, 1);
  });

  test('invites once, however often it is sent', async () => {
    const key = crypto.randomUUID();
    const body = { address: '13911112222', note: '電工' };
    await site.chen.api(`POST ${HERE}/invitations`, body, key);
    await site.chen.api(`POST ${HERE}/invitations`, body, key);
    assert.equal((await site.seenBy(site.chen)).invitations.length, 1);
  });
});

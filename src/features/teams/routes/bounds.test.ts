import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { sql } from 'kysely';
import { MAX_NOTE, MAX_WORDS, MOST_ABILITIES } from '#/features/teams/model.ts';
import { people, telephones } from '#test/world.ts';
import { codeOf, HERE, openTeamSite, teams } from '#test/team-site.ts';
import type { TeamSite } from '#test/team-site.ts';

/* What is too long, too much or nonsense, and who is nobody. */

let site: TeamSite;

async function rowsOf(table: string): Promise<number> {
  const { rows } = await sql<{ readonly count: number }>`
    select count(*)::int as count from ${sql.table(`teams.${table}`)}`.execute(site.app.db);
  return rows[0]?.count ?? 0;
}

describe('the edge of what is sent', () => {
  before(async () => {
    site = await openTeamSite();
  });
  after(() => site.app.close());
  beforeEach(() => site.forget());

  test('words are three hundred characters at most, whoever writes them', async () => {
    const [most, over] = ['字'.repeat(MAX_WORDS), '字'.repeat(MAX_WORDS + 1)];
    const requests = `POST ${HERE}/requests` as const;
    assert.equal((await site.li.api(requests, { words: over })).status, 422);
    assert.equal(await rowsOf('request'), 0);
    assert.equal((await site.li.api(requests, { words: most })).status, 200);
    const [request] = (await site.seenBy(site.chen)).requests;
    const answer = `POST ${HERE}/requests/${request?.id ?? ''}/answer` as const;
    assert.equal((await site.chen.api(answer, { says: 'no', words: over })).status, 422);
    assert.equal((await site.chen.api(answer, { says: 'no', words: most })).status, 200);
    assert.equal((await site.seenBy(site.li)).mine?.declined, most);
  });

  test('a note is forty characters at most, and an invitation needs one', async () => {
    const invitations = `POST ${HERE}/invitations` as const;
    const invite = (note: string) => site.chen.api(invitations, { address: telephones.li, note });
    assert.equal((await invite('')).status, 422);
    assert.equal((await invite('字'.repeat(MAX_NOTE + 1))).status, 422);
    assert.equal(await rowsOf('invitation'), 0);
    assert.equal((await invite('字'.repeat(MAX_NOTE))).status, 200);
  });

  test('an e-mail address invites as a number does, and other words do not', async () => {
    const invitations = `POST ${HERE}/invitations` as const;
    const invite = (address: string) => site.chen.api(invitations, { address, note: '電工' });
    assert.equal((await invite('wu@example.org')).status, 200);
    const wu = await site.app.signIn(people.wu);
    assert.ok((await site.seenBy(wu)).mine?.invitation !== undefined);
    for (const address of ['電工', '12', '@', '']) {
      assert.equal((await invite(address)).status, 422, address);
    }
  });

  test('abilities are as many as a list has, and are codes', async () => {
    const say = (abilities: readonly string[]) =>
      site.chen.api(`PUT ${HERE}`, { words: '修燈', abilities });
    const many = Array.from({ length: MOST_ABILITIES + 1 }, () => 'electrical');
    assert.equal((await say(many)).status, 422);
    assert.equal((await say(['Electrical repair'])).status, 422);
    assert.equal((await say([])).status, 200);
  });

  test('an answer is yes or no, and a way is one of four', async () => {
    await site.li.api(`POST ${HERE}/requests`);
    const [request] = (await site.seenBy(site.chen)).requests;
    const answer = `POST ${HERE}/requests/${request?.id ?? ''}/answer` as const;
    for (const says of ['maybe', '', undefined]) {
      assert.equal((await site.chen.api(answer, { says })).status, 422, String(says));
    }
    const wang = { personId: people.wang, agreedBy: people.wang };
    for (const agreedWay of ['oneself', 'standing', 'dream', undefined]) {
      const sent = await site.zhuang.api(`POST ${HERE}/members`, { ...wang, agreedWay });
      assert.equal(sent.status, 422, String(agreedWay));
    }
    assert.equal(await rowsOf('membership'), 0);
  });

  test('an id that is none is nothing, and changes nothing', async () => {
    for (const [call, body] of [
      ['GET /organisations/x/team', undefined],
      ['POST /organisations/x/team/requests', {}],
      [`POST ${HERE}/requests/x/answer`, { says: 'yes' }],
      [`DELETE ${HERE}/members/x`, { reason: '緣由' }],
    ] as const) {
      assert.ok([404, 422].includes((await site.chen.api(call, body)).status), call);
    }
    assert.deepEqual(await site.recorded(), []);
  });

  test('whoever has not signed in does nothing here', async () => {
    const visitor = site.app.visit();
    const id = people.li;
    for (const [call, body] of [
      [`POST ${HERE}/requests`, {}],
      [`DELETE ${HERE}/requests`, undefined],
      [`POST ${HERE}/requests/${id}/answer`, { says: 'yes' }],
      [`DELETE ${HERE}/membership`, undefined],
      [`POST ${HERE}/membership/return`, undefined],
      [`PUT ${HERE}/membership`, { sharesTelephone: true }],
      [`POST ${HERE}/invitations`, { address: telephones.li, note: '電工' }],
      [`DELETE ${HERE}/invitations/${id}`, undefined],
      [`POST ${HERE}/invitations/${id}/answer`, { says: 'yes' }],
      [`PUT ${HERE}`, { words: '修燈', abilities: [] }],
      [`POST ${HERE}/members`, { personId: id, agreedBy: id, agreedWay: 'paper' }],
      [`DELETE ${HERE}/members/${id}`, { reason: '緣由' }],
      ['GET /me/teams', undefined],
      [`GET ${HERE}/members/${id}`, undefined],
      [`GET ${HERE}/requests/${id}`, undefined],
    ] as const) {
      assert.equal(codeOf(await visitor.api(call, body)), 'sign_in_required', call);
    }
    assert.deepEqual(await site.recorded(), []);
  });

  test('what there is nothing of is told alike, for a club and for nothing at all', async () => {
    for (const id of [teams.club, people.li]) {
      const here = `/organisations/${id}/team` as const;
      for (const [call, body] of [
        [`GET ${here}`, undefined],
        [`POST ${here}/requests`, {}],
        [`DELETE ${here}/requests`, undefined],
        [`DELETE ${here}/membership`, undefined],
        [`POST ${here}/membership/return`, undefined],
        [`PUT ${here}/membership`, { sharesTelephone: true }],
        [`POST ${here}/invitations`, { address: telephones.li, note: '電工' }],
        [`DELETE ${here}/members/${people.li}`, { reason: '緣由' }],
        [`GET ${here}/members/${people.li}`, undefined],
        [`GET ${here}/requests/${people.li}`, undefined],
      ] as const) {
        assert.equal(codeOf(await site.chen.api(call, body)), 'not_found', call);
      }
    }
  });
});

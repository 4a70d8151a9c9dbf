import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { memberId, openMusterSite } from '#test/muster-site.ts';
import type { MusterSite } from '#test/muster-site.ts';
import { people } from '#test/world.ts';
import { openNotice } from './read.ts';

describe('what members of a team are told', () => {
  let site: MusterSite;
  before(async () => {
    site = await openMusterSite();
  });
  after(() => site.app.close());

  const answer = async (number: number, id: string, said: 'yes' | 'no') => {
    site.app.clock.forward({ seconds: 1 });
    const member = await site.member(number);
    assert.equal((await member.api(`POST /musters/${id}/answer`, { answer: said })).status, 200);
  };

  test('of a call, when it is their turn, when it is off: each once, and of nobody', async () => {
    const id = await site.call({ wanted: 1, title: '搬沙袋' });
    await answer(1, id, 'yes');
    await answer(2, id, 'yes');
    await answer(1, id, 'no');
    site.app.clock.forward({ seconds: 1 });
    await site.leader.api(`POST /musters/${id}/standing-down`, { words: '雨停了' });
    assert.deepEqual(await site.told(memberId(1)), ['muster_asked']);
    assert.deepEqual(await site.told(memberId(2)), [
      'muster_asked',
      'muster_moved_up',
      'muster_off',
    ]);
    assert.deepEqual(await site.told(memberId(3)), ['muster_asked']);
    assert.deepEqual(await site.told(people.li), []);
    assert.deepEqual(await site.told(memberId(2)), [
      'muster_asked',
      'muster_moved_up',
      'muster_off',
    ]);
    const { rows } = await sql<{ topic: string; matter: string | null }>`
      select distinct topic, matter_id as matter from notices.notice`.execute(site.app.db);
    assert.deepEqual(rows, [{ topic: 'calls', matter: null }]);
  });

  test('leads to the calls to many', async () => {
    const { rows } = await sql<{ id: string }>`
      select id from notices.notice where person_id = ${memberId(2)}`.execute(site.app.db);
    assert.equal(rows.length, 3);
    for (const { id } of rows) {
      const opened = await openNotice(site.contextOf(memberId(2), site.app.db), id);
      assert.ok(opened.ok);
      assert.deepEqual(opened.value, { address: '/musters', isHidden: false });
    }
  });
});

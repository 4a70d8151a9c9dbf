import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { sql } from 'kysely';
import { openRosterSite } from '#test/roster-site.ts';
import type { RosterSite } from '#test/roster-site.ts';
import { people } from '#test/world.ts';

let site: RosterSite;
before(async () => {
  site = await openRosterSite();
});
after(() => site.calls.app.close());
beforeEach(() => site.forget());

/** Who has to hear of the latest entry of a verb, by number. */
async function toldOf(verb: string): Promise<readonly string[]> {
  const { rows } = await sql<{ data: { told?: readonly string[] } }>`
    select data from platform.journal where feature = 'rosters' and verb = ${verb}
    order by at desc, id desc limit 1`.execute(site.calls.app.db);
  return (rows[0]?.data.told ?? []).toSorted();
}

async function draft(): Promise<string> {
  const id = await site.draw();
  await site.addNights(id);
  return id;
}

const firstOf = async (id: string) =>
  (await site.seenBy(site.chen, id)).days[0]?.shifts[0]?.id ?? '';

describe('who hears of what happens in a roster', () => {
  test('all of the team with its first kind of shift, and with no other', async () => {
    const id = await draft();
    const all = [people.chen, ...site.members.map((one) => one.id)].toSorted();
    assert.deepEqual(await toldOf('add_kind'), all);
    site.calls.app.clock.forward({ minutes: 1 });
    await site.addNights(id, { name: '早班', from: '06:00', to: '08:00' });
    assert.deepEqual(await toldOf('add_kind'), []);
  });

  test('those who are on it when it is published, and nobody while it is a draft', async () => {
    const id = await draft();
    const [one] = site.members;
    await site.sayYes(one.browser, id);
    await site.chen.api(`POST /rosters/${id}/suggestion`);
    assert.deepEqual(await toldOf('suggest'), []);
    const shift = await firstOf(id);
    const seat = (await site.seenBy(site.chen, id)).days[0]?.shifts[0]?.seats[0];
    await site.chen.api(`DELETE /stands/${seat?.standId}`);
    assert.deepEqual(await toldOf('clear'), []);
    await site.chen.api(`PUT /shifts/${shift}/places/1/1`, { personId: one.id });
    assert.deepEqual(await toldOf('place'), []);
    await site.chen.api(`POST /rosters/${id}/publication`);
    assert.deepEqual(await toldOf('publish'), [one.id]);
  });

  test('who is put on or taken off afterwards', async () => {
    const id = await draft();
    await site.chen.api(`POST /rosters/${id}/publication`);
    const shift = await firstOf(id);
    const [one] = site.members;
    await site.chen.api(`PUT /shifts/${shift}/places/1/1`, { personId: one.id });
    assert.deepEqual(await toldOf('place'), [one.id]);
    const [offer] = (await site.mineOf(one.browser)).offers;
    await one.browser.api(`POST /stands/${offer?.standId}/answer`, { answer: 'no' });
    assert.deepEqual(await toldOf('decline'), [people.chen], 'the leader, of a no');
    await one.browser.api(`POST /shifts/${shift}/stands`);
    assert.deepEqual(await toldOf('take'), [people.chen]);
    const [own] = (await site.mineOf(one.browser)).taken;
    await site.chen.api(`DELETE /stands/${own?.standId}`);
    assert.deepEqual(await toldOf('clear'), [one.id]);
  });

  test('of a gap those who could stand in and the leader, not who left nor who cannot', async () => {
    const id = await draft();
    await site.chen.api(`POST /rosters/${id}/publication`);
    const shift = await firstOf(id);
    const [one, two, three] = site.members;
    await one.browser.api(`POST /shifts/${shift}/stands`);
    await three.browser.api('PUT /me/volunteering/rest', { until: '2026-12-30' });
    const [own] = (await site.mineOf(one.browser)).taken;
    await one.browser.api(`DELETE /stands/${own?.standId}/promise`);
    assert.deepEqual(await toldOf('give_up'), [people.chen, two.id].toSorted());
    await three.browser.api('DELETE /me/volunteering/rest');
  });

  test('who said no to this very shift is not asked again to stand in', async () => {
    const id = await draft();
    await site.chen.api(`POST /rosters/${id}/publication`);
    const shift = await firstOf(id);
    const [one, two, three] = site.members;
    await site.chen.api(`PUT /shifts/${shift}/places/1/1`, { personId: two.id });
    const [offer] = (await site.mineOf(two.browser)).offers;
    await two.browser.api(`POST /stands/${offer?.standId}/answer`, { answer: 'no' });
    await one.browser.api(`POST /shifts/${shift}/stands`);
    const [own] = (await site.mineOf(one.browser)).taken;
    await one.browser.api(`DELETE /stands/${own?.standId}/promise`);
    assert.deepEqual(await toldOf('give_up'), [people.chen, three.id].toSorted());
  });

  test('all who stand by in what is ahead, when it ends', async () => {
    const id = await draft();
    await site.chen.api(`POST /rosters/${id}/publication`);
    const [one] = site.members;
    await one.browser.api(`POST /shifts/${await firstOf(id)}/stands`);
    await site.chen.api(`DELETE /rosters/${id}/publication`);
    assert.deepEqual(await toldOf('end'), [one.id]);
  });

  test('no entry of the journal says why, or names anybody but by number', async () => {
    const id = await draft();
    await site.chen.api(`POST /rosters/${id}/publication`);
    const { rows } = await sql<{ text: string }>`
      select data::text as text from platform.journal where feature = 'rosters'`.execute(
      site.calls.app.db,
    );
    assert.ok(rows.length > 2);
    for (const { text } of rows) assert.doesNotMatch(text, /鄰居|陳|夜班|十二月/);
  });
});

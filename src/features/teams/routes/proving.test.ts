import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { sql } from 'kysely';
import { listCallable } from '#/features/volunteers/index.ts';
import { people, places } from '#test/world.ts';
import { codeOf, HERE, openTeamSite } from '#test/team-site.ts';
import type { TeamSite } from '#test/team-site.ts';

/* From the page on which somebody writes what they saw to the call that asks whom they saw. */

let site: TeamSite;
const MEMBER = `${HERE}/members/${people.li}` as const;
const LICENCE = { ability: 'electrical', what: '低壓電工證', until: '2026-12-22' };

describe('from a licence to a call', () => {
  before(async () => {
    site = await openTeamSite();
    await sql`update places.place set lon = 118.1, lat = 24.45
      where id = ${places.community}`.execute(site.app.db);
  });
  after(() => site.app.close());
  beforeEach(async () => {
    await site.forget();
    await sql`delete from volunteers.proof`.execute(site.app.db);
    await site.join(site.li);
    await site.li.api('PUT /me/volunteering', { anchor: places.otherBuilding });
    await site.li.api('PUT /me/volunteering/skills', { able: ['electrical'], learning: [] });
    await site.li.api('PUT /me/volunteering/duty', { hours: 12 });
  });

  const called = async (ability: string) => {
    const found = await listCallable(site.app.db, {
      near: { lon: 118.1, lat: 24.45 },
      communityIds: [places.community],
      ability: [ability],
      group: 'mending',
      at: site.app.clock.now(),
      localMinuteOfWeek: 0,
      localTime: '12:00',
      notMeeting: [],
      except: [],
      limit: 5,
    });
    return found.map(({ personId, abilities }) => [personId, abilities.get(ability)]);
  };

  test('who says that they can is not called for the electricity until a licence was seen', async () => {
    assert.deepEqual(await called('electrical'), []);
    const page = await site.chen.open(MEMBER);
    assert.match(page.text, /name="what"/);
    const sent = await site.chen.send(`${MEMBER}/proofs`, LICENCE, { from: MEMBER });
    assert.deepEqual([sent.status, sent.location], [303, MEMBER]);
    assert.match((await site.chen.open(MEMBER)).text, /記下了。到期前三十天會提醒本人/);
    assert.deepEqual(await called('electrical'), [[people.li, 'proven']]);
  });

  test('one that is taken out again calls nobody', async () => {
    await site.chen.api(`POST ${MEMBER}/proofs`, LICENCE);
    const page = await site.chen.open(MEMBER);
    const [, address = ''] = /action="([^"]*\/proofs\/[^"?]+)/.exec(page.text) ?? [];
    const gone = await site.chen.send(address, {}, { from: MEMBER, method: 'DELETE' });
    assert.equal(gone.location, MEMBER);
    assert.match((await site.chen.open(MEMBER)).text, /去掉了/);
    assert.deepEqual(await called('electrical'), []);
  });

  test('a training calls nobody for the electricity, and is said beside what one can do', async () => {
    const course = { ability: 'electrical', what: '用電安全', heldOn: '2026-11-20' };
    const typed = { ...course, until: '2027-11-20', personIds: people.li };
    const sent = await site.chen.send(`${HERE}/trainings`, typed, { from: HERE });
    assert.deepEqual([sent.status, sent.location], [303, HERE]);
    assert.match((await site.chen.open(HERE)).text, /培訓記下了/);
    assert.deepEqual(await called('electrical'), []);
    assert.match((await site.li.open('/me/volunteering')).text, /參加過培訓 · 用電安全/);
  });

  test('where no proof is needed a training makes who took part come before others', async () => {
    await site.li.api('PUT /me/volunteering/skills', { able: ['health'], learning: [] });
    assert.deepEqual(await called('health'), [[people.li, 'able']]);
    const course = { ability: 'health', what: '急救培訓', heldOn: '2026-11-20' };
    const body = { ...course, until: '2027-11-20', personIds: [people.li] };
    await site.chen.api(`POST ${HERE}/trainings`, body);
    assert.deepEqual(await called('health'), [[people.li, 'trained']]);
  });

  test('who stops helping is called for nothing, and what was seen of them goes', async () => {
    await site.chen.api(`POST ${MEMBER}/proofs`, LICENCE);
    await site.li.api('DELETE /me/volunteering');
    assert.deepEqual(await called('electrical'), []);
    const { rows } = await sql`select from volunteers.proof`.execute(site.app.db);
    assert.equal(rows.length, 0);
  });

  test('a program is given what was seen by its name, and no number', async () => {
    await site.chen.api(`POST ${MEMBER}/proofs`, LICENCE);
    const { proofs, choices } = Object((await site.chen.api(`GET ${MEMBER}`)).body);
    assert.deepEqual(Object.keys(proofs[0]).toSorted(), ['endsAt', 'id', 'kind', 'names', 'what']);
    assert.equal(proofs[0].endsAt, '2026-12-22T16:00:00Z');
    assert.ok(choices.length > 5);
  });

  test('what is wrong is said in the form, which stays unfolded with what was typed', async () => {
    const typed = { ...LICENCE, until: '2026-11-01' };
    const sent = await site.chen.send(`${MEMBER}/proofs`, typed, { from: MEMBER });
    assert.match(sent.text, /這一天已經過了/);
    assert.match(sent.text, /value="低壓電工證"/);
    assert.match(sent.text, /<details[^>]*open/);
    const none = await site.chen.api(`POST ${MEMBER}/proofs`, { ...LICENCE, ability: 'X' });
    assert.equal(none.status, 422);
  });

  test('a member who has left keeps what was seen of them, and the team sees it no more', async () => {
    await site.chen.api(`POST ${MEMBER}/proofs`, LICENCE);
    await site.li.api(`DELETE ${HERE}/membership`);
    assert.equal(codeOf(await site.chen.api(`GET ${MEMBER}`)), 'not_found');
    assert.deepEqual(await called('electrical'), [[people.li, 'proven']]);
    assert.match((await site.li.open('/me/volunteering')).text, /低壓電工證/);
  });
});

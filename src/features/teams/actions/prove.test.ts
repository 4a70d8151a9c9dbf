import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { sql } from 'kysely';
import { listProofs } from '#/features/volunteers/index.ts';
import { people, places } from '#test/world.ts';
import { codeOf, HERE, openTeamSite, teams } from '#test/team-site.ts';
import type { TeamSite } from '#test/team-site.ts';

let site: TeamSite;
const LICENCE = { ability: 'electrical', what: '低壓電工證', until: '2027-11-22' };

describe('what members showed and learned', () => {
  before(async () => {
    site = await openTeamSite();
  });
  after(() => site.app.close());
  beforeEach(async () => {
    await site.forget();
    for (const table of ['proof', 'skill', 'watch', 'volunteer']) {
      await sql`delete from ${sql.table(`volunteers.${table}`)}`.execute(site.app.db);
    }
    await site.join(site.li);
  });

  const held = async (personId: string = people.li) =>
    listProofs(site.app.db, [personId], site.app.clock.now());
  const note = (browser: TeamSite['chen'], more: object = {}) =>
    browser.api(`POST ${HERE}/members/${people.li}/proofs`, { ...LICENCE, ...more });

  describe('a licence', () => {
    test('is noted by who leads the team, with who saw it and until the end of its day', async () => {
      assert.equal((await note(site.chen)).status, 200);
      const [proof] = await held();
      assert.deepEqual(
        [proof?.kind, proof?.what, proof?.ability, proof?.recordedBy, proof?.organisationId],
        ['shown', '低壓電工證', 'electrical', people.chen, teams.mending],
      );
      // Midnight in Shanghai, when the last day is over.
      assert.equal(proof?.endsAt.toString(), '2027-11-22T16:00:00Z');
      assert.ok((await site.recorded()).includes('teams.note_proof'));
    });

    test('is noted by the counter, too, and by nobody else', async () => {
      assert.equal((await note(site.zhuang)).status, 200);
      const xu = await site.app.signIn(people.xu);
      assert.equal(codeOf(await note(xu)), 'not_allowed');
      const lin = await site.app.signIn(people.lin);
      assert.equal(codeOf(await note(lin)), 'not_allowed');
      assert.equal((await held()).length, 1);
    });

    test('is nobody’s own to note or to take out', async () => {
      await site.join(site.chen);
      const own = `${HERE}/members/${people.chen}/proofs` as const;
      assert.equal(codeOf(await site.chen.api(`POST ${own}`, LICENCE)), 'not_oneself');
      await site.zhuang.api(`POST ${own}`, LICENCE);
      const [proof] = await held(people.chen);
      const gone = await site.chen.api(`DELETE ${own}/${proof?.id ?? ''}`);
      assert.equal(codeOf(gone), 'not_oneself');
      assert.doesNotMatch((await site.chen.open(`${HERE}/members/${people.chen}`)).text, /記錯了/);
    });

    test('is of a member, of an ability there is, and holds today', async () => {
      const stranger = `POST ${HERE}/members/${people.lin}/proofs` as const;
      assert.equal(codeOf(await site.chen.api(stranger, LICENCE)), 'not_in_team');
      assert.equal(codeOf(await note(site.chen, { ability: 'flying' })), 'unknown_choice');
      assert.equal(codeOf(await note(site.chen, { until: '2026-11-21' })), 'proof_backwards');
      assert.equal(codeOf(await note(site.chen, { until: '2036-11-23' })), 'proof_too_long');
      assert.equal((await note(site.chen, { until: '2026-11-22' })).status, 200, 'to this evening');
      assert.equal((await note(site.chen, { until: '2036-11-22' })).status, 200, 'for ten years');
    });

    test('is no number: what is too long, or nothing, is asked for again', async () => {
      for (const what of ['', '證'.repeat(61)]) {
        assert.equal((await note(site.chen, { what })).status, 422);
      }
      const page = `${HERE}/members/${people.li}`;
      const typed = { ...LICENCE, until: 'someday' };
      const sent = await site.chen.send(`${page}/proofs`, typed, { from: page });
      assert.equal(sent.status, 422);
      assert.match(sent.text, /低壓電工證/);
      assert.match(sent.text, /<details[^>]*open/);
    });

    test('is read by the member on their own page, and marked for who leads the team', async () => {
      await site.li.api('PUT /me/volunteering', { anchor: places.otherBuilding });
      await site.li.api('PUT /me/volunteering/skills', { able: ['electrical'], learning: [] });
      assert.doesNotMatch((await site.li.open('/me/volunteering')).text, /低壓電工證/);
      await note(site.chen);
      const own = await site.li.open('/me/volunteering');
      assert.match(own.text, /看過證件 · 低壓電工證 · 到2027年11月22日/);
      assert.match((await site.chen.open(HERE)).text, /修電 · 看過證件/);
      const { text } = await site.chen.open(`${HERE}/members/${people.li}`);
      assert.match(text, /修電 · 看過證件/);
    });

    test('falls back by itself when it ends', async () => {
      await site.li.api('PUT /me/volunteering', { anchor: places.otherBuilding });
      await site.li.api('PUT /me/volunteering/skills', { able: ['electrical'], learning: [] });
      await note(site.chen, { until: '2026-12-22' });
      site.app.clock.set('2026-12-22T15:59:59Z');
      assert.match((await site.chen.open(HERE)).text, /修電 · 看過證件/);
      site.app.clock.set('2026-12-22T16:00:00Z');
      assert.doesNotMatch((await site.chen.open(HERE)).text, /看過證件/);
      assert.deepEqual(await held(), []);
    });

    test('that was a mistake is taken out, once, by the team that noted it', async () => {
      await note(site.chen);
      const [proof] = await held();
      const address = `${HERE}/members/${people.li}/proofs/${proof?.id ?? ''}` as const;
      const other = `DELETE /organisations/${teams.other}/team/members/${people.li}/proofs/${
        proof?.id ?? ''
      }` as const;
      assert.equal(codeOf(await site.zhuang.api(other)), 'not_found');
      assert.equal(codeOf(await site.li.api(`DELETE ${address}`)), 'not_allowed');
      assert.equal((await site.chen.api(`DELETE ${address}`)).status, 200);
      assert.equal(codeOf(await site.chen.api(`DELETE ${address}`)), 'not_found');
      assert.deepEqual(await held(), []);
    });
  });

  describe('a training', () => {
    const course = {
      ability: 'health',
      what: '急救培訓',
      heldOn: '2026-11-20',
      until: '2027-11-20',
    };
    const train = (browser: TeamSite['chen'], more: object = {}) =>
      browser.api(`POST ${HERE}/trainings`, { ...course, personIds: [people.li], ...more });

    test('is on the record of each who took part, from its day on', async () => {
      const lin = await site.app.signIn(people.lin);
      await site.join(lin);
      const personIds = [people.li, people.lin, people.li];
      assert.equal((await train(site.chen, { personIds })).status, 200);
      for (const personId of [people.li, people.lin]) {
        const proofs = await held(personId);
        assert.equal(proofs.length, 1);
        assert.deepEqual([proofs[0]?.kind, proofs[0]?.what], ['training', '急救培訓']);
        assert.equal(proofs[0]?.beganAt.toString(), '2026-11-19T16:00:00Z');
      }
      assert.match((await site.li.open(`/me/volunteering`)).text, /志願|幫忙/);
    });

    test('gives the level of who was taught, beside their own word alone', async () => {
      await train(site.chen);
      const page = `${HERE}/members/${people.li}`;
      assert.doesNotMatch((await site.chen.open(page)).text, /· 參加過培訓 修/);
      await site.li.api('PUT /me/volunteering', { anchor: places.otherBuilding });
      await site.li.api('PUT /me/volunteering/skills', { able: ['health'], learning: [] });
      assert.match((await site.chen.open(HERE)).text, /· 參加過培訓/);
    });

    test('is noted by who leads the team alone, of its members, once it was held', async () => {
      for (const browser of [site.li, site.zhuang]) {
        assert.equal(codeOf(await train(browser)), 'not_allowed');
      }
      const strangers = [people.li, people.wang];
      assert.equal(codeOf(await train(site.chen, { personIds: strangers })), 'not_in_team');
      assert.equal(codeOf(await train(site.chen, { ability: 'flying' })), 'unknown_choice');
      assert.equal(codeOf(await train(site.chen, { heldOn: '2026-11-23' })), 'training_in_future');
      assert.equal(codeOf(await train(site.chen, { until: '2026-11-01' })), 'proof_backwards');
      assert.equal(codeOf(await train(site.chen, { until: '2040-01-01' })), 'proof_too_long');
      assert.equal((await train(site.chen, { personIds: [] })).status, 422);
      assert.deepEqual(await held(), []);
    });

    test('keeps what was typed when nobody was ticked', async () => {
      const sent = await site.chen.send(`${HERE}/trainings`, course, { from: HERE });
      assert.equal(sent.status, 422);
      assert.match(sent.text, /急救培訓/);
      assert.match(sent.text, /value="2026-11-20"/);
    });
  });
});

import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { sql } from 'kysely';
import { volunteersLeaver } from '#/features/volunteers/index.ts';
import { volunteersHoldings } from '#/features/volunteers/store/holdings.ts';
import { findSetting } from '#/features/volunteers/store/settings.ts';
import { actFor, listSessions } from '#/platform/auth/sessions.ts';
import { readHolding } from '#/platform/personal/holding.ts';
import type { Browser } from '#test/app.ts';
import { people, places, recordedIn, telephones } from '#test/world.ts';
import { codeOf, HERE, openVolunteerSite } from '#test/volunteer-site.ts';
import type { VolunteerSite } from '#test/volunteer-site.ts';

let site: VolunteerSite;

describe('nobody sees, and all of it goes', () => {
  before(async () => {
    site = await openVolunteerSite();
  });
  after(() => site.app.close());
  beforeEach(() => site.forget());

  describe('whom one would rather not meet', () => {
    const avoid = (browser: Browser, address: string, note = '樓上') =>
      browser.api(`POST ${HERE}/avoidances`, { address, note });

    test('is answered and shown alike, whether the number is anybody’s or not', async () => {
      await site.begin(site.chen);
      const known = await avoid(site.chen, telephones.li);
      const unknown = await avoid(site.chen, '13999999999');
      assert.deepEqual([known.status, known.body], [unknown.status, unknown.body]);
      const { avoidances } = await site.ownOf(site.chen);
      assert.deepEqual(
        avoidances?.map(({ note }) => note),
        ['樓上', '樓上'],
      );
      const { text } = await site.chen.open(HERE);
      assert.match(text, /登記裡有沒有這個號碼，這裡不會說/);
      assert.doesNotMatch(text, /13800138007|李/);
      const { rows } = await sql<{ readonly other_id: string | null }>`
        select other_id from volunteers.avoidance order by noted_at, id`.execute(site.app.db);
      assert.deepEqual(new Set(rows.map((row) => row.other_id)), new Set([people.li, null]));
    });

    test('is taken out again by nobody else', async () => {
      await site.begin(site.chen);
      await avoid(site.chen, telephones.li);
      const id = (await site.ownOf(site.chen)).avoidances?.[0]?.id ?? '';
      const li = await site.app.signIn(people.li);
      await site.begin(li, { anchor: places.otherBuilding });
      assert.equal((await li.api(`DELETE ${HERE}/avoidances/${id}`)).status, 404);
      assert.equal((await site.chen.api(`DELETE ${HERE}/avoidances/${id}`)).status, 200);
      assert.deepEqual((await site.ownOf(site.chen)).avoidances, []);
    });

    test('is twenty at most, and has to be a number or an address', async () => {
      await site.begin(site.chen);
      assert.equal((await avoid(site.chen, 'the one upstairs')).status, 422);
      await sql`insert into volunteers.avoidance
        select ${places.community}, gen_random_uuid(), ${people.chen}, null, '樓上', now()
        from generate_series(1, 20)`.execute(site.app.db);
      const full = await avoid(site.chen, telephones.li);
      assert.equal(codeOf(full), 'too_many_avoided');
    });

    test('is shown to nobody who acts for them, who may set the rest', async () => {
      const lin = await site.app.signIn(people.lin);
      const context = site.app.context();
      const [session] = await listSessions(site.app.db, people.lin, context.now);
      await actFor(site.app.db, session?.id ?? '', { personId: people.wang, way: 'standing' });
      assert.equal((await site.begin(lin)).status, 200);
      const own = await site.ownOf(lin);
      assert.equal(own.avoidances, undefined);
      assert.doesNotMatch((await lin.open(HERE)).text, /不想碰到的人/);
      assert.equal(codeOf(await avoid(lin, telephones.li)), 'only_oneself');
      const out = await lin.api(`DELETE ${HERE}/avoidances/${people.li}`);
      assert.equal(codeOf(out), 'only_oneself');
      const [entry] = await recordedIn(site.app.db);
      assert.deepEqual([entry?.actorId, entry?.personId], [people.lin, people.wang]);
      assert.ok((await findSetting(site.app.db, people.wang)) !== undefined);
    });
  });

  describe('stopping', () => {
    test('takes everything out by one press, without a reason', async () => {
      await site.begin(site.chen);
      await site.chen.api(`PUT ${HERE}/skills`, { able: ['electrical'], learning: [] });
      await site.chen.api(`PUT ${HERE}/duty`, { hours: 2 });
      await site.chen.api(`POST ${HERE}/avoidances`, { address: telephones.li, note: '樓上' });
      const sent = await site.chen.send(HERE, {}, { from: HERE, method: 'DELETE' });
      assert.equal(sent.location, HERE);
      assert.match((await site.chen.open(HERE)).text, /已經全部去掉了/);
      for (const holding of volunteersHoldings) {
        assert.deepEqual(await readHolding(site.app.db, holding, people.chen), [], holding.code);
      }
      assert.deepEqual(await site.sheets(), []);
      assert.ok((await site.recorded()).includes('volunteers.stop'));
    });

    test('leaves nothing to stop, to change or to take out', async () => {
      for (const [call, body] of [
        [`DELETE ${HERE}`, undefined],
        [`PUT ${HERE}/duty`, { hours: 1 }],
        [`DELETE ${HERE}/duty`, undefined],
        [`PUT ${HERE}/rest`, { until: '2026-12-01' }],
        [`DELETE ${HERE}/rest`, undefined],
        [`POST ${HERE}/hours`, { days: [1], from: '08:00', to: '09:00' }],
        [`DELETE ${HERE}/hours/0`, undefined],
        [`POST ${HERE}/avoidances`, { address: telephones.li, note: '樓上' }],
        [`DELETE ${HERE}/avoidances/${people.li}`, undefined],
      ] as const) {
        assert.equal(codeOf(await site.chen.api(call, body)), 'not_volunteering', call);
      }
    });

    test('is said in the form, too, where somebody has stopped meanwhile', async () => {
      const sent = await site.chen.send(`${HERE}/duty`, {}, { from: HERE, method: 'DELETE' });
      assert.match(sent.text, /您還沒有報名幫忙，或者已經退出了/);
    });
  });

  test('who leaves the neighbourhood is nowhere any more, also in the notes of others', async () => {
    const li = await site.app.signIn(people.li);
    await site.begin(li, { anchor: places.otherBuilding });
    await site.begin(site.chen);
    await site.chen.api(`POST ${HERE}/avoidances`, { address: telephones.li, note: '李大同家的' });
    await site.chen.api(`POST ${HERE}/avoidances`, {
      address: '13911112222',
      note: '李大同的哥哥',
    });
    const context = site.app.context();
    assert.equal(await volunteersLeaver.findObstacle(context, people.li), undefined);
    const gone = { personId: people.li, takesWords: false, pattern: '李大同' };
    await volunteersLeaver.forget(context, gone);
    await volunteersLeaver.forget(context, gone);
    assert.equal(await findSetting(site.app.db, people.li), undefined);
    assert.deepEqual(
      (await site.ownOf(site.chen)).avoidances?.map(({ note }) => note),
      ['＊＊＊的哥哥'],
    );
  });
});

import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { sql } from 'kysely';
import { z } from 'zod';
import { peopleEndpoints } from '#/features/people/index.ts';
import { answerClocks } from '#/features/matters/index.ts';
import { NIGHT, openCallSite } from '#test/call-site.ts';
import type { CallSite, Helper } from '#test/call-site.ts';
import type { Browser } from '#test/app.ts';
import { people } from '#test/world.ts';

const shownShape = z.object({
  part: z.string(),
  stage: z.string(),
  asked: z.int(),
  seen: z.int(),
  willing: z.int(),
  isLive: z.boolean(),
  isPressing: z.boolean(),
  isEverybody: z.boolean(),
  role: z.string().optional(),
  coming: z.object({ name: z.string().optional(), at: z.string().optional() }),
  contact: z.object({ telephone: z.string().optional() }).optional(),
  mine: z.object({ answer: z.string().optional(), isChosen: z.boolean() }).optional(),
  verbs: z.array(z.string()),
});

describe('a call as each of those in it sees it', () => {
  let site: CallSite;
  let helpers: readonly Helper[];
  before(async () => {
    site = await openCallSite(peopleEndpoints);
    helpers = await site.onDuty(5);
  });
  beforeEach(async () => {
    const { db, clock } = site.app;
    clock.set(NIGHT);
    await sql`delete from callouts.alert`.execute(db);
    await sql`delete from callouts.call`.execute(db);
    await sql`update matters.matter set profile = 'need' where profile = 'urgent'`.execute(db);
    await sql`update volunteers.volunteer set asked = '{}', last_asked_at = null,
      off_until = null, on_until = '2026-11-24T03:00:00Z'`.execute(db);
  });
  after(() => site.app.close());

  let told = 0;
  const raise = (by: Browser = site.wang) =>
    site.raise(by, { category: 'urgent_goods', words: `第 ${told++} 次` });
  const shownTo = async (by: Browser, id: string) =>
    shownShape.parse((await by.api(`GET /calls/${id}`)).body);
  const helpersOf = async (id: string): Promise<readonly Helper[]> => {
    const ids = (await site.asked(id)).map(({ personId }) => personId);
    return ids.flatMap((personId) => helpers.filter((one) => one.id === personId));
  };
  const take = async (id: string): Promise<Helper> => {
    const [first] = await helpersOf(id);
    assert.ok(first !== undefined);
    await site.answer(first, id, { minutes: 15 });
    await site.pass(20);
    return first;
  };

  test('its stages are those of the matter, to all of them alike', async () => {
    const id = await raise();
    const stages = async (goes: Browser) =>
      Promise.all(
        [site.wang, site.worker, goes].map(async (one) => (await shownTo(one, id)).stage),
      );
    const [first] = await helpersOf(id);
    assert.ok(first !== undefined);
    assert.deepEqual(await stages(first.browser), ['seeking', 'seeking', 'seeking']);
    await take(id);
    assert.deepEqual(await stages(first.browser), ['coming', 'coming', 'coming']);
    await first.browser.api(`POST /matters/${id}/start`, {});
    assert.deepEqual(await stages(first.browser), ['arrived', 'arrived', 'arrived']);
    await first.browser.api(`POST /matters/${id}/done`, { note: '送到了' });
    assert.deepEqual(await stages(first.browser), ['done', 'done', 'done']);
    await site.wang.api(`POST /matters/${id}/verdict`, { answer: 'solved', thanks: '救急了' });
    assert.equal((await shownTo(site.wang, id)).stage, 'over');
  });

  test('each has their part, and may do what goes with it', async () => {
    const id = await raise();
    const goes = await take(id);
    const wang = await shownTo(site.wang, id);
    assert.equal(wang.part, 'asker');
    assert.ok(wang.verbs.includes('withdraw') && !wang.verbs.includes('start'));
    assert.equal(wang.contact, undefined);
    const going = await shownTo(goes.browser, id);
    assert.equal(going.part, 'coming');
    assert.ok(going.verbs.includes('start') && going.verbs.includes('release'));
    assert.deepEqual(going.mine, { answer: 'yes', isChosen: true });
    assert.ok(going.contact !== undefined);
    assert.equal((await shownTo(site.worker, id)).part, 'staff');
    const [, other] = await helpersOf(id);
    assert.ok(other !== undefined);
    const left = await shownTo(other.browser, id);
    assert.deepEqual([left.part, left.verbs, left.isLive], ['asked', [], false]);
  });

  test('who comes, and when, is told to who asked; somebody else’s minutes are not', async () => {
    const id = await raise();
    await take(id);
    const { coming } = await shownTo(site.wang, id);
    assert.match(coming.name ?? '', /鄰居/);
    assert.equal(coming.at, '2026-11-23T15:55:20Z');
    await site.wang.api(`POST /matters/${id}/withdrawal`, {});
    const other = await raise();
    await site.worker.api(`POST /matters/${other}/claim`, {});
    await site.look();
    const byStaff = await shownTo(site.wang, other);
    assert.equal(byStaff.stage, 'coming');
    assert.equal(byStaff.coming.at, undefined, 'who took it over said nothing of when');
  });

  test('whoever looks is counted once, whoever answers has looked', async () => {
    const id = await raise();
    const [one, other] = await helpersOf(id);
    assert.ok(one !== undefined && other !== undefined);
    for (let look = 0; look < 2; look += 1) await shownTo(one.browser, id);
    assert.deepEqual((await shownTo(site.wang, id)).seen, 1);
    await site.answer(other, id, { answer: 'no' });
    const later = await shownTo(site.wang, id);
    assert.deepEqual([later.asked, later.seen, later.willing], [3, 2, 0]);
    await site.answer(one, id, { minutes: 5 });
    assert.equal((await shownTo(site.wang, id)).willing, 1);
    await shownTo(site.worker, id);
    assert.equal((await shownTo(site.wang, id)).seen, 2, 'staff who look are not among them');
  });

  test('how far the calling has come is told as it is', async () => {
    const id = await raise();
    const at = async () => {
      const { isEverybody, role, isPressing } = await shownTo(site.wang, id);
      return [isEverybody, role, isPressing];
    };
    assert.deepEqual(await at(), [false, undefined, false]);
    await site.pass(45);
    assert.deepEqual(await at(), [false, undefined, false]);
    await site.pass(45);
    assert.deepEqual(await at(), [true, 'building_leader', true], 'there were no more to ask');
  });

  test('the daughter asks for her mother, and sees who comes to her', async () => {
    const lin = await site.app.signIn(people.lin);
    const acting = await lin.api(`POST /acting-for/${people.wang}`, { way: 'standing' });
    assert.equal(acting.status, 200, JSON.stringify(acting.body));
    const id = await raise(lin);
    await take(id);
    assert.equal((await shownTo(lin, id)).part, 'asker');
    assert.equal((await shownTo(site.wang, id)).stage, 'coming', 'it is her mother’s call');
    await lin.api('DELETE /acting-for', {});
    const { status } = await lin.api(`GET /calls/${id}`);
    assert.equal(status, 404, 'as herself she is none of those in it');
  });

  test('who telephones the counter is called for by the counter, at once', async () => {
    const { worker } = site;
    const acting = await worker.api(`POST /acting-for/${people.wang}`, { way: 'telephone' });
    assert.equal(acting.status, 200, JSON.stringify(acting.body));
    const id = await raise(worker);
    await worker.api('DELETE /acting-for', {});
    assert.equal((await shownTo(site.wang, id)).part, 'asker');
    assert.equal((await helpersOf(id)).length, 3);
    const { rows } = await sql<{ way: string | null }>`
      select data ->> 'way' as way from platform.journal
      where feature = 'matters' and verb = 'raise' and actor_id = ${people.zhuang}`.execute(
      site.app.db,
    );
    assert.deepEqual(rows, [{ way: 'telephone' }]);
  });

  test('whoever gives it up lets others be called at once, and is not called again', async () => {
    const id = await raise();
    const first = await take(id);
    const gone = await first.browser.api(`DELETE /matters/${id}/claim`, { reason: '孩子醒了' });
    assert.equal(gone.status, 200, JSON.stringify(gone.body));
    await site.look();
    const again = await helpersOf(id);
    assert.ok(again.length > 0 && !again.some((one) => one.id === first.id));
    assert.equal((await shownTo(site.wang, id)).stage, 'seeking');
    const seen = await first.browser.api(`GET /calls/${id}`);
    assert.equal(seen.status, 404, 'nothing of it is theirs any more');
  });

  test('nobody who said solved or nothing leaves it open for ever', async () => {
    const id = await raise();
    const goes = await take(id);
    await goes.browser.api(`POST /matters/${id}/done`, { note: '好了' });
    site.app.clock.forward({ hours: 24 * 14 });
    const { rows } = await sql<{ communityId: string; id: string }>`
      select community_id as "communityId", id from matters.matter
      where profile = 'urgent'`.execute(site.app.db);
    for (const key of rows) {
      await site.app.db.transaction().execute(async (db) => {
        await answerClocks({ ...site.app.context(), db }, key);
      });
    }
    const { rows: later } = await sql<{ state: string }>`
      select state from matters.matter where profile = 'urgent'`.execute(site.app.db);
    assert.deepEqual(later, [{ state: 'unanswered' }]);
  });
});

import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { z } from 'zod';
import { actForWang, codeOf, openBehalfSite, raise } from '#test/behalf-site.ts';
import type { BehalfSite } from '#test/behalf-site.ts';
import type { Browser } from '#test/app.ts';
import { hearEverything } from '#test/heard.ts';
import { people, places } from '#test/world.ts';

/** What people who read no page hear of their matters, carried to them on paper. */
let site: BehalfSite;

before(async () => {
  site = await openBehalfSite();
});
afterEach(async () => {
  await sql`delete from behalf.slip`.execute(site.app.db);
  await sql`delete from notices.notice`.execute(site.app.db);
});
after(() => site.close());

/** The same words within minutes are one matter. */
let times = 0;

const names = z.object({ hant: z.string(), hans: z.string(), en: z.string() });
const slipShape = z.object({
  id: z.string(),
  deeds: z.array(z.object({ done: z.string() })),
  tidings: z.array(z.object({ words: names, reference: z.string().optional() })),
});
const waitingShape = z.object({
  waiting: z.array(z.object({ personId: z.string(), way: z.string(), count: z.int() })),
});

/** Has the counter raise something for the grandmother, tell her of that, and hear what follows. */
async function raisedAndTold(): Promise<{ readonly id: string; readonly zhuang: Browser }> {
  const zhuang = await site.as(people.zhuang);
  const id = await site.raiseFor(zhuang, `廚房的燈不亮了，第 ${(times += 1)} 次。`, 'in_person');
  const { id: slip } = await made(zhuang);
  assert.equal((await zhuang.api(`POST /slips/${slip}/told`, {})).status, 200);
  site.app.clock.forward({ minutes: 5 });
  return { id, zhuang };
}

async function made(browser: Browser, personId: string = people.wang) {
  const whom = { communityId: places.community };
  const { body } = await browser.api(`POST /people/${personId}/slips`, whom);
  const { id } = z.object({ id: z.string() }).parse(body);
  return slipShape.parse((await browser.api(`GET /slips/${id}`)).body);
}

async function waitingAt(browser: Browser) {
  return waitingShape.parse((await browser.api('GET /slips')).body).waiting;
}

async function claim(id: string, by: string = people.chen): Promise<void> {
  const browser = await site.as(by);
  assert.equal((await browser.api(`POST /matters/${id}/claim`, {})).status, 200);
  await hearEverything(site.app);
}

async function unread(personId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from notices.notice
    where person_id = ${personId}::uuid and read_at is null and kind = 'taken_up'`.execute(
    site.app.db,
  );
  return rows[0]?.count ?? 0;
}

describe('who never signed in hears of their matters on paper', () => {
  test('what has happened stands on a slip with its number, and is read once it was told', async () => {
    const { id, zhuang } = await raisedAndTold();
    assert.deepEqual(await waitingAt(zhuang), []);
    await claim(id);
    assert.deepEqual(await waitingAt(zhuang), [{ personId: people.wang, way: 'slip', count: 1 }]);
    const slip = await made(zhuang);
    const [reference = ''] = /\d{4}-\d+$/.exec(id) ?? [];
    assert.deepEqual(slip.deeds, []);
    assert.deepEqual(
      slip.tidings.map(({ words, reference: number }) => [words.hant, number]),
      [['有人來辦您提的事了', reference]],
    );
    assert.deepEqual(await waitingAt(zhuang), [], 'it stands on a slip');
    assert.equal(await unread(people.wang), 1, 'and is not told yet');
    await zhuang.api(`POST /slips/${slip.id}/told`, {});
    assert.equal(await unread(people.wang), 0);
  });

  test('the paper says it in the language of its person, with no code: nothing can be taken back', async () => {
    const { id, zhuang } = await raisedAndTold();
    await claim(id);
    const { id: slip } = await made(zhuang);
    const { text } = await zhuang.open(`/slips/${slip}`);
    assert.match(text, /您的事有了新進展/);
    assert.match(text, /<b>有人來辦您提的事了<\/b/);
    assert.doesNotMatch(text, /撤回用的號碼|slip-code|slip-picture/);
    await sql`update people.person set language = 'en' where id = ${people.wang}::uuid`.execute(
      site.app.db,
    );
    assert.match((await zhuang.open(`/slips/${slip}`)).text, /<div lang="en">[\s\S]*News of what/);
    await sql`update people.person set language = 'zh-Hant' where id = ${people.wang}::uuid`.execute(
      site.app.db,
    );
  });

  test('what was done in their name comes on the same sheet, and first', async () => {
    const { id, zhuang } = await raisedAndTold();
    await claim(id);
    await site.raiseFor(zhuang, '樓道的窗戶關不上。', 'telephone');
    assert.deepEqual(
      (await waitingAt(zhuang)).map(({ count }) => count),
      [2],
    );
    const slip = await made(zhuang);
    assert.deepEqual([slip.deeds.length, slip.tidings.length], [1, 1]);
    const { text } = await zhuang.open(`/slips/${slip.id}`);
    assert.match(text, /有人替您辦了事[\s\S]*另外，您關心的事有了新進展[\s\S]*有人來辦您提的事了/);
    assert.match(text, /撤回用的號碼/);
  });

  test('who carries it learns nothing that is not theirs to know: others carry that', async () => {
    const { id, zhuang } = await raisedAndTold();
    await claim(id, people.li);
    // A complaint about the building leader is hidden from the building leader.
    await sql`update matters.matter set against_person_id = ${people.chen}::uuid,
      visibility = 'staff' where reference = ${id.slice(-9)}`.execute(site.app.db);
    const chen = await site.as(people.chen);
    assert.deepEqual(await waitingAt(chen), []);
    const whom = { communityId: places.community };
    const refused = await chen.api(`POST /people/${people.wang}/slips`, whom);
    assert.equal(codeOf(refused), 'nothing_to_tell');
    assert.equal((await waitingAt(zhuang)).length, 1);
  });

  test('who reads their own page, and who wants to hear no more of it, is told nothing on paper', async () => {
    const zhuang = await site.as(people.zhuang);
    const li = await site.as(people.li);
    const own = await raise(li, '儲藏室的門鎖壞了。');
    await claim(own);
    assert.ok(!(await waitingAt(zhuang)).some(({ personId }) => personId === people.li));
    const { id } = await raisedAndTold();
    await claim(id);
    await sql`insert into notices.stop values (${people.wang}::uuid, 'mine',
      ${site.app.clock.now()})`.execute(site.app.db);
    assert.ok(!(await waitingAt(zhuang)).some(({ personId }) => personId === people.wang));
    await sql`delete from notices.stop`.execute(site.app.db);
  });

  test('who is rung up hears it by telephone, and two who prepare it at once say it once', async () => {
    const { id, zhuang } = await raisedAndTold();
    await claim(id);
    await sql`update people.person set telephone = '+8613800001111'
      where id = ${people.wang}::uuid`.execute(site.app.db);
    const told = { told: 'telephone' };
    const chosen = await zhuang.api(`PUT /people/${people.wang}/told-way`, told);
    assert.equal(chosen.status, 200, JSON.stringify(chosen.body));
    assert.deepEqual(
      (await waitingAt(zhuang)).map(({ way }) => way),
      ['telephone'],
    );
    const wu = await site.as(people.wu);
    const whom = { communityId: places.community };
    const both = await Promise.all(
      [zhuang, wu].map((one) => one.api(`POST /people/${people.wang}/slips`, whom)),
    );
    assert.deepEqual(both.map(({ status }) => status).toSorted(), [200, 409]);
    await zhuang.api(`PUT /people/${people.wang}/told-way`, { told: 'slip' });
  });

  test('acting for her is no news to her, however often it is looked at', async () => {
    const { zhuang } = await raisedAndTold();
    await actForWang(zhuang, 'in_person');
    await zhuang.api('DELETE /acting-for', {});
    await zhuang.open(`/people/${people.wang}`);
    await hearEverything(site.app);
    const slips = await waitingAt(zhuang);
    for (const { personId } of slips) assert.notEqual(personId, people.wang);
  });
});

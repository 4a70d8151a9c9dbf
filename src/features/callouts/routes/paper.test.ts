import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { sql } from 'kysely';
import { z } from 'zod';
import { peopleEndpoints } from '#/features/people/index.ts';
import { NIGHT, openCallSite } from '#test/call-site.ts';
import type { CallSite, Helper } from '#test/call-site.ts';
import { household, people } from '#test/world.ts';

const HOME = household(3, 2, 201);
const raisedShape = z.object({
  id: z.string(),
  session: z.object({ token: z.string() }).optional(),
});
const slipShape = z.object({ code: z.object({ digits: z.string() }) });
const offeredShape = z.object({
  isSignedIn: z.boolean(),
  kinds: z.array(z.object({ code: z.string() })),
  rings: z.array(z.string()),
});
const shownShape = z.object({
  part: z.string(),
  stage: z.string(),
  contact: z
    .object({ telephone: z.string().optional(), home: z.object({ hant: z.string() }) })
    .optional(),
});

describe('calling for help with the paper of a household', () => {
  let site: CallSite;
  let helpers: readonly Helper[];
  let code: string;
  before(async () => {
    site = await openCallSite(peopleEndpoints);
    helpers = await site.onDuty(3);
    code = await freshPaper();
  });
  beforeEach(async () => {
    const { db, clock } = site.app;
    clock.set(NIGHT);
    await sql`delete from platform.attempt`.execute(db);
    await sql`delete from callouts.alert`.execute(db);
    await sql`delete from callouts.call`.execute(db);
    await sql`update matters.matter set profile = 'need' where profile = 'urgent'`.execute(db);
    await sql`update volunteers.volunteer set asked = '{}', last_asked_at = null,
      off_until = null, on_until = '2026-11-24T03:00:00Z'`.execute(db);
  });
  after(() => site.app.close());

  async function freshPaper(): Promise<string> {
    const chen = await site.app.signIn(people.chen);
    await chen.api(`POST /households/${HOME}/code`, {});
    return slipShape.parse((await chen.api(`GET /households/${HOME}/code`)).body).code.digits;
  }
  const countGuests = async () => {
    const { rows } = await sql<{ count: number }>`select count(*)::int as count
      from people.person where guest_of is not null`.execute(site.app.db);
    return rows[0]?.count;
  };
  const call = async (more: object = {}) => {
    const guest = site.app.visit();
    const sent = await guest.api(`POST /h/${code}/urgent`, { category: 'urgent_goods', ...more });
    return { guest, ...sent };
  };
  /** Calls from a browser, which then goes on as the guest. */
  const enter = async (more: Readonly<Record<string, string>> = {}) => {
    const guest = site.app.visit();
    const sent = await guest.send(`/h/${code}/urgent`, { category: 'urgent_goods', ...more });
    return { guest, id: (sent.location ?? '').slice('/calls/'.length) };
  };
  const codeOf = (body: unknown): unknown => Reflect.get(Object(body), 'code');

  test('two touches after the square on the paper, and neighbours are asked', async () => {
    const guest = site.app.visit();
    const paper = await guest.open(`/h/${code}`);
    assert.match(paper.text, new RegExp(`href="/h/${code}/urgent"`));
    const page = await guest.open(`/h/${code}/urgent`);
    assert.match(page.text, /東興小區3號樓2單元201/);
    assert.match(page.text, /tel:120/);
    const sent = await guest.send(`/h/${code}/urgent`, { category: 'urgent_goods' });
    assert.match(sent.location ?? '', /^\/calls\//);
    await site.look();
    const own = await guest.open(sent.location ?? '');
    assert.equal(own.status, 200);
    assert.match(own.text, /發出去了，正在叫人/);
    const id = (sent.location ?? '').slice('/calls/'.length);
    assert.ok((await site.asked(id)).length > 0);
  });

  test('who comes is told the door and the telephone; who was only asked is not', async () => {
    const { guest, id } = await enter({ name: '小周', telephone: '138 0013 8077' });
    await site.look();
    const [first] = await site.asked(id);
    const goes = helpers.find(({ id: helperId }) => helperId === first?.personId);
    assert.ok(goes !== undefined);
    const asked = shownShape.parse((await goes.browser.api(`GET /calls/${id}`)).body);
    assert.deepEqual([asked.part, asked.contact], ['asked', undefined]);
    await site.answer(goes, id, { minutes: 5 });
    await site.pass(20);
    const going = shownShape.parse((await goes.browser.api(`GET /calls/${id}`)).body);
    assert.equal(going.contact?.telephone, '+8613800138077');
    assert.match(going.contact?.home.hant ?? '', /3號樓 2單元 201/);
    const own = shownShape.parse((await guest.api(`GET /calls/${id}`)).body);
    assert.deepEqual([own.part, own.stage], ['asker', 'coming']);
  });

  test('the guest says it got worse, confirms and thanks as any asker', async () => {
    const { guest, id } = await enter();
    await site.look();
    assert.equal((await guest.api(`POST /calls/${id}/worse`, {})).status, 200);
    await site.worker.api(`POST /matters/${id}/claim`, {});
    await site.worker.api(`POST /matters/${id}/start`, {});
    await site.worker.api(`POST /matters/${id}/done`, { note: '送到了' });
    const said = await guest.api(`POST /matters/${id}/verdict`, {
      answer: 'solved',
      thanks: '多謝',
    });
    assert.equal(said.status, 200, JSON.stringify(said.body));
    assert.equal(shownShape.parse((await guest.api(`GET /calls/${id}`)).body).stage, 'over');
  });

  test('without a name it is somebody at home, with a wrong telephone nothing is lost', async () => {
    const { body } = await call();
    const { id } = raisedShape.parse(body);
    const { rows } = await sql<{ name: string }>`select p.name from people.person p
      join matters.matter m on m.asker_id = p.id
      where m.reference = ${id.slice(id.indexOf('-') + 1)}`.execute(site.app.db);
    assert.equal(rows[0]?.name, '這一戶的人');
    const guests = await countGuests();
    const guest = site.app.visit();
    const wrong = { category: 'urgent_goods', words: '尿布用完了', telephone: '12' };
    const again = await guest.send(`/h/${code}/urgent`, wrong);
    assert.equal(again.status, 422);
    assert.match(again.text, /尿布用完了/);
    assert.equal(await countGuests(), guests);
  });

  test('a paper that opens no account any more still calls; one that was replaced does not', async () => {
    await sql`update people.household_code set uses_left = 0`.execute(site.app.db);
    const used = await site.app.visit().open(`/h/${code}`);
    assert.match(used.text, /已經不能再開帳號了/);
    assert.equal((await call()).status, 200);
    const before = code;
    code = await freshPaper();
    const old = await site.app
      .visit()
      .api(`POST /h/${before}/urgent`, { category: 'urgent_goods' });
    assert.deepEqual([old.status, codeOf(old.body)], [409, 'paper_code_wrong']);
    const page = await site.app.visit().open(`/h/${before}/urgent`);
    assert.match(page.text, /後來換過了。請對照紙上再看一次；等不及請打值班電話/);
  });

  test('a kind of call that is not offered lets nobody in', async () => {
    const guests = await countGuests();
    const { status, body } = await call({ category: 'lights' });
    assert.deepEqual([status, codeOf(body)], [409, 'category_not_here']);
    assert.equal(await countGuests(), guests);
  });

  test('the fourth call within an hour with one paper is told whom to ring', async () => {
    const sent = [await call(), await call(), await call(), await call()];
    assert.deepEqual(
      sent.map(({ status }) => status),
      [200, 200, 200, 429],
    );
    assert.equal(codeOf(sent[3]?.body), 'too_many_requests');
  });

  test('whoever is signed in calls as themselves, to that door', async () => {
    const guests = await countGuests();
    const page = offeredShape.parse((await site.wang.api(`GET /h/${code}/urgent`)).body);
    assert.equal(page.isSignedIn, true);
    const li = await site.app.signIn(people.li);
    const sent = await li.api(`POST /h/${code}/urgent`, { category: 'urgent_goods' });
    const { id, session } = raisedShape.parse(sent.body);
    assert.equal(session, undefined);
    assert.equal(await countGuests(), guests);
    assert.equal(shownShape.parse((await li.api(`GET /calls/${id}`)).body).part, 'asker');
  });

  test('a guest reads nothing of the household, and nothing of the neighbours', async () => {
    const { guest } = await enter({ name: '小周' });
    assert.equal((await guest.open(`/people/${people.wang}`)).status, 404);
    const other = await site.raise(site.wang);
    assert.equal((await guest.api(`GET /calls/${other}`)).status, 404);
  });
});

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inGroups } from '#/features/people/index.ts';
import { codeOf, deedsShape, openBehalfSite } from '#test/behalf-site.ts';
import type { BehalfSite } from '#test/behalf-site.ts';
import { household, people, places, telephones } from '#test/world.ts';

/** The grandmother without a telephone, from the paper at her door to what she took back. */
let site: BehalfSite;
const FLAT = household(3, 2, 201);

before(async () => {
  site = await openBehalfSite();
});
after(() => site.close());

test('a household code on paper lets the daughter join, and a fresh one kills it', async () => {
  const zhuang = await site.as(people.zhuang);
  await zhuang.send(`/households/${FLAT}/code`);
  const first = await digitsOf();
  const lin = await site.as(people.lin);
  const joined = await lin.send('/me/households', { code: first }, { from: `/h/${first}` });
  assert.equal(joined.location, '/me');
  assert.match((await lin.open('/me')).text, /東興小區3號樓2單元201/);
  await zhuang.send(`/households/${FLAT}/code`);
  const second = await digitsOf();
  assert.notEqual(first, second);
  const visitor = site.app.visit();
  assert.equal(codeOf(await visitor.api(`GET /h/${first}`)), 'paper_code_wrong');
  assert.equal((await visitor.open(`/h/${second}`)).status, 200);

  async function digitsOf(): Promise<string> {
    const { body } = await zhuang.api(`GET /households/${FLAT}/code`);
    return String(Reflect.get(Object(Reflect.get(Object(body), 'code')), 'digits'));
  }
});

test('the daughter acts, the slip is printed, handed over, and what it says is taken back', async () => {
  const lin = await site.as(people.lin);
  const chen = await site.as(people.chen);
  const matter = await site.raiseFor(lin, '外婆家廚房的燈不亮了，想請懂電的鄰居看看。');

  // The building leader sees that she has to be told, and prints the slip.
  const list = await chen.open('/slips');
  assert.match(list.text, /王秀英/);
  assert.match(list.text, /送紙上門 · 東興小區3號樓2單元201/);
  assert.match(list.text, /印回條/);
  const whom = { communityId: places.community };
  const made = await chen.send(`/people/${people.wang}/slips`, whom, { from: '/slips' });
  const slip = made.location ?? '';
  assert.match(slip, /^\/slips\/[0-9a-f-]{36}$/);
  const paper = await chen.open(slip);
  assert.match(paper.text, /有人替您辦了事/);
  assert.match(paper.text, /王秀英您好/);
  assert.match(paper.text, /提了一件事：外婆家廚房的燈不亮了/);
  assert.match(paper.text, /林小梅辦的 · 說好了長期代辦/);
  assert.match(paper.text, /2026年12月23日前可以撤回/);
  const code = String(
    Reflect.get(Object((await chen.api(`GET ${slip as '/slips'}`)).body), 'code'),
  );
  assert.ok(paper.text.includes(inGroups(code)), 'the code stands on it in groups');
  assert.match(paper.text, /<svg/);

  // She has it in her hands; nobody has to bring it again.
  const told = await chen.send(`${slip}/told`, {}, { from: slip });
  assert.equal(told.location, '/slips');
  assert.doesNotMatch((await chen.open('/slips')).text, /王秀英/);
  assert.match((await chen.open(slip)).text, /陳志明告訴了本人/);
  assert.equal(codeOf(await chen.api(`POST ${slip as '/slips'}/told`, {})), 'told_already');

  // She does not want it, and has somebody type the code: nobody signs in.
  const visitor = site.app.visit();
  const typed = await visitor.send('/sign-in/paper', { paperCode: inGroups(code) });
  assert.equal(typed.location, `/r/${code}`);
  const page = await visitor.open(`/r/${code}`);
  assert.match(page.text, /提了一件事：外婆家廚房的燈不亮了/);
  const action = /action="(\/r\/[^"]+)"/.exec(page.text)?.[1] ?? '';
  const taken = await visitor.send(action, {}, { from: `/r/${code}` });
  assert.equal(taken.status, 303);
  assert.match((await visitor.open(`/r/${code}`)).text, /11月23日撤回了/);
  const seen = await chen.api(`GET /matters/${matter as 'm'}`);
  assert.equal(Reflect.get(Object(seen.body), 'bucket'), 'closed');

  // Whoever did it is told, and it is on record as hers.
  await site.app.runJobs();
  const letter = site.app.sent.at(-1);
  assert.equal(letter?.address, telephones.lin);
  assert.match(letter?.text ?? '', /王秀英撤回了您在2026年11月23日代辦的一件事：提了一件事/);
  const again = await visitor.api(`POST ${action as '/r'}`, {});
  assert.equal(codeOf(again), 'reversed_already');
});

test('what came in by telephone says so to her and to staff, and she takes it back herself', async () => {
  const zhuang = await site.as(people.zhuang);
  await site.raiseFor(zhuang, '樓道的燈一閃一閃，晚上看不清臺階。', 'telephone');
  const wang = await site.as(people.wang);
  const mine = await wang.open('/me/deeds');
  assert.match(mine.text, /莊文靜辦的 · 打電話來的/);
  const { body } = await wang.api('GET /me/deeds');
  const deed = deedsShape.parse(body).deeds.find(({ way }) => way === 'telephone');
  assert.equal(deed?.way, 'telephone');
  const back = await wang.send(`/me/deeds/${deed?.id}/reversal`, {}, { from: '/me/deeds' });
  assert.equal(back.location, '/me/deeds');
  await site.app.runJobs();
  assert.equal(site.app.sent.at(-1)?.address, telephones.zhuang);
  const entries = await site.app.db
    .selectFrom('platform.journal')
    .select(['actor_id', 'person_id', 'subject_id', 'data'])
    .where('feature', '=', 'behalf')
    .where('verb', '=', 'reverse')
    .where('subject_id', '=', deed?.id ?? '')
    .execute();
  assert.equal(entries.length, 1);
  assert.deepEqual([entries[0]?.actor_id, entries[0]?.person_id], [people.wang, people.wang]);
  assert.equal(Reflect.get(Object(entries[0]?.data), 'reverses'), 'matters.raise');
});

test('at the counter somebody takes it back for her, in person, and both are on record', async () => {
  const lin = await site.as(people.lin);
  await site.raiseFor(lin, '窗戶關不緊，風大的時候很響，想請人看看。');
  const zhuang = await site.as(people.zhuang);
  await zhuang.api(`POST /acting-for/${people.wang}`, { way: 'in_person' });
  const page = await zhuang.open('/me/deeds');
  assert.match(page.text, /別人替王秀英辦了什麼/);
  const { deeds } = deedsShape.parse((await zhuang.api('GET /me/deeds')).body);
  const open = deeds.find(({ state, done }) => state === 'open' && done === 'matters.raise');
  const done = await zhuang.api(`POST /me/deeds/${open?.id ?? ''}/reversal`, {});
  assert.equal(done.status, 200);
  await zhuang.api('DELETE /acting-for', {});
  const rows = await site.app.db
    .selectFrom('platform.journal')
    .select(['actor_id', 'person_id', 'data'])
    .where('subject_id', '=', open?.id ?? '')
    .execute();
  assert.deepEqual(
    rows.map((row) => [row.actor_id, row.person_id, row.data]),
    [
      [
        people.zhuang,
        people.wang,
        {
          reverses: 'matters.raise',
          subject: Reflect.get(Object(rows[0]?.data), 'subject'),
          by: 'behalf',
          way: 'in_person',
        },
      ],
    ],
  );
});

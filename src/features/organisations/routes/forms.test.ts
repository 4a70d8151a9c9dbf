import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { z } from 'zod';
import { anyText, seed } from '#test/property.ts';
import { bodiesSite, codeOf } from '#test/bodies.ts';
import type { Site } from '#test/bodies.ts';

let site: Site;
let committee: string;
let address: string;

before(async () => {
  site = await bodiesSite();
  committee = await site.found('業委會', { telephone: '0592-000 0001' });
  address = `/organisations/${committee}`;
});

after(() => site.app.close());

const problemShape = z.object({ errors: z.array(z.object({ pointer: z.string() })) });

const isOneOf = (status: number, ...all: readonly number[]) => assert.ok(all.includes(status));

async function pointers(call: Parameters<Site['worker']['api']>[0], body: unknown) {
  const seen = await site.worker.api(call, body);
  assert.equal(seen.status, 422, JSON.stringify(seen.body));
  return problemShape.parse(seen.body).errors.map(({ pointer }) => pointer);
}

test('founding without a script leads from the form to the page, which says what comes next', async () => {
  const form = `/organisations/new?place=${site.world.compound.id}`;
  const fields = {
    placeId: site.world.compound.id,
    kind: 'volunteer_team',
    name: '  紅馬甲\t志願隊 ',
    telephone: '',
    parentId: '',
  };
  const sent = await site.worker.send('/organisations', fields, { from: form });
  assert.equal(sent.status, 303);
  const page = await site.worker.open(sent.location ?? '');
  assert.match(page.text, /「紅馬甲 志願隊」設好了。接著可以給它設崗位/);
});

test('the same form sent twice founds one organisation', async () => {
  const key = await site.worker.newKey();
  const fields = { placeId: site.world.compound.id, kind: 'club', name: '只有一個' };
  const first = await site.worker.send('/organisations', fields, { key });
  const again = await site.worker.send('/organisations', fields, { key });
  assert.equal(again.location, first.location);
  const list = await site.visitor.open(`/organisations?place=${site.world.compound.id}`);
  assert.equal(list.text.match(/只有一個/g)?.length, 1);
});

test('a telephone that nobody could dial is asked for again, with all else kept', async () => {
  for (const telephone of ['12', 'abc', '-----']) {
    const fields = { placeId: site.world.compound.id, kind: 'club', name: '茶社', telephone };
    const from = `/organisations/new?place=${site.world.compound.id}`;
    const seen = await site.worker.send('/organisations', fields, { from });
    assert.equal(seen.status, 422, telephone);
    assert.match(seen.text, new RegExp(`value="${telephone}"`));
    assert.match(seen.text, /value="茶社"/);
    assert.match(seen.text, /aria-invalid="true"/);
  }
  assert.deepEqual(
    await pointers('POST /organisations', {
      placeId: site.world.compound.id,
      kind: 'club',
      name: '茶社',
      telephone: '1',
    }),
    ['/telephone'],
  );
});

test('programs are told each field that is wrong, and nothing is founded', async () => {
  const wrong = await pointers('POST /organisations', {
    placeId: 'NO SUCH PLACE',
    kind: '',
    name: 'n'.repeat(81),
    parentId: 'nobody',
  });
  assert.deepEqual(wrong.toSorted(), ['/kind', '/name', '/parentId', '/placeId']);
});

test('an answer that is no is said at the form in which it was asked', async () => {
  const fields = { name: '業委會', parentId: committee };
  const seen = await site.worker.send(address, fields, { from: address, method: 'PUT' });
  assert.equal(seen.status, 409);
  assert.match(seen.text, /上級不能是它自己/);
});

test('changing by the form keeps what the form held, and takes away what was emptied', async () => {
  const fields = { name: '東興業委會', telephone: '0592-000 0009', parentId: '' };
  const sent = await site.worker.send(address, fields, { from: address, method: 'PUT' });
  assert.equal(sent.status, 303);
  assert.match((await site.worker.open(address)).text, /改好了。.*0592-000 0009/s);
  await site.worker.send(address, { ...fields, telephone: '' }, { from: address, method: 'PUT' });
  assert.doesNotMatch((await site.visitor.open(address)).text, /0592-000 0009/);
});

test('a form is refused from a page of another site, or without its key', async () => {
  const seen = await site.worker.send(address, { name: 'X' }, { key: 'made-up', method: 'PUT' });
  isOneOf(seen.status, 403, 409, 422);
  assert.doesNotMatch((await site.visitor.open(address)).text, /<h1>X</);
});

test('whoever is not signed in is asked to, and nothing happens before', async () => {
  const stranger = site.app.visit();
  const sent = await stranger.send(address, { name: 'X' }, { from: address, method: 'PUT' });
  isOneOf(sent.status, 303, 401);
  assert.doesNotMatch((await site.visitor.open(address)).text, /<h1>X</);
});

test('a whole term goes by forms: a post, somebody in it, the end of it', async () => {
  const made = await site.worker.send(
    `${address}/posts`,
    { kind: 'director', placeId: site.world.compound.id },
    { from: address },
  );
  assert.equal(made.status, 303);
  const [, post = ''] =
    /href="\/posts\/([\w-]+)"[^>]*aria-label="請誰擔任主任/.exec(
      (await site.worker.open(address)).text,
    ) ?? [];
  const holder = `/posts/${post}/holder`;
  const appointed = await site.worker.send(
    holder,
    { personId: site.world.people.lin, startsOn: '', plannedEndOn: '2029-01-01' },
    { from: `/posts/${post}` },
  );
  assert.equal(appointed.status, 303);
  assert.match((await site.worker.open(address)).text, /林秀英.*到2029年1月1日/s);
  const silent = await site.worker.send(
    holder,
    { reason: ' ' },
    { from: `/posts/${post}`, method: 'DELETE' },
  );
  assert.equal(silent.status, 422);
  const ended = await site.worker.send(
    holder,
    { reason: '搬走' },
    { from: `/posts/${post}`, method: 'DELETE' },
  );
  assert.equal(ended.status, 303);
  assert.match((await site.worker.open(address)).text, /歷任.*林秀英.*搬走/s);
});

test('a post is abolished by its form, and its page says why not while somebody holds it', async () => {
  const id = await site.addPost(committee, { kind: 'contact' });
  const from = `/posts/${id}` as const;
  await site.appoint(id, site.world.people.lin);
  const held = await site.worker.send(from, { on: '' }, { from, method: 'DELETE' });
  assert.equal(held.status, 409);
  assert.equal(held.text.match(/這個崗位還有人。請先結束現在的任期/g)?.length, 1);
  await site.worker.api(`DELETE ${from}/holder`, { reason: '合併' });
  const late = await site.worker.send(from, { on: '2031-01-01' }, { from, method: 'DELETE' });
  assert.equal(late.status, 409);
  assert.match(late.text, /這一天還沒到/);
  assert.match(late.text, /value="2031-01-01"/);
  const sent = await site.worker.send(from, { on: '2026-11-22' }, { from, method: 'DELETE' });
  assert.deepEqual([sent.status, sent.location], [303, address]);
  const page = await site.worker.open(address);
  assert.match(page.text, /崗位撤銷了，歷史還留著/);
  assert.match(page.text, /歷任.*林秀英.*合併.*撤銷了的崗位.*到2026年11月22日/s);
  assert.equal((await site.worker.open(from)).status, 404);
});

test('when somebody else was faster the form says so, and what was typed stays', async () => {
  const post = await site.addPost(committee, { kind: 'deputy_director' });
  const { lin, huang } = site.world.people;
  await site.appoint(post, lin);
  const seen = await site.worker.send(
    `/posts/${post}/holder`,
    { personId: huang, plannedEndOn: '2029-01-01' },
    { from: `/posts/${post}` },
  );
  assert.equal(seen.status, 409);
  assert.match(seen.text, /這個崗位已經有人了/);
});

test('a member let go twice: the second time says why, once, on top', async () => {
  const { huang } = site.world.people;
  await site.worker.send(`${address}/members`, { personId: huang }, { from: address });
  const member = `${address}/members/${huang}`;
  const first = await site.worker.send(member, {}, { from: address, method: 'DELETE' });
  assert.equal(first.status, 303);
  const again = await site.worker.send(member, {}, { from: address, method: 'DELETE' });
  assert.equal(again.status, 409);
  assert.equal(again.text.match(/這個人現在不是成員/g)?.length, 1);
});

test('a body with somebody in office is not closed by the button, which says why', async () => {
  const id = await site.found('在任');
  await site.appoint(await site.addPost(id), site.world.people.lin);
  const from = `/organisations/${id}`;
  const seen = await site.worker.send(from, {}, { from, method: 'DELETE' });
  assert.equal(seen.status, 409);
  assert.equal(seen.text.match(/還有人在任/g)?.length, 1);
});

test('a wrong name of a kind is said at that kind, and the other kinds keep theirs', async () => {
  const from = '/organisation-kinds?kind=club';
  const seen = await site.steward.send(
    '/organisation-kinds/club',
    { hant: '', hans: '合唱团', en: 'Choir' },
    { from, method: 'PUT' },
  );
  assert.equal(seen.status, 422);
  assert.equal(seen.text.match(/這裡要填/g)?.length, 2, 'in the summary and at the field');
  assert.match(seen.text, /value="合唱团"/);
});

test('a renamed kind is called so on every page, in each language', async () => {
  const names = { hant: '合唱團', hans: '合唱团', en: 'Choir' };
  const from = '/organisation-kinds?kind=club';
  const sent = await site.steward.send('/organisation-kinds/club', names, { from, method: 'PUT' });
  assert.equal(sent.status, 303);
  const id = await site.found('夕陽紅', { kind: 'club' });
  for (const [language, name] of [
    ['zh-Hant', '合唱團'],
    ['zh-Hans', '合唱团'],
    ['en', 'Choir'],
  ] as const) {
    const reader = site.app.visit();
    reader.cookies.set('linli_lang', language);
    assert.ok((await reader.open(`/organisations/${id}`)).text.includes(name), language);
  }
});

test('a renamed kind of post is called so wherever it stands, and what is empty is asked again', async () => {
  const from = '/post-kinds?kind=contact';
  const call = '/post-kinds/contact';
  const names = { hant: '聯絡員', hans: '联络员', en: 'Liaison' };
  const wrong = await site.steward.send(call, { ...names, en: '' }, { from, method: 'PUT' });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /value="联络员"/);
  const sent = await site.steward.send(call, names, { from, method: 'PUT' });
  assert.deepEqual([sent.status, sent.location], [303, '/post-kinds']);
  const id = await site.found('共建單位');
  await site.addPost(id, { kind: 'contact' });
  for (const [language, name] of [
    ['zh-Hant', '聯絡員'],
    ['zh-Hans', '联络员'],
    ['en', 'Liaison'],
  ] as const) {
    const reader = site.app.visit();
    reader.cookies.set('linli_lang', language);
    assert.ok((await reader.open(`/organisations/${id}`)).text.includes(name), language);
  }
});

test('the way to the kinds is shown to those who may name them', async () => {
  const list = `/organisations?place=${site.world.compound.id}` as const;
  const steward = await site.steward.open(list);
  // Buttons, which are as large as a thumb in every mode.
  assert.match(steward.text, /class="button quiet" href="\/organisation-kinds"/);
  assert.match(steward.text, /class="button quiet" href="\/post-kinds"/);
  assert.doesNotMatch((await site.worker.open(list)).text, /-kinds"/);
});

test('a day that no calendar has, or that nobody remembers, is no day of a term', async () => {
  const post = await site.addPost(committee, { kind: 'treasurer' }).catch(() => '');
  const vacant = post === '' ? await site.addPost(committee) : post;
  const call = `POST /posts/${vacant}/holder` as const;
  const { lin } = site.world.people;
  for (const startsOn of ['2026-02-30', '0000-01-01', '0001-01-01', 'today', 7, '+275760-09-13']) {
    assert.ok((await pointers(call, { personId: lin, startsOn })).includes('/startsOn'));
  }
  const tomorrow = await site.worker.api(call, { personId: lin, startsOn: '2026-11-23' });
  assert.equal(codeOf(tomorrow), 'term_in_future');
  const late = { personId: lin, startsOn: '2026-11-22', plannedEndOn: '9999-12-31' };
  assert.equal((await site.worker.api(call, late)).status, 200);
  assert.match((await site.visitor.open(address)).text, /9999年12月31日/);
});

test('whatever is typed as a name comes out as it was typed, or is refused; it is no fault', async () => {
  const name = fc.oneof(
    anyText({ maxLength: 90 }),
    fc.constantFrom('\u0000', '\u202e倒', '😀'.repeat(40), "'; drop table x; --", '${1}', '<b>'),
  );
  await fc.assert(
    fc.asyncProperty(name, async (typed) => {
      const body = { placeId: site.world.compound.id, kind: 'club', name: typed };
      const seen = await site.worker.api('POST /organisations', body);
      isOneOf(seen.status, 200, 422);
      if (seen.status !== 200) return;
      const { id } = z.object({ id: z.string() }).parse(seen.body);
      assert.equal((await site.visitor.open(`/organisations/${id}`)).status, 200);
      await site.worker.api(`DELETE /organisations/${id}`, {});
    }),
    { seed, numRuns: 12 },
  );
});

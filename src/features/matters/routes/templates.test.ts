import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { z } from 'zod';
import { MAX_TEMPLATES } from '#/features/matters/model/limits.ts';
import { mainOf, openMatterSite, readable, refusedBy } from '#test/matter-site.ts';
import type { MatterSite } from '#test/matter-site.ts';
import {
  above,
  company,
  dispatcher,
  gridWorker,
  people,
  places,
  railing,
  repairer,
} from '#test/matters-world.ts';
import { handlingShape } from './shapes.ts';

let site: MatterSite;
/** The committee of the community, to which nobody here belongs. */
const committee = '019cf000-0000-7000-8000-0000000000c7';

before(async () => {
  site = await openMatterSite();
  await sql`insert into organisations.organisation
      (community_id, id, place_id, kind, name, opened_on)
    values (${places.community}, ${committee}, ${places.community}, 'property_company',
      '深田居委會', '2026-01-01')`.execute(site.app.db);
});

after(() => site.close());

const listShape = z.object({
  bodies: z.array(z.object({ name: z.string(), mayWrite: z.boolean() })),
  templates: z.array(z.object({ id: z.string(), name: z.string(), mayWrite: z.boolean() })),
});

async function listFor(personId: string) {
  return listShape.parse((await (await site.as(personId)).api('GET /desk/templates')).body);
}

async function write(name: string, more: object = {}): Promise<string> {
  const body = { body: company, name, words: '已經報修，{期限}前辦好。', ...more };
  const seen = await (await site.as(dispatcher)).api('POST /desk/templates', body);
  assert.equal(seen.status, 200, JSON.stringify(seen.body));
  return z.object({ id: z.string() }).parse(seen.body).id;
}

async function choicesOf(personId: string, matter: string, template?: string) {
  const query = template === undefined ? '' : `?template=${template}`;
  const seen = await (await site.as(personId)).api(`GET /matters/${matter}/desk${query}`);
  assert.equal(seen.status, 200, JSON.stringify(seen.body));
  return handlingShape.parse(seen.body).choices;
}

async function setLanguage(personId: string, language: string): Promise<void> {
  await sql`update people.person set language = ${language} where id = ${personId}`.execute(
    site.app.db,
  );
}

test('who keeps the desk writes for the bodies there; its members use what is written', async () => {
  const id = await write('已報修');
  const forMember = await listFor(repairer);
  assert.deepEqual(forMember.templates, [{ id, name: '已報修', mayWrite: false }]);
  assert.deepEqual(forMember.bodies, [{ name: '東興物業', mayWrite: false }]);
  const bodies = (await listFor(dispatcher)).bodies.map(({ name }) => name).toSorted();
  assert.deepEqual(bodies, ['東興物業', '深田居委會'].toSorted());
  for (const person of [people.li, gridWorker]) {
    assert.deepEqual(await listFor(person), { bodies: [], templates: [] });
    assert.equal(await refusedBy(await site.as(person), `GET /desk/templates/${id}`), 'not_found');
  }
  await site.act(dispatcher, `DELETE /desk/templates/${id}`);
});

test('nobody else writes, changes or deletes one, and none is written for no body', async () => {
  const id = await write('派人了');
  const said = { body: company, name: '不是我的', words: '好。' };
  const change = { name: '改', words: '好。' };
  const member = await site.as(repairer);
  assert.equal(await refusedBy(member, 'POST /desk/templates', said), 'not_allowed');
  assert.equal(await refusedBy(member, `PUT /desk/templates/${id}`, change), 'not_allowed');
  assert.equal(await refusedBy(member, `DELETE /desk/templates/${id}`), 'not_allowed');
  const stranger = await site.as(people.li);
  assert.equal(await refusedBy(stranger, 'POST /desk/templates', said), 'not_allowed');
  assert.equal(await refusedBy(stranger, `PUT /desk/templates/${id}`, change), 'not_found');
  assert.equal(await refusedBy(stranger, `DELETE /desk/templates/${id}`), 'not_found');
  const worker = await site.as(dispatcher);
  const nobody = { ...said, body: crypto.randomUUID() };
  assert.equal(await refusedBy(worker, 'POST /desk/templates', nobody), 'body_unknown');
  await sql`update organisations.organisation set closed_on = '2026-11-01' where id = ${committee}`.execute(
    site.app.db,
  );
  const closed = { ...said, body: committee };
  assert.equal(await refusedBy(worker, 'POST /desk/templates', closed), 'body_unknown');
  await sql`update organisations.organisation set closed_on = null where id = ${committee}`.execute(
    site.app.db,
  );
  await site.act(dispatcher, `DELETE /desk/templates/${id}`);
  assert.equal(await refusedBy(worker, `DELETE /desk/templates/${id}`), 'not_found');
});

test('a blank that nothing fills, a name twice and one too many are refused in words', async () => {
  const id = await write('一');
  const worker = await site.as(dispatcher);
  const said = { body: company, name: '二', words: '請打{電話}。' };
  const typed = { from: '/desk/templates' };
  const sent = await worker.send('/desk/templates', { ...said, wordsEn: '' }, typed);
  assert.equal(sent.status, 409);
  assert.match(readable(mainOf(sent.text)), /\{電話\} 沒有東西可填/);
  assert.match(mainOf(sent.text), /請打{電話}。<\/textarea/);
  const again = { ...said, name: '一', words: '好。' };
  assert.equal(await refusedBy(worker, 'POST /desk/templates', again), 'template_name_taken');
  await sql`insert into matters.template (id, organisation_id, name, words)
    select gen_random_uuid(), ${company}, 'n' || n, 'x'
    from generate_series(2, ${MAX_TEMPLATES}::int) n`.execute(site.app.db);
  const more = { ...said, words: '好。' };
  assert.equal(await refusedBy(worker, 'POST /desk/templates', more), 'too_many_templates');
  assert.equal((await listFor(dispatcher)).templates.length, MAX_TEMPLATES);
  await site.act(dispatcher, `PUT /desk/templates/${id}`, { name: '一改', words: '改了。' });
  await sql`delete from matters.template`.execute(site.app.db);
});

test('it is filled in for the matter, in the language of whoever asked', async () => {
  const english = '{number}: {organisation} will do it by {deadline}.';
  const id = await write('報修', {
    words: '{編號}（{類別}）已報修，{單位}在{期限}前辦好。{社區}',
    wordsEn: english,
  });
  const plain = await write('謝謝', { words: '謝謝您告訴我們，還有問題請說。' });
  const matter = await site.raise(people.wang, railing);
  const number = matter.slice(-9);
  const fill = async (template: string) => (await choicesOf(dispatcher, matter, template)).answer;
  const hant = await fill(id);
  assert.equal(hant?.language, 'zh-Hant');
  assert.match(hant?.words ?? '', new RegExp(`^${number}（.+）已報修，東興物業在.+月.+日前辦好。`));
  await setLanguage(people.wang, 'zh-Hans');
  assert.match((await fill(id))?.words ?? '', /已报修，东兴物业在/);
  await setLanguage(people.wang, 'en');
  assert.match((await fill(id))?.words ?? '', /: 東興物業 will do it by \d+ [A-Z]\w+/);
  assert.equal((await fill(plain))?.language, 'zh-Hant', 'nobody translates what is Chinese alone');
  await setLanguage(people.wang, 'zh-Hant');
  await sql`update matters.matter set deadline_at = '2026-01-01'`.execute(site.app.db);
  assert.match(
    (await fill(id))?.words ?? '',
    /在我們另外告訴您的那一天前辦好/,
    'a day that is over is not promised',
  );
  await sql`delete from matters.template`.execute(site.app.db);
});

test('on the page it is a link that puts it into the form, without a script', async () => {
  const id = await write('報修', { words: '<b>已經報修</b>，{編號}。' });
  const matter = await site.raise(people.wang, railing);
  const page = await (await site.as(dispatcher)).open(`/matters/${matter}/desk`);
  const link = `/matters/${matter}/desk?template=${id}#comments`;
  assert.ok(mainOf(page.text).includes(`href="${link}"`));
  const filled = await (await site.as(dispatcher)).open(link);
  assert.match(mainOf(filled.text), /data-adds[^>]*>\s*&lt;b&gt;已經報修&lt;\/b&gt;，\d{4}-\d+。/);
  assert.match(readable(mainOf(filled.text)), /填好了，用的是提出的人看的繁體中文/);
  const asker = await (await site.as(people.wang)).open(`/matters/${matter}`);
  assert.doesNotMatch(asker.text, /template=/);
  await sql`delete from matters.template`.execute(site.app.db);
});

test('of which bodies there are answers depends on who reads and whose the matter is', async () => {
  const own = await write('物業的');
  const here = await write('居委會的', { body: committee });
  const matter = await site.raise(people.wang, railing);
  const namesFor = async (personId: string) =>
    (await choicesOf(personId, matter)).templates.map(({ name }) => name).toSorted();
  assert.deepEqual(await namesFor(dispatcher), ['居委會的', '物業的'].toSorted());
  assert.deepEqual(await namesFor(repairer), ['物業的']);
  assert.deepEqual(await namesFor(gridWorker), []);
  assert.equal((await choicesOf(repairer, matter, here)).answer, undefined);
  assert.ok((await choicesOf(repairer, matter, own)).answer !== undefined);
  assert.deepEqual((await listFor(above)).bodies, [], 'a street writes for its own bodies');
  await sql`delete from matters.template`.execute(site.app.db);
});

test('by its pages it is written, changed and deleted without a script, and said so', async () => {
  const worker = await site.as(dispatcher);
  const typed = { body: company, name: '約時間', words: '請問什麼時候在家？', wordsEn: '' };
  const written = await worker.send('/desk/templates', typed, { from: '/desk/templates' });
  assert.equal(written.status, 303);
  const list = await worker.open(written.location ?? '');
  assert.match(readable(mainOf(list.text)), /「約時間」存好了/);
  const [one] = (await listFor(dispatcher)).templates;
  const address = `/desk/templates/${one?.id}`;
  assert.match(mainOf((await worker.open(address)).text), /value="約時間"/);
  const anew = { name: '約個時間', words: '請問哪天在家？', wordsEn: 'When are you at home?' };
  const changed = await worker.send(`${address}?_method=PUT`, anew, { from: address });
  const after = await worker.open(changed.location ?? '');
  assert.match(
    readable(mainOf(after.text)),
    /「約個時間」改好了.*請問哪天在家？ When are you at home\?/,
  );
  const dropped = await worker.send(`${address}?_method=DELETE`, {}, { from: address });
  const gone = await worker.open(dropped.location ?? '');
  assert.match(readable(mainOf(gone.text)), /「約個時間」刪掉了.*還沒有常用答覆/);
  assert.equal((await worker.open(address)).status, 404);
});

test('what is missing or too long is told at its field, with what was typed', async () => {
  const worker = await site.as(dispatcher);
  const from = { from: '/desk/templates' };
  const typed = { body: company, name: '', words: '長'.repeat(2001), wordsEn: '' };
  const sent = await worker.send('/desk/templates', typed, from);
  assert.equal(sent.status, 422);
  assert.match(mainOf(sent.text), /aria-invalid="true"/);
  assert.match(mainOf(sent.text), /長{2001}/);
  const bare = await worker.api('POST /desk/templates', { body: company });
  assert.equal(bare.status, 422);
  assert.deepEqual((await listFor(dispatcher)).templates, []);
});

test('a visitor is asked to sign in, to read as to write', async () => {
  const visitor = site.visit();
  assert.equal((await visitor.api('GET /desk/templates')).status, 401);
  assert.equal((await visitor.api('POST /desk/templates', { body: company })).status, 401);
  const page = await visitor.open('/desk/templates');
  assert.match(page.location ?? '', /sign-in/);
});

test('of two who write the same at once, one hears that the name is taken', async () => {
  const wanted = { body: company, name: '同時', words: '同時寫的。' };
  const worker = await site.as(dispatcher);
  const seen = await Promise.all(
    Array.from({ length: 4 }, () => worker.api('POST /desk/templates', wanted)),
  );
  assert.deepEqual(seen.map(({ status }) => status).toSorted(), [200, 409, 409, 409]);
  assert.equal((await listFor(dispatcher)).templates.length, 1);
  await sql`delete from matters.template`.execute(site.app.db);
});

test('an answer that began with a ready one is read by the asker as it was sent', async () => {
  const id = await write('報修', { words: '{編號}已經報修。' });
  const matter = await site.raise(people.wang, railing);
  const link = `/matters/${matter}/desk?template=${id}`;
  const worker = await site.as(dispatcher);
  const words = (await choicesOf(dispatcher, matter, id)).answer?.words ?? '';
  const typed = { body: `${words}師傅明天到。`, visibility: 'public' };
  const sent = await worker.send(`/matters/${matter}/comments`, typed, { from: link });
  assert.equal(sent.status, 303);
  await site.act(dispatcher, `DELETE /desk/templates/${id}`);
  const page = await (await site.as(people.wang)).open(`/matters/${matter}`);
  assert.match(readable(mainOf(page.text)), /\d{4}-\d+已經報修。師傅明天到。/);
});

test('the desk leads to the ready answers, and so does each matter that has some', async () => {
  const worker = await site.as(dispatcher);
  assert.match(mainOf((await worker.open('/desk')).text), /href="\/desk\/templates"/);
  const matter = await site.raise(people.wang, railing);
  const bare = await worker.open(`/matters/${matter}/desk`);
  assert.doesNotMatch(mainOf(bare.text), /desk\/templates/);
  await write('報修');
  const page = await worker.open(`/matters/${matter}/desk`);
  assert.match(mainOf(page.text), /href="\/desk\/templates"/);
  await sql`delete from matters.template`.execute(site.app.db);
});

test('filled in, it names neither the asker nor their flat, whatever blanks it has', async () => {
  const all = '{編號}{類別}{社區}{期限}{單位}';
  const id = await write('全部', { body: committee, words: all, wordsEn: all });
  const { rows } = await sql<{ name: string; telephone: string | null }>`
    select name, telephone from people.person where id = ${people.wang}`.execute(site.app.db);
  const { name = '', telephone } = rows[0] ?? {};
  assert.notEqual(name, '');
  const phone = '+865925550188';
  await sql`update people.person set telephone = ${phone} where id = ${people.wang}`.execute(
    site.app.db,
  );
  const matter = await site.raise(people.wang, { visibility: 'staff', isAnonymous: true });
  for (const language of ['zh-Hant', 'zh-Hans', 'en']) {
    await setLanguage(people.wang, language);
    const words = (await choicesOf(dispatcher, matter, id)).answer?.words ?? '';
    assert.ok(words.includes('2026-') && words.length > all.length / 2, words);
    for (const secret of [name, name.slice(0, 1), phone]) {
      assert.ok(!words.includes(secret), `${language}: ${secret}`);
    }
  }
  await setLanguage(people.wang, 'zh-Hant');
  await sql`update people.person set telephone = ${telephone} where id = ${people.wang}`.execute(
    site.app.db,
  );
  await sql`delete from matters.template`.execute(site.app.db);
});

test('the category and the community are named as the asker calls them', async () => {
  const id = await write('說明', { words: '{類別}／{社區}', wordsEn: '{category} / {community}' });
  const matter = await site.raise(people.wang, railing);
  const { category, community } = handlingShape.parse(
    (await (await site.as(dispatcher)).api(`GET /matters/${matter}/desk`)).body,
  ).matter;
  const expected = {
    'zh-Hant': `${category.names.hant}／${community.names.hant}`,
    'zh-Hans': `${category.names.hans}／${community.names.hans}`,
    en: `${category.names.en} / ${community.names.en}`,
  };
  for (const [language, words] of Object.entries(expected)) {
    await setLanguage(people.wang, language);
    assert.equal((await choicesOf(dispatcher, matter, id)).answer?.words, words);
  }
  await setLanguage(people.wang, 'zh-Hant');
  await sql`delete from matters.template`.execute(site.app.db);
});

test('what was written for each language stands side by side in the list', async () => {
  await write('報修', { words: '已經報修，師傅明天到。', wordsEn: 'Repair is ordered.' });
  const page = await (await site.as(dispatcher)).open('/desk/templates');
  const list = readable(mainOf(page.text));
  assert.match(list, /報修 東興物業 已經報修，師傅明天到。 Repair is ordered\./);
  assert.match(mainOf(page.text), /<span\s+lang="en">Repair is ordered/);
  await sql`delete from matters.template`.execute(site.app.db);
});

test('a change of one answer leaves the others of its body as they are', async () => {
  const first = await write('一');
  await write('二', { wordsEn: 'Two.' });
  const [, before] = (await listFor(dispatcher)).templates;
  await site.act(dispatcher, `PUT /desk/templates/${first}`, { name: '三', words: '三。' });
  const { templates } = await listFor(dispatcher);
  assert.deepEqual(
    templates.find(({ id }) => id === before?.id),
    before,
  );
  assert.equal(templates.length, 2);
  await sql`delete from matters.template`.execute(site.app.db);
});

test('a body’s answers are listed by name, those of several bodies together', async () => {
  for (const name of ['c', 'a']) await write(name);
  await write('b', { body: committee });
  const { templates } = await listFor(dispatcher);
  assert.deepEqual(
    templates.map(({ name }) => name),
    ['a', 'b', 'c'],
  );
  assert.ok(templates.every(({ mayWrite }) => mayWrite));
  await sql`delete from matters.template`.execute(site.app.db);
});

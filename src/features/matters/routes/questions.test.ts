import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { mainOf, openMatterSite, readable, refusedBy } from '#test/matter-site.ts';
import type { MatterSite } from '#test/matter-site.ts';
import { dispatcher, people, places, railing } from '#test/matters-world.ts';
import { readMarkup } from '#test/markup.ts';
import { matterEndpoints } from './matters.ts';

let site: MatterSite;
/** Needs of Mrs Wang: open, in the hands of Mr Li, waiting for her, done, solved, and hidden. */
const ids = { open: '', held: '', waiting: '', done: '', solved: '', hidden: '' };

before(async () => {
  site = await openMatterSite();
  let count = 0;
  const raise = (changes: object = {}) => {
    count += 1;
    return site.raise(people.wang, {
      body: `第 ${count} 樣東西壞了，請懂的鄰居看看。`,
      ...changes,
    });
  };
  const claim = async () => {
    const id = await raise();
    await site.act(people.li, `POST /matters/${id}/claim`);
    return id;
  };
  ids.open = await raise();
  ids.held = await claim();
  ids.waiting = await claim();
  const asked = { whom: 'asker', reason: '請問在哪一間？' };
  await site.act(people.li, `POST /matters/${ids.waiting}/waiting`, asked);
  ids.done = await claim();
  await site.act(people.li, `POST /matters/${ids.done}/done`, { note: '換好了。' });
  ids.solved = await claim();
  await site.act(people.li, `POST /matters/${ids.solved}/done`, { note: '換好了。' });
  await site.act(people.wang, `POST /matters/${ids.solved}/verdict`, { answer: 'solved' });
  ids.hidden = await raise({ ...railing, visibility: 'staff' });
});

after(() => site.close());

type At = keyof typeof ids;
const parts =
  'done schedule wait release return confirm answer withdrawal reopening offer release-request photos'.split(
    ' ',
  );
const readers = {
  wang: people.wang,
  li: people.li,
  chen: people.chen,
  lin: people.lin,
  dispatcher,
} as const;

/** Which questions each reader is asked in each state; every other is refused. */
const open: Record<Exclude<At, 'hidden'>, Partial<Record<keyof typeof readers, string>>> = {
  open: {
    wang: 'confirm withdrawal photos',
    li: 'offer',
    chen: 'offer',
    dispatcher: 'offer photos',
  },
  held: {
    wang: 'confirm withdrawal release-request photos',
    li: 'done schedule wait release photos',
    chen: 'offer release-request',
    dispatcher: 'offer release-request photos',
  },
  waiting: {
    wang: 'answer confirm withdrawal release-request photos',
    li: 'done release photos',
    chen: 'offer release-request',
    dispatcher: 'offer release-request photos',
  },
  done: {
    wang: 'confirm reopening photos',
    li: 'photos',
    dispatcher: 'photos',
  },
  solved: {
    wang: 'confirm reopening photos',
    li: 'reopening',
    chen: 'reopening',
    dispatcher: 'photos reopening',
  },
};

async function openTo(personId: string, id: string): Promise<readonly string[]> {
  const browser = await site.as(personId);
  const seen: string[] = [];
  for (const part of parts) {
    const { status } = await browser.open(`/matters/${id}/${part}`);
    assert.ok([200, 403, 409].includes(status), `${part}: ${status}`);
    if (status === 200) seen.push(part);
  }
  return seen.toSorted();
}

for (const at of ['open', 'held', 'waiting', 'done', 'solved'] as const) {
  for (const [name, personId] of Object.entries(readers)) {
    const wanted = Object.entries(open[at]).find(([reader]) => reader === name)?.[1] ?? '';
    test(`of a need that is ${at} ${name} is asked: ${wanted || 'nothing'}`, async () => {
      const list = wanted.split(' ').filter((part) => part !== '');
      assert.deepEqual(await openTo(personId, ids[at]), list.toSorted());
    });
  }
}

test('a question that is open to the wrong one, or at the wrong time, is refused by its own code', async () => {
  const li = await site.as(people.li);
  const chen = await site.as(people.chen);
  assert.equal(await refusedBy(li, `GET /matters/${ids.done}/done`), 'wrong_state');
  assert.equal(await refusedBy(chen, `GET /matters/${ids.held}/done`), 'not_allowed');
  assert.equal(await refusedBy(li, `GET /matters/${ids.held}/confirm`), 'wrong_state');
});

test('a visitor is asked to sign in before any question, and led back to it', async () => {
  for (const part of parts) {
    const seen = await site.visit().open(`/matters/${ids.open}/${part}`);
    assert.equal(seen.status, 303, part);
    const to = new URL(seen.location ?? '', 'http://own');
    assert.equal(to.pathname, '/sign-in');
    assert.equal(to.searchParams.get('next'), `/matters/${ids.open}/${part}`);
  }
});

test('every question reads in three languages and is well-formed', async () => {
  const browser = await site.as(people.li);
  for (const language of ['zh-Hant', 'zh-Hans', 'en']) {
    browser.cookies.set('linli_lang', language);
    for (const part of ['done', 'schedule', 'wait', 'release', 'photos']) {
      const page = await browser.open(`/matters/${ids.held}/${part}`);
      assert.equal(page.status, 200);
      readMarkup(mainOf(page.text));
      assert.match(page.text, new RegExp(`<html\\s+lang="${language}"`));
    }
  }
  browser.cookies.delete('linli_lang');
});

/** Every address on which something is done to a matter, with what makes it a sound request. */
const acting = matterEndpoints().filter(
  ({ kind, path }) => kind === 'acting' && path.startsWith('/matters/:id/'),
);
const sound: Readonly<Record<string, unknown>> = {
  reason: '因為',
  note: '好了',
  words: '我來',
  body: '一句話',
  at: '2026-12-01T10:00+08:00',
  until: '2026-12-24',
  whom: 'asker',
  answer: 'solved',
  assigneeId: people.li,
  sighting: 'found',
  found: 'found',
  verdict: 'passed',
  as: 'out_of_scope',
  into: '2026-0001',
  queue: `role:dispatcher@${places.community}`,
  category: 'other',
  placeId: places.compound,
  decision: 'granted',
  seen: 'yes',
  stage: 'before',
  photos: [],
};

function callOn(id: string, { method, path }: (typeof acting)[number]) {
  const offer = crypto.randomUUID();
  const address = path.replace(':id', id).replace(':offerId', offer);
  return `${method === 'GET' ? 'POST' : method} /${address.slice(1)}` as const;
}

test('whoever may not see a matter is told of every act that it is nowhere', async () => {
  assert.ok(acting.length > 35, String(acting.length));
  for (const one of acting) {
    if (one.name === 'matters.add_photos') continue;
    for (const reader of [people.chen, people.lin]) {
      const code = await refusedBy(await site.as(reader), callOn(ids.hidden, one), sound);
      assert.equal(code, 'not_found', one.name);
    }
  }
});

test('a matter that is not there is nowhere in the same words', async () => {
  const gone = `${places.community}-2026-9999`;
  for (const one of acting) {
    if (one.name === 'matters.add_photos') continue;
    const code = await refusedBy(await site.as(people.chen), callOn(gone, one), sound);
    assert.equal(code, 'not_found', one.name);
  }
});

test('nothing is done without signing in: a program is told so, a form is kept', async () => {
  const visitor = site.visit();
  for (const one of acting) {
    const call = callOn(ids.open, one);
    assert.equal((await visitor.api(call, sound)).status, 401, one.name);
  }
  const sent = await visitor.send(`/matters/${ids.open}/comments`, { body: '一句話' });
  assert.match(sent.location ?? '', /^\/sign-in\?kept=1/);
});

test('a made-up number in an address is no fault, whatever it looks like', async () => {
  const li = await site.as(people.li);
  for (const id of ['1', '..', "350203007010-2026-0001'--", '350203007010-2026-1', '%00']) {
    const seen = await li.open(`/matters/${encodeURIComponent(id)}`);
    assert.ok([404, 422].includes(seen.status), `${id}: ${seen.status}`);
  }
});

test('the page of a matter says in the three languages the same of it', async () => {
  const browser = await site.as(people.chen);
  const texts: string[] = [];
  for (const language of ['zh-Hant', 'zh-Hans', 'en']) {
    browser.cookies.set('linli_lang', language);
    texts.push(readable(mainOf((await browser.open(`/matters/${ids.solved}`)).text)));
  }
  browser.cookies.delete('linli_lang');
  assert.equal(new Set(texts).size, 3);
  for (const text of texts) assert.ok(text.includes(ids.solved.slice(-9)), text);
});

import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { sql } from 'kysely';
import { z } from 'zod';
import { organisationEndpoints } from '#/features/organisations/index.ts';
import { webhookEndpoints, webhooksOfOrganisation } from '#/features/webhooks/index.ts';
import { LOG_PAGE, MOST_LISTENERS, topics } from '#/features/webhooks/model.ts';
import { webhookWords } from '#/features/webhooks/words/index.ts';
import { languages } from '#/platform/i18n/language.ts';
import type { Browser } from '#test/app.ts';
import { isSignedBy, nth, openHookSite } from '#test/hook-site.ts';
import type { HookSite } from '#test/hook-site.ts';
import { readable, refusedBy } from '#test/matter-site.ts';
import type { ApiCall } from '#test/matter-site.ts';
import { company, dispatcher, repairer } from '#test/matters-world.ts';
import { people } from '#test/world.ts';

let hooks: HookSite;
let steward: Browser;

before(async () => {
  const bodies = organisationEndpoints([webhooksOfOrganisation]);
  hooks = await openHookSite([...bodies, ...webhookEndpoints]);
  steward = await hooks.site.as(people.wu);
});
after(() => hooks.site.close());

const ALL = `/organisations/${company}/webhooks` as const;
const URL_OF = 'https://hooks.example.org/linli?key=Kanarienvogel';
const wish = { name: '報修系統', url: URL_OF, topics: ['matter.came', 'matter.closed'] };

const madeShape = z.object({ id: z.uuid(), secret: z.string().startsWith('whsec_') });

async function add(changes: object = {}) {
  const { status, body } = await steward.api(`POST ${ALL}`, { ...wish, ...changes });
  assert.equal(status, 200, JSON.stringify(body));
  return madeShape.parse(body);
}

const reads = async (address: string, browser = steward) =>
  readable((await browser.open(address)).text);

/** Lays lines into the log of a program, one second apart. */
async function lay(id: string, states: readonly string[]): Promise<void> {
  for (const [index, state] of states.entries()) {
    await sql`insert into webhooks.delivery (community_id, id, listener_id, topic, matter,
        happened_at, state, attempts, status, fault, due_at, made_at, settled_at)
      select community_id, gen_random_uuid(), id, 'matter.came', community_id || ${`-2026-9${index}`},
        made_at + ${index} * interval '1 second', ${state}, 2,
        case when ${state} = 'sent' then 200 else 503 end,
        case when ${state} = 'sent' then null else 'not_now' end,
        made_at + interval '9 minutes', made_at + ${index} * interval '1 second',
        case when ${state} <> 'waiting' then made_at end
      from webhooks.listener where id = ${id}::uuid`.execute(hooks.site.app.db);
  }
}

describe('the programs of an organisation', () => {
  beforeEach(() => hooks.clear());

  test('are reached from its page by a steward, and by nobody else', async () => {
    const page = await steward.open(`/organisations/${company}`);
    assert.match(page.text, new RegExp(`href="${ALL}"`));
    for (const who of [people.chen, people.zhuang, dispatcher, repairer]) {
      const seen = await (await hooks.site.as(who)).open(`/organisations/${company}`);
      assert.equal(seen.status, 200);
      assert.doesNotMatch(seen.text, /webhooks/, who);
    }
    const { body } = await steward.api(`GET /organisations/${company}`);
    assert.ok(!('panels' in Object(body)), 'programs get the organisation alone');
  });

  test('are added by a form, and the secret is shown once', async () => {
    assert.match(await reads(ALL), /還沒有接收程式/);
    const sent = await steward.send(ALL, wish);
    assert.match(sent.location ?? '', /^\/webhooks\/[0-9a-f-]{36}$/);
    const first = await reads(sent.location ?? '');
    const secret = /whsec_[\w+/]+=/.exec(first)?.[0] ?? '';
    assert.ok(secret.length > 40, first);
    const again = (await steward.open(sent.location ?? '')).text;
    assert.doesNotMatch(again, /whsec_|Kanarienvogel/);
    assert.match(again, /hooks\.example\.org/);
    assert.doesNotMatch((await steward.open(ALL)).text, /whsec_|Kanarienvogel/);
    const id = sent.location?.split('/').at(-1) ?? '';
    for (const call of [`GET ${ALL}`, `GET /webhooks/${id}`] as const) {
      const { status, body } = await steward.api(call);
      assert.equal(status, 200);
      assert.doesNotMatch(JSON.stringify(body), /whsec_|Kanarienvogel|sealed/);
    }
  });

  test('are not added with nothing to be told, no name, or an address that is none', async () => {
    for (const wrong of [
      { topics: [] },
      { topics: ['matter.raised'] },
      { name: '' },
      { url: '' },
    ]) {
      const { status } = await steward.api(`POST ${ALL}`, { ...wish, ...wrong });
      assert.equal(status, 422, JSON.stringify(wrong));
    }
    for (const url of ['no address', 'ftp://example.org/', 'https://user:pass@example.org/'])
      assert.equal(
        await refusedBy(steward, `POST ${ALL}`, { ...wish, url }),
        'address_not_allowed',
      );
    const kept = await steward.send(ALL, { ...wish, url: 'ftp://x' }, { from: ALL });
    assert.match(kept.text, /這個地址不能用/);
    assert.match(kept.text, /value="報修系統"/, 'what was typed is still there');
  });

  test('are a few, and then the page has no form for another', async () => {
    for (let count = 0; count < MOST_LISTENERS; count += 1) await add({ name: `第 ${count} 個` });
    assert.equal(await refusedBy(steward, `POST ${ALL}`, wish), 'too_many_listeners');
    const { text } = await steward.open(ALL);
    assert.doesNotMatch(text, /name="url"/);
    assert.match(text, /已經滿了/);
    assert.match(text, /第 9 個/);
  });

  test('are not added to a body that is closed, and can still be removed from it', async () => {
    const { id } = await add();
    const { db } = hooks.site.app;
    const close = (on: string | null) =>
      sql`update organisations.organisation set closed_on = ${on}::date where id = ${company}`.execute(
        db,
      );
    await close('2026-11-20');
    try {
      assert.equal(await refusedBy(steward, `POST ${ALL}`, wish), 'not_found');
      assert.doesNotMatch((await steward.open(ALL)).text, /name="url"/);
      assert.equal((await steward.api(`DELETE /webhooks/${id}`, {})).status, 200);
    } finally {
      await close(null);
    }
  });

  test('are taken away as a list, without their addresses', async () => {
    await add();
    const { text } = await steward.open(`${ALL}?_as=csv`);
    assert.match(text, /接收程式,發到,收哪些消息,進度,什麼時候加的/);
    assert.match(text, /報修系統,hooks\.example\.org,來了，或又回來了 · 結束了,正在接收,2026-/);
    assert.doesNotMatch(text, /Kanarienvogel/);
  });
});

describe('one program', () => {
  beforeEach(() => hooks.clear());

  test('has its page in three languages, with all that can be done', async () => {
    const { id } = await add();
    for (const language of languages) {
      steward.cookies.set('linli_lang', language);
      const say = webhookWords[language];
      const page = await reads(`/webhooks/${id}`);
      for (const words of [say.isTold, say.try, say.pause, say.changeSecret, say.remove, say.noLog])
        assert.ok(page.includes(words), `${language}: ${words}`);
      assert.ok((await reads(ALL)).includes(say.lead.slice(0, 40)), language);
    }
    steward.cookies.set('linli_lang', 'zh-Hant');
  });

  test('is changed; an address left empty stays, and a form says what is wrong in it', async () => {
    const { id } = await add();
    const address = `/webhooks/${id}` as const;
    const change = { name: '新系統', url: '', topics: 'matter.done' };
    const sent = await steward.send(address, change, { method: 'PUT', from: address });
    assert.equal(sent.location, address);
    const { body } = await steward.api(`GET ${address}`);
    assert.partialDeepStrictEqual(body, {
      organisation: { id: company },
      listener: { id, name: '新系統', host: 'hooks.example.org', topics: ['matter.done'] },
      deliveries: [],
      failed: 0,
    });
    const moved = { ...change, url: 'https://other.example.org/in' };
    assert.equal((await steward.api(`PUT ${address}`, moved)).status, 200);
    assert.match(await reads(address), /other\.example\.org/);
    const wrong = await steward.send(
      address,
      { ...change, name: '' },
      { method: 'PUT', from: address },
    );
    assert.equal(wrong.status, 422);
    assert.match(wrong.text, /name="name"[^>]*aria-invalid="true"/);
    const refused = { ...change, url: 'gopher://x' };
    assert.equal(await refusedBy(steward, `PUT ${address}`, refused), 'address_not_allowed');
  });

  test('keeps each topic once, in the order in which they are offered', async () => {
    const { id } = await add({ topics: ['matter.closed', 'matter.came', 'matter.closed'] });
    const { body } = await steward.api(`GET /webhooks/${id}`);
    assert.partialDeepStrictEqual(body, { listener: { topics: ['matter.came', 'matter.closed'] } });
    assert.deepEqual(topics.slice(0, 1), ['matter.came']);
  });

  test('gets another secret, shown once, and says until when the one before is good', async () => {
    const { id, secret } = await add();
    const address = `/webhooks/${id}` as const;
    assert.doesNotMatch(await reads(address), /舊的密鑰/);
    const sent = await steward.send(`${address}/secret`, {}, { from: address });
    assert.equal(sent.location, address);
    const first = await reads(address);
    assert.match(first, /新的密鑰只顯示這一次/);
    assert.ok(!first.includes(secret));
    const second = await reads(address);
    assert.doesNotMatch(second, /whsec_/);
    assert.match(second, /舊的密鑰用到/);
    hooks.site.app.clock.forward({ hours: 25 });
    assert.doesNotMatch(await reads(address), /舊的密鑰/);
  });

  test('is paused and goes on by buttons, and says which it is', async () => {
    const { id } = await add();
    const address = `/webhooks/${id}` as const;
    await steward.send(`${address}/pause`, {}, { from: address });
    const paused = await steward.open(address);
    assert.match(readable(paused.text), /是這裡的人按的暫停/);
    assert.doesNotMatch(paused.text, /\/trials"/);
    assert.match(await reads(ALL), /暫停了/);
    assert.equal(await refusedBy(steward, `POST ${address}/trials`), 'stopped');
    const onward = await steward.send(`${address}/pause`, {}, { method: 'DELETE', from: address });
    assert.equal(onward.location, address);
    assert.match(await reads(address), /正在接收/);
  });

  for (const cause of ['gone', 'failing'] as const) {
    test(`that was stopped because it was ${cause} says so, and what to do`, async () => {
      const { id } = await add();
      await sql`update webhooks.listener set stopped_at = made_at, stopped_for = ${cause}
        where id = ${id}`.execute(hooks.site.app.db);
      const page = await reads(`/webhooks/${id}`);
      const say = webhookWords['zh-Hant'];
      assert.ok(page.includes(say.stops[cause]) && page.includes(say.stopAdvice[cause]));
      const { body } = await steward.api(`GET ${ALL}`);
      assert.partialDeepStrictEqual(body, { listeners: [{ stopped: { cause } }] });
    });
  }

  test('is removed with its log, and then is not there', async () => {
    const { id } = await add();
    await lay(id, ['sent']);
    const gone = await steward.send(`/webhooks/${id}`, {}, { method: 'DELETE' });
    assert.equal(gone.location, ALL);
    assert.match(await reads(ALL), /還沒有接收程式/);
    for (const call of [
      `GET /webhooks/${id}`,
      `DELETE /webhooks/${id}`,
      `POST /webhooks/${id}/secret`,
      `POST /webhooks/${id}/trials`,
    ] as const)
      assert.equal(await refusedBy(steward, call), 'not_found', call);
  });

  test('leaves lines in the journal, with neither name nor address', async () => {
    const { id } = await add();
    await steward.api(`POST /webhooks/${id}/secret`, {});
    await steward.api(`POST /webhooks/${id}/pause`, {});
    const { rows } = await sql<{ readonly verb: string; readonly all: string }>`
      select verb, row_to_json(j)::text as all from platform.journal j
      where feature = 'webhooks' and subject_id = ${id} order by at, id`.execute(hooks.site.app.db);
    const verbs = rows.map(({ verb }) => verb).toSorted();
    assert.deepEqual(verbs, ['add', 'change_secret', 'pause']);
    for (const { all } of rows) assert.doesNotMatch(all, /Kanarienvogel|報修系統|whsec/);
  });
});

describe('the log of a program', () => {
  beforeEach(() => hooks.clear());

  test('shows what a test came to, signed with the secret that was shown', async () => {
    await hooks.listening(
      async ({ id, secret, asked }) => {
        const address = `/webhooks/${id}` as const;
        const sent = await steward.send(`${address}/trials`, {}, { from: address });
        assert.equal(sent.location, address);
        assert.match(await reads(address), /等著發 · 試發/);
        await hooks.goOn();
        assert.match(await reads(address), /送到了 · 試發.* 對方回答 204/);
        assert.ok(isSignedBy(nth(asked, 0), secret));
      },
      () => ({ status: 204 }),
    );
  });

  test('says of each message what became of it, and why, and leads to the matter', async () => {
    const { id } = await add();
    await lay(id, ['sent', 'waiting', 'given_up', 'stopped']);
    const { text } = await steward.open(`/webhooks/${id}`);
    const page = readable(text);
    assert.match(page, /有 2 條沒送到/);
    assert.match(page, /沒送到 · 來了，或又回來了 · 2026-92/);
    assert.match(page, /對方回答 503 對方暫時不收 試了 2 次/);
    assert.match(page, /下次/);
    assert.match(text, /href="\/matters\/350203007010-2026-90"/);
    assert.equal(text.match(/\/replays"/g)?.length, 4, 'three that are over, and all at once');
    const { body } = await steward.api(`GET /webhooks/${id}`);
    assert.partialDeepStrictEqual(body, {
      failed: 2,
      deliveries: [
        { state: 'stopped', fault: 'not_now', status: 503 },
        { state: 'given_up' },
        { state: 'waiting' },
        { state: 'sent', status: 200, topic: 'matter.came' },
      ],
    });
  });

  test('is read page by page, and taken away whole', async () => {
    const { id } = await add();
    await lay(
      id,
      Array.from({ length: LOG_PAGE + 3 }, () => 'sent'),
    );
    const { text } = await steward.open(`/webhooks/${id}`);
    const next = /href="(\/webhooks\/[^"]*after=[^"]*)"/.exec(text)?.[1] ?? '';
    const second = (await steward.open(next)).text;
    const numbers = (page: string) =>
      [...page.matchAll(/"\/matters\/([\d-]+)"/g)].map(([, n]) => n);
    assert.equal(numbers(text).length, LOG_PAGE);
    assert.deepEqual(
      numbers(second),
      ['92', '91', '90'].map((n) => `350203007010-2026-${n}`),
    );
    assert.doesNotMatch(second, /rel="next"/);
    const sheet = (await steward.open(`/webhooks/${id}?_as=csv`)).text;
    assert.equal(sheet.trim().split('\n').length, 1 + LOG_PAGE + 3);
    assert.match(sheet, /來了，或又回來了,350203007010-2026-90,送到了,200,2,,msg_/);
    const elsewhere = { after: crypto.randomUUID() };
    const query = new URLSearchParams(elsewhere).toString();
    const { body } = await steward.api(`GET /webhooks/${id}?${query}`);
    assert.partialDeepStrictEqual(body, { deliveries: [] });
  });

  test('sends one message again, and all that did not arrive', async () => {
    await hooks.listening(async ({ id, asked }) => {
      await lay(id, ['sent', 'given_up', 'stopped', 'waiting']);
      const address = `/webhooks/${id}` as const;
      const { text } = await steward.open(address);
      const [one = ''] = [...text.matchAll(/action="([^"]*deliveries[^"]*)"/g)].map(
        ([, to]) => to ?? '',
      );
      const sent = await steward.send(one, {}, { from: address });
      assert.equal(sent.location, address);
      assert.equal(await refusedBy(steward, `POST ${one}` as ApiCall), 'still_waiting');
      const again = await steward.api(`POST ${address}/replays`, {});
      assert.deepEqual(again.body, { id, count: 1 });
      assert.equal(await refusedBy(steward, `POST ${address}/replays`), 'nothing_failed');
      await hooks.goOn();
      assert.equal(asked.length, 2);
      assert.match(await reads(address), /送到了/);
      await steward.api(`POST ${address}/pause`, {});
      assert.equal(await refusedBy(steward, `POST ${one}` as ApiCall), 'stopped');
    });
  });
});

test('nobody but a steward of the community sees or does any of it', async () => {
  const { id } = await add();
  await lay(id, ['given_up']);
  const address = `/webhooks/${id}` as const;
  const replays = `${address}/deliveries/${crypto.randomUUID()}/replays` as const;
  for (const who of [people.chen, people.zhuang, dispatcher, repairer]) {
    const browser = await hooks.site.as(who);
    for (const call of [
      `GET ${ALL}`,
      `POST ${ALL}`,
      `GET ${address}`,
      `PUT ${address}`,
      `DELETE ${address}`,
      `POST ${address}/secret`,
      `POST ${address}/pause`,
      `DELETE ${address}/pause`,
      `POST ${address}/trials`,
      `POST ${address}/replays`,
      `POST ${replays}`,
    ] as const) {
      const body = call.startsWith('GET ') ? undefined : wish;
      assert.equal((await browser.api(call, body)).status, 403, `${who} ${call}`);
    }
  }
  assert.equal((await hooks.site.visit().api(`GET ${ALL}`)).status, 401);
});

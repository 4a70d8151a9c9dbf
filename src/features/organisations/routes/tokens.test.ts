import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { sql } from 'kysely';
import { z } from 'zod';
import { asOrganisation, makeBodyToken } from '#/features/organisations/actions/tokens.ts';
import { MOST_BODY_TOKENS } from '#/features/organisations/model.ts';
import { bodyTokenWords } from '#/features/organisations/words/tokens.ts';
import { words } from '#/features/organisations/words/index.ts';
import { tokenWords } from '#/features/people/index.ts';
import { readScopes } from '#/platform/access/scopes.ts';
import { visitor } from '#/platform/access/subject.ts';
import { findSession } from '#/platform/auth/sessions.ts';
import { endBodyToken, listBodyTokens, startToken } from '#/platform/auth/tokens.ts';
import { languages } from '#/platform/i18n/language.ts';
import { bodiesSite } from '#test/bodies.ts';
import type { Site } from '#test/bodies.ts';
import { roleAt } from '#test/compound.ts';
import { refusedBy } from '#test/matter-site.ts';
import { twoAtOnce } from '#test/two-at-once.ts';

const wish = { name: '報修系統', scopes: ['matters:read', 'places:read'], days: 90 };
const madeShape = z.object({ organisationId: z.uuid(), token: z.string(), expiresAt: z.string() });
const listShape = z.object({
  tokens: z.array(z.looseObject({ id: z.uuid(), name: z.string(), madeBy: z.string() })),
  mayMake: z.boolean(),
});

describe('the tokens of an organisation', () => {
  let site: Site;
  let id: string;
  before(async () => {
    site = await bodiesSite();
    id = await site.found('業主委員會');
  });
  after(() => site.app.close());
  beforeEach(async () => {
    await sql`delete from platform.session where organisation_id is not null`.execute(site.app.db);
  });

  const tokensOf = (organisationId = id) => `/organisations/${organisationId}/tokens` as const;

  async function make(changes: object = {}) {
    const { status, body } = await site.steward.api(`POST ${tokensOf()}`, { ...wish, ...changes });
    assert.equal(status, 200, JSON.stringify(body));
    return madeShape.parse(body);
  }

  async function list() {
    const { status, body } = await site.steward.api(`GET ${tokensOf()}`);
    assert.equal(status, 200, JSON.stringify(body));
    return listShape.parse(body);
  }

  test('are reached from its page by a steward, and by nobody else', async () => {
    const link = new RegExp(`href="${tokensOf()}"`);
    assert.match((await site.steward.open(`/organisations/${id}`)).text, link);
    for (const browser of [site.worker, site.resident, site.visitor, site.neighbourWorker])
      assert.doesNotMatch((await browser.open(`/organisations/${id}`)).text, link);
  });

  test('are made by a form, and the secret is shown once', async () => {
    const sent = await site.steward.send(tokensOf(), { ...wish, days: '90' });
    assert.equal(sent.location, tokensOf());
    const first = (await site.steward.open(tokensOf())).text;
    const secret = /請現在抄下：([\w-]{43})/.exec(first)?.[1] ?? '';
    const { db, clock } = site.app;
    const session = await findSession(db, secret, clock.now());
    assert.deepEqual(
      [session?.organisationId, session?.scopes],
      [id, ['places:read', 'matters:read']],
    );
    const again = (await site.steward.open(tokensOf())).text;
    assert.doesNotMatch(again, new RegExp(secret));
    assert.match(again, /報修系統/);
    assert.doesNotMatch(JSON.stringify(await list()), new RegExp(secret));
  });

  test('are listed with what they may, until when, who made them and when they were used', async () => {
    const { token } = await make();
    const [own] = (await list()).tokens;
    assert.partialDeepStrictEqual(own, {
      name: '報修系統',
      scopes: ['places:read', 'matters:read'],
    });
    assert.notEqual(own?.madeBy, '');
    for (const language of languages) {
      site.steward.cookies.set('linli_lang', language);
      const { text } = await site.steward.open(tokensOf());
      const say = bodyTokenWords[language];
      const all = tokenWords[language];
      for (const part of [say.lead, all.scopeNames['matters:read'], all.neverUsed, say.scopesHint])
        assert.ok(text.includes(part), `${language}: ${part}`);
      assert.ok(text.includes(say.madeBy(own?.madeBy ?? '')), language);
    }
    site.steward.cookies.set('linli_lang', 'zh-Hant');
    site.app.clock.forward({ minutes: 11 });
    await findSession(site.app.db, token, site.app.clock.now());
    assert.match((await site.steward.open(tokensOf())).text, /上次使用/);
  });

  test('whose maker has left are still there to be ended', async () => {
    await make();
    await sql`update platform.session set person_id = gen_random_uuid()
      where organisation_id = ${id}`.execute(site.app.db);
    assert.match((await site.steward.open(tokensOf())).text, /做的人已經不在/);
    const [own] = (await list()).tokens;
    assert.equal(own?.madeBy, '');
    const ended = await site.steward.api(`DELETE ${tokensOf()}/${own?.id ?? ''}`, {});
    assert.deepEqual(ended.body, { organisationId: id });
  });

  test('look, each scope once, and never act', async () => {
    const { token } = await make({ scopes: ['figures:read', 'places:read', 'figures:read'] });
    const { db, clock } = site.app;
    const session = await findSession(db, token, clock.now());
    assert.deepEqual(session?.scopes, ['places:read', 'figures:read']);
    assert.ok(readScopes.every((scope) => scope.endsWith(':read')));
    for (const wrong of [
      { scopes: [] },
      { scopes: ['matters:write'] },
      { scopes: ['people:read'] },
      { name: '' },
      { days: 7 },
    ]) {
      const { status } = await site.steward.api(`POST ${tokensOf()}`, { ...wish, ...wrong });
      assert.equal(status, 422, JSON.stringify(wrong));
    }
  });

  test('are given back to be mended with what was typed', async () => {
    const sent = await site.steward.send(
      tokensOf(),
      { ...wish, days: '90', scopes: [] },
      { from: tokensOf() },
    );
    assert.equal(sent.status, 422);
    assert.match(sent.text, /value="報修系統"/);
    assert.match(sent.text, /field-error/);
  });

  test('are ended by a button, and then are not there', async () => {
    const { token } = await make();
    const [own] = (await list()).tokens;
    const address = `${tokensOf()}/${own?.id ?? ''}` as const;
    const ended = await site.steward.send(address, {}, { method: 'DELETE', from: tokensOf() });
    assert.equal(ended.location, tokensOf());
    const { db, clock } = site.app;
    assert.equal(await findSession(db, token, clock.now()), undefined);
    assert.equal(await refusedBy(site.steward, `DELETE ${address}`), 'not_found');
    assert.match((await site.steward.open(tokensOf())).text, /還沒有權杖/);
  });

  test('of another organisation are not ended by this one’s address', async () => {
    const other = await site.found('棋社');
    await make();
    const [own] = (await list()).tokens;
    const wrong = `DELETE ${tokensOf(other)}/${own?.id ?? ''}` as const;
    assert.equal(await refusedBy(site.steward, wrong), 'not_found');
    assert.equal((await list()).tokens.length, 1);
  });

  test('are a few, and then the page has no form for another', async () => {
    for (let count = 0; count < MOST_BODY_TOKENS; count += 1)
      await make({ name: `第 ${count} 個` });
    assert.equal(await refusedBy(site.steward, `POST ${tokensOf()}`, wish), 'too_many_tokens');
    assert.equal((await list()).mayMake, false);
    const { text } = await site.steward.open(tokensOf());
    assert.doesNotMatch(text, /name="scopes"/);
    assert.match(text, /已經滿了/);
    for (const language of languages)
      assert.match(words[language].refusals.too_many_tokens({ most: '10' }), /10/);
  });

  test('are a few also when two are made at once; of who only counts there is one more', async () => {
    const { db, services } = site.app;
    const personId = site.world.people.huang;
    const grants = [roleAt('steward', site.world.community)];
    const subject = { ...visitor, actorId: personId, personId, grants };
    const more = { ...wish, organisationId: id, scopes: readScopes };
    const kept = () => listBodyTokens(db, id, services.clock());
    for (let made = 1; made < MOST_BODY_TOKENS; made += 1) await make();
    const [first, second] = await twoAtOnce({ db, services, subject }, (context) =>
      makeBodyToken(context, more),
    );
    assert.deepEqual([first.ok, !second.ok && second.refusal], [true, 'too_many_tokens']);
    const [one, ...rest] = await kept();
    assert.equal(rest.length, MOST_BODY_TOKENS - 1);
    await endBodyToken(db, id, one?.id ?? '');
    await twoAtOnce({ db, services, subject }, async (context) => {
      const have = await listBodyTokens(context.db, id, context.now);
      if (have.length < MOST_BODY_TOKENS) await startToken(context, { ...more, personId });
    });
    assert.equal((await kept()).length, MOST_BODY_TOKENS + 1);
  });

  test('are made for no organisation that is closed or is not there', async () => {
    const closed = await site.found('舊隊伍');
    await site.steward.api(`DELETE /organisations/${closed}`, {});
    const refused = await refusedBy(site.steward, `POST ${tokensOf(closed)}`, wish);
    assert.equal(refused, 'organisation_closed');
    const nowhere = tokensOf(crypto.randomUUID());
    for (const call of [`GET ${nowhere}`, `POST ${nowhere}`] as const)
      assert.equal(await refusedBy(site.steward, call, wish), 'not_found', call);
  });

  test('are nobody’s to see or make but a steward’s', async () => {
    await make();
    const [own] = (await list()).tokens;
    for (const browser of [site.worker, site.resident, site.neighbourWorker])
      for (const call of [
        `GET ${tokensOf()}`,
        `POST ${tokensOf()}`,
        `DELETE ${tokensOf()}/${own?.id ?? ''}`,
      ] as const)
        assert.equal(
          (await browser.api(call, call.startsWith('GET') ? undefined : wish)).status,
          403,
          call,
        );
    assert.equal((await site.visitor.api(`GET ${tokensOf()}`)).status, 401);
    const { neighbour, people } = site.world;
    const next = await site.app.signIn(people.wang, { grants: [roleAt('steward', neighbour)] });
    assert.equal(await refusedBy(next, `GET ${tokensOf()}`), 'not_found');
  });

  test('leave lines in the journal, with whose they are and not what they are called', async () => {
    await make();
    const [own] = (await list()).tokens;
    await site.steward.api(`DELETE ${tokensOf()}/${own?.id ?? ''}`, {});
    const { rows } = await sql<{ readonly verb: string; readonly all: string }>`
      select verb, row_to_json(j)::text as all from platform.journal j
      where subject_id = ${id} and verb like '%_token' order by at, id`.execute(site.app.db);
    assert.ok(rows.length >= 2);
    assert.deepEqual([...new Set(rows.map(({ verb }) => verb))].toSorted(), [
      'end_token',
      'make_token',
    ]);
    for (const { all } of rows) assert.doesNotMatch(all, /報修系統/);
  });
});

describe('who comes with a token of an organisation', () => {
  let site: Site;
  let id: string;
  before(async () => {
    site = await bodiesSite();
    id = await site.found('業主委員會');
  });
  after(() => site.app.close());

  const maker = () => {
    const { people, community } = site.world;
    const grants = [roleAt('steward', community)];
    const home = {
      householdId: 'h',
      placeId: 'h',
      path: community.path,
      communityId: community.id,
    };
    const own = { actorId: people.huang, personId: people.huang, sessionId: 'session' };
    return { ...visitor, ...own, grants, homes: [home], organisationIds: ['other'] };
  };

  test('is somebody of it and no person: no home, no office, no other body', async () => {
    const { actorId, sessionId } = maker();
    const expected = { ...visitor, actorId, sessionId, organisationIds: [id] };
    assert.deepEqual(await asOrganisation(site.app.db, maker(), id), expected);
  });

  test('is nobody where the maker is no steward any more, or their office rests', async () => {
    const { grants, ...plain } = maker();
    const worker = [roleAt('community_worker', site.world.community)];
    const next = [roleAt('steward', site.world.neighbour)];
    for (const held of [[], worker, next]) {
      const subject = { ...plain, grants: held, restingGrants: grants };
      assert.deepEqual(await asOrganisation(site.app.db, subject, id), visitor);
    }
  });

  test('is nobody where the organisation is closed or is not there', async () => {
    const closed = await site.found('舊隊伍');
    await site.steward.api(`DELETE /organisations/${closed}`, {});
    for (const one of [closed, crypto.randomUUID()])
      assert.deepEqual(await asOrganisation(site.app.db, maker(), one), visitor);
  });
});

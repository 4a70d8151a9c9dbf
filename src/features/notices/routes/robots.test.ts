import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { sql } from 'kysely';
import { z } from 'zod';
import { addRobot, MOST_ROBOTS, readRobots } from '#/features/notices/actions/robots.ts';
import { robotKinds } from '#/features/notices/store/robots.ts';
import { refusalWords } from '#/features/notices/words/refusals.ts';
import { servePlace } from '#/features/places/index.ts';
import { languages } from '#/platform/i18n/language.ts';
import type { Browser } from '#test/app.ts';
import { withGateway } from '#test/gateway.ts';
import { openPostRoom } from '#test/post-room.ts';
import type { PostRoom } from '#test/post-room.ts';
import { people, places } from '#test/world.ts';

const KEY = 'Kanarienvogel-9';

let room: PostRoom;
let steward: Browser;

before(async () => {
  room = await openPostRoom();
  const { app } = room.site;
  await servePlace(app.db, places.community, app.clock.now());
  steward = await room.site.as(people.wu);
});
after(() => room.site.close());
beforeEach(() => room.clear());

const robot = {
  placeId: places.building,
  kind: 'wecom',
  name: '三號樓群',
  url: `https://qyapi.example.org/send?key=${KEY}`,
};

const idShape = z.object({ id: z.uuid() });
const codeShape = z.object({ code: z.string() });
const codeOf = (body: unknown) => codeShape.parse(body).code;

async function add(changes: object = {}): Promise<string> {
  const { status, body } = await steward.api('POST /channels/robots', { ...robot, ...changes });
  assert.equal(status, 200, JSON.stringify(body));
  return idShape.parse(body).id;
}

describe('a group robot', () => {
  test('is added by a form for a place, and its address is shown nowhere', async () => {
    const { text: empty } = await steward.open('/channels/robots');
    assert.match(empty, /還沒有群機器人/);
    assert.match(empty, new RegExp(`<option[^>]*value="${places.building}"`));
    const sent = await steward.send('/channels/robots', { ...robot, secret: '' });
    assert.equal(sent.location, '/channels/robots');
    const { text } = await steward.open('/channels/robots');
    assert.match(text, /三號樓群/);
    assert.match(text, /企業微信/);
    assert.doesNotMatch(text, /Kanarienvogel/);
    const { body } = await steward.api('GET /channels/robots');
    assert.doesNotMatch(JSON.stringify(body), /Kanarienvogel|"url"|"sealed"/);
    const { rows } = await sql<{ kept: string }>`
      select row_to_json(r)::text as kept from notices.robot r`.execute(room.site.app.db);
    assert.equal(rows.length, 1);
    assert.doesNotMatch(rows[0]?.kept ?? '', /Kanarienvogel|qyapi/);
  });

  test('says something to try, to the group', () =>
    withGateway(
      () => ({ status: 200, body: '{"errcode":0}' }),
      async ({ url, asked }) => {
        const id = await add({ url });
        const from = '/channels/robots';
        const sent = await steward.send(`${from}/${id}/trials`, {}, { from });
        assert.equal(sent.location, from);
        assert.match((await steward.open(from)).text, /發出去了/);
        assert.match(asked[0]?.body ?? '', /試發的一條/);
      },
    ));

  for (const kind of robotKinds) {
    test(`of ${kind} whose key is wrong is told so`, () =>
      withGateway(
        () => ({ status: 200, body: kind === 'feishu' ? '{"code":19021}' : '{"errcode":93000}' }),
        async ({ url }) => {
          const id = await add({ url, kind, secret: 'S' });
          const { body } = await steward.api(`POST /channels/robots/${id}/trials`, {});
          assert.deepEqual(body, { fault: 'wrong_password' });
        },
      ));
  }

  test('that is signed is called with its signature', () =>
    withGateway(
      () => ({ status: 200, body: '{"errcode":0}' }),
      async ({ url, asked }) => {
        const id = await add({ url, kind: 'dingtalk', secret: 'SEC1' });
        await steward.api(`POST /channels/robots/${id}/trials`, {});
        assert.match(asked[0]?.url ?? '', /[?&]sign=/);
      },
    ));

  test('is taken away, and then is not there', async () => {
    const id = await add();
    const gone = await steward.send(`/channels/robots/${id}`, {}, { method: 'DELETE' });
    assert.equal(gone.location, '/channels/robots');
    assert.match((await steward.open('/channels/robots')).text, /還沒有群機器人/);
    for (const call of [
      `DELETE /channels/robots/${id}`,
      `POST /channels/robots/${id}/trials`,
    ] as const) {
      const { status, body } = await steward.api(call, {});
      assert.deepEqual([status, codeOf(body)], [404, 'not_found'], call);
    }
  });

  test('of an inner network is refused, unless the host allows it', async () => {
    const context = await room.site.context(people.wu);
    const channels = { mail: undefined, allowsPrivate: false };
    const outside = { ...context, services: { ...context.services, channels } };
    const typed = { ...robot, kind: 'wecom' as const, secret: undefined };
    for (const url of ['http://qyapi.example.org/', 'https://10.0.0.1/', 'https://localhost/']) {
      const refused = await addRobot(outside, { ...typed, url });
      assert.ok(!refused.ok && refused.refusal === 'address_not_allowed', url);
    }
    assert.ok((await addRobot(outside, typed)).ok);
  });

  test('is one of so many of a community, and no more', async () => {
    for (let count = 0; count < MOST_ROBOTS; count += 1) await add({ name: `群 ${count}` });
    const { status, body } = await steward.api('POST /channels/robots', robot);
    assert.deepEqual([status, codeOf(body)], [409, 'too_many_robots']);
    for (const language of languages) {
      const say = refusalWords[language].refusals.too_many_robots;
      assert.match(say({ most: String(MOST_ROBOTS) }), /20/);
    }
  });

  test('is for a place that the steward keeps, and for no other', async () => {
    for (const placeId of [places.district, 'no-such-place']) {
      const { status, body } = await steward.api('POST /channels/robots', { ...robot, placeId });
      assert.deepEqual([status, codeOf(body)], [403, 'not_allowed'], placeId);
    }
  });

  test('needs a name, an address and a chat that there is', async () => {
    for (const wrong of [{ name: '' }, { url: '' }, { kind: 'icq' }, { name: 'x'.repeat(61) }]) {
      const { status } = await steward.api('POST /channels/robots', { ...robot, ...wrong });
      assert.equal(status, 422, JSON.stringify(wrong));
    }
  });

  test('is nobody’s but the steward’s', async () => {
    const id = await add();
    const worker = await room.site.as(people.zhuang);
    for (const [call, body] of [
      ['GET /channels/robots', undefined],
      ['POST /channels/robots', robot],
      [`DELETE /channels/robots/${id}`, {}],
      [`POST /channels/robots/${id}/trials`, {}],
    ] as const) {
      assert.equal((await worker.api(call, body)).status, 403, call);
    }
    const shown = await readRobots(await room.site.context(people.zhuang));
    assert.ok(shown.ok);
    assert.deepEqual(shown.value, { robots: [], places: [] });
  });

  test('leaves a line in the journal, with neither name nor address', async () => {
    const id = await add();
    const { rows } = await sql<{ verb: string; place_id: string; all: string }>`
      select verb, place_id, row_to_json(j)::text as all from platform.journal j
      where subject_id = ${id}`.execute(room.site.app.db);
    assert.deepEqual(
      rows.map(({ verb, place_id: place }) => [verb, place]),
      [['add_robot', places.building]],
    );
    assert.doesNotMatch(rows[0]?.all ?? '', /Kanarienvogel|三號樓/);
  });
});

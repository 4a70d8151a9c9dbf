import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { z } from 'zod';
import { findPlace } from '#/features/places/index.ts';
import { savePeople } from '#/features/people/index.ts';
import { NIGHT, openCallSite } from '#test/call-site.ts';
import type { CallSite, Helper } from '#test/call-site.ts';
import type { Browser } from '#test/app.ts';
import { textOf, viewWith } from '#test/drawn.ts';
import { mainOf, readable } from '#test/matter-site.ts';
import { people, places } from '#test/world.ts';
import { callsAtDesk, nightOfPlace } from './night.ts';

const HERE = '/places/dongxing/night';
const FLAT = /dongxing-3-2-201|2單元 201|王秀英|王阿姨/;
const GRID_WORKER = '019cf000-0000-7000-8000-0000000d0071';

const shownShape = z.object({
  on: z.string(),
  isExact: z.boolean(),
  step: z.int(),
  before: z.string().optional(),
  after: z.string().optional(),
  isCut: z.boolean(),
  sum: z.object({ calls: z.int(), answered: z.int(), medianSeconds: z.number().optional() }),
  calls: z.array(
    z.object({
      id: z.string(),
      where: z.object({ hant: z.string() }),
      buildingId: z.string().optional(),
      window: z.object({ floor: z.int(), column: z.int() }).optional(),
    }),
  ),
  steps: z.array(
    z.object({
      at: z.string(),
      call: z.int(),
      kind: z.string(),
      count: z.int().optional(),
      role: z.string().optional(),
    }),
  ),
  street: z.array(z.object({ id: z.string(), households: z.int() })),
});

const read = async (browser: Browser, asked = '') => {
  const seen = await browser.api(`GET ${HERE}${asked}`);
  assert.equal(seen.status, 200, JSON.stringify(seen.body));
  return shownShape.parse(seen.body);
};

let site: CallSite;
let helpers: readonly Helper[];
let id: string;

/** Mrs Wang calls, one comes, it is done; a second call goes up the chain; a third is open. */
before(async () => {
  site = await openCallSite();
  await sql`update places.place set attributes = attributes || '{"floor": 2, "position": 1}'
    where id = 'dongxing-3-2-201'`.execute(site.app.db);
  helpers = await site.onDuty(3);
  id = await site.raise();
  const [first] = await site.asked(id);
  const helper = helpers.find((one) => one.id === first?.personId);
  assert.ok(helper !== undefined);
  await helper.browser.open(`/calls/${id}`);
  await site.pass(10);
  await site.answer(helper, id, { minutes: 5 });
  await site.pass(20);
  await site.pass(300);
  await helper.browser.api(`POST /matters/${id}/start`, {});
  await site.pass(600);
  await helper.browser.api(`POST /matters/${id}/done`, { note: '送到了' });
  await site.pass(600);
  const li = await site.app.signIn(people.li);
  const second = await site.raise(li, { category: 'urgent_power', words: '又跳閘了' });
  await site.pass(500);
  await site.raise(li, { category: 'urgent_door', words: '鑰匙丟了' });
  await site.pass(60);
  await li.api(`POST /matters/${second}/withdrawal`, { reason: '來電了' });
  await site.look();
});
after(() => site.app.close());

describe('a night as it was recorded', () => {
  test('is told step by step, in the order in which it happened', async () => {
    const { steps, calls, sum, on } = await read(site.worker);
    assert.equal(on, '2026-11-23');
    assert.equal(calls.length, 3);
    const ofFirst = steps.filter(({ call }) => call === 0).map(({ kind }) => kind);
    assert.deepEqual(ofFirst, ['raised', 'asked', 'seen', 'willing', 'coming', 'arrived', 'done']);
    const times = steps.map(({ at }) => at);
    assert.deepEqual(times, times.toSorted());
    assert.equal(sum.calls, 3);
    assert.equal(sum.answered, 1);
    assert.equal(sum.medianSeconds, 30);
  });

  test('says whom the chain called, by the chain that was copied into the call', async () => {
    await sql`update callouts.rule set chain = '{dispatcher}'`.execute(site.app.db);
    const { steps } = await read(site.worker);
    const called = steps.flatMap(({ kind, role, count }) =>
      kind === 'climbed' ? [[role, count]] : [],
    );
    assert.deepEqual(called.slice(0, 2), [
      ['building_leader', 0],
      ['community_worker', 1],
    ]);
  });

  test('each step has an address, and the picture stands as it did then', async () => {
    const whole = await read(site.worker);
    const asked = whole.steps.findIndex(({ kind }) => kind === 'asked') + 1;
    assert.equal((await read(site.worker, `?step=${asked}`)).step, asked);
    assert.equal((await read(site.worker, '?step=99999')).step, whole.steps.length);
    const page = mainOf((await site.worker.open(`${HERE}?step=${asked}`)).text);
    assert.match(page, /data-sign="0" data-look="seeking"/);
    assert.match(page, /data-sign="1" data-look=""/);
    assert.match(page, /aria-current="step"[^]*?問了 \d 位鄰居/);
    assert.match(page, new RegExp(`night\\?on=2026-11-23&(?:amp;)?step=${asked + 1}#night`));
    const before = mainOf((await site.worker.open(`${HERE}?step=0`)).text);
    assert.match(readable(before), /現在是\s+開始之前/);
    assert.doesNotMatch(before, /data-sign="0" data-look="seeking"/);
  });

  test('without a script it can be gone through to the end, and taken away', async () => {
    let address = `${HERE}?step=0`;
    const { steps } = await read(site.worker);
    for (let step = 0; step < steps.length; step += 1) {
      const page = mainOf((await site.worker.open(address)).text);
      const next = /<a class="button quiet" href="([^"]+)"[^>]*>(?:(?!<\/a>)[^])*下一步/.exec(page);
      assert.ok(next?.[1] !== undefined, `there is a way on from step ${step}`);
      address = next[1].replaceAll('&amp;', '&').replace('#night', '');
    }
    const last = mainOf((await site.worker.open(address)).text);
    assert.doesNotMatch(last, /下一步<\/a>/);
    assert.match(readable(last), /辦好了/);
    const sheet = await site.worker.open(`${HERE}?_as=csv`);
    assert.equal(sheet.status, 200);
    assert.match(sheet.text, /問了 3 位鄰居/);
  });

  test('another night is asked for by its day; one without calls says so', async () => {
    const empty = await read(site.worker, '?on=2026-11-20');
    assert.deepEqual([empty.calls.length, empty.steps.length], [0, 0]);
    assert.equal(empty.after, '2026-11-23');
    const page = readable(mainOf((await site.worker.open(`${HERE}?on=2026-11-20`)).text));
    assert.match(page, /這一夜沒有人叫急事/);
    assert.match(page, /後面：11月23日/);
    const later = await read(site.worker, '?on=2027-06-01');
    assert.equal(later.before, '2026-11-23');
    assert.equal((await read(site.worker, '?on=')).on, '2026-11-23');
    assert.equal((await site.worker.open(`${HERE}?on=yesterday`)).status, 404);
  });
});

describe('who sees what of a night', () => {
  test('staff of the place see the windows, and whose they are is noted', async () => {
    await sql`delete from platform.reading`.execute(site.app.db);
    const { isExact, calls } = await read(site.worker);
    assert.equal(isExact, true);
    assert.match(calls[0]?.where.hant ?? '', /3號樓 2單元 201/);
    assert.deepEqual(calls[0]?.window?.floor, 2);
    const { rows } = await sql`select person_id, kind from platform.reading
      where person_id = ${people.wang}::uuid`.execute(site.app.db);
    assert.deepEqual(rows, [{ person_id: people.wang, kind: 'matter' }]);
  });

  test('neighbours see how many in each building, and no flat', async () => {
    await sql`delete from platform.reading`.execute(site.app.db);
    const li = await site.app.signIn(people.li);
    const { isExact, calls } = await read(li);
    assert.equal(isExact, false);
    assert.ok(calls.every(({ window }) => window === undefined));
    assert.equal(calls[0]?.buildingId, places.building);
    assert.equal(calls[0]?.where.hant, '3號樓');
    for (const address of [HERE, `${HERE}?step=2`, `${HERE}?_as=csv`]) {
      const seen = await li.open(address);
      assert.doesNotMatch(mainOf(seen.text) || seen.text, FLAT, address);
    }
    const body = JSON.stringify((await li.api(`GET ${HERE}`)).body);
    assert.doesNotMatch(body, FLAT);
    assert.doesNotMatch(body, /尿布用完了|跳閘|鑰匙/, 'the words are for those in the call');
    const { rows } = await sql`select 1 from platform.reading`.execute(site.app.db);
    assert.deepEqual(rows, [], 'nothing was shown that has to be noted');
  });

  test('the window that is lit for a neighbour is the same whoever called in the building', async () => {
    const li = await site.app.signIn(people.li);
    const boxOf = async () => {
      const page = (await li.open(`${HERE}?step=2`)).text;
      return /data-sign="0"[^>]*><rect class="sign-pane" ([^/]+)\//.exec(page)?.[1];
    };
    const was = await boxOf();
    await sql`update matters.matter set place_id = 'dongxing-3-1-102'
      where place_id = 'dongxing-3-2-201'`.execute(site.app.db);
    assert.ok(was !== undefined);
    assert.equal(await boxOf(), was);
    await sql`update matters.matter set place_id = 'dongxing-3-2-201'
      where place_id = 'dongxing-3-1-102'`.execute(site.app.db);
  });

  test('a building leader is a neighbour here: who called is for those who work for the place', async () => {
    const chen = await site.app.signIn(people.chen);
    const seen = await chen.api(`GET /places/${places.building}/night`);
    assert.equal(shownShape.parse(seen.body).isExact, false);
    assert.doesNotMatch(JSON.stringify(seen.body), FLAT);
  });

  test('a grid worker sees the windows of their own buildings, and counts in the others', async () => {
    const { db } = site.app;
    const began = Temporal.Instant.from(NIGHT).subtract({ hours: 24 });
    await savePeople(
      db,
      {
        people: [
          {
            id: GRID_WORKER,
            name: '黃志勇',
            communityId: places.community,
            called: undefined,
            birthYear: undefined,
            telephone: undefined,
            email: undefined,
            language: 'zh-Hant',
            accountSince: began,
          },
        ],
        residences: [
          {
            id: GRID_WORKER.replace('71', '72'),
            personId: GRID_WORKER,
            householdId: 'dongxing-7-2-202',
            communityId: places.community,
            relation: 'owner',
            since: Temporal.PlainDate.from('2026-01-01'),
            until: undefined,
          },
        ],
        grants: [
          {
            id: GRID_WORKER.replace('71', '73'),
            personId: GRID_WORKER,
            role: 'grid_worker',
            placeId: places.building,
            communityId: places.community,
            organisationId: undefined,
            startsAt: began,
            endsAt: undefined,
            reason: 'grid_worker',
            grantedBy: undefined,
          },
        ],
      },
      began,
    );
    const browser = await site.app.signIn(GRID_WORKER);
    const own = await browser.api(`GET /places/${places.building}/night`);
    assert.equal(shownShape.parse(own.body).isExact, true);
    const other = await browser.api(`GET /places/${places.otherBuilding}/night`);
    assert.equal(shownShape.parse(other.body).isExact, false);
    assert.equal((await read(browser)).isExact, false, 'nor in the compound around them');
  });

  test('nobody else is told that there was any, and a flat has no night of its own', async () => {
    for (const person of [people.xu, people.lin, people.he, people.wu]) {
      const browser = await site.app.signIn(person);
      assert.equal((await browser.open(HERE)).status, 404, person);
      assert.equal((await browser.open('/places/nowhere/night')).status, 404);
    }
    assert.equal((await site.app.visit().api(`GET ${HERE}`)).status, 401);
    assert.equal((await site.worker.open('/places/dongxing-3-2-201/night')).status, 404);
    assert.equal((await site.worker.open(`/places/${places.subdistrict}/night`)).status, 404);
  });
});

describe('the ways to a night', () => {
  const contextOf = async (person: string) => {
    const { loadSubject } = await import('#/features/people/index.ts');
    const session = {
      id: crypto.randomUUID(),
      personId: person,
      actingForId: undefined,
      strongUntil: site.app.clock.now().add({ hours: 1 }),
    };
    return site.app.context(await loadSubject(site.app.db, session, site.app.clock.now()));
  };

  test('the page of a place leads there those who may look, where somebody called lately', async () => {
    const place = await findPlace(site.app.db, places.compound);
    assert.ok(place !== undefined);
    const draw = await nightOfPlace.load(await contextOf(people.li), place);
    assert.ok(draw !== undefined);
    const drawn = String(await draw(viewWith({ language: 'en' })));
    assert.match(drawn, /Mon 23 Nov: 3\./);
    assert.match(drawn, /\/places\/dongxing\/night\?on=2026-11-23/);
    assert.equal(await nightOfPlace.load(await contextOf(people.xu), place), undefined);
    const other = await findPlace(site.app.db, places.nextCommunity);
    assert.ok(other !== undefined);
    assert.equal(await nightOfPlace.load(await contextOf(people.zhuang), other), undefined);
  });

  test('a desk is told of the night that was, and no longer two days after it', async () => {
    const tell = async (person: string) => {
      const draw = await callsAtDesk.load(await contextOf(person));
      return draw && textOf(await draw(viewWith({ language: 'zh-Hant' })));
    };
    assert.match((await tell(people.zhuang)) ?? '', /深田社區[^]*3 件急事/);
    assert.equal(await tell(people.li), undefined);
    const now = site.app.clock.now().toString();
    site.app.clock.set('2026-11-25T03:00:00Z');
    assert.match((await tell(people.zhuang)) ?? '', /3 件急事/);
    site.app.clock.set('2026-11-25T05:00:00Z');
    assert.equal(await tell(people.zhuang), undefined);
    site.app.clock.set(now);
  });
});

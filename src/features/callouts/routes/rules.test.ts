import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { sql } from 'kysely';
import { z } from 'zod';
import { placeEndpoints } from '#/features/places/index.ts';
import { findLatestCall, rulesOfPlace } from '#/features/callouts/index.ts';
import { openCallSite } from '#test/call-site.ts';
import type { CallSite } from '#test/call-site.ts';
import type { Browser } from '#test/app.ts';
import { people, places } from '#test/world.ts';

const HERE = `/places/${places.community}/call-rules` as const;
const shownShape = z.object({
  setAt: z.object({ id: z.string() }).optional(),
  isSetHere: z.boolean(),
  maySet: z.boolean(),
  targets: z.array(z.int()),
  accept: z.int(),
  chain: z.array(z.string()),
  waveSeconds: z.int(),
  steps: z.array(z.object({ kind: z.string(), after: z.number() })),
});
const said = {
  accept: 40,
  first: 60,
  second: 90,
  third: '',
  waveSeconds: 30,
  collectSeconds: 10,
  rungSeconds: 60,
  mostAsked: 50,
  restHours: 12,
  travelMinutes: 5,
  chain1: 'grid_worker',
  chain2: 'community_worker',
  chain3: '',
  chain4: '',
};

describe('how help is sought at a place', () => {
  let site: CallSite;
  let steward: Browser;
  before(async () => {
    site = await openCallSite(placeEndpoints([rulesOfPlace], [], async () => undefined));
    steward = await site.app.signIn(people.wu);
    await site.onDuty(20);
  });
  after(() => site.app.close());
  beforeEach(() => sql`delete from callouts.rule where place_id <> '-'`.execute(site.app.db));

  const read = async (browser: Browser = site.app.visit(), at: `/${string}` = HERE) =>
    shownShape.parse((await browser.api(`GET ${at}`)).body);
  const codeOf = ({ body }: { readonly body: unknown }) => Reflect.get(Object(body), 'code');
  const set = (more: object = {}, browser = steward) => {
    site.app.clock.forward({ seconds: 1 });
    return browser.api(`PUT ${HERE}`, { ...said, ...more });
  };

  test('anybody reads it, with what happens if nobody answers', async () => {
    const shown = await read();
    assert.deepEqual([shown.setAt, shown.isSetHere, shown.maySet], [undefined, false, false]);
    assert.deepEqual(shown.targets, [50, 75, 94]);
    assert.equal(shown.steps.at(-1)?.kind, 'told');
    const page = await site.app.visit().open(HERE);
    assert.match(page.text, /叫 3 位值班的鄰居/);
    assert.match(page.text, /告訴求助的人/);
    assert.doesNotMatch(page.text, /<form[^>]*call-rules/);
  });

  test('a steward sets it for the community and what lies in it', async () => {
    const done = await set();
    assert.equal(done.status, 200, JSON.stringify(done.body));
    const shown = await read(steward);
    assert.deepEqual([shown.isSetHere, shown.maySet, shown.accept], [true, true, 40]);
    assert.deepEqual([shown.targets, shown.waveSeconds], [[60, 90], 30]);
    assert.deepEqual(shown.chain, ['grid_worker', 'community_worker']);
    const below = await read(undefined, `/places/${places.building}/call-rules`);
    assert.deepEqual([below.setAt?.id, below.isSetHere], [places.community, false]);
    const outside = await read(undefined, `/places/${places.nextCommunity}/call-rules`);
    assert.deepEqual([outside.setAt, outside.targets], [undefined, [50, 75, 94]]);
  });

  test('the next call goes by it; one under way goes on as it began', async () => {
    const before = await site.raise();
    await set({ first: 10, second: '' });
    const after = await site.raise(await site.app.signIn(people.li));
    const planOf = async (id: string) => {
      const { rows } = await sql<{ communityId: string; id: string }>`
        select community_id as "communityId", id from matters.matter
        where reference = ${id.slice(id.indexOf('-') + 1)}`.execute(site.app.db);
      const [matter] = rows;
      assert.ok(matter !== undefined);
      return (await findLatestCall(site.app.db, matter))?.plan.targets;
    };
    assert.deepEqual(await planOf(before), [0.5, 0.75, 0.94]);
    assert.deepEqual(await planOf(after), [0.1]);
    assert.equal((await site.asked(after)).length, 1);
  });

  test('taken back, what is above holds again; twice is no fault', async () => {
    await set();
    for (let time = 0; time < 2; time += 1) {
      site.app.clock.forward({ seconds: 1 });
      assert.equal((await steward.api(`DELETE ${HERE}`, {})).status, 200);
      assert.equal((await read()).setAt, undefined);
    }
    const { rows } = await sql<{ verb: string }>`select verb from platform.journal
      where feature = 'callouts' and verb like '%_rule' order by at desc limit 3`.execute(
      site.app.db,
    );
    assert.deepEqual(
      rows.map(({ verb }) => verb),
      ['drop_rule', 'drop_rule', 'set_rule'],
    );
  });

  test('waves that fall, a chain with somebody twice, and numbers beyond reason are refused', async () => {
    assert.equal(codeOf(await set({ second: 60 })), 'targets_fall');
    assert.equal(codeOf(await set({ chain2: 'grid_worker' })), 'chain_twice');
    for (const wrong of [{ first: 100 }, { waveSeconds: 1 }, { mostAsked: 0 }, { chain1: '' }]) {
      assert.equal((await set(wrong)).status, 422, JSON.stringify(wrong));
    }
    assert.equal((await read()).isSetHere, false);
    const typed = { ...said, second: '60', waveSeconds: '77' };
    const texts = Object.entries(typed).map(([name, value]) => [name, String(value)]);
    const form = await steward.send(HERE, Object.fromEntries(texts), { from: HERE, method: 'PUT' });
    assert.match(form.text, /後一批的把握要比前一批大/);
    assert.match(form.text, /name="waveSeconds"[^>]*value="77"|value="77"[^>]*name="waveSeconds"/);
  });

  test('none but a steward of the place sets it', async () => {
    assert.equal((await set({}, site.worker)).status, 403);
    assert.equal((await set({}, site.wang)).status, 403);
    const outside = `/places/${places.nextCommunity}/call-rules` as const;
    assert.equal(codeOf(await steward.api(`PUT ${outside}`, said)), 'not_allowed');
    assert.equal(codeOf(await steward.api(`DELETE ${outside}`, {})), 'not_allowed');
    assert.equal((await site.app.visit().api('GET /places/none/call-rules')).status, 404);
  });

  test('a steward is led there from the page of the community, others are not', async () => {
    const page = `/places/${places.community}`;
    assert.match((await steward.open(page)).text, new RegExp(`href="${HERE}"`));
    assert.doesNotMatch((await site.wang.open(page)).text, new RegExp(`href="${HERE}"`));
  });
});

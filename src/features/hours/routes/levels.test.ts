import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { z } from 'zod';
import { loadHoursReference } from '#/features/hours/index.ts';
import { servePlace } from '#/features/places/index.ts';
import { TEAM, morning, openHoursSite } from '#test/hours-site.ts';
import type { HoursSite } from '#test/hours-site.ts';
import { mainOf } from '#test/matter-site.ts';
import { people, places } from '#test/world.ts';

const { chen, li, lin, wu, zhuang } = people;
const FOLDER = join(import.meta.dirname, '../../../../db/reference');
const level = { hant: '一朵紅花', hans: '一朵红花', en: 'A red flower', hours: '1' };
const listShape = z.object({
  levels: z.array(z.looseObject({ code: z.string(), hours: z.number() })),
  mayChange: z.boolean(),
});
const mineShape = z.looseObject({
  level: z.object({
    reached: z.looseObject({ code: z.string() }).optional(),
    next: z.looseObject({ minutes: z.number() }).optional(),
  }),
});

let site: HoursSite;

before(async () => {
  site = await openHoursSite();
  await loadHoursReference(site.app.db, FOLDER);
  await servePlace(site.app.db, places.community, site.app.clock.now());
});
after(() => site.close());

describe('the levels', () => {
  test('are read by neighbours and changed by no neighbour', async () => {
    const neighbour = await site.as(lin);
    const { levels, mayChange } = listShape.parse((await neighbour.api('GET /star-levels')).body);
    assert.deepEqual(
      [levels.map(({ hours }) => hours), mayChange],
      [[100, 300, 600, 1000, 1500], false],
    );
    const page = await neighbour.open('/star-levels');
    assert.match(mainOf(page.text), /一星級志願者[^]*100 小時/);
    assert.equal((await neighbour.open('/star-levels?level=one_star')).status, 403);
    assert.equal((await site.app.visit().api('GET /star-levels')).status, 401);
    const sent = { ...level, hours: 90 };
    assert.equal((await neighbour.api('PUT /star-levels/one_star', sent)).status, 403);
    assert.equal(
      (await (await site.as(zhuang)).api('PUT /star-levels/one_star', sent)).status,
      403,
    );
  });

  test('are changed by a form, which keeps what was typed where it is refused', async () => {
    const steward = await site.as(wu);
    const from = '/star-levels?level=one_star';
    const refused = await steward.send(
      '/star-levels/one_star',
      { ...level, hours: '900' },
      { from, method: 'PUT' },
    );
    assert.match(refused.text, /小時數要比前一級多，比後一級少/);
    assert.match(refused.text, /name="hours"[^>]*value="900"/);
    assert.match(refused.text, /value="一朵紅花"/);
    const wrong = await steward.api('PUT /star-levels/one_star', { ...level, hours: 0 });
    assert.equal(wrong.status, 422);
    const sent = await steward.send('/star-levels/one_star', level, { from, method: 'PUT' });
    assert.equal(sent.location, '/star-levels');
    assert.match((await steward.open('/star-levels')).text, /一朵紅花[^]*1 小時/);
    assert.equal((await steward.open('/star-levels?level=none')).status, 404);
    assert.equal(await site.refusal(steward, 'PUT /star-levels/none', level), 'unknown_level');
  });

  test('show on one’s own page what one’s hours reach, and on nobody else’s', async () => {
    const steward = await site.as(wu);
    await steward.api('PUT /star-levels/one_star', level);
    const giver = await site.as(chen);
    const before = mineShape.parse((await giver.api('GET /me/hours')).body);
    assert.deepEqual([before.level.reached, before.level.next?.minutes], [undefined, 60]);
    const id = await site.record(giver, { ...morning, team: TEAM });
    const leader = await site.as(li);
    await leader.api(`POST /hours/${id}/confirmation`);
    assert.match(mainOf((await giver.open('/me/hours')).text), /到了「一朵紅花」/);
    const after = mineShape.parse((await giver.api('GET /me/hours')).body);
    assert.equal(after.level.reached?.code, 'one_star');
    for (const [by, address] of [
      [li, `/hours/${id}`],
      [li, '/hours/waiting'],
      [zhuang, `/hours/${id}`],
      [li, '/me/hours'],
      [li, '/star-levels'],
    ] as const) {
      const page = await (await site.as(by)).open(address);
      assert.equal(page.status, 200);
      assert.doesNotMatch(mainOf(page.text), /到了「一朵紅花」/, `${by} ${address}`);
    }
    await giver.api(`DELETE /hours/${id}`);
    assert.doesNotMatch((await giver.open('/me/hours')).text, /到了「一朵紅花」/);
  });

  test('stand on a sheet by a tick, on its page and on paper, until they are reached no more', async () => {
    const giver = await site.as(chen);
    const id = await site.record(giver, { ...morning, from: '12:00', team: TEAM });
    await (await site.as(li)).api(`POST /hours/${id}/confirmation`);
    const here = '/me/hours/sheets';
    assert.match((await giver.open(here)).text, /name="level"[^]*也寫我到了「一朵紅花」/);
    const wish = { from: '2026-01-01', to: '2026-12-31', name: 'called', validUntil: '2027-01-01' };
    const made = await giver.send(here, { ...wish, level: '1' }, { from: here });
    const address = made.location ?? '';
    const shape = z.object({ sheet: z.looseObject({ code: z.string() }) });
    const { sheet } = shape.parse((await giver.api(`GET ${address as '/'}`)).body);
    const check = async () => mainOf((await site.app.visit().open(`/records/${sheet.code}`)).text);
    assert.match(await check(), /星級[^]*一朵紅花/);
    assert.doesNotMatch(await check(), /現在還沒有到這一級/);
    await sql`update hours.star_level set hours = 2 where code = 'one_star'`.execute(site.app.db);
    assert.match(await check(), /一朵紅花[^]*現在還沒有到這一級/);
  });
});

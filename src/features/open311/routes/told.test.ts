import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { places } from '#test/matters-world.ts';
import { household } from '#test/world.ts';
import { errorsOf, raisedOf, requestsOf } from '#test/georeport.ts';
import type { FormFields, GeoAnswer } from '#test/georeport.ts';
import { grid, openOpen311Site } from '#test/open311-site.ts';
import type { Open311Site } from '#test/open311-site.ts';

let site: Open311Site;

before(async () => {
  site = await openOpen311Site();
});

after(() => site.close());

const english = { 'accept-language': 'en' };
let told = 0;

/** A form as a client fills it in; each tells something else, for the same words are one matter. */
function form(changes: Readonly<Record<string, string | undefined>> = {}): FormFields {
  told += 1;
  const fields = {
    api_key: site.key,
    jurisdiction_id: places.community,
    service_code: 'rubbish',
    address_id: places.building,
    description: `垃圾桶滿了，第 ${told} 次說`,
    ...changes,
  };
  return Object.entries(fields).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
}

async function refused(
  changes: Readonly<Record<string, string | undefined>>,
): Promise<{ readonly status: number; readonly says: string }> {
  const earlier = await site.countMatters();
  const fields = form(changes);
  const json = await site.client.post(fields, { headers: english });
  const xml = await site.client.post(fields, { format: 'xml', headers: english });
  assert.deepEqual(json.told, xml.told);
  assert.equal(await site.countMatters(), earlier, 'something was raised');
  return { status: json.status, says: errorsOf(json).join(' ') };
}

async function readBack(answer: GeoAnswer) {
  const { id } = raisedOf(answer);
  const [one] = requestsOf(await site.client.both(`/requests/${id}`));
  assert.ok(one, `${id} is not to be read`);
  return one;
}

describe('questions', () => {
  const railing = { service_code: 'railing', address_id: places.compound };

  test('each has to be answered, by yes or no', async () => {
    const missing = await refused(railing);
    assert.equal(missing.status, 400);
    assert.match(missing.says, /attribute\[falling_now\].*Is it still falling/);
    const second = await refused({ ...railing, 'attribute[falling_now]': 'no' });
    assert.match(second.says, /attribute\[injured\]/);
    const odd = { 'attribute[falling_now]': 'maybe', 'attribute[injured]': 'no' };
    assert.match((await refused({ ...railing, ...odd })).says, /yes or no/);
    assert.equal((await refused({ ...railing, 'attribute[falling_now]': '' })).status, 400);
  });

  test('with all of them answered by no it is raised', async () => {
    const no = { 'attribute[falling_now]': 'no', 'attribute[injured]': 'no' };
    const seen = await site.client.post(form({ ...railing, ...no, description: '欄杆鬆了' }));
    assert.equal((await readBack(seen)).service_code, 'railing');
  });

  test('a yes that need not stop it is answered with advice', async () => {
    const falling = { 'attribute[falling_now]': 'yes', 'attribute[injured]': 'no' };
    const fields = form({ ...railing, ...falling, description: '欄杆正在掉' });
    const { notice } = raisedOf(await site.client.post(fields, { headers: english }));
    assert.match(notice, /Ask somebody to stand guard[\s\S]*2026-/);
  });

  test('a yes that means danger ends it, and says whom to ring', async () => {
    const gas = { service_code: 'gas_smell', 'attribute[gas_now]': 'yes' };
    const { status, says } = await refused(gas);
    assert.equal(status, 400);
    assert.match(says, /ring 119/);
  });

  test('a list of one, as programs send it, is an answer; two answers are none', async () => {
    const fields = [
      ...form({ ...railing, 'attribute[injured]': 'no', description: '列表' }),
      ['attribute[falling_now][]', 'no'] as const,
    ];
    assert.equal((await site.client.post(fields)).status, 200);
    const twice = [...fields, ['attribute[falling_now][]', 'yes'] as const];
    assert.equal((await site.client.post(twice)).status, 400);
  });
});

describe('the place', () => {
  const nowhere = { address_id: undefined };

  async function placeOf(changes: Readonly<Record<string, string | undefined>>) {
    return readBack(await site.client.post(form({ ...nowhere, ...changes })));
  }

  test('it has to be said', async () => {
    for (const changes of [nowhere, { address_id: ' ' }, { ...nowhere, lat: '24.4751' }]) {
      const { status, says } = await refused(changes);
      assert.equal(status, 400);
      assert.match(says, /address_id, address_string, or both lat and long/);
    }
  });

  test('by its id it is found within the community only', async () => {
    assert.equal((await placeOf({ address_id: places.compound })).address_id, places.compound);
    for (const address_id of ['545483', places.nextBuilding, places.district, '%']) {
      const { status, says } = await refused({ address_id });
      assert.equal(status, 400, address_id);
      assert.match(says, /not found in the community/);
    }
  });

  test('by the id of a flat it is told as its building', async () => {
    assert.equal((await placeOf({ address_id: household(3, 1, 101) })).address_id, places.building);
  });

  test('by the names in an address', async () => {
    const named = [
      ['東興小區3號樓門口', places.building],
      ['东兴小区 7号楼', places.otherBuilding],
      ['東興小區北門', places.compound],
      ['深田社區廣場', places.community],
      ['7號樓樓下', places.otherBuilding],
      ['Building 3, Dongxing Compound', places.building],
    ] as const;
    for (const [address_string, id] of named) {
      assert.equal((await placeOf({ address_string })).address_id, id, address_string);
    }
  });

  test('an address that names nothing here is refused', async () => {
    for (const address_string of ['1234 5th street', '湖光社區', "'; drop table--", '%', '13號']) {
      const { status, says } = await refused({ ...nowhere, address_string });
      assert.equal(status, 400, address_string);
      assert.match(says, /not found in the community/);
    }
  });

  test('by a point within a grid it is in the community, there', async () => {
    const one = await placeOf(grid.inside);
    assert.equal(one.address_id, places.community);
    assert.deepEqual([one.lat, one.long], [grid.inside.lat, grid.inside.long]);
  });

  test('a point outside of every grid is nowhere', async () => {
    assert.equal((await refused({ ...nowhere, ...grid.outside })).status, 400);
    const swapped = { lat: '24.4751', long: '-118.1049' };
    assert.equal((await refused({ ...nowhere, ...swapped })).status, 400);
  });

  test('a named place comes before the point, and an unknown name after it', async () => {
    const named = await placeOf({ ...grid.inside, address_string: '東興小區北門' });
    assert.equal(named.address_id, places.compound);
    assert.equal(named.lat, grid.inside.lat);
    const unnamed = await placeOf({ ...grid.inside, address_string: '1234 5th street' });
    assert.equal(unnamed.address_id, places.community);
    const far = await placeOf({ ...grid.outside, address_id: places.compound });
    assert.equal(far.lat, null);
  });
});

describe('the edition to try it out', () => {
  test('it answers as the other would, and nothing is left of it', async () => {
    const earlier = await site.countMatters();
    const journal = async () => {
      const { rows } = await sql<{ count: number }>`
        select count(*) as count from platform.journal`.execute(site.app.db);
      return rows[0]?.count;
    };
    const entries = await journal();
    const fields = form({ description: '只是試試' });
    const tried = raisedOf(await site.trial.post(fields));
    assert.equal(raisedOf(await site.trial.post(fields, { format: 'xml' })).id, tried.id);
    assert.equal(await site.countMatters(), earlier);
    assert.equal(await journal(), entries);
    assert.equal((await site.trial.get(`/requests/${tried.id}`)).status, 404);
    // The control: the other edition gives that very number, and keeps it.
    assert.equal(raisedOf(await site.client.post(fields)).id, tried.id);
    assert.equal(await site.countMatters(), earlier + 1);
  });

  test('it refuses what the other refuses, and reads what the other reads', async () => {
    assert.equal((await site.trial.post(form({ api_key: '' }))).status, 403);
    assert.equal((await site.trial.post(form({ service_code: '001' }))).status, 404);
    assert.equal((await site.trial.post(form({ address_id: '545483' }))).status, 400);
    for (const path of ['/services', '/services/railing', '/requests']) {
      assert.equal((await site.trial.both(path)).text, (await site.client.both(path)).text);
    }
  });
});

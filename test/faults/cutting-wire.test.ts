import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { endpoints } from '#/app/endpoints.ts';
import { loadFrame, loadSubject } from '#/app/reader.ts';
import { testApp } from '#test/app.ts';
import type { TestApp } from '#test/app.ts';
import { MONDAY, makeMatterWorld } from '#test/matters-world.ts';
import { people, places } from '#test/world.ts';
import { layWire, moments } from './cutting-wire.ts';
import type { CuttingWire, Moment } from './cutting-wire.ts';

const OK = 200;
const OUTAGE = 503;
const ASKED = 6;

let app: TestApp;
let wire: CuttingWire;
let token: string;

/** Raises a matter as a program does; what is not acknowledged comes back as it was answered. */
async function raise(words: string, key: string): Promise<number> {
  const body = { profile: 'need', category: 'home_electric', placeId: places.compound };
  const { status } = await app.request('/api/v1/matters', {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': key,
    },
    body: JSON.stringify({ ...body, body: words, visibility: 'all' }),
  });
  return status;
}

/** Repeats what was not acknowledged, as a program has to, with a key of its choice. */
async function insist(words: string, keyOf: (time: number) => string): Promise<readonly number[]> {
  const statuses: number[] = [];
  for (let time = 1; time <= 5 && statuses.at(-1) !== OK; time += 1) {
    statuses.push(await raise(words, keyOf(time)));
  }
  return statuses;
}

async function countRaised(words: string): Promise<readonly number[]> {
  const { rows } = await app.pool.query(
    `select (select count(*) from matters.matter where body like $1 || '%') as matters,
       (select count(*) from platform.journal j join matters.matter m on m.id::text = j.subject_id
         where m.body like $1 || '%' and j.verb = 'raise') as entries`,
    [words],
  );
  return [rows[0].matters, rows[0].entries];
}

async function raiseMany(moment: Moment): Promise<readonly (readonly number[])[]> {
  const cutBefore = wire.cuts();
  wire.cutNext(moment, ASKED / 2);
  const tried = await Promise.all(
    Array.from({ length: ASKED }, (_, index) => {
      const key = crypto.randomUUID();
      return insist(`${moment} ${index} 的燈不亮。`, () => key);
    }),
  );
  assert.equal(wire.cuts() - cutBefore, ASKED / 2, 'the wire was cut as often as was planned');
  return tried;
}

describe('the wire to the database, cut at a commit', () => {
  before(async () => {
    app = await testApp({
      endpoints,
      loadSubject,
      loadFrame,
      now: MONDAY,
      through: async (connection) => {
        wire = await layWire(connection);
        return wire.connection;
      },
    });
    await makeMatterWorld(app.db);
    const li = await app.signIn(people.li);
    token = li.cookies.get('linli') ?? '';
  });

  after(async () => {
    await app.close();
    await wire.close();
  });

  for (const moment of moments) {
    test(`${moment}: what was acknowledged is there, all of it once`, async () => {
      const tried = await raiseMany(moment);
      const statuses = new Set(tried.flat());
      assert.deepEqual([...statuses].toSorted(), [OK, OUTAGE], 'and the fault is an outage');
      assert.ok(
        tried.every((one) => one.at(-1) === OK),
        'each is acknowledged in the end',
      );
      assert.deepEqual(await countRaised(moment), [ASKED, ASKED]);
    });
  }

  test('control: who repeats it with another key after the commit has it twice', async () => {
    wire.cutNext('after', 1);
    // Other words, or the rule against repeated words would save the careless program.
    const first = await raise('別的鑰匙 1 的燈不亮。', crypto.randomUUID());
    const second = await raise('別的鑰匙 2 的燈不亮。', crypto.randomUUID());
    assert.deepEqual([first, second], [OUTAGE, OK]);
    assert.deepEqual(await countRaised('別的鑰匙'), [2, 2]);
  });

  test('a page is shown again as soon as the wire is whole', async () => {
    const { status, text } = await app.visit().open(`/matters?place=${places.community}`);
    assert.equal(status, OK);
    assert.match(text, /的燈不亮/);
  });
});

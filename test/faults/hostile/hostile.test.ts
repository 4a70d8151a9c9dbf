import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { html, raw } from 'hono/html';
import { z } from 'zod';
import { endpoints } from '#/app/endpoints.ts';
import { succeed } from '#/lib/result.ts';
import { everyone } from '#/platform/access/policy.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { readers } from '#test/access/readers.ts';
import { seed } from '#test/property.ts';
import { besiege } from './attack.ts';
import { faultsOf } from './verdict.ts';
import { canaries, canaryIds, openCopy, openHostileWorld } from './world.ts';
import type { HostileWorld } from './world.ts';

const COUNT = 5_000;
/** Beside other parts of the suite on machines of two cores. */
const timeout = 400_000;

let world: HostileWorld;
before(
  async () => {
    world = await openHostileWorld();
  },
  { timeout },
);
after(() => world.close());

describe('whatever is sent', () => {
  test(
    `${COUNT} hostile requests find no fault, no trace and nobody else’s data (seed ${seed})`,
    { timeout },
    async (t) => {
      const began = process.cpuUsage();
      const siege = await besiege(world, endpoints, { seed, count: COUNT });
      const { user, system } = process.cpuUsage(began);
      t.diagnostic(`${Math.round((user + system) / 1e6)} s of processor time`);
      t.diagnostic(JSON.stringify(Object.fromEntries(siege.statuses)));
      const slow = [...siege.slowestMs].toSorted(([, a], [, b]) => b - a).slice(0, 5);
      t.diagnostic(`slowest: ${slow.map(([name, ms]) => `${name} ${ms} ms`).join(', ')}`);
      assert.deepEqual(siege.complaints, []);
      assert.equal(siege.asked, COUNT);
      assert.equal(siege.endpoints.size, endpoints.length);
      assert.equal(siege.askers.size, readers.length);
      // Some get through to what is done, and some are stopped at each of the doors before.
      for (const status of [200, 303, 401, 403, 404, 409, 413, 422]) {
        assert.ok((siege.statuses.get(status) ?? 0) > 0, `${status}`);
      }
    },
  );
});

describe('what this siege would catch', () => {
  const none = { refusals: {} };
  const words = { 'zh-Hant': none, 'zh-Hans': none, en: none };
  const input = z.object({ text: z.unknown() });
  const shared = { method: 'GET', summary: 'Is broken.', policy: everyone, words } as const;

  function showing(page: (text: string) => string): AnyEndpoint {
    return endpoint({
      ...shared,
      name: 'broken.show',
      path: '/broken',
      input,
      output: z.object({ text: z.string() }),
      run: async (_, { text }) => succeed({ text: page(String(text)) }),
      page: (_, { text }) => ({
        title: 'Broken',
        section: 'none',
        width: 'column',
        body: html`<h1>${raw(text)}</h1>`,
      }),
    });
  }

  async function complaintsOf(one: AnyEndpoint, count = 120): Promise<string> {
    const { complaints } = await besiege(world, [one], { seed, count });
    return complaints.join('\n');
  }

  test('the canaries sing: to who works for their street', async () => {
    const copy = await openCopy(world, endpoints);
    const headers = { authorization: `Bearer ${world.insider.token}` };
    const response = await copy.request(`/api/v1/people/${canaryIds[0]}`, { headers });
    const text = await response.text();
    await copy.close();
    assert.equal(response.status, 200, text);
    const { status } = response;
    assert.match(
      faultsOf({ status, headers: response.headers, text }).join('\n'),
      /leaks [^]*leaks/,
    );
  });

  test('an endpoint that trips over what it is sent', async () => {
    const tripping = showing((text) => new URL(text).href);
    assert.match(await complaintsOf(tripping), /answered 500[^]*faulted: TypeError/);
  });

  test('one that tells of the people of another street', async () => {
    const [name] = canaries.names;
    assert.match(await complaintsOf(showing(() => `鄰居 ${name}`)), new RegExp(`leaks ${name}`));
    const [telephone] = canaries.telephones;
    const written = telephone.replace('+86', '').replace(/(...)(....)(....)/, '$1 $2 $3');
    assert.match(await complaintsOf(showing(() => written)), /leaks 1/);
  });

  test('one that writes out what it was sent', async () => {
    assert.match(
      await complaintsOf(
        showing((text) => text),
        300,
      ),
      /writes out an element/,
    );
  });

  test('one that tells where in the program it was', async () => {
    const telling = showing(() => new Error('lost').stack ?? '');
    assert.match(await complaintsOf(telling), /tells /);
  });

  test('one that sends its readers away', async () => {
    const sending = endpoint({
      ...shared,
      name: 'broken.send',
      path: '/broken/send',
      input: z.object({ text: z.string() }),
      output: z.object({ text: z.string() }),
      isUnrecorded: true,
      run: async (_, { text }) => succeed({ text }),
      onward: (_, { text }) => ({ to: text }),
    });
    assert.match(await complaintsOf(sending), /sends away to/);
  });
});

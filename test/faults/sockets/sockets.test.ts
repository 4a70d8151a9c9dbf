import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { endpoints } from '#/app/endpoints.ts';
import { PATIENCE, listen } from '#/app/listen.ts';
import type { Listening, Patience } from '#/app/listen.ts';
import { bareFrame, loadFrame, loadSubject } from '#/app/reader.ts';
import { openDb, openPool } from '#/platform/db/pool.ts';
import { createApp } from '#/platform/http/app.ts';
import type { LogLine } from '#/platform/http/serve/parts.ts';
import { contextOn } from '#test/app.ts';
import { freePort } from '#test/cli.ts';
import { testDatabase } from '#test/database.ts';
import { tracesOf } from '#test/faults/hostile/verdict.ts';
import { write } from './line.ts';
import type { Came, Written } from './line.ts';
import { FOREIGN, SLIPPED, quick, slow } from './written.ts';

/** Short enough for a test; the proportions are those of the real ones. */
const SHORT: Patience = { headersMs: 250, requestMs: 500, silenceMs: 300, checkMs: 50 };
const ENDLESS: Patience = { headersMs: 0, requestMs: 0, silenceMs: 0, checkMs: 50 };
/** Within this each line has to be over, on a machine that does much else. */
const LIMIT_MS = 8_000;
/** Longer than the short patience of any kind. */
const STILL_OPEN_MS = 900;

/** More than the system keeps for somebody who reads nothing. */
const FLOOD_BYTES = 96_000_000;

type Fetch = Parameters<typeof listen>[0];

let fetch: Fetch;
let end: () => Promise<void>;
const logged: LogLine[] = [];

before(async () => {
  const database = await testDatabase();
  const pool = openPool(database.connection);
  const db = openDb(pool);
  const app = createApp({
    db,
    services: contextOn(db).services,
    endpoints,
    assets: { stylePath: '/assets/a.css', scriptPath: '/assets/a.js', byPath: new Map() },
    loadSubject,
    loadFrame,
    bareFrame,
    readGauges: async () => [],
    log: (line) => logged.push(line),
    logsRequests: false,
  });
  fetch = app.fetch;
  end = async () => {
    await pool.end();
    await database.drop();
  };
});
after(() => end());

async function serving<Value>(
  at: { readonly fetch: Fetch; readonly patience: Patience },
  work: (port: number) => Promise<Value>,
): Promise<Value> {
  const port = Number(await freePort());
  const opened = await listen(at.fetch, { host: '127.0.0.1', port, patience: at.patience });
  assert.ok(opened.ok);
  const listening: Listening = opened.value;
  try {
    return await work(port);
  } finally {
    await listening.close();
  }
}

/** Says what was wrong with an answer; nothing when it is as it should be. */
function complaintsOf({ name, isCut }: Written, { said, isOver }: Came): readonly string[] {
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(said)?.[1]);
  const isSilent = said === '' && isCut !== true && name !== 'a tunnel';
  return [
    ...(isOver ? [] : ['is never over']),
    ...(isSilent ? ['is not answered'] : []),
    ...(status >= 500 ? [`is answered ${status}`] : []),
    ...(answersIn(said) > 1 ? ['is answered twice'] : []),
    ...(FOREIGN.test(said) ? ['leads to another host'] : []),
    ...(SLIPPED.test(said) ? ['sets a cookie of theirs'] : []),
    ...tracesOf(said),
  ].map((what) => `${name}: ${what}`);
}

/** Asks for a flood, looks away for a while, and says how much of it was still to be had. */
async function takeLate(patience: Patience): Promise<number> {
  const flood: Fetch = () => new Response(Buffer.alloc(FLOOD_BYTES));
  const bytes = 'GET / HTTP/1.1\r\nHost: linli.test\r\nConnection: close\r\n\r\n';
  const deaf = {
    name: 'an answer that nobody takes',
    bytes,
    deafMs: 4 * patience.silenceMs || 900,
  };
  return serving({ fetch: flood, patience }, async (port) => {
    return (await write(port, deaf, LIMIT_MS)).count;
  });
}

function answersIn(said: string): number {
  return said.match(/HTTP\/1\.1 [2-5]\d\d /g)?.length ?? 0;
}

async function tryAll(port: number, all: readonly Written[]): Promise<readonly string[]> {
  const came = await Promise.all(
    all.map(async (one) => complaintsOf(one, await write(port, one, LIMIT_MS))),
  );
  return came.flat();
}

describe('bytes that no browser sends', () => {
  test('are answered or refused at once: no fault, no trace, nothing handed on', async () => {
    const found = await serving({ fetch, patience: PATIENCE }, (port) => tryAll(port, quick));
    assert.deepEqual(found, []);
    assert.deepEqual(logged, []);
  });

  test('are refused where a proxy could read them otherwise', async () => {
    const refused = ['two hosts', 'two lengths', 'the other way', 'a coding in two', 'a return'];
    await serving({ fetch, patience: PATIENCE }, async (port) => {
      for (const name of refused) {
        const one = quick.find((each) => each.name === name);
        assert.ok(one, name);
        const { said } = await write(port, one, LIMIT_MS);
        assert.match(said, /^HTTP\/1\.1 400 /, name);
      }
    });
  });

  test('that never end, or are never read, hold no connection for ever', async () => {
    await serving({ fetch, patience: SHORT }, async (port) => {
      const came = await Promise.all(slow.map((one) => write(port, one, LIMIT_MS)));
      assert.deepEqual(
        slow.filter((_, at) => came[at]?.isOver !== true).map(({ name }) => name),
        [],
      );
      for (const { said } of came) {
        assert.doesNotMatch(said, /^HTTP\/1\.1 5/);
      }
    });
    assert.deepEqual(logged, []);
  });

  test('answers that are not taken hold none either', async () => {
    assert.ok((await takeLate(SHORT)) < FLOOD_BYTES);
  });
});

describe('what these tests would catch', () => {
  test('a server without patience is held by whoever wishes', async () => {
    await serving({ fetch, patience: ENDLESS }, async (port) => {
      const came = await Promise.all(slow.map((one) => write(port, one, STILL_OPEN_MS)));
      for (const at of [0, 1]) assert.equal(came[at]?.isOver, false, slow[at]?.name ?? '');
    });
  });

  test('it waits for whoever does not take their answer', async () => {
    assert.ok((await takeLate(ENDLESS)) >= FLOOD_BYTES);
  });

  test('an application that trusts the line tells of itself, of others, and faults', async () => {
    const naive: Fetch = async (request) => {
      const headers = { location: new URL('/next', request.url).href };
      try {
        return new Response(await request.text(), { headers });
      } catch (error) {
        return new Response(error instanceof Error ? error.stack : '', { status: 500 });
      }
    };
    const wanted = new Set(['another host', 'a whole address']);
    const found = await serving({ fetch: naive, patience: PATIENCE }, (port) =>
      tryAll(
        port,
        quick.filter(({ name }) => wanted.has(name)),
      ),
    );
    assert.match(found.join('\n'), /another host: leads to another host/);
    assert.match(found.join('\n'), /a whole address: leads to another host/);
  });

  test('a server that says nothing, or two things to one request, is complained of', async () => {
    const smuggling = createServer((line) => {
      line.on('error', () => {});
      line.once('data', () => line.end('HTTP/1.1 200 OK\r\n\r\nHTTP/1.1 500 Oh\r\n\r\n'));
    }).listen(0, '127.0.0.1');
    await once(smuggling, 'listening');
    const address = smuggling.address();
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
    const one = { name: 'any', bytes: 'x' };
    assert.deepEqual(await tryAll(port, [one]), ['any: is answered twice']);
    const silence = { said: '', count: 0, isOver: true };
    assert.deepEqual(complaintsOf(one, silence), ['any: is not answered']);
    const lost = {
      said: 'HTTP/1.1 500 x\r\n\r\n    at f (file:///a.ts:1:2)',
      count: 9,
      isOver: true,
    };
    assert.equal(complaintsOf(one, lost).length, 2);
    smuggling.close();
  });
});

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, TestApp } from '#test/app.ts';
import { household, people, places, worldApp } from '#test/world.ts';
import { peopleEndpoints } from './index.ts';

/**
 * Who is let in where, row by row as it was agreed: the visitor, a neighbour, the building leader
 * (陳), the counter (莊), the steward (吳), the viewer of the district (何) and the counter of the
 * community next to it (許). `yes` is let in, `in` has to sign in, `no` is not allowed, `none` finds
 * nothing, `back` is refused for another reason.
 */
const READERS = ['visitor', 'li', 'chen', 'zhuang', 'wu', 'he', 'xu'] as const;
type Reader = (typeof READERS)[number];

const WANG = people.wang;
const LEADS = '019cf000-0000-7000-8000-000000000021';
const SENT = '019cf000-0000-7000-8000-000000000999';

const PAGES: readonly (readonly [address: string, expected: string])[] = [
  ['/sign-in', 'yes yes yes yes yes yes yes'],
  [`/sign-in/code?sent=${SENT}`, 'yes yes yes yes yes yes yes'],
  ['/household-code', 'yes yes yes yes yes yes yes'],
  ['/h/1234567890123452', 'back back back back back back back'],
  ['/enter/unknown', 'back back back back back back back'],
  ['/first?token=unknown', 'back back back back back back back'],
  ['/me', 'in yes yes yes yes yes yes'],
  ['/me/sessions', 'in yes yes yes yes yes yes'],
  ['/me/readings', 'in yes yes yes yes yes yes'],
  ['/me/address', 'in yes yes yes yes yes yes'],
  ['/me/tokens', 'in yes yes yes yes yes yes'],
  ['/me/sign-in-sheet', 'in yes yes yes yes yes yes'],
  [`/me/address/code?sent=${SENT}`, 'in yes yes yes yes yes yes'],
  ['/relations/new', 'in yes yes yes yes yes yes'],
  [`/relations/new?person=${WANG}`, 'in none none yes yes none none'],
  ['/people', 'in no yes yes yes no yes'],
  [`/people?place=${places.building}`, 'in no yes yes yes no none'],
  [`/people?place=${places.otherBuilding}`, 'in no none yes yes no none'],
  [`/people?place=${places.community}`, 'in no none yes yes no none'],
  [`/people?place=${places.nextCommunity}`, 'in no none none none no yes'],
  [`/people?place=${places.district}`, 'in no back back back no back'],
  [`/people/new?place=${household(3, 2, 201)}`, 'in no yes yes yes no none'],
  [`/people/new?place=${household(7, 1, 101)}`, 'in no none yes yes no none'],
  [`/people/${WANG}`, 'in none yes yes yes none none'],
  [`/people/${people.li}`, 'in yes none yes yes none none'],
  [`/people/${people.lin}`, 'in none none none none none yes'],
  [`/people/${WANG}/edit`, 'in no yes yes yes no none'],
  [`/people/${WANG}/sign-in-code`, 'in no no yes yes no none'],
  [`/people/${people.wu}/sign-in-code`, 'in no no back yes no none'],
  [`/people/${WANG}/sign-in-sheet`, 'in no no yes yes no none'],
  [`/people/${people.wu}/sign-in-sheet`, 'in no no back yes no none'],
  [`/households/${household(3, 2, 201)}/code`, 'in no yes yes yes no no'],
  [`/households/${household(7, 1, 101)}/code`, 'in no no yes yes no no'],
  [`/households/${places.building}/code`, 'in no back back back no no'],
  [`/grants?place=${places.building}`, 'in no no yes yes yes none'],
  [`/grants?place=${places.district}`, 'in no no none none yes none'],
  [`/grants/${LEADS}`, 'in none yes yes yes yes none'],
];

/** What a program may ask to be done; each is declined or done, never by halves. */
const ACTIONS: readonly (readonly [call: `${'POST' | 'DELETE'} /${string}`, expected: string])[] = [
  [`POST /households/${household(3, 2, 101)}/code`, 'in no yes yes yes no no'],
  [`POST /people/${WANG}/sign-in-code`, 'in no no yes yes no none'],
  [`POST /acting-for/${WANG}`, 'in back back back back back back'],
  [`DELETE /me/sessions/${SENT}`, 'in none none none none none none'],
  [`DELETE /me/tokens/${SENT}`, 'in none none none none none none'],
  [`DELETE /relations/${SENT}`, 'in none none none none none none'],
  [`DELETE /people/${WANG}/households/${SENT}`, 'in no back back back no none'],
];

function outcomeOf(status: number): string {
  const outcomes: Readonly<Record<number, string>> = {
    200: 'yes',
    303: 'in',
    401: 'in',
    403: 'no',
    404: 'none',
    409: 'back',
  };
  return outcomes[status] ?? String(status);
}

describe('who is let in where', () => {
  let app: TestApp;
  const browsers = new Map<Reader, Browser>();
  before(async () => {
    app = await worldApp();
    for (const reader of READERS) {
      browsers.set(reader, reader === 'visitor' ? app.visit() : await app.signIn(people[reader]));
    }
  });
  after(() => app.close());

  for (const [address, expected] of PAGES) {
    test(`the page ${address} is open to those agreed`, async () => {
      const found = [];
      for (const browser of browsers.values()) {
        found.push(outcomeOf((await browser.open(address)).status));
      }
      assert.equal(found.join(' '), expected);
    });
  }

  for (const [call, expected] of ACTIONS) {
    test(`the action ${call} is open to those agreed`, async () => {
      const found = [];
      for (const reader of READERS) {
        const own = reader === 'visitor' ? app.visit() : await app.signIn(people[reader]);
        found.push(outcomeOf((await own.api(call)).status));
      }
      assert.equal(found.join(' '), expected);
    });
  }

  test('every page and every address of people stands in the table or is tried elsewhere', () => {
    const tried = [...PAGES.map(([address]) => address), ...ACTIONS.map(([call]) => call)];
    const pages = peopleEndpoints.filter((one) => one.method === 'GET');
    const patterns = pages.map(
      (one) => new RegExp(`^${one.path.replaceAll(/:\w+/g, '[^/?]+')}(?:\\?|$)`),
    );
    const untried = pages.filter((_, index) => {
      const pattern = patterns[index];
      return pattern !== undefined && !tried.some((address) => pattern.test(address));
    });
    assert.deepEqual(
      untried.map((one) => one.path),
      [],
    );
  });
});

describe('the endpoints of people', () => {
  test('each changes something only by an action with a key, and reads without one', async () => {
    const app = await worldApp();
    const chen = await app.signIn(people.chen);
    const cookie = `linli=${chen.cookies.get('linli')}`;
    for (const one of peopleEndpoints) {
      if (one.method === 'GET') continue;
      const address = one.path.replaceAll(/:\w+/g, SENT);
      const response = await app.request(`/api/v1${address}`, {
        method: one.method,
        headers: { cookie },
      });
      assert.ok([400, 403].includes(response.status), `${one.name} ${response.status}`);
    }
    await app.close();
  });

  test('each has a name of its own that says what it belongs to', () => {
    const names = peopleEndpoints.map((one) => one.name);
    assert.equal(new Set(names).size, names.length);
    for (const name of names) assert.match(name, /^people\.[a-z_]+$/);
  });

  test('each names just the refusals it has', () => {
    for (const one of peopleEndpoints) {
      const codes = Object.keys(one.words.en.refusals);
      assert.ok(codes.length <= 8, `${one.name}: ${codes.join(' ')}`);
      assert.deepEqual(Object.keys(one.words['zh-Hant'].refusals), codes, one.name);
    }
  });
});

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { html } from 'hono/html';
import { endpoints } from '#/app/endpoints.ts';
import { loadFrame } from '#/app/reader.ts';
import { everyone } from '#/platform/access/policy.ts';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { roles } from '#/platform/access/subject.ts';
import { MONDAY } from '#test/matters-world.ts';
import { ask, endpointOf, levelToldIn, markBeginning } from './ask.ts';
import { openedByCode, tellsPlaces } from './by-code.ts';
import { askAll, tableOf } from './matrix.ts';
import type { Asked } from './matrix.ts';
import { asker, readers } from './readers.ts';
import type { Reader } from './readers.ts';
import { NOTHING, RELEASED, anywhere } from './request.ts';
import { requestsOf } from './requests.ts';
import type { Request } from './request.ts';
import { TABLE_FILE, cellOf, compareTables, readTable, rowName, writeTable } from './table.ts';
import type { Table } from './table.ts';
import { openAccessWorld } from './world.ts';
import type { AccessWorld } from './world.ts';

/**
 * Everything this installation answers to, asked by everybody who may stand before it: the table
 * beside this file was reviewed cell by cell. `LINLI_WRITE_MATRIX=1` writes it anew, to be reviewed
 * before it is kept.
 */
let world: AccessWorld;
let asked: readonly Asked[];
let found: Table;

/** Thousands of requests, beside other parts of the suite on machines of two cores. */
const timeout = 400_000;

before(
  async () => {
    world = await openAccessWorld();
    asked = await askAll(world);
    found = tableOf(asked);
    if (process.env['LINLI_WRITE_MATRIX'] === '1') writeFileSync(TABLE_FILE, writeTable(found));
  },
  { timeout },
);

after(() => world.app.close());

/** Roles that are held where the asker does not live. */
const outside = namesOf(({ role }) => role?.reach === 'out');
const viewers = namesOf(({ role }) => role?.code === 'viewer');

function namesOf(isMeant: (reader: Reader) => boolean): ReadonlySet<string> {
  return new Set(readers.filter(isMeant).map(({ name }) => name));
}

/** The most that each reader may ever learn of the asker, by whatever they ask. */
function mostOf({ name, role }: Reader): number {
  const parties: Readonly<Record<string, number>> = {
    visitor: 0,
    stranger: 0,
    neighbour: 1,
    asker: 3,
    acting: 3,
    holder: 2,
    helper: 1,
    member: 1,
    follower: 0,
    guardian: 3,
  };
  if (role === undefined) return parties[name] ?? 0;
  if (role.reach !== 'in') return role.reach === 'above' ? 1 : 0;
  if (role.code === 'viewer') return 1;
  return role.code === 'community_worker' ? 3 : 2;
}

/** Offices that reach nobody here break a glass, of which the asker and the stewards are told. */
const byGlass = new Set(['guard.break_page', 'guard.break_glass', 'guard.glass']);

/** Tells whether an answer says where the asker lives or how they are reached. */
function isReached(told: string): boolean {
  return levelToldIn(told.replaceAll(asker.name, '')) >= 2;
}

const BEHIND_GLASS = 'guard.glass\tbroken from outside as community_worker_out: yes2';

function levelOf(cell: string): number {
  return cell.startsWith('yes') ? Number(cell.slice('yes'.length)) : 0;
}

/** Lists who was told more of the asker than they may ever know. */
function findTooMuch(all: readonly Asked[]): readonly string[] {
  return readers.flatMap((reader) =>
    all
      .filter((one) => one.reader === reader.name && !openedByCode.has(one.request.endpoint))
      .filter(({ request }) => !byGlass.has(request.endpoint))
      .filter(({ outcome }) => levelOf(outcome.cell) > mostOf(reader))
      .map((one) => findLine(reader.name, one)),
  );
}

/** Lists who was shown how to reach the asker, without it being noted for them to read. */
function findUnnoted(all: readonly Asked[]): readonly string[] {
  const themselves = new Set(['asker', 'acting', 'guardian']);
  return all
    .filter(({ reader, request }) => !themselves.has(reader) && !tellsPlaces.has(request.endpoint))
    .filter(({ outcome }) => isReached(outcome.told) && outcome.isNoted !== true)
    .map((one) => findLine(one.reader, one));
}

function findLine(reader: string, one: Asked): string {
  return `${rowName(one.request)} as ${reader}: ${one.outcome.cell}`;
}

describe('the matrix of access', () => {
  test('every cell is as it was reviewed', () => {
    assert.deepEqual(compareTables(readTable(), found), []);
  });

  test('every endpoint has a row, and every row an endpoint', () => {
    const named = new Set([...readTable().rows.keys()].map((name) => name.split('\t')[0]));
    assert.deepEqual([...named].toSorted(), endpoints.map(({ name }) => name).toSorted());
    assert.ok(named.size > 100, `${named.size}`);
  });

  test('every role has a column over the asker and one beside', () => {
    const columns = new Set(readTable().readers);
    for (const role of roles) {
      assert.ok(columns.has(`${role}_in`) && columns.has(`${role}_out`), role);
    }
  });

  test('every endpoint lets somebody do what it is for', () => {
    // The link of a first steward opens nothing once there is a steward.
    const done = new Set(['people.first_page', 'people.begin', 'keeping.restore_page']);
    // For addresses without passkeys; tested with the feature.
    done.add('guard.strengthen_by_sheet');
    for (const { outcome, request } of asked) {
      if (outcome.cell.startsWith('yes')) done.add(request.endpoint);
    }
    assert.deepEqual(
      endpoints.map(({ name }) => name).filter((name) => !done.has(name)),
      [],
    );
  });

  test('a visitor changes how pages look, gets in by a code, raises a draft, stops messages', () => {
    const acting = new Set(endpoints.filter(({ method }) => method !== 'GET').map((e) => e.name));
    const changed = asked
      .filter(({ reader, outcome }) => reader === 'visitor' && outcome.cell.startsWith('yes'))
      .map(({ request }) => request.endpoint)
      .filter((name) => acting.has(name));
    assert.deepEqual([...new Set(changed)].toSorted(), [
      // With the code on a slip, which speaks for its person.
      'behalf.reverse_by_code',
      // With the paper of a household, by whoever stands before it.
      'callouts.raise_by_paper',
      'guard.ask_to_sign_in',
      'guard.sign_in',
      'home.preferences',
      'matters.raise_begin',
      'moderation.object',
      // The link of a message is its own right: it stops what is sent to one person, and no more.
      'notices.resume',
      'notices.stop',
      'people.open_account',
      'people.request_code',
      'people.sign_in',
      'people.sign_out',
      'people.use_paper_code',
    ]);
  });
});

test('whatever changes something is refused without a key of its own', async () => {
  const { personId = '' } = readers.find(({ name }) => name === 'steward_in') ?? {};
  const browser = await world.app.signIn(personId);
  for (const { method, name, path, wire } of endpoints) {
    // Formats of others have no such key; what they ask for instead is tested with the server.
    if (method === 'GET' || wire !== undefined) continue;
    const address = path.replaceAll(/:\w+/g, NOTHING) as `/${string}`;
    const seen = await browser.api(`${method} ${address}`, {}, '');
    assert.ok([400, 403].includes(seen.status), `${name} ${seen.status}`);
  }
});

describe('whatever the table says', () => {
  test('nobody is told more of the asker than their standing allows', () => {
    assert.deepEqual(findTooMuch(asked), [RELEASED], 'but what they released to their team');
    assert.equal(Math.max(...asked.map(({ outcome }) => levelOf(outcome.cell))), 3);
  });

  test('whoever is shown how to reach the asker is noted, where the asker reads it', () => {
    assert.deepEqual(findUnnoted(asked), []);
    const isNoted = ({ outcome, reader }: Asked) => outcome.isNoted === true && reader !== 'asker';
    const noted = new Set(asked.filter(isNoted).map(({ request }) => request.endpoint));
    assert.ok(noted.size >= 10, [...noted].join(' '));
  });

  test('a role held elsewhere gives no more here than a stranger has', () => {
    // What is said of bodies and places above persons is no secret, nor what is one's own.
    const differing = asked
      .filter(({ reader, request }) => outside.has(reader) && isHere(request))
      .filter(({ request }) => !byGlass.has(request.endpoint))
      .filter(({ request, outcome }) => {
        const stranger = cellOf(found, rowName(request), 'stranger');
        const isDone = outcome.cell.startsWith('yes');
        return isDone && outcome.cell !== stranger && !anywhere.has(request.endpoint);
      })
      .map((one) => findLine(one.reader, one));
    assert.deepEqual(differing, []);
  });

  test('a viewer changes nothing that any neighbourless person could not change', () => {
    const acting = new Set(endpoints.filter(({ method }) => method !== 'GET').map((e) => e.name));
    const differing = asked
      .filter(({ reader, request }) => viewers.has(reader) && acting.has(request.endpoint))
      .filter(({ request, outcome }) => {
        const stranger = cellOf(found, rowName(request), 'stranger');
        return outcome.cell.startsWith('yes') && outcome.cell !== stranger;
      })
      .map((one) => findLine(one.reader, one));
    assert.deepEqual(differing, []);
  });

  test('a viewer is never told a name', () => {
    const named = asked
      .filter(({ reader, outcome }) => viewers.has(reader) && levelOf(outcome.cell) > 0)
      .filter(({ request }) => !openedByCode.has(request.endpoint))
      .map((one) => findLine(one.reader, one));
    assert.deepEqual(named, []);
  });

  test('nobody without a duty here is told a telephone or a full name of anybody', () => {
    const others = new Set([
      'visitor',
      'unconfirmed',
      'stranger',
      'member',
      'follower',
      'helper',
      ...outside,
      ...viewers,
    ]);
    const told = asked
      .filter(({ reader, request }) => others.has(reader) && isHere(request))
      .filter(({ outcome }) => [...fullNames, TELEPHONE].some((one) => outcome.told.match(one)))
      .map((one) => findLine(one.reader, one));
    assert.deepEqual(told, [RELEASED, BEHIND_GLASS], 'but a number released, and a broken glass');
    const isTold = ({ reader, outcome }: Asked) =>
      reader === 'community_worker_in' && outcome.told.match(TELEPHONE) !== null;
    assert.ok(asked.some(isTold), 'a worker is told some');
  });

  test('nobody is led to a desk in the community where there is none of theirs', async () => {
    const now = Temporal.Instant.from(MONDAY);
    const own = asked.filter((one) => rowName(one.request) === 'matters.desk\town');
    assert.equal(own.length, readers.length);
    for (const { name, role } of readers) {
      const subject = world.subjects.get(name);
      // Who works above the communities chooses one first.
      if (subject === undefined || role?.reach === 'above') continue;
      const { mayOpenDesk } = await loadFrame(world.app.db, { subject, language: 'en', now });
      const desk = own.find(({ reader }) => reader === name)?.outcome.told ?? '';
      if (mayOpenDesk) assert.match(desk, /"place":/, name);
      assert.equal(mayOpenDesk, deskRoles.has(role?.code ?? '') || name === 'member', name);
    }
  });

  test('what one may not know of is answered like what does not exist', () => {
    const hidden = asked.filter(({ ofNothing }) => ofNothing !== undefined);
    const differing = hidden
      .filter(({ outcome, ofNothing }) => outcome.told !== ofNothing?.told)
      .map((one) => `${findLine(one.reader, one)}, of nothing ${one.ofNothing?.cell}`);
    assert.deepEqual(differing, []);
    assert.ok(hidden.length > 200, `${hidden.length}`);
  });
});

describe('the matrix itself', () => {
  /** Asks one thing as one reader of an endpoint that was broken on purpose. */
  async function askBroken(
    wanted: Pick<Request, 'endpoint' | 'at'>,
    { reader, broken }: { readonly reader: string; readonly broken: Partial<AnyEndpoint> },
  ): Promise<Asked> {
    const request = requestsOf(world.targets).find((one) => rowName(one) === rowName(wanted));
    const subject = world.subjects.get(reader);
    assert.ok(request !== undefined && subject !== undefined);
    const endpoint = { ...endpointOf(request), ...broken };
    return world.app.db.transaction().execute(async (db) => {
      await markBeginning(db);
      const outcome = await ask({ ...world, db }, subject, { endpoint, raw: request.raw });
      return { request, reader, outcome, ofNothing: undefined };
    });
  }

  /** The table as it would be with this one cell. */
  function tableWith({ request, reader, outcome }: Asked): Table {
    const rows = new Map(found.rows);
    const row = rows.get(rowName(request)) ?? [];
    rows.set(
      rowName(request),
      row.map((cell, index) => (found.readers[index] === reader ? outcome.cell : cell)),
    );
    return { ...found, rows };
  }

  test('a policy that lets everybody in is caught by its cell', async () => {
    const list = { endpoint: 'people.list', at: 'community' };
    const broken = { policy: everyone };
    const one = await askBroken(list, { reader: 'stranger', broken });
    assert.deepEqual(compareTables(found, tableWith(one)), [
      'people.list (community) as stranger: expected no, found none',
    ]);
  });

  test('an answer that tells the telephone to a stranger is caught', async () => {
    const show = { endpoint: 'matters.show', at: 'open' };
    const answer: AnyEndpoint['answer'] = async () => ({
      kind: 'done',
      encoded: () => ({ telephone: asker.telephone }),
    });
    const one = await askBroken(show, { reader: 'stranger', broken: { answer } });
    assert.deepEqual(findTooMuch([one]), ['matters.show\topen as stranger: yes2']);
    assert.equal(compareTables(found, tableWith(one)).length, 1);
  });

  test('a record that is shown and not noted for its person is caught', async () => {
    const show = { endpoint: 'people.person', at: 'asker' };
    const reader = 'dispatcher_in';
    assert.deepEqual(findUnnoted([await askBroken(show, { reader, broken: {} })]), []);
    const answer: AnyEndpoint['answer'] = async () => ({
      kind: 'done',
      encoded: () => ({ telephone: asker.telephone }),
    });
    const one = await askBroken(show, { reader, broken: { answer } });
    assert.deepEqual(findUnnoted([one]), ['people.person\tasker as dispatcher_in: yes2']);
  });

  test('a flat or a name that only the page shows is caught as well', async () => {
    const show = { endpoint: 'matters.show', at: 'open' };
    for (const secret of [asker.name, '東興小區3號樓2單元202', '139 5550 1234']) {
      const answer: AnyEndpoint['answer'] = async () => ({
        kind: 'done',
        encoded: () => ({}),
        page: () => ({ title: '', section: 'none', width: 'column', body: html`<p>${secret}</p>` }),
      });
      const one = await askBroken(show, { reader: 'neighbour', broken: { answer } });
      assert.equal(one.outcome.cell, 'yes2', secret);
    }
  });

  test('a request that is not valid is a fault of the matrix', async () => {
    const answer: AnyEndpoint['answer'] = async () => ({ kind: 'invalid', issues: [] });
    const show = { endpoint: 'matters.show', at: 'open' };
    await assert.rejects(
      askBroken(show, { reader: 'asker', broken: { answer } }),
      /no valid request/,
    );
  });

  test('a row or a column too many, or too few, is named', () => {
    const [name = '', row = []] = [...found.rows][0] ?? [];
    const without = new Map([...found.rows].slice(1));
    const missing = compareTables({ ...found, rows: without }, found);
    assert.equal(missing.length, row.length);
    assert.match(missing[0] ?? '', /^home\.show as visitor: expected nothing, found yes$/);
    const wider = { readers: [...found.readers, 'mayor_in'], rows: found.rows };
    assert.equal(compareTables(found, wider).length, 0, 'a column of nothing says nothing');
    const said = new Map([[name, [...row, 'yes']]]);
    const told = compareTables(found, { readers: wider.readers, rows: said });
    assert.ok(told.includes('home.show as mayor_in: expected nothing, found yes'));
    assert.throws(() => readTable(`${writeTable(found)}home.show\t\tyes\n`), /has 1 cells/);
    assert.deepEqual(readTable(writeTable(found)), found);
  });
});

/** The member is of a property company; the asker is of a club, which no route asks. */
const deskRoles = new Set(['community_worker', 'grid_worker', 'dispatcher']);

/** Any telephone of the world, and the full names of those who live or work in the community. */
const TELEPHONE = '13(?:95550|80013)\\d{4}';
const fullNames =
  '邱月娥 高玉山 雷大勇 方文斌 江一帆 汪守義 戴新來 王秀英 陳志明 莊文靜 吳建國 李大同'.split(' ');

/** Whether a request is aimed at the asker's neighbourhood rather than at oneself or elsewhere. */
function isHere({ isOwn, at }: Asked['request']): boolean {
  return isOwn !== true && at !== 'next' && at !== 'other building';
}

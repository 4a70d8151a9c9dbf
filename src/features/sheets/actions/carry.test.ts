import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { householdSheet } from '#/features/places/index.ts';
import { sheetJobs } from '#/features/sheets/jobs.ts';
import type { Db } from '#/platform/db/pool.ts';
import { runJob } from '#/platform/jobs/worker.ts';
import type { SheetKind } from '#/platform/sheet/kind.ts';
import { openSheetsSite } from '#test/sheets-site.ts';
import type { SheetsSite } from '#test/sheets-site.ts';
import { people, places } from '#test/world.ts';

const HEAD = '小區或里弄,樓棟,單元,門牌,樓層,從左數第幾戶\n';
const COMPOUND = '35.02.03.007.010.dx';

let site: SheetsSite;
before(async () => {
  site = await openSheetsSite();
});
after(() => site.close());

/** Runs one job of a sheet by itself, as a process that has just taken it. */
async function run(name: string, id: string, kind: SheetKind = householdSheet): Promise<void> {
  const job = sheetJobs([kind]).find((one) => one.name === `sheets.${name}`);
  assert.ok(job);
  await runJob(site.app, job, { id });
}

async function pathsBelow(building: number): Promise<readonly string[]> {
  const { rows } = await sql<{ readonly path: string }>`
    select path from places.place
    where path = ${`${COMPOUND}.${building}`} or path like ${`${COMPOUND}.${building}.%`}
    order by path`.execute(site.app.db);
  return rows.map(({ path }) => path.slice(COMPOUND.length + 1));
}

async function entriesOf(id: string): Promise<readonly string[]> {
  const rows = await site.app.db
    .selectFrom('platform.journal')
    .select(['verb', 'at', 'id'])
    .where('feature', '=', 'sheets')
    .where('subject_id', '=', id)
    .execute();
  return rows.map(({ verb }) => verb).toSorted();
}

/** Asks for a sheet to be carried out, and leaves the job to the test. */
async function ask(id: string, method: 'POST' | 'DELETE' = 'POST'): Promise<void> {
  const { status } = await site.worker.api(`${method} /sheets/${id}/carried`, {});
  assert.equal(status, 200);
}

/** Households whose saving breaks off in the so many-th batch, as if the process had died. */
function dyingIn(batch: number): SheetKind {
  let saved = 0;
  return {
    ...householdSheet,
    judge: async (context, place, rows) => {
      const judged = await householdSheet.judge(context, place, rows);
      const save = async () => {
        saved += 1;
        const carried = await judged.save();
        if (saved === batch) throw new Error('The machine is gone.');
        return carried;
      };
      return { ...judged, save };
    },
  };
}

function manyLines(building: number, households: number): string {
  const lines = Array.from({ length: households }, (_, index) => {
    const door = (1 + Math.floor(index / 20)) * 100 + 1 + (index % 20);
    return `東興小區,${building},1,${door},,\n`;
  });
  return HEAD + lines.join('');
}

describe('a process that dies in the middle', () => {
  test('of carrying out leaves nothing; done again, all of it is there once', async () => {
    const id = await site.bring(manyLines(40, 1_100));
    await ask(id);
    await assert.rejects(run('carry_out', id, dyingIn(2)), /The machine is gone/);
    assert.deepEqual(await pathsBelow(40), []);
    assert.equal((await site.show(id)).state, 'carrying');
    assert.deepEqual(await entriesOf(id), ['begin', 'bring']);
    await site.app.runJobs();
    const done = await site.show(id);
    assert.deepEqual([done.state, done.created], ['done', 1_100]);
    assert.equal((await pathsBelow(40)).length, 1_102);
  });

  test('of undoing leaves all of it; done again, all of it is gone', async () => {
    const id = await site.bring(`${HEAD}東興小區,41,1,101,,\n東興小區,41,1,102,,\n`);
    await site.carryOut(id);
    await ask(id, 'DELETE');
    const dying: SheetKind = {
      ...householdSheet,
      finish: async () => {
        throw new Error('The machine is gone.');
      },
    };
    await assert.rejects(run('undo', id, dying), /The machine is gone/);
    assert.equal((await pathsBelow(41)).length, 4);
    assert.equal((await site.show(id)).state, 'undoing');
    await site.app.runJobs();
    assert.deepEqual(await pathsBelow(41), []);
    assert.equal((await site.show(id)).state, 'undone');
  });

  test('before a sheet was read leaves it to be read, with its file', async () => {
    const file = `${HEAD}東興小區,42,1,101,,\n`;
    const brought = await site.worker.api(`POST /places/${places.community}/sheets`, {
      kind: 'households',
      file,
    });
    const id = String(Reflect.get(Object(brought.body), 'id'));
    const dying: SheetKind = {
      ...householdSheet,
      keyOf: () => {
        throw new Error('The machine is gone.');
      },
    };
    await assert.rejects(run('read', id, dying), /The machine is gone/);
    assert.equal((await site.show(id)).state, 'reading');
    await site.app.runJobs();
    assert.deepEqual([(await site.show(id)).state, (await site.show(id)).created], ['ready', 1]);
  });
});

describe('two at once', () => {
  test('sheets that make the same households make each of them once', async () => {
    const shared = '東興小區,43,1,101,,\n東興小區,43,1,102,,\n';
    const one = await site.bring(HEAD + shared);
    const other = await site.bring(`${HEAD}東興小區,43,1,103,,\n${shared}`);
    await Promise.all([ask(one), ask(other)]);
    await Promise.all([run('carry_out', one), run('carry_out', other)]);
    await site.app.runJobs();
    const [first, second] = [await site.show(one), await site.show(other)];
    assert.deepEqual([first.state, second.state], ['done', 'done']);
    assert.deepEqual([first.created + second.created, first.skipped + second.skipped], [3, 2]);
    assert.deepEqual(await pathsBelow(43), ['43', '43.1', '43.1.101', '43.1.102', '43.1.103']);
    await Promise.all([ask(one, 'DELETE'), ask(other, 'DELETE')]);
    await Promise.all([run('undo', one), run('undo', other)]);
    await site.app.runJobs();
    assert.deepEqual(await pathsBelow(43), []);
  });

  test('jobs of one sheet do it once', async () => {
    const id = await site.bring(`${HEAD}東興小區,44,1,101,,\n`);
    await ask(id);
    await Promise.all([run('carry_out', id), run('carry_out', id), run('carry_out', id)]);
    await site.app.runJobs();
    assert.deepEqual(await entriesOf(id), ['begin', 'bring', 'carry_out']);
    await ask(id, 'DELETE');
    await Promise.all([run('undo', id), run('undo', id)]);
    assert.deepEqual(await entriesOf(id), ['begin', 'begin_undo', 'bring', 'carry_out', 'undo']);
  });

  test('people who press at once: one begins it, the other is told', async () => {
    const id = await site.bring(`${HEAD}東興小區,45,1,101,,\n`);
    const answers = await Promise.all(
      [1, 2, 3].map(() => site.worker.api(`POST /sheets/${id}/carried`, {})),
    );
    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 409, 409]);
    await site.app.runJobs();
    assert.equal((await site.show(id)).created, 1);
  });

  test('a job of a sheet that is gone, or not yet so far, does nothing', async () => {
    const id = await site.bring(`${HEAD}東興小區,46,1,101,,\n`);
    for (const name of ['read', 'carry_out', 'undo']) await run(name, id);
    assert.equal((await site.show(id)).state, 'ready');
    for (const name of ['read', 'carry_out', 'undo']) {
      await run(name, '019cf000-0000-7000-8000-0000000fffff');
    }
    assert.deepEqual(await entriesOf(id), ['bring']);
  });
});

describe('what happened since', () => {
  test('somebody else’s window stays as they set it, and the row says so', async () => {
    const id = await site.bring(`${HEAD}東興小區,7號樓,1,101,8,4\n`);
    await site.carryOut(id);
    await sql`update places.place set attributes = attributes || '{"floor": 9}'
      where path = ${`${COMPOUND}.7.1.101`}`.execute(site.app.db);
    await site.undo(id);
    const shown = await site.show(id);
    assert.deepEqual(
      [shown.kept, shown.rows.map(({ row, code }) => [row, code])],
      [1, [[2, 'household_changed_since']]],
    );
    const { rows } = await sql<{ readonly floor: number }>`
      select (attributes ->> 'floor')::int as floor from places.place
      where path = ${`${COMPOUND}.7.1.101`}`.execute(site.app.db);
    assert.equal(rows[0]?.floor, 9);
  });

  test('a building in which others have put a household stays as long as that', async () => {
    const first = await site.bring(`${HEAD}東興小區,47,1,101,,\n`);
    await site.carryOut(first);
    const second = await site.bring(`${HEAD}東興小區,47,1,102,,\n`);
    await site.carryOut(second);
    await site.undo(first);
    assert.equal((await site.show(first)).kept, 0);
    assert.deepEqual(await pathsBelow(47), ['47', '47.1', '47.1.102']);
    await site.undo(second);
    assert.deepEqual(await pathsBelow(47), []);
  });

  test('a building that stayed for others stays for whatever has come to it since', async () => {
    const first = await site.bring(`${HEAD}東興小區,52,1,101,,\n東興小區,52,1,102,,\n`);
    await site.carryOut(first);
    const second = await site.bring(`${HEAD}東興小區,52,2,102,,\n`);
    await site.carryOut(second);
    await site.undo(first);
    assert.deepEqual(await pathsBelow(52), ['52', '52.2', '52.2.102']);
    const robot = '019cf000-0000-7000-8000-0000000ffff0';
    await sql`insert into notices.robot (community_id, id, place_id, kind, name, sealed, made_at)
      select ${places.community}, ${robot}, id, 'wecom', '52', 'x', now()
      from places.place where path = ${`${COMPOUND}.52`}`.execute(site.app.db);
    await site.undo(second);
    assert.deepEqual(await pathsBelow(52), ['52']);
    await sql`delete from notices.robot where id = ${robot}`.execute(site.app.db);
    const third = await site.bring(`${HEAD}東興小區,53,1,101,,\n`);
    await site.carryOut(third);
    await site.undo(third);
    assert.deepEqual([await pathsBelow(52), await pathsBelow(53)], [[], []]);
  });

  test('rows that have become wrong are told when all or nothing was wished', async () => {
    const id = await site.bring(`${HEAD}東興小區,48,1,101,,\n東興小區,49,1,101,,\n`);
    await sql`insert into places.place (id, path, kind, level, community_id, name, ordinal)
      values ('odd', ${`${COMPOUND}.49`}, 'household', 90, ${places.community}, '49', 1)`.execute(
      site.app.db,
    );
    await site.carryOut(id, { isAllOrNothing: true });
    const shown = await site.show(id);
    assert.deepEqual(
      [shown.state, shown.fault?.code, shown.created, shown.wrong],
      ['ready', 'sheet_changed_meanwhile', 1, 1],
    );
    assert.deepEqual(
      shown.rows.map(({ row, code, column }) => [row, code, column]),
      [[3, 'place_other_kind', 'building']],
    );
    const page = await site.worker.open(`/sheets/${id}`);
    assert.match(page.text, /一行也沒有動/);
    await site.carryOut(id);
    const done = await site.show(id);
    assert.deepEqual([done.state, done.created, done.fault], ['done', 1, undefined]);
  });

  test('a household that came meanwhile is skipped, and not taken out again', async () => {
    const id = await site.bring(`${HEAD}東興小區,50,1,101,,\n東興小區,50,1,102,,\n`);
    const quicker = await site.bring(`${HEAD}東興小區,50,1,101,,\n`);
    await site.carryOut(quicker);
    await site.carryOut(id);
    const done = await site.show(id);
    assert.deepEqual([done.created, done.skipped], [1, 1]);
    await site.undo(id);
    assert.deepEqual(await pathsBelow(50), ['50', '50.1', '50.1.101']);
  });
});

test('what is done is in the name of who brought it, and says numbers, not names', async () => {
  const id = await site.bring(`${HEAD}東興小區,51,1,101,,\n`);
  await site.carryOut(id);
  await site.undo(id);
  const { rows } = await sql<{
    readonly verb: string;
    readonly actor_id: string;
    readonly data: unknown;
  }>`select verb, actor_id, data from platform.journal where subject_id = ${id}`.execute(
    site.app.db,
  );
  assert.deepEqual(rows.map(({ verb }) => verb).toSorted(), [
    'begin',
    'begin_undo',
    'bring',
    'carry_out',
    'undo',
  ]);
  assert.ok(rows.every(({ actor_id }) => actor_id === people.zhuang));
  assert.doesNotMatch(JSON.stringify(rows), /東興|51|101/);
  assert.partialDeepStrictEqual(
    rows.find(({ verb }) => verb === 'carry_out'),
    { data: { kind: 'households', created: 1, updated: 0, skipped: 0, wrong: 0 } },
  );
});

test('each statement about a batch is planned for what is there when it is asked', async () => {
  const modes: unknown[] = [];
  const note = async (db: Db) => {
    const { rows } = await sql<{ readonly mode: string }>`
      select current_setting('plan_cache_mode') as mode`.execute(db);
    modes.push(rows[0]?.mode);
  };
  const watched: SheetKind = {
    ...householdSheet,
    judge: async (context, place, rows) => {
      await note(context.db);
      return householdSheet.judge(context, place, rows);
    },
    undo: async (context, place, rows) => {
      await note(context.db);
      return householdSheet.undo(context, place, rows);
    },
  };
  const id = await site.bring(manyLines(48, 2));
  await ask(id);
  await run('carry_out', id, watched);
  await ask(id, 'DELETE');
  await run('undo', id, watched);
  await note(site.app.db);
  assert.deepEqual(modes, ['force_custom_plan', 'force_custom_plan', 'auto']);
});

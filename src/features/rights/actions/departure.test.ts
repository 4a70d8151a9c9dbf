import assert from 'node:assert/strict';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { carryOutDue } from '#test/leaving.ts';
import { openFilledWorld } from '#test/filled-world.ts';
import type { FilledWorld } from '#test/filled-world.ts';
import { asker, parties } from '#test/access/readers.ts';

const DAYS = 30;
const EMAIL = 'canary.yuee@example.org';
/** However a name, a telephone and an address are written. */
const CANARIES = [asker.name, '13955501234', '139 5550 1234', '139-5550-1234', EMAIL];

let world: FilledWorld;
before(async () => {
  world = await openFilledWorld();
  await sow();
});
after(() => world.close());

/** Lets the asker's name, telephone and e-mail stand wherever they may stand. */
async function sow(): Promise<void> {
  const { pool } = world.app;
  const said = `我是${asker.name}，電話 139 5550 1234，郵箱 ${EMAIL.toUpperCase()}`;
  await pool.query('update people.person set email = $1 where id = $2', [EMAIL, asker.id]);
  await pool.query(
    `insert into people.login (person_id, kind, address, confirmed_at)
     values ($1, 'email', $2, now()) on conflict do nothing`,
    [asker.id, EMAIL],
  );
  await pool.query('update matters.matter set body = $1, title = $2 where asker_id = $3', [
    said,
    `${asker.name}家的燈`,
    asker.id,
  ]);
  for (const [table, column, writer] of [
    ['event', 'note', 'person_id'],
    ['comment', 'body', 'person_id'],
    ['verdict', 'thanks', 'person_id'],
    ['reopening', 'reason', 'person_id'],
    ['request', 'reason', 'person_id'],
  ]) {
    await pool.query(`update matters.${table} set ${column} = $1 where ${writer} = $2`, [
      said,
      asker.id,
    ]);
  }
  // What somebody else said in a matter of the asker names her as well.
  await pool.query(
    `update matters.offer set words = $1 where matter_id in
       (select id from matters.matter where asker_id = $2)`,
    [`${asker.name}，我來`, asker.id],
  );
  await pool.query('update people.grant set reason = $1 where person_id <> $2', [
    `由${asker.name}推薦`,
    asker.id,
  ]);
}

/** Finds every column of every table in which one of these texts stands. */
async function searchDatabase(texts: readonly string[]): Promise<readonly string[]> {
  const { rows: tables } = await sql<{ readonly name: string }>`
    select format('%I.%I', n.nspname, c.relname) as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema')`.execute(
    world.app.db,
  );
  assert.ok(tables.length > 50, `${tables.length} tables`);
  const found: string[] = [];
  for (const { name } of tables) {
    for (const text of texts) {
      const { rows } = await world.app.pool.query(
        `select count(*) as n from ${name} t where strpos(lower(t::text), lower($1)) > 0`,
        [text],
      );
      if (Number(rows[0].n) > 0) found.push(`${name}: ${text}`);
    }
  }
  return found;
}

async function searchFiles(folder: string, texts: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const bytes = await readFile(join(entry.parentPath, entry.name));
    found.push(
      ...texts.filter((text) => bytes.includes(text)).map((text) => `${entry.name} ${text}`),
    );
  }
  return found;
}

const countOf = async (query: string): Promise<number> => {
  const { rows } = await world.app.pool.query(query);
  return Number(rows[0].n);
};

const FIGURES = 'select coalesce(sum(value), 0) as n from figures.sum';
const CHANGES = 'select count(*) as n from matters.figure_change';
const JOURNAL = `select count(*) as n from platform.journal where feature <> 'rights'`;
const DIGEST = `select hashtextextended(string_agg(t::text, '' order by id), 0) as n
  from platform.journal t where feature <> 'rights'`;
const THREADS = `select count(*) as n from matters.event`;

test('a search finds the name, the telephone and the address before anybody leaves', async () => {
  const found = await searchDatabase(CANARIES);
  for (const place of [
    'people.person',
    'people.login',
    'people."grant"',
    'matters.matter',
    'matters.event',
    'matters.offer',
    'matters.comment',
  ]) {
    assert.ok(
      found.some((one) => one.startsWith(`${place}: `)),
      `${place} of ${found.join('; ')}`,
    );
  }
});

test('a search of the files finds what stands in one of them', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'linli-canary-'));
  try {
    const { folderStore } = await import('#/platform/storage/files.ts');
    const store = folderStore(folder);
    const name = `${'a'.repeat(64)}-full`;
    await store.save(name, new TextEncoder().encode(`EXIF ${asker.name}`));
    assert.deepEqual(await searchFiles(folder, CANARIES), [`${name} ${asker.name}`]);
    await store.remove(name);
    await store.remove(name);
    assert.deepEqual(await searchFiles(folder, CANARIES), []);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('once somebody has left, no search finds them; figures, journal and threads stand', async () => {
  const before = {
    figures: await countOf(FIGURES),
    changes: await countOf(CHANGES),
    journal: await countOf(JOURNAL),
    digest: await countOf(DIGEST),
    threads: await countOf(THREADS),
  };
  const browser = await world.app.signIn(asker.id);
  const asked = await browser.send('/me/data/leaving', { takesWords: '1' }, { from: '/me/data' });
  assert.equal(asked.location, '/me/data');
  await carryOutDue(world.app, DAYS);
  assert.deepEqual(await searchDatabase(CANARIES), []);
  assert.deepEqual(await searchFiles(world.files, CANARIES), []);
  assert.deepEqual(
    {
      figures: await countOf(FIGURES),
      changes: await countOf(CHANGES),
      journal: await countOf(JOURNAL),
      digest: await countOf(DIGEST),
      threads: await countOf(THREADS),
    },
    before,
  );
});

test('who has left is signed out everywhere, and nobody acts for them any more', async () => {
  const id = asker.id;
  for (const [table = '', column = ''] of [
    ['people.person', 'id'],
    ['people.login', 'person_id'],
    ['people.residence', 'person_id'],
    ['people.relation', 'person_id'],
    ['people.grant', 'person_id'],
    ['people.counter_code', 'person_id'],
    ['organisations.membership', 'person_id'],
    ['matters.draft', 'person_id'],
    ['matters.follower', 'person_id'],
    ['platform.session', 'person_id'],
    ['platform.sign_in_code', 'person_id'],
    ['platform.sign_in_link', 'person_id'],
    ['platform.request_key', 'actor_id'],
    ['rights.correction', 'person_id'],
    ['rights.reading', 'person_id'],
  ]) {
    const left = await countOf(
      `select count(*) as n from ${table} where ${column} = '${id}'::uuid`,
    );
    assert.equal(left, 0, table);
  }
});

test('others still read the matter they had a part in, without the name of the asker', async () => {
  const { rows } = await world.app.pool.query(
    `select m.reference, m.community_id from matters.matter m
     join matters.assignment a on a.community_id = m.community_id and a.matter_id = m.id
     where m.asker_id = $1 and a.person_id = $2 and m.body <> '—' limit 1`,
    [asker.id, parties.holder],
  );
  const browser = await world.app.signIn(parties.holder);
  const address = `/matters/${rows[0].community_id}-${rows[0].reference}`;
  const { text, status } = await browser.open(address);
  assert.equal(status, 200);
  assert.match(text, /我是＊＊＊，電話 ＊＊＊，郵箱 ＊＊＊/);
  for (const canary of CANARIES) assert.ok(!text.includes(canary), canary);
});

test('done again, leaving changes nothing', async () => {
  const entries = await countOf('select count(*) as n from platform.journal');
  await carryOutDue(world.app, 1);
  const { rows } = await world.app.pool.query(
    'select id from rights.leaving where done_at is not null and person_id = $1',
    [asker.id],
  );
  assert.equal(rows.length, 1);
  await world.app.pool.query(`select graphile_worker.add_job('rights.leave', $1::json)`, [
    JSON.stringify({ id: rows[0].id }),
  ]);
  await world.app.runJobs();
  const left = `select count(*) as n from platform.journal where feature = 'rights' and verb = 'left'
    and subject_id = '${asker.id}'`;
  assert.equal(await countOf(left), 1);
  assert.ok((await countOf('select count(*) as n from platform.journal')) >= entries);
});

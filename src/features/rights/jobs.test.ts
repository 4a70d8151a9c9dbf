import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { runJob } from '#/platform/jobs/worker.ts';
import { contextOn } from '#test/app.ts';
import type { TestApp } from '#test/app.ts';
import { leavers } from '#test/personal.ts';
import { contextOf, household, people, places, worldApp } from '#test/world.ts';
import { beginGuest, findPerson } from '#/features/people/index.ts';
import { askToLeave } from './actions/leave.ts';
import { rightsJobs } from './jobs.ts';

const jobs = rightsJobs(leavers);
let app: TestApp;
before(async () => {
  app = await worldApp({ jobs });
});
after(() => app.close());

function jobOf(name: string) {
  const job = jobs.find((one) => one.name === name);
  assert.ok(job !== undefined);
  return job;
}

/** Has somebody ask to leave; gives the wish, whose day has then come. */
async function leaveNow(personId: string): Promise<string> {
  const asked = await app.db.transaction().execute(async (tx) => {
    const context = await contextOf(tx, personId);
    return askToLeave(context, { takesWords: false, leavers });
  });
  assert.ok(asked.ok);
  app.clock.set(asked.value.dueAt.toString());
  return asked.value.id;
}

async function countLeft(personId: string): Promise<number> {
  const { rows } = await app.pool.query(
    `select count(*) as n from platform.journal where verb = 'left' and subject_id = $1`,
    [personId],
  );
  return Number(rows[0]?.n);
}

test('two processes that take it up at once do it once', async () => {
  const id = await leaveNow(people.li);
  const { db, services } = app;
  const run = () => runJob({ db, services }, jobOf('rights.leave'), { id });
  await Promise.all([run(), run(), run()]);
  assert.equal(await countLeft(people.li), 1);
});

test('a wish that is unknown is no fault, one that is no number is', async () => {
  const { db, services } = app;
  await runJob({ db, services }, jobOf('rights.leave'), { id: people.chen });
  assert.equal(await countLeft(people.chen), 0);
  await assert.rejects(runJob({ db, services }, jobOf('rights.leave'), { id: 'x' }));
});

test('a helper is told nothing once the wish was taken back', async () => {
  const told = { helperId: people.lin, personId: people.wang };
  await runJob(app, jobOf('rights.tell_leaving'), told);
  assert.deepEqual(app.sent, []);
});

test('who called with a household’s paper is forgotten a month later, with nothing asked', async () => {
  const { db } = app;
  const place = { communityId: places.community, householdId: household(3, 2, 201) };
  const begin = () =>
    db.transaction().execute(async (tx) => {
      const said = { name: '訪客小周', telephone: undefined };
      const now = app.clock.now().toString();
      return beginGuest(contextOn(tx, { now }), { ...place, paperId: people.chen }, said);
    });
  const early = await begin();
  app.clock.forward({ hours: 24 * 20 });
  const late = await begin();
  app.clock.forward({ hours: 24 * 11 });
  await runJob(app, jobOf('rights.leave_late'), undefined);
  await app.runJobs();
  assert.equal(await findPerson(db, early.signedIn.personId), undefined);
  assert.equal((await findPerson(db, late.signedIn.personId))?.name, '訪客小周');
  await runJob(app, jobOf('rights.leave_late'), undefined);
  await app.runJobs();
  assert.equal(await countLeft(early.signedIn.personId), 1);
});

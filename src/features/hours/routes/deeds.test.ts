import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { z } from 'zod';
import { hoursDeeds } from '#/features/hours/index.ts';
import { recountLedger } from '#/features/hours/store/ledger.ts';
import type { Deed } from '#/platform/journal/deeds.ts';
import type { Browser } from '#test/app.ts';
import { actForWang, codeOf, deedsShape, openBehalfSite } from '#test/behalf-site.ts';
import type { BehalfSite } from '#test/behalf-site.ts';
import { morning } from '#test/hours-site.ts';
import { people, places } from '#test/world.ts';

const { wang, wu, zhuang } = people;
const idShape = z.object({ id: z.string() });
const recordShape = z.looseObject({
  record: z.looseObject({ state: z.string(), recordedBy: z.string().optional() }),
});

let site: BehalfSite;
let clerk: Browser;

/** The counter writes something down for the grandmother, by mistake. */
async function writeDown(from: string): Promise<string> {
  await actForWang(clerk, 'in_person');
  const made = await clerk.api('POST /hours', { ...morning, from });
  await clerk.api('DELETE /acting-for', {});
  assert.equal(made.status, 200, JSON.stringify(made.body));
  return idShape.parse(made.body).id;
}

/** Another of the community’s staff confirms it, so that it counts. */
async function confirm(id: string): Promise<void> {
  const { db } = site.app;
  await sql`insert into people.grant (community_id, id, person_id, role, place_id, starts_at, reason,
      granted_by, granted_at)
    select ${places.community}, gen_random_uuid(), ${wu}, 'community_worker', ${places.community},
      '2026-01-01', '-', ${zhuang}, '2026-01-01'
    where not exists (select from people.grant where person_id = ${wu}
      and role = 'community_worker')`.execute(db);
  const colleague = await site.as(wu);
  const done = await colleague.api(`POST /hours/${id}/confirmation`);
  assert.equal(done.status, 200, JSON.stringify(done.body));
}

const stateOf = async (id: string) => {
  const seen = await clerk.api(`GET /hours/${id}`);
  return recordShape.parse(seen.body).record.state;
};
const bookedOf = async () => {
  const { rows } = await sql<{ readonly minutes: number }>`
    select coalesce(sum(minutes), 0)::int as minutes from hours.change
    where person_id = ${wang}`.execute(site.app.db);
  return rows[0]?.minutes;
};

describe('time that the counter wrote down by mistake', () => {
  before(async () => {
    site = await openBehalfSite();
    clerk = await site.as(zhuang);
  });
  after(() => site.close());

  test('stands on the slip in words, and goes back with the code on it, even once it counts', async () => {
    const id = await writeDown('09:00');
    await confirm(id);
    assert.equal(await bookedOf(), 90);
    const slip = await site.slipOf(clerk);
    const deed = slip.deeds.find(({ done }) => done === 'hours.record');
    assert.equal(deed?.about?.hant, '清理樓道（2026-11-22，90 分鐘）');
    assert.equal(deed?.about?.hans, '清理楼道（2026-11-22，90 分钟）');
    const visitor = site.app.visit();
    const paper = await visitor.open(`/r/${slip.code}`);
    assert.match(paper.text, /記了一次志願服務時間：清理樓道（2026-11-22/);
    const taken = `POST /r/${slip.code}/reversals/${deed?.id ?? ''}` as const;
    assert.equal((await visitor.api(taken, {})).status, 200);
    assert.equal(await stateOf(id), 'withdrawn', 'and it can still be read');
    assert.equal(await bookedOf(), 0);
    assert.deepEqual(await recountLedger(site.app.db), []);
    assert.equal(codeOf(await visitor.api(taken, {})), 'reversed_already');
  });

  test('goes back at the counter, too, and not any more once it was replaced', async () => {
    site.app.clock.forward({ seconds: 1 });
    const id = await writeDown('13:00');
    await actForWang(clerk, 'in_person');
    const { deeds } = deedsShape.parse((await clerk.api('GET /me/deeds')).body);
    const own = deeds.find((one) => one.about?.hant.includes('清理樓道') && one.state === 'open');
    const said = { ...morning, from: '13:00', minutes: 30, reason: '寫錯了' };
    const corrected = await clerk.api(`POST /hours/${id}/correction`, said);
    assert.equal(corrected.status, 200);
    const refused = await clerk.api(`POST /me/deeds/${own?.id ?? ''}/reversal`, {});
    assert.equal(codeOf(refused), 'moved_on', 'the correction stands in its place');
    await clerk.api('DELETE /acting-for', {});
    assert.equal(await stateOf(id), 'replaced');
  });

  test('is a deed of its own community alone, and nothing is said of what is not there', async () => {
    const { db } = site.app;
    const id = await writeDown('16:00');
    const deed: Deed = {
      id: crypto.randomUUID(),
      communityId: places.community,
      at: site.app.clock.now(),
      actorId: zhuang,
      personId: wang,
      feature: 'hours',
      verb: 'record',
      subjectId: id,
      way: 'in_person',
      data: {},
    };
    const told = await hoursDeeds.subjectsOf(db, [deed]);
    assert.equal(told.get(deed.id)?.address, `/hours/${id}`);
    assert.match(told.get(deed.id)?.names.en ?? '', / \(2026-11-22, 90 min\)$/);
    const elsewhere = { ...deed, communityId: '350203007011' };
    const gone = { ...deed, subjectId: crypto.randomUUID() };
    for (const one of [elsewhere, gone]) {
      assert.equal((await hoursDeeds.subjectsOf(db, [one])).size, 0);
    }
    const sheet = { ...deed, verb: 'make_sheet', subjectId: crypto.randomUUID() };
    const ofSheet = (await hoursDeeds.subjectsOf(db, [sheet])).get(sheet.id);
    assert.equal(ofSheet?.names.hans, '志愿服务记录单');
  });
});

test('a record sheet that was made for somebody goes back with the code on the slip', async () => {
  site = await openBehalfSite();
  clerk = await site.as(zhuang);
  await confirm(await writeDown('09:00'));
  await actForWang(clerk, 'in_person');
  const wish = { from: '2026-01-01', to: '2026-12-31', name: 'full', validUntil: '2027-11-01' };
  const made = await clerk.api('POST /me/hours/sheets', wish);
  const { id } = idShape.parse(made.body);
  const opened = await clerk.api(`GET /me/hours/sheets/${id}`);
  const { sheet } = z.object({ sheet: z.looseObject({ code: z.string() }) }).parse(opened.body);
  await clerk.api('DELETE /acting-for', {});
  const visitor = site.app.visit();
  assert.equal((await visitor.open(`/records/${sheet.code}`)).status, 200);
  const slip = await site.slipOf(clerk);
  const deed = slip.deeds.find(({ done }) => done === 'hours.make_sheet');
  assert.equal(deed?.about?.hant, '志願服務記錄單');
  await visitor.api(`POST /r/${slip.code}/reversals/${deed?.id ?? ''}`, {});
  assert.equal((await visitor.open(`/records/${sheet.code}`)).status, 409);
  await site.close();
});

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import {
  COMMITTEE,
  TEAM,
  evening,
  actFor,
  ledgerOf,
  morning,
  moveIn,
  openHoursSite,
} from '#test/hours-site.ts';
import type { HoursSite } from '#test/hours-site.ts';
import { gridWorker, people, places } from '#test/matters-world.ts';
import { recordedIn } from '#test/world.ts';

let site: HoursSite;
before(async () => {
  site = await openHoursSite();
});
after(() => site.close());

const { chen, li, lin, wang, xu, zhuang } = people;
const RECORD = 'POST /hours' as const;
const said = async (by: string, more: object) => site.refusal(await site.as(by), RECORD, more);

describe('time given in a matter', () => {
  test('is asked of who did it, with the day it was done, and recorded once they say how long', async () => {
    const matter = await site.helped(li);
    const browser = await site.as(li);
    const page = await browser.open(`/matters/${matter}`);
    assert.match(page.text, new RegExp(`/hours/new\\?matter=${matter}`));
    const form = await browser.open(`/hours/new?matter=${matter}`);
    assert.match(form.text, /name="on"[^>]*value="2026-11-23"/);
    assert.doesNotMatch(form.text, /name="activity"/, 'what it was is known');
    const fields = { ...evening, minutes: '45', matter };
    const sent = await browser.send('/hours', fields, { from: `/hours/new?matter=${matter}` });
    assert.match(sent.location ?? '', /^\/hours\/[0-9a-f-]{36}$/);
    const shown = await browser.open(sent.location ?? '');
    assert.match(shown.text, /45 分鐘/);
    assert.match(shown.text, /等對方或負責人確認[^]*燈座一個/);
    assert.doesNotMatch((await browser.open(`/matters/${matter}`)).text, /hours\/new/);
    assert.deepEqual(await ledgerOf(site.app), [], 'nothing counts yet');
    const told = await recordedIn(site.app.db);
    assert.equal(told.filter(({ what }) => what === 'hours.record').length, 1);
  });

  test('is for who did it alone, and once it is done', async () => {
    const matter = await site.helped(li);
    assert.equal(await said(chen, { ...evening, matter }), 'work_not_yours', 'who asked');
    assert.equal(await said(gridWorker, { ...evening, matter }), 'work_not_yours');
    const open = await site.app.signIn(chen);
    const raised = await open.api('POST /matters', {
      profile: 'need',
      category: 'home_electric',
      placeId: places.building,
      body: '客廳的燈也不亮了。',
      visibility: 'all',
    });
    const id = String(Reflect.get(Object(raised.body), 'id'));
    const helper = await site.as(li);
    await helper.api(`POST /matters/${id}/claim`);
    assert.equal(await said(li, { ...evening, matter: id }), 'work_not_done');
    assert.doesNotMatch((await helper.open(`/matters/${id}`)).text, /hours\/new/);
    assert.equal((await helper.open(`/hours/new?matter=${id}`)).status, 409);
  });

  test('is not recorded of somebody’s office', async () => {
    const matter = await site.assigned(gridWorker);
    assert.equal(await said(gridWorker, { ...evening, matter }), 'not_voluntary_duty');
    const page = await site
      .as(gridWorker)
      .then((browser) =>
        browser.send(
          '/hours',
          { ...evening, minutes: '45', matter },
          { from: `/hours/new?matter=${matter}` },
        ),
      );
    assert.match(page.text, /這是您崗位上的事/);
    assert.match(page.text, /換了燈座/, 'what was typed is kept');
  });

  test('is not recorded of help for one’s own household', async () => {
    await moveIn(site.app, li, 101);
    const matter = await site.helped(li);
    assert.equal(await said(li, { ...evening, matter }), 'not_voluntary_household');
    await sql`delete from people.residence where person_id = ${li}
      and household_id = 'dongxing-3-1-101'`.execute(site.app.db);
    await sql`delete from hours.record`.execute(site.app.db);
    assert.equal(await said(li, { ...evening, matter }), 'done');
  });

  test('is not recorded where they say themselves that it was no voluntary work', async () => {
    const matter = await site.helped(li);
    for (const voluntary of ['paid', 'duty', 'household', 'ordered', 'promotion']) {
      assert.equal(await said(li, { ...evening, matter, voluntary }), `not_voluntary_${voluntary}`);
    }
    const form = await (await site.as(li)).open(`/hours/new?matter=${matter}`);
    assert.match(form.text, /民政部令第67號[^]*拿了錢或東西[^]*推銷、廣告/);
  });

  test('is known of to nobody who may not see the matter', async () => {
    const matter = await site.helped(li);
    await sql`update matters.matter set visibility = 'staff'
      where community_id || '-' || reference = ${matter}`.execute(site.app.db);
    assert.equal(await said(xu, { ...evening, matter }), 'not_found');
    assert.equal(
      await said(xu, { ...evening, matter: `${places.community}-2026-9999` }),
      'not_found',
    );
  });
});

describe('time given in an activity', () => {
  before(() => sql`delete from hours.record`.execute(site.app.db));

  test('has a name, a place and somebody in charge', async () => {
    const browser = await site.as(li);
    const form = await browser.open('/hours/new');
    assert.match(form.text, /name="activity"[^]*紅馬甲隊[^]*name="inCharge"/);
    const { activity, inCharge, ...rest } = morning;
    const sent = await browser.send(
      '/hours',
      { ...rest, minutes: '90', inCharge },
      { from: '/hours/new' },
    );
    assert.equal(sent.status, 422);
    assert.match(sent.text, /掃了三個單元的樓道/);
    assert.equal(await said(li, { ...morning, team: TEAM }), 'done');
    assert.equal(activity, '清理樓道');
  });

  test('is of a place in a community, and of a body there', async () => {
    const time = { ...morning, on: '2026-11-21' };
    assert.equal(await said(li, { ...time, place: places.district }), 'place_outside');
    assert.equal(await said(li, { ...time, place: 'nowhere' }), 'place_outside');
    const team = '019cf000-0000-7000-8000-00000000beef';
    assert.equal(await said(li, { ...time, team }), 'team_unknown');
    assert.equal(
      await said(li, { ...time, place: places.nextCommunity, team: TEAM }),
      'team_unknown',
    );
    assert.equal(await said(li, { ...time, team: COMMITTEE }), 'done');
    assert.equal(
      await said(li, { ...time, on: '2026-11-20', voluntary: 'paid' }),
      'not_voluntary_paid',
    );
  });

  test('is over when it is recorded', async () => {
    const today = { ...morning, on: '2026-11-23' };
    assert.equal(await said(chen, { ...today, from: '08:00', minutes: 61 }), 'in_future');
    assert.equal(await said(chen, { ...today, from: '08:00', minutes: 60 }), 'done');
  });

  test('is not given twice', async () => {
    assert.equal(await said(lin, morning), 'done');
    const meets = { ...morning, from: '10:29', minutes: 5 };
    assert.equal(await said(lin, meets), 'times_overlap');
    const page = await (
      await site.as(lin)
    ).send('/hours', { ...meets, minutes: '5' }, { from: '/hours/new' });
    assert.match(page.text, /2026-11-22 這段時間您已經記過了/);
    assert.equal(await said(lin, { ...morning, from: '10:30', minutes: 5 }), 'done');
    assert.equal(await said(wang, morning).catch(() => 'no account'), 'done', 'another person may');
  });

  test('is not given twice by two forms sent at once', async () => {
    const time = { ...morning, on: '2026-11-19' };
    const [one, other] = [await site.app.signIn(li), await site.app.signIn(li)];
    const both = await Promise.all([one.api(RECORD, time), other.api(RECORD, time)]);
    assert.deepEqual(both.map(({ status }) => status).toSorted(), [200, 409]);
  });
});

describe('the time within which it is recorded', () => {
  const old = { ...morning, on: '2026-11-09' };
  const older = { ...morning, on: '2026-11-06' };

  test('is ten working days; the last of them is in time', async () => {
    assert.equal(await said(chen, old), 'done', 'Monday a fortnight ago');
    assert.equal(await said(chen, older), 'too_late');
    const page = await (
      await site.as(chen)
    ).send('/hours', { ...older, minutes: '90', lateReason: '忘了' }, { from: '/hours/new' });
    assert.match(page.text, /最晚 2026-11-20[^]*工作人員寫明原因/);
  });

  test('is longer only for who keeps the records, at the counter, with a reason', async () => {
    const clerk = await site.app.signIn(zhuang);
    await actFor(clerk, wang, 'in_person');
    assert.equal(await site.refusal(clerk, RECORD, older), 'too_late', 'without a reason');
    const form = await clerk.open('/hours/new');
    assert.match(form.text, /name="lateReason"/);
    const id = await site.record(clerk, { ...older, lateReason: '住院，今天才來說' });
    const shown = await clerk.open(`/hours/${id}`);
    assert.match(shown.text, /由 莊\*+ 代記[^]*住院，今天才來說/);
    assert.match(shown.text, /王阿姨/);
    const { rows } = await sql<{ readonly person: string; readonly by: string }>`
      select person_id as person, recorded_by as by from hours.record where id = ${id}`.execute(
      site.app.db,
    );
    assert.deepEqual(rows, [{ person: wang, by: zhuang }]);
  });

  test('is not longer for a relative', async () => {
    const daughter = await site.app.signIn(lin);
    await actFor(daughter, wang);
    const late = { ...older, on: '2026-11-05', lateReason: '忘了' };
    assert.equal(await site.refusal(daughter, RECORD, late), 'too_late');
    assert.equal(await site.refusal(daughter, RECORD, { ...late, on: '2026-11-20' }), 'done');
  });
});

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { callOf, callTo, desks, officials, openJointSite, read } from '#test/joint-site.ts';
import type { JointSite } from '#test/joint-site.ts';
import { mainOf, readable, refusedBy } from '#test/matter-site.ts';
import { above, dispatcher, people } from '#test/matters-world.ts';

let site: JointSite;
before(async () => {
  site = await openJointSite();
});
after(() => site.close());

const worker = people.zhuang;
const reason = '人都在外面搶險。';

/** A joint task that has just been called, with the number of one call of it. */
async function calledTo(desk: string, changes: object = {}) {
  const id = await callTo(site, worker, await site.report(people.wang), changes);
  return { id, callId: await callOf(site, worker, { id, desk }) };
}

async function stateOf(id: string, desk: string) {
  return (await read(site, worker, id)).calls.find(({ body }) => body === desk)?.state;
}

async function page(by: string, id: string): Promise<string> {
  return readable(mainOf((await (await site.as(by)).open(`/joint-tasks/${id}`)).text));
}

async function does(by: string, address: `${'POST' | 'PUT'} /${string}`, body: object) {
  const seen = await (await site.as(by)).api(address, body);
  assert.equal(seen.status, 200, JSON.stringify(seen.body));
}

describe('an office that cannot come', () => {
  test('says why, and whoever called decides by the form', async () => {
    const { id, callId } = await calledTo(desks.works);
    const browser = await site.as(officials.works);
    const from = `/joint-tasks/${id}` as const;
    assert.match(await page(officials.works, id), /還可以說 3 次/);
    const sent = await browser.send(`${from}/declines`, { callId, reason }, { from });
    assert.deepEqual([sent.status, sent.location], [303, from]);
    assert.match(await page(worker, id), /市政維護隊說去不了，怎麼定/);
    assert.match(await page(worker, id), /去不了，因為：人都在外面搶險/);
    assert.deepEqual((await read(site, worker, id)).owed, [{ owing: 'decide', isLate: false }]);
    const decided = await (
      await site.as(worker)
    ).send(`${from}/decisions`, { callId, verdict: 'excuse', words: '知道了，下次。' }, { from });
    assert.equal(decided.status, 303, decided.text);
    assert.equal(await stateOf(id, desks.works), 'excused');
    assert.match(await page(officials.works, id), /答覆：知道了，下次。 同意不來/);
    const report = `POST /joint-tasks/${id}/reports` as const;
    const own = { callId, comesAs: '班長' };
    assert.equal(await refusedBy(browser, report, own), 'excused_already');
  });

  test('has to come all the same where that is what they decide', async () => {
    const { id, callId } = await calledTo(desks.works);
    await does(officials.works, `POST /joint-tasks/${id}/declines`, { callId, reason });
    const insist = { callId, verdict: 'insist', words: '少了你們不行。' };
    await does(worker, `POST /joint-tasks/${id}/decisions`, insist);
    assert.equal(await stateOf(id, desks.works), 'called');
    assert.match(await page(officials.works, id), /還可以說 2 次/);
    await does(officials.works, `POST /joint-tasks/${id}/reports`, { callId, comesAs: '班長' });
    assert.equal(await stateOf(id, desks.works), 'coming');
  });

  test('is decided about by nobody else, and not by itself', async () => {
    const { id, callId } = await calledTo(desks.works);
    await does(officials.works, `POST /joint-tasks/${id}/declines`, { callId, reason });
    const excuse = { callId, verdict: 'excuse', words: '好' };
    const address = `POST /joint-tasks/${id}/decisions` as const;
    for (const by of [officials.works, officials.city, above, dispatcher]) {
      assert.equal(await refusedBy(await site.as(by), address, excuse), 'not_allowed', by);
    }
    assert.equal(await refusedBy(await site.as(people.chen), address, excuse), 'not_found');
  });

  test('is not asked to decide about what it did not ask', async () => {
    const { id, callId } = await calledTo(desks.works);
    const address = `POST /joint-tasks/${id}/decisions` as const;
    const insist = { callId, verdict: 'insist', words: '要來' };
    assert.equal(await refusedBy(await site.as(worker), address, insist), 'not_declined');
  });
});

describe('the third time', () => {
  async function declineThrice() {
    const { id, callId } = await calledTo(desks.works);
    for (const round of [1, 2, 3]) {
      await does(officials.works, `POST /joint-tasks/${id}/declines`, { callId, reason });
      if (round === 3) break;
      const insist = { callId, verdict: 'insist', words: '要來' };
      await does(worker, `POST /joint-tasks/${id}/decisions`, insist);
    }
    return { id, callId };
  }

  test('the superior decides, and the caller is told so', async () => {
    const { id, callId } = await declineThrice();
    const address = `POST /joint-tasks/${id}/decisions` as const;
    const excuse = { callId, verdict: 'excuse', words: '好' };
    assert.match(await page(worker, id), /這次由上級決定/);
    assert.equal(await refusedBy(await site.as(worker), address, excuse), 'superior_decides');
    assert.deepEqual((await read(site, worker, id)).owed, []);
    const { owed } = await read(site, officials.district, id);
    assert.deepEqual(owed, [{ owing: 'decide', isLate: false }]);
    await does(officials.district, address, excuse);
    assert.equal(await stateOf(id, desks.works), 'excused');
  });

  test('what the superior has decided is not declined any more', async () => {
    const { id, callId } = await declineThrice();
    const insist = { callId, verdict: 'insist', words: '必須到。' };
    await does(officials.district, `POST /joint-tasks/${id}/decisions`, insist);
    const browser = await site.as(officials.works);
    const address = `POST /joint-tasks/${id}/declines` as const;
    assert.equal(await refusedBy(browser, address, { callId, reason }), 'superior_decided');
    assert.doesNotMatch(await page(officials.works, id), /說明去不了/);
  });
});

describe('the lead', () => {
  test('is not excused before another leads', async () => {
    const { id, callId } = await calledTo(desks.city);
    await does(officials.city, `POST /joint-tasks/${id}/declines`, { callId, reason });
    const address = `POST /joint-tasks/${id}/decisions` as const;
    const excuse = { callId, verdict: 'excuse', words: '好' };
    assert.equal(await refusedBy(await site.as(worker), address, excuse), 'lead_stays');
    const works = await callOf(site, worker, { id, desk: desks.works });
    const from = `/joint-tasks/${id}` as const;
    const browser = await site.as(worker);
    const changed = await browser.send(`${from}/lead`, { callId: works }, { method: 'PUT', from });
    assert.equal(changed.status, 303, changed.text);
    assert.match(await page(worker, id), /市政維護隊 牽頭/);
    await does(worker, address, excuse);
    assert.equal(await stateOf(id, desks.city), 'excused');
    const excused = `PUT /joint-tasks/${id}/lead` as const;
    assert.equal(await refusedBy(browser, excused, { callId }), 'excused_already');
  });

  test('that leads another for the same matter already is refused', async () => {
    const matter = await site.report(people.wang);
    await callTo(site, worker, matter);
    const id = await callTo(site, worker, matter, { lead: desks.works, required: [desks.city] });
    const callId = await callOf(site, worker, { id, desk: desks.city });
    const address = `PUT /joint-tasks/${id}/lead` as const;
    assert.equal(
      await refusedBy(await site.as(worker), address, { callId }),
      'lead_called_already',
    );
  });
});

describe('calling off', () => {
  test('ends it for everybody, with the reason in the matter’s story', async () => {
    const matter = await site.report(people.wang);
    const id = await callTo(site, worker, matter);
    const from = `/joint-tasks/${id}` as const;
    const own = await site.as(officials.city);
    const off = { reason: '颱風要來，改天。' };
    assert.equal(
      await refusedBy(own, `POST /joint-tasks/${id}/calling-off`, off),
      'not_allowed',
      'who is called does not call it off',
    );
    const browser = await site.as(worker);
    const sent = await browser.send(`${from}/calling-off`, off, { from });
    assert.equal(sent.status, 303, sent.text);
    assert.match(await page(officials.city, id), /取消了/);
    const story = await (await site.as(people.wang)).open(`/matters/${matter}`);
    assert.match(readable(mainOf(story.text)), /取消了這次一起辦 .*颱風要來/);
    const call = await callOf(site, worker, { id, desk: desks.city });
    const late = [
      [officials.city, `POST /joint-tasks/${id}/reports`, { callId: call, comesAs: '隊長' }],
      [officials.city, `POST /joint-tasks/${id}/declines`, { callId: call, reason }],
      [officials.city, `POST /joint-tasks/${id}/attendance`, { arrived: [call] }],
      [officials.city, `POST /joint-tasks/${id}/closing`, { result: '好了' }],
      [worker, `POST /joint-tasks/${id}/calling-off`, off],
      [worker, `PUT /joint-tasks/${id}/lead`, { callId: call }],
    ] as const;
    for (const [by, address, body] of late) {
      assert.equal(await refusedBy(await site.as(by), address, body), 'task_over', address);
    }
  });

  test('is the superior’s as well, who stands in for the caller and for the lead', async () => {
    const { id } = await calledTo(desks.works);
    const { owed } = await read(site, officials.district, id);
    assert.deepEqual(owed, [], 'without owing anything');
    site.app.clock.set('2026-11-25T02:00:00Z');
    await does(officials.district, `POST /joint-tasks/${id}/attendance`, { arrived: [] });
    assert.equal((await read(site, worker, id)).state, 'met');
    const off = { reason: '改由區裡統一修。' };
    await does(officials.district, `POST /joint-tasks/${id}/calling-off`, off);
    assert.equal((await read(site, worker, id)).state, 'called_off');
  });
});

test('parts have their own refusals: not before the meeting, not backwards, not of strangers', async () => {
  site.app.clock.set('2026-11-23T03:00:00Z');
  const { id, callId } = await calledTo(desks.works);
  const lead = await site.as(officials.city);
  const address = `POST /joint-tasks/${id}/parts` as const;
  const part = { callId, what: '換管子', dueOn: '2026-11-28' };
  assert.equal(await refusedBy(lead, address, part), 'not_met');
  assert.equal(
    await refusedBy(lead, `POST /joint-tasks/${id}/closing`, { result: 'x' }),
    'not_met',
  );
  site.app.clock.set('2026-11-25T02:00:00Z');
  await does(officials.city, `POST /joint-tasks/${id}/attendance`, { arrived: [callId] });
  assert.equal(await refusedBy(lead, address, { ...part, dueOn: '2026-11-24' }), 'times_backwards');
  const nobody = crypto.randomUUID();
  assert.equal(await refusedBy(lead, address, { ...part, callId: nobody }), 'not_called');
  const theirs = await refusedBy(await site.as(officials.works), address, part);
  assert.equal(theirs, 'not_allowed', 'only the lead gives parts out');
  for (let index = 0; index < 40; index += 1) await does(officials.city, address, part);
  assert.equal(await refusedBy(lead, address, part), 'too_many_parts');
});

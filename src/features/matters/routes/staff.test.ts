import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { z } from 'zod';
import { mainOf, openMatterSite, readable, refusedBy } from '#test/matter-site.ts';
import type { ApiCall, MatterSite } from '#test/matter-site.ts';
import {
  above,
  company,
  dispatcher,
  gridWorker,
  people,
  places,
  railing,
  repairer,
} from '#test/matters-world.ts';

let site: MatterSite;

before(async () => {
  site = await openMatterSite();
});

after(() => site.close());

let count = 0;
/** A report of the railing, which waits to be accepted. */
async function report(changes: object = {}): Promise<string> {
  count += 1;
  const body = `第 ${count} 段坡道的欄杆鬆了，老人家扶著會晃。`;
  return site.raise(people.wang, { ...railing, body, ...changes });
}

async function accepted(): Promise<string> {
  const id = await report();
  await site.act(dispatcher, `POST /matters/${id}/acceptance`);
  return id;
}

const stateShape = z.object({ state: z.string().optional() });

async function stateOf(id: string): Promise<string | undefined> {
  const seen = await (await site.as(dispatcher)).api(`GET /matters/${id}`);
  return stateShape.parse(seen.body).state;
}

async function desk(id: string, by: string = dispatcher): Promise<string> {
  const page = await (await site.as(by)).open(`/matters/${id}/desk`);
  assert.equal(page.status, 200, page.text);
  return readable(mainOf(page.text));
}

test('staff accept a report with one press and stay on its desk', async () => {
  const id = await report();
  const browser = await site.as(dispatcher);
  assert.match(await desk(id), /接下來做什麼 受理/);
  const from = `/matters/${id}/desk` as const;
  const sent = await browser.send(`/matters/${id}/acceptance`, {}, { from });
  assert.deepEqual([sent.status, sent.location], [303, from]);
  assert.equal(await stateOf(id), 'accepted');
  const again = await browser.send(`/matters/${id}/acceptance`, {}, { from });
  assert.equal(again.status, 409);
  assert.match(readable(again.text), /這次沒辦成 這件事已經往前走了/);
});

test('a report is declined with a reason that everybody reads', async () => {
  const id = await report();
  const browser = await site.as(dispatcher);
  const from = `/matters/${id}/desk` as const;
  const bare = await browser.send(`/matters/${id}/decline`, { reason: '' }, { from });
  assert.equal(bare.status, 422);
  assert.match(readable(mainOf(bare.text)), /這裡要填/);
  const reason = '這段欄杆在馬路上，已轉市政。';
  assert.equal((await browser.send(`/matters/${id}/decline`, { reason }, { from })).location, from);
  const visitor = readable((await site.visit().open(`/matters/${id}`)).text);
  assert.match(visitor, /沒有受理/);
  assert.ok(visitor.includes(reason));
});

test('a form that came back with a mistake stands open, not folded away', async () => {
  const id = await report();
  const from = `/matters/${id}/desk` as const;
  const browser = await site.as(dispatcher);
  const sent = await browser.send(`/matters/${id}/closure`, { reason: '歸別處管' }, { from });
  assert.equal(sent.status, 422);
  const main = mainOf(sent.text);
  const before = main.slice(0, main.indexOf(`/matters/${id}/closure`));
  const opened = (before.match(/<details/g) ?? []).length;
  const closed = (before.match(/<\/details>/g) ?? []).length;
  assert.equal(opened, closed, 'the form stands in no fold');
  assert.ok(main.includes('歸別處管'));
});

test('staff give a report to somebody found by name, and hand it over with a reason', async () => {
  const id = await accepted();
  const browser = await site.as(dispatcher);
  const from = `/matters/${id}/desk?q=李` as const;
  const found = await browser.open(from);
  assert.match(found.text, new RegExp(`<option[^>]*value="${people.li}"`));
  const none = await browser.open(`/matters/${id}/desk?q=沒有這個人`);
  assert.match(readable(none.text), /沒有找到。換個名字/);
  const sent = await browser.send(
    `/matters/${id}/assignment`,
    { assigneeId: people.li },
    { method: 'PUT', from },
  );
  assert.equal(sent.location, `/matters/${id}/desk`);
  assert.match(await desk(id), /您交給李大同辦/);
  assert.match(await desk(id), /轉交/);

  const bare = { assigneeId: repairer };
  assert.equal(await refusedBy(browser, `PUT /matters/${id}/assignment`, bare), 'already_claimed');
  await site.act(dispatcher, `PUT /matters/${id}/assignment`, { ...bare, reason: '要焊工' });
  assert.match(await desk(id), /轉交給周工辦.*要焊工/);
});

test('nobody unknown is given anything, and nobody is not chosen', async () => {
  const id = await accepted();
  const browser = await site.as(dispatcher);
  const call = `PUT /matters/${id}/assignment` as const;
  assert.equal(
    await refusedBy(browser, call, { assigneeId: crypto.randomUUID() }),
    'person_unknown',
  );
  assert.equal(await refusedBy(browser, call, {}), 'invalid_input');
});

test('what somebody has in hand is taken back, with the reason', async () => {
  const id = await accepted();
  const browser = await site.as(dispatcher);
  const call = `DELETE /matters/${id}/assignment` as const;
  assert.equal(await refusedBy(browser, call, { reason: '等太久' }), 'wrong_state');
  await site.act(dispatcher, `PUT /matters/${id}/assignment`, { assigneeId: people.li });
  assert.match(await desk(id), /收回，重新安排/);
  await site.act(dispatcher, call, { reason: '等太久' });
  assert.equal(await stateOf(id), 'returned');
});

test('a reopened matter that nobody has cannot be taken from anybody', async () => {
  const id = await accepted();
  await site.act(dispatcher, `POST /matters/${id}/closure`, {
    as: 'out_of_scope',
    reason: '歸市政',
  });
  await site.act(people.wang, `POST /matters/${id}/reopening`, { reason: '市政說歸小區' });
  await site.act(dispatcher, `PUT /matters/${id}/reopening`, { decision: 'granted' });
  assert.equal(await stateOf(id), 'reopened');
  const browser = await site.as(dispatcher);
  const call = `DELETE /matters/${id}/assignment` as const;
  assert.equal(await refusedBy(browser, call, { reason: '收回' }), 'nobody_has_it');
});

test('somebody goes to look, and says what there is', async () => {
  const id = await report();
  await site.act(dispatcher, `POST /matters/${id}/verification`);
  assert.equal(await stateOf(id), 'verifying');
  const grid = await site.as(gridWorker);
  assert.match(await desk(id, gridWorker), /看到什麼 情況屬實 現場沒有發現 一時說不準/);
  const from = `/matters/${id}/desk` as const;
  const form = { method: 'PUT', from };
  const bare = await grid.send(`/matters/${id}/verification`, { sighting: 'absent' }, form);
  assert.equal(bare.status, 409);
  assert.match(readable(bare.text), /請寫明理由。/);
  const sent = await grid.send(
    `/matters/${id}/verification`,
    { sighting: 'found', reason: '兩根立柱鏽斷。' },
    form,
  );
  assert.equal(sent.location, from);
  assert.equal(await stateOf(id), 'accepted');
  assert.match(await desk(id), /蘇平看過了，情況屬實 .*兩根立柱鏽斷。/);
});

test('helpers are called out and in again', async () => {
  const id = await accepted();
  assert.match(await desk(id), /發出呼叫/);
  await site.act(dispatcher, `POST /matters/${id}/call`);
  assert.equal(await stateOf(id), 'offered');
  assert.match(await desk(id), /收回呼叫/);
  await site.act(dispatcher, `DELETE /matters/${id}/call`);
  assert.equal(await stateOf(id), 'accepted');
  const browser = await site.as(dispatcher);
  assert.equal(await refusedBy(browser, `DELETE /matters/${id}/call`), 'wrong_state');
});

test('work is checked by somebody who did not do it, and done again if it does not hold', async () => {
  const id = await accepted();
  await site.act(dispatcher, `PUT /matters/${id}/assignment`, { assigneeId: repairer });
  await site.act(repairer, `POST /matters/${id}/done`, { note: '焊好了。' });
  const own = await site.as(repairer);
  const passed = { verdict: 'passed' };
  assert.equal(await refusedBy(own, `POST /matters/${id}/check`, passed), 'own_work');
  assert.match(await desk(id), /看過的結果 確實辦好了 還要返工/);
  const browser = await site.as(dispatcher);
  const failed = { verdict: 'failed' };
  assert.equal(await refusedBy(browser, `POST /matters/${id}/check`, failed), 'reason_required');
  await site.act(dispatcher, `POST /matters/${id}/check`, { ...failed, reason: '還是晃' });
  assert.equal(await stateOf(id), 'rework');
  await site.act(repairer, `POST /matters/${id}/done`, { note: '重新焊過。' });
  await site.act(gridWorker, `POST /matters/${id}/check`, passed);
  assert.equal(await stateOf(id), 'done');
});

test('what rests until a day rests on it too, and goes on when staff say so', async () => {
  const id = await accepted();
  await site.act(dispatcher, `PUT /matters/${id}/assignment`, { assigneeId: people.li });
  const call = `POST /matters/${id}/pause` as const;
  const browser = await site.as(dispatcher);
  const rest = { until: '2026-12-24', reason: '等天氣' };
  assert.equal(await refusedBy(browser, call, { ...rest, until: '2026-01-01' }), 'time_past');
  assert.equal(await refusedBy(browser, call, { ...rest, until: '2029-01-01' }), 'time_too_far');
  assert.equal(await refusedBy(browser, call, { reason: '等天氣' }), 'invalid_input');
  await site.act(dispatcher, call, rest);
  assert.equal(await stateOf(id), 'paused');
  assert.match(await desk(id), /暫緩 12月24日 週四 下午11:59/);
  await site.act(dispatcher, `DELETE /matters/${id}/waiting`);
  assert.equal(await stateOf(id), 'in_progress');
});

test('a rest that was asked for stands filled in on the desk', async () => {
  const id = await accepted();
  await site.act(dispatcher, `PUT /matters/${id}/assignment`, { assigneeId: people.li });
  await site.act(people.li, `POST /matters/${id}/pause-request`, {
    until: '2027-03-01',
    reason: '等開春',
  });
  const page = await (await site.as(dispatcher)).open(`/matters/${id}/desk`);
  assert.match(page.text, /value="2027-03-01"/);
  assert.match(readable(page.text), /申請放一放，到 3月1日 週一 下午11:59 等開春/);
});

test('staff close what is not theirs to solve; "could not be reached" needs a wait', async () => {
  const id = await accepted();
  const browser = await site.as(dispatcher);
  const page = await browser.open(`/matters/${id}/desk`);
  assert.doesNotMatch(page.text, /value="unreachable"/);
  const call = `POST /matters/${id}/closure` as const;
  assert.equal(
    await refusedBy(browser, call, { as: 'unreachable', reason: '找不到人' }),
    'wrong_state',
  );
  await site.act(dispatcher, `PUT /matters/${id}/assignment`, { assigneeId: people.li });
  await site.act(people.li, `POST /matters/${id}/waiting`, { whom: 'asker', reason: '請問在哪？' });
  assert.match((await browser.open(`/matters/${id}/desk`)).text, /value="unreachable"/);
  await site.act(dispatcher, call, { as: 'unreachable', reason: '打了三次電話' });
  assert.equal(await stateOf(id), 'unreachable');
});

test('a report is joined to another by its number, and shows the way there', async () => {
  const id = await report();
  const into = await report();
  const number = into.split('-').slice(1).join('-');
  const browser = await site.as(dispatcher);
  const call = `POST /matters/${id}/merger` as const;
  assert.equal(await refusedBy(browser, call, { into: '2026-9999' }), 'target_unknown');
  const own = id.split('-').slice(1).join('-');
  assert.equal(await refusedBy(browser, call, { into: own }), 'target_itself');
  const empty = await browser.send(
    `/matters/${id}/merger`,
    { into: '' },
    { from: `/matters/${id}/desk` },
  );
  assert.equal(empty.status, 422);
  await site.act(dispatcher, call, { into: number });
  assert.equal(await stateOf(id), 'duplicate');
  const page = await site.visit().open(`/matters/${id}`);
  assert.match(readable(page.text), /這件事併到另一件一起辦了/);
  assert.match(page.text, new RegExp(`href="/matters/${into}"`));
});

test('nothing is joined to what is closed, and the desk names what may be the same', async () => {
  const id = await report({ body: '七號樓後門坡上的欄杆鬆了，扶著直晃。' });
  const same = await report({ body: '七號樓後門坡上的欄杆鬆了，一扶就晃。' });
  const page = await (await site.as(dispatcher)).open(`/matters/${same}/desk`);
  assert.match(page.text, new RegExp(`href="/matters/${id}"`));
  await site.act(dispatcher, `POST /matters/${id}/decline`, { reason: '看錯了' });
  const into = id.split('-').slice(1).join('-');
  const browser = await site.as(dispatcher);
  assert.equal(await refusedBy(browser, `POST /matters/${same}/merger`, { into }), 'target_closed');
});

test('category and place are put right, and the deadlines with them', async () => {
  const id = await report();
  const browser = await site.as(dispatcher);
  const category = `PUT /matters/${id}/category` as const;
  assert.equal(await refusedBy(browser, category, { category: 'no_such' }), 'category_not_here');
  await site.act(dispatcher, category, { category: 'public_light', reason: '說的是燈' });
  assert.match(await desk(id), /您改了類別 .*說的是燈/);
  const place = `PUT /matters/${id}/place` as const;
  assert.equal(await refusedBy(browser, place, { placeId: 'nowhere' }), 'place_unknown');
  const elsewhere = { placeId: places.nextBuilding };
  assert.equal(await refusedBy(browser, place, elsewhere), 'place_elsewhere');
  await site.act(dispatcher, place, { placeId: places.otherBuilding });
  assert.match(await desk(id), /東興小區 7號樓/);
  await site.act(people.wang, `POST /matters/${id}/withdrawal`);
  assert.equal(await refusedBy(browser, category, { category: 'railing' }), 'matter_closed');
  assert.equal(await refusedBy(browser, place, { placeId: places.building }), 'matter_closed');
});

test('who asks to open it again is answered, with the reason for a no', async () => {
  const id = await accepted();
  await site.act(dispatcher, `POST /matters/${id}/closure`, {
    as: 'out_of_scope',
    reason: '市政修了',
  });
  await site.act(people.wang, `POST /matters/${id}/reopening`, { reason: '沒有修' });
  assert.match(await desk(id), /答覆「還沒解決」/);
  const browser = await site.as(dispatcher);
  const call = `PUT /matters/${id}/reopening` as const;
  assert.equal(await refusedBy(browser, call, { decision: 'refused' }), 'reason_required');
  await site.act(dispatcher, call, { decision: 'refused', reason: '市政已經接了。' });
  assert.equal(await stateOf(id), 'out_of_scope');
  assert.equal(await refusedBy(browser, call, { decision: 'granted' }), 'wrong_state');
});

test('nobody judges a complaint about themselves or their body', async () => {
  const id = await report({ againstOrganisationId: company });
  const own = await site.as(repairer);
  const reason = { reason: '沒有這回事' };
  const calls: readonly ApiCall[] = [
    `POST /matters/${id}/decline`,
    `POST /matters/${id}/closure`,
    `POST /matters/${id}/merger`,
  ];
  for (const call of calls) {
    const found = await refusedBy(own, call, { ...reason, as: 'out_of_scope', into: '2026-0001' });
    assert.ok(['not_allowed', 'complaint_against_you'].includes(found), `${call}: ${found}`);
  }
  const about = await report({ againstPersonId: dispatcher });
  const found = await refusedBy(
    await site.as(dispatcher),
    `POST /matters/${about}/decline`,
    reason,
  );
  assert.equal(found, 'complaint_against_you');
  const changed = { category: 'public_light' };
  assert.equal(
    await refusedBy(await site.as(dispatcher), `PUT /matters/${about}/category`, changed),
    'complaint_against_you',
  );
});

const steps: readonly (readonly [method: 'POST' | 'PUT' | 'DELETE', part: string, body: object])[] =
  [
    ['POST', 'acceptance', {}],
    ['POST', 'decline', { reason: '不行' }],
    ['PUT', 'assignment', { assigneeId: people.li }],
    ['POST', 'verification', {}],
    ['POST', 'closure', { as: 'out_of_scope', reason: '不行' }],
    ['PUT', 'category', { category: 'public_light' }],
    ['PUT', 'place', { placeId: places.building }],
  ];

test('what staff do is for staff of the place alone', async () => {
  const id = await report();
  for (const personId of [people.li, people.wang, people.xu, people.he]) {
    const browser = await site.as(personId);
    for (const [method, part, body] of steps) {
      const found = await refusedBy(browser, `${method} /matters/${id}/${part}`, body);
      assert.equal(found, 'not_allowed', `${personId} ${part}`);
    }
    assert.equal((await browser.open(`/matters/${id}/desk`)).status, 403, personId);
  }
  const visitor = site.visit();
  for (const [method, part, body] of steps) {
    const found = await refusedBy(visitor, `${method} /matters/${id}/${part}`, body);
    assert.equal(found, 'sign_in_required', part);
  }
});

test('dispatchers of the subdistrict handle a matter and are shown nobody’s full name', async () => {
  const id = await report();
  const page = await desk(id, above);
  assert.match(page, /接下來做什麼 受理/);
  assert.doesNotMatch(page, /王秀英/);
  await site.act(above, `POST /matters/${id}/acceptance`);
  assert.equal(await stateOf(id), 'accepted');
});

test('a matter that asks nothing of staff says so', async () => {
  const id = await report();
  await site.act(people.wang, `POST /matters/${id}/withdrawal`);
  assert.match(await desk(id), /現在沒有要工作人員做的/);
});

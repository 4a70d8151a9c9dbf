import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openMatterSite } from '#test/matter-site.ts';
import type { MatterSite } from '#test/matter-site.ts';
import { dispatcher, people, places, railing, repairer } from '#test/matters-world.ts';

let site: MatterSite;
let matter: string;

before(async () => {
  site = await openMatterSite();
  matter = await site.raise(people.wang, railing);
});

after(() => site.close());

/** The marks by which an open page finds out whether something on it is new to this reader. */
async function marks(personId: string, address: string): Promise<readonly string[]> {
  const page = await (await site.as(personId)).open(address);
  assert.equal(page.status, 200, address);
  const drawn = /data-marks="([^"]*)"/.exec(page.text);
  assert.ok(drawn !== null, `${address} is not told of what is new`);
  return (drawn[1] ?? '').split(' ').filter((mark) => mark !== '');
}

/** How many marks are new to a page after something was done. */
async function newOn(
  personId: string,
  address: string,
  deed: () => Promise<unknown>,
): Promise<number> {
  const before = new Set(await marks(personId, address));
  site.app.clock.forward({ minutes: 1 });
  await deed();
  return (await marks(personId, address)).filter((mark) => !before.has(mark)).length;
}

const comment = (by: string, body: string, visibility = 'public') =>
  site.act(by, `POST /matters/${matter}/comments`, { body, visibility });

test('a matter that comes onto the desk is one thing new, and so is one that goes on', async () => {
  const desk = `/desk?place=${places.community}`;
  assert.equal(await newOn(dispatcher, desk, async () => {}), 0);
  const lamp = { ...railing, body: '樓道燈不亮。', category: 'public_light' };
  assert.equal(await newOn(dispatcher, desk, () => site.raise(people.wang, lamp)), 1);
  const accept = () => site.act(dispatcher, `POST /matters/${matter}/acceptance`);
  assert.equal(await newOn(dispatcher, desk, accept), 1);
  assert.equal(await newOn(dispatcher, desk, () => comment(people.wang, '什麼時候來？')), 1);
});

test('time alone brings nothing new onto a desk', async () => {
  const desk = `/desk?place=${places.community}`;
  const later = async () => site.app.clock.forward({ hours: 24 * 60 });
  assert.equal(await newOn(dispatcher, desk, later), 0);
});

test('what is outside of what a desk is narrowed to is nothing new on it', async () => {
  const narrowed = `/desk?place=${places.community}&show=mine`;
  assert.equal(await newOn(dispatcher, narrowed, () => site.raise(people.wang)), 0);
});

test('a member of a body is told of what their body has, and of nothing beside', async () => {
  const desk = `/desk?place=${places.community}`;
  assert.equal(await newOn(repairer, desk, () => site.raise(people.wang)), 0);
  assert.equal(await newOn(repairer, desk, () => site.raise(people.wang, railing)), 1);
});

test('on the page of a matter each word and step one is shown is something new', async () => {
  const page = `/matters/${matter}`;
  assert.equal(await newOn(people.wang, page, () => comment(dispatcher, '明天來人。')), 1);
  const note = { reason: '請說說是哪一段欄杆。' };
  const assign = () =>
    site.act(dispatcher, `PUT /matters/${matter}/assignment`, {
      assigneeId: dispatcher,
      ...note,
    });
  assert.equal(await newOn(people.wang, page, assign), 1);
});

test('what is said among staff is new to staff, and to nobody else', async () => {
  const page = `/matters/${matter}`;
  const said = () => comment(dispatcher, '先問物業。', 'staff');
  assert.equal(await newOn(people.wang, page, said), 0);
  assert.equal(await newOn(people.li, page, said), 0);
  assert.equal(await newOn(dispatcher, page, said), 1);
  assert.equal(await newOn(dispatcher, `${page}/desk`, said), 1);
});

test('a visitor’s page has no marks: nobody knows whether they are still there', async () => {
  const page = await site.visit().open(`/matters/${matter}`);
  assert.equal(page.status, 200);
  assert.doesNotMatch(page.text, /data-marks/);
});

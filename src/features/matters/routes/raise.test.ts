import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import sharp from 'sharp';
import { z } from 'zod';
import { testApp } from '#test/app.ts';
import type { Browser, Seen, TestApp } from '#test/app.ts';
import { COMMUNITY, REFERENCE, makeWorld, roleAt } from '#test/compound.ts';
import type { World } from '#test/compound.ts';
import { loadReferenceFiles } from '#/features/matters/actions/reference.ts';
import { listDrafts } from '#/features/matters/store/drafts.ts';
import { peopleEndpoints } from '#/features/people/index.ts';
import type { Home } from '#/platform/access/subject.ts';
import { raiseEndpoints } from './raise.ts';

const RAILING = '坡道的欄杆鬆了，一扶就晃，老人家走過很怕。';

let app: TestApp;
let world: World;
let resident: Browser;
let home: Home;

before(async () => {
  app = await testApp({ endpoints: [...raiseEndpoints, ...peopleEndpoints] });
  world = await makeWorld(app.db, app.clock.now());
  await loadReferenceFiles(app.db, { folder: REFERENCE, newId: () => crypto.randomUUID() });
  const household = world.households[0];
  assert.ok(household);
  home = {
    householdId: household.id,
    placeId: household.id,
    path: household.path,
    communityId: COMMUNITY,
  };
  resident = await app.signIn(world.people.chen, { homes: [home] });
});

after(() => app.close());

async function picture(side = 64): Promise<File> {
  const noise = { create: { width: side, height: side, channels: 3, background: '#a65' } } as const;
  const bytes = await sharp(noise).jpeg().toBuffer();
  return new File([new Uint8Array(bytes)], 'railing.jpg', { type: 'image/jpeg' });
}

function draftOf(seen: Seen): string {
  assert.equal(seen.status, 303, seen.text);
  const draft = new URL(seen.location ?? '', 'http://own').searchParams.get('draft');
  assert.ok(draft !== null, String(seen.location));
  return draft;
}

/** Goes through the first three screens as most people would. */
async function tell(browser: Browser, body = RAILING, more: object = {}): Promise<string> {
  const begun = await browser.send('/raise', { body, place: COMMUNITY, ...more });
  const draft = draftOf(begun);
  const chosen = await browser.send('/raise/category', {
    draft,
    category: 'railing',
    asked: ['falling_now', 'injured'],
  });
  assert.match(chosen.location ?? '', /^\/raise\/place\?/, chosen.text);
  const placed = await browser.send('/raise/place', {
    draft,
    placeId: world.compound.id,
    visibility: 'all',
  });
  assert.match(placed.location ?? '', /^\/raise\/check\?/, placed.text);
  return draft;
}

/** Reads the hidden fields of the form that raises. */
function lastForm(page: string): Record<string, string | string[]> {
  const form = /<form[^>]*action="\/matters"[\s\S]*?<\/form>/.exec(page)?.[0] ?? '';
  assert.notEqual(form, '', 'the last screen has the form that raises');
  const fields: Record<string, string | string[]> = { photos: [] };
  for (const [, name = '', value = ''] of form.matchAll(
    /type="hidden" name="(\w+)" value="([^"]*)"/g,
  )) {
    if (name === '_key' || name === '_from') continue;
    const before = fields[name];
    fields[name] = Array.isArray(before) ? [...before, value] : value;
  }
  return fields;
}

async function countRaised(): Promise<number> {
  const rows = await app.db
    .selectFrom('platform.journal')
    .select('id')
    .where('feature', '=', 'matters')
    .where('verb', '=', 'raise')
    .execute();
  return rows.length;
}

const refusalShape = z.object({ code: z.string() });
const idShape = z.object({ id: z.string() });

test('a visitor tells a matter, signs in at the end, and it is raised with what was told', async () => {
  const visitor = app.visit();
  const draft = await tell(visitor, RAILING, { photo: await picture() });
  const check = `/raise/check?draft=${draft}`;
  const page = await visitor.open(check);
  assert.match(page.text, /坡道的欄杆鬆了/);
  assert.match(page.text, /請您登入/);
  const asked = await visitor.send('/matters', lastForm(page.text), { from: check });
  assert.match(asked.location ?? '', /^\/sign-in\?kept=1&next=/);
  const next = new URL(asked.location ?? '', 'http://own').searchParams.get('next') ?? '';

  const signedIn = await app.signIn(world.people.lin, {});
  const back = await signedIn.open(next);
  assert.match(back.text, /坡道的欄杆鬆了/);
  const raised = await signedIn.send('/matters', lastForm(back.text), { from: check });
  assert.equal(raised.status, 303, raised.text);
  assert.match(raised.location ?? '', /^\/matters\/350203007010-2026-\d{4}$/);
  const notice = decodeURIComponent(signedIn.cookies.get('linli_notice') ?? '');
  assert.match(notice, /提出了，編號 2026-\d{4}。現在在.+手裡，最晚.+有結果。/);
  assert.equal((await signedIn.open(check)).status, 409);
});

test('two taps on the button raise one matter, and so do two tabs', async () => {
  const draft = await tell(resident, '樓下坡邊的扶手斷了一截，晚上看不見。');
  const check = `/raise/check?draft=${draft}`;
  const fields = lastForm((await resident.open(check)).text);
  const key = await resident.newKey();
  const before = await countRaised();
  const taps = await Promise.all([
    resident.send('/matters', fields, { from: check, key }),
    resident.send('/matters', fields, { from: check, key }),
  ]);
  assert.equal(taps[0]?.location, taps[1]?.location);
  const otherTab = await resident.send('/matters', fields, { from: check });
  assert.equal(otherTab.location, taps[0]?.location);
  assert.equal(await countRaised(), before + 1);
  const notice = decodeURIComponent(resident.cookies.get('linli_notice') ?? '');
  assert.match(notice, /剛才已經提過了/);
});

test('what was told with marks of a page in it is shown as it was written', async () => {
  const draft = await tell(resident, '欄杆<script>alert(1)</script>"壞了"，<b>快來</b>');
  const page = await resident.open(`/raise/check?draft=${draft}`);
  assert.doesNotMatch(page.text, /<script>alert/);
  assert.match(page.text, /&lt;script&gt;alert\(1\)&lt;\/script&gt;/);
  const again = await resident.open(`/raise?draft=${draft}`);
  assert.doesNotMatch(again.text, /<script>alert|<b>快來/);
});

test('a draft of somebody signed in opens for nobody else, nor does a made-up one', async () => {
  const draft = await tell(resident);
  const stranger = await app.signIn(world.people.wang, {});
  for (const screen of ['', '/category', '/place', '/check']) {
    for (const reader of [stranger, app.visit()]) {
      const seen = await reader.open(`/raise${screen}?draft=${draft}`);
      assert.equal(seen.status, 409);
      assert.doesNotMatch(seen.text, /一扶就晃/);
    }
    assert.equal((await app.visit().open(`/raise${screen}?draft=made-up`)).status, 409);
  }
  const fields = { draft, placeId: world.compound.id, visibility: 'all' };
  assert.equal((await stranger.send('/raise/place', fields)).status, 409);
});

test('what one visitor told is not on the pages of another', async () => {
  await tell(app.visit(), '這句話只有第一位訪客看得到，欄杆鬆了。');
  const page = await app.visit().open('/raise');
  assert.doesNotMatch(page.text, /第一位訪客/);
  assert.equal((await listDrafts(app.db, world.people.huang, app.clock.now())).length, 0);
});

test('a draft is too old after seven days, and what is typed then begins a fresh one', async () => {
  const late = await testApp({ endpoints: raiseEndpoints });
  try {
    const visitor = late.visit();
    const draft = draftOf(await visitor.send('/raise', { body: RAILING }));
    late.clock.forward({ hours: 8 * 24 });
    assert.equal((await visitor.open(`/raise?draft=${draft}`)).status, 409);
    const fresh = draftOf(await visitor.send('/raise', { draft, body: RAILING }));
    assert.notEqual(fresh, draft);
  } finally {
    await late.close();
  }
});

test('a first screen without words comes back, and keeps the photos', async () => {
  const visitor = app.visit();
  const sent = await visitor.send('/raise', { body: ' ', photo: await picture() });
  assert.match(sent.location ?? '', /wrong=body_missing/);
  const page = await visitor.open(sent.location ?? '');
  assert.match(page.text, /照片已經收到了/);
  assert.match(page.text, /<title>要改一下：提出一件事/);
  const photo = /src="(\/photos\/[^"]+)"/.exec(page.text)?.[1]?.replaceAll('&amp;', '&') ?? '';
  assert.equal((await visitor.open(photo)).headers.get('content-type'), 'image/webp');
});

test('words over the limit come back whole, to be shortened', async () => {
  const visitor = app.visit();
  const long = `${'很長'.repeat(2_100)}的尾巴`;
  const sent = await visitor.send('/raise', { body: long });
  const page = await visitor.open(sent.location ?? '');
  assert.match(page.text, /太長了，最多 4,000 個字/);
  assert.match(page.text, /的尾巴<\/textarea/);
});

test('a file that is no picture is refused in words, and all else is kept', async () => {
  const visitor = app.visit();
  const wrong = new File(['%PDF-1.7 no picture'], 'letter.jpg', { type: 'image/jpeg' });
  const photo = [await picture(), wrong];
  const sent = await visitor.send('/raise', { body: RAILING, photo });
  const page = await visitor.open(sent.location ?? '');
  assert.match(page.text, /這張照片打不開/);
  assert.match(page.text, /一扶就晃，老人家走過很怕。<\/textarea/);
  assert.equal(page.text.match(/name="kept"/g)?.length, 1, 'the good photo is kept');
});

test('a photo of twenty megabytes and one of eight pixels are each refused in words', async () => {
  const visitor = app.visit();
  const heavy = new File([new Uint8Array(20 * 1024 * 1024)], 'heavy.jpg', { type: 'image/jpeg' });
  const first = await visitor.send('/raise', { body: RAILING, photo: heavy });
  const page = await visitor.open(first.location ?? '');
  assert.match(page.text, /這張照片太大了/);
  assert.match(page.text, /一扶就晃/);
  const draft = draftOf(first);
  const second = await visitor.send('/raise', { draft, body: RAILING, photo: await picture(8) });
  assert.match((await visitor.open(second.location ?? '')).text, /這張照片太小/);
});

test('a photo that is no longer ticked is left out, and a thirteenth is too many', async () => {
  const visitor = app.visit();
  const one = await picture();
  const many = Array.from({ length: 13 }, () => one);
  const sent = await visitor.send('/raise', { body: RAILING, photo: many });
  const page = await visitor.open(sent.location ?? '');
  assert.match(page.text, /最多 12 張/);
  const kept = [...page.text.matchAll(/name="kept"\s+value="([^"]+)"/g)].map(([, id]) => id ?? '');
  assert.equal(kept.length, 12);
  const draft = draftOf(sent);
  await visitor.send('/raise', { draft, body: RAILING, kept: kept.slice(0, 2) });
  const after = await visitor.open(`/raise?draft=${draft}`);
  assert.equal(after.text.match(/name="kept"/g)?.length, 2);
});

test('the words suggest a category, and its danger is asked on the same screen', async () => {
  const begun = await resident.send('/raise', { body: RAILING });
  const page = await resident.open(begun.location ?? '');
  assert.match(page.text, /value="railing"\s+checked/);
  assert.match(page.text, /現在還在往下掉/);
});

test('two categories taken for one another are told apart by one question', async () => {
  const begun = await resident.send('/raise', { body: '燈不亮了' });
  const page = await resident.open(begun.location ?? '');
  assert.match(page.text, /不亮的燈在哪裡？/);
  assert.match(page.text, /樓道、路上、車庫/);
  assert.doesNotMatch(page.text, /value="(public_light|home_electric)"\s+checked/);
});

test('another category is found by a word and chosen by one touch', async () => {
  const begun = await resident.send('/raise', { body: '有件事想說' });
  const draft = draftOf(begun);
  const page = await resident.open(`/raise/category?draft=${draft}&q=陪診`);
  assert.match(page.text, /name="other" value="hospital"/);
  const none = await resident.open(`/raise/category?draft=${draft}&q=zzzz`);
  assert.match(none.text, /沒有找到「zzzz」/);
  const chosen = await resident.send('/raise/category', { draft, other: 'haircut' });
  assert.match(chosen.location ?? '', /^\/raise\/place\?/);
});

test('a category chosen otherwise asks about its danger before it goes on', async () => {
  const draft = draftOf(await resident.send('/raise', { body: '有件事想說' }));
  const chosen = await resident.send('/raise/category', { draft, other: 'gas_smell' });
  assert.match(chosen.location ?? '', /step=ask/);
  const page = await resident.open(chosen.location ?? '');
  assert.match(page.text, /現在聞得到煤氣味嗎？/);
  const asked = ['gas_now', 'dizzy_from_gas'];
  const calm = await resident.send('/raise/category', { draft, category: 'gas_smell', asked });
  assert.match(calm.location ?? '', /^\/raise\/place\?/);
});

test('a yes that stops the form shows whom to ring and no way on', async () => {
  const draft = draftOf(await resident.send('/raise', { body: '屋裡有煤氣味' }));
  const said = { draft, category: 'gas_smell', asked: ['gas_now'], yes: ['gas_now'] };
  const sent = await resident.send('/raise/category', said);
  assert.match(sent.location ?? '', /step=advice/);
  const page = await resident.open(sent.location ?? '');
  assert.match(page.text, /href="tel:119"/);
  assert.match(page.text, /燃氣公司搶修/);
  assert.doesNotMatch(page.text, /href="\/raise\/place/);
  const over = { draft, category: 'gas_smell', asked: ['gas_now', 'dizzy_from_gas'] };
  const later = await resident.send('/raise/category', over);
  assert.match(later.location ?? '', /^\/raise\/place\?/);
});

test('a yes that does not stop the form shows the advice and goes on', async () => {
  const draft = draftOf(await resident.send('/raise', { body: RAILING }));
  const said = {
    draft,
    category: 'railing',
    asked: ['falling_now', 'injured'],
    yes: 'falling_now',
  };
  const page = await resident.open((await resident.send('/raise/category', said)).location ?? '');
  assert.match(page.text, /先請人守在旁邊/);
  assert.match(page.text, /href="\/raise\/place\?draft=/);
});

test('no category or an unknown one is said at the field, with the draft kept', async () => {
  const draft = draftOf(await resident.send('/raise', { body: RAILING }));
  const from = `/raise/category?draft=${draft}`;
  const none = await resident.send('/raise/category', { draft }, { from });
  assert.equal(none.status, 422);
  assert.match(none.text, /class="summary-box"/);
  const unknown = await resident.send('/raise/category', { draft, category: 'dragons' }, { from });
  assert.equal(unknown.status, 409);
  assert.match(unknown.text, /這裡沒有這個類別/);
});

test('a resident chooses among home, stairwell, building, compound and community', async () => {
  const draft = draftOf(await resident.send('/raise', { body: RAILING }));
  const page = await resident.open(`/raise/place?draft=${draft}`);
  for (const label of ['我家', '這棟樓', '小區裡', '社區裡別的地方']) {
    assert.match(page.text, new RegExp(label));
  }
  assert.match(page.text, new RegExp(`value="${home.placeId}"`));
});

test('a visitor sees compounds and no flats, and finds a building by searching', async () => {
  const visitor = app.visit();
  const household = world.households[3]?.id ?? '';
  const draft = draftOf(await visitor.send('/raise', { body: RAILING, place: household }));
  const page = await visitor.open(`/raise/place?draft=${draft}`);
  assert.match(page.text, /東興小區/);
  assert.doesNotMatch(page.text, new RegExp(`value="${household}"`));
  const found = await visitor.open(`/raise/place?draft=${draft}&q=2號樓`);
  assert.match(found.text, new RegExp(`value="${world.buildings[1]?.id}"\\s+checked`));
  const none = await visitor.open(`/raise/place?draft=${draft}&q=月球`);
  assert.match(none.text, /沒有找到「月球」/);
});

test('no place, an unknown one, and one above the communities are each said', async () => {
  const draft = draftOf(await resident.send('/raise', { body: RAILING }));
  const from = `/raise/place?draft=${draft}`;
  const none = await resident.send('/raise/place', { draft, visibility: 'staff' }, { from });
  assert.equal(none.status, 422);
  assert.match(none.text, /value="staff"\s+checked/);
  for (const placeId of ['nowhere', '350203']) {
    const sent = await resident.send(
      '/raise/place',
      { draft, placeId, visibility: 'all' },
      { from },
    );
    assert.equal(sent.status, 409);
    assert.match(sent.text, /找不到這個地方/);
  }
});

test('a category for both asks whether a neighbour or an office is wanted', async () => {
  const draft = draftOf(await resident.send('/raise', { body: '跟樓上有點矛盾' }));
  await resident.send('/raise/category', {
    draft,
    category: 'dispute',
    asked: ['violence_now', 'despair'],
  });
  assert.match((await resident.open(`/raise/place?draft=${draft}`)).text, /想請鄰居幫個忙/);
  await resident.send('/raise/place', {
    draft,
    placeId: world.compound.id,
    visibility: 'staff',
    profile: 'report',
    isAnonymous: '1',
  });
  const check = await resident.open(`/raise/check?draft=${draft}`);
  const fields = lastForm(check.text);
  assert.equal(fields['profile'], 'report');
  assert.equal(fields['visibility'], 'staff');
  assert.equal(fields['isAnonymous'], '1');
});

test('the last screen says what is missing and leads there', async () => {
  const draft = draftOf(await resident.send('/raise', { body: RAILING }));
  const first = await resident.open(`/raise/check?draft=${draft}`);
  assert.match(first.text, /還沒選是哪一類。/);
  assert.doesNotMatch(first.text, /action="\/matters"/);
  await resident.send('/raise/category', {
    draft,
    category: 'railing',
    asked: ['falling_now', 'injured'],
  });
  const second = await resident.open(`/raise/check?draft=${draft}`);
  assert.match(second.text, /還沒選在哪裡。/);
  assert.doesNotMatch(second.text, /action="\/matters"/);
});

test('an open matter like it is offered, to be followed instead of filed', async () => {
  const raised = await resident.api('POST /matters', {
    profile: 'report',
    category: 'railing',
    placeId: world.compound.id,
    body: '東興坡道上的欄杆鬆動，會晃。',
  });
  const { id } = idShape.parse(raised.body);
  const draft = await tell(app.visit(), '坡道上的欄杆鬆動，會晃。');
  const page = await app.visit().open(`/raise/check?draft=${draft}`);
  assert.match(page.text, /是不是這一件？/);
  assert.match(page.text, new RegExp(`action="/matters/${id}/followers"`));
});

test('the foot of the page leads to a complaint, which only staff see', async () => {
  const visitor = app.visit();
  const page = await visitor.open('/raise?category=complaint');
  assert.match(page.text, /只有工作人員看得到/);
  const sent = await visitor.send('/raise', { body: '物業不接電話', category: 'complaint' });
  const place = await visitor.open(`/raise/place?draft=${draftOf(sent)}`);
  assert.match(place.text, /value="staff"\s+checked/);
  assert.match(place.text, /value="report"\s+checked/);
});

test('a category in the address is chosen already, and an unknown one is let be', async () => {
  const begun = await resident.send('/raise', { body: '想請人幫忙', category: 'haircut' });
  assert.match((await resident.open(begun.location ?? '')).text, /value="haircut"\s+checked/);
  const odd = await resident.send('/raise', { body: '想請人幫忙', category: 'dragons' });
  assert.equal((await resident.open(odd.location ?? '')).status, 200);
});

test('a program raises all at once, and is told what is wrong by field', async () => {
  const body = { profile: 'need', category: 'haircut', placeId: home.placeId, body: '想剪頭髮' };
  const key = crypto.randomUUID();
  const first = await resident.api('POST /matters', body, key);
  assert.equal(first.status, 200, JSON.stringify(first.body));
  assert.deepEqual((await resident.api('POST /matters', body, key)).body, first.body);
  const wrong = await resident.api('POST /matters', { ...body, profile: 'wish', body: '' });
  assert.equal(wrong.status, 422);
  const pointers = z.object({ errors: z.array(z.object({ pointer: z.string() })) });
  const named = pointers.parse(wrong.body).errors.map(({ pointer }) => pointer);
  assert.deepEqual(named.toSorted(), ['/body', '/profile']);
  assert.equal((await app.visit().api('POST /matters', body)).status, 401);
});

test('raising refuses a place, a category and a photo that are not there, each by its code', async () => {
  const body = { profile: 'report', category: 'railing', placeId: COMMUNITY, body: RAILING };
  const codeOf = async (more: object) => {
    const seen = await resident.api('POST /matters', { ...body, ...more });
    assert.equal(seen.status, 409);
    return refusalShape.parse(seen.body).code;
  };
  assert.equal(await codeOf({ placeId: 'nowhere' }), 'place_unknown');
  assert.equal(await codeOf({ category: 'haircut' }), 'category_not_here');
  assert.equal(await codeOf({ photos: [crypto.randomUUID()] }), 'photo_gone');
});

test('who raises for somebody else is told for whom', async () => {
  const helper = await app.signIn(world.people.huang, {});
  await app.db
    .updateTable('platform.session')
    .set({ acting_for_id: world.people.wang })
    .where('person_id', '=', world.people.huang)
    .execute();
  const page = await helper.open('/raise');
  assert.match(page.text, /這件事是替王阿姨提的/);
});

test('a worker of the community raises as anybody does, and staff may read the photo', async () => {
  const grants = [roleAt('community_worker', world.community)];
  const worker = await app.signIn(world.people.huang, { grants });
  const draft = await tell(worker, '單元門口的扶手鬆了。', { photo: await picture() });
  const page = await worker.open(`/raise/check?draft=${draft}`);
  const sent = await worker.send('/matters', lastForm(page.text), {
    from: `/raise?draft=${draft}`,
  });
  assert.equal(sent.status, 303, sent.text);
});

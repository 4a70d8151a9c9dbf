import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { z } from 'zod';
import type { Browser, TestApp } from '#test/app.ts';
import { COMMUNITY, roleAt } from '#test/compound.ts';
import type { World } from '#test/compound.ts';
import { RAILING, draftOf, lastForm, openRaising, picture, tell } from '#test/raising.ts';
import { keepDraft } from '#/features/matters/actions/drafts.ts';
import { raiseMatter } from '#/features/matters/actions/raise.ts';
import { listDrafts } from '#/features/matters/store/drafts.ts';
import type { Home } from '#/platform/access/subject.ts';
import { visitor } from '#/platform/access/subject.ts';
import type { Subject } from '#/platform/access/subject.ts';

let app: TestApp;
let world: World;
let resident: Browser;
let home: Home;

before(async () => {
  ({ app, world, resident, home } = await openRaising());
});

after(() => app.close());

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
  const draft = await tell({ browser: visitor, world }, RAILING, { photo: await picture() });
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
  const draft = await tell({ browser: resident, world }, '樓下坡邊的扶手斷了一截，晚上看不見。');
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
  const draft = await tell(
    { browser: resident, world },
    '欄杆<script>alert(1)</script>"壞了"，<b>快來</b>',
  );
  const page = await resident.open(`/raise/check?draft=${draft}`);
  assert.doesNotMatch(page.text, /<script>alert/);
  assert.match(page.text, /&lt;script&gt;alert\(1\)&lt;\/script&gt;/);
  const again = await resident.open(`/raise?draft=${draft}`);
  assert.doesNotMatch(again.text, /<script>alert|<b>快來/);
});

test('a draft of somebody signed in opens for nobody else, nor does a made-up one', async () => {
  const draft = await tell({ browser: resident, world });
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
  await tell({ browser: app.visit(), world }, '這句話只有第一位訪客看得到，欄杆鬆了。');
  const page = await app.visit().open('/raise');
  assert.doesNotMatch(page.text, /第一位訪客/);
  assert.equal((await listDrafts(app.db, world.people.huang, app.clock.now())).length, 0);
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
  const draft = await tell({ browser: app.visit(), world }, '坡道上的欄杆鬆動，會晃。');
  const page = await app.visit().open(`/raise/check?draft=${draft}`);
  assert.match(page.text, /是不是這一件？/);
  assert.match(page.text, new RegExp(`action="/matters/${id}/followers"`));
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

test('a worker of the community raises as anybody does, and staff may read the photo', async () => {
  const grants = [roleAt('community_worker', world.community)];
  const worker = await app.signIn(world.people.huang, { grants });
  const draft = await tell({ browser: worker, world }, '單元門口的扶手鬆了。', {
    photo: await picture(),
  });
  const page = await worker.open(`/raise/check?draft=${draft}`);
  const sent = await worker.send('/matters', lastForm(page.text), {
    from: `/raise?draft=${draft}`,
  });
  assert.equal(sent.status, 303, sent.text);
});

test('the action itself refuses empty words, nobody, and a thirteenth photo', async () => {
  const { chen } = world.people;
  const subject = { ...visitor, actorId: chen, personId: chen };
  const photos = Array.from({ length: 13 }, () => crypto.randomUUID());
  const told = {
    profile: 'report',
    category: 'railing',
    placeId: COMMUNITY,
    visibility: 'all',
    isAnonymous: false,
  } as const;
  const refusalOf = async (who: Subject, body: string, brought: readonly string[]) => {
    const raised = await raiseMatter(app.context(who), { ...told, body, photos: brought });
    return raised.ok ? undefined : raised.refusal;
  };
  assert.equal(await refusalOf(subject, ' ', []), 'nothing_told');
  assert.equal(await refusalOf(visitor, RAILING, []), 'sign_in_required');
  assert.equal(await refusalOf(subject, RAILING, photos), 'too_many_photos');
  const draft = await keepDraft(app.context(subject), { fields: {}, addPhotos: photos });
  assert.equal(draft.ok ? undefined : draft.refusal, 'too_many_photos');
});

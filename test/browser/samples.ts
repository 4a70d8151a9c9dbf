import { sql } from 'kysely';
import { z } from 'zod';
import { createFirstStewardLink } from '#/features/people/index.ts';
import { visitor } from '#/platform/access/subject.ts';
import { makeContext } from '#/platform/action/make-context.ts';
import type { Db } from '#/platform/db/pool.ts';
import { askApi } from './harness/api.ts';
import type { Samples } from './harness/plan.ts';
import type { TestSite } from './harness/site.ts';
import { jointSamples } from './joint-samples.ts';
import { callSamples } from './call-samples.ts';
import { hoursSamples } from './hours-samples.ts';
import { teamSamples } from './team-samples.ts';
import { findMatterSamples } from './matter-samples.ts';
import { webhookSamples } from './webhook-samples.ts';

/** Addresses of the demonstration, found in its database, for each page there is. */
export async function findSamples(site: TestSite): Promise<Samples> {
  const ids = await findIds(site.db);
  const code = await giveCodes(site, ids);
  const sheet = await laySheet(site, ids);
  const peopleSheet = await layPeopleSheet(site, ids);
  const found = { ...ids, code, sheet, peopleSheet, ...(await giveSlip(site, ids)) };
  return {
    ...homeSamples,
    ...placeSamples(found),
    ...peopleSamples(found),
    ...bodySamples(found),
    ...(await findMatterSamples(site, found)),
    ...(await firstStewardSamples(site)),
    ...(await moderationSamples(site, found)),
    ...(await jointSamples(site, { worker: WORKER, community: found.community })),
    ...(await callSamples(site, { worker: WORKER, community: found.community })),
    ...(await hoursSamples(site, { worker: WORKER, community: found.community })),
    ...(await teamSamples(site, { worker: WORKER, community: found.community })),
  };
}

/**
 * Gives an address for each page that needs a steward. Looked at last: where somebody looks after a
 * place, the pages of the first steward are closed.
 */
export async function findLateSamples(site: TestSite): Promise<Samples> {
  const glassId = await breakGlass(site, await findIds(site.db));
  return {
    'guard.recoveries': [{ as: [STEWARD] }],
    'guard.glasses': [{ as: ['resident', WORKER, STEWARD] }],
    'guard.glass': [{ with: { glassId }, as: [WORKER] }],
    'guard.glass_review': [{ with: { glassId }, as: [STEWARD] }],
    ...(await webhookSamples(site, STEWARD)),
  };
}

const WORKER = 'community_worker';
const LEADER = 'building_leader';
const VIEWER = 'district_viewer';
/** Looks after another community for the time of these tests. */
const STEWARD = 'able_neighbour';
const EVERYONE = ['visitor', 'resident', 'elder', 'able_neighbour', LEADER, WORKER, VIEWER];

/** Ids of things as a community worker of the demonstration meets them. */
const idsShape = z.object({
  worker: z.string(),
  community: z.string(),
  compound: z.string(),
  building: z.string(),
  household: z.string(),
  neighbour: z.string(),
  grant: z.string(),
  organisation: z.string(),
  held: z.string(),
  vacant: z.string().nullable(),
});

type Ids = z.infer<typeof idsShape> & {
  /** A sheet of households with a wrong row, read and not carried out. */
  readonly sheet: string;
  /** A sheet of people, one of whom looks after what is known of them. */
  readonly peopleSheet: string;
  /** The code of the household, as it is printed. */
  readonly code: string;
  /** A slip for the neighbour, and the code on it. */
  readonly slip: string;
  readonly slipCode: string;
};

/**
 * The demonstration keeps its cast in the order of `db/demo/personas.json`; the fifth works here.
 */
async function findIds(db: Db): Promise<z.infer<typeof idsShape>> {
  const { rows } = await sql`
    with cast_list as (
      select value #>> '{}' as kept from platform.setting where key = 'demonstration_cast'
    ), worker as (
      select g.id as grant_id, g.person_id, g.place_id
      from people.grant g, cast_list c
      where g.person_id::text = (c.kept::jsonb -> 4 ->> 'personId')
      order by g.id limit 1
    ), household as (
      select r.household_id, r.person_id, p.path
      from people.residence r
      join places.place p on p.id = r.household_id
      join worker w on r.community_id = w.place_id
      where r.until is null
      order by r.id limit 1
    )
    select
      w.person_id::text as worker,
      w.place_id as community,
      (select id from places.place p where h.path like p.path || '.%' and p.kind = 'compound')
        as compound,
      (select id from places.place p where h.path like p.path || '.%' and p.kind = 'building')
        as building,
      h.household_id as household,
      h.person_id::text as neighbour,
      w.grant_id::text as grant,
      (select o.id::text from organisations.organisation o
        where o.community_id = w.place_id order by o.id limit 1) as organisation,
      (select t.post_id::text from organisations.term t
        where t.community_id = w.place_id and t.ended_on is null order by t.id limit 1) as held,
      (select p.id::text from organisations.post p
        where p.community_id = w.place_id and not exists
          (select from organisations.term t where t.post_id = p.id and t.ended_on is null)
        order by p.id limit 1) as vacant
    from worker w, household h`.execute(db);
  return idsShape.parse(rows[0]);
}

const slipShape = z.object({ code: z.object({ digits: z.string() }) });

/** Has the worker print a code for the household and one for the neighbour. */
async function giveCodes(site: TestSite, found: z.infer<typeof idsShape>): Promise<string> {
  const slip = `/households/${found.household}/code` as const;
  await askApi(site, WORKER, `POST ${slip}`);
  await askApi(site, WORKER, `POST /people/${found.neighbour}/sign-in-code`);
  return slipShape.parse(await askApi(site, WORKER, `GET ${slip}`)).code.digits;
}

const idShape = z.object({ id: z.string() });
const codeShape = z.object({ code: z.string() });

/** Has the worker act for the neighbour, who is then told on paper. */
async function giveSlip(
  site: TestSite,
  found: z.infer<typeof idsShape>,
): Promise<{ readonly slip: string; readonly slipCode: string }> {
  const { neighbour, community } = found;
  await askApi(site, WORKER, `PUT /people/${neighbour}/told-way`, { told: 'slip' });
  await askApi(site, WORKER, `POST /acting-for/${neighbour}`, { way: 'telephone' });
  const body = '樓道的燈一閃一閃，晚上看不清臺階。';
  const need = { profile: 'need', category: 'home_electric', placeId: community, body };
  await askApi(site, WORKER, 'POST /matters', need);
  await askApi(site, WORKER, 'DELETE /acting-for');
  const whom = { communityId: community };
  const made = await askApi(site, WORKER, `POST /people/${neighbour}/slips`, whom);
  const { id } = idShape.parse(made);
  const slip = await askApi(site, WORKER, `GET /slips/${id}`);
  return { slip: id, slipCode: codeShape.parse(slip).code };
}

const brokenShape = z.object({ ids: z.array(z.string()).min(1) });

/** The worker breaks the glass before a home of another community, which has a steward now. */
async function breakGlass(site: TestSite, found: z.infer<typeof idsShape>) {
  const { rows } = await sql<{ readonly community: string; readonly home: string }>`
    select community_id as community, household_id as home from people.residence
    where until is null and community_id <> ${found.community} order by id limit 1`.execute(
    site.db,
  );
  const [elsewhere] = rows;
  await sql`insert into people.grant
    (id, person_id, role, place_id, community_id, starts_at, reason, granted_at)
    select gen_random_uuid(), ((value #>> '{}')::jsonb -> 2 ->> 'personId')::uuid, 'steward',
      ${elsewhere?.community ?? ''}, ${elsewhere?.community ?? ''}, now(), '居民推選', now()
    from platform.setting where key = 'demonstration_cast'`.execute(site.db);
  const reason = '樓下漏水漏到電表上，屋裡沒有人應門。';
  const wish = { householdId: elsewhere?.home ?? '', reason };
  const broken = brokenShape.parse(await askApi(site, WORKER, 'POST /glass', wish));
  return broken.ids[0] ?? '';
}

const thingShape = z.object({ things: z.array(z.object({ kind: z.string(), id: z.string() })) });
const waitingShape = z.object({ waiting: z.array(z.object({ id: z.string() })).min(1) });

/** Somebody objects to a matter of the community; the worker hides one and has one to look at. */
async function moderationSamples(site: TestSite, { community }: Ids): Promise<Samples> {
  const matters: string[] = [];
  const reviews: string[] = [];
  for (const body of ['這一件寫了別人的電話 13955512345。', '這一件的話有人說不該寫。']) {
    const need = { profile: 'need', category: 'home_electric', placeId: community, body };
    const { id: matter } = idShape.parse(await askApi(site, 'resident', 'POST /matters', need));
    const asked = await askApi(site, LEADER, `GET /objections/new?matter=${matter}`);
    const [thing] = thingShape.parse(asked).things;
    const aim = `${thing?.kind ?? ''}:${thing?.id ?? ''}`;
    const objection = { matter, thing: aim, reason: 'personal', words: '裡面有電話' };
    await askApi(site, LEADER, 'POST /objections', objection);
    const desk = await askApi(site, WORKER, `GET /reviews?place=${community}`);
    const review = waitingShape.parse(desk).waiting[0]?.id ?? '';
    const hide = { decision: 'hidden', reason: 'personal' };
    if (reviews.length === 0) await askApi(site, WORKER, `POST /reviews/${review}/decision`, hide);
    matters.push(matter);
    reviews.push(review);
  }
  const [, matter = ''] = matters;
  const [hidden = ''] = reviews;
  await askApi(site, 'resident', `POST /reviews/${hidden}/appeal`, { words: '電話是我自己的。' });
  return {
    'moderation.covering': [{ with: await photoInReview(site, community), as: [WORKER] }],
    'moderation.objecting': [{ with: { matter }, as: ['visitor', 'elder'] }],
    'moderation.reviews': [{ with: { place: community }, as: [WORKER] }],
    'moderation.content_rules': [{ with: { place: community }, as: ['visitor', 'elder'] }],
    'moderation.own_hidden': [{ as: ['resident', 'elder'] }],
    'moderation.appealing': [{ with: { id: hidden }, as: ['resident'] }],
    'moderation.review': reviews.map((id) => ({ with: { id }, as: [WORKER] })),
  };
}

/** Lays a sheet before the worker as it is when it has been read. */
async function laySheet(
  { db }: TestSite,
  { worker, community }: z.infer<typeof idsShape>,
): Promise<string> {
  const id = '01939a00-0000-7000-8000-00000000005e';
  await sql`insert into sheets.import (community_id, id, kind, place_id, file_name, sha256,
      brought_by, brought_at, state, total, judged, created, wrong)
    values (${community}, ${id}::uuid, 'households', ${community}, '住戶.xlsx', sha256('x'),
      ${worker}::uuid, now(), 'ready', 2, 2, 1, 1)`.execute(db);
  await sql`insert into sheets.row (community_id, import_id, number, cells, outcome, fault_column,
      fault_code, fault_detail)
    values (${community}, ${id}::uuid, 2, '{"door": "501"}', 'create', null, null, null),
      (${community}, ${id}::uuid, 3, '{"compound": "西興"}', 'error', 'compound',
        'compound_unknown', '{"said": "西興"}')`.execute(db);
  return id;
}

/** Lays a sheet of people before the worker, who have to mend one row and leave another. */
async function layPeopleSheet(
  { db }: TestSite,
  { worker, community }: z.infer<typeof idsShape>,
): Promise<string> {
  const id = '01939a00-0000-7000-8000-00000000005f';
  await sql`insert into sheets.import (community_id, id, kind, place_id, file_name, sha256,
      brought_by, brought_at, state, total, judged, created, skipped, wrong)
    values (${community}, ${id}::uuid, 'people', ${community}, '居民.xlsx', sha256('y'),
      ${worker}::uuid, now(), 'ready', 3, 3, 1, 1, 1)`.execute(db);
  await sql`insert into sheets.row (community_id, import_id, number, cells, outcome, fault_column,
      fault_code, fault_detail)
    values (${community}, ${id}::uuid, 2, '{"name": "周明"}', 'create', null, null, null),
      (${community}, ${id}::uuid, 3, '{"name": "周光"}', 'skip', 'name', 'person_keeps_own',
        '{"said": "周光"}'),
      (${community}, ${id}::uuid, 4, '{"name": "周亮", "telephone": "12"}', 'error', 'telephone',
        'telephone_unreadable', '{"said": "12"}')`.execute(db);
  return id;
}

/** A photo of the community that somebody objects to. */
async function photoInReview(site: TestSite, community: string) {
  // At some hours of the day none of the newest of the demonstration has one.
  const { rows } = await sql<{ readonly matter: string }>`
    select m.community_id || '-' || m.reference as matter from matters.matter m
    join matters.photo p on p.community_id = m.community_id and p.matter_id = m.id
    where m.community_id = ${community} and m.visibility = 'all' order by m.id limit 1`.execute(
    site.db,
  );
  const matter = rows[0]?.matter ?? '';
  const asked = await askApi(site, LEADER, `GET /objections/new?matter=${matter}`);
  const photo = thingShape.parse(asked).things.find(({ kind }) => kind === 'photo')?.id ?? '';
  const thing = `photo:${photo}`;
  await askApi(site, LEADER, 'POST /objections', { matter, thing, reason: 'personal' });
  return { matter, photo };
}

/** The page of an installation that nobody looks after yet. */
async function firstStewardSamples({ db, services }: TestSite): Promise<Samples> {
  const context = makeContext({ db, services, subject: visitor, language: 'zh-Hant' });
  const token = await createFirstStewardLink(context);
  return {
    'people.first_page': [
      { with: { token }, as: ['visitor'] },
      { with: { token, q: '深田' }, as: ['visitor'] },
    ],
    'keeping.restore_page': [{ with: { token }, as: ['visitor'] }],
  };
}

const homeSamples: Samples = {
  'home.show': [{ as: EVERYONE }],
  'home.about': [{ as: ['visitor'] }],
  'home.privacy': [{ as: ['visitor'] }],
  'keeping.seal': [{ as: ['visitor', WORKER] }],
  'reference.overview': [{ as: ['visitor'] }],
  'reference.operation': [
    { with: { name: 'matters.claim' }, as: ['visitor'] },
    { with: { name: 'matters.show' }, as: ['visitor'] },
  ],
};

function placeSamples(found: Ids): Samples {
  return {
    'places.search': [
      { as: ['visitor'] },
      { with: { q: '深田' }, as: ['visitor'] },
      { with: { q: 'zzzz' }, as: ['visitor'] },
    ],
    'places.show': [
      { with: { id: found.community }, as: ['visitor', WORKER] },
      { with: { id: found.compound }, as: ['resident', LEADER] },
      { with: { id: found.building }, as: ['visitor', WORKER] },
      // A household has no page of its own; what is known of it stands with its people.
      { with: { id: found.household }, as: [WORKER], status: 404 },
      { with: { id: found.community.slice(0, 6) }, as: [VIEWER] },
      { with: { id: 'no-such-place' }, as: ['visitor'], status: 404 },
    ],
    'places.grid': [
      { with: { id: found.community, code: `${found.community}001` }, as: ['visitor', WORKER] },
      { with: { id: found.community, code: 'nowhere' }, as: ['visitor'], status: 404 },
    ],
    'places.kinds': [{ as: [WORKER] }],
    'places.order_page': [{ with: { id: found.building }, as: [WORKER] }],
    'places.split_page': [{ with: { id: found.building }, as: [WORKER] }],
    'places.ask_for_grid': [{ with: { id: found.community }, as: [WORKER] }],
    'places.ask_to_build': [{ with: { id: found.community }, as: [WORKER] }],
  };
}

const SOME_ID = '01890000-0000-7000-8000-000000000000';

function peopleSamples(found: Ids): Samples {
  const neighbour = { personId: found.neighbour };
  return {
    'people.sign_in_page': [{ as: ['visitor'] }],
    'people.code_page': [{ with: { sent: SOME_ID }, as: ['visitor'] }],
    'people.paper_page': [{ as: ['visitor'] }],
    'callouts.paper_page': [{ with: { code: found.code }, as: ['visitor', 'elder'] }],
    'people.account_page': [
      { with: { code: found.code }, as: ['visitor'] },
      { with: { code: '0000-0000-0000' }, as: ['visitor'], status: 409 },
    ],
    'people.household_slip': [{ with: { placeId: found.household }, as: [WORKER] }],
    'people.me': [{ as: ['resident', 'elder', LEADER, WORKER] }],
    'rights.data': [{ as: ['resident', 'elder', WORKER] }],
    'rights.corrections': [{ as: [WORKER] }],
    'sheets.begin': [{ with: { id: found.community }, as: [WORKER] }],
    'sheets.show': [
      { with: { id: found.sheet }, as: [WORKER] },
      { with: { id: found.peopleSheet }, as: [WORKER] },
    ],
    'notices.list': [{ as: ['resident', 'elder', WORKER] }],
    'notices.choices': [{ as: ['resident', 'elder'] }],
    'volunteers.own': [{ as: ['resident', 'elder', WORKER] }],
    'notices.channels': [{ as: [WORKER], status: 403 }],
    'notices.mail': [{ as: [WORKER], status: 403 }],
    'notices.sms': [{ as: [WORKER], status: 403 }],
    'notices.robots': [{ as: [WORKER], status: 403 }],
    'notices.stop_page': [{ with: { token: 'x'.repeat(39) }, as: ['visitor'], status: 409 }],
    'people.sessions': [{ as: ['resident'] }],
    'people.readings': [{ as: ['resident'] }],
    'people.own_sheet': [{ as: ['resident', 'elder'] }],
    'behalf.deeds': [{ as: ['resident', 'elder'] }],
    'behalf.rules': [{ as: ['visitor', 'elder'] }],
    'behalf.to_tell': [{ as: [WORKER, LEADER] }],
    'behalf.slip': [{ with: { slipId: found.slip }, as: [WORKER] }],
    'behalf.slip_by_code': [
      { with: { code: found.slipCode }, as: ['visitor'] },
      { with: { code: '1234567897' }, as: ['visitor'], status: 409 },
    ],
    'people.tokens': [{ as: ['resident'] }],
    'guard.sign_in_page': [{ as: ['visitor'] }],
    'guard.strengthen_page': [{ as: [WORKER] }],
    'guard.passkeys': [{ as: ['resident', WORKER] }],
    'guard.recovery': [{ as: ['resident', WORKER] }],
    'guard.break_page': [{ as: [WORKER] }, { with: { place: found.building }, as: [WORKER] }],
    'people.address_page': [{ as: ['resident'] }],
    'people.address_code_page': [{ with: { sent: SOME_ID }, as: ['resident'] }],
    'people.consent_page': [{ as: ['resident', WORKER] }],
    'people.list': [{ as: [WORKER] }, { with: { q: '陳' }, as: [WORKER] }],
    'people.register_page': [{ with: { place: found.household }, as: [WORKER] }],
    'people.person': [{ with: neighbour, as: [WORKER] }],
    'people.correct_page': [{ with: neighbour, as: [WORKER] }],
    'people.counter_slip': [{ with: neighbour, as: [WORKER] }],
    'people.sheet': [{ with: neighbour, as: [WORKER] }],
    'people.grants': [{ with: { place: found.community }, as: [WORKER] }],
    'people.grant': [{ with: { grantId: found.grant }, as: [WORKER] }],
  };
}

function bodySamples(found: Ids): Samples {
  const posts = found.vacant === null ? [found.held] : [found.held, found.vacant];
  return {
    'organisations.list': [{ with: { place: found.community }, as: ['visitor', WORKER] }],
    'organisations.new': [{ with: { place: found.community }, as: [WORKER] }],
    'organisations.show': [{ with: { id: found.organisation }, as: ['visitor', WORKER] }],
    'organisations.kinds': [{ as: [WORKER] }],
    'organisations.post_kinds': [{ as: [WORKER] }],
    'organisations.post': posts.map((postId) => ({ with: { postId }, as: [WORKER] })),
  };
}

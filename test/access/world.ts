import assert from 'node:assert/strict';
import { join } from 'node:path';
import { z } from 'zod';
import { endpoints, jobHandlers } from '#/app/endpoints.ts';
import { loadSubject } from '#/app/reader.ts';
import { loadReferenceFiles } from '#/features/matters/index.ts';
import {
  loadOrganisationReference,
  saveManyOrganisations,
} from '#/features/organisations/index.ts';
import { saveGrid, servePlace } from '#/features/places/index.ts';
import { loadVolunteerReference } from '#/features/volunteers/index.ts';
import { visitor } from '#/platform/access/subject.ts';
import type { Subject } from '#/platform/access/subject.ts';
import { makeContext } from '#/platform/action/make-context.ts';
import type { Context } from '#/platform/action/context.ts';
import { makeSignInLink } from '#/platform/auth/links.ts';
import { actFor, findSession, startSession } from '#/platform/auth/sessions.ts';
import { listTokens } from '#/platform/auth/tokens.ts';
import type { Db } from '#/platform/db/pool.ts';
import { testApp } from '#test/app.ts';
import type { TestApp } from '#test/app.ts';
import { makeAuthenticator } from '#test/authenticator.ts';
import { MONDAY } from '#test/matters-world.ts';
import { picture } from '#test/raising.ts';
import { codeIn, makeWorld, places } from '#test/world.ts';
import { callSome } from './called.ts';
import { DISPATCH, saveDeskThings } from './at-the-desk.ts';
import { FLAT, asker, holderOfRole, others, parties, readers, saveReaders } from './readers.ts';
import type { Reader } from './readers.ts';
import { acceptInBulk } from './in-bulk.ts';
import { openSome } from './opened.ts';
import { tellOnPaper } from './on-paper.ts';
import { leaveSheets } from './sheets.ts';
import { helpAndCall } from './call-requests.ts';
import { leaveBodyToken, leaveNotice, leaveWebhook, setUpChannels } from './ways-out.ts';

const REFERENCE = join(import.meta.dirname, '..', '..', 'db', 'reference');

/**
 * Bodies at the compound of the asker, with a post that is held and one that is not; and one of the
 * subdistrict, above the communities.
 */
export const bodies = {
  company: '019cf000-0000-7000-8000-000000020001',
  club: '019cf000-0000-7000-8000-000000020002',
  held: '019cf000-0000-7000-8000-000000020003',
  vacant: '019cf000-0000-7000-8000-000000020004',
  upper: '019cf000-0000-7000-8000-000000020009',
  upperVacant: '019cf000-0000-7000-8000-00000002000a',
} as const;

/** Where the pages are, by a name, so that there can be passkeys. */
const SITE = 'http://localhost:4600';

/** The grid of the community. */
export const GRID = 'west';

/** The neighbourhood with a matter in every state that a request needs, and who may ask. */
export type AccessWorld = {
  readonly app: TestApp;
  readonly subjects: ReadonlyMap<string, Subject>;
  readonly targets: Targets;
};

/** What requests are aimed at: matters by their public ids, and secrets that open something. */
export type Targets = Awaited<ReturnType<typeof playMatters>> &
  Awaited<ReturnType<typeof giveOutSecrets>> & { readonly bulk: string };

/** Builds the neighbourhood; all of it is raised and moved by the endpoints themselves. */
export async function openAccessWorld(): Promise<AccessWorld> {
  const app = await testApp({
    endpoints,
    jobs: jobHandlers,
    loadSubject,
    now: MONDAY,
    publicUrl: SITE,
  });
  const { db } = app;
  await makeWorld(db);
  await saveReaders(db);
  await loadReferenceFiles(db, { folder: REFERENCE, newId: () => crypto.randomUUID() });
  await loadOrganisationReference(db, REFERENCE);
  await loadVolunteerReference(db, REFERENCE);
  await servePlace(db, places.community, app.clock.now());
  await saveGridOf(db);
  await saveBodies(db);
  const subjects = new Map<string, Subject>();
  for (const reader of readers) subjects.set(reader.name, await signIn(app, reader));
  const actor: Actor = { app, subjects };
  const played = { ...(await playMatters(actor)), ...(await giveOutSecrets(actor)) };
  const bulk = await acceptInBulk((...asked) => act(actor, ...asked), played.accepted);
  await saveDeskThings(db, bodies.company);
  await callSome(app);
  return { app, subjects, targets: { ...played, bulk } };
}

/** Makes the context of a reader, on the connection or transaction in which they ask. */
export function contextFor(world: Pick<AccessWorld, 'app'>, subject: Subject, db: Db): Context {
  const { services } = world.app;
  const client = { address: '192.0.2.7', device: 'Test' };
  return makeContext({ db, subject, language: 'zh-Hant', services, client });
}

async function signIn(app: TestApp, reader: Reader): Promise<Subject> {
  const { personId, actingForId } = reader;
  const strength = reader.isPlain === true ? 'plain' : 'whole';
  if (personId === undefined) return visitor;
  const context = app.context();
  const { token } = await startSession(context, { personId, device: 'Test', strength });
  const session = await findSession(app.db, token, context.now);
  assert.ok(session !== undefined);
  if (actingForId !== undefined) {
    await actFor(app.db, session.id, { personId: actingForId, way: 'standing' });
  }
  const acting = actingForId === undefined ? {} : { actingForId, actingWay: 'standing' as const };
  return loadSubject(app.db, { ...session, ...acting }, context.now);
}

async function saveGridOf(db: Db): Promise<void> {
  await saveGrid(db, {
    id: '019cf000-0000-7000-8000-000000020009',
    communityId: places.community,
    code: GRID,
    names: { hant: '西網格', hans: '西网格', en: 'West grid' },
    polygon: undefined,
  });
}

async function saveBodies(db: Db): Promise<void> {
  const inCommunity = { communityId: places.community };
  const body = {
    ...inCommunity,
    parentId: undefined,
    telephone: undefined,
    openedOn: Temporal.PlainDate.from('2026-01-01'),
    placeId: places.compound,
  };
  const post = { ...inCommunity, organisationId: bodies.company, placeId: places.building };
  const above = { communityId: undefined, placeId: places.subdistrict };
  const since = Temporal.PlainDate.from('2026-01-01');
  const join = { ...inCommunity, organisationId: bodies.company, joinedOn: since };
  await saveManyOrganisations(
    db,
    {
      organisations: [
        { ...body, id: bodies.company, kind: 'property_company', name: '東興物業' },
        { ...body, id: bodies.club, kind: 'club', name: '東興棋社' },
        { ...body, ...above, id: bodies.upper, kind: 'grid_centre', name: '街道網格中心' },
      ],
      posts: [
        { ...post, id: bodies.held, kind: 'building_leader' },
        { ...post, id: bodies.vacant, kind: 'building_leader', placeId: places.otherBuilding },
        {
          ...above,
          id: bodies.upperVacant,
          organisationId: bodies.upper,
          kind: 'duty_officer',
        },
      ],
      terms: [
        {
          ...inCommunity,
          id: '019cf000-0000-7000-8000-000000020005',
          postId: bodies.held,
          personId: others.postHolder,
          startsOn: since,
          plannedEndOn: undefined,
        },
      ],
      members: [
        { ...join, id: '019cf000-0000-7000-8000-000000020006', personId: parties.member },
        { ...join, id: '019cf000-0000-7000-8000-000000020007', personId: others.colleague },
        {
          ...join,
          organisationId: bodies.club,
          id: '019cf000-0000-7000-8000-000000020008',
          personId: asker.id,
        },
      ],
    },
    Temporal.Instant.from(MONDAY),
  );
}

type Actor = Pick<AccessWorld, 'app' | 'subjects'>;

/** Has a reader do something, which must succeed, and gives what was answered. */
async function act(
  { app, subjects }: Actor,
  by: string,
  [name, raw]: readonly [name: string, raw: object],
): Promise<unknown> {
  const endpoint = endpoints.find((one) => one.name === name);
  const subject = subjects.get(by);
  assert.ok(endpoint !== undefined && subject !== undefined, `${by} ${name}`);
  return app.db.transaction().execute(async (tx) => {
    const answer = await endpoint.answer(contextFor({ app }, subject, tx), raw);
    assert.equal(answer.kind, 'done', `${by} ${name} ${JSON.stringify(answer)}`);
    return answer.kind === 'done' ? answer.encoded() : undefined;
  });
}

const withId = z.object({ id: z.string() });
const reason = '說明一下緣由';

/** Steps by which a matter comes into a state: who does what with which words. */
type Steps = readonly (readonly [by: string, name: string, raw?: object])[];

const claimed: Steps = [['holder', 'matters.claim']];
const done: Steps = [...claimed, ['holder', 'matters.done', { note: '修好了' }]];
const solved: Steps = [...done, ['asker', 'matters.confirm', { answer: 'solved' }]];
const accepted: Steps = [['dispatcher_in', 'matters.accept']];
const assigned: Steps = [['dispatcher_in', 'matters.assign', { assigneeId: parties.holder }]];

/** Brings a matter into each state that some request asks for. */
async function playMatters(actor: Actor) {
  let told = 0;
  const raise = async (changes: object, steps: Steps): Promise<string> => {
    told += 1;
    // Two raised in the same instant would stand in lists in an order of chance.
    actor.app.clock.forward({ minutes: 1 });
    const body = `廚房的燈不亮了，想請懂電的鄰居看看，這是第 ${told} 件。`;
    const need = { profile: 'need', category: 'home_electric', placeId: FLAT, visibility: 'all' };
    const raised = await act(actor, 'asker', ['matters.raise', { ...need, body, ...changes }]);
    const { id } = withId.parse(raised);
    for (const [by, name, raw] of steps) await act(actor, by, [name, { id, ...raw }]);
    return id;
  };
  const need = (...steps: Steps) => raise({}, steps);
  const railing = { profile: 'report', category: 'railing', placeId: places.compound };
  const report = (...steps: Steps) => raise(railing, steps);
  const photo = withId.parse(
    await act(actor, 'asker', ['matters.bring_photo', { photo: await picture() }]),
  ).id;
  const staffPhoto = withId.parse(
    await act(actor, 'asker', ['matters.bring_photo', { photo: await picture(65) }]),
  ).id;
  const offered = await need(...claimed, ['helper', 'matters.offer_help', { words: '我有梯子' }]);
  const complaint = { ...railing, category: 'complaint', visibility: 'staff' };
  const accused = holderOfRole('community_worker', 'in').personId;
  return {
    picture: await picture(),
    photo,
    open: await followed(actor, await need()),
    withPhoto: await raise({ photos: [photo] }, []),
    neighbours: await raise({ visibility: 'neighbours' }, []),
    staffPhoto,
    staff: await raise({ visibility: 'staff', photos: [staffPhoto] }, []),
    anonymous: await raise({ isAnonymous: true }, []),
    claimed: await need(...claimed),
    offered,
    offerId: await offerOn(actor, offered),
    helped: await helpedOne(actor, need),
    askedBack: await need(...claimed, ['asker', 'matters.request_release', { reason }]),
    waiting: await need(...claimed, ['holder', 'matters.wait', { reason, whom: 'asker' }]),
    done: await need(...done),
    solved: await need(...solved),
    reopening: await need(...solved, ['neighbour', 'matters.request_reopening', { reason }]),
    report: await report(),
    accepted: await report(),
    calledOut: await report(...accepted, ['dispatcher_in', 'matters.call_out']),
    verifying: await raise({ ...railing, placeId: places.building }, [
      ['dispatcher_in', 'matters.ask_to_verify'],
    ]),
    assigned: await report(...assigned),
    passed: await report(['dispatcher_in', 'matters.transfer', { reason, queue: DISPATCH }]),
    reported: await report(...assigned, ['holder', 'matters.done', { note: '焊好了' }]),
    complaint: await raise({ ...complaint, about: `person:${accused}` }, []),
  };
}

/** Has those follow it who are no party to it, so that it stands in their lists. */
async function followed(actor: Actor, id: string): Promise<string> {
  for (const by of ['follower', 'neighbour', 'viewer_in']) {
    await act(actor, by, ['matters.follow', { id }]);
  }
  return id;
}

const offersShape = z.object({ offers: z.array(withId) });

async function offerOn(actor: Actor, id: string): Promise<string> {
  const shown = await act(actor, 'holder', ['matters.show', { id }]);
  const [offer] = offersShape.parse(shown).offers;
  assert.ok(offer !== undefined);
  return offer.id;
}

async function helpedOne(
  actor: Actor,
  need: (...steps: Steps) => Promise<string>,
): Promise<string> {
  const id = await need(...claimed, ['helper', 'matters.offer_help']);
  const offerId = await offerOn(actor, id);
  await act(actor, 'holder', ['matters.accept_offer', { id, offerId }]);
  return id;
}

const digitsShape = z.object({ code: z.object({ digits: z.string() }) });
const sentShape = z.object({ sent: z.uuid() });
const draftShape = z.object({ draft: z.string() });

/** Gives out what opens something by itself: codes, links, a draft. */
async function giveOutSecrets(actor: Actor) {
  const { app, subjects } = actor;
  const household = { placeId: FLAT };
  const person = { personId: asker.id };
  await act(actor, 'community_worker_in', ['people.issue_household_code', household]);
  await act(actor, 'community_worker_in', ['people.issue_counter_code', person]);
  const slip = await act(actor, 'community_worker_in', ['people.household_slip', household]);
  const counter = await act(actor, 'community_worker_in', ['people.counter_slip', person]);
  const signIn = ['people.request_code', { address: asker.telephone }] as const;
  const sent = sentShape.parse(await act(actor, 'visitor', signIn)).sent;
  await app.runJobs();
  const code = codeIn(app);
  const address = 'yuee@example.org';
  const claim = await act(actor, 'asker', ['people.claim_address', { address }]);
  await app.runJobs();
  const link = { purpose: 'persona', personId: asker.id, hours: 1, uses: 9 } as const;
  return {
    householdCode: digitsShape.parse(slip).code.digits,
    counterCode: digitsShape.parse(counter).code.digits,
    sent,
    code,
    claimSent: sentShape.parse(claim).sent,
    claimCode: codeIn(app),
    token: await makeSignInLink(app.context(), link),
    askersSession: subjects.get('asker')?.sessionId ?? '',
    askersToken: await makeAskersToken(actor),
    passkey: await makeAskersPasskey(actor),
    ...(await tellDraft(actor)),
    ...(await askRights(actor)),
    ...(await tellOnPaper((by, asked) => act(actor, by, asked))),
    ...(await helpAndCall(app, (by, asked) => act(actor, by, asked))),
    ...(await openSome(app, (by, asked) => act(actor, by, asked))),
  };
}

const questionShape = z.object({
  options: z.looseObject({
    challenge: z.string(),
    user: z.object({ id: z.string() }).optional(),
  }),
});

/** The asker registers a key; what it would answer next is held back for whoever tries it. */
async function makeAskersPasskey(actor: Actor) {
  const key = makeAuthenticator(SITE);
  const another = makeAuthenticator(SITE);
  const ask = async (by: string, name: string) =>
    questionShape.parse(await act(actor, by, [name, {}])).options;
  const answer = key.create(await ask('asker', 'guard.ask_to_add'));
  const made = await act(actor, 'asker', ['guard.add_passkey', { answer, name: '手機' }]);
  return {
    id: withId.parse(made).id,
    newKey: another.create(await ask('asker', 'guard.ask_to_add')),
    toSignIn: key.sign(await ask('visitor', 'guard.ask_to_sign_in')),
    toStrengthen: key.sign(await ask('asker', 'guard.ask_to_strengthen')),
  };
}

async function makeAskersToken(actor: Actor): Promise<string> {
  const wish = { name: '公告屏', scopes: ['matters:read'], days: 30 };
  await act(actor, 'asker', ['people.make_token', wish]);
  const { db, clock } = actor.app;
  return (await listTokens(db, asker.id, clock.now()))[0]?.id ?? '';
}

/** One asks for a correction, lets somebody read, and another wishes to leave. */
async function askRights(actor: Actor) {
  const words = '姓名第三個字寫錯了。';
  const asked = await act(actor, 'asker', ['rights.ask_to_correct', { words }]);
  await act(actor, 'member', ['rights.leave', {}]);
  await actor.app.pool.query(
    'insert into rights.reading (person_id, helper_id, since) values ($1, $2, $3)',
    [asker.id, others.colleague, MONDAY],
  );
  const notice = await leaveNotice(actor.app, asker.id);
  const robot = await setUpChannels(actor.app);
  const sheets = await leaveSheets(actor.app, others.colleague);
  const hook = await leaveWebhook(actor.app, bodies.company);
  const { personId = '' } = holderOfRole('steward', 'in');
  const of = { organisationId: bodies.company, personId };
  const bodyToken = await leaveBodyToken(actor.app, of);
  return { correction: withId.parse(asked).id, robot, bodyToken, ...hook, ...notice, ...sheets };
}

async function tellDraft(actor: Actor) {
  const begun = { body: '坡道的欄杆鬆了，一扶就晃。', place: places.community };
  const raised = await act(actor, 'asker', ['matters.raise_begin', begun]);
  const { draft } = draftShape.parse(raised);
  const asked = ['falling_now', 'injured'];
  const category = { draft, category: 'railing', asked };
  await act(actor, 'asker', ['matters.raise_category', category]);
  const placed = { draft, placeId: places.compound, visibility: 'all' };
  await act(actor, 'asker', ['matters.raise_place', placed]);
  return { draft };
}

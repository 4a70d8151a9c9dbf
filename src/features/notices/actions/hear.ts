import { listAsked } from '#/features/musters/index.ts';
import type { Asked } from '#/features/musters/index.ts';
import { listCalled } from '#/features/callouts/index.ts';
import type { Alert } from '#/features/callouts/index.ts';
import { listConcerned, listWorkers } from '#/features/matters/index.ts';
import type { Concerned, Queue } from '#/features/matters/index.ts';
import { listHoldersIn, listMembers } from '#/features/organisations/index.ts';
import { findPersons, listStewardsAt } from '#/features/people/index.ts';
import { findPlace, listAncestors } from '#/features/places/index.ts';
import { hearing, newsOf, tellingsOf } from '#/features/notices/rules/hearing.ts';
import type { Happening, Telling } from '#/features/notices/rules/hearing.ts';
import { insertNotices } from '#/features/notices/store/notices.ts';
import type { Notice } from '#/features/notices/model.ts';
import type { Context } from '#/platform/action/context.ts';
import { hearOn } from '#/platform/journal/hear.ts';
import type { Heard } from '#/platform/journal/hear.ts';
import { brand } from '#/lib/brand.ts';
import { isUuid } from '#/lib/id.ts';
import { planDeliveries } from './plan.ts';
import { planNews } from './news.ts';

/**
 * Hears what was recorded since the last time and tells those whom it concerns: each entry once, in
 * the order in which it was committed.
 */
export async function hearWhatHappened(context: Context): Promise<void> {
  await hearOn(context.db, 'notices.progress', (entries) => tell(context, entries));
}

async function tell(context: Context, entries: readonly Heard[]): Promise<void> {
  const wanted = entries.filter(isToldToAnybody);
  const matters = await loadConcerned(context, wanted);
  const bodies = await loadBodies(context, wanted, matters);
  const stewards = await loadStewards(context, wanted);
  const desks = await loadDesks(context, wanted);
  const called = await loadCalled(context, wanted);
  const mustered = await loadMustered(context, wanted);
  const leaders = await loadLeaders(context, wanted);
  const notices: Notice[] = [];
  for (const entry of wanted) {
    const matter = matters.get(matterOf(entry) ?? '');
    const around = { matter, bodies, stewards, desks, called, mustered, leaders };
    for (const telling of tellingsOf(happeningOf(entry, around))) {
      notices.push(noticeOf(context, { entry, telling, matter }));
    }
  }
  const known = await findPersons(
    context.db,
    notices.map(({ personId }) => personId),
  );
  const tellable = notices.filter(({ personId }) => known.has(personId));
  const fresh = await insertNotices(context.db, tellable);
  await planDeliveries(
    context,
    tellable.filter(({ id }) => fresh.has(id)),
  );
  // What is urgent does not wait for the next minute.
  if (tellable.some(({ isUrgent }) => isUrgent)) {
    await context.addJob({ name: 'notices.dispatch', payload: {}, key: 'notices.dispatch' });
  }
  await planNews(
    context,
    entries.filter((entry) => verbOf(entry) in newsOf),
  );
}

const verbOf = ({ feature, verb }: Heard) => `${feature}.${verb}`;

function isToldToAnybody(entry: Heard): boolean {
  const { actorId, personId } = entry;
  const isOnBehalf = actorId !== null && personId !== null && actorId !== personId;
  return isOnBehalf || verbOf(entry) in hearing;
}

async function loadConcerned(
  { db }: Context,
  entries: readonly Heard[],
): Promise<ReadonlyMap<string, Concerned>> {
  const about = entries.flatMap((entry) => {
    const matterId = matterOf(entry);
    return matterId === undefined ? [] : [{ communityId: entry.communityId, matterId }];
  });
  const found = new Map<string, Concerned>();
  for (const [communityId, own] of Map.groupBy(about, (entry) => entry.communityId)) {
    const ids = [...new Set(own.map(({ matterId }) => matterId))];
    for (const one of await listConcerned(db, communityId, ids)) found.set(one.id, one);
  }
  return found;
}

/** What is done beside a matter says which it is. */
function matterOf({ feature, subjectId, data }: Heard): string | undefined {
  const id = feature === 'matters' ? subjectId : data['matter'];
  return typeof id === 'string' && isUuid(id) ? id : undefined;
}

/** Who works at the desks that are named by what was recorded. */
async function loadDesks(
  context: Context,
  entries: readonly Heard[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const desks = new Map<string, readonly string[]>();
  for (const desk of new Set(entries.flatMap(desksOf))) {
    desks.set(desk, await listWorkers(context, desk));
  }
  return desks;
}

function desksOf({ data }: Heard): readonly Queue[] {
  const { desks } = data;
  const named: readonly unknown[] = Array.isArray(desks) ? desks : [];
  return named.flatMap((one) => (typeof one === 'string' ? [brand<Queue>(one)] : []));
}

const BODY = /^organisation:([0-9a-f-]{36})/;

/** Members are asked for only where a matter has just come to a body. */
async function loadBodies(
  { db }: Context,
  entries: readonly Heard[],
  matters: ReadonlyMap<string, Concerned>,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const bodies = new Map<string, readonly string[]>();
  for (const entry of entries) {
    const id = bodyOf(entry, matters.get(entry.subjectId));
    if (id === undefined || bodies.has(id)) continue;
    const members = await listMembers(db, id);
    bodies.set(
      id,
      members.map(({ personId }) => personId),
    );
  }
  return bodies;
}

function bodyOf(entry: Heard, matter: Concerned | undefined): string | undefined {
  return verbOf(entry) === 'matters.raise' ? BODY.exec(matter?.queue ?? '')?.[1] : undefined;
}

/** The stewards of a place and those above it, where they have something to look at. */
async function loadStewards(
  { db, now }: Context,
  entries: readonly Heard[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const calling = entries.filter(({ data }) => data['calls'] === 'stewards');
  const stewards = new Map<string, readonly string[]>();
  for (const id of calling.map(whereOf)) {
    const place = stewards.has(id) ? undefined : await findPlace(db, id);
    if (place === undefined) continue;
    const above = await listAncestors(db, place.path);
    const placeIds = [id, ...above.map((one) => one.id)];
    stewards.set(id, await listStewardsAt(db, placeIds, now));
  }
  return stewards;
}

/** What happens above every community says of which place it is. */
function whereOf({ placeId, communityId }: Heard): string {
  return placeId ?? communityId;
}

/** Features whose entries have a person as their subject. */
const aboutPersons: ReadonlySet<string> = new Set(['people', 'guard', 'volunteers']);

/** What nobody wants to hear of in the evening. */
const urgentKinds: ReadonlySet<string> = new Set([
  'glass_broken',
  'recovery_waits',
  'recovery_granted',
  'call_asked',
  'call_you_go',
  'call_taken',
  'call_nobody',
]);

/** Who is called to come has something to do, at whatever hour it is for what cannot wait. */
const callingKinds: ReadonlySet<string> = new Set([
  'called_together',
  'joint_decided',
  'joint_reminder',
  'joint_overdue',
]);

function happeningOf(
  entry: Heard,
  around: {
    readonly matter: Concerned | undefined;
    readonly bodies: ReadonlyMap<string, readonly string[]>;
    readonly stewards: ReadonlyMap<string, readonly string[]>;
    readonly desks: ReadonlyMap<string, readonly string[]>;
    readonly called: ReadonlyMap<string, readonly Alert[]>;
    readonly leaders: ReadonlyMap<string, readonly string[]>;
    readonly mustered: ReadonlyMap<string, readonly Asked[]>;
  },
): Happening {
  const { matter, bodies, stewards, desks, called, mustered, leaders } = around;
  const isPerson = aboutPersons.has(entry.feature) && isUuid(entry.subjectId);
  const body = bodyOf(entry, matter);
  return {
    verb: verbOf(entry),
    actorId: entry.actorId ?? undefined,
    personId: entry.personId ?? undefined,
    data: entry.data,
    parties: {
      asker: matter === undefined ? [] : [matter.askerId],
      holder: known(matter?.holderId),
      last_handler: known(matter?.lastHandlerId),
      helpers: matter?.helperIds ?? [],
      followers: matter?.followerIds ?? [],
      subject: isPerson ? [entry.subjectId] : [],
      body: body === undefined ? [] : (bodies.get(body) ?? []),
      stewards: stewards.get(whereOf(entry)) ?? [],
      desks: desksOf(entry).flatMap((desk) => desks.get(desk) ?? []),
      leaders: leaders.get(entry.subjectId) ?? [],
      named: namedIn(entry),
      ...calledParties(entry, called.get(callOf(entry)) ?? []),
      ...musteredParties(entry, mustered.get(entry.subjectId) ?? []),
    },
    untold: known(matter?.againstPersonId),
  };
}

/** Those who lead a team that somebody would like to join. */
async function loadLeaders(
  { db }: Context,
  entries: readonly Heard[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const leaders = new Map<string, readonly string[]>();
  for (const entry of entries.filter((one) => verbOf(one) === 'teams.ask')) {
    leaders.set(entry.subjectId, await listHoldersIn(db, entry.subjectId));
  }
  return leaders;
}

/** Some entries name those who have to hear of them: one by one, or all at once. */
function namedIn({ feature, data }: Heard): readonly string[] {
  const { person, told } = data;
  if (feature === 'teams') return typeof person === 'string' && isUuid(person) ? [person] : [];
  const names = feature === 'rosters' || feature === 'hours';
  const named: readonly unknown[] = names && Array.isArray(told) ? told : [];
  return named.flatMap((one) => (typeof one === 'string' && isUuid(one) ? [one] : []));
}

/** Who was asked by each call that something is said of. */
async function loadCalled(
  { db }: Context,
  entries: readonly Heard[],
): Promise<ReadonlyMap<string, readonly Alert[]>> {
  const called = new Map<string, readonly Alert[]>();
  for (const entry of entries) {
    const id = callOf(entry);
    if (id === '' || called.has(id)) continue;
    called.set(id, await listCalled(db, { communityId: entry.communityId, id }));
  }
  return called;
}

function callOf({ feature, data }: Heard): string {
  const { call } = data;
  return feature === 'callouts' && typeof call === 'string' ? call : '';
}

/** Whoever said no, or has not looked, is not woken to be told that they need not go. */
function calledParties({ data, at }: Heard, alerts: readonly Alert[]): Happening['parties'] {
  const ids = (some: readonly Alert[]) => some.map(({ personId }) => personId);
  const isNow = ({ wave, rung }: Alert) => wave === data['wave'] && rung === data['rung'];
  const isWaiting = ({ answer, seenAt, chosenAt }: Alert) =>
    chosenAt === undefined && answer !== 'no' && (answer === 'yes' || seenAt !== undefined);
  return {
    called: ids(alerts.filter(isNow)),
    going: ids(alerts.filter(({ chosenAt }) => chosenAt?.equals(at) === true)),
    stood_down: ids(alerts.filter(isWaiting)),
  };
}

/** Who was asked by each muster that something is said of. */
async function loadMustered(
  { db }: Context,
  entries: readonly Heard[],
): Promise<ReadonlyMap<string, readonly Asked[]>> {
  const mustered = new Map<string, readonly Asked[]>();
  for (const { feature, subjectId: id, communityId } of entries) {
    if (feature !== 'musters' || mustered.has(id)) continue;
    mustered.set(id, await listAsked(db, { communityId, id }));
  }
  return mustered;
}

/** Each is told of what happened to them at that moment. */
function musteredParties({ at }: Heard, asked: readonly Asked[]): Happening['parties'] {
  const ids = (suits: (one: Asked) => boolean) =>
    asked.filter(suits).map(({ personId }) => personId);
  return {
    mustered: ids(({ askedAt }) => askedAt.equals(at)),
    moved_up: ids(({ seating, seatedAt }) => seating === 'coming' && seatedAt?.equals(at) === true),
    seated: ids(({ seating }) => seating !== undefined),
    came: ids(({ came }) => came === true),
  };
}

function known(id: string | null | undefined): readonly string[] {
  return id === null || id === undefined ? [] : [id];
}

function hasToDo({ topic, kind }: Telling): boolean {
  return topic === 'in_hand' || callingKinds.has(kind);
}

function noticeOf(
  context: Context,
  about: {
    readonly entry: Heard;
    readonly telling: Telling;
    readonly matter: Concerned | undefined;
  },
): Notice {
  const { entry, telling, matter } = about;
  return {
    ...telling,
    communityId: entry.communityId,
    id: context.newId(),
    entryId: entry.id,
    at: entry.at,
    matterId: matter?.id,
    // Only whoever has something to do is woken for it, or whose record was opened just now.
    isUrgent: urgentKinds.has(telling.kind) || (matter?.isUrgent === true && hasToDo(telling)),
    readAt: undefined,
  };
}

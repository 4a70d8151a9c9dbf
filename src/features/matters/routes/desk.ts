import { z } from 'zod';
import {
  BUILDING_LEVEL,
  COMMUNITY_LEVEL,
  findPlace,
  findPlaces,
  listWithin,
} from '#/features/places/index.ts';
import type { Place } from '#/features/places/index.ts';
import { listBodyDesks } from '#/features/matters/actions/body-desk.ts';
import { countDeskOf, readDesk, readQueues } from '#/features/matters/actions/desk.ts';
import { listOwnBodies, readSavedFilters } from '#/features/matters/actions/saved-filters.ts';
import { COMPOUND_LEVEL, STREET_LEVEL, findSpot } from '#/features/matters/actions/spot.ts';
import { mayWorkDesk } from '#/features/matters/policy.ts';
import type { DeskPanel } from '#/features/matters/model/panels.ts';
import { deskShows } from '#/features/matters/model/shows.ts';
import { deskPage } from '#/features/matters/pages/desk.ts';
import { deskListTable } from '#/features/matters/pages/table.ts';
import { isCursor } from '#/features/matters/rules/cursor.ts';
import { readReference } from '#/features/matters/store/reference.ts';
import { words } from '#/features/matters/words/refusals.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import { signedIn } from '#/platform/access/policy.ts';
import type { Context } from '#/platform/action/context.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import type { Html, View } from '#/platform/http/view.ts';
import type { LiveParts } from '#/platform/http/live/marks.ts';
import { optionalChoice, optionalLine, placeId } from '#/platform/http/fields.ts';
import { bulkRoutes } from './bulk.ts';
import { deskLines } from './desk-lines.ts';
import { listChoosable } from './handling.ts';
import { hasBoard } from './home.ts';
import { queueNames } from './queues.ts';
import { savedFilterRoutes } from './saved-filters.ts';
import { deskShownShape } from './shapes.ts';
import type { DeskShown } from './shapes.ts';
import { nameSpots } from './spots.ts';
import { templateRoutes } from './templates.ts';

const deskInput = z.object({
  place: placeId.optional(),
  show: optionalChoice(deskShows),
  queue: optionalLine(200),
  group: optionalLine(40),
  after: optionalLine(120),
});
type Wanted = z.infer<typeof deskInput>;

/** Makes the endpoint of the desk; the panels of it are the other features'. */
export function deskRoutes(panels: readonly DeskPanel[]): readonly AnyEndpoint[] {
  const desk = endpoint({
    name: 'matters.desk',
    method: 'GET',
    path: '/desk',
    summary: 'Shows the inbox of those who work at a place: what presses first.',
    policy: signedIn,
    input: deskInput,
    output: deskShownShape,
    words,
    run: async (context, wanted) => {
      const loaded = await loadDesk(context, wanted);
      if (!loaded.ok || panels.length === 0) return loaded;
      const drawn: ((view: View) => Html)[] = [];
      for (const panel of panels) {
        const draw = await panel.load(context);
        if (draw !== undefined) drawn.push(draw);
      }
      return succeed({ ...loaded.value, panels: drawn });
    },
    page: deskPage,
    table: deskListTable,
    live: liveDesk,
  });
  return [desk, ...bulkRoutes, ...savedFilterRoutes, ...templateRoutes];
}

type Refusal = 'not_found' | 'not_allowed' | 'place_unknown' | 'cursor_unknown';

async function loadDesk(context: Context, wanted: Wanted): Promise<Result<DeskShown, Refusal>> {
  if (!isCursor(wanted.after)) return refuse('cursor_unknown');
  const id = wanted.place ?? (await findOwnPlace(context));
  const place = id === undefined ? undefined : await findPlace(context.db, id);
  const bare = await bareDesk(context, wanted);
  if (place === undefined) return wanted.place === undefined ? succeed(bare) : refuse('not_found');
  if (!hasBoard(place) && place.level !== STREET_LEVEL) return refuse('not_found');
  const groups = wanted.group === undefined ? undefined : [wanted.group];
  const asked = { placeId: place.id, queue: wanted.queue, groups };
  const listed = await readDesk(context, { ...asked, filter: bare.show, after: wanted.after });
  if (!listed.ok) return listed;
  const counts = await countDeskOf(context, asked);
  if (!counts.ok) return counts;
  const { open, toDecide, toCheck, passedOn, ...rest } = counts.value;
  const isStreet = place.communityId === undefined;
  return succeed({
    ...bare,
    place: { id: place.id, names: place.names },
    communityId: place.communityId,
    counts: { ...rest, all: open, to_decide: toDecide, to_check: toCheck, passed_on: passedOn },
    queues: await loadQueues(context, place.id),
    places: await loadParts(context, place),
    rows: await deskLines(context, place, listed.value.rows),
    next: listed.value.next,
    // Many at once are handled community by community: each has its own people.
    people: listed.value.rows.length === 0 || isStreet ? [] : await loadPeople(context, place.id),
  });
}

/** A matter that comes onto the list, goes on, or is talked about is something new. */
function liveDesk({ rows, communityId, place, places }: DeskShown): LiveParts {
  const own = communityId === undefined ? places.map(({ id }) => id) : [communityId];
  return {
    communityIds: place === undefined ? [] : own,
    things: rows.map(({ id, state, commentCount, holderName, requests, where, category }) => {
      return [id, state, commentCount, holderName, requests, where.id, category.code];
    }),
  };
}

async function bareDesk(context: Context, wanted: Wanted): Promise<DeskShown> {
  const { groups } = await readReference(context.db);
  const none = {
    all: 0,
    overdue: 0,
    to_decide: 0,
    unheld: 0,
    waiting: 0,
    to_check: 0,
    passed_on: 0,
    mine: 0,
  };
  return {
    show: wanted.show ?? 'all',
    queue: wanted.queue,
    group: wanted.group,
    groups: groups.map(({ code, names, icon }) => ({ code, names, icon })),
    queues: [],
    others: await listOwnCommunities(context),
    places: [],
    counts: none,
    saved: await loadSaved(context),
    bodies: [...(await listOwnBodies(context))],
    rows: [],
    people: [],
  };
}

/**
 * The place one works at: the first one holds a role for in a community, else a street one holds a
 * role for, else where one's body is asked.
 */
async function findOwnPlace(context: Context): Promise<string | undefined> {
  const { db, subject } = context;
  const granted = subject.grants.find(
    ({ communityId, path }) => communityId !== undefined && mayWorkDesk(subject, path),
  );
  if (granted !== undefined) return granted.placeId;
  return (await listOwnStreets(context))[0] ?? (await listBodyDesks(db, subject))[0];
}

async function listOwnStreets({ db, subject }: Context): Promise<readonly string[]> {
  const above = subject.grants.filter(
    ({ communityId, path }) => communityId === undefined && mayWorkDesk(subject, path),
  );
  const places = await findPlaces(
    db,
    above.map(({ placeId: id }) => id),
  );
  return [...places.values()].filter(({ level }) => level === STREET_LEVEL).map(({ id }) => id);
}

async function listOwnCommunities(context: Context): Promise<DeskShown['others']> {
  const { db, subject } = context;
  const granted = [
    ...(await listOwnStreets(context)),
    ...subject.grants.flatMap(({ communityId }) => communityId ?? []),
  ];
  const ids = new Set([...granted, ...(await listBodyDesks(db, subject))]);
  // The one desk of a body is no choice.
  if (granted.length === 0 && ids.size < 2) return [];
  const places = await findPlaces(db, [...ids]);
  return [...places.values()].map(({ id, names }) => ({ id, names }));
}

async function loadSaved(context: Context): Promise<DeskShown['saved']> {
  const saved = await readSavedFilters(context);
  return saved.map(({ placeId: place, ownerId, ...filter }) => ({
    ...filter,
    place,
    isOwn: ownerId === context.subject.personId,
  }));
}

async function loadQueues(context: Context, id: string): Promise<DeskShown['queues']> {
  const queues = await readQueues(context, { placeId: id });
  if (!queues.ok) return [];
  return Promise.all(
    queues.value.map(async ({ queue, open }) => ({
      queue,
      open,
      names: await queueNames(context, queue),
    })),
  );
}

const MOST_PARTS = 60;

/** What the desk may be narrowed to, the whole first: communities, or compounds and buildings. */
async function loadParts({ db }: Context, place: Place): Promise<DeskShown['places']> {
  const whole = place.communityId === undefined ? place : await findPlace(db, place.communityId);
  if (whole === undefined) return [];
  const levels =
    whole.level === STREET_LEVEL ? [COMMUNITY_LEVEL] : [COMPOUND_LEVEL, BUILDING_LEVEL];
  const below: Place[] = [];
  for (const level of levels) below.push(...(await listWithin(db, whole.path, level)));
  const all = [whole, ...below].slice(0, MOST_PARTS);
  const spots = await nameSpots(db, { placeIds: all.map(({ id }) => id) });
  return all.flatMap(({ id }) => spots.get(id) ?? []);
}

async function loadPeople(context: Context, id: string): Promise<DeskShown['people']> {
  const spot = await findSpot(context.db, id);
  if (spot === undefined) return [];
  const { categories } = await readReference(context.db);
  return listChoosable(context, spot, { query: '', categories: [...categories.keys()] });
}

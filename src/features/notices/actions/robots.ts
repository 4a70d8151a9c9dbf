import {
  BUILDING_LEVEL,
  COMPOUND_LEVEL,
  findPlace,
  findPlaces,
  listServedPlaces,
  listWithin,
} from '#/features/places/index.ts';
import type { Place } from '#/features/places/index.ts';
import { mayKeepRobots } from '#/features/notices/policy.ts';
import {
  deleteRobot,
  findRobot,
  insertRobot,
  listRobots,
} from '#/features/notices/store/robots.ts';
import type { Robot, RobotKind } from '#/features/notices/store/robots.ts';
import { letterWords } from '#/features/notices/words/letters.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import { openSealed, seal } from '#/platform/auth/seal.ts';
import type { Names } from '#/platform/i18n/catalogue.ts';
import { isAllowedUrl } from '#/platform/notify/post.ts';
import { robotSettings, sayByRobot } from '#/platform/notify/robot.ts';
import { faultOf } from './trial.ts';
import type { Tried } from './trial.ts';

/** How many groups of one community are told. */
export const MOST_ROBOTS = 20;
const PATIENCE_MS = 8_000;

/** A robot as a steward sees it: never its address. */
export type RobotShown = {
  readonly id: string;
  readonly kind: RobotKind;
  readonly name: string;
  readonly place: Names | undefined;
};

/** The robots of the steward's communities, and where another one can be. */
export type RobotsShown = {
  readonly robots: readonly RobotShown[];
  readonly places: readonly { readonly id: string; readonly names: Names }[];
};

/** Lists the group robots of the communities that the reader is a steward of. */
export async function readRobots(context: Context): Promise<Result<RobotsShown, never>> {
  const { db, subject } = context;
  const served = await listServedPlaces(db);
  const kept = served.filter(({ path }) => mayKeepRobots(subject, path));
  const robots = await listRobots(
    db,
    kept.flatMap(({ communityId }) => communityId ?? []),
  );
  const places = await findPlaces(
    db,
    robots.map(({ placeId }) => placeId),
  );
  const choices: Place[] = [];
  for (const community of kept) choices.push(...(await placesOf(context, community)));
  return succeed({
    robots: robots.map(({ id, kind, name, placeId }) => {
      return { id, kind, name, place: places.get(placeId)?.names };
    }),
    places: choices.map(({ id, names }) => ({ id, names })),
  });
}

async function placesOf({ db }: Context, community: Place): Promise<readonly Place[]> {
  const compounds = await listWithin(db, community.path, COMPOUND_LEVEL);
  const buildings = await listWithin(db, community.path, BUILDING_LEVEL);
  return [community, ...compounds, ...buildings];
}

/** A robot as it was typed. */
export type NewRobot = {
  readonly placeId: string;
  readonly kind: RobotKind;
  readonly name: string;
  readonly url: string;
  readonly secret: string | undefined;
};

/**
 * Lets the robot of a chat group tell what is public of a place.
 * Refuses: `not_allowed` (no steward there), `address_not_allowed`, `too_many_robots`.
 */
export async function addRobot(
  context: Context,
  { placeId, kind, name, url, secret }: NewRobot,
): Promise<
  Result<{ readonly id: string }, 'not_allowed' | 'address_not_allowed' | 'too_many_robots'>
> {
  const { db, subject, services, now } = context;
  const place = await findPlace(db, placeId);
  const communityId = place?.communityId;
  if (place === undefined || communityId === undefined || !mayKeepRobots(subject, place.path)) {
    return refuse('not_allowed');
  }
  if (!isAllowedUrl(url, services.channels)) return refuse('address_not_allowed');
  if ((await listRobots(db, [communityId])).length >= MOST_ROBOTS) {
    return refuse('too_many_robots', { most: String(MOST_ROBOTS) });
  }
  const settings = secret === undefined ? { url } : { url, secret };
  const sealed = seal(services.secret, settings, services.randomBytes);
  const id = context.newId();
  await insertRobot(db, { communityId, id, placeId, kind, name, sealed }, now);
  await note(context, 'add_robot', { id, communityId, placeId });
  return succeed({ id });
}

type Found = Result<Robot, 'not_found' | 'not_allowed'>;

/** Finds a robot that the reader keeps; others are told no more than that there is none. */
async function findOwn({ db, subject }: Context, id: string): Promise<Found> {
  const robot = await findRobot(db, id);
  const community = robot && (await findPlace(db, robot.communityId));
  if (robot === undefined || community === undefined) return refuse('not_found');
  return mayKeepRobots(subject, community.path) ? succeed(robot) : refuse('not_found');
}

/**
 * Takes a robot away.
 * Refuses: `not_found`.
 */
export async function removeRobot(
  context: Context,
  id: string,
): Promise<Result<object, 'not_found' | 'not_allowed'>> {
  const found = await findOwn(context, id);
  if (!found.ok) return found;
  await deleteRobot(context.db, id);
  await note(context, 'remove_robot', found.value);
  return succeed({});
}

/**
 * Lets a robot say something to try.
 * Refuses: `not_found`.
 */
export async function tryRobot(
  context: Context,
  id: string,
): Promise<Result<Tried, 'not_found' | 'not_allowed'>> {
  const found = await findOwn(context, id);
  if (!found.ok) return found;
  const { services, now, language } = context;
  const settings = robotSettings.parse(openSealed(services.secret, found.value.sealed));
  const reaching = { ...services.channels, patienceMs: PATIENCE_MS };
  const text = letterWords[language].testMessage(services.publicUrl);
  const maker = found.value.kind;
  const attempt = await sayByRobot({ ...settings, maker }, text, { now, reaching });
  await note(context, 'try_robot', found.value);
  return succeed({ fault: faultOf(attempt) });
}

function note(
  context: Context,
  verb: string,
  robot: Pick<Robot, 'id' | 'communityId' | 'placeId'>,
): Promise<void> {
  const { id, communityId, placeId } = robot;
  return context.record({ feature: 'notices', verb, subjectId: id, communityId, placeId });
}

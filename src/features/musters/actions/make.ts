import { findPlace } from '#/features/places/index.ts';
import { FURTHEST_DAYS, MOST_MUSTERS_AN_HOUR, MOST_TEAMS } from '#/features/musters/model.ts';
import type { MusterKey, MusterRefusal } from '#/features/musters/model.ts';
import { findSame, insertMuster } from '#/features/musters/store/musters.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import { countAttempt } from '#/platform/auth/attempts.ts';
import { listAreas, listCallableTeams, listInTeam } from './teams.ts';
import { recordMuster } from './record.ts';

export type MusterInput = {
  readonly title: string;
  readonly meetingPlace: string;
  readonly note?: string | undefined;
  readonly teams: readonly string[];
  /** Only members who live there are asked; left out, all of them are. */
  readonly areaId?: string | undefined;
  readonly startsAt: Temporal.Instant;
  readonly wanted: number;
};

const HOURS = 24;

/**
 * Asks the members of teams to come to one place at one time, so many of them. Who is a member and
 * lives in the area is found a moment later. The same words for the same time are one muster.
 * Refuses: `sign_in_required`, `team_unknown` (none, or one that is not theirs to call, or of
 * another community), `area_unknown`, `starts_in_past`, `starts_too_late` (`most`, in days),
 * `nobody_in_teams`, `too_many_requests` (five within an hour).
 */
export async function makeMuster(
  context: Context,
  input: MusterInput,
): Promise<Result<MusterKey, MusterRefusal>> {
  const { db, subject, now } = context;
  const { personId } = subject;
  if (personId === undefined) return refuse('sign_in_required');
  const communityId = await communityOf(context, input.teams);
  if (communityId === undefined) return refuse('team_unknown');
  const areaId = await areaIn(context, { communityId, areaId: input.areaId });
  if (areaId === undefined) return refuse('area_unknown');
  const refused = judgeTime(input.startsAt, now);
  if (refused !== undefined) return refused;
  if (!(await hasMembers(context, input.teams))) return refuse('nobody_in_teams');
  const { teams, ...said } = input;
  const id = context.newId();
  const made = { ...said, note: said.note, communityId, id, areaId, madeBy: personId, madeAt: now };
  if (!(await insertMuster(db, { ...made, organisationIds: [...new Set(teams)] }))) {
    const same = { communityId, id: (await findSame(db, made)) ?? id };
    await recordMuster(context, same, { verb: 'repeat' });
    return succeed(same);
  }
  const limit = { kind: 'musters.make', subject: personId, most: MOST_MUSTERS_AN_HOUR };
  if (!(await countAttempt(db, limit, now))) return refuse('too_many_requests');
  await recordMuster(context, made, { verb: 'make', data: { wanted: input.wanted } });
  await context.addJob({ name: 'musters.ask', payload: { id }, key: `musters.ask:${id}` });
  return succeed({ communityId, id });
}

/** The one community of all teams, if all may be called; of several there is none. */
async function communityOf(
  context: Context,
  teams: readonly string[],
): Promise<string | undefined> {
  if (teams.length === 0 || teams.length > MOST_TEAMS) return undefined;
  const callable = new Map((await listCallableTeams(context)).map((team) => [team.id, team]));
  const communities = teams.map(
    (id) => [...callable.values()].find((team) => team.id === id)?.communityId,
  );
  const [first] = communities;
  return communities.every((one) => one === first) ? first : undefined;
}

async function areaIn(
  { db }: Context,
  { communityId, areaId }: { readonly communityId: string; readonly areaId: string | undefined },
): Promise<string | undefined> {
  const community = await findPlace(db, communityId);
  if (community === undefined) return undefined;
  const areas = await listAreas(db, community);
  return areas.find(({ id }) => id === (areaId ?? communityId))?.id;
}

function judgeTime(startsAt: Temporal.Instant, now: Temporal.Instant) {
  if (Temporal.Instant.compare(startsAt, now) <= 0) return refuse('starts_in_past');
  const latest = now.add({ hours: FURTHEST_DAYS * HOURS });
  if (Temporal.Instant.compare(startsAt, latest) <= 0) return undefined;
  return refuse('starts_too_late', { most: `${FURTHEST_DAYS}` });
}

async function hasMembers(context: Context, teams: readonly string[]): Promise<boolean> {
  for (const id of teams) {
    const inTeam = await listInTeam(context, id);
    if (inTeam.some((personId) => personId !== context.subject.personId)) return true;
  }
  return false;
}

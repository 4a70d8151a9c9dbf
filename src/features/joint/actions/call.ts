import {
  openBeside,
  organisationQueue,
  readQueue,
  roleQueue,
  tellBeside,
} from '#/features/matters/index.ts';
import type { Beside, Queue } from '#/features/matters/index.ts';
import { findOrganisation, listOrganisationsAt } from '#/features/organisations/index.ts';
import {
  COMMUNITY_LEVEL,
  COMPOUND_LEVEL,
  findPlaces,
  listWithin,
} from '#/features/places/index.ts';
import { MOST_CALLED } from '#/features/joint/model.ts';
import type { JointRefusal } from '#/features/joint/model.ts';
import {
  findSuperiorPlace,
  isStreet,
  listCallable,
  mayStandAsCaller,
} from '#/features/joint/rules/choosing.ts';
import type { Callable, Candidate, Side } from '#/features/joint/rules/choosing.ts';
import { begin } from '#/features/joint/rules/steps.ts';
import { insertJoint } from '#/features/joint/store/joints.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import { isWithin } from '#/lib/tree.ts';
import type { Context } from '#/platform/action/context.ts';
import { recordJoint } from './open.ts';
import type { JointOutput } from './open.ts';

type MatterName = Parameters<typeof openBeside>[1];

const DISTRICT_LEVEL = 30;
/** Who decides for a place, and who can be called to come for a street. */
const DECIDER = 'dispatcher';
/** Whose office somebody calls for, where the matter is not with a body of theirs. */
const CALLING_ROLES = ['community_worker', 'dispatcher'] as const;

/** What is asked of whom: the lead, those who have to come, and those who are invited. */
export type CallInput = {
  readonly lead: Queue;
  readonly required: readonly Queue[];
  readonly invited: readonly Queue[];
  readonly what: string;
  readonly meetingPlace: string;
  readonly reportDueAt: Temporal.Instant;
  readonly meetAt: Temporal.Instant;
};

/** What somebody chooses from who calls others to a matter. */
export type Choices = {
  readonly matter: Beside;
  readonly caller: Queue;
  readonly callable: readonly Callable[];
};

type CallRefusal = 'sign_in_required' | 'not_found' | 'not_allowed' | JointRefusal;

/**
 * Lists who can be called to a matter, for an office of its community or street that decides what
 * becomes of it.
 * Refuses: `not_found`, `not_allowed`, `matter_closed`.
 */
export async function readChoices(
  context: Context,
  name: MatterName,
): Promise<Result<Choices, CallRefusal>> {
  const opened = await openBeside(context, name);
  if (!opened.ok) return opened;
  const matter = opened.value;
  const caller = await findCaller(context, matter);
  if (caller === undefined) return refuse('not_allowed');
  if (matter.isClosed) return refuse('matter_closed');
  const { againstOrganisationId: against } = matter;
  const without = [caller.desk, ...(against === undefined ? [] : [organisationQueue(against)])];
  const callable = listCallable(await listCandidates(context, matter), {
    callerLevel: caller.level,
    without,
  });
  return succeed({ matter, caller: caller.desk, callable });
}

/** Tells whether somebody calls others to a matter, and for which office. */
export async function findCaller(
  { db, subject }: Context,
  matter: Beside,
): Promise<{ readonly desk: Queue; readonly level: number } | undefined> {
  const waiting = readQueue(matter.queue);
  if (matter.isQueueTheirs && 'organisationId' in waiting) {
    const body = await findOrganisation(db, waiting.organisationId);
    const place = body && (await findPlaces(db, [body.placeId])).get(body.placeId);
    if (place !== undefined && mayStandAsCaller(place.level)) {
      return { desk: organisationQueue(waiting.organisationId), level: place.level };
    }
  }
  if (!matter.isDispatcher) return undefined;
  // The office nearest to the matter: who works for the community calls for the community.
  for (const { placeId, level, path } of matter.line.toReversed()) {
    if (!mayStandAsCaller(level)) continue;
    const role = CALLING_ROLES.find((one) =>
      subject.grants.some((grant) => grant.role === one && grant.placeId === placeId),
    );
    if (role !== undefined) return { desk: roleQueue(role, placeId), level };
    const isAbove = (one: (typeof subject.grants)[number]) =>
      one.role === DECIDER && isWithin(path, one.path);
    if (level < COMMUNITY_LEVEL && subject.grants.some(isAbove)) {
      return { desk: roleQueue(DECIDER, placeId), level };
    }
  }
  return undefined;
}

async function listCandidates(
  { db }: Context,
  { line, askedKinds, communityId }: Pick<Beside, 'line' | 'askedKinds' | 'communityId'>,
): Promise<readonly Candidate[]> {
  const community = line.find(({ placeId }) => placeId === communityId);
  const compounds =
    community === undefined ? [] : await listWithin(db, community.path, COMPOUND_LEVEL);
  const levels = new Map([
    ...compounds.map(({ id, level }) => [id, level] as const),
    ...line
      .filter(({ level }) => level >= DISTRICT_LEVEL)
      .map(({ placeId, level }) => [placeId, level] as const),
  ]);
  const bodies = await listOrganisationsAt(db, [...levels.keys()]);
  const offices = line.filter(isStreet).map(({ placeId, level }) => {
    return { body: roleQueue(DECIDER, placeId), level, isAsked: true };
  });
  const open = bodies.filter(({ closedOn }) => closedOn === undefined);
  return [
    ...open.map(({ id, kind, placeId }) => {
      const level = levels.get(placeId) ?? 0;
      // What stands above the communities is there for all of them, though no route leads to it.
      const isAsked = level < COMMUNITY_LEVEL || askedKinds.has(kind.code);
      return { body: organisationQueue(id), level, isAsked };
    }),
    ...offices,
  ];
}

/**
 * Calls several offices to a matter, under a lead (吹哨): what is to be done, where and when they
 * meet, and until when they report.
 * Refuses: `sign_in_required`, `not_found`, `not_allowed`, `matter_closed`, `lead_missing` (the
 * lead has to come), `body_unknown` (not one that serves the place, or only to be invited),
 * `complaint_against_them`, `times_backwards`, `lead_called_already`.
 */
export async function callTogether(
  context: Context,
  name: MatterName,
  input: CallInput,
): Promise<Result<JointOutput, CallRefusal>> {
  const { db, now, newId, subject } = context;
  const { personId } = subject;
  if (personId === undefined) return refuse('sign_in_required');
  const choices = await readChoices(context, name);
  if (!choices.ok) return choices;
  const { matter, caller } = choices.value;
  const named = nameBodies(choices.value, input);
  if (!named.ok) return named;
  const sides = await sidesOf(context, matter, [caller, input.lead]);
  const above = findSuperiorPlace(sides, matter.line);
  if (above === undefined) throw new Error(`${matter.id} lies in no place.`);
  const superior = roleQueue(DECIDER, above);
  const { communityId, id: matterId } = matter;
  const { lead, what, meetingPlace, reportDueAt, meetAt } = input;
  const asked = { lead, what, meetingPlace, reportDueAt, meetAt };
  const bodies = named.value.map((one) => ({ ...one, id: newId() }));
  const joint = begin(
    { ...asked, communityId, id: newId(), matterId, caller, superior, askedBy: personId, bodies },
    now,
  );
  if (!joint.ok) return joint;
  if (!(await insertJoint(db, joint.value))) return refuse('lead_called_already');
  const { task, calls } = joint.value;
  await tellBeside(context, matter, { verb: 'call_together', note: what, visibility: 'public' });
  await recordJoint(context, task, { verb: 'call_together', desks: calls.map(({ body }) => body) });
  return succeed({ id: task.id });
}

/** Says for each that is called whether it has to come; a body named twice has to. */
function nameBodies(
  { matter, callable }: Choices,
  { lead, required, invited }: Pick<CallInput, 'lead' | 'required' | 'invited'>,
): Result<readonly { readonly body: Queue; readonly isRequired: boolean }[], JointRefusal> {
  const has = new Set([lead, ...required]);
  const all = [...new Set([...has, ...invited])].slice(0, MOST_CALLED);
  const { againstOrganisationId: against } = matter;
  if (against !== undefined && all.includes(organisationQueue(against))) {
    return refuse('complaint_against_them');
  }
  const known = new Map(callable.map((one) => [one.body, one]));
  if (all.some((body) => !known.has(body))) return refuse('body_unknown');
  if (known.get(lead)?.isRequirable !== true) return refuse('lead_missing');
  if ([...has].some((body) => known.get(body)?.isRequirable !== true)) {
    return refuse('body_unknown');
  }
  return succeed(all.map((body) => ({ body, isRequired: has.has(body) })));
}

async function sidesOf(
  { db }: Context,
  { line }: Pick<Beside, 'line'>,
  desks: readonly Queue[],
): Promise<readonly Side[]> {
  const sides: Side[] = [];
  for (const desk of desks) {
    const parts = readQueue(desk);
    const isOffice = 'placeId' in parts;
    const placeId = isOffice
      ? parts.placeId
      : (await findOrganisation(db, parts.organisationId))?.placeId;
    const level = line.find((place) => place.placeId === placeId)?.level ?? COMMUNITY_LEVEL;
    sides.push({ level, isOffice });
  }
  return sides;
}

import { join } from 'node:path';
import { z } from 'zod';
import {
  assessJoint,
  callTogether,
  declineCall,
  findJoint,
  finishJoint,
  finishPart,
  giveTo,
  noteAttendance,
  reportIn,
} from '#/features/joint/index.ts';
import type { Joint } from '#/features/joint/index.ts';
import { organisationQueue, readBoard } from '#/features/matters/index.ts';
import type { MatterCard } from '#/features/matters/index.ts';
import { visitor } from '#/platform/access/subject.ts';
import type { Subject } from '#/platform/access/subject.ts';
import type { Context } from '#/platform/action/context.ts';
import { contextAs } from './acting.ts';
import type { Populated } from './populated.ts';
import { readJson } from './read-json.ts';

const HOURS_PER_DAY = 24;
/** Among so many open matters one is found that fits. */
const MOST_LOOKED_AT = 50;

const stepShape = z.object({
  afterHours: z.int(),
  do: z.enum(['report', 'decline', 'attend', 'part', 'end', 'close', 'assess']),
  /** The key of an organisation, or `caller`. */
  by: z.string(),
  /** Who comes, why not, what was agreed or came of it. */
  words: z.string(),
  arrived: z.array(z.string()).optional(),
  of: z.string().optional(),
  dueDays: z.int().optional(),
  answer: z.enum(['solved', 'partly', 'not_solved']).optional(),
});

const jointShape = z.object({
  id: z.string(),
  neighbourhood: z.string(),
  /** What kind of an open report it is called to, the most fitting first. */
  categories: z.array(z.string()),
  what: z.string(),
  meetingPlace: z.string(),
  lead: z.string(),
  required: z.array(z.string()),
  invited: z.array(z.string()),
  askedDaysAgo: z.int(),
  reportHours: z.int(),
  meetHours: z.int(),
  steps: z.array(stepShape),
});

export const jointsShape = z.object({ joints: z.array(jointShape) });

type Story = z.infer<typeof jointShape>;
type Step = z.infer<typeof stepShape>;

/** Reads which offices are called together in the demonstration. */
export async function readJoints(folder: string): Promise<readonly Story[]> {
  return (await readJson(join(folder, 'joints.json'), jointsShape)).joints;
}

/** Has offices called to open matters of a community, by the actions people use. */
export async function playJoints(
  context: Context,
  inCommunity: readonly Populated[],
  stories: readonly Story[],
): Promise<void> {
  const [populated] = inCommunity;
  if (populated === undefined) return;
  const slugs = new Set(inCommunity.map(({ neighbourhood }) => neighbourhood.slug));
  const taken = new Set<string>();
  for (const story of stories.filter(({ neighbourhood }) => slugs.has(neighbourhood))) {
    const matterId = await findMatter(context, { populated, story, taken });
    if (matterId === undefined) continue;
    taken.add(matterId);
    await playOne({ context, populated, story }, matterId);
  }
}

type Play = { readonly context: Context; readonly populated: Populated; readonly story: Story };

/** Finds an open report that was there before the whistle was blown. */
async function findMatter(
  context: Context,
  { populated, story, taken }: Omit<Play, 'context'> & { readonly taken: ReadonlySet<string> },
): Promise<string | undefined> {
  const worker = workerOf(populated);
  if (worker === undefined) return undefined;
  const asked = askedAtOf(context, story);
  const reader = contextAs(context, worker, context.now);
  const asking = { placeId: populated.planned.community.id, order: 'age' as const };
  const cards: MatterCard[] = [];
  for (const filter of ['open', 'in_hand'] as const) {
    const board = await readBoard(reader, { ...asking, filter, limit: MOST_LOOKED_AT });
    if (board.ok) cards.push(...board.value.cards);
  }
  const fitting = cards.filter(
    ({ id, raisedAt, category, profile, visibility }) =>
      !taken.has(id) &&
      profile === 'report' &&
      visibility === 'all' &&
      story.categories.includes(category) &&
      Temporal.Instant.compare(raisedAt, asked) < 0,
  );
  const rank = (category: string) => story.categories.indexOf(category);
  return fitting.toSorted((a, b) => rank(a.category) - rank(b.category))[0]?.id;
}

/** Whistles are blown in the morning, so that everybody meets by day. */
function askedAtOf({ now, services }: Context, { askedDaysAgo }: Story): Temporal.Instant {
  const day = now.toZonedDateTimeISO(services.zone).toPlainDate().subtract({ days: askedDaysAgo });
  return day.toZonedDateTime({ timeZone: services.zone, plainTime: '09:00' }).toInstant();
}

async function playOne(play: Play, matterId: string): Promise<void> {
  const { context, populated, story } = play;
  const worker = workerOf(populated);
  if (worker === undefined) return;
  const askedAt = askedAtOf(context, story);
  const desk = (key: string) => organisationQueue(bodyOf(populated, key));
  const called = await callTogether(
    contextAs(context, worker, askedAt),
    { communityId: populated.planned.community.id, id: matterId },
    {
      lead: desk(story.lead),
      required: story.required.map(desk),
      invited: story.invited.map(desk),
      what: story.what,
      meetingPlace: story.meetingPlace,
      reportDueAt: askedAt.add({ hours: story.reportHours }),
      meetAt: askedAt.add({ hours: story.meetHours }),
    },
  );
  if (!called.ok) throw new Error(`${story.id} cannot be called: ${called.refusal}`);
  for (const step of story.steps) {
    const at = askedAt.add({ hours: step.afterHours });
    if (Temporal.Instant.compare(at, context.now) >= 0) return;
    const subject = step.by === 'caller' ? worker : officialOf(worker, bodyOf(populated, step.by));
    await takeStep(contextAs(context, subject, at), { populated, id: called.value.id, step });
  }
}

type Taking = { readonly populated: Populated; readonly id: string; readonly step: Step };

async function takeStep(context: Context, { populated, id, step }: Taking): Promise<void> {
  const joint = await findJoint(context.db, id);
  if (joint === undefined) throw new Error(`${id} is gone.`);
  const call = (key: string) => callOf(joint, bodyOf(populated, key));
  const { words } = step;
  const doing = {
    report: () => reportIn(context, { id, callId: call(step.by), comesAs: words }),
    decline: () => declineCall(context, { id, callId: call(step.by), reason: words }),
    attend: () => {
      const arrived = (step.arrived ?? []).map(call);
      return noteAttendance(context, { id, arrived, agreed: words });
    },
    part: () => {
      const dueAt = context.now.add({ hours: (step.dueDays ?? 1) * HOURS_PER_DAY });
      return giveTo(context, { id, callId: call(step.of ?? step.by), what: words, dueAt });
    },
    end: () => {
      const callId = call(step.by);
      const partId = joint.parts.find((part) => part.callId === callId)?.id ?? '';
      return finishPart(context, { id, partId, outcome: 'done', words });
    },
    close: () => finishJoint(context, { id, result: words }),
    assess: () => assessJoint(context, { id, answer: step.answer ?? 'solved', words }),
  };
  const done = await doing[step.do]();
  if (!done.ok) throw new Error(`${step.do} by ${step.by} was refused: ${done.refusal}`);
}

function callOf({ calls }: Joint, organisationId: string): string {
  const found = calls.find(({ body }) => body === organisationQueue(organisationId));
  if (found === undefined) throw new Error(`${organisationId} is not called.`);
  return found.id;
}

function bodyOf({ organisations }: Populated, key: string): string {
  const id = organisations.byKey.get(key);
  if (id === undefined) throw new Error(`${key} is no organisation here.`);
  return id;
}

/** Who works for the community, and calls for its office. */
function workerOf({ planned, grants }: Populated): Subject | undefined {
  const { community } = planned;
  const grant = grants.find(
    (one) => one.role === 'community_worker' && one.placeId === community.id,
  );
  if (grant === undefined) return undefined;
  const { personId, role, organisationId } = grant;
  const { id: placeId, path } = community;
  return {
    ...visitor,
    actorId: personId,
    personId,
    grants: [{ role, placeId, path, communityId: placeId, organisationId }],
  };
}

/** Nobody of the departments lives in the demonstration: what they say is noted for them. */
function officialOf({ actorId, personId }: Subject, organisationId: string): Subject {
  return { ...visitor, actorId, personId, organisationIds: [organisationId] };
}

import { join } from 'node:path';
import { z } from 'zod';
import { answerMuster, askMembers, closeMuster, makeMuster } from '#/features/musters/index.ts';
import type { Context } from '#/platform/action/context.ts';
import { visitor } from '#/platform/access/subject.ts';
import { contextAs, must, plainSubject, subjectIn } from './acting.ts';
import type { Populated } from './populated.ts';
import { readJson } from './read-json.ts';

const ANSWER = 'An answer to a call to many';

const momentShape = z.object({ daysFromNow: z.int(), at: z.string().regex(/^\d\d:\d\d$/) });

const musterShape = z.object({
  team: z.string(),
  leader: z.string(),
  title: z.string(),
  meetingPlace: z.string(),
  note: z.string().optional(),
  wanted: z.int(),
  said: momentShape,
  starts: momentShape,
  /** How many say yes and no, one after the other, and how many of the first cannot after all. */
  yes: z.int(),
  no: z.int(),
  cannotAfterAll: z.int(),
  everyMinutes: z.int(),
  /** When it was over, on the day it began, and how many were there. */
  held: z.object({ at: z.string(), came: z.int(), say: z.string() }).optional(),
});
export const mustersShape = z.object({ musters: z.array(musterShape) });
export type MusterStory = z.infer<typeof musterShape>;

/** Reads to what many are called in the demonstration. */
export async function readMusters(folder: string): Promise<readonly MusterStory[]> {
  return (await readJson(join(folder, 'musters.json'), mustersShape)).musters;
}

/** Has leaders call the members of their teams, who answer one after the other. */
export async function playMusters(
  context: Context,
  inCommunity: readonly Populated[],
  stories: readonly MusterStory[],
): Promise<void> {
  for (const populated of inCommunity) {
    for (const story of stories) await playMuster(context, populated, story);
  }
}

type AsOf = (personId: string, at: Temporal.Instant) => Context;

async function playMuster(
  context: Context,
  populated: Populated,
  story: MusterStory,
): Promise<void> {
  const { organisations, people } = populated;
  const team = organisations.byKey.get(story.team);
  const leader = people.byKey.get(story.leader);
  if (team === undefined || leader === undefined) return;
  const { said, starts, held } = story;
  const saidAt = momentOf(context, said);
  const leading = (at: Temporal.Instant) => {
    const subject = { ...subjectIn(populated, leader), organisationIds: [team] };
    return contextAs(context, subject, at);
  };
  const { title, meetingPlace, note, wanted } = story;
  const startsAt = momentOf(context, starts);
  const called = { title, meetingPlace, note, wanted, startsAt, teams: [team] };
  const { id } = await must('A call to many', makeMuster(leading(saidAt), called));
  await askMembers(contextAs(context, visitor, saidAt.add({ seconds: 1 })), id);
  const members = organisations.inTeams
    .filter((one) => one.organisationId === team && one.personId !== leader)
    .map(({ personId }) => personId);
  const actAs: AsOf = (personId, at) => contextAs(context, plainSubject(personId), at);
  const coming = await answerAll(actAs, { id, members, story, saidAt });
  if (held === undefined) return;
  const overAt = momentOf(context, { daysFromNow: starts.daysFromNow, at: held.at });
  const came = coming.slice(0, held.came);
  await must('What came of it', closeMuster(leading(overAt), { id, came, words: held.say }));
}

/** Those who say yes, those who say no, and then some of the first who cannot after all. */
async function answerAll(
  actAs: AsOf,
  of: {
    readonly id: string;
    readonly members: readonly string[];
    readonly story: MusterStory;
    readonly saidAt: Temporal.Instant;
  },
): Promise<readonly string[]> {
  const { id, members, story, saidAt } = of;
  const willing = members.slice(0, story.yes);
  const cannot = willing.slice(0, story.cannotAfterAll);
  const said = [
    ...willing.map((personId) => ({ personId, answer: 'yes' as const })),
    ...members
      .slice(story.yes, story.yes + story.no)
      .map((personId) => ({ personId, answer: 'no' as const })),
    ...cannot.map((personId) => ({ personId, answer: 'no' as const })),
  ];
  for (const [index, { personId, answer }] of said.entries()) {
    const at = saidAt.add({ minutes: (index + 1) * story.everyMinutes });
    await must(ANSWER, answerMuster(actAs(personId, at), { id, answer }));
  }
  return willing.slice(cannot.length, cannot.length + story.wanted);
}

function momentOf(
  { now, services }: Context,
  { daysFromNow, at }: z.infer<typeof momentShape>,
): Temporal.Instant {
  const day = now.toZonedDateTimeISO(services.zone).toPlainDate().add({ days: daysFromNow });
  return day.toZonedDateTime({ timeZone: services.zone, plainTime: at }).toInstant();
}

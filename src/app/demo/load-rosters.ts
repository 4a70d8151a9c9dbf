import { join } from 'node:path';
import { z } from 'zod';
import {
  addKind,
  answerSwap,
  askExchange,
  askSwap,
  drawUp,
  findOpenSwap,
  giveUp,
  listKinds,
  listStandsOf,
  publish,
  sayYesTo,
  suggestRoster,
} from '#/features/rosters/index.ts';
import type { Stand } from '#/features/rosters/index.ts';
import type { Context } from '#/platform/action/context.ts';
import { contextAs, must, plainSubject } from './acting.ts';
import { beginToHelp } from './load-volunteers.ts';
import type { Populated } from './populated.ts';
import { readJson } from './read-json.ts';

const HOURS_PER_DAY = 24;
/** The month has begun some days ago, and was drawn up before that. */
const DRAWN_DAYS_AGO = 12;
const BEGAN_DAYS_AGO = 5;
const LASTS_DAYS = 27;
const REST_HOURS = 11;
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const CAN = ['electrical', 'plumbing', 'errands'];
const WEEKLY_CAP = 7;
const ROSTER = 'A roster';

const rosterShape = z.object({
  team: z.string(),
  leader: z.string(),
  name: z.string(),
  kind: z.string(),
  from: z.string(),
  to: z.string(),
  /** How many of the team stand by beside who leads it. */
  members: z.int(),
  mostPerWeek: z.int(),
});
export type RosterStory = z.infer<typeof rosterShape>;

const rostersShape = z.object({ rosters: z.array(rosterShape) });

/** Reads which teams stand by at night, and how. */
export async function readRosters(folder: string): Promise<readonly RosterStory[]> {
  return (await readJson(join(folder, 'rosters.json'), rostersShape)).rosters;
}

/** Has teams of a community draw up a month of nights, and live its first days. */
export async function playRosters(
  context: Context,
  inCommunity: readonly Populated[],
  stories: readonly RosterStory[],
): Promise<void> {
  for (const populated of inCommunity) {
    for (const story of stories) await playRoster(context, populated, story);
  }
}

/** The same transaction as somebody at another moment. */
type AsOf = (personId: string, hoursFromNow: number) => Context;

async function playRoster(
  context: Context,
  { organisations, people, planned }: Populated,
  story: RosterStory,
): Promise<void> {
  const organisationId = organisations.byKey.get(story.team);
  const leader = people.byKey.get(story.leader);
  if (organisationId === undefined || leader === undefined) return;
  const members = organisations.inTeams
    .filter((one) => one.organisationId === organisationId && one.personId !== leader)
    .slice(0, story.members)
    .map(({ personId }) => personId);
  const at: AsOf = (personId, hours) =>
    contextAs(context, plainSubject(personId), context.now.add({ hours }));
  for (const personId of members) {
    const help = { able: CAN, from: story.from, to: story.to, weeklyCap: WEEKLY_CAP };
    await beginToHelp(at(personId, -HOURS_PER_DAY * (DRAWN_DAYS_AGO + 2)), help);
  }
  await drawMonth(at, {
    communityId: planned.community.id,
    organisationId,
    leader,
    members,
    story,
  });
  await liveMonth(at, { leader, members });
}

/** The leader draws it up, everybody says yes, and what was suggested is published. */
async function drawMonth(
  at: AsOf,
  of: {
    readonly communityId: string;
    readonly organisationId: string;
    readonly leader: string;
    readonly members: readonly string[];
    readonly story: RosterStory;
  },
): Promise<void> {
  const { communityId, organisationId, leader, members, story } = of;
  const led = (hours: number) => at(leader, hours - HOURS_PER_DAY * DRAWN_DAYS_AGO);
  const drawing = led(0);
  const today = at(leader, 0).now.toZonedDateTimeISO(drawing.services.zone).toPlainDate();
  const startsOn = today.subtract({ days: BEGAN_DAYS_AGO });
  const { name, mostPerWeek, kind, from, to } = story;
  const endsOn = startsOn.add({ days: LASTS_DAYS });
  const days = { startsOn, endsOn, restHours: REST_HOURS, mostPerWeek, ability: undefined };
  const { id } = await must(ROSTER, drawUp(drawing, { organisationId, name, ...days }));
  const nights = { name: kind, from, to, days: EVERY_DAY, everyWeeks: 1 };
  const wanted = { onHolidays: 'as_usual', firstWanted: 1, secondWanted: 0 } as const;
  await must(ROSTER, addKind(led(1), { id, ...nights, ...wanted }));
  const kindIds = (await listKinds(drawing.db, { communityId, id })).map((one) => one.id);
  for (const [index, personId] of [leader, ...members].entries()) {
    const saying = at(personId, index + 2 - HOURS_PER_DAY * DRAWN_DAYS_AGO);
    await must('A yes to nights', sayYesTo(saying, { id, kindIds }));
  }
  await must(ROSTER, suggestRoster(led(HOURS_PER_DAY), { id, way: 'fair', isAfresh: true }));
  await must(ROSTER, publish(led(HOURS_PER_DAY + 1), id));
}

/**
 * One is ill and leaves a gap, one passes a night on to another who says yes, and one asks the
 * leader to exchange two nights, which waits for an answer.
 */
async function liveMonth(
  at: AsOf,
  { leader, members }: { readonly leader: string; readonly members: readonly string[] },
): Promise<void> {
  const [ill, passing, asking] = members;
  if (ill === undefined || passing === undefined || asking === undefined) return;
  const [gap] = await aheadOf(at(ill, 0), ill);
  if (gap !== undefined) await must('A night given up', giveUp(at(ill, -5), gap.id));
  await passOn(at, { from: passing, to: members.filter((one) => one !== passing) });
  const theirs = await aheadOf(at(leader, 0), leader);
  for (const mine of await aheadOf(at(asking, 0), asking)) {
    for (const other of theirs) {
      const wish = { standId: mine.id, otherId: other.id };
      if ((await askExchange(at(asking, -2), wish)).ok) return;
    }
  }
}

/** Passes on the next night that one of the others may have by every rule. */
async function passOn(
  at: AsOf,
  of: { readonly from: string; readonly to: readonly string[] },
): Promise<void> {
  for (const stand of await aheadOf(at(of.from, 0), of.from)) {
    for (const [index, askedId] of of.to.entries()) {
      const hour = index - 20;
      const asked = await askSwap(at(of.from, hour), { standId: stand.id, askedId });
      if (!asked.ok) continue;
      const swap = await findOpenSwap(at(of.from, hour).db, stand.id);
      if (swap === undefined) throw new Error('What was asked in the demonstration is lost.');
      const yes = { id: swap.id, answer: 'yes' } as const;
      if ((await answerSwap(at(askedId, hour), yes)).ok) return;
      await must('A no to a night', answerSwap(at(askedId, hour), { id: swap.id, answer: 'no' }));
    }
  }
}

/** The nights somebody has taken that begin more than a day from now, the next first. */
async function aheadOf(context: Context, personId: string): Promise<readonly Stand[]> {
  const from = context.now.add({ hours: HOURS_PER_DAY });
  const stands = await listStandsOf(context.db, { personIds: [personId], from });
  return stands.filter(
    ({ state, beginsAt }) => state === 'taken' && Temporal.Instant.compare(beginsAt, from) > 0,
  );
}

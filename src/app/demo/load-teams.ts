import { join } from 'node:path';
import { z } from 'zod';
import {
  askToJoin,
  describeTeam,
  inviteSomebody,
  noteProof,
  saveManyMembers,
} from '#/features/teams/index.ts';
import type { Context } from '#/platform/action/context.ts';
import { contextAs, must, plainSubject, subjectIn } from './acting.ts';
import type { Populated } from './populated.ts';
import { readJson } from './read-json.ts';

/** Who was in a team before joined in the year before; one after the other. */
const JOINED_DAYS_AGO = 300;
const HOURS_PER_DAY = 24;
/** Licences were seen before anybody was called for what needs one. */
const SEEN_DAYS_AGO = 60;
const ASKED_HOURS_AGO = 20;
/** A number that nobody of the demonstration has. */
const NOBODYS_NUMBER = '+8613900000000';

/** Whose licences were seen; of one team also who asks to join, and who is invited. */
const teamsShape = z.object({
  team: z.string(),
  leader: z.string(),
  licences: z.array(
    z.object({
      team: z.string(),
      holder: z.string(),
      ability: z.string(),
      what: z.string(),
      months: z.int(),
    }),
  ),
  asking: z.string(),
  inviting: z.string(),
});
export type TeamStory = z.infer<typeof teamsShape>;

/** Reads what is told of one volunteer team. */
export async function readTeams(folder: string): Promise<TeamStory> {
  return readJson(join(folder, 'teams.json'), teamsShape);
}

/** Puts neighbours into the volunteer teams of a community; its leaders say what each does. */
export async function playTeams(
  context: Context,
  inCommunity: readonly Populated[],
  story: TeamStory,
): Promise<void> {
  for (const populated of inCommunity) {
    await joinTeams(context, populated);
    await describeTeams(context, populated);
    await seeLicences(context, populated, story);
    await playStory(context, populated, story);
  }
}

/** Where a team has nobody who leads it just now, the counter let its members in. */
async function joinTeams(context: Context, { organisations }: Populated): Promise<void> {
  const leaders = leadersOf(organisations);
  const counter = organisations.grants.find(({ role }) => role === 'community_worker')?.personId;
  const joined = organisations.inTeams.flatMap(({ communityId, ...member }, index) => {
    const recordedBy = leaders.get(member.organisationId) ?? counter;
    if (communityId === undefined || recordedBy === undefined) return [];
    const hours = JOINED_DAYS_AGO * HOURS_PER_DAY - index;
    return [{ ...member, communityId, recordedBy, joinedAt: context.now.subtract({ hours }) }];
  });
  const led = [...leaders].flatMap(([organisationId, personId]) => {
    const found = joined.find((one) => one.organisationId === organisationId);
    return found === undefined ? [] : [{ ...found, id: context.newId(), personId }];
  });
  await saveManyMembers(context.db, [...led, ...joined]);
}

async function describeTeams(context: Context, populated: Populated): Promise<void> {
  const { neighbourhood, organisations } = populated;
  const leaders = leadersOf(organisations);
  for (const { key, does, abilities = [] } of neighbourhood.organisations) {
    const id = organisations.byKey.get(key);
    const leader = leaders.get(id ?? '');
    if (id === undefined || leader === undefined || does === undefined) continue;
    const said = await describeTeam(asPerson(context, leader), { id, words: does, abilities });
    if (!said.ok) throw new Error(`${key} was not described: ${said.refusal}.`);
  }
}

/** The counter has seen licences of those who help. */
async function seeLicences(
  context: Context,
  populated: Populated,
  { licences }: TeamStory,
): Promise<void> {
  const { organisations, people } = populated;
  const worker = organisations.grants.find(({ role }) => role === 'community_worker');
  if (worker === undefined) return;
  const at = context.now.subtract({ hours: SEEN_DAYS_AGO * HOURS_PER_DAY });
  const seeing = contextAs(context, subjectIn(populated, worker.personId), at);
  const today = context.now.toZonedDateTimeISO(context.services.zone).toPlainDate();
  for (const { team, holder, ability, what, months } of licences) {
    const id = organisations.byKey.get(team);
    const personId = people.byKey.get(holder);
    if (id === undefined || personId === undefined) continue;
    const until = today.add({ months });
    await must('A licence', noteProof(seeing, { id, personId, ability, what, until }));
  }
}

/** One neighbour has asked to join a team, and another is invited. */
async function playStory(
  context: Context,
  { organisations, people }: Populated,
  { team, leader, asking, inviting }: TeamStory,
): Promise<void> {
  const id = organisations.byKey.get(team);
  const inviter = people.byKey.get(leader);
  if (id === undefined || inviter === undefined) return;
  const inTeam = new Set(organisations.inTeams.map(({ personId }) => personId));
  const asker = people.active.find((one) => !inTeam.has(one.id) && one.id !== inviter);
  if (asker === undefined) return;
  const asked = { id, words: asking, sharesTelephone: true };
  await must('Who asks to join', askToJoin(asPerson(context, asker.id, ASKED_HOURS_AGO), asked));
  const address = { kind: 'telephone', address: NOBODYS_NUMBER } as const;
  const invited = { id, address, note: inviting, words: undefined };
  await must('An invitation', inviteSomebody(asPerson(context, inviter, ASKED_HOURS_AGO), invited));
}

function leadersOf({ posts, terms }: Populated['organisations']): ReadonlyMap<string, string> {
  const bodyOf = new Map(posts.map((post) => [post.id, post.organisationId]));
  return new Map(
    terms.flatMap(({ postId, personId }) => {
      const body = bodyOf.get(postId);
      return body === undefined ? [] : [[body, personId] as const];
    }),
  );
}

/** The same transaction as somebody, some hours ago. */
function asPerson(context: Context, personId: string, hoursAgo = 0): Context {
  return contextAs(context, plainSubject(personId), context.now.subtract({ hours: hoursAgo }));
}

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { commentOnMatter, raiseMatter } from '#/features/matters/index.ts';
import { createRandom } from '#/lib/random.ts';
import type { Random } from '#/lib/random.ts';
import type { Subject } from '#/platform/access/subject.ts';
import { visitor } from '#/platform/access/subject.ts';
import type { Context } from '#/platform/action/context.ts';
import { makeContext } from '#/platform/action/make-context.ts';
import { contextAs, subjectIn } from './acting.ts';
import { choosePair, takeOut } from './album.ts';
import type { Album } from './album.ts';
import { openReading } from '#/platform/db/kept.ts';
import { chooseMatters } from './choose-stories.ts';
import type { Installation } from '#/app/installation.ts';
import type { PlannedMatter } from './choose-stories.ts';
import { playJoints, readJoints } from './load-joints.ts';
import { readJson } from './read-json.ts';
import { playTeams, readTeams } from './load-teams.ts';
import { playMusters, readMusters } from './load-musters.ts';
import { playNights, readNights } from './load-nights.ts';
import { playRosters, readRosters } from './load-rosters.ts';
import { playVolunteers } from './load-volunteers.ts';
import type { Populated } from './populated.ts';
import { coursesShape, phrasesShape, spotsShape, storiesShape } from './story-shapes.ts';
import type { Phrases, Step, Story } from './story-shapes.ts';
import { takeCourseStep } from './walk-course.ts';

export type MattersParts = {
  readonly stories: Stories;
  /** The neighbourhoods of one community, in their order. */
  readonly inCommunity: readonly Populated[];
  readonly album: Album;
};

const SEED = 'linli matters';

/**
 * Lets a year happen in a community, step by step, by the actions people would use, in one
 * transaction.
 */
export async function loadMatters(
  { db: ground, services }: Pick<Installation, 'db' | 'services'>,
  { stories, inCommunity, album }: MattersParts,
): Promise<void> {
  await ground.transaction().execute(async (tx) => {
    // Places, bodies and settings stand still from here on: each is read once.
    const db = openReading(tx);
    const context = makeContext({ db, subject: visitor, language: 'zh-Hant', services });
    await playCommunity(context, { ...stories, album }, inCommunity);
  });
}

async function playCommunity(
  context: Context,
  files: Files,
  inCommunity: readonly Populated[],
): Promise<void> {
  const told = new Set<string>();
  for (const populated of inCommunity) {
    const random = createRandom(`${SEED} ${populated.neighbourhood.slug}`);
    const { now, services } = context;
    const chosen = { ...files, populated, told, random, now, zone: services.zone };
    const { phrases, album } = files;
    const play = { context, populated, random, phrases, album, raised: [] };
    for (const matter of chooseMatters(chosen)) await playMatter(play, matter);
  }
  await playJoints(context, inCommunity, files.joints);
  await playTeams(context, inCommunity, files.teams);
  await playVolunteers(context, inCommunity);
  await playRosters(context, inCommunity, files.rosters);
  await playMusters(context, inCommunity, files.musters);
  await playNights(context, inCommunity, files.nights);
}

type Stories = Awaited<ReturnType<typeof readStories>>;
type Files = Stories & { readonly album: Album };

/** Reads what may happen in a year, from the files of the demonstration. */
export async function readStories(folder: string) {
  const names = await readdir(join(folder, 'matters'));
  const stories: Story[] = [];
  for (const name of names.toSorted()) {
    stories.push(...(await readJson(join(folder, 'matters', name), storiesShape)).stories);
  }
  const { courses } = await readJson(join(folder, 'courses.json'), coursesShape);
  const { spots } = await readJson(join(folder, 'spots.json'), spotsShape);
  const { words } = await readJson(join(folder, 'phrases.json'), phrasesShape);
  return {
    stories,
    joints: await readJoints(folder),
    teams: await readTeams(folder),
    rosters: await readRosters(folder),
    musters: await readMusters(folder),
    nights: await readNights(folder),
    courses: new Map(courses.map((course) => [course.code, course])),
    levelOfSpot: new Map(spots.map(({ code, level }) => [code, level])),
    phrases: words,
  };
}

type Play = {
  readonly context: Context;
  readonly populated: Populated;
  readonly random: Random;
  readonly phrases: Phrases;
  readonly album: Album;
  /** Matters raised so far, for those that turn out to be the same. */
  readonly raised: { id: string; category: string }[];
};

async function playMatter(play: Play, matter: PlannedMatter): Promise<void> {
  const { story } = matter;
  const asker = contextAt(play, personAt(play, matter.askerId), matter.raisedAt);
  const pair = choosePair(play.album, story.category, play.random);
  const raised = await raiseMatter(asker, {
    profile: story.profile,
    placeId: matter.placeId,
    category: story.category,
    title: matter.title,
    body: matter.body,
    visibility: story.visibility,
    isAnonymous: story.visibility === 'all' && play.random.chance(0.12),
    photos: await takeOut(asker, pair?.before),
  });
  if (!raised.ok) throw new Error(`${story.id} cannot be raised: ${raised.refusal}`);
  const { id } = raised.value;
  const same = play.raised.findLast((one) => one.category === story.category);
  play.raised.push({ id, category: story.category });
  let at = matter.raisedAt;
  let holderId: string | undefined;
  await sayComments(play, matter, { id, at, after: 'raise' });
  for (const step of matter.course.steps.slice(1)) {
    at = at.add({ minutes: minutesOf(play.random, step) });
    if (Temporal.Instant.compare(at, play.context.now) >= 0) return;
    const who = doerOf(play, step, { matter, holderId });
    if (who === undefined) return;
    const assigneeId = step.do === 'assign' ? assigneeOf(play, step, matter) : undefined;
    if (step.do === 'assign' && assigneeId === undefined) return;
    if (step.do === 'merge' && same === undefined) return;
    const context = contextAt(play, who, at);
    const done = await takeCourseStep(context, {
      step,
      photos: step.do === 'mark_done' ? await takeOut(context, pair?.after) : [],
      communityId: play.populated.planned.community.id,
      id,
      words: wordsOf(play, matter, step),
      assigneeId,
      targetId: same?.id,
      wishesToHelp: matter.variant.becomesHelperWith !== undefined,
    });
    // What the rules decline at that moment does not happen; the story stops there.
    if (!done.ok) return;
    if (step.do === 'claim') holderId = who.personId;
    if (step.do === 'assign') holderId = assigneeId;
    await sayComments(play, matter, { id, at, after: step.do });
  }
}

function minutesOf(random: Random, step: Step): number {
  const [least, most] = step.afterHours;
  return Math.max(1, Math.round((least + random.fraction() * (most - least)) * 60));
}

function wordsOf({ phrases, random }: Play, matter: PlannedMatter, step: Step): string {
  const key = step.say ?? fallbackWords[step.do];
  if (key === undefined) return '';
  const own = matter.variant.words[key];
  const usual = phrases[key] ?? [];
  return own ?? (usual.length === 0 ? '' : random.pick(usual));
}

/** What is said with a step that needs a reason when the course names none. */
const fallbackWords: Readonly<Record<string, string>> = {
  mark_done: 'done',
  close_no_help_wanted: 'closing',
  not_fixed: 'notYet',
};

async function sayComments(
  play: Play,
  matter: PlannedMatter,
  when: { readonly id: string; readonly at: Temporal.Instant; readonly after: string },
): Promise<void> {
  let { at } = when;
  for (const comment of matter.variant.comments) {
    if (comment.after !== when.after) continue;
    at = at.add({ minutes: play.random.int(6, 240) });
    if (Temporal.Instant.compare(at, play.context.now) >= 0) return;
    const speaker = play.random.pick(play.populated.people.active);
    const context = contextAt(play, personAt(play, speaker.id), at);
    const communityId = play.populated.planned.community.id;
    await commentOnMatter(context, { communityId, id: when.id, body: comment.text });
  }
}

function doerOf(
  play: Play,
  step: Step,
  at: { readonly matter: PlannedMatter; readonly holderId: string | undefined },
): Subject | undefined {
  switch (step.by) {
    case 'asker':
      return personAt(play, at.matter.askerId);
    case 'handler':
      return at.matter.handlerId === undefined ? undefined : personAt(play, at.matter.handlerId);
    case 'holder':
      return at.holderId === undefined ? undefined : personAt(play, at.holderId);
    case 'neighbour':
      return personAt(play, play.random.pick(play.populated.people.active).id);
    case 'system':
      return visitor;
    default:
      return staffWith(play, step.by);
  }
}

function assigneeOf(play: Play, step: Step, matter: PlannedMatter): string | undefined {
  const { holderOfKind } = play.populated.organisations;
  const worker = staffWith(play, 'community_worker')?.personId;
  if (step.to === 'handler') return matter.handlerId ?? worker;
  return holderOfKind.get(step.to ?? '') ?? worker;
}

function staffWith(play: Play, role: string): Subject | undefined {
  const { community } = play.populated.planned;
  const { grants } = play.populated;
  const grant =
    grants.find((one) => one.role === role && one.placeId === community.id) ??
    grants.find((one) => one.role === 'community_worker' && one.placeId === community.id);
  return grant === undefined ? undefined : personAt(play, grant.personId);
}

function personAt({ populated }: Play, personId: string): Subject {
  return subjectIn(populated, personId);
}

function contextAt({ context }: Play, subject: Subject, at: Temporal.Instant): Context {
  return contextAs(context, subject, at);
}

import type { Counts, Firsts, Matter, State } from '#/features/matters/model/matter.ts';
import { advance, begin } from './advance.ts';
import type { Standing } from './advance.ts';
import type { Moment } from './clocks.ts';
import { profileRules } from './profiles.ts';

/** What a matter is raised with; the rest follows. */
export type Raising = Pick<
  Matter,
  | 'communityId'
  | 'id'
  | 'reference'
  | 'placeId'
  | 'buildingId'
  | 'compoundId'
  | 'point'
  | 'profile'
  | 'category'
  | 'suggestedCategory'
  | 'title'
  | 'body'
  | 'visibility'
  | 'isAnonymous'
  | 'askerId'
  | 'actorId'
  | 'againstPersonId'
  | 'againstOrganisationId'
  | 'queue'
>;

const DIGITS = 4;

const noCounts: Counts = {
  followers: 0,
  comments: 0,
  offers: 0,
  photos: 0,
  returns: 0,
  moves: 0,
  reworks: 0,
  reopenings: 0,
  sendBacks: 0,
};

const noFirsts: Firsts = {
  acceptedAt: undefined,
  acceptDueAt: undefined,
  answeredAt: undefined,
  verifiedAt: undefined,
  verifiedAs: undefined,
  dispatchedAt: undefined,
  dispatchedTo: undefined,
  contactDueAt: undefined,
  contactedAt: undefined,
  handleDueAt: undefined,
  doneAt: undefined,
  checkedAt: undefined,
  hasPassed: undefined,
  closeDueAt: undefined,
  verdictAt: undefined,
  verdict: undefined,
  isSatisfied: undefined,
};

/** What raising a matter makes of it, and the states it went through on the way. */
export type Raised = Standing & { readonly states: readonly State[] };

/** Makes a matter of what was told, with its clocks; a need is accepted in the same breath. */
export function raise(raising: Raising, moment: Moment): Raised {
  const matter: Matter = {
    ...raising,
    state: 'submitted',
    stateSince: moment.now,
    raisedAt: moment.now,
    passedFrom: undefined,
    holderId: undefined,
    lastHandlerId: undefined,
    parentId: undefined,
    mergedInto: undefined,
    scheduledFor: undefined,
    nextDueAt: undefined,
    nextStage: undefined,
    deadlineAt: undefined,
    closedAt: undefined,
    closedAs: undefined,
    counts: noCounts,
    firsts: noFirsts,
  };
  const submitted = begin(matter, moment);
  if (!profileRules[raising.profile].acceptsAtOnce) {
    return { ...submitted, states: ['submitted'] };
  }
  const taken = { verb: 'accept', to: 'accepted', parts: ['system'] } as const;
  const { matter: accepted, clocks } = advance(submitted, taken, moment);
  return { matter: accepted, clocks, states: ['submitted', 'accepted'] };
}

/** Writes the number one reads out on the telephone: the year, and a count within it. */
export function writeReference(year: number, number: number): string {
  return `${year}-${String(number).padStart(DIGITS, '0')}`;
}

/** Gives a title to what came without one: its first sentence, cut at a word or a character. */
export function titleOf(body: string, most: number): string {
  const told = body.trim();
  const sentences = told.split(/[\n。！？!?]|(?<=\.)\s/u).map((sentence) => sentence.trim());
  // Who only calls out ("！！") has said no sentence; the call is the title then.
  const first = sentences.find((sentence) => sentence !== '') ?? told;
  const characters = [...first];
  return characters.length <= most
    ? first
    : `${characters
        .slice(0, most - 1)
        .join('')
        .trim()}…`;
}

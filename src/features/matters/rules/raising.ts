import type { Counts, Firsts, Matter, State } from '#/features/matters/model/matter.ts';
import { advance, begin, readClocks } from './advance.ts';
import type { Standing } from './advance.ts';
import { turnClocks } from './clocks.ts';
import type { Moment } from './clocks.ts';
import { profileRules } from './profiles.ts';
import { wantedClocks } from './stages.ts';

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
  const submitted = begin(justRaised(raising, moment.now), moment);
  if (!profileRules[raising.profile].acceptsAtOnce) {
    return { ...submitted, states: ['submitted'] };
  }
  const taken = { verb: 'accept', to: 'accepted', parts: ['system'] } as const;
  const { matter: accepted, clocks } = advance(submitted, taken, moment);
  return { matter: accepted, clocks, states: ['submitted', 'accepted'] };
}

/** The days that stand in an old book, as moments of those days. */
export type BookDays = {
  readonly raisedAt: Temporal.Instant;
  readonly doneAt: Temporal.Instant | undefined;
};

/**
 * Makes a matter of what stands in an old book, where somebody had taken it in. One that is still
 * open gets its clocks from now on, for nobody was promised anything by us before; the deadlines of
 * the time before are unknown, and none of them was kept or missed.
 */
export function takeFromBook(raising: Raising, days: BookDays, moment: Moment): Standing {
  const { raisedAt, doneAt } = days;
  const firsts = { ...noFirsts, acceptedAt: raisedAt, answeredAt: raisedAt, doneAt };
  const known: Matter = { ...justRaised(raising, raisedAt), firsts };
  if (doneAt !== undefined) {
    const over = { state: 'resolved', stateSince: doneAt, closedAt: doneAt } as const;
    return { matter: { ...known, ...over, closedAs: 'resolved' }, clocks: [] };
  }
  const open: Matter = { ...known, state: 'accepted', stateSince: moment.now };
  const clocks = turnClocks([], wantedClocks(open.profile, open.state), moment);
  return { matter: readClocks(open, clocks), clocks };
}

function justRaised(raising: Raising, at: Temporal.Instant): Matter {
  return {
    ...raising,
    state: 'submitted',
    stateSince: at,
    raisedAt: at,
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

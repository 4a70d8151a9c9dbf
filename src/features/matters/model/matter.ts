import type { Hidden } from './hiding.ts';
import type { Brand } from '#/lib/brand.ts';

export type MatterId = Brand<string, 'MatterId'>;
/** Who has to look at a matter that nobody has in hand; see `rules/routing.ts` for its forms. */
export type Queue = Brand<string, 'Queue'>;

/** What kind of a matter it is; what each allows is data in `rules/profiles.ts`. */
export const profiles = ['need', 'report', 'urgent'] as const;
export type Profile = (typeof profiles)[number];

/** Who may see that the matter exists. */
export const visibilities = ['all', 'neighbours', 'staff'] as const;
export type Visibility = (typeof visibilities)[number];

/** States in which nobody has it in hand. */
export const unheldStates = [
  'submitted',
  'verifying',
  'accepted',
  'offered',
  'returned',
  'reopen_requested',
] as const;
/** States in which somebody has it in hand. */
export const heldStates = [
  'assigned',
  'claimed',
  'in_progress',
  'scheduled',
  'waiting_asker',
  'waiting_partner',
  'paused',
  'done',
  'rework',
] as const;
/** States in which it is over. */
export const closedStates = [
  'declined',
  'resolved',
  'partly_resolved',
  'done_by_others',
  'out_of_scope',
  'no_help_wanted',
  'unreachable',
  'unanswered',
  'duplicate',
  'withdrawn',
] as const;
/** All states; a reopened matter is held by its former handler if it had one. */
export const states = [...unheldStates, ...heldStates, 'reopened', ...closedStates] as const;

export type ClosedState = (typeof closedStates)[number];
export type State = (typeof states)[number];

/** What the public sees: nobody has it, somebody has it, it is over. */
export const buckets = ['open', 'in_hand', 'closed'] as const;
export type Bucket = (typeof buckets)[number];

/** What can be done to a matter so that its state may change. */
export const verbs = [
  'ask_to_verify',
  'verify_found',
  'verify_absent',
  'verify_unclear',
  'accept',
  'decline',
  'call_out',
  'call_in',
  'claim',
  'assign',
  'reassign',
  'release',
  'return',
  'recall',
  'transfer',
  'send_back',
  'take_back',
  'start',
  'schedule',
  'wait_for_asker',
  'wait_for_partner',
  'answer',
  'resume',
  'pause',
  'mark_done',
  'pass_check',
  'fail_check',
  'confirm_solved',
  'confirm_partly',
  'confirm_by_others',
  'not_fixed',
  'request_reopen',
  'reopen',
  'refuse_reopen',
  'withdraw',
  'merge',
  'close_out_of_scope',
  'close_by_others',
  'close_no_help_wanted',
  'close_unreachable',
  'close_unanswered',
] as const;
export type Verb = (typeof verbs)[number];

/** What somebody is to one matter; a person may be several at once. */
export const parts = [
  'asker',
  'holder',
  'helper',
  'neighbour',
  'staff',
  'dispatcher',
  'verifier',
  'system',
] as const;
export type Part = (typeof parts)[number];

/** As what somebody speaks in a matter's story: the closest of their parts. */
export const voices = ['asker', 'holder', 'helper', 'staff', 'neighbour', 'system'] as const;
export type Voice = (typeof voices)[number];

/** The stages that have a clock. `total` runs from first to last and is what the public sees. */
export const clockStages = [
  'triage',
  'verify',
  'acknowledge',
  'take_back',
  'return_window',
  'handle',
  'wait_asker',
  'wait_partner',
  'pause',
  'check',
  'verdict',
  'total',
] as const;
export type ClockStage = (typeof clockStages)[number];

/** How somebody came to have a matter in hand, or to lend a hand. */
export const origins = ['claimed', 'assigned', 'offered', 'reopened'] as const;
export type Origin = (typeof origins)[number];

export const verdictAnswers = ['solved', 'partly', 'by_others', 'not_solved'] as const;
export type VerdictAnswer = (typeof verdictAnswers)[number];

export const photoStages = ['before', 'after', 'proof'] as const;
export type PhotoStage = (typeof photoStages)[number];

/** Who may read a line of the story: everybody who sees the matter, those in it, or staff. */
export const noteVisibilities = ['public', 'parties', 'staff'] as const;
export type NoteVisibility = (typeof noteVisibilities)[number];

export type Point = { readonly lon: number; readonly lat: number };

/** A matter (事): someone needs something, someone does it. */
export type Matter = {
  /** Since when its words are hidden and why, while they are. */
  readonly hidden?: Hidden;
  readonly communityId: string;
  readonly id: MatterId;
  /** The number one reads out on the telephone: `2026-0371`. */
  readonly reference: string;
  readonly placeId: string;
  readonly buildingId: string | undefined;
  readonly compoundId: string | undefined;
  readonly point: Point | undefined;
  readonly profile: Profile;
  readonly category: string;
  readonly suggestedCategory: string | undefined;
  readonly title: string;
  readonly body: string;
  readonly visibility: Visibility;
  /** Hides the asker from the public and from neighbours. */
  readonly isAnonymous: boolean;
  readonly state: State;
  readonly stateSince: Temporal.Instant;
  readonly raisedAt: Temporal.Instant;
  /** The person concerned; `actorId` is whoever typed. */
  readonly askerId: string;
  readonly actorId: string;
  readonly againstPersonId: string | undefined;
  readonly againstOrganisationId: string | undefined;
  readonly queue: Queue;
  /** Whose it was, while those it was handed on to have not taken it over. */
  readonly passedFrom: Queue | undefined;
  readonly holderId: string | undefined;
  readonly lastHandlerId: string | undefined;
  /** The joint task this is a part of. */
  readonly parentId: MatterId | undefined;
  readonly mergedInto: MatterId | undefined;
  readonly scheduledFor: Temporal.Instant | undefined;
  readonly nextDueAt: Temporal.Instant | undefined;
  readonly nextStage: ClockStage | undefined;
  readonly deadlineAt: Temporal.Instant | undefined;
  readonly closedAt: Temporal.Instant | undefined;
  readonly closedAs: ClosedState | undefined;
  readonly counts: Counts;
  readonly firsts: Firsts;
};

export type Counts = {
  readonly followers: number;
  readonly comments: number;
  readonly offers: number;
  readonly photos: number;
  readonly returns: number;
  /** How often it was taken from its holder: returned, recalled, reassigned, taken back. */
  readonly moves: number;
  readonly reworks: number;
  readonly reopenings: number;
  /** How often it was sent back by those it was handed on to. */
  readonly sendBacks: number;
};

/** The firsts of a matter's life, and the deadlines they are measured by; figures count them. */
export type Firsts = {
  readonly acceptedAt: Temporal.Instant | undefined;
  readonly acceptDueAt: Temporal.Instant | undefined;
  /** Accepted, declined or closed: the first time somebody decided what becomes of it. */
  readonly answeredAt: Temporal.Instant | undefined;
  readonly verifiedAt: Temporal.Instant | undefined;
  readonly verifiedAs: 'found' | 'absent' | 'unclear' | undefined;
  readonly dispatchedAt: Temporal.Instant | undefined;
  readonly dispatchedTo: 'neighbour' | 'staff' | undefined;
  readonly contactDueAt: Temporal.Instant | undefined;
  readonly contactedAt: Temporal.Instant | undefined;
  readonly handleDueAt: Temporal.Instant | undefined;
  readonly doneAt: Temporal.Instant | undefined;
  readonly checkedAt: Temporal.Instant | undefined;
  readonly hasPassed: boolean | undefined;
  readonly closeDueAt: Temporal.Instant | undefined;
  readonly verdictAt: Temporal.Instant | undefined;
  readonly verdict: VerdictAnswer | undefined;
  readonly isSatisfied: boolean | undefined;
};

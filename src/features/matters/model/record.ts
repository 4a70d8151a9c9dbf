import type { Brand } from '#/lib/brand.ts';
import type { Names } from '#/platform/i18n/catalogue.ts';
import type { Hidden } from './hiding.ts';
import type {
  MatterId,
  NoteVisibility,
  Origin,
  PhotoStage,
  Queue,
  State,
  VerdictAnswer,
  Voice,
} from './matter.ts';

export type AssignmentId = Brand<string, 'AssignmentId'>;
export type OfferId = Brand<string, 'OfferId'>;
export type DraftId = Brand<string, 'DraftId'>;

export const endReasons = [
  'done',
  'released',
  'returned',
  'reassigned',
  'recalled',
  'transferred',
  'taken_back',
  'closed',
  'withdrawn',
  'merged',
  'left',
] as const;
/** Why somebody has a matter in hand no more. */
export type EndReason = (typeof endReasons)[number];

/** Who has a matter in hand (the lead), or lends a hand. */
export type Assignment = {
  readonly id: AssignmentId;
  readonly role: 'lead' | 'helper';
  readonly origin: Origin;
  readonly personId: string;
  readonly organisationId: string | undefined;
  readonly startedAt: Temporal.Instant;
  readonly acknowledgedAt: Temporal.Instant | undefined;
  readonly endedAt: Temporal.Instant | undefined;
  readonly endReason: EndReason | undefined;
};

/** One line of a matter's story. */
export type MatterEvent = {
  readonly id: string;
  readonly at: Temporal.Instant;
  readonly verb: string;
  readonly fromState: State | undefined;
  readonly toState: State | undefined;
  /** Whoever typed, and for whom. */
  readonly actorId: string | undefined;
  readonly personId: string | undefined;
  readonly voice: Voice;
  readonly addressedTo: string | undefined;
  readonly note: string | undefined;
  readonly visibility: NoteVisibility;
  readonly hidden?: Hidden;
  /** Whose it became, when it was handed on or sent back. */
  readonly passedTo?: Queue | undefined;
};

export type Comment = {
  readonly id: string;
  readonly at: Temporal.Instant;
  readonly personId: string;
  readonly actorId: string;
  readonly voice: Voice;
  readonly body: string;
  readonly visibility: NoteVisibility;
  readonly hidden?: Hidden;
};

export type Offer = {
  readonly id: OfferId;
  readonly personId: string;
  readonly actorId: string;
  readonly at: Temporal.Instant;
  readonly words: string | undefined;
  readonly answer: 'accepted' | 'declined' | 'lapsed' | undefined;
};

export type MatterPhoto = {
  readonly fileId: string;
  readonly stage: PhotoStage;
  readonly at: Temporal.Instant;
  readonly personId: string;
  readonly actorId: string;
};

/** What the asker said of it. */
export type Verdict = {
  readonly at: Temporal.Instant;
  readonly answer: VerdictAnswer;
  readonly isSatisfied: boolean | undefined;
  readonly thanks: string | undefined;
  readonly wishesToHelp: boolean;
};

/** What somebody asks of the holder or of the dispatcher. */
export type MatterRequest = {
  readonly id: string;
  readonly kind: 'release' | 'pause';
  readonly personId: string;
  readonly at: Temporal.Instant;
  readonly reason: string;
  readonly until: Temporal.Instant | undefined;
};

/** A half-told matter, kept while its teller goes through the screens. */
export type Draft = {
  readonly id: DraftId;
  readonly personId: string | undefined;
  readonly fields: { readonly [name: string]: string | readonly string[] };
  readonly photos: readonly string[];
  readonly expiresAt: Temporal.Instant;
};

/** Something the auditor found wrong with an open matter. */
export type Finding = {
  readonly communityId: string;
  readonly matterId: MatterId;
  readonly kind: FindingKind;
  readonly foundAt: Temporal.Instant;
};

export const findingKinds = [
  'held_by_nobody',
  'holder_mismatch',
  'no_clock',
  'clock_mismatch',
  'clock_unanswered',
] as const;
export type FindingKind = (typeof findingKinds)[number];

/** A category in three languages for a list of choices. */
export type CategoryName = { readonly code: string; readonly names: Names; readonly icon: string };

import type { Names } from '#/platform/i18n/catalogue.ts';
import type { Hidden } from './hiding.ts';
import type {
  Bucket,
  ClockStage,
  MatterId,
  NoteVisibility,
  Part,
  PhotoStage,
  Point,
  Profile,
  Queue,
  State,
  Verb,
  VerdictAnswer,
  Visibility,
  Voice,
} from './matter.ts';
import type { EndReason } from './record.ts';

/** A person as a reader may see them: as what they speak, and who they are if it may be known. */
export type PersonShown = {
  readonly voice: Voice;
  readonly personId: string | undefined;
  readonly name: string | undefined;
  readonly telephone: string | undefined;
  readonly homePlaceId: string | undefined;
};

/** A matter on the board: enough for a card. */
export type MatterCard = {
  readonly communityId: string;
  readonly id: MatterId;
  readonly reference: string;
  /** No closer than the building, unless the reader may know. */
  readonly placeId: string;
  readonly buildingId: string | undefined;
  readonly compoundId: string | undefined;
  readonly profile: Profile;
  readonly category: string;
  readonly title: string;
  readonly excerpt: string;
  readonly visibility: Visibility;
  readonly state: State;
  readonly bucket: Bucket;
  readonly raisedAt: Temporal.Instant;
  readonly stateSince: Temporal.Instant;
  readonly deadlineAt: Temporal.Instant | undefined;
  readonly isOverdue: boolean;
  readonly followers: number;
  readonly comments: number;
  readonly offers: number;
  readonly photos: number;
  readonly photoId: string | undefined;
  readonly askerName: string | undefined;
  readonly holderName: string | undefined;
  readonly isMine: boolean;
  readonly isInMyHands: boolean;
  readonly queue: Queue;
  /** Whose it was, while those it was handed on to have not taken it over. */
  readonly passedFrom: Queue | undefined;
  readonly sendBacks: number;
};

/** A page of the board; `next` opens the page after it. */
export type Board = { readonly cards: readonly MatterCard[]; readonly next: string | undefined };

/** How many there are, up to a limit beyond which it is only said that there are more. */
export type BoardCounts = {
  readonly open: number;
  readonly inHand: number;
  readonly mine: number;
};

/** A line of a desk: a card with what presses. */
export type DeskRow = MatterCard & {
  readonly nextStage: ClockStage | undefined;
  readonly nextDueAt: Temporal.Instant | undefined;
  readonly isPressing: boolean;
  readonly holderId: string | undefined;
  readonly requests: readonly ('release' | 'pause')[];
};

export type Desk = { readonly rows: readonly DeskRow[]; readonly next: string | undefined };

export type DeskCounts = {
  readonly open: number;
  readonly overdue: number;
  readonly toDecide: number;
  readonly unheld: number;
  readonly waiting: number;
  readonly toCheck: number;
  readonly passedOn: number;
  readonly mine: number;
};

export type ClockShown = {
  readonly stage: ClockStage;
  readonly dueAt: Temporal.Instant | undefined;
  readonly state: 'running' | 'standing' | 'late';
  readonly isProvisional: boolean;
};

export type EventShown = {
  readonly at: Temporal.Instant;
  readonly verb: string;
  readonly fromState: State | undefined;
  readonly toState: State | undefined;
  readonly by: PersonShown;
  /** Whom it is told to, or who has it from then on. */
  readonly to: PersonShown | undefined;
  /** Whoever typed for them, to those who may see both. */
  readonly typedBy: PersonShown | undefined;
  readonly note: string | undefined;
  readonly visibility: NoteVisibility;
  readonly hidden: Hidden | undefined;
  /** Whose it became, when it was handed on or sent back. */
  readonly passedTo: Queue | undefined;
};

export type CommentShown = {
  readonly id: string;
  readonly at: Temporal.Instant;
  readonly by: PersonShown;
  readonly body: string;
  readonly visibility: NoteVisibility;
  readonly hidden: Hidden | undefined;
};

export type HandShown = {
  readonly person: PersonShown;
  readonly role: 'lead' | 'helper';
  readonly since: Temporal.Instant;
  readonly until: Temporal.Instant | undefined;
  readonly endReason: EndReason | undefined;
};

export type OfferShown = {
  readonly id: string;
  readonly at: Temporal.Instant;
  readonly person: PersonShown;
  readonly words: string | undefined;
};

export type RequestShown = {
  readonly kind: 'release' | 'pause';
  readonly at: Temporal.Instant;
  readonly person: PersonShown;
  readonly reason: string;
  readonly until: Temporal.Instant | undefined;
};

export type PhotoShown = {
  readonly fileId: string;
  readonly stage: PhotoStage;
  readonly at: Temporal.Instant;
  /** Whether the reader brought it, or it was brought for them. */
  readonly isMine: boolean;
};

export type VerdictShown = {
  readonly at: Temporal.Instant;
  readonly answer: VerdictAnswer;
  readonly isSatisfied: boolean | undefined;
  readonly thanks: string | undefined;
};

export type LinkShown = {
  readonly id: MatterId;
  readonly reference: string;
  readonly title: string;
};

/** What a reader may do with a matter now; the buttons of its page. */
export type Allowed = {
  readonly verbs: readonly Verb[];
  readonly offerHelp: boolean;
  readonly answerOffers: boolean;
  readonly stopHelping: boolean;
  readonly follow: boolean;
  readonly requestRelease: boolean;
  readonly refuseRelease: boolean;
  readonly requestPause: boolean;
  readonly rearrange: boolean;
  readonly addPhotos: boolean;
  readonly commentAs: readonly NoteVisibility[];
};

/** A matter with everything one reader may see of it. */
export type MatterView = Omit<MatterCard, 'excerpt' | 'askerName' | 'holderName' | 'photoId'> & {
  readonly body: string;
  /** Since when its words are hidden, and why. */
  readonly hidden: Hidden | undefined;
  readonly isAnonymous: boolean;
  readonly suggestedCategory: string | undefined;
  readonly categoryNames: Names;
  readonly point: Point | undefined;
  readonly queue: Queue;
  /** Whose it was, for those in it and staff, while it is not taken over. */
  readonly passedFrom: Queue | undefined;
  readonly sendBacks: number;
  readonly scheduledFor: Temporal.Instant | undefined;
  readonly parts: readonly Part[];
  /** Whether it is the reader's to work on: for staff, and for whoever is to go and look. */
  readonly isOnDuty: boolean;
  /** Whether they look after it, and are told neither who asked nor how to reach them. */
  readonly isAskerBeyond: boolean;
  readonly isFollowing: boolean;
  readonly asker: PersonShown;
  /** Whom a complaint is about, for the asker and for staff. */
  readonly about: string | undefined;
  readonly hands: readonly HandShown[];
  readonly offersOpen: readonly OfferShown[];
  readonly requests: readonly RequestShown[];
  readonly events: readonly EventShown[];
  readonly commentList: readonly CommentShown[];
  readonly photoList: readonly PhotoShown[];
  readonly hiddenPhotos: readonly Hidden[];
  readonly verdicts: readonly VerdictShown[];
  readonly clocks: readonly ClockShown[];
  readonly mergedInto: LinkShown | undefined;
  readonly mergedHere: readonly LinkShown[];
  /** Who was shown the asker's address and telephone; for the asker and for staff. */
  readonly contactSeenBy: readonly PersonShown[];
  readonly allowed: Allowed;
};

/** An earlier matter that might be the same as what is being told. */
export type AlikeCard = MatterCard & {
  readonly probability: number;
  readonly metres: number | undefined;
};

/** What may be objected to in a matter. */
export const thingKinds = ['words', 'name', 'comment', 'note', 'photo'] as const;
export type ThingKind = (typeof thingKinds)[number];

/** Why something is objected to or hidden. */
export const hidingReasons = ['personal', 'insult', 'untrue', 'advertising', 'other'] as const;
export type HidingReason = (typeof hidingReasons)[number];

/** Since when something is hidden, and why. */
export type Hidden = { readonly at: Temporal.Instant; readonly cause: HidingReason };

/** The words of a thing; only what was told at the beginning has a title. */
export type ThingWords = { readonly title: string | undefined; readonly body: string };

/** Names one thing within a matter: `words` and `name` have the id of the matter itself. */
export type ThingName = { readonly kind: ThingKind; readonly id: string };

/** Something in a matter that somebody wrote or showed. */
export type Thing = ThingName & {
  readonly at: Temporal.Instant;
  /** Whose it is, and who typed. */
  readonly personId: string;
  readonly actorId: string;
  readonly words: ThingWords;
  /** The file of a photo; another one than before when parts of it were covered. */
  readonly fileId?: string;
  readonly hidden: Hidden | undefined;
};

/** The things of a matter that a reader sees, with what decides who may look after them. */
export type ThingsOfMatter = {
  readonly communityId: string;
  readonly id: string;
  readonly reference: string;
  readonly title: string;
  readonly placeId: string;
  readonly path: string;
  /** Whether the matter complains of the reader, or of a body of theirs. */
  readonly isAboutReader: boolean;
  readonly things: readonly Thing[];
};

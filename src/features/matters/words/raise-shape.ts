import type { Profile, Visibility } from '#/features/matters/model/matter.ts';

/** The sentences of the screens on which a matter is raised. */
export type RaiseWords = {
  readonly title: string;
  readonly steps: readonly [string, string, string, string];
  readonly forWhom: (name: string) => string;
  readonly lead: string;
  readonly complaintLead: string;
  /** Says which page of the program it is about. */
  readonly onPage: (path: string) => string;
  readonly photos: string;
  readonly photosHint: string;
  readonly photoAlt: (number: string) => string;
  readonly body: string;
  readonly bodyHint: string;
  readonly next: string;
  readonly back: string;
  readonly bodyMissing: string;
  readonly bodyLong: (most: string) => string;
  readonly categoryTitle: string;
  readonly categoryLead: string;
  readonly suggested: string;
  readonly noneSuggested: string;
  readonly danger: string;
  readonly dangerHint: string;
  readonly otherTitle: string;
  readonly searchCategory: string;
  readonly searchCategoryHint: string;
  readonly noneFound: (query: string) => string;
  readonly found: (query: string) => string;
  readonly askTitle: string;
  readonly adviceTitle: string;
  readonly adviceStops: string;
  readonly adviceGoesOn: string;
  readonly call: (number: string) => string;
  readonly callDuty: string;
  readonly locals: Readonly<Record<string, string>>;
  readonly local: string;
  readonly numberUnknown: (whose: string) => string;
  readonly goOn: string;
  readonly settled: string;
  readonly noCommunity: string;
  readonly noCommunityText: string;
  readonly findPlace: string;
  readonly placeTitle: string;
  readonly placeLead: string;
  readonly place: string;
  readonly spots: {
    readonly home: string;
    readonly unit: string;
    readonly building: string;
    readonly compound: string;
    readonly community: string;
  };
  readonly searchPlace: (community: string) => string;
  readonly searchPlaceHint: string;
  readonly noPlaceFound: (query: string) => string;
  readonly profile: string;
  readonly profileHints: { readonly [profile in Profile]: string };
  readonly profiles: { readonly [profile in Profile]: string };
  readonly visibility: string;
  readonly visibilities: { readonly [visibility in Visibility]: string };
  readonly visibilityHints: { readonly [visibility in Visibility]: string };
  readonly anonymous: string;
  readonly anonymousHint: string;
  readonly name: string;
  readonly about: string;
  readonly aboutHint: string;
  readonly aboutNobody: string;
  readonly aboutAnswer: string;
  readonly checkTitle: string;
  readonly checkLead: string;
  readonly alikeTitle: string;
  readonly alikeLead: string;
  readonly noneOfThem: string;
  readonly answers: string;
  readonly what: string;
  readonly category: string;
  readonly where: string;
  readonly who: string;
  readonly asks: string;
  readonly yes: string;
  readonly withName: string;
  readonly signInFirst: string;
  readonly submit: string;
  readonly missing: string;
  readonly missingCategory: string;
  readonly missingPlace: string;
  readonly choose: string;
  readonly roles: Readonly<Record<string, string>>;
  /** Who serves by a role, as a list of names says it. */
  readonly offices: Readonly<Record<string, string>>;
  readonly roleAt: (role: string, place: string) => string;
  readonly office: string;
  readonly raised: {
    readonly [profile in Profile]: (
      reference: string,
      who: string,
      when: string | undefined,
    ) => string;
  };
  readonly repeated: (reference: string) => string;
};

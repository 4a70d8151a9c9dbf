import { openVerbs } from '#/features/matters/rules/decide.ts';
import type { Situation } from '#/features/matters/rules/decide.ts';
import { bucketOf } from '#/features/matters/rules/states.ts';
import type { Part, Profile, Queue, State } from '#/features/matters/model/matter.ts';
import type {
  BoardShown,
  CardLine,
  DeskLine,
  DeskShown,
  HandlingShown,
  MatterPage,
  PersonLine,
} from '#/features/matters/routes/shapes.ts';
import { brand } from '#/lib/brand.ts';
import { drawnAt } from './drawn.ts';

/** One plain shape of each page of matters, which tests change in what they are about. */

export const hours = (count: number) => drawnAt.add({ hours: count });

export const community = {
  id: '350203007010',
  names: { hant: '深田社區', hans: '深田社区', en: 'Shentian' },
};
export const slope = {
  id: 'dongxing',
  names: { hant: '東興小區', hans: '东兴小区', en: 'Dongxing' },
};
export const railing = {
  code: 'railing',
  group: 'safety',
  names: { hant: '欄杆扶手', hans: '栏杆扶手', en: 'Railings' },
  icon: 'fence',
};

export function personLine(changes: Partial<PersonLine> = {}): PersonLine {
  return { voice: 'neighbour', isYou: false, ...changes };
}

const head = {
  id: '350203007010-2026-0371',
  reference: '2026-0371',
  title: '坡道欄杆鬆動',
  profile: 'report',
  category: railing,
  where: slope,
  visibility: 'all',
  bucket: 'open',
  raisedAt: hours(-5),
  isOverdue: false,
  followers: 0,
  commentCount: 0,
  isMine: false,
  isInMyHands: false,
  isFollowing: false,
} as const;

export function plainCard(changes: Partial<CardLine> = {}): CardLine {
  return { ...head, excerpt: '一扶就晃。', mayClaim: false, ...changes };
}

export function plainBoard(changes: Partial<BoardShown> = {}): BoardShown {
  return {
    place: community,
    community,
    show: 'near',
    view: 'list',
    groups: [],
    counts: { open: 12, inHand: 3 },
    cards: [],
    street: [],
    light: 'helped',
    below: [],
    isSignedIn: true,
    ...changes,
  };
}

export const nothingAllowed: MatterPage['allowed'] = {
  verbs: [],
  offerHelp: false,
  answerOffers: false,
  stopHelping: false,
  follow: false,
  requestRelease: false,
  refuseRelease: false,
  requestPause: false,
  rearrange: false,
  addPhotos: false,
  commentAs: [],
};

type MatterChanges = Partial<Omit<MatterPage, 'allowed'>> & {
  readonly allowed?: Partial<MatterPage['allowed']>;
};

export function plainMatter({ allowed, ...changes }: MatterChanges = {}): MatterPage {
  return {
    ...head,
    body: '坡道欄杆鬆動。一扶就晃，老人家走過很怕。',
    community,
    isAnonymous: false,
    asker: personLine({ voice: 'asker' }),
    contactSeenBy: [],
    hands: [],
    offers: [],
    requests: [],
    story: [],
    comments: [],
    hiddenPhotos: [],
    photos: [],
    clocks: [],
    mergedHere: [],
    isStaff: false,
    isAskerBeyond: false,
    isSignedIn: true,
    ...changes,
    allowed: { ...nothingAllowed, ...allowed },
  };
}

export function plainHandling(
  matter: MatterPage,
  choices: Partial<HandlingShown['choices']> = {},
): HandlingShown {
  return {
    matter: { ...matter, isStaff: true },
    choices: {
      query: '',
      people: [],
      categories: [],
      places: [],
      targets: [],
      alike: [],
      templates: [],
      ...choices,
    },
  };
}

export function plainRow(changes: Partial<DeskLine> = {}): DeskLine {
  return {
    ...plainCard(),
    queue: { hant: '深田社區 · 調度', hans: '深田社区 · 调度', en: 'Shentian · dispatcher' },
    isPressing: false,
    requests: [],
    ...changes,
  };
}

export function plainDesk(changes: Partial<DeskShown> = {}): DeskShown {
  return {
    place: community,
    communityId: community.id,
    show: 'all',
    groups: [],
    queues: [],
    others: [],
    places: [],
    saved: [],
    bodies: [],
    counts: {
      all: 9,
      overdue: 2,
      to_decide: 1,
      unheld: 4,
      waiting: 0,
      to_check: 1,
      passed_on: 0,
      mine: 0,
    },
    rows: [],
    people: [],
    ...changes,
  };
}

/** Who reads a matter of a state: what the rules let them do is what the page is handed. */
export type Reader = 'visitor' | 'neighbour' | 'asker' | 'holder' | 'dispatcher';
export const readers: readonly Reader[] = ['visitor', 'neighbour', 'asker', 'holder', 'dispatcher'];

const parts: { readonly [reader in Reader]: readonly Part[] } = {
  visitor: [],
  neighbour: ['neighbour'],
  asker: ['asker', 'neighbour'],
  holder: ['holder', 'neighbour'],
  dispatcher: ['staff', 'dispatcher', 'verifier'],
};

/** A matter in a state as this reader is shown it, with the steps the rules open to them. */
export function matterFor(
  reader: Reader,
  at: { readonly profile: Profile; readonly state: State; readonly isHeld: boolean },
): MatterPage {
  const { profile, state } = at;
  const holderId = at.isHeld ? 'holder' : undefined;
  const situation: Situation = {
    profile,
    state,
    askerId: 'asker',
    againstPersonId: undefined,
    holderId,
    lastHandlerId: 'holder',
    closedAs: undefined,
    closedAt: drawnAt,
    heldBy: at.isHeld ? 'claimed' : undefined,
    returnUntil: undefined,
    queue: brand<Queue>('role:dispatcher@350203007010'),
    passedFrom: undefined,
    sendBacks: 0,
  };
  const own = reader === 'holder' && !at.isHeld ? (['neighbour'] as const) : parts[reader];
  const ids = reader === 'visitor' ? [] : [reader];
  const isInside = reader === 'asker' || reader === 'dispatcher' || own.includes('holder');
  const bucket = bucketOf(state, holderId);
  return plainMatter({
    profile,
    bucket,
    state: isInside || bucket === 'closed' ? state : undefined,
    isMine: reader === 'asker',
    isInMyHands: own.includes('holder'),
    isStaff: reader === 'dispatcher',
    isSignedIn: reader !== 'visitor',
    allowed: {
      verbs: openVerbs(situation, { parts: own, ids, isAgainst: false }).slice(),
      follow: reader !== 'visitor' && reader !== 'asker',
      rearrange: reader === 'dispatcher' && bucket !== 'closed',
    },
  });
}

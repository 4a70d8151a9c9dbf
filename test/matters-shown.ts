import * as fc from 'fast-check';
import {
  buckets,
  clockStages,
  noteVisibilities,
  photoStages,
  profiles,
  states,
  verbs,
  verdictAnswers,
  visibilities,
  voices,
} from '#/features/matters/model/matter.ts';
import { hidingReasons } from '#/features/matters/model/hiding.ts';
import type { Bucket, State } from '#/features/matters/model/matter.ts';
import { boardShows, bulkSteps, deskShows } from '#/features/matters/model/shows.ts';
import type {
  BoardShown,
  BulkShown,
  CardLine,
  DeskLine,
  DeskShown,
  ForesightShown,
  HandlingShown,
  MatterPage,
  MineShown,
  PersonLine,
  PlaceShown,
} from '#/features/matters/routes/shapes.ts';
import { measures } from '#/features/matters/rules/figures.ts';
import { bucketOf } from '#/features/matters/rules/states.ts';
import { storyVerbs } from '#/features/matters/words/story.ts';
import { languages } from '#/platform/i18n/language.ts';
import type { View } from '#/platform/http/view.ts';
import { drawnAt, viewWith } from './drawn.ts';
import { hostile } from './hostile-words.ts';

/** Any shape that a page of matters may be handed, with words as hostile as people can type. */

const words = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('坡道的欄杆鬆了', '楼道灯不亮', 'The lamp is out', '7') },
  { weight: 2, arbitrary: fc.constantFrom(...hostile) },
  {
    weight: 1,
    arbitrary: fc.string({ minLength: 1, maxLength: 40 }).filter((text) => text.trim() !== ''),
  },
);
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const count = fc.constantFrom(0, 1, 2, 7, 1_234);
const uuid = fc.uuid();
const few = <Value>(value: fc.Arbitrary<Value>, most = 3) => fc.array(value, { maxLength: most });

/** Moments around the one at which pages are drawn, to the minute. */
const moment = fc
  .integer({ min: -600_000, max: 600_000 })
  .map((minutes) => drawnAt.add({ minutes }));

export const names = fc.record({ hant: words, hans: words, en: words });
const placeId = fc.constantFrom('350203007010', 'dongxing', 'dongxing-3', 'a-1');
export const place: fc.Arbitrary<PlaceShown> = fc.record({ id: placeId, names });
const reference = fc
  .integer({ min: 1, max: 99_999 })
  .map((n) => `2026-${String(n).padStart(4, '0')}`);
const publicId = reference.map((number) => `350203007010-${number}`);
const code = fc.constantFrom('railing', 'noise', 'other', 'complaint');
const icon = fc.constantFrom('fence', 'talk', 'no-such-sign', '"><b>');
const category = fc.record({ code, group: code, names, icon });
const group = fc.record({ code, names, icon });

export const person: fc.Arbitrary<PersonLine> = fc.record({
  voice: fc.constantFrom(...voices),
  name: maybe(words),
  isYou: fc.boolean(),
});

/** The bucket follows from the state, as it does wherever it is reckoned. */
const standing: fc.Arbitrary<{ readonly bucket: Bucket; readonly state: State | undefined }> =
  fc.oneof(
    fc
      .record({ state: fc.constantFrom(...states), isHeld: fc.boolean() })
      .map(({ state, isHeld }) => ({
        state,
        bucket: bucketOf(state, isHeld ? 'somebody' : undefined),
      })),
    fc.constantFrom(...buckets).map((bucket) => ({ bucket, state: undefined })),
  );

const head = fc.record({
  id: publicId,
  reference,
  title: words,
  profile: fc.constantFrom(...profiles),
  category,
  where: place,
  visibility: fc.constantFrom(...visibilities),
  raisedAt: moment,
  deadlineAt: maybe(moment),
  isOverdue: fc.boolean(),
  scheduledFor: maybe(moment),
  followers: count,
  commentCount: count,
  isMine: fc.boolean(),
  isInMyHands: fc.boolean(),
  isFollowing: fc.boolean(),
});

const passed = fc.record({ from: names, to: names, sendBacks: fc.nat(2) });

export const card: fc.Arbitrary<CardLine> = fc
  .tuple(
    head,
    standing,
    fc.record({
      excerpt: words,
      passed: maybe(passed),
      photo: maybe(uuid),
      holderName: maybe(words),
      thanks: maybe(words),
      mayClaim: fc.boolean(),
    }),
  )
  .map((parts) => Object.assign({}, ...parts));

const building = fc.record({
  id: placeId,
  names,
  part: place,
  label: fc.constantFrom('3', '7', '12甲'),
  units: fc.integer({ min: 1, max: 3 }),
  floors: fc.integer({ min: 1, max: 4 }),
  columns: fc.integer({ min: 1, max: 4 }),
  households: fc.integer({ min: 0, max: 12 }),
  lit: maybe(fc.integer({ min: 0, max: 12 })),
  open: count,
});

const onePerId = <Value extends { readonly id: string }>(all: readonly Value[]) => [
  ...new Map(all.map((one) => [one.id, one])).values(),
];

export const board: fc.Arbitrary<BoardShown> = fc.record({
  place: maybe(place),
  community: maybe(place),
  show: fc.constantFrom(...boardShows),
  view: fc.constantFrom('list' as const, 'street' as const),
  group: maybe(code),
  groups: few(group),
  counts: fc.record({ open: count, inHand: count }),
  cards: few(card).map(onePerId),
  next: maybe(fc.constantFrom('cursor', 'a/b+c=&x')),
  street: few(building).map(onePerId),
  light: fc.constantFrom('able' as const, 'helped' as const),
  figure: maybe(
    fc.record({
      name: fc.constantFrom(...measures),
      month: maybe(fc.constant('2026-10')),
      until: maybe(fc.constantFrom('2026-10', '2026-11')),
      hidden: count,
    }),
  ),
  below: few(place).map(onePerId),
  home: maybe(placeId),
  isSignedIn: fc.boolean(),
});

export const mine: fc.Arbitrary<MineShown> = fc.record({
  raised: few(card),
  helping: few(card),
  helped: few(card),
  followed: few(card),
});

const link = fc.record({ id: publicId, reference, title: words });

const allowed: fc.Arbitrary<MatterPage['allowed']> = fc.record({
  verbs: fc.subarray([...verbs]),
  offerHelp: fc.boolean(),
  answerOffers: fc.boolean(),
  stopHelping: fc.boolean(),
  follow: fc.boolean(),
  requestRelease: fc.boolean(),
  refuseRelease: fc.boolean(),
  requestPause: fc.boolean(),
  rearrange: fc.boolean(),
  addPhotos: fc.boolean(),
  commentAs: fc.subarray([...noteVisibilities]),
});

const storyLine = fc.record({
  at: moment,
  verb: fc.oneof(fc.constantFrom(...storyVerbs), fc.constant('a_verb_of_tomorrow')),
  by: person,
  to: maybe(person),
  typedBy: maybe(person),
  note: maybe(words),
  visibility: fc.constantFrom(...noteVisibilities),
});

const inside = fc.record({
  body: words,
  community: place,
  isAnonymous: fc.boolean(),
  asker: person,
  about: maybe(words),
  contact: maybe(
    fc.record({ telephone: maybe(fc.constant('+8613800138001')), home: maybe(names) }),
  ),
  contactSeenBy: few(person),
  hands: few(
    fc.record({
      person,
      role: fc.constantFrom('lead' as const, 'helper' as const),
      since: moment,
      until: maybe(moment),
    }),
  ),
  offers: few(fc.record({ id: uuid, at: moment, person, words: maybe(words) })),
  // Of each kind there is at most one open request; the tables hold to that.
  requests: fc.uniqueArray(
    fc.record({
      kind: fc.constantFrom('release' as const, 'pause' as const),
      at: moment,
      person,
      reason: words,
      until: maybe(moment),
    }),
    { selector: ({ kind }) => kind, maxLength: 2 },
  ),
  story: few(storyLine, 5),
  comments: few(
    fc.record({
      at: moment,
      by: person,
      body: words,
      visibility: fc.constantFrom(...noteVisibilities),
    }),
  ),
  hiddenPhotos: few(fc.record({ at: moment, cause: fc.constantFrom(...hidingReasons) }), 2),
  photos: few(
    fc.record({
      id: uuid,
      stage: fc.constantFrom(...photoStages),
      at: moment,
      isMine: fc.boolean(),
    }),
    5,
  ),
  verdict: maybe(
    fc.record({
      at: moment,
      answer: fc.constantFrom(...verdictAnswers),
      isSatisfied: maybe(fc.boolean()),
      thanks: maybe(words),
    }),
  ),
  clocks: few(
    fc.record({
      stage: fc.constantFrom(...clockStages),
      dueAt: maybe(moment),
      state: fc.constantFrom('running' as const, 'standing' as const, 'late' as const),
    }),
  ),
  queue: maybe(names),
  passed: maybe(passed),
  mergedInto: maybe(link),
  mergedHere: few(link),
  isStaff: fc.boolean(),
  isAskerBeyond: fc.boolean(),
  isSignedIn: fc.boolean(),
  allowed,
});

export const matter: fc.Arbitrary<MatterPage> = fc
  .tuple(head, standing, inside)
  .map((parts) => Object.assign({}, ...parts));

const choosable = fc.record({ personId: uuid, name: words });

export const handling: fc.Arbitrary<HandlingShown> = fc.record({
  matter,
  choices: fc.record({
    query: fc.oneof(fc.constant(''), words),
    people: few(choosable),
    categories: few(fc.record({ code, names })).map((all) => [
      ...new Map(all.map((one) => [one.code, one])).values(),
    ]),
    places: few(place).map(onePerId),
    targets: fc
      .subarray(['role:dispatcher@a-1', 'organisation:b'])
      .map((queues) =>
        queues.map((queue) => ({ queue, names: { hant: queue, hans: queue, en: queue } })),
      ),
    alike: few(link),
    templates: few(fc.record({ id: uuid, name: words, organisationName: words })),
    answer: maybe(fc.record({ language: fc.constantFrom(...languages), words })),
  }),
});

const deskLine: fc.Arbitrary<DeskLine> = fc
  .tuple(
    card,
    fc.record({
      queue: names,
      nextStage: maybe(fc.constantFrom(...clockStages)),
      nextDueAt: maybe(moment),
      isPressing: fc.boolean(),
      requests: fc.subarray(['release' as const, 'pause' as const]),
    }),
  )
  .map((parts) => Object.assign({}, ...parts));

export const desk: fc.Arbitrary<DeskShown> = fc.record({
  place: maybe(place),
  communityId: maybe(placeId),
  show: fc.constantFrom(...deskShows),
  queue: maybe(fc.constant('role:dispatcher@350203007010')),
  group: maybe(code),
  groups: few(group),
  queues: few(fc.record({ queue: fc.constant('role:dispatcher@a-1'), names, open: count })),
  others: few(place).map(onePerId),
  places: few(place).map(onePerId),
  counts: fc.record({
    all: count,
    overdue: count,
    to_decide: count,
    unheld: count,
    waiting: count,
    to_check: count,
    passed_on: count,
    mine: count,
  }),
  saved: few(
    fc.record({
      id: uuid,
      name: words,
      place: placeId,
      show: fc.constantFrom(...deskShows),
      queue: maybe(fc.constant('own')),
      group: maybe(code),
      count,
      isOwn: fc.boolean(),
    }),
  ),
  bodies: few(fc.record({ id: uuid, name: words })),
  rows: few(deskLine),
  next: maybe(fc.constant('cursor')),
  people: few(choosable),
});

export const bulk: fc.Arbitrary<BulkShown> = fc.record({
  place: placeId,
  communityId: placeId,
  bulk: maybe(uuid),
  undoUntil: maybe(moment),
  isUndone: fc.boolean(),
  outcomes: few(
    fc.record({
      id: publicId,
      reference,
      title: words,
      refusal: maybe(fc.constantFrom('wrong_state', 'not_found', 'a_code_of_tomorrow')),
      mayUndo: fc.boolean(),
      undoRefusal: maybe(fc.constantFrom('undo_moved_on', 'undo_over', 'undo_not_yours')),
    }),
  ),
});

export const foresight: fc.Arbitrary<ForesightShown> = fc.record({
  place: placeId,
  communityId: placeId,
  step: fc.constantFrom(...bulkSteps),
  assigneeId: fc.constant(undefined),
  people: few(choosable),
  rows: few(
    fc.record({
      id: publicId,
      reference,
      title: words,
      from: fc.constantFrom(...states),
      to: maybe(fc.constantFrom(...states)),
      refusal: fc.constantFrom('wrong_state', 'not_allowed', 'already_claimed'),
      isHeld: fc.boolean(),
    }),
  ),
});

export { category, group, uuid, words };

/** Any reader at the moment of drawing: in each language, signed in or not, for somebody or not. */
export const anyView: fc.Arbitrary<View> = fc
  .record({
    language: fc.constantFrom(...languages),
    isElder: fc.boolean(),
    reader: maybe(fc.record({ name: words, actingFor: maybe(words) })),
    mayOpenDesk: fc.boolean(),
  })
  .map((changes) => viewWith(changes));

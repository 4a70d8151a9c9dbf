import { z } from 'zod';
import { hidingReasons, publicId, publicIdOf, thingKinds } from '#/features/matters/index.ts';
import { succeed } from '#/lib/result.ts';
import { everyone, holderOf } from '#/platform/access/policy.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { optionalChoice, optionalProse, placeId, uuid } from '#/platform/http/fields.ts';
import { objectTo } from '#/features/moderation/actions/objections.ts';
import { decideReview, showAgain } from '#/features/moderation/actions/reviews.ts';
import {
  MAX_ANSWER,
  MAX_OBJECTION,
  MAX_PASSAGE,
  MIN_PASSAGE,
  decisions,
} from '#/features/moderation/model.ts';
import { objectingPage } from '#/features/moderation/pages/objecting.ts';
import { reviewPage } from '#/features/moderation/pages/review.ts';
import { reviewsPage, reviewsTable } from '#/features/moderation/pages/reviews.ts';
import { refusals } from '#/features/moderation/words/refusals.ts';
import { reviewWords } from '#/features/moderation/words/reviews.ts';
import { appealEndpoints } from './appeals.ts';
import { coverEndpoints } from './cover.ts';
import { loadObjecting, loadReview, loadReviews } from './load.ts';
import { objectingShape, reviewShape, reviewsShape } from './shapes.ts';

/** Those who look after what is written at a place. */
const moderators = holderOf('community_worker', 'steward');

const AIM = new RegExp(`^(${thingKinds.join('|')}):([0-9a-f-]{36})$`);

/** What of a matter is meant: `comment:019c…`. */
const aimField = z
  .string()
  .regex(AIM)
  .transform((text) => {
    const [, code, id = ''] = AIM.exec(text) ?? [];
    return { kind: thingKinds.find((kind) => kind === code) ?? 'words', id } as const;
  })
  .pipe(z.object({ kind: z.enum(thingKinds), id: uuid }));

/** A passage is copied as it stands; one letter would be found everywhere. */
const passageField = optionalProse(MAX_PASSAGE).pipe(z.string().min(MIN_PASSAGE).optional());

const doneShape = z.object({ id: z.uuid(), communityId: z.string() });

const objecting = endpoint({
  name: 'moderation.objecting',
  method: 'GET',
  path: '/objections/new',
  summary: 'Asks what in a matter should not be there, and why.',
  policy: everyone,
  input: z.object({ matter: publicId }),
  output: objectingShape,
  words: refusals(),
  run: (context, { matter }) => loadObjecting(context, matter),
  page: objectingPage,
});

const object = endpoint({
  name: 'moderation.object',
  method: 'POST',
  path: '/objections',
  summary:
    'Objects to words, a photo or a name in a matter; nothing changes before it is reviewed.',
  policy: everyone,
  input: z.object({
    matter: publicId,
    thing: aimField,
    reason: z.enum(hidingReasons),
    words: optionalProse(MAX_OBJECTION),
  }),
  output: z.object({ matter: z.string() }),
  words: refusals('thing_unknown'),
  run: async (context, { matter, thing, reason, words }) => {
    const done = await objectTo(context, { matter, aim: thing, reason, words });
    return done.ok ? succeed({ matter: publicIdOf(done.value.matter) }) : done;
  },
  onward: (language, { matter }) => ({
    to: `/matters/${matter}`,
    notice: reviewWords[language].sent,
  }),
});

const list = endpoint({
  name: 'moderation.reviews',
  method: 'GET',
  path: '/reviews',
  summary: 'Lists what somebody objects to in a community, those due first.',
  policy: moderators,
  input: z.object({ place: placeId.optional() }),
  output: reviewsShape,
  words: refusals(),
  run: (context, { place }) => loadReviews(context, place),
  page: reviewsPage,
  table: reviewsTable,
});

const show = endpoint({
  name: 'moderation.review',
  method: 'GET',
  path: '/reviews/:id',
  summary: 'Shows what is objected to and why, and what was hidden; reading that is written down.',
  policy: moderators,
  input: z.object({ id: uuid }),
  output: reviewShape,
  words: refusals('own_words'),
  run: (context, { id }) => loadReview(context, id),
  page: reviewPage,
});

const decide = endpoint({
  name: 'moderation.decide',
  method: 'POST',
  path: '/reviews/:id/decision',
  summary: 'Decides that something stays, is hidden with a reason, or was mended.',
  policy: moderators,
  input: z.object({
    id: uuid,
    decision: z.enum(decisions),
    reason: optionalChoice(hidingReasons),
    passage: passageField,
    words: optionalProse(MAX_ANSWER),
  }),
  output: doneShape,
  words: refusals(
    'own_words',
    'decided_already',
    'reason_required',
    'not_hideable',
    'passage_not_found',
    'thing_unknown',
  ),
  run: (context, { id, decision, reason, passage, words }) =>
    decideReview(context, { id, decision, reason, passage, words }),
  onward: (language, { communityId }) => ({
    to: `/reviews?place=${communityId}`,
    notice: reviewWords[language].saved,
  }),
});

const again = endpoint({
  name: 'moderation.show_again',
  method: 'POST',
  path: '/reviews/:id/showing',
  summary: 'Shows again what was hidden, as it stood.',
  policy: moderators,
  input: z.object({ id: uuid }),
  output: doneShape,
  words: refusals('own_words', 'not_hidden', 'words_gone'),
  run: (context, { id }) => showAgain(context, id),
  onward: (language) => ({ to: 'back', notice: reviewWords[language].shownAgain }),
});

/** The endpoints of what should not stand somewhere. */
export const moderationEndpoints: readonly AnyEndpoint[] = [
  objecting,
  object,
  list,
  show,
  decide,
  again,
  ...appealEndpoints,
  ...coverEndpoints,
];

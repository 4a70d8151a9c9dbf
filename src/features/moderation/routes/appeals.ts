import { z } from 'zod';
import { appeal, hearAppeal } from '#/features/moderation/actions/appeals.ts';
import { MAX_ANSWER, MAX_OBJECTION, outcomes } from '#/features/moderation/model.ts';
import { appealPage, ownHiddenPage } from '#/features/moderation/pages/appeals.ts';
import { contentRulesPage } from '#/features/moderation/pages/content-rules.ts';
import { appealWords } from '#/features/moderation/words/appeals.ts';
import { refusals } from '#/features/moderation/words/refusals.ts';
import { reviewWords } from '#/features/moderation/words/reviews.ts';
import { everyone, holderOf, signedIn } from '#/platform/access/policy.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { optionalProse, placeId, prose, uuid } from '#/platform/http/fields.ts';
import { loadContentRules, loadOwn, loadOwnHidden } from './load-own.ts';
import { contentRulesShape, ownHiddenShape, ownListShape } from './shapes.ts';

const rules = endpoint({
  name: 'moderation.content_rules',
  method: 'GET',
  path: '/content-rules',
  summary: 'Says what may not stand somewhere, who decides, and how often something was hidden.',
  policy: everyone,
  input: z.object({ place: placeId.optional() }),
  output: contentRulesShape,
  words: refusals(),
  run: (context, { place }) => loadContentRules(context, place),
  page: contentRulesPage,
});

const own = endpoint({
  name: 'moderation.own_hidden',
  method: 'GET',
  path: '/me/hidden',
  summary: 'Lists what of one’s own was hidden, why, and what became of appeals.',
  policy: signedIn,
  input: z.object({}),
  output: ownListShape,
  words: refusals(),
  run: (context) => loadOwnHidden(context),
  page: ownHiddenPage,
});

const appealing = endpoint({
  name: 'moderation.appealing',
  method: 'GET',
  path: '/reviews/:id/appeal',
  summary: 'Shows what of one’s own was hidden, and asks why it should be shown again.',
  policy: signedIn,
  input: z.object({ id: uuid }),
  output: ownHiddenShape,
  words: refusals(),
  run: (context, { id }) => loadOwn(context, id),
  page: appealPage,
});

const send = endpoint({
  name: 'moderation.appeal',
  method: 'POST',
  path: '/reviews/:id/appeal',
  summary: 'Has somebody else look again at what was hidden of one’s own.',
  policy: signedIn,
  input: z.object({ id: uuid, words: prose(MAX_OBJECTION) }),
  output: z.object({ id: z.uuid() }),
  words: refusals('not_hidden', 'appealed_already'),
  run: (context, { id, words }) => appeal(context, { id, words }),
  onward: (language) => ({ to: '/me/hidden', notice: appealWords[language].sent }),
});

const hear = endpoint({
  name: 'moderation.hear_appeal',
  method: 'POST',
  path: '/reviews/:id/appeal/outcome',
  summary: 'Decides an appeal, by somebody else than who hid it.',
  policy: holderOf('community_worker', 'steward'),
  input: z.object({ id: uuid, outcome: z.enum(outcomes), answer: optionalProse(MAX_ANSWER) }),
  output: z.object({ id: z.uuid(), communityId: z.string() }),
  words: refusals(
    'own_words',
    'no_appeal',
    'decided_already',
    'same_person',
    'not_hidden',
    'words_gone',
  ),
  run: (context, { id, outcome, answer }) => hearAppeal(context, { id, outcome, answer }),
  onward: (language, { communityId }) => ({
    to: `/reviews?place=${communityId}`,
    notice: reviewWords[language].saved,
  }),
});

/** The endpoints of what was hidden of one’s own, and of the rules of that. */
export const appealEndpoints: readonly AnyEndpoint[] = [rules, own, appealing, send, hear];

import { z } from 'zod';
import { succeed } from '#/lib/result.ts';
import { everyone, holderOf, signedIn } from '#/platform/access/policy.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { line, placeId, uuid } from '#/platform/http/fields.ts';
import { reverseBySlip, reverseDeed } from '#/features/behalf/actions/reverse.ts';
import { openSlip } from '#/features/behalf/actions/slip-code.ts';
import { makeSlip, tellBySlip } from '#/features/behalf/actions/slips.ts';
import { deedsPage } from '#/features/behalf/pages/deeds.ts';
import { rulesPage } from '#/features/behalf/pages/rules.ts';
import { slipCodePage } from '#/features/behalf/pages/slip-code.ts';
import { slipPage } from '#/features/behalf/pages/slip.ts';
import { deedsTable, toTellTable } from '#/features/behalf/pages/tables.ts';
import { toTellPage } from '#/features/behalf/pages/to-tell.ts';
import { codeOf } from '#/features/behalf/rules.ts';
import { listRules } from '#/features/behalf/store/reversals.ts';
import { refusals } from '#/features/behalf/words/refusals.ts';
import { slipWords } from '#/features/behalf/words/slips.ts';
import { loadDeeds, loadSlip, loadSlipDeeds, loadToTell } from './load.ts';
import type { Known } from './load.ts';
import { codeShape, deedsShape, rulesShape, slipShape, toTellShape } from './shapes.ts';

const MAX_CODE = 40;

/** Those who register people also tell them. */
const tellers = holderOf('building_leader', 'grid_worker', 'community_worker', 'steward');
const codeField = line(MAX_CODE);
const aSlip = z.object({ slipId: uuid });
const reversedShape = z.object({ entryId: z.uuid() });

const REVERSING = [
  'only_oneself',
  'not_reversible',
  'reversed_already',
  'too_late_to_reverse',
  'moved_on',
] as const;

const showRules = endpoint({
  name: 'behalf.rules',
  method: 'GET',
  path: '/reversals',
  summary: 'Says what of that which others did on one’s behalf can be taken back, and how long.',
  policy: everyone,
  input: z.object({}),
  output: rulesShape,
  words: refusals(),
  run: async ({ db }) => {
    const rules = await listRules(db);
    return succeed({ rules: rules.map((rule) => ({ done: codeOf(rule), days: rule.days })) });
  },
  page: rulesPage,
});

/** Makes the endpoints of what was done on behalf of somebody, out of what features know of it. */
export function behalfEndpoints(known: Known): readonly AnyEndpoint[] {
  const { kinds } = known;
  const showDeeds = endpoint({
    name: 'behalf.deeds',
    method: 'GET',
    path: '/me/deeds',
    summary: 'Shows what others did on one’s behalf, and what of it can be taken back.',
    policy: signedIn,
    input: z.object({}),
    output: deedsShape,
    words: refusals(),
    run: (context) => loadDeeds(context, kinds),
    page: deedsPage,
    table: deedsTable,
  });
  const reverse = endpoint({
    name: 'behalf.reverse',
    method: 'POST',
    path: '/me/deeds/:entryId/reversal',
    summary: 'Takes back what somebody did on one’s behalf; who did it is told.',
    policy: signedIn,
    input: z.object({ entryId: uuid }),
    output: reversedShape,
    words: refusals(...REVERSING),
    run: (context, { entryId }) => reverseDeed(context, entryId, kinds),
    onward: (language) => ({ to: '/me/deeds', notice: slipWords[language].reversed }),
  });
  return [showDeeds, showRules, reverse, ...tellingEndpoints(known), ...slipEndpoints(known)];
}

function tellingEndpoints({ tidings }: Known): readonly AnyEndpoint[] {
  const showToTell = endpoint({
    name: 'behalf.to_tell',
    method: 'GET',
    path: '/slips',
    summary: 'Lists who has yet to be told on paper or by telephone what concerns them.',
    policy: tellers,
    input: z.object({ place: placeId.optional() }),
    output: toTellShape,
    words: refusals(),
    run: (context, { place }) => loadToTell(context, place, tidings),
    page: toTellPage,
    table: toTellTable,
  });
  const make = endpoint({
    name: 'behalf.make_slip',
    method: 'POST',
    path: '/people/:personId/slips',
    summary: 'Makes the slip by which somebody is told what concerns them.',
    policy: tellers,
    input: z.object({ personId: uuid, communityId: placeId }),
    output: z.object({ id: z.uuid() }),
    words: refusals('nothing_to_tell'),
    run: (context, { personId, communityId }) =>
      makeSlip(context, { personId, communityId }, tidings),
    onward: (language, { id }) => ({ to: `/slips/${id}`, notice: slipWords[language].made }),
  });
  const tell = endpoint({
    name: 'behalf.tell',
    method: 'POST',
    path: '/slips/:slipId/told',
    summary: 'Notes that a slip was handed over, or read out by telephone.',
    policy: tellers,
    input: aSlip,
    output: z.object({ id: z.uuid() }),
    words: refusals('told_already'),
    run: (context, { slipId }) => tellBySlip(context, slipId, tidings),
    onward: (language) => ({ to: '/slips', notice: slipWords[language].toldSaved }),
  });
  return [showToTell, make, tell];
}

function slipEndpoints(known: Known): readonly AnyEndpoint[] {
  const { kinds } = known;
  const showSlip = endpoint({
    name: 'behalf.slip',
    method: 'GET',
    path: '/slips/:slipId',
    summary: 'Shows a slip, made to be printed or read out.',
    policy: tellers,
    input: aSlip,
    output: slipShape,
    words: refusals(),
    run: (context, { slipId }) => loadSlip(context, slipId, known),
    page: slipPage,
  });
  const showByCode = endpoint({
    name: 'behalf.slip_by_code',
    method: 'GET',
    path: '/r/:code',
    summary: 'Shows what stands on a slip to whoever has its code.',
    policy: everyone,
    input: z.object({ code: codeField }),
    output: codeShape,
    words: refusals('slip_code_wrong'),
    run: async (context, { code }) => {
      const slip = await openSlip(context, code);
      if (!slip.ok) return slip;
      return succeed({ code, deeds: await loadSlipDeeds(context, slip.value, kinds) });
    },
    page: slipCodePage,
  });
  const reverseByCode = endpoint({
    name: 'behalf.reverse_by_code',
    method: 'POST',
    path: '/r/:code/reversals/:entryId',
    summary: 'Takes back what stands on a slip with the code that is printed on it.',
    policy: everyone,
    input: z.object({ code: codeField, entryId: uuid }),
    output: reversedShape,
    words: refusals('slip_code_wrong', ...REVERSING),
    countsRefusals: true,
    run: async (context, { code, entryId }) => {
      const slip = await openSlip(context, code);
      if (!slip.ok) return slip;
      return reverseBySlip(context, { slip: slip.value, entryId }, kinds);
    },
    onward: (language) => ({ to: 'back', notice: slipWords[language].reversed }),
  });
  return [showSlip, showByCode, reverseByCode];
}

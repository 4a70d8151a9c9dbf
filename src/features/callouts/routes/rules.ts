import { z } from 'zod';
import { dropRule, setRule, showRule } from '#/features/callouts/actions/rules.ts';
import type { RuleShown } from '#/features/callouts/actions/rules.ts';
import type { Plan } from '#/features/callouts/model.ts';
import { COMMUNITY_LEVEL } from '#/features/places/index.ts';
import type { PlacePanel } from '#/features/places/index.ts';
import { callRulesPage, rulesLink } from '#/features/callouts/pages/rules.ts';
import { foresee } from '#/features/callouts/rules/foresee.ts';
import { refusalWords as words } from '#/features/callouts/words/refusals.ts';
import { ruleWords } from '#/features/callouts/words/rules.ts';
import { succeed } from '#/lib/result.ts';
import { everyone, holderOf } from '#/platform/access/policy.ts';
import { holdsRole, roles } from '#/platform/access/subject.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { optionalChoice, optionalWhole, placeId, whole } from '#/platform/http/fields.ts';

const PERCENT = 100;
/** What is believed at first weighs as much as so many that were asked. */
const PRIOR_ASKED = 20;

const names = z.object({ hant: z.string(), hans: z.string(), en: z.string() });
const place = z.object({ id: z.string(), names });
const at = z.object({ id: placeId });
const percent = whole(1, PERCENT - 1);
const optionalPercent = optionalWhole(1, PERCENT - 1);
const optionalRole = optionalChoice(roles);

const stepShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal(['wave', 'everybody']), after: z.number(), asked: z.int() }),
  z.object({ kind: z.literal('chain'), after: z.number(), role: z.string() }),
  z.object({ kind: z.literal('told'), after: z.number() }),
]);

const shownShape = z.object({
  place,
  setAt: place.optional(),
  isSetHere: z.boolean(),
  maySet: z.boolean(),
  steps: z.array(stepShape),
  /** In percent: how likely somebody says yes, and each wave brings somebody. */
  accept: z.int(),
  targets: z.array(z.int()),
  waveSeconds: z.int(),
  collectSeconds: z.int(),
  rungSeconds: z.int(),
  mostAsked: z.int(),
  restHours: z.number(),
  travelMinutes: z.number(),
  chain: z.array(z.string()),
});

export type RulesShown = z.infer<typeof shownShape>;

const show = endpoint({
  name: 'callouts.rules',
  method: 'GET',
  path: '/places/:id/call-rules',
  summary: 'Says how help is sought for what is urgent at a place: who is called, and when.',
  policy: everyone,
  input: at,
  output: shownShape,
  words,
  run: async (context, { id }) => {
    const shown = await showRule(context, id);
    return shown.ok ? succeed(toShown(shown.value)) : shown;
  },
  page: callRulesPage,
});

function toShown({ place: here, plan, setAt, maySet }: RuleShown): RulesShown {
  return {
    place: { id: here.id, names: here.names },
    setAt: setAt && { id: setAt.id, names: setAt.names },
    isSetHere: setAt?.id === here.id,
    maySet,
    steps: [...foresee(plan)],
    accept: Math.round((plan.prior.yes / plan.prior.asked) * PERCENT),
    targets: plan.targets.map((target) => Math.round(target * PERCENT)),
    waveSeconds: plan.waveSeconds,
    collectSeconds: plan.collectSeconds,
    rungSeconds: plan.rungSeconds,
    mostAsked: plan.mostAsked,
    restHours: plan.restHours,
    travelMinutes: plan.travelMinutes,
    chain: plan.chain.map(({ role }) => role),
  };
}

const setting = at.extend({
  accept: percent,
  first: percent,
  second: optionalPercent,
  third: optionalPercent,
  waveSeconds: whole(5, 3_600),
  collectSeconds: whole(0, 300),
  rungSeconds: whole(5, 3_600),
  mostAsked: whole(1, 1_000),
  restHours: whole(1, 168),
  travelMinutes: whole(1, 120),
  chain1: z.enum(roles),
  chain2: optionalRole,
  chain3: optionalRole,
  chain4: optionalRole,
});

const set = endpoint({
  name: 'callouts.set_rules',
  method: 'PUT',
  path: '/places/:id/call-rules',
  summary: 'Sets how help is sought at a place and below it, from the next call on.',
  policy: holderOf('steward'),
  input: setting,
  output: at,
  words,
  run: (context, input) => setRule(context, { placeId: input.id, plan: toPlan(input) }),
  onward: (language, { id }) => ({
    to: `/places/${id}/call-rules`,
    notice: ruleWords[language].saved,
  }),
});

function toPlan(input: z.output<typeof setting>): Plan {
  const { first, second, third, accept, chain1, chain2, chain3, chain4, ...rest } = input;
  const targets = [first, second, third].filter((one) => one !== undefined);
  return {
    ...rest,
    targets: targets.map((one) => one / PERCENT),
    prior: { yes: (accept / PERCENT) * PRIOR_ASKED, asked: PRIOR_ASKED },
    chain: [chain1, chain2, chain3, chain4].flatMap((role) => (role === undefined ? [] : { role })),
  };
}

const drop = endpoint({
  name: 'callouts.drop_rules',
  method: 'DELETE',
  path: '/places/:id/call-rules',
  summary: 'Takes back what was set at a place; what is set above it holds again.',
  policy: holderOf('steward'),
  input: at,
  output: at,
  words,
  run: (context, { id }) => dropRule(context, id),
  onward: (language, { id }) => ({
    to: `/places/${id}/call-rules`,
    notice: ruleWords[language].dropped,
  }),
});

/** Leads the stewards of a community from its page to how people are called there. */
export const rulesOfPlace: PlacePanel = {
  name: 'callouts.rules',
  side: 'side',
  load: async ({ subject }, { id, level, path }) => {
    if (level !== COMMUNITY_LEVEL || !holdsRole(subject, ['steward'], path)) return undefined;
    return (view) => rulesLink(view, id);
  },
};

/** How help is sought at a place, for everybody to read and for stewards to set. */
export const ruleEndpoints: readonly AnyEndpoint[] = [show, set, drop];

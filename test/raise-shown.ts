import * as fc from 'fast-check';
import { profiles, visibilities } from '#/features/matters/model/matter.ts';
import { beginProblems, spotKinds } from '#/features/matters/routes/raise-shapes.ts';
import type {
  BeginShown,
  CategoryShown,
  CheckShown,
  PlaceChoiceShown,
} from '#/features/matters/routes/raise-shapes.ts';
import { card, category, group, names, place, uuid, words } from './matters-shown.ts';

/** Any shape that a screen of raising may be handed. */

const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
/** A token is made of bytes here; one in an address may be anything. */
const draft = fc.constantFrom('aB3-_x', 'a&b=c"d', '100%');
const byCode = { selector: ({ code }: { readonly code: string }) => code, maxLength: 3 };
const byId = { selector: ({ id }: { readonly id: string }) => id, maxLength: 4 };
const categories = fc.uniqueArray(category, byCode);

export const begin: fc.Arbitrary<BeginShown> = fc.record({
  draft: maybe(draft),
  body: fc.oneof(fc.constant(''), words),
  photos: fc.uniqueArray(uuid, { maxLength: 3 }),
  category: maybe(words),
  place: maybe(words),
  isComplaint: fc.boolean(),
  problems: fc.subarray([...beginProblems]),
});

const question = fc.record({
  code: fc.constantFrom('gas_now', 'injured', 'violence_now'),
  question: names,
  advice: names,
  calls: fc.array(
    fc.record({
      number: maybe(fc.constantFrom('110', '119', '12356')),
      local: maybe(fc.constantFrom('gas_company', 'a_kind_of_tomorrow')),
    }),
    { maxLength: 3 },
  ),
  stops: fc.boolean(),
});

export const kind: fc.Arbitrary<CategoryShown> = fc.record({
  draft,
  step: fc.constantFrom('choose' as const, 'ask' as const, 'advice' as const),
  community: maybe(place),
  chosen: maybe(fc.constantFrom('railing', 'noise')),
  suggested: categories,
  question: maybe(
    fc.record({
      question: names,
      answers: fc.tuple(names, names).map(([first, second]) => [
        { category: 'railing', label: first },
        { category: 'noise', label: second },
      ]),
    }),
  ),
  questions: fc.uniqueArray(question, byCode),
  yes: fc.subarray(['gas_now', 'injured']),
  query: maybe(words),
  found: categories,
  groups: fc.uniqueArray(
    fc
      .tuple(group, fc.uniqueArray(category, { ...byCode, minLength: 1 }))
      .map(([one, own]) => ({ ...one, categories: own })),
    byCode,
  ),
});

const answerable = fc.record({
  value: uuid.map((id) => `organisation:${id}`),
  name: words,
  office: names,
});

export const spot: fc.Arbitrary<PlaceChoiceShown> = fc.record({
  draft,
  community: maybe(place),
  options: fc.uniqueArray(
    fc
      .tuple(place, fc.constantFrom(...spotKinds))
      .map(([one, spotKind]) => ({ ...one, kind: spotKind })),
    { ...byId, minLength: 1 },
  ),
  chosen: maybe(fc.constantFrom('dongxing', 'a-1')),
  query: maybe(words),
  hasFound: fc.boolean(),
  profiles: fc.constantFrom([], [...profiles]),
  profile: maybe(fc.constantFrom(...profiles)),
  visibility: fc.constantFrom(...visibilities),
  isAnonymous: fc.boolean(),
  answerable: fc.array(answerable, { maxLength: 3 }),
  about: maybe(fc.constant('nobody')),
});

export const check: fc.Arbitrary<CheckShown> = fc.record({
  draft,
  body: words,
  photos: fc.uniqueArray(uuid, { maxLength: 3 }),
  category: maybe(category),
  suggestedCategory: maybe(words),
  where: maybe(place),
  profile: maybe(fc.constantFrom(...profiles)),
  visibility: fc.constantFrom(...visibilities),
  isAnonymous: fc.boolean(),
  about: maybe(answerable),
  alike: fc.uniqueArray(card, byId),
  isSignedIn: fc.boolean(),
});

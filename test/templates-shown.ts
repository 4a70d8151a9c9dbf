import * as fc from 'fast-check';
import type { TemplateShown, TemplatesShown } from '#/features/matters/routes/templates.ts';

const words = fc.constantFrom(
  '已經報修，{期限}前辦好。',
  'Ordered {number}',
  '<script>1</script>',
  '!',
);
const maybe = <Value>(of: fc.Arbitrary<Value>) => fc.option(of, { nil: undefined });
const uuid = fc.uuid();

export const template: fc.Arbitrary<TemplateShown> = fc.record({
  id: uuid,
  organisationId: uuid,
  organisationName: words,
  name: words,
  words,
  wordsEn: maybe(words),
  mayWrite: fc.boolean(),
});

export const templates: fc.Arbitrary<TemplatesShown> = fc.record({
  bodies: onePerId(fc.record({ id: uuid, name: words, mayWrite: fc.boolean() })),
  templates: onePerId(template),
});

function onePerId<Value extends { readonly id: string }>(of: fc.Arbitrary<Value>) {
  return fc.uniqueArray(of, { maxLength: 3, selector: ({ id }) => id });
}

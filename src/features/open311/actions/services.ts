import { readCategories, readReference } from '#/features/matters/index.ts';
import type { OfferedCategory } from '#/features/matters/index.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { MAX_KEYWORDS } from '#/features/open311/model/asked.ts';
import type { Jurisdiction } from '#/features/open311/model/asked.ts';
import type { DefinitionTold, ServicesTold } from '#/features/open311/model/told.ts';
import type { Question } from '#/features/open311/rules/asked.ts';
import { words } from '#/features/open311/words/index.ts';
import { findJurisdiction } from './jurisdiction.ts';

export type NoJurisdiction = 'jurisdiction_missing' | 'jurisdiction_unknown';

/**
 * Lists what can be raised in a community: its categories.
 * Refuses: `jurisdiction_missing`, `jurisdiction_unknown`.
 */
export async function listServices(
  context: Context,
  input: { readonly jurisdiction: string | undefined },
): Promise<Result<ServicesTold, NoJurisdiction>> {
  const found = await findJurisdiction(context, input.jurisdiction);
  if (!found.ok) return found;
  const { groups, categories } = await offeredIn(context, found.value);
  const reference = await readReference(context.db);
  const { language } = context;
  const groupNames = new Map(groups.map(({ code, names }) => [code, nameIn(names, language)]));
  return succeed(
    categories.map(({ code, group, names, stopQuestions }) => {
      const name = nameIn(names, language);
      const groupName = groupNames.get(group) ?? group;
      const synonyms = reference.categories.get(code)?.synonyms ?? [];
      const weighty = synonyms.toSorted((one, other) => other.weight - one.weight);
      return {
        service_code: code,
        service_name: name,
        description: words[language].serviceDescription(groupName, name),
        metadata: stopQuestions.length > 0,
        type: 'realtime',
        keywords: weighty
          .slice(0, MAX_KEYWORDS)
          .map(({ word }) => word.replaceAll(',', ' '))
          .join(', '),
        group: groupName,
      };
    }),
  );
}

/**
 * Tells what is asked before a thing of a kind is raised: whether anybody is in danger.
 * Refuses: `jurisdiction_missing`, `jurisdiction_unknown`, `service_unknown`.
 */
export async function defineService(
  context: Context,
  input: { readonly jurisdiction: string | undefined; readonly code: string },
): Promise<Result<DefinitionTold, NoJurisdiction | 'service_unknown'>> {
  const found = await findJurisdiction(context, input.jurisdiction);
  if (!found.ok) return found;
  const service = await findService(context, found.value, input.code);
  if (service === undefined) return refuse('service_unknown', { code: input.code });
  const say = words[context.language];
  return succeed({
    service_code: service.code,
    attributes: questionsOf(context, service).map(({ code, question }, index) => ({
      variable: true,
      code,
      datatype: 'singlevaluelist',
      required: true,
      datatype_description: say.yesOrNo,
      order: index + 1,
      description: question,
      values: [
        { key: 'yes', name: say.yes },
        { key: 'no', name: say.no },
      ],
    })),
  });
}

/** Finds a category that is offered in a community. */
export async function findService(
  context: Context,
  { id }: Jurisdiction,
  code: string,
): Promise<OfferedCategory | undefined> {
  const { categories } = await offeredIn(context, { id });
  return categories.find((one) => one.code === code);
}

/** Says the questions of a category in the language of whoever asks. */
export function questionsOf(context: Context, service: OfferedCategory): readonly Question[] {
  return service.stopQuestions.map(({ code, question, advice, stops }) => ({
    code,
    question: nameIn(question, context.language),
    advice: nameIn(advice, context.language),
    stops,
  }));
}

async function offeredIn(context: Context, { id }: Pick<Jurisdiction, 'id'>) {
  const offered = await readCategories(context, { placeId: id });
  if (!offered.ok) throw new Error(`${id} is a community and no place of matters.`);
  return offered.value;
}

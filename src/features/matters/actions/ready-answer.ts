import { findOrganisation, listOrganisationsAt } from '#/features/organisations/index.ts';
import { findPerson } from '#/features/people/index.ts';
import { findPlace } from '#/features/places/index.ts';
import type { Blank, Template } from '#/features/matters/model/template.ts';
import { mayWriteTemplates, ownBodies } from '#/features/matters/policy.ts';
import { readQueue } from '#/features/matters/rules/routing.ts';
import { fillBlanks } from '#/features/matters/rules/templates.ts';
import { listTemplates } from '#/features/matters/store/templates.ts';
import { templateWords } from '#/features/matters/words/templates.ts';
import { succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import { toSimplified } from '#/lib/text.ts';
import type { Context } from '#/platform/action/context.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { formatDate } from '#/platform/i18n/format.ts';
import type { Language } from '#/platform/i18n/language.ts';
import { categoryOf, openToRead } from './open.ts';
import type { MatterKey, Seen } from './open.ts';

/** A ready answer that fits a matter. */
export type Offered = Pick<Template, 'id' | 'name'> & { readonly organisationName: string };

/** A ready answer filled in for one matter, in the language of whoever asked. */
export type ReadyAnswer = { readonly language: Language; readonly words: string };

/**
 * Lists the ready answers for a matter: of one's own bodies, and for those who keep the community's
 * desk of the bodies there and of the one that looks after it. Fills in the one that is wanted.
 * Refuses: `not_found`.
 */
export async function offerAnswers(
  context: Context,
  input: MatterKey & { readonly template: string | undefined },
): Promise<
  Result<
    { readonly offered: readonly Offered[]; readonly answer: ReadyAnswer | undefined },
    'not_found'
  >
> {
  const opened = await openToRead(context, input);
  if (!opened.ok) return opened;
  const names = await listBodies(context, opened.value);
  const templates = await listTemplates(context.db, [...names.keys()]);
  const wanted = templates.find(({ id }) => id === input.template);
  return succeed({
    offered: templates.map(({ id, name, organisationId }) => ({
      id,
      name,
      organisationName: names.get(organisationId) ?? '',
    })),
    answer:
      wanted === undefined
        ? undefined
        : await fillIn(context, opened.value, {
            template: wanted,
            organisation: names.get(wanted.organisationId) ?? '',
          }),
  });
}

async function listBodies(
  { db, subject }: Context,
  { matter, spot }: Seen,
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  const queue = readQueue(matter.queue);
  const asked = 'organisationId' in queue ? [queue.organisationId] : [];
  const keepsDesk = mayWriteTemplates(subject, spot.communityPath);
  for (const id of new Set([...ownBodies(subject), ...(keepsDesk ? asked : [])])) {
    const body = await findOrganisation(db, id);
    if (body !== undefined) names.set(body.id, body.name);
  }
  const here = keepsDesk ? await listOrganisationsAt(db, [spot.communityId]) : [];
  for (const { id, name } of here) names.set(id, name);
  return names;
}

async function fillIn(
  context: Context,
  opened: Seen,
  chosen: { readonly template: Template; readonly organisation: string },
): Promise<ReadyAnswer> {
  const { template } = chosen;
  const asker = await findPerson(context.db, opened.matter.askerId);
  const wished = asker?.language ?? context.language;
  // An answer that was written in Chinese alone stays Chinese: nobody translates it here.
  const language = wished === 'en' && template.wordsEn === undefined ? 'zh-Hant' : wished;
  const text = language === 'en' ? (template.wordsEn ?? template.words) : template.words;
  const values = await valuesOf(context, opened, { ...chosen, language });
  const filled = fillBlanks(text, values);
  return { language, words: language === 'zh-Hans' ? toSimplified(filled) : filled };
}

async function valuesOf(
  context: Context,
  { matter, spot, reference }: Seen,
  chosen: { readonly organisation: string; readonly language: Language },
): Promise<{ readonly [blank in Blank]: string }> {
  const { language, organisation } = chosen;
  const community = await findPlace(context.db, spot.communityId);
  const { deadlineAt } = matter;
  const dateOf = (at: Temporal.Instant) =>
    at.toZonedDateTimeISO(context.services.zone).toPlainDate();
  const isAhead = deadlineAt !== undefined && Temporal.Instant.compare(deadlineAt, context.now) > 0;
  return {
    number: matter.reference,
    category: nameIn(categoryOf(reference, matter, spot).names, language),
    community: community === undefined ? '' : nameIn(community.names, language),
    // It may be read days later, so it says the day itself; one that is over promises nothing.
    deadline: isAhead ? formatDate(language, dateOf(deadlineAt)) : templateWords[language].soon,
    organisation,
  };
}

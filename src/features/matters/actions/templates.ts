import { findOrganisation, listOrganisationsAt } from '#/features/organisations/index.ts';
import type { Organisation } from '#/features/organisations/index.ts';
import { findPlace, findPlaces, listWithin } from '#/features/places/index.ts';
import type { Template } from '#/features/matters/model/template.ts';
import { mayWriteTemplates, ownBodies } from '#/features/matters/policy.ts';
import { decideWriting } from '#/features/matters/rules/templates.ts';
import type { WritingRefusal } from '#/features/matters/rules/templates.ts';
import {
  deleteTemplate,
  findTemplate,
  listTemplates,
  lockTemplates,
  saveTemplate,
} from '#/features/matters/store/templates.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import { COMPOUND_LEVEL } from './spot.ts';

/** A body whose ready answers somebody may use, and perhaps write. */
export type WritingBody = {
  readonly id: string;
  readonly name: string;
  readonly mayWrite: boolean;
};

export type WrittenTemplate = Template & {
  readonly organisationName: string;
  readonly mayWrite: boolean;
};

const MOST_BODIES = 100;

type Words = Pick<Template, 'name' | 'words' | 'wordsEn'>;

/** Lists the ready answers somebody may use, with the bodies that have them. */
export async function readTemplates(context: Context): Promise<{
  readonly bodies: readonly WritingBody[];
  readonly templates: readonly WrittenTemplate[];
}> {
  const bodies = await writingBodies(context, await listReached(context));
  const ids = bodies.map(({ id }) => id);
  const templates = await listTemplates(context.db, ids);
  return { bodies, templates: templates.flatMap((one) => ofBody(one, bodies)) };
}

/**
 * Finds a ready answer that the reader may use.
 * Refuses: `not_found` (none, or of a body that is nothing to the reader).
 */
export async function readTemplate(
  context: Context,
  { id }: { readonly id: string },
): Promise<Result<WrittenTemplate, 'not_found'>> {
  const template = await findTemplate(context.db, id);
  if (template === undefined) return refuse('not_found');
  const body = await findOrganisation(context.db, template.organisationId);
  const [reached] = body === undefined ? [] : await writingBodies(context, [body]);
  if (reached === undefined) return refuse('not_found');
  const isUser = reached.mayWrite || ownBodies(context.subject).includes(reached.id);
  const [written] = ofBody(template, [reached]);
  return isUser && written !== undefined ? succeed(written) : refuse('not_found');
}

/**
 * Writes a ready answer for a body.
 * Refuses: `body_unknown`, `not_allowed` (does not keep the desk where the body stands),
 * `blank_unknown`, `too_many_templates`, `template_name_taken`.
 */
export async function writeTemplate(
  context: Context,
  input: Words & { readonly organisationId: string },
): Promise<Result<Template, WritingRefusal | 'body_unknown' | 'not_allowed'>> {
  const body = await findOrganisation(context.db, input.organisationId);
  if (body === undefined || body.closedOn !== undefined) return refuse('body_unknown');
  if (!(await mayWriteFor(context, body))) return refuse('not_allowed');
  const template: Template = { ...input, id: context.newId() };
  const decided = decideWriting(await lockTemplates(context.db, body.id), template);
  if (!decided.ok) return decided;
  await saveTemplate(context.db, template);
  await recordTemplate(context, { verb: 'write_template', template, body });
  return succeed(template);
}

/**
 * Writes a ready answer anew.
 * Refuses: `not_found`, `not_allowed`, `blank_unknown`, `template_name_taken`.
 */
export async function changeTemplate(
  context: Context,
  input: Words & { readonly id: string },
): Promise<Result<Template, WritingRefusal | 'not_found' | 'not_allowed'>> {
  const opened = await openToWrite(context, input.id);
  if (!opened.ok) return opened;
  const { template, body, others } = opened.value;
  const changed: Template = { ...template, ...input };
  const decided = decideWriting(others, changed);
  if (!decided.ok) return decided;
  await saveTemplate(context.db, changed);
  await recordTemplate(context, { verb: 'change_template', template: changed, body });
  return succeed(changed);
}

/**
 * Throws a ready answer away; what was answered with it stays.
 * Refuses: `not_found`, `not_allowed`.
 */
export async function dropTemplate(
  context: Context,
  { id }: { readonly id: string },
): Promise<Result<Template, 'not_found' | 'not_allowed'>> {
  const opened = await openToWrite(context, id);
  if (!opened.ok) return opened;
  const { template, body } = opened.value;
  await deleteTemplate(context.db, id);
  await recordTemplate(context, { verb: 'drop_template', template, body });
  return succeed(template);
}

type Writing = {
  readonly template: Template;
  readonly others: readonly Template[];
  readonly body: Organisation;
};

/** Opens a ready answer for one who may write it, and holds those of its body. */
async function openToWrite(
  context: Context,
  id: string,
): Promise<Result<Writing, 'not_found' | 'not_allowed'>> {
  const read = await readTemplate(context, { id });
  if (!read.ok) return read;
  if (!read.value.mayWrite) return refuse('not_allowed');
  const { organisationId } = read.value;
  const others = await lockTemplates(context.db, organisationId);
  const template = others.find((one) => one.id === id);
  const body = await findOrganisation(context.db, organisationId);
  if (template === undefined || body === undefined) return refuse('not_found');
  return succeed({ template, others, body });
}

async function mayWriteFor({ db, subject }: Context, body: Organisation): Promise<boolean> {
  const place = await findPlace(db, body.placeId);
  return place !== undefined && mayWriteTemplates(subject, place.path);
}

/** One's own bodies, and those that stand where one keeps a desk. */
async function listReached(context: Context): Promise<readonly Organisation[]> {
  const { db, subject } = context;
  const found = new Map<string, Organisation>();
  for (const id of ownBodies(subject)) {
    const body = await findOrganisation(db, id);
    if (body !== undefined && body.closedOn === undefined) found.set(body.id, body);
  }
  for (const { path, placeId, communityId } of subject.grants) {
    if (!mayWriteTemplates(subject, path)) continue;
    // What lies below a street is kept by the desks of its communities.
    const below = communityId === undefined ? [] : await listWithin(db, path, COMPOUND_LEVEL);
    const placeIds = [...new Set([placeId, ...below.map(({ id }) => id)])];
    for (const body of await listOrganisationsAt(db, placeIds)) found.set(body.id, body);
  }
  return [...found.values()].slice(0, MOST_BODIES);
}

async function writingBodies(
  { db, subject }: Context,
  bodies: readonly Organisation[],
): Promise<readonly WritingBody[]> {
  const places = await findPlaces(
    db,
    bodies.map(({ placeId }) => placeId),
  );
  return bodies.map(({ id, name, placeId }) => {
    const path = places.get(placeId)?.path;
    return { id, name, mayWrite: path !== undefined && mayWriteTemplates(subject, path) };
  });
}

function ofBody(template: Template, bodies: readonly WritingBody[]): readonly WrittenTemplate[] {
  const body = bodies.find(({ id }) => id === template.organisationId);
  if (body === undefined) return [];
  return [{ ...template, organisationName: body.name, mayWrite: body.mayWrite }];
}

async function recordTemplate(
  context: Context,
  done: { readonly verb: string; readonly template: Template; readonly body: Organisation },
): Promise<void> {
  await context.record({
    feature: 'matters',
    verb: done.verb,
    subjectId: done.template.id,
    communityId: done.body.communityId,
    placeId: done.body.placeId,
    data: { body: done.body.id },
  });
}

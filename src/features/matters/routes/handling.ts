import { z } from 'zod';
import { levelAt, namesOf, searchPeople } from '#/features/people/index.ts';
import { listPostsFor } from '#/features/organisations/index.ts';
import { BUILDING_LEVEL, listWithin } from '#/features/places/index.ts';
import { offerAnswers } from '#/features/matters/actions/ready-answer.ts';
import { COMPOUND_LEVEL, findSpot } from '#/features/matters/actions/spot.ts';
import { readTargets } from '#/features/matters/actions/transfer.ts';
import { findAlike } from '#/features/matters/actions/suggest.ts';
import { publicId, publicIdOf } from '#/features/matters/model/address.ts';
import type { Spot } from '#/features/matters/model/surroundings.ts';
import { handlingPage } from '#/features/matters/pages/handling.ts';
import { categoriesAt } from '#/features/matters/rules/settings.ts';
import { listDoers } from '#/features/matters/store/doers.ts';
import { readReference } from '#/features/matters/store/reference.ts';
import type { MatterKey } from '#/features/matters/store/tables.ts';
import { words } from '#/features/matters/words/refusals.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import { signedIn } from '#/platform/access/policy.ts';
import type { Context } from '#/platform/action/context.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import { optionalLine, uuid } from '#/platform/http/fields.ts';
import { keyOf, liveMatter, loadMatter } from './load.ts';
import { nameQueues } from './queues.ts';
import { handlingShape } from './shapes.ts';
import type { HandlingShown, MatterPage } from './shapes.ts';
import { nameSpots } from './spots.ts';

const MAX_QUERY = 40;
const MOST_DOERS = 12;
const MOST_ALIKE = 5;
const DOING_DAYS = 365;
const HOURS_PER_DAY = 24;

const wanted = z.object({
  id: publicId,
  q: optionalLine(MAX_QUERY),
  template: uuid.optional(),
});
type Wanted = z.infer<typeof wanted>;

const handling = endpoint({
  name: 'matters.handle',
  method: 'GET',
  path: '/matters/:id/desk',
  summary: 'Shows staff what they can do with a matter now, and what they choose from.',
  policy: signedIn,
  input: wanted,
  output: handlingShape,
  words,
  run: loadHandling,
  page: handlingPage,
  live: ({ matter }) => liveMatter(matter),
});

export const handlingRoutes = [handling];

async function loadHandling(
  context: Context,
  { id, q: query = '', template }: Wanted,
): Promise<Result<HandlingShown, 'not_found' | 'not_allowed'>> {
  const shown = await loadMatter(context, id);
  if (!shown.ok) return shown;
  const matter = shown.value;
  if (!matter.isStaff) return refuse('not_allowed');
  const spot = await findSpot(context.db, matter.where.id);
  const key = await keyOf(context, id);
  if (spot === undefined || !key.ok) return refuse('not_found');
  const answers = await offerAnswers(context, { ...key.value, template });
  if (!answers.ok) return answers;
  const reference = await readReference(context.db);
  const categories = categoriesAt(reference, matter.profile, spot.line);
  const own = categories
    .filter((one) => one.group === matter.category.group)
    .map(({ code }) => code);
  return succeed({
    matter,
    choices: {
      query,
      people: mayAssign(matter)
        ? await listChoosable(context, spot, { query, categories: own })
        : [],
      categories: categories.map(({ code, names }) => ({ code, names })),
      places: await listPlaces(context, spot),
      targets: matter.allowed.verbs.includes('transfer')
        ? await listTargets(context, key.value)
        : [],
      alike: await listAlike(context, matter),
      templates: [...answers.value.offered],
      answer: answers.value.answer,
    },
  });
}

function mayAssign({ allowed }: MatterPage): boolean {
  return allowed.verbs.includes('assign') || allowed.verbs.includes('reassign');
}

/**
 * Whom one may give a matter to: by name, or those who hold posts here and did such things before.
 */
export async function listChoosable(
  context: Context,
  spot: Spot,
  wanted: { readonly query: string; readonly categories: readonly string[] },
): Promise<HandlingShown['choices']['people']> {
  const { communityId, communityPath } = spot;
  const ids =
    wanted.query === ''
      ? await listUsual(context, spot, wanted.categories)
      : (await searchPeople(context.db, { communityId, query: wanted.query })).map(({ id }) => id);
  // They live all over the community: who serves one building of it knows them as neighbours do.
  const isKnown = levelAt(context.subject, { path: communityPath, communityId }) >= 2;
  const names = await namesOf(context.db, ids, isKnown ? 'L2' : 'L1');
  return ids.flatMap((personId) => {
    const name = names.get(personId);
    return name === undefined ? [] : [{ personId, name }];
  });
}

async function listUsual(
  context: Context,
  spot: Spot,
  categories: readonly string[],
): Promise<readonly string[]> {
  const { communityId, line } = spot;
  const since = context.now.subtract({ hours: DOING_DAYS * HOURS_PER_DAY });
  const doers = await listDoers(context.db, { communityId, categories, since }, MOST_DOERS);
  const posts = await listPostsFor(
    context.db,
    line.map(({ placeId }) => placeId),
  );
  const holders = posts.flatMap(({ holder }) => (holder === undefined ? [] : [holder.personId]));
  const { personId } = context.subject;
  return [...new Set([...(personId === undefined ? [] : [personId]), ...holders, ...doers])];
}

async function listPlaces(
  context: Context,
  { communityId, communityPath }: Spot,
): Promise<HandlingShown['choices']['places']> {
  const compounds = await listWithin(context.db, communityPath, COMPOUND_LEVEL);
  const buildings = await listWithin(context.db, communityPath, BUILDING_LEVEL);
  const placeIds = [communityId, ...[...compounds, ...buildings].map(({ id }) => id)];
  const spots = await nameSpots(context.db, { placeIds });
  return placeIds.flatMap((id) => spots.get(id) ?? []);
}

async function listTargets(
  context: Context,
  key: MatterKey,
): Promise<HandlingShown['choices']['targets']> {
  const targets = await readTargets(context, key);
  if (!targets.ok) return [];
  const names = await nameQueues(context, targets.value);
  return [...names].map(([queue, one]) => ({ queue, names: one }));
}

async function listAlike(
  context: Context,
  matter: MatterPage,
): Promise<HandlingShown['choices']['alike']> {
  if (!matter.allowed.verbs.includes('merge')) return [];
  const found = await findAlike(context, {
    placeId: matter.where.id,
    category: matter.category.code,
    text: `${matter.title} ${matter.body}`,
  });
  if (!found.ok) return [];
  return found.value
    .filter(({ reference, bucket }) => reference !== matter.reference && bucket !== 'closed')
    .slice(0, MOST_ALIKE)
    .map((one) => ({ id: publicIdOf(one), reference: one.reference, title: one.title }));
}

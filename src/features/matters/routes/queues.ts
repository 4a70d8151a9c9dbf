import { findOrganisation } from '#/features/organisations/index.ts';
import { findPlace } from '#/features/places/index.ts';
import type { Queue } from '#/features/matters/model/matter.ts';
import { readQueue } from '#/features/matters/rules/routing.ts';
import { handlingWords } from '#/features/matters/words/handling.ts';
import { toSimplified } from '#/lib/text.ts';
import type { Context } from '#/platform/action/context.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import type { Names } from '#/platform/i18n/catalogue.ts';
import type { CardLine } from './shapes.ts';

/** Says between whom a matter is on its way that nobody has taken over. */
export async function passedOf(
  context: Context,
  way: {
    readonly passedFrom: Queue | undefined;
    readonly queue: Queue;
    readonly sendBacks: number;
  },
): Promise<CardLine['passed']> {
  const { passedFrom, queue, sendBacks } = way;
  if (passedFrom === undefined) return undefined;
  const names = await nameQueues(context, [passedFrom, queue]);
  const [from, to] = [names.get(passedFrom), names.get(queue)];
  return from === undefined || to === undefined ? undefined : { from, to, sendBacks };
}

/** Says of some queues in three languages whose they are, each once. */
export async function nameQueues(
  context: Context,
  queues: readonly Queue[],
): Promise<ReadonlyMap<Queue, Names>> {
  const names = new Map<Queue, Names>();
  for (const queue of queues) {
    if (!names.has(queue)) names.set(queue, await queueNames(context, queue));
  }
  return names;
}

/** Says in three languages whose it is to look after a matter: a body, or those with a role. */
export async function queueNames(context: Context, queue: Queue): Promise<Names> {
  const parts = readQueue(queue);
  if ('organisationId' in parts) {
    const name = (await findOrganisation(context.db, parts.organisationId))?.name ?? '—';
    return { hant: name, hans: toSimplified(name), en: name };
  }
  const place = await findPlace(context.db, parts.placeId);
  const say = (language: 'zh-Hant' | 'zh-Hans' | 'en') => {
    const { roles, queueRole } = handlingWords[language];
    const role = Object.entries(roles).find(([code]) => code === parts.role)?.[1] ?? parts.role;
    return place === undefined ? role : queueRole(role, nameIn(place.names, language));
  };
  return { hant: say('zh-Hant'), hans: say('zh-Hans'), en: say('en') };
}

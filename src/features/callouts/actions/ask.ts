import { listHoldersAt } from '#/features/people/index.ts';
import type { UrgentMatter } from '#/features/matters/index.ts';
import { listCallable, minuteOfWeek, noteAsked } from '#/features/volunteers/index.ts';
import type { Call } from '#/features/callouts/model.ts';
import { rank } from '#/features/callouts/rules/ranking.ts';
import type { Ranked } from '#/features/callouts/rules/ranking.ts';
import { insertAlerts, listAlerts } from '#/features/callouts/store/alerts.ts';
import type { Context } from '#/platform/action/context.ts';

/** So many times as many are looked at as are asked: the nearest need not be the best. */
const LOOKED_AT = 5;

/** A call, and the matter it is for, as they stand while nobody else can change them. */
export type Standing = { readonly matter: UrgentMatter; readonly call: Call };

type Asking = { readonly wave: number; readonly rung: number };

/** Asks so many volunteers, the best first; tells how many there were. */
export async function askVolunteers(
  context: Context,
  standing: Standing,
  asking: Asking & { readonly size: number },
): Promise<number> {
  const { matter, call } = standing;
  const { db, now } = context;
  const local = now.toZonedDateTimeISO(context.services.zone);
  const found = await listCallable(db, {
    ...(matter.point === undefined ? {} : { near: matter.point }),
    communityIds: [matter.communityId],
    ability: matter.abilities,
    group: matter.category,
    at: now,
    localMinuteOfWeek: minuteOfWeek(local),
    localTime: local.toPlainTime().toString({ smallestUnit: 'minute' }),
    notMeeting: [matter.askerId],
    except: await listExcepted(context, standing),
    limit: asking.size * LOOKED_AT,
  });
  const wanted = { ...matter, at: now };
  const best = rank(found, wanted, call.plan).slice(0, asking.size);
  const asked = await ask(context, standing, { ...asking, people: best });
  await noteAsked(db, { personIds: asked, at: now });
  return asked.length;
}

/** Asks those who hold a role nearest above the matter; tells how many there were. */
export async function askHolders(
  context: Context,
  standing: Standing,
  asking: Asking & { readonly role: string },
): Promise<number> {
  const { matter } = standing;
  const { role } = asking;
  const placeIds = matter.line;
  const holders = await listHoldersAt(context.db, { role, placeIds }, context.now);
  const except = await listExcepted(context, standing);
  const free = holders.filter(({ personId }) => !except.includes(personId));
  const nearest = placeIds.findLast((id) => free.some(({ placeId }) => placeId === id));
  const people = free
    .filter(({ placeId }) => placeId === nearest)
    .map(({ personId }) => ({ personId, fitness: 1 }));
  return (await ask(context, standing, { ...asking, people })).length;
}

async function ask(
  context: Context,
  { call }: Standing,
  { wave, rung, people }: Asking & { readonly people: readonly Ranked[] },
): Promise<readonly string[]> {
  const askedAt = context.now;
  const alerts = people.map((one) => ({ ...one, wave, rung, askedAt }));
  return insertAlerts(context.db, call, alerts);
}

/** The asker is not asked, nor who was asked before, nor who had it and gave it up. */
async function listExcepted(
  { db }: Context,
  { matter, call }: Standing,
): Promise<readonly string[]> {
  const asked = await listAlerts(db, call);
  const { askerId, formerIds } = matter;
  return [askerId, ...formerIds, ...asked.map(({ personId }) => personId)];
}

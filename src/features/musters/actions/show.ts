import { findOrganisation } from '#/features/organisations/index.ts';
import { namesOf } from '#/features/people/index.ts';
import { findPlace } from '#/features/places/index.ts';
import type { Muster, MusterStage, Asked } from '#/features/musters/model.ts';
import { countsOf, isOver, stageOf } from '#/features/musters/rules.ts';
import type { Counts } from '#/features/musters/rules.ts';
import { findMuster, listTeams } from '#/features/musters/store/musters.ts';
import { listAsked, noteSeen } from '#/features/musters/store/asked.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import type { Names } from '#/platform/i18n/catalogue.ts';
import { recordMuster } from './record.ts';
import { keeps } from './teams.ts';

/** Somebody who comes or stands in line, as neighbours call them; for whoever keeps the muster. */
export type Comer = {
  readonly personId: string;
  readonly name: string;
  readonly seating: 'coming' | 'reserve';
  readonly came: boolean | undefined;
};

/** A muster as somebody in it sees it. */
export type MusterShown = {
  readonly muster: Muster;
  readonly stage: MusterStage;
  readonly isOver: boolean;
  readonly hasBegun: boolean;
  readonly teams: readonly string[];
  readonly area: Names | undefined;
  /** As neighbours call whoever made it. */
  readonly madeBy: string;
  readonly mine: Asked | undefined;
  readonly keeping: { readonly counts: Counts; readonly comers: readonly Comer[] } | undefined;
};

/**
 * Shows a muster to who was asked and to who keeps it. That somebody has seen it is noted.
 * Refuses: `not_found`, also to everybody else.
 */
export async function showMuster(
  context: Context,
  id: string,
): Promise<Result<MusterShown, 'not_found'>> {
  const { db, subject, now } = context;
  const muster = await findMuster(db, id);
  if (muster === undefined) return refuse('not_found');
  const asked = await listAsked(db, muster);
  const mine = asked.find(({ personId }) => personId === subject.personId);
  const teams = await listTeams(db, muster);
  const isKept = await keeps(context, { ...muster, teams });
  if (mine === undefined && !isKept) return refuse('not_found');
  if (mine !== undefined && mine.seenAt === undefined) await noteSight(context, muster, mine);
  const called = await namesOf(db, [muster.madeBy], 'L1');
  return succeed({
    muster,
    stage: stageOf(muster),
    isOver: isOver(muster, now),
    hasBegun: Temporal.Instant.compare(now, muster.startsAt) >= 0,
    teams: await nameTeams(context, teams),
    area: await nameArea(context, muster),
    madeBy: called.get(muster.madeBy) ?? '',
    mine,
    keeping: isKept
      ? { counts: countsOf(asked), comers: await listComers(context, asked) }
      : undefined,
  });
}

async function noteSight(context: Context, muster: Muster, { personId }: Asked): Promise<void> {
  const isFirst = await noteSeen(context.db, muster, { personId, at: context.now });
  if (isFirst) await recordMuster(context, muster, { verb: 'see' });
}

async function nameTeams({ db }: Context, ids: readonly string[]): Promise<readonly string[]> {
  const found = await Promise.all(ids.map(async (id) => findOrganisation(db, id)));
  return found.flatMap((team) => team?.name ?? []);
}

/** The whole community needs no words. */
async function nameArea({ db }: Context, muster: Muster): Promise<Names | undefined> {
  if (muster.areaId === muster.communityId) return undefined;
  return (await findPlace(db, muster.areaId))?.names;
}

async function listComers({ db }: Context, asked: readonly Asked[]): Promise<readonly Comer[]> {
  const seated = asked.filter(({ seating }) => seating !== undefined);
  const ids = seated.map(({ personId }) => personId);
  const names = await namesOf(db, ids, 'L1');
  return seated.flatMap(({ personId, seating, came }) => {
    const name = names.get(personId);
    return seating === undefined || name === undefined ? [] : [{ personId, name, seating, came }];
  });
}

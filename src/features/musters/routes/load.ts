import { COMPOUND_LEVEL, findPlaces, listWithin } from '#/features/places/index.ts';
import { showMuster } from '#/features/musters/actions/show.ts';
import { listCallableTeams } from '#/features/musters/actions/teams.ts';
import { SHOWN_DAYS } from '#/features/musters/model.ts';
import type { Muster, Seating } from '#/features/musters/model.ts';
import { stageOf } from '#/features/musters/rules.ts';
import { listMade } from '#/features/musters/store/musters.ts';
import { listAskedOf } from '#/features/musters/store/asked.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import type { MusterLine, MusterView, MineShown, NewShown } from './shapes.ts';

const HOURS = 24;

/** Loads the musters that somebody was asked by, and those of theirs. */
export async function loadMine(context: Context): Promise<Result<MineShown, never>> {
  const { db, subject, now } = context;
  const { personId } = subject;
  if (personId === undefined) {
    return succeed({ communityIds: [], forMe: [], byMe: [], mayCall: false });
  }
  const since = now.subtract({ hours: SHOWN_DAYS * HOURS });
  const teams = await listCallableTeams(context);
  const asked = await listAskedOf(db, { personId, since });
  const organisationIds = teams.map(({ id }) => id);
  const made = await listMade(db, { personId, organisationIds, since });
  const communities = [...asked.map(({ muster }) => muster), ...made].map(
    ({ communityId }) => communityId,
  );
  return succeed({
    communityIds: [...new Set(communities)],
    forMe: asked.map(({ muster, seating }) => lineOf(muster, seating)),
    byMe: made.map((muster) => lineOf(muster, undefined)),
    mayCall: teams.length > 0,
  });
}

/** Tells of a muster what stands in a list. */
export function lineOf(muster: Muster, seating: Seating | undefined): MusterLine {
  const { id, title, meetingPlace, startsAt, coming, wanted } = muster;
  const line = { id, title, meetingPlace, startsAt, coming, wanted, stage: stageOf(muster) };
  return seating === undefined ? line : { ...line, seating };
}

/** Loads which teams somebody may call, and where their members may live. */
export async function loadNew(context: Context): Promise<Result<NewShown, never>> {
  const { db } = context;
  const teams = await listCallableTeams(context);
  const communities = await findPlaces(
    db,
    teams.map(({ communityId }) => communityId),
  );
  const areas: NewShown['areas'] = [];
  for (const community of communities.values()) {
    for (const { id, names } of await listWithin(db, community.path, COMPOUND_LEVEL)) {
      areas.push({ id, names });
    }
  }
  return succeed({
    teams: teams.flatMap(({ id, name, communityId }) => {
      const community = communities.get(communityId)?.names;
      return community === undefined ? [] : [{ id, name, community }];
    }),
    areas,
  });
}

/** Loads a muster for its page. */
export async function loadMuster(
  context: Context,
  { id }: { readonly id: string },
): Promise<Result<MusterView, 'not_found'>> {
  const shown = await showMuster(context, id);
  if (!shown.ok) return refuse('not_found');
  const { muster, mine, keeping, teams, ...rest } = shown.value;
  return succeed({
    ...rest,
    ...lineOf(muster, mine?.seating),
    communityId: muster.communityId,
    note: muster.note,
    teams: [...teams],
    endWords: muster.endWords,
    isAsked: muster.askedAt !== undefined,
    answer: mine?.answer,
    isForMe: mine !== undefined,
    keeping: keeping && {
      asked: keeping.counts.asked,
      seen: keeping.counts.seen,
      reserve: keeping.counts.reserve,
      declined: keeping.counts.declined,
      comers: [...keeping.comers],
    },
  });
}

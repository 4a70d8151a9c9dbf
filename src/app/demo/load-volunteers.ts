import { homesOf } from '#/features/people/index.ts';
import { BUILDING_LEVEL, listAncestors } from '#/features/places/index.ts';
import {
  addOwnHours,
  listAbilities,
  saveOwnLimits,
  saveOwnSkills,
} from '#/features/volunteers/index.ts';
import type { Context } from '#/platform/action/context.ts';
import { contextAs, must, plainSubject } from './acting.ts';
import type { Populated } from './populated.ts';

/** Everybody can run an errand. */
const ERRANDS = 'errands';
/** Called for any trouble with the lights, and most often at night. */
const NIGHT_ABILITY = 'electrical';
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const NIGHT = { from: '20:00', to: '08:00' };
/** Who helps by day does so in turns, and every third through the night. */
const TURNS = [{ from: '08:00', to: '18:00' }, { from: '18:00', to: '23:30' }, NIGHT];
const WEEKLY_CAP = 7;
const HELPING = 'Somebody who helps';

/** Has those who can do something say so themselves, and when they may be called. */
export async function playVolunteers(
  context: Context,
  inCommunity: readonly Populated[],
): Promise<void> {
  const known = new Set((await listAbilities(context.db)).map(({ code }) => code));
  for (const { neighbourhood, people } of inCommunity) {
    const able = neighbourhood.people.filter(({ abilities }) => abilities.length > 0);
    for (const [index, { key, abilities }] of able.entries()) {
      const personId = people.byKey.get(key);
      const turn = abilities.includes(NIGHT_ABILITY) ? NIGHT : TURNS[index % TURNS.length];
      if (personId === undefined || turn === undefined) continue;
      const can = [...abilities.filter((code) => known.has(code)), ERRANDS];
      await beginToHelp(contextAs(context, plainSubject(personId)), {
        able: can,
        ...turn,
        weeklyCap: WEEKLY_CAP,
      });
    }
  }
}

/** Has somebody say from which building they help, what they can do and when. */
export async function beginToHelp(
  context: Context,
  help: {
    readonly able: readonly string[];
    readonly from: string;
    readonly to: string;
    /** How often within seven days they are asked at most; nothing for as often as it takes. */
    readonly weeklyCap: number | undefined;
  },
): Promise<void> {
  const anchor = await buildingOf(context);
  if (anchor === undefined) return;
  const limits = { anchor, near: undefined, groups: [], languages: [], quiet: undefined };
  await must(
    HELPING,
    saveOwnLimits(context, { ...limits, weeklyCap: help.weeklyCap }, async () => []),
  );
  await must(HELPING, saveOwnSkills(context, { able: help.able, learning: [] }));
  await must(HELPING, addOwnHours(context, { days: EVERY_DAY, from: help.from, to: help.to }));
}

async function buildingOf({ db, subject }: Context): Promise<string | undefined> {
  const [home] = await homesOf(db, subject.personId ?? '');
  if (home === undefined) return undefined;
  const above = await listAncestors(db, home.path);
  return above.find(({ level }) => level === BUILDING_LEVEL)?.id;
}

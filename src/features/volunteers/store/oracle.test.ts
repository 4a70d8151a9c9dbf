import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  addHours,
  callableAt,
  dutyAt,
  isQuiet,
  localMoment,
  minuteOfWeek,
} from '#/features/volunteers/rules.ts';
import type { SaidLevel, Setting, Stretch } from '#/features/volunteers/model.ts';
import { distanceMetres } from '#/lib/geo.ts';
import { createRandom } from '#/lib/random.ts';
import type { Random } from '#/lib/random.ts';
import type { Db } from '#/platform/db/pool.ts';
import { rolledBack } from '#test/database.ts';
import { seed } from '#test/property.ts';
import { addMissingAbilities } from './abilities.ts';
import { insertAvoidance } from './avoidances.ts';
import { listCallable, noteAsked } from './callable.ts';
import type { Wanted } from './callable.ts';
import { listWatched } from './watched.ts';
import { insertProof } from './proofs.ts';
import { refreshWatch, saveDuty, saveLimits, saveSkills } from './settings.ts';

/**
 * The choosing in SQL, which looks at sheets of a map, against a second account of it in plain
 * words: everybody is looked at, one after the other.
 */
const ZONE = 'Asia/Shanghai';
const MONDAY = Temporal.Instant.from('2026-11-22T16:00:00Z');
const BEGAN = MONDAY.subtract({ hours: 1 });
const CENTRE = { lon: 125.3, lat: 43.88 };
const [HERE, THERE] = ['220102001001', '220102001002'];
const ABILITIES = ['electrical', 'plumbing', 'legal'];
/** Called for only while a licence that was shown holds. */
const NEEDS_PROOF = 'electrical';
const GROUPS = ['care', 'mending'];
const WORLDS = 5;
const PEOPLE = 18;
const QUESTIONS = 8;
const HOUR = 60;

type Someone = Setting & {
  readonly skills: ReadonlyMap<string, SaidLevel>;
  readonly asked: readonly Temporal.Instant[];
  readonly avoids: readonly string[];
  /** Until when what they showed holds, and whether it was a licence. */
  readonly shown: { readonly kind: 'shown' | 'training'; readonly endsAt: Temporal.Instant }[];
};

const idOf = (number: number) => `019cf000-0000-7000-8000-${String(number).padStart(12, '0')}`;

function clockAt(random: Random): string {
  return `${String(random.int(0, 23)).padStart(2, '0')}:00`;
}

function someHours(random: Random): readonly Stretch[] {
  let hours: readonly Stretch[] = [];
  for (let count = random.int(0, 4); count > 0; count -= 1) {
    const days = [random.int(1, 7), random.int(1, 7)];
    hours = addHours(hours, { days, from: clockAt(random), to: clockAt(random) });
  }
  return hours;
}

function makeSomeone(random: Random, number: number): Someone {
  const quiet = { from: clockAt(random), to: clockAt(random) };
  const switched = random.chance(0.4) ? MONDAY.add({ hours: random.int(0, 167) }) : undefined;
  const away = random.chance(0.2) ? MONDAY.add({ hours: random.int(0, 167) }) : undefined;
  const skills = ABILITIES.flatMap((code): [string, SaidLevel][] => {
    if (random.chance(0.4)) return [];
    return [[code, random.chance(0.7) ? 'able' : 'learning']];
  });
  return {
    personId: idOf(number),
    communityId: random.chance(0.5) ? HERE : THERE,
    buildingId: `b${number}`,
    gridId: undefined,
    point: random.chance(0.1)
      ? undefined
      : {
          lon: CENTRE.lon + random.int(-60, 60) / 1_000,
          lat: CENTRE.lat + random.int(-45, 45) / 1_000,
        },
    languages: [],
    groups: random.chance(0.3) ? [random.pick(GROUPS)] : undefined,
    quiet: random.chance(0.3) && quiet.from !== quiet.to ? quiet : undefined,
    weeklyCap: random.chance(0.3) ? random.int(1, 2) : undefined,
    hours: someHours(random),
    onUntil: switched,
    offUntil: switched === undefined ? away : undefined,
    since: MONDAY,
    skills: new Map(skills),
    asked: Array.from({ length: random.int(0, 3) }, () =>
      MONDAY.subtract({ hours: random.int(0, 240) }),
    ).toSorted(Temporal.Instant.compare),
    avoids: random.chance(0.3) ? [idOf(random.int(1, PEOPLE))] : [],
    shown: Array.from({ length: random.int(0, 3) }, () => ({
      kind: random.chance(0.7) ? 'shown' : 'training',
      endsAt: MONDAY.add({ hours: random.int(24, 250) }),
    })),
  };
}

async function settle(db: Db, someone: Someone, newId: () => string): Promise<void> {
  const { personId, communityId, skills } = someone;
  await saveLimits(db, { personId, limits: someone }, MONDAY);
  await saveDuty(db, someone);
  await saveSkills(db, { personId, communityId, skills });
  await refreshWatch(db, personId);
  for (const at of someone.asked) await noteAsked(db, { personIds: [personId], at });
  for (const otherId of someone.avoids) {
    const row = { id: newId(), communityId, note: '某人', notedAt: MONDAY };
    await insertAvoidance(db, { ...row, personId, otherId });
  }
  for (const proof of someone.shown) {
    const of = { personId, communityId, ability: NEEDS_PROOF, what: '電工證' };
    const by = { organisationId: idOf(900), recordedBy: idOf(901) };
    await insertProof(db, { ...proof, ...of, ...by, id: newId(), beganAt: BEGAN });
  }
}

function question(random: Random): Wanted {
  const at = MONDAY.add({ minutes: random.int(0, 7 * 24 * HOUR - 1) });
  const local = at.toZonedDateTimeISO(ZONE);
  return {
    near: random.chance(0.7) ? CENTRE : undefined,
    communityIds: random.chance(0.5) ? [HERE] : [HERE, THERE],
    ability: ABILITIES.filter(() => random.chance(0.3)),
    group: random.pick(GROUPS),
    at,
    localMinuteOfWeek: minuteOfWeek(local),
    localTime: local.toPlainTime().toString().slice(0, 5),
    notMeeting: [idOf(random.int(1, PEOPLE))],
    except: [idOf(random.int(1, PEOPLE))],
    limit: PEOPLE,
  };
}

const metresOf = ({ point }: Someone) =>
  point === undefined
    ? Infinity
    : distanceMetres(
        { longitude: point.lon, latitude: point.lat },
        { longitude: CENTRE.lon, latitude: CENTRE.lat },
      );

/** Says in plain words who may be asked. */
function mayBeAsked(one: Someone, wanted: Wanted, all: readonly Someone[]): boolean {
  const { at, except, notMeeting } = wanted;
  const duty = dutyAt(one, at, ZONE).kind;
  if (duty === 'off' || duty === 'resting') return false;
  if (isQuiet(one.quiet, wanted.localTime)) return false;
  const week = at.subtract({ hours: 7 * 24 });
  const asked = one.asked.filter((when) => Temporal.Instant.compare(when, week) > 0);
  // What was asked before is forgotten by the next asking, not by the clock alone.
  if (one.weeklyCap !== undefined && asked.length >= one.weeklyCap) return false;
  if (one.groups !== undefined && !one.groups.includes(wanted.group)) return false;
  if (!isAble(one, wanted)) return false;
  if ([...except, ...notMeeting].includes(one.personId)) return false;
  if (one.avoids.some((id) => notMeeting.includes(id))) return false;
  return !all.some(
    ({ personId, avoids }) => notMeeting.includes(personId) && avoids.includes(one.personId),
  );
}

function isAble({ skills, shown }: Someone, { ability, at }: Wanted): boolean {
  const isProven = shown.some(
    ({ kind, endsAt }) => kind === 'shown' && Temporal.Instant.compare(endsAt, at) > 0,
  );
  const can = (code: string) => skills.get(code) === 'able' && (code !== NEEDS_PROOF || isProven);
  return ability.length === 0 || ability.some(can);
}

/** A square of six kilometres, of which the corners are left to the map. */
const SURELY_NEAR = 2_990;
const SURELY_FAR = 4_300;

test(`who is listed is who may be asked, in random worlds (seed ${seed})`, async () => {
  const random = createRandom(`callable ${seed}`);
  let listed = 0;
  for (let world = 0; world < WORLDS; world += 1) {
    await rolledBack(async (tx) => {
      const names = { hant: '會', hans: '会', en: 'Can' };
      await addMissingAbilities(
        tx,
        ABILITIES.map((code) => ({ code, icon: 'hand', names, needsProof: code === NEEDS_PROOF })),
      );
      const all = Array.from({ length: PEOPLE }, (_, index) => makeSomeone(random, index + 1));
      let next = 1_000;
      for (const one of all) await settle(tx, one, () => idOf((next += 1)));
      for (let asked = 0; asked < QUESTIONS; asked += 1) {
        const wanted = question(random);
        const found = await listCallable(tx, wanted);
        listed += found.length;
        await compareWatched(tx, wanted);
        compare(
          found.map(({ personId }) => personId),
          wanted,
          all,
        );
      }
    });
  }
  assert.ok(listed > WORLDS * QUESTIONS, `enough were found for this to mean something: ${listed}`);
});

/** Who is watched and callable at that moment is just who is listed then. */
async function compareWatched(db: Db, wanted: Wanted): Promise<void> {
  const now = { ...wanted, notMeeting: [], except: [] };
  const listed = await listCallable(db, now);
  const watched = await listWatched(db, now);
  const moment = localMoment(wanted.at, ZONE);
  const ready = watched.filter((one) => callableAt(one)(moment));
  const idsOf = (all: readonly { readonly personId: string }[]) =>
    all.map(({ personId }) => personId).toSorted();
  assert.deepEqual(idsOf(ready), idsOf(listed), JSON.stringify(wanted));
}

function compare(found: readonly string[], wanted: Wanted, all: readonly Someone[]): void {
  const asked = all.filter((one) => mayBeAsked(one, wanted, all));
  const told = JSON.stringify({ wanted, asked });
  if (wanted.near === undefined) {
    const own = asked.filter((one) => wanted.communityIds.includes(one.communityId));
    assert.deepEqual(found.toSorted(), own.map(({ personId }) => personId).toSorted(), told);
    return;
  }
  const near = asked.filter((one) => metresOf(one) < SURELY_NEAR);
  for (const { personId } of near) assert.ok(found.includes(personId), `${personId} of ${told}`);
  const byId = new Map(asked.map((one) => [one.personId, one]));
  const metres = found.map((personId) => {
    const one = byId.get(personId);
    assert.ok(one !== undefined, `${personId} is not to be asked: ${told}`);
    return metresOf(one);
  });
  assert.ok(
    metres.every((one) => one < SURELY_FAR),
    told,
  );
  for (const [index, one] of metres.entries()) {
    assert.ok(index === 0 || (metres[index - 1] ?? 0) <= one * 1.002, `nearest first: ${told}`);
  }
}

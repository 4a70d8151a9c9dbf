import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Matter } from '#/features/matters/model/matter.ts';
import { listSightOf, sightOf, takerOf } from '#/features/matters/policy.ts';
import type { ListSight } from '#/features/matters/policy.ts';
import { visibleTo } from '#/features/matters/store/cards.ts';
import { mayReadPerson, mayReadSensitive } from '#/features/people/policy.ts';
import { createRandom } from '#/lib/random.ts';
import { reachOf } from '#/platform/access/wall.ts';
import type { Subject } from '#/platform/access/subject.ts';
import type { Db } from '#/platform/db/pool.ts';
import { mayBy, tellWorld } from './second-account.ts';
import { makeSmallWorld, subjectOf } from './small-world.ts';
import type { SmallMatter, SmallPlace, SmallReader, SmallWorld } from './small-world.ts';

/** The first account: what the program says. A test hands in one that is broken. */
export type FirstAccount = {
  readonly read: (subject: Subject, matter: SmallMatter) => boolean;
  readonly know: (subject: Subject, place: SmallPlace) => boolean;
};

/** What the program itself answers. */
export const program: FirstAccount = {
  read: (subject, matter) => {
    const { path, communityId = '' } = matter.place;
    const where = { path, communityId };
    // The policy reads no more of a matter than the small one has.
    const whole = matter as unknown as Matter;
    const taker = takerOf(subject, whole, { where, helperIds: matter.helperIds });
    return sightOf(subject, whole, { where, taker }) !== undefined;
  },
  know: (subject, place) => mayReadPerson(subject, [spotOf(place)]),
};

function spotOf({ path, communityId }: SmallPlace) {
  return { path, communityId };
}

/** A place where two accounts differ, with all that is needed to see it again. */
export type Disagreement = {
  readonly world: number | string;
  readonly what: string;
  readonly reader: SmallReader;
  readonly about: SmallMatter | SmallPlace;
  readonly first: boolean;
  readonly second: boolean;
};

const MOST = 20;

export type Walk = {
  readonly seed: number;
  readonly from: number;
  readonly count: number;
  /** How many readers ask in each world; all of them when left out. */
  readonly readersEach?: number;
  /** After how many disagreements the walk ends. */
  readonly most?: number;
  readonly cedar: string;
  readonly first?: FirstAccount;
};

/** Compares the program with Cedar over many worlds, without a database. */
export function compareAccounts(walk: Walk): {
  readonly asked: number;
  readonly disagreements: readonly Disagreement[];
} {
  const { first = program, cedar } = walk;
  const disagreements: Disagreement[] = [];
  let asked = 0;
  for (let number = walk.from; number < walk.from + walk.count; number += 1) {
    if (disagreements.length >= (walk.most ?? MOST)) break;
    const name = `${walk.seed} ${number}`;
    const random = createRandom(name);
    const world = makeSmallWorld(random);
    const told = tellWorld(world);
    const readers = random.shuffle(world.readers).slice(0, walk.readersEach ?? 99);
    for (const reader of readers) {
      const subject = subjectOf(world, reader);
      const matter = random.pick(world.matters);
      const place = random.pick(world.places.filter((one) => one.communityId !== undefined));
      const note = (what: string, about: SmallMatter | SmallPlace, both: readonly boolean[]) => {
        const [one = false, other = false] = both;
        asked += 1;
        if (one === other) return;
        disagreements.push({ world: name, what, reader, about, first: one, second: other });
      };
      const by = (wish: 'read' | 'know' | 'knowSensitive', about: SmallMatter | SmallPlace) =>
        mayBy(cedar, { told, reader, wish, about });
      note('read', matter, [first.read(subject, matter), by('read', matter)]);
      const knows = by('know', place);
      note('know', place, [first.know(subject, place), knows]);
      const isSensitive = mayReadSensitive(subject, [spotOf(place)]);
      note('know sensitive', place, [isSensitive, by('knowSensitive', place)]);
      // The wall is never narrower than what the policy shows.
      const isReached = reachOf(subject).communityIds.includes(place.communityId ?? '');
      if (knows && !isReached) note('beyond the wall', place, [false, true]);
    }
  }
  return { asked, disagreements };
}

/** The predicate of lists, as the program writes it into SQL; a test hands in a broken one. */
export type ListPredicate = (sight: ListSight) => RawBuilder<boolean>;

/**
 * Compares the predicate of lists with Cedar: many worlds go into one statement, in which every
 * reader looks through the matters of their world.
 */
export async function compareLists(
  db: Db,
  walk: Walk,
  predicate: ListPredicate = visibleTo,
): Promise<{ readonly asked: number; readonly disagreements: readonly Disagreement[] }> {
  const questions = Array.from({ length: walk.count }, (_, index) => {
    const name = `${walk.seed} ${walk.from + index}`;
    const random = createRandom(name);
    const world = makeSmallWorld(random);
    const reader = random.pick(world.readers);
    return { name, world, reader, matter: random.pick(world.matters) };
  });
  const looks = questions.map(
    ({ world, reader, matter }, index) => sql`
      select ${sql.lit(index)} as number from (select ${matter.visibility}::text as visibility,
        ${matter.askerId}::uuid as asker_id, ${matter.holderId ?? null}::uuid as holder_id,
        ${matter.againstPersonId ?? null}::uuid as against_person_id,
        ${matter.againstOrganisationId ?? null}::uuid as against_organisation_id) m
      where ${predicate(listSightIn(world, reader, matter))}`,
  );
  const { rows } = await sql<{
    readonly number: number;
  }>`${sql.join(looks, sql` union all `)}`.execute(db);
  const listed = new Set(rows.map((row) => row.number));
  const disagreements = questions.flatMap(({ name, world, reader, matter }, index) => {
    const second = mayBy(walk.cedar, {
      told: tellWorld(world),
      reader,
      wish: 'list',
      about: matter,
    });
    const first = listed.has(index);
    if (first === second) return [];
    return [{ world: name, what: 'list', reader, about: matter, first, second }];
  });
  return { asked: questions.length, disagreements };
}

function listSightIn(world: SmallWorld, reader: SmallReader, { place }: SmallMatter): ListSight {
  const community = world.places.find(({ id }) => id === place.communityId);
  return listSightOf(subjectOf(world, reader), {
    path: community?.path ?? '',
    communityId: place.communityId ?? '',
  });
}

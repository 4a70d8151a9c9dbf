import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { addWhatHappened } from '#/features/figures/index.ts';
import { recountCoverage, saveManyOrganisations } from '#/features/organisations/index.ts';
import { savePeople } from '#/features/people/index.ts';
import {
  findPlace,
  importNation,
  insertPlaces,
  listAncestors,
  saveGrid,
  servePlace,
} from '#/features/places/index.ts';
import { createRandom } from '#/lib/random.ts';
import { visitor } from '#/platform/access/subject.ts';
import type { Context } from '#/platform/action/context.ts';
import { makeContext } from '#/platform/action/make-context.ts';
import { analyze } from '#/platform/db/analyze.ts';
import { findSetting, saveSetting } from '#/platform/config/secret.ts';
import type { Installation } from '#/app/installation.ts';
import { ROOT } from '#/app/installation.ts';
import { loadReference } from '#/app/reference.ts';
import { openAlbum } from './album.ts';
import { loadMatters, readStories } from './load-matters.ts';
import { planOrganisations } from './plan-organisations.ts';
import { planPeople } from './plan-people.ts';
import { inScripts, planPlaces } from './plan-places.ts';
import { savePersonas } from './personas.ts';
import { namePoolShape, neighbourhoodShape, personasShape } from './shapes.ts';
import type { NamePool, Neighbourhood } from './shapes.ts';
import type { Populated } from './populated.ts';
import { readJson } from './read-json.ts';
import { removeEverything } from './remove.ts';

const FOLDER = join(ROOT, 'db', 'demo');
const SEED = 'linli';
const LOADED = 'demonstration_loaded';
const BEGUN = 'demonstration_begun';
/** What lies around the neighbourhoods, so that one can walk up the tree and look around. */
const SURROUNDINGS = ['3502', '350304', '450107', '220103', '310105', '310106'];
/** The neighbourhood a visitor sees first, and the one that lies within it. */
const ORDER = ['shentian', 'dongxing'];

/** Tells whether the demonstration is in this database. */
export async function isDemonstrationLoaded(installation: Installation): Promise<boolean> {
  return (await findSetting(installation.db, LOADED)) !== undefined;
}

/**
 * Loads the demonstration neighbourhoods. The same release always makes the same people and the
 * same matters, placed in the year before today.
 */
export async function loadDemonstration(
  installation: Installation,
  say: (line: string) => void,
): Promise<void> {
  const { db, services } = installation;
  // What an earlier start began and did not finish is taken away first.
  if ((await findSetting(db, BEGUN)) !== undefined) await removeEverything(installation);
  await saveSetting(db, BEGUN, services.clock().toString());
  const populated = await loadNeighbourhoods(installation, say);
  await db.transaction().execute(async (tx) => {
    const context = makeContext({ db: tx, services, subject: visitor, language: 'zh-Hant' });
    const { personas } = await readJson(join(FOLDER, 'personas.json'), personasShape);
    await savePersonas(context, personas, populated);
    await context.record({ feature: 'demonstration', verb: 'load', subjectId: SEED });
  });
  const communities = new Set(populated.map(({ planned }) => planned.community.id));
  for (const id of communities) await recountCoverage(db, id, services.clock());
  await addWhatHappened(db);
  await analyze(db);
  await saveSetting(db, LOADED, services.clock().toString());
}

type Ground = Pick<Installation, 'db' | 'services'>;

/** Loads neighbourhoods with their year; all of them, or those that are named. */
export async function loadNeighbourhoods(
  ground: Ground,
  say: (line: string) => void,
  slugs?: readonly string[],
): Promise<readonly Populated[]> {
  const { db, services } = ground;
  await loadReference(db);
  // Pictures are encoded beside everything else, on other threads.
  const visitorAt = makeContext({ db, services, subject: visitor, language: 'zh-Hant' });
  const [album] = await Promise.all([
    openAlbum(visitorAt, FOLDER),
    importNation(db, { codes: SURROUNDINGS }),
  ]);
  const populated = await makeUpAll(visitorAt, say, slugs);
  const stories = await readStories(FOLDER);
  const communities = Map.groupBy(populated, ({ planned }) => planned.community.id);
  // The communities know nothing of each other: while one is written, another lives its year.
  await Promise.all(
    [...communities.values()].map(async (inCommunity) => {
      await db.transaction().execute(async (tx) => {
        for (const made of inCommunity) {
          await save({ ...visitorAt, db: tx }, made, populated.indexOf(made));
        }
      });
      await loadMatters(ground, { stories, inCommunity, album });
    }),
  );
  return populated;
}

/** Makes up all neighbourhoods and those who live there; nothing is written yet. */
async function makeUpAll(
  visitorAt: Context,
  say: (line: string) => void,
  slugs: readonly string[] | undefined,
): Promise<readonly Populated[]> {
  const pool = await readJson(join(FOLDER, 'names.json'), namePoolShape);
  const services = { ...visitorAt.services, randomBytes: seededBytes() };
  const context = makeContext({ ...visitorAt, services });
  const populated: Populated[] = [];
  for (const neighbourhood of await readNeighbourhoods()) {
    if (slugs?.includes(neighbourhood.slug) === false) continue;
    say(`  ${neighbourhood.names.en}`);
    populated.push(await makeUp(context, { neighbourhood, pool, before: populated }));
  }
  return populated;
}

/** Ids of invented people need not be unguessable; made from a seed they cost next to nothing. */
function seededBytes(): (count: number) => Uint8Array {
  const random = createRandom(SEED);
  return (count) => Uint8Array.from({ length: count }, () => random.int(0, 255));
}

async function readNeighbourhoods(): Promise<readonly Neighbourhood[]> {
  const names = await readdir(join(FOLDER, 'neighbourhoods'));
  const all = await Promise.all(
    names.map((name) => readJson(join(FOLDER, 'neighbourhoods', name), neighbourhoodShape)),
  );
  const rank = ({ slug }: Neighbourhood) => (ORDER.includes(slug) ? ORDER.indexOf(slug) : 99);
  return all.toSorted((a, b) => rank(a) - rank(b) || (a.slug < b.slug ? -1 : 1));
}

type Wanted = {
  readonly neighbourhood: Neighbourhood;
  readonly pool: NamePool;
  readonly before: readonly Populated[];
};

/** Makes up a neighbourhood and those who live there; nothing is written yet. */
async function makeUp(context: Context, wanted: Wanted): Promise<Populated> {
  const { neighbourhood } = wanted;
  const { db, newId, now } = context;
  const random = createRandom(`${SEED} ${neighbourhood.slug}`);
  const community = await findPlace(db, neighbourhood.communityCode);
  if (community === undefined) throw new Error(`No community ${neighbourhood.communityCode}.`);
  const planned = planPlaces(neighbourhood, community, newId);
  const people = planPeople({ ...wanted, planned, random, newId, now });
  const above = await listAncestors(db, community.path);
  const parts = { neighbourhood, planned, people, above, random, newId, now };
  const sameCommunity = wanted.before.filter((one) => one.planned.community.id === community.id);
  const known = new Map(sameCommunity.flatMap((one) => [...one.organisations.byKey]));
  const knownGrants = sameCommunity.flatMap((one) => one.grants);
  const organisations = planOrganisations({ ...parts, known });
  const grants = [...organisations.grants, ...knownGrants];
  return { neighbourhood, planned, people, organisations, grants };
}

async function save(context: Context, made: Populated, rank: number): Promise<void> {
  const { db, now } = context;
  const { neighbourhood, planned, people, organisations } = made;
  await insertPlaces(db, planned.places);
  await saveGrids(context, neighbourhood);
  const { grants } = organisations;
  await savePeople(db, { people: people.people, residences: people.residences, grants }, now);
  await saveManyOrganisations(db, organisations, now);
  // The first is the one a visitor sees; the others stand behind it in their order.
  await servePlace(db, planned.community.id, now.add({ seconds: rank }));
}

async function saveGrids(context: Context, neighbourhood: Neighbourhood): Promise<void> {
  for (const grid of neighbourhood.grids) {
    await saveGrid(context.db, {
      id: context.newId(),
      communityId: neighbourhood.communityCode,
      code: grid.code,
      names: inScripts(grid.names),
      polygon: { type: 'Polygon', coordinates: [grid.polygon] },
    });
  }
}

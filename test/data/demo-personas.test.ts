import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { z } from 'zod';
import { readNeighbourhoods } from './demo-shapes.ts';
import { faultsOfNames, namesShape, readData } from './read-data.ts';

const neighbourhoods = readNeighbourhoods();

function peopleOf(slug: string) {
  const found = neighbourhoods.find((one) => one.slug === slug);
  assert.ok(found !== undefined, slug);
  return found.people;
}

const personaShape = z.strictObject({
  code: z.string(),
  role: z.string(),
  neighbourhood: z.string().nullable(),
  place: z.string().optional(),
  person: z.string().nullable(),
  actsFor: z.string().nullable(),
  names: namesShape,
  home: namesShape,
  icon: z.string(),
  who: namesShape,
  tryFirst: z.array(namesShape).min(2),
});
const { personas } = readData(
  'demo/personas.json',
  z.strictObject({ personas: z.array(personaShape) }),
);

describe('the seven personas', () => {
  test('they are resident, elder, able neighbour, leader, worker, night worker and viewer', () => {
    assert.deepEqual(
      personas.map(({ code }) => code),
      [
        'resident',
        'elder',
        'able_neighbour',
        'building_leader',
        'community_worker',
        'night_worker',
        'district_viewer',
      ],
    );
  });

  test('each is somebody of a neighbourhood, except the viewer of a district', () => {
    for (const { code, neighbourhood: slug, person, actsFor, place } of personas) {
      if (slug === null) {
        assert.equal(place, '350203', code);
        continue;
      }
      const keys = new Set(peopleOf(slug).map(({ key }) => key));
      assert.ok(person !== null && keys.has(person), code);
      assert.ok(actsFor === null || keys.has(actsFor), code);
    }
  });

  test('the elder has a daughter who lives elsewhere and acts for her', () => {
    const elder = personas.find(({ code }) => code === 'elder');
    const people = peopleOf('dongxing');
    const mother = people.find(({ key }) => key === elder?.actsFor);
    const daughter = people.find(({ key }) => key === elder?.person);
    assert.ok(mother !== undefined && mother.born < 1950 && mother.home?.building === '7');
    assert.ok(daughter !== undefined && daughter.home === null);
  });

  test('what each says is written in three scripts', () => {
    const named = personas.flatMap(({ names, home, who }) => [names, home, who]);
    const tried = personas.flatMap(({ tryFirst }) => tryFirst);
    assert.deepEqual([...named, ...tried].flatMap(faultsOfNames), []);
  });
});

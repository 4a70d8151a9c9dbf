import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brand } from './brand.ts';
import type { Brand } from './brand.ts';

type PersonId = Brand<string, 'PersonId'>;
type PlaceId = Brand<string, 'PlaceId'>;

function greet(person: PersonId): string {
  return `person ${person}`;
}

test('a branded value is the plain value at run time', () => {
  const person = brand<PersonId>('p1');
  assert.equal(person, 'p1');
  assert.equal(JSON.stringify({ person }), '{"person":"p1"}');
});

test('a branded value goes where its own kind or the plain type is asked for', () => {
  const person = brand<PersonId>('p1');
  const plain: string = person;
  assert.equal(greet(person), `person ${plain}`);
});

test('the type checker refuses another kind and an unbranded string', () => {
  const place = brand<PlaceId>('35.02');
  // @ts-expect-error A place is not a person.
  assert.equal(greet(place), 'person 35.02');
  // @ts-expect-error A string that nobody checked is not a person.
  assert.equal(greet('p1'), 'person p1');
});

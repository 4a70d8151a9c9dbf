import assert from 'node:assert/strict';
import { test } from 'node:test';
import { groupOf } from './model.ts';

test('each kind of record stands under what it is about', () => {
  const expected = {
    'people.person': 'who',
    'people.residence': 'who',
    'people.login': 'who',
    'people.grant': 'roles',
    'people.relation': 'roles',
    'organisations.term': 'roles',
    'rights.leaving': 'roles',
    'matters.comment': 'matters',
    'hours.record': 'matters',
    'people.counter_code': 'signing',
    'people.household_code': 'signing',
    'platform.session': 'signing',
    'platform.sign_in_link': 'signing',
    'platform.journal': 'done',
    'platform.file': 'done',
  };
  const found = Object.keys(expected).map((table) => [table, groupOf({ table })]);
  assert.deepEqual(Object.fromEntries(found), expected);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listsOf } from '#/platform/http/paging.ts';
import { endpoints } from './endpoints.ts';

/** Why the lists of some pages are not taken away as a spreadsheet. */
const reasons = {
  'what a form chooses from': [
    'places.ask_for_grid',
    'places.ask_to_build',
    'people.consent_page',
    'people.register_page',
    'people.first_page',
    'guard.break_page',
    'organisations.new',
    'organisations.post',
    'matters.raise_category_page',
    'matters.raise_place_page',
    'matters.raise_check_page',
    'moderation.objecting',
    'matters.paper_form',
    'joint.ask',
    'hours.ask',
  ],
  'parts of one thing, which is the page': [
    'places.show',
    'places.grid',
    'people.me',
    'people.person',
    'people.correct_page',
    'guard.glass',
    'organisations.show',
    'teams.show',
    'teams.member',
    'teams.request',
    'matters.show',
    'matters.handle',
    'joint.show',
    'hours.show',
    'hours.own_sheet',
    'hours.check_sheet',
    'rosters.shift',
    'joint.of_matter',
    'moderation.review',
    'behalf.slip',
    'behalf.slip_by_code',
    'notices.mail',
    'notices.sms',
    'reference.operation',
  ],
  'ways in, which are of use to nobody but their owner, here': [
    'people.sessions',
    'people.tokens',
    'organisations.tokens',
    'people.own_sheet',
    'people.sheet',
    'guard.passkeys',
  ],
  'settings, which are changed where they stand': [
    'places.kinds',
    'organisations.kinds',
    'organisations.post_kinds',
    'hours.levels',
    'matters.templates',
    'moderation.content_rules',
    'behalf.rules',
    'notices.choices',
    'volunteers.own',
    'callouts.urgent_page',
    'callouts.paper_page',
    'callouts.mine',
    'musters.mine',
    'musters.new',
    'musters.show',
    'notices.channels',
    'notices.robots',
    'reference.overview',
  ],
  'taken away in a form of its own': [
    'rights.data',
    'sheets.show',
    'matters.paper_forms',
    'matters.paper_sheets',
  ],
  'a step on the way, gone with it': [
    'matters.bulk_outcome',
    'matters.bulk_preview',
    'places.split_page',
  ],
  'the answer to a question that was typed': ['places.search', 'teams.entering'],
  'too few to be worth a file, and each with its words': [
    'guard.glasses',
    'guard.recoveries',
    'moderation.own_hidden',
    'teams.own',
  ],
} as const;

const listing = endpoints
  .filter(({ kind }) => kind === 'reading')
  .filter((one) => listsOf(one).some(({ isWithinRow }) => !isWithinRow));

/** Before each step of a matter stands what is known of it. */
const isStep = (name: string) => name.startsWith('matters.ask_');

test('every page that lists something lets it be taken away, or has its reason not to', () => {
  assert.ok(listing.length > 50, `found ${listing.length}`);
  const owed = new Set<string>(Object.values(reasons).flat());
  const without = listing.filter((one) => !one.hasTable && !isStep(one.name));
  assert.deepEqual(without.map(({ name }) => name).toSorted(), [...owed].toSorted());
});

test('the lists that offices and residents work with are among those that are taken away', () => {
  const taken = new Set(endpoints.filter((one) => one.hasTable).map(({ name }) => name));
  for (const name of ['matters.desk', 'people.list', 'rights.corrections', 'behalf.to_tell']) {
    assert.ok(taken.has(name), name);
  }
});

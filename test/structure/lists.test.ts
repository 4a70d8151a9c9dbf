import { test } from 'node:test';
import { html } from 'hono/html';
import { z } from 'zod';
import { endpoints } from '#/app/endpoints.ts';
import { succeed } from '#/lib/result.ts';
import { everyone } from '#/platform/access/policy.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import { pagingOf } from '#/platform/http/paging.ts';
import { findUnbounded } from './lists.ts';
import type { Bounded } from './lists.ts';
import { assertCaught, assertFound, assertNone } from './violation.ts';

const bounded: Bounded = {
  'teams.show /members[]/abilities': 'What one person can do, from reference data.',
  'teams.entering /found[]/homes': 'Where one person lives: a few households.',
  'places.search /found[]/above': 'The levels above a place: a dozen at most.',
  'people.list /found[]/homes': 'Where one person lives: a few households.',
  'people.list /households[]/people': 'Who lives in one household.',
  'people.register_page /found[]/homes': 'Where one person lives: a few households.',
  'people.first_page /found[]/above': 'The levels above a place: a dozen at most.',
  'matters.raise_category_page /questions[]/calls':
    'Whom to ring in one danger, from reference data.',
  'matters.raise_category_page /groups[]/categories':
    'Categories of one group, from reference data.',
  'matters.board /groups': 'Groups of categories, from reference data.',
  'matters.board /cards': 'One page by a cursor of its own; MAX_PAGE.',
  'matters.board /street': 'The buildings of one community; MAX_WINDOWS.',
  'matters.board /below': 'The places right below one place of the tree.',
  'matters.desk /groups': 'Groups of categories, from reference data.',
  'matters.desk /queues': 'The bodies and roles that look after one community.',
  'matters.desk /others': 'The communities in which one person works.',
  'matters.desk /places': 'The communities of one street.',
  'matters.desk /saved': 'Views kept by one person; a greatest number holds.',
  'matters.desk /bodies': 'The bodies one person is in.',
  'matters.desk /rows': 'One page by a cursor of its own; MAX_PAGE.',
  'matters.desk /people': 'Who works in one community, for a choice in a form.',
  'joint.list /joints[]/calls': 'The offices called to one meeting; MOST_CALLED.',
  'joint.list /joints[]/parts': 'The parts of one joint task; MOST_PARTS.',
  'joint.list /joints[]/owed': 'What one reader owes in one joint task.',
  'joint.list /joints[]/missing': 'The offices called to one meeting; MOST_CALLED.',
  'joint.of_matter /joints[]/calls': 'The offices called to one meeting; MOST_CALLED.',
  'hours.team_records /records': 'One page by a cursor of its own; PAGE_OF_RECORDS.',
  'hours.place_records /records': 'One page by a cursor of its own; PAGE_OF_RECORDS.',
  'matters.paper_form /found[]/homes': 'Where one person lives: a few households.',
  'notices.list /notices': 'One page by a cursor of its own.',
  'reference.overview /parts[]/operations': 'The endpoints of one feature, written by hand.',
  'rosters.show /unfilled[]/why': 'The hard rules.',
  'rosters.show /days[]/shifts': 'The shifts of one day: MOST_KINDS.',
  'rosters.show /days[]/shifts[]/seats': 'The places of one shift: twice MOST_WANTED.',
  'rosters.watch /days[]/hours': 'The hours of one day.',
  'webhooks.show /deliveries': 'One page by a cursor of its own; LOG_PAGE.',
  'rights.data /kinds[]/rows': 'All that is held about one person, whole by right.',
};

const rows = z.array(z.object({ id: z.string() }));

function listing(name: string, fields: z.ZodRawShape, input: z.ZodRawShape = {}) {
  return endpoint({
    name,
    method: 'GET',
    path: '/things',
    summary: 'Lists things.',
    policy: everyone,
    input: z.object(input),
    output: z.object(fields),
    words: { 'zh-Hant': { refusals: {} }, 'zh-Hans': { refusals: {} }, en: { refusals: {} } },
    run: async () => succeed({}),
    page: () => ({ title: '', section: 'none', width: 'column', body: html`` }),
  });
}

test('each list is cut to pages, or it is said why it ends', () => {
  assertFound(
    endpoints.filter((one) => pagingOf(one) === 'cut'),
    20,
  );
  assertFound(
    endpoints.filter((one) => pagingOf(one) === 'own'),
    2,
  );
  assertNone(findUnbounded(endpoints, bounded));
});

test('a list within a row, and one beside the paged one, need a reason', () => {
  const within = listing('a.within', { rows: z.array(z.object({ parts: rows })) });
  const beside = listing(
    'a.beside',
    { rows, others: rows, next: z.string() },
    { after: z.string() },
  );
  assertCaught(findUnbounded([within, beside], { 'a.beside /rows': 'By a cursor of its own.' }), [
    'a.within /rows[]/parts:1',
    'a.beside /others:1',
  ]);
});

test('a list with a greatest number of rows, and one the server cuts, need none', () => {
  const most = listing('a.most', { rows: z.array(z.object({ parts: rows.max(5) })) });
  assertNone(findUnbounded([most, listing('a.cut', { inner: z.object({ rows }) })], {}));
});

test('a reason for a list that is gone, and one that says nothing, are caught', () => {
  const within = listing('a.within', { rows: z.array(z.object({ parts: rows })) });
  const said = { 'a.gone /rows': 'Ends for a good reason.', 'a.within /rows[]/parts': 'Few.' };
  assertCaught(findUnbounded([within], said), ['a.gone /rows:1', 'a.within /rows[]/parts:1']);
});

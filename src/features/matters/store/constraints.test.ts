import assert from 'node:assert/strict';
import { test } from 'node:test';
import { letsIn } from '#test/lets-in.ts';
import { insertInto, tryAll } from '#test/matters-attempts.ts';
import { CHECK, FOREIGN, GENERATED, NOT_NULL, UNIQUE } from '#test/matters-attempts.ts';
import { inWorld, people, places } from '#test/matters-world.ts';

const change = (set: string, where: string) => `update matters.matter set ${set} where ${where}`;

test('the table of matters lets nothing in that a matter cannot be', async (t) =>
  tryAll(t, ({ open, held }) => [
    ['a state that does not exist', change(`state = 'lost'`, open), CHECK],
    ['in hand, and nobody has it', change(`holder_id = null`, held), CHECK],
    ['with nobody, and somebody has it', change(`holder_id = '${people.li}'`, open), CHECK],
    ['done by nobody', change(`state = 'done'`, open), CHECK],
    ['closed without an instant', change(`state = 'declined', next_due_at = null`, open), CHECK],
    ['open with an instant of closing', change('closed_at = now()', open), CHECK],
    ['open without a next clock', change('next_due_at = null', open), CHECK],
    [
      'closed with a next clock',
      change(`state = 'declined', closed_at = now(), closed_as = 'declined'`, open),
      CHECK,
    ],
    [
      'closed as something else than its state says',
      change(
        `state = 'declined', closed_at = now(), closed_as = 'resolved', next_due_at = null`,
        open,
      ),
      CHECK,
    ],
    [
      'a duplicate of nothing',
      change(
        `state = 'duplicate', closed_at = now(), closed_as = 'duplicate', next_due_at = null`,
        open,
      ),
      CHECK,
    ],
    [
      'merged and still open',
      change(
        `merged_into = (select id from matters.matter
      where ${held})`,
        open,
      ),
      CHECK,
    ],
    ['merged into itself', change('merged_into = id', open), CHECK],
    ['a part of itself', change('parent_id = id', open), CHECK],
    ['a part of what is not there', change('parent_id = gen_random_uuid()', open), FOREIGN],
    ['half a point', change('lon = 118.1, lat = null', open), CHECK],
    ['a point beyond the pole', change('lon = 118.1, lat = 90.5', open), CHECK],
    ['a point round the earth twice', change('lon = 190, lat = 24', open), CHECK],
  ]));

test('what is told of a matter is said of a place, in words, by somebody, with a number', async (t) =>
  tryAll(t, ({ open, held }) => [
    ['without a title', change(`title = ''`, open), CHECK],
    ['with a title of eighty-one', change(`title = repeat('x', 81)`, open), CHECK],
    ['with a body that has no end', change(`body = repeat('x', 4001)`, open), CHECK],
    ['for eyes nobody has', change(`visibility = 'friends'`, open), CHECK],
    ['in a category that does not exist', change(`category = 'nothing'`, open), FOREIGN],
    ['in a queue that names nobody', change(`queue = 'somebody'`, open), CHECK],
    ['in a queue with a gap', change(`queue = 'role:a b'`, open), CHECK],
    ['with a number nobody can read out', change(`reference = 'A-1'`, open), CHECK],
    [
      'with the number of another',
      change(
        `reference = (select reference
      from matters.matter where ${held})`,
        open,
      ),
      UNIQUE,
    ],
    ['followed by fewer than nobody', change('follower_count = -1', open), CHECK],
    ['with fewer comments than none', change('comment_count = -1', open), CHECK],
    ['with fewer offers than none', change('offer_count = -1', open), CHECK],
    ['with fewer photos than none', change('photo_count = -1', open), CHECK],
    ['returned less than never', change('return_count = -1', open), CHECK],
    ['moved less than never', change('move_count = -1', open), CHECK],
    ['done again less than never', change('rework_count = -1', open), CHECK],
    ['reopened less than never', change('reopen_count = -1', open), CHECK],
    ['seen as something nobody sees', change(`verified_as = 'perhaps'`, open), CHECK],
    ['given to somebody between', change(`dispatched_to = 'robot'`, open), CHECK],
    ['with a verdict of its own', change(`verdict = 'fine'`, open), CHECK],
    ['without an asker', change('asker_id = null', open), NOT_NULL],
    ['without whoever typed', change('actor_id = null', open), NOT_NULL],
    ['without a place', change('place_id = null', open), NOT_NULL],
    ['in a bucket by hand', change(`bucket = 'closed'`, open), GENERATED],
    ['gone while its story stands', `delete from matters.matter where ${open}`, FOREIGN],
  ]));

test('nobody has a matter in hand beside somebody else, nor twice, nor before they began', async (t) =>
  tryAll(t, ({ open, held }) => {
    const columns = 'role, origin, person_id, started_at';
    const lead = (who: string) => `gen_random_uuid(), 'lead', 'claimed', '${who}', now()`;
    const hand = (values: string, where: string) =>
      insertInto('assignment', `id, ${columns}`, { values, of: where });
    const ended = (set: string) => `update matters.assignment set ${set}
      where matter_id = (select id from matters.matter where ${held})`;
    return [
      ['two holders', hand(lead(people.li), held), UNIQUE],
      [
        'the holder as a helper too',
        hand(`gen_random_uuid(), 'helper', 'offered', '${people.chen}', now()`, held),
        UNIQUE,
      ],
      [
        'a hand of no kind',
        hand(`gen_random_uuid(), 'boss', 'claimed', '${people.li}', now()`, open),
        CHECK,
      ],
      [
        'from nowhere',
        hand(`gen_random_uuid(), 'lead', 'found', '${people.li}', now()`, open),
        CHECK,
      ],
      ['ended without a reason', ended('ended_at = now()'), CHECK],
      ['a reason without an end', ended(`end_reason = 'done'`), CHECK],
      ['ended for a reason nobody knows', ended(`ended_at = now(), end_reason = 'bored'`), CHECK],
      [
        'ended before it began',
        ended(`ended_at = started_at - interval '1 second', end_reason = 'done'`),
        CHECK,
      ],
      [
        'on a matter that is not there',
        `insert into matters.assignment (community_id, matter_id, id, ${columns})
          values ('${places.community}', gen_random_uuid(), ${lead(people.li)})`,
        FOREIGN,
      ],
      [
        'on a matter of another community',
        `insert into matters.assignment (community_id, matter_id, id, ${columns})
          select '${places.nextCommunity}', id, ${lead(people.li)} from matters.matter where ${open}`,
        FOREIGN,
      ],
    ];
  }));

test('a clock runs once for each stage, ends after its pauses, and never wakes when stopped', async (t) =>
  tryAll(t, ({ open }) => {
    const clock = (set: string) => `update matters.clock set ${set} where stage = 'handle'
      and matter_id = (select id from matters.matter where ${open})`;
    return [
      [
        'two clocks of one stage',
        `insert into matters.clock select community_id, matter_id, stage, round + 1, kind, quantity,
          started_at, due_at, stopped_at, paused_from, paused_to, reminded, has_rung,
          is_provisional, wakes_at from matters.clock
          where stage = 'handle' and matter_id = (select id from matters.matter where ${open})`,
        UNIQUE,
      ],
      ['a round before the first', clock('round = 0'), CHECK],
      ['less than no time', clock('quantity = -1'), CHECK],
      ['a stage with a gap in its name', clock(`stage = 'a b'`), CHECK],
      ['running to no end', clock('due_at = null'), CHECK],
      ['an end of a pause that never began', clock('paused_to = array[now()]'), CHECK],
      ['two pauses open at once', clock('paused_from = array[now(), now()]'), CHECK],
      [
        'stopped while it stands still',
        clock('paused_from = array[now()], stopped_at = now(), wakes_at = null'),
        CHECK,
      ],
      ['waking after it was stopped', clock('stopped_at = now(), wakes_at = now()'), CHECK],
      ['reminded less than never', clock('reminded = -1'), CHECK],
    ];
  }));

test('what is said of a matter has a speaker, words, and somebody who may read it', async (t) =>
  tryAll(t, ({ open }) => {
    const event = (values: string) =>
      insertInto('event', 'id, at, verb, part, note, visibility', {
        values: `gen_random_uuid(), now(), ${values}`,
        of: open,
      });
    const comment = (values: string) =>
      insertInto('comment', 'id, at, actor_id, person_id, part, body, visibility', {
        values: `gen_random_uuid(), now(), '${people.li}', '${people.li}', ${values}`,
        of: open,
      });
    return [
      ['a verb in capitals', event(`'Claim', 'staff', null, 'public'`), CHECK],
      ['a voice nobody has', event(`'claim', 'mayor', null, 'public'`), CHECK],
      ['an empty note', event(`'claim', 'staff', '', 'public'`), CHECK],
      ['a note without end', event(`'claim', 'staff', repeat('x', 2001), 'public'`), CHECK],
      ['a line for eyes nobody has', event(`'claim', 'staff', null, 'secret'`), CHECK],
      ['an empty comment', comment(`'neighbour', '', 'public'`), CHECK],
      ['a comment without end', comment(`'neighbour', repeat('x', 2001), 'public'`), CHECK],
      ['a comment of the system', comment(`'system', 'x', 'public'`), CHECK],
      ['a comment for eyes nobody has', comment(`'neighbour', 'x', 'secret'`), CHECK],
    ];
  }));

test('the checks of each matter let in what the patterns say that they stand for', () =>
  inWorld(async ({ db }) => {
    const long = 'a'.repeat(30);
    const digits = '123456789';
    const patterns = [
      {
        constraint: 'matter_reference_check',
        column: 'reference',
        pattern: /^\d{4}-\d{4,9}$/,
        texts: [
          '2026-0001',
          `2026-${digits}`,
          `2026-${digits}0`,
          '2026-001',
          '202-00001',
          '20260-0001',
        ].concat(['2026-00-01', '2026-00a1', ' 2026-0001', '2026-0001\n', '-0001', '2026-', '']),
      },
      {
        constraint: 'matter_queue_check',
        column: 'queue',
        pattern: /^(organisation|role):[^ ]{1,160}$/,
        texts: ['role:dispatcher@350203007', `role:${'a'.repeat(160)}`, `role:${'a'.repeat(161)}`]
          .concat([
            'organisation:x/leader',
            'organisation:',
            'role:',
            'role:a b',
            'roles:a',
            'xrole:a',
          ])
          .concat(['role: a', 'role:組長@1', 'organisationXa', '', 'role']),
      },
      {
        constraint: 'clock_stage_check',
        column: 'stage',
        pattern: /^[a-z_]{1,30}$/,
        texts: ['handle', '_', long, `${long}a`, 'Handle', 'han dle', 'handle1', '', 'handle\n'],
      },
    ];
    for (const { pattern, texts, ...check } of patterns) {
      const wanted = texts.filter((text) => pattern.test(text));
      assert.ok(wanted.length > 0 && wanted.length < texts.length);
      assert.deepEqual(await letsIn(db, check, texts), wanted, check.constraint);
    }
  }));

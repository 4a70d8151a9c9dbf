import { test } from 'node:test';
import { CHECK, FOREIGN, NOT_NULL, UNIQUE, insertInto, tryAll } from '#test/matters-attempts.ts';
import type { Attempt } from '#test/matters-attempts.ts';
import { people, places } from '#test/matters-world.ts';

const ID = 'gen_random_uuid()';
const by = `'${people.li}', '${people.li}', now()`;

test('an offer is made once by each, answered once, and says who answered when', async (t) =>
  tryAll(t, ({ open }) => {
    const offer = (values: string) =>
      insertInto('offer', 'id, person_id, actor_id, at, words, answer, answered_at', {
        values: `${ID}, ${by}, ${values}`,
        of: open,
      });
    return [
      [
        'two open offers of one person',
        `${offer('null, null, null')}; ${offer('null, null, null')}`,
        UNIQUE,
      ],
      ['an answer nobody gives', offer(`null, 'maybe', now()`), CHECK],
      ['answered at no time', offer(`null, 'accepted', null`), CHECK],
      ['a time without an answer', offer('null, null, now()'), CHECK],
      ['empty words', offer(`'', null, null`), CHECK],
      ['words without end', offer(`repeat('x', 501), null, null`), CHECK],
    ];
  }));

test('a request is for one thing, has a reason, and is open once', async (t) =>
  tryAll(t, ({ held }) => {
    const request = (values: string) =>
      insertInto('request', 'id, person_id, actor_id, at, kind, reason, answer, answered_at', {
        values: `${ID}, ${by}, ${values}`,
        of: held,
      });
    const open = request(`'release', '換人', null, null`);
    return [
      ['two open requests of one kind', `${open}; ${open}`, UNIQUE],
      ['a request for anything', request(`'money', '換人', null, null`), CHECK],
      ['without a reason', request(`'release', '', null, null`), CHECK],
      ['with reasons without end', request(`'release', repeat('x', 501), null, null`), CHECK],
      ['answered with something else', request(`'release', '換人', 'perhaps', now()`), CHECK],
      ['answered at no time', request(`'release', '換人', 'granted', null`), CHECK],
      ['a time without an answer', request(`'pause', '換人', null, now()`), CHECK],
    ];
  }));

test('a photo, a verdict and a wish to reopen are what the story says they are', async (t) =>
  tryAll(t, ({ open }) => {
    const file = '019cf000-0000-7000-8000-0000000000f1';
    const photo = (values: string) =>
      insertInto('photo', 'id, person_id, actor_id, at, file_id, stage', {
        values: `${ID}, ${by}, ${values}`,
        of: open,
      });
    const verdict = (values: string) =>
      insertInto('verdict', 'id, person_id, actor_id, at, answer, thanks, wishes_to_help', {
        values: `${ID}, ${by}, ${values}`,
        of: open,
      });
    const columns = 'id, person_id, actor_id, at, kind, from_state, reason, decision, decided_at';
    const wish = (values: string) =>
      insertInto('reopening', columns, { values: `${ID}, ${by}, ${values}`, of: open });
    const asked = wish(`'requested', 'resolved', '又壞了', null, null`);
    return [
      [
        'one photo twice',
        `${photo(`'${file}', 'before'`)}; ${photo(`'${file}', 'after'`)}`,
        UNIQUE,
      ],
      ['a photo of no stage', photo(`'${file}', 'during'`), CHECK],
      ['a verdict of its own', verdict(`'fine', null, true`), CHECK],
      ['empty thanks', verdict(`'solved', '', true`), CHECK],
      ['thanks without end', verdict(`'solved', repeat('x', 501), true`), CHECK],
      ['nothing about helping others', verdict(`'solved', null, null`), NOT_NULL],
      ['two open wishes', `${asked}; ${asked}`, UNIQUE],
      ['a wish of no kind', wish(`'hoped', 'resolved', '又壞了', null, null`), CHECK],
      ['a wish without a reason', wish(`'requested', 'resolved', '', null, null`), CHECK],
      ['decided at no time', wish(`'requested', 'resolved', '又壞了', 'granted', null`), CHECK],
      ['decided as nothing', wish(`'requested', 'resolved', '又壞了', 'later', now()`), CHECK],
    ];
  }));

test('who follows does so once, and who was helped cannot have helped before', async (t) =>
  tryAll(t, ({ open }) => {
    const follow = (origin: string) =>
      insertInto('follower', 'person_id, origin, since', {
        values: `'${people.li}', '${origin}', now()`,
        of: open,
      });
    const helped = (rest: string) => `insert into matters.helped
      (community_id, person_id, helped_at, helped_matter_id, helping_at, helping_matter_id)
      values ('${places.community}', '${people.li}', now(), ${ID}, ${rest})`;
    return [
      ['following twice', `${follow('follows')}; ${follow('merged')}`, UNIQUE],
      ['following for no reason', follow('curious'), CHECK],
      ['helping without a matter', helped(`now() + interval '1 day', null`), CHECK],
      ['a matter without helping', helped(`null, ${ID}`), CHECK],
      ['helping before being helped', helped(`now() - interval '1 day', ${ID}`), CHECK],
      ['helping in the very instant', helped(`now(), ${ID}`), CHECK],
    ];
  }));

test('what the auditor found is known once, of a kind that is known', async (t) =>
  tryAll(t, ({ open }) => {
    const finding = (kind: string, at: string) =>
      insertInto('finding', 'kind, found_at', { values: `'${kind}', ${at}`, of: open });
    const earlier = finding('no_clock', `now() - interval '1 day'`);
    return [
      ['found twice and not mended', `${earlier}; ${finding('no_clock', 'now()')}`, UNIQUE],
      ['a kind nobody looks for', finding('bored', 'now()'), CHECK],
    ];
  }));

test('drafts, numbers and changes of figures are held to their limits', async (t) =>
  tryAll(t, ({ open }) => {
    const draft = (hash: string, fields: string, photos: string) => `insert into matters.draft
      (id, token_hash, fields, photos, updated_at, expires_at)
      values (${ID}, '${hash}', '${fields}', ${photos}, now(), now())`;
    const change = (measure: string) =>
      insertInto('figure_change', 'measure, day, place_id, id, value', {
        values: `'${measure}', current_date, 'x', '${people.li}', 1`,
        of: open,
      });
    const thirteen = `array(select ${ID} from generate_series(1, 13))`;
    return [
      ['fields that are no fields', draft('a', '[]', `'{}'`), CHECK],
      ['thirteen photos', draft('a', '{}', thirteen), CHECK],
      [
        'one token for two drafts',
        `${draft('a', '{}', `'{}'`)}; ${draft('a', '{}', `'{}'`)}`,
        UNIQUE,
      ],
      [
        'a number of nought',
        `update matters.counter set last = 0 where community_id = '${places.community}'`,
        CHECK,
      ],
      ['a measure in capitals', change('Raised'), CHECK],
      ['one change written twice', `${change('raised')}; ${change('raised')}`, UNIQUE],
    ];
  }));

const settings = (table: string, set: string) => `update matters.${table} set ${set}`;

test('settings are what a file or a steward may bring, and nothing else', async (t) =>
  tryAll(t, (): readonly Attempt[] => [
    ['two versions', `insert into matters.reference_version values (true, ${ID})`, UNIQUE],
    [
      'a version beside the one',
      `insert into matters.reference_version values (false, ${ID})`,
      CHECK,
    ],
    ['a category without a profile', settings('category', `profiles = '{}'`), CHECK],
    [
      'a category in capitals',
      `${settings('category', `code = 'Railing'`)} where code = 'railing'`,
      CHECK,
    ],
    ['a category without a group', settings('category', `group_code = 'nothing'`), FOREIGN],
    ['a category of no width', settings('category', 'sigma_metres = 0'), CHECK],
    ['a category without a name', settings('category', `name_hans = ''`), CHECK],
    ['a word of no weight', settings('category_word', 'weight = 0'), CHECK],
    ['a word that is none', settings('category_word', `word = ''`), CHECK],
    ['a word of no role', settings('category_word', `role = 'antonym'`), CHECK],
    ['a pair of one', settings('confusable_pair', 'second_category = first_category'), CHECK],
    ['a deadline of no time', settings('clock_rule', 'quantity = 0'), CHECK],
    ['a deadline in weeks', settings('clock_rule', `kind = 'weeks'`), CHECK],
    [
      'a reminder after two times',
      settings('reminder_rule', `percent = 50, quantity = 1, kind = 'hours'`),
      CHECK,
    ],
    [
      'a reminder after no time',
      settings('reminder_rule', 'percent = null, quantity = null, kind = null'),
      CHECK,
    ],
    [
      'a reminder beyond the end',
      settings('reminder_rule', 'percent = 101, quantity = null, kind = null'),
      CHECK,
    ],
    ['a reminder before the first', settings('reminder_rule', 'step = 0'), CHECK],
    ['a reminder to nobody known', settings('reminder_rule', `recipient = 'mayor'`), CHECK],
    ['quiet hours that are no times', settings('quiet_hours', `from_time = 'evening'`), CHECK],
    ['a route without a condition', settings('route', `condition = '[]'`), CHECK],
    ['a route to nobody', settings('route', `targets = '{}'`), CHECK],
    ['an eighth day of the week', settings('calendar', 'make_up_weekday = 8'), CHECK],
    ['a day that is half a holiday', settings('calendar_day', `kind = 'half'`), CHECK],
    [
      'a place that stands for everywhere',
      `insert into matters.category_at_place
        (place_id, category, is_offered, source, source_date)
        values ('-', 'railing', true, 'x', current_date)`,
      CHECK,
    ],
    [
      'a calendar that is not there',
      `insert into matters.calendar_at_place (place_id, calendar) values ('x', 'nothing')`,
      FOREIGN,
    ],
  ]));

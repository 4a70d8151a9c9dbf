import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { roles } from '#/platform/access/subject.ts';
import { property } from '#test/property.ts';
import { readAddress, readTelephone, writeTelephone } from './addresses.ts';
import { LEAST_PUBLISHED, publicCount } from './counts.ts';
import { recogniseDevice } from './devices.ts';
import { maskedEmail, maskedTelephone, searchNameOf, shownName } from './names.ts';
import { inGroups, readPaperCode } from './paper-codes.ts';
import { findSubject, reachesOneOf } from './standing.ts';
import type { StandingRows } from './standing.ts';
import { isBackwards, lastDayOf, termOf } from './terms.ts';
import { withCheckDigit } from '#/lib/check-digit.ts';

/* What holds of the rules about people whatever they are given. */

const days = fc
  .integer({ min: 0, max: 20_000 })
  .map((count) => Temporal.PlainDate.from('2000-01-01').add({ days: count }));
const moments = fc
  .integer({ min: 946_684_800, max: 2_500_000_000 })
  .map((seconds) => Temporal.Instant.fromEpochMilliseconds(seconds * 1_000));
const zones = fc.constantFrom('Asia/Shanghai', 'UTC', 'Europe/Lisbon', 'Pacific/Kiritimati');

property(
  'the last day of a term reads back as it was given, in any zone, in winter and in summer',
  fc.property(days, zones, moments, (endsOn, zone, now) => {
    const { endsAt } = termOf({ startsOn: undefined, endsOn }, { now, zone });
    return endsAt !== undefined && lastDayOf(endsAt, zone).equals(endsOn);
  }),
);

property(
  'a term never begins before it was given',
  fc.property(fc.option(days), fc.option(days), zones, moments, (startsOn, endsOn, zone, now) => {
    const given = { startsOn: startsOn ?? undefined, endsOn: endsOn ?? undefined };
    return Temporal.Instant.compare(termOf(given, { now, zone }).startsAt, now) >= 0;
  }),
);

property(
  'a term is backwards only if its last day is over, or comes before its first',
  fc.property(days, days, zones, moments, (startsOn, endsOn, zone, now) => {
    const today = now.toZonedDateTimeISO(zone).toPlainDate();
    const first = Temporal.PlainDate.compare(startsOn, today) > 0 ? startsOn : today;
    const isWrong = Temporal.PlainDate.compare(endsOn, first) < 0;
    return isBackwards(termOf({ startsOn, endsOn }, { now, zone })) === isWrong;
  }),
);

const mobiles = fc
  .tuple(fc.integer({ min: 3, max: 9 }), fc.integer({ min: 0, max: 999_999_999 }))
  .map(([second, rest]) => `1${second}${String(rest).padStart(9, '0')}`);

property(
  'a mobile number is one number however it is spaced, and reads back as it is dialled',
  fc.property(mobiles, fc.constantFrom('', ' ', '-', '.', '\u2011'), (mobile, gap) => {
    const spaced = [mobile.slice(0, 3), mobile.slice(3, 7), mobile.slice(7)].join(gap);
    const read = readTelephone(spaced);
    const again = read === undefined ? undefined : readTelephone(writeTelephone(read));
    return read === `+86${mobile}` && again === read;
  }),
);

property(
  'what is read as an address is read as the same address again',
  fc.property(fc.oneof(fc.emailAddress(), mobiles, fc.string()), (text) => {
    const read = readAddress(text);
    if (read === undefined) return true;
    const again = readAddress(read.address);
    return again?.kind === read.kind && again.address === read.address;
  }),
);

test('a name in brackets, two addresses or a command is no address', () => {
  const texts = [
    'Wang <wang@example.org>',
    'a@example.org,b@example.org',
    'a@b@example.org',
    '@example.org',
    'a@example',
    'a@-example.org',
    '12345',
    '2380013800',
    '1380013800',
    '138001380001',
    '138 0013 800o',
    '+0138001380',
    '0',
  ];
  for (const text of texts) assert.equal(readAddress(text), undefined, text);
});

property(
  'one slip of the finger is told at once, and so are most pairs that change places',
  fc.property(
    fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 15, maxLength: 15 }),
    fc.integer({ min: 0, max: 15 }),
    fc.integer({ min: 1, max: 9 }),
    (numbers, at, by) => {
      const code = withCheckDigit(numbers.join(''));
      const slip = [...code].map((digit, index) =>
        index === at ? String((Number(digit) + by) % 10) : digit,
      );
      return readPaperCode(code)?.digits === code && readPaperCode(slip.join('')) === undefined;
    },
  ),
);

property(
  'a code reads back from the groups in which it is printed',
  fc.property(
    fc
      .constantFrom(11, 15)
      .chain((count) =>
        fc.array(fc.integer({ min: 0, max: 9 }), { minLength: count, maxLength: count }),
      ),
    (numbers) => {
      const code = withCheckDigit(numbers.join(''));
      const read = readPaperCode(inGroups(code));
      return read?.digits === code && read.kind === (code.length === 16 ? 'household' : 'counter');
    },
  ),
);

test('a code of a length that no paper has is none, though its last digit is right', () => {
  for (const count of [1, 3, 10, 12, 14, 16, 19]) {
    assert.equal(readPaperCode(withCheckDigit('7'.repeat(count))), undefined, String(count));
  }
});

const hanNames = fc
  .array(fc.constantFrom(...'陳志明王秀英林小梅歐陽'), { minLength: 2, maxLength: 4 })
  .map((characters) => characters.join(''));

property(
  'neighbours learn no more of somebody without a call name than the family name',
  fc.property(hanNames, (name) => {
    const shown = shownName({ name, called: undefined }, 'L1');
    return !shown.includes(name) && shown.startsWith(name.slice(0, 1)) && /\*/.test(shown);
  }),
);

property(
  'any part of a name finds its bearer, whichever script it was written in',
  fc.property(hanNames, hanNames, fc.nat(3), (name, called, from) => {
    const part = name.slice(from % name.length);
    const keys = searchNameOf({ name, called });
    return keys.includes(searchNameOf({ name: part, called: undefined }));
  }),
);

property(
  'a masked telephone shows neither the middle of it nor all of it',
  fc.property(mobiles, (mobile) => {
    const shown = maskedTelephone(`+86${mobile}`) ?? '';
    const middle = mobile.slice(3, 7);
    return shown.replaceAll(/\D/g, '').length === 7 && !shown.includes(` ${middle} `);
  }),
);

test('a masked e-mail address keeps its first letter and where it is, however short', () => {
  assert.equal(maskedEmail('a@example.org'), 'a***@example.org');
  assert.equal(maskedEmail('somebody.long@mail.example.org'), 's***@mail.example.org');
});

property(
  'no count of one to four is ever published, and no other is changed',
  fc.property(fc.nat(), (count) => {
    const shown = publicCount(count);
    return count > 0 && count < LEAST_PUBLISHED ? shown === undefined : shown === count;
  }),
);

test('the browsers of this country and their systems are told apart', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    [
      'Mozilla/5.0 (Linux; Android 12; HarmonyOS; NOH) HuaweiBrowser/14 Chrome/114 Safari',
      'Huawei Browser',
      'HarmonyOS',
    ],
    [
      'Mozilla/5.0 (Linux; U; Android 13; 2211) Chrome/112 XiaoMi/MiuiBrowser/18',
      'Mi Browser',
      'Android',
    ],
    [
      'Mozilla/5.0 (Linux; U; Android 11; zh-CN) UCBrowser/15.5 Chrome/100 Safari',
      'UC Browser',
      'Android',
    ],
    [
      'Mozilla/5.0 (Linux; Android 10) MQQBrowser/13 Chrome/98 Safari QQ/8.9',
      'QQ Browser',
      'Android',
    ],
    ['Mozilla/5.0 (iPad; CPU OS 17_0 like Mac OS X) Version/17.0 Safari/604.1', 'Safari', 'iPad'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_0) CriOS/131 Mobile Safari', 'Chrome', 'iPhone'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_0) FxiOS/131 Mobile Safari', 'Firefox', 'iPhone'],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15) Version/17 Safari/605', 'Safari', 'Mac'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko Firefox/133.0', 'Firefox', 'Linux'],
    ['Mozilla/5.0 (Linux; Android 14) Chrome/131 Mobile Safari EdgA/131', 'Edge', 'Android'],
  ];
  for (const [agent, browser, system] of cases) {
    assert.deepEqual(recogniseDevice(agent), { browser, system }, agent);
  }
});

const COMMUNITY = '35.02.03.007.010';

function rowsOf(change: Partial<StandingRows>): StandingRows {
  return { homes: [], grants: [], hasConsent: false, ...change };
}

property(
  'acting for somebody lends no role and no organisation, whatever the actor holds',
  fc.property(fc.subarray([...roles]), fc.boolean(), (held, hasConsent) => {
    const grants = held.map((role) => ({
      role,
      placeId: 'community',
      communityId: 'c',
      organisationId: 'o',
    }));
    const homes = [{ residenceId: 'r', householdId: 'flat', communityId: 'c' }];
    const paths = new Map([
      ['community', COMMUNITY],
      ['flat', `${COMMUNITY}.dx.3.201`],
    ]);
    const asking = { sessionId: 's', actorId: 'a', actingForId: 'p' };
    const subject = findSubject(asking, rowsOf({ homes, grants, hasConsent }), paths);
    if (subject === undefined) return !hasConsent;
    return subject.grants.length === 0 && subject.organisationIds.length === 0;
  }),
);

test('one home of several within reach is enough to act for somebody by office', () => {
  const at = { placeId: 'b', communityId: 'c', organisationId: undefined };
  const grant = { ...at, role: 'grid_worker', path: `${COMMUNITY}.dx.3` } as const;
  const homes = ['36.01', `${COMMUNITY}.dx.3.201`].map((path) => ({ path }));
  assert.ok(reachesOneOf([grant], homes));
  assert.ok(!reachesOneOf([grant], homes.slice(0, 1)));
  assert.ok(!reachesOneOf([grant], []));
  assert.ok(!reachesOneOf([], homes));
});

test('an organisation for which several roles are held is named once', () => {
  const held = (role: 'viewer' | 'steward') => ({
    role,
    placeId: 'community',
    communityId: 'c',
    organisationId: 'o',
  });
  const grants = [held('viewer'), held('steward')];
  const asking = { sessionId: 's', actorId: 'a', actingForId: undefined };
  const subject = findSubject(asking, rowsOf({ grants }), new Map([['community', COMMUNITY]]));
  assert.deepEqual(subject?.organisationIds, ['o']);
  assert.equal(subject?.grants.length, 2);
});

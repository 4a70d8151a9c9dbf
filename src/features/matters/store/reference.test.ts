import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import type {
  CalendarSheet,
  Route,
  Settings,
  Sourced,
} from '#/features/matters/model/reference.ts';
import { EVERYWHERE } from '#/features/matters/model/reference.ts';
import { isWorkingDay } from '#/lib/working-calendar.ts';
import { inWorld, places } from '#test/matters-world.ts';
import type { MatterWorld } from '#test/matters-world.ts';
import { readReference } from './reference.ts';
import {
  changeVersion,
  saveCalendar,
  saveCategories,
  saveCategoryAtPlace,
  saveClockRule,
  saveClockSettings,
  saveOwnRoutes,
  saveRoutes,
} from './save-reference.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const from: Sourced = { source: '測試', sourceDate: day('2026-11-01') };
const names = (hant: string) => ({ hant, hans: `${hant}簡`, en: `${hant} en` });

/** Reads what is set, as another process does after a change. */
async function readAnew({ db }: MatterWorld) {
  await changeVersion(db, crypto.randomUUID());
  return readReference(db);
}

const group = { code: 'new_group', icon: 'star', names: names('組') };
const category: Settings['categories'][number] = {
  code: 'new_category',
  group: 'new_group',
  profiles: ['need', 'report'],
  names: names('類'),
  icon: 'lamp',
  clockClass: 'ordinary',
  sigmaMetres: 25,
  stopQuestions: ['new_question'],
  abilities: ['electric'],
  isOffered: true,
  synonyms: [
    { word: '燈泡', weight: 2.5 },
    { word: 'bulb', weight: 1 },
  ],
  exclusions: [{ word: '路燈', weight: 3 }],
  ...from,
};
const question = {
  code: 'new_question',
  question: names('問'),
  advice: names('答'),
  calls: [{ number: '119' }],
  stops: true,
};
const pair: Settings['confusablePairs'][number] = {
  code: 'new_pair',
  question: names('哪個'),
  answers: [
    { category: 'new_category', label: names('甲') },
    { category: 'railing', label: names('乙') },
  ],
};
const some = {
  groups: [group],
  categories: [category],
  stopQuestions: [question],
  confusablePairs: [pair],
};

test('categories, their words, stop questions and pairs are read as they were saved', () =>
  inWorld(async (world) => {
    await saveCategories(world.db, some);
    const reference = await readAnew(world);
    const { source: _, sourceDate: __, synonyms, ...rest } = category;
    const read = reference.categories.get('new_category');
    assert.ok(read !== undefined);
    const { synonyms: words, ...others } = read;
    assert.deepEqual(others, rest);
    const byWord = (one: { word: string }, other: { word: string }) =>
      one.word < other.word ? -1 : 1;
    assert.deepEqual(words.toSorted(byWord), synonyms.toSorted(byWord));
    assert.deepEqual(reference.stopQuestions.get('new_question'), question);
    assert.deepEqual(
      reference.confusablePairs.find(({ code }) => code === 'new_pair'),
      pair,
    );
    assert.deepEqual(
      reference.groups.find(({ code }) => code === 'new_group'),
      group,
    );
  }));

test('a release takes words away that it no longer has, and leaves an edited category alone', () =>
  inWorld(async (world) => {
    await saveCategories(world.db, some);
    const fewer = { ...category, exclusions: [], sigmaMetres: 80 };
    await saveCategories(world.db, { ...some, categories: [fewer] });
    const first = (await readAnew(world)).categories.get('new_category');
    assert.deepEqual([first?.exclusions, first?.sigmaMetres], [[], 80]);
    await sql`update matters.category set is_edited = true where code = 'new_category'`.execute(
      world.db,
    );
    await saveCategories(world.db, some);
    const second = (await readAnew(world)).categories.get('new_category');
    assert.deepEqual([second?.exclusions, second?.sigmaMetres], [[], 80]);
  }));

test('what is set is read once for each version, and anew after a change', () =>
  inWorld(async (world) => {
    const first = await readAnew(world);
    assert.equal(await readReference(world.db), first, 'the very same');
    await sql`update matters.category set icon = 'changed' where code = 'railing'`.execute(
      world.db,
    );
    assert.equal(
      (await readReference(world.db)).categories.get('railing'),
      first.categories.get('railing'),
    );
    const second = await readAnew(world);
    assert.equal(second.categories.get('railing')?.icon, 'changed');
    assert.notEqual(second.version, first.version);
  }));

const rule = (quantity: number): Settings['clockRules'][number] => ({
  placeId: places.building,
  profile: 'need',
  clockClass: 'ordinary',
  stage: 'handle',
  amount: { kind: 'calendar_days', quantity },
  ...from,
});

test("a deadline of the host's own outlives every release, one of a release is replaced", () =>
  inWorld(async (world) => {
    const bring = async (quantity: number) =>
      saveClockSettings(world.db, {
        clockRules: [rule(quantity)],
        reminderRules: [],
        quietHours: [],
      });
    const read = async () =>
      (await readAnew(world)).clockRules.find(({ placeId }) => placeId === places.building)?.amount;
    await bring(3);
    await bring(4);
    assert.deepEqual(await read(), { kind: 'calendar_days', quantity: 4 });
    await saveClockRule(world.db, rule(2));
    await bring(5);
    assert.deepEqual(await read(), { kind: 'calendar_days', quantity: 2 });
    await saveClockRule(world.db, rule(1));
    assert.deepEqual(await read(), { kind: 'calendar_days', quantity: 1 });
  }));

test('reminders by share and by time, and quiet hours of a place, are read as they were saved', () =>
  inWorld(async (world) => {
    const at = {
      placeId: places.building,
      profile: 'need',
      clockClass: '*',
      stage: 'handle',
      ...from,
    };
    const share = { ...at, step: 1, to: 'holder', after: { percent: 50 } } as const;
    const time = { ...at, step: 2, to: 'asker', after: { kind: 'hours', quantity: 1.5 } } as const;
    const quiet = {
      placeId: places.building,
      from: '12:00',
      to: '24:00',
      exceptClasses: ['danger'],
    };
    const settings = {
      clockRules: [],
      reminderRules: [share, time],
      quietHours: [{ ...quiet, ...from }],
    };
    await saveClockSettings(world.db, settings);
    const reference = await readAnew(world);
    const own = reference.reminderRules.filter(({ placeId }) => placeId === places.building);
    const steps = own
      .toSorted((a, b) => a.step - b.step)
      .map(({ step, to, after }) => [step, to, after]);
    assert.deepEqual(steps, [
      [1, 'holder', { percent: 50 }],
      [2, 'asker', { kind: 'hours', quantity: 1.5 }],
    ]);
    assert.deepEqual(
      reference.quietHours.find(({ placeId }) => placeId === places.building),
      quiet,
    );
  }));

const route = (placeId: string, ordinal: number, condition: Route['condition']) => ({
  placeId,
  ordinal,
  condition,
  targets: [{ role: 'dispatcher' }, { organisation: 'property_company', post: 'manager' }],
  note: '',
  ...from,
});

test('routes of a release replace each other whole, those a steward set stay', () =>
  inWorld(async (world) => {
    const ordinals = async (placeId: string) =>
      (await readAnew(world)).routes
        .filter((one) => one.placeId === placeId)
        .map(({ ordinal }) => ordinal);
    const two = [route('x', 1, { always: true }), route('x', 2, { not: { profile: ['need'] } })];
    await saveRoutes(world.db, two);
    assert.deepEqual((await ordinals('x')).toSorted(), [1, 2]);
    await saveRoutes(world.db, two.slice(0, 1));
    assert.deepEqual(await ordinals('x'), [1]);
    await saveOwnRoutes(world.db, 'x', [route('x', 7, { always: true })]);
    await saveRoutes(world.db, two);
    assert.deepEqual(await ordinals('x'), [7]);
    await saveOwnRoutes(world.db, 'x', []);
    assert.deepEqual(await ordinals('x'), []);
    assert.ok((await ordinals(EVERYWHERE)).length > 0, 'those of everywhere are others');
  }));

test('conditions and targets of routes survive being kept, however deep', () =>
  inWorld(async (world) => {
    const deep = {
      all: [
        { any: [{ category: ['railing'] }, { not: { between: ['22:00', '24:00'] } }] },
        { weekday: [6, 7] },
      ],
    } as const;
    const kept = route('x', 1, deep);
    await saveRoutes(world.db, [kept]);
    const read = (await readAnew(world)).routes.find(({ placeId }) => placeId === 'x');
    assert.deepEqual([read?.condition, read?.targets], [kept.condition, kept.targets]);
  }));

const sheet: CalendarSheet = {
  code: 'test',
  names: names('曆'),
  zone: 'Asia/Shanghai',
  weekly: [{ weekday: 1, opensAt: '09:00', closesAt: '17:00' }],
  urgentWeekly: [{ weekday: 7, opensAt: '07:00', closesAt: '24:00' }],
  makeUpWeekday: 1,
  announcedYears: [2026],
  days: [
    { day: day('2026-11-23'), kind: 'holiday', names: names('假'), ...from },
    { day: day('2026-11-28'), kind: 'worked', names: names('班'), ...from },
  ],
  ...from,
};

test('a calendar is read with its holidays and the days worked for them', () =>
  inWorld(async (world) => {
    await saveCalendar(world.db, sheet);
    const read = (await readAnew(world)).calendars.get('test');
    assert.ok(read !== undefined);
    const works = (text: string) => isWorkingDay(day(text), read);
    assert.deepEqual(['2026-11-16', '2026-11-23', '2026-11-24', '2026-11-28'].map(works), [
      true,
      false,
      false,
      true,
    ]);
    assert.deepEqual([...read.announcedYears], [2026]);
  }));

test('a day the host has changed stays when the year is brought again', () =>
  inWorld(async (world) => {
    await saveCalendar(world.db, sheet);
    await sql`update matters.calendar_day set kind = 'worked', is_edited = true
      where calendar = 'test' and day = '2026-11-23'`.execute(world.db);
    await saveCalendar(world.db, sheet);
    const read = (await readAnew(world)).calendars.get('test');
    assert.equal(read && isWorkingDay(day('2026-11-23'), read), true);
  }));

test('a calendar that cannot be reckoned with is a fault that names it', () =>
  inWorld(async (world) => {
    await saveCalendar(world.db, { ...sheet, zone: 'Mars/Olympus' });
    await assert.rejects(readAnew(world), /test.*calendar_zone_unknown/);
  }));

test('what a place makes of a category is changed by saying it again', () =>
  inWorld(async (world) => {
    const at = { placeId: places.compound, category: 'railing', ...from };
    await saveCategoryAtPlace(world.db, { ...at, isOffered: false, clockClass: undefined });
    await saveCategoryAtPlace(world.db, { ...at, isOffered: true, clockClass: 'ordinary' });
    const { categoriesAtPlaces } = await readAnew(world);
    const { placeId, category: code } = at;
    assert.deepEqual(categoriesAtPlaces, [
      { placeId, category: code, isOffered: true, clockClass: 'ordinary' },
    ]);
  }));

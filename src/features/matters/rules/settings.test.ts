import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { clockStages, profiles } from '#/features/matters/model/matter.ts';
import {
  calendarFile,
  categoriesFile,
  clocksFile,
  routesFile,
} from '#/features/matters/model/reference-files.ts';
import type { Reference } from '#/features/matters/model/reference.ts';
import { makeWorkingCalendar } from '#/lib/working-calendar.ts';
import { afterQuietHours, isBetween } from './quiet-hours.ts';
import { readCalendar, readCategories, readClocks, readRoutes } from './read-files.ts';
import { categoriesAt, categoryAt, clockSettingFor, routesFor } from './settings.ts';

const folder = join(import.meta.dirname, '../../../../db/reference');
const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));
const files = {
  ...readCategories(categoriesFile.parse(read('categories.json'))),
  ...readClocks(clocksFile.parse(read('clocks.json'))),
  ...readRoutes(routesFile.parse(read('routes.json'))),
};
const sheet = readCalendar(calendarFile.parse(read('calendar-cn.json')));

const line = ['350203', '350203007010', 'dongxing'].map((placeId) => ({ placeId }));

function reference(changes: Partial<Reference> = {}): Reference {
  const made = makeWorkingCalendar({
    ...sheet,
    holidays: sheet.days.filter(({ kind }) => kind === 'holiday').map(({ day }) => day),
    makeUpDays: sheet.days.filter(({ kind }) => kind === 'worked').map(({ day }) => day),
  });
  assert.ok(made.ok, JSON.stringify(made));
  return {
    version: '1',
    groups: files.groups,
    categories: new Map(files.categories.map((category) => [category.code, category])),
    categoriesAtPlaces: [],
    stopQuestions: new Map(files.stopQuestions.map((question) => [question.code, question])),
    confusablePairs: files.confusablePairs,
    clockRules: files.clockRules,
    reminderRules: files.reminderRules,
    quietHours: files.quietHours,
    routes: files.routes,
    calendars: new Map([['cn', made.value]]),
    calendarsAtPlaces: [],
    ...changes,
  };
}

test('every category has a deadline for every stage it may go through', () => {
  const settings = reference();
  for (const category of files.categories) {
    for (const profile of category.profiles) {
      const { plans } = clockSettingFor(
        settings,
        { profile, clockClass: category.clockClass },
        line,
      );
      // How long a rest lasts is said when it begins.
      const missing = clockStages.filter((stage) => stage !== 'pause' && !plans.has(stage));
      assert.deepEqual(missing, [], `${category.code} as ${profile}`);
    }
  }
});

test('the drafted norm holds: danger 2 hours, utilities 24, ordinary 7 days, complex 15', () => {
  const handle = (clockClass: string) => {
    const { plans } = clockSettingFor(reference(), { profile: 'report', clockClass }, line);
    return plans.get('handle')?.amount;
  };
  assert.deepEqual(handle('danger'), { kind: 'hours', quantity: 2 });
  assert.deepEqual(handle('utility'), { kind: 'hours', quantity: 24 });
  assert.deepEqual(handle('ordinary'), { kind: 'calendar_days', quantity: 7 });
  assert.deepEqual(handle('complex'), { kind: 'calendar_days', quantity: 15 });
});

test('a forgotten claim is reminded, asked, and then taken back', () => {
  const ordinary = { profile: 'need', clockClass: 'ordinary' } as const;
  const plan = clockSettingFor(reference(), ordinary, line).plans.get('take_back');
  assert.deepEqual(plan, {
    amount: { kind: 'hours', quantity: 72 },
    reminders: [
      { to: 'holder', after: { kind: 'hours', quantity: 24 } },
      { to: 'holder', after: { kind: 'hours', quantity: 48 } },
    ],
  });
  const danger = { profile: 'need', clockClass: 'danger' } as const;
  const urgent = clockSettingFor(reference(), danger, line).plans.get('take_back');
  assert.deepEqual(urgent?.amount, { kind: 'hours', quantity: 1.5 }, 'ninety minutes');
});

test('shares of a deadline remind in order, those of a stage without any not at all', () => {
  const { plans } = clockSettingFor(
    reference(),
    { profile: 'report', clockClass: 'ordinary' },
    line,
  );
  assert.deepEqual(plans.get('handle')?.reminders, [
    { to: 'holder', after: { percent: 50 } },
    { to: 'holder', after: { percent: 80 } },
    { to: 'dispatcher', after: { percent: 100 } },
  ]);
  assert.deepEqual(plans.get('check')?.reminders, []);
});

test('the nearest place overrules those above it, and everywhere', () => {
  const rule = { profile: 'report', clockClass: 'danger', stage: 'handle' };
  const own = (placeId: string, quantity: number) => ({
    ...rule,
    placeId,
    amount: { kind: 'hours', quantity } as const,
  });
  const changed = reference({
    clockRules: [
      ...files.clockRules,
      own('350203007010', 3),
      own('350203', 4),
      own('elsewhere', 9),
    ],
  });
  const { plans } = clockSettingFor(changed, { profile: 'report', clockClass: 'danger' }, line);
  assert.equal(plans.get('handle')?.amount.quantity, 3);
});

test('a place leaves a category out, gives it another class, and its subtree follows', () => {
  const at = (placeId: string, changes: object) => ({
    placeId,
    category: 'railing',
    isOffered: true,
    clockClass: undefined,
    ...changes,
  });
  const without = reference({ categoriesAtPlaces: [at('350203007010', { isOffered: false })] });
  assert.equal(categoryAt(without, 'railing', line), undefined);
  assert.ok(!categoriesAt(without, 'report', line).some(({ code }) => code === 'railing'));
  assert.ok(categoryAt(without, 'railing', line.slice(0, 1)) !== undefined);
  const other = reference({ categoriesAtPlaces: [at('dongxing', { clockClass: 'ordinary' })] });
  assert.equal(categoryAt(other, 'railing', line)?.clockClass, 'ordinary');
  assert.equal(categoryAt(other, 'nothing', line), undefined);
});

test('categories are offered by profile, and each profile has some', () => {
  for (const profile of profiles) {
    const offered = categoriesAt(reference(), profile, line);
    assert.ok(offered.length > (profile === 'urgent' ? 5 : 10));
    assert.ok(offered.every(({ profiles: own }) => own.includes(profile)));
  }
});

test('what is urgent always is offered to nobody who has time to choose', () => {
  const offered = categoriesAt(reference(), undefined, line);
  const urgent = categoriesAt(reference(), 'urgent', line);
  assert.deepEqual(
    offered.filter(({ code }) => urgent.some((one) => one.code === code)),
    [],
  );
  const [first] = urgent;
  assert.ok(first !== undefined);
  const both = { ...first, profiles: ['need', 'urgent'] as const };
  const mixed = { ...reference(), categories: new Map([[first.code, both]]) };
  assert.deepEqual(categoriesAt(mixed, undefined, line), [both]);
});

test('routes of the place come before those above it, each in its order', () => {
  const own = (placeId: string, ordinal: number) => ({
    placeId,
    ordinal,
    condition: { always: true } as const,
    targets: [],
  });
  const settings = reference({
    routes: [own('-', 1), own('dongxing', 2), own('dongxing', 1), own('350203', 1), own('x', 1)],
  });
  assert.deepEqual(
    routesFor(settings, line).map(({ placeId, ordinal }) => `${placeId} ${ordinal}`),
    ['dongxing 1', 'dongxing 2', '350203 1', '- 1'],
  );
});

test('a place may keep another calendar', () => {
  const { calendars } = reference();
  const cn = calendars.get('cn');
  assert.ok(cn !== undefined);
  const settings = reference({
    calendars: new Map([...calendars, ['sg', { ...cn, zone: 'Asia/Singapore' }]]),
    calendarsAtPlaces: [{ placeId: '350203', calendar: 'sg' }],
  });
  const wish = { profile: 'report', clockClass: 'ordinary' } as const;
  assert.equal(clockSettingFor(settings, wish, line).calendar.zone, 'Asia/Singapore');
  assert.equal(clockSettingFor(settings, wish, []).calendar.zone, 'Asia/Shanghai');
});

test('danger knows no quiet hours, everything else sleeps at night', () => {
  const quietOf = (clockClass: string) =>
    clockSettingFor(reference(), { profile: 'report', clockClass }, line).quiet;
  assert.equal(quietOf('danger'), undefined);
  assert.deepEqual(quietOf('ordinary')?.zone, 'Asia/Shanghai');
});

test('quiet hours end in the morning, before and after midnight alike', () => {
  const quiet = { from: '21:30', to: '07:30', zone: 'Asia/Shanghai' };
  const moved = (text: string) => afterQuietHours(Temporal.Instant.from(text), quiet).toString();
  assert.equal(moved('2026-11-22T13:30:00Z'), '2026-11-22T23:30:00Z', 'half past nine');
  assert.equal(moved('2026-11-22T20:00:00Z'), '2026-11-22T23:30:00Z', 'four in the morning');
  assert.equal(moved('2026-11-22T23:30:00Z'), '2026-11-22T23:30:00Z', 'half past seven');
  assert.equal(moved('2026-11-22T13:29:59Z'), '2026-11-22T13:29:59Z', 'just before');
  assert.ok(isBetween(Temporal.PlainTime.from('12:00'), { from: '09:00', to: '17:00' }));
  assert.ok(!isBetween(Temporal.PlainTime.from('17:00'), { from: '09:00', to: '17:00' }));
});

test('the calendar that is shipped keeps National Day and the days worked for it', () => {
  const kinds = new Map(sheet.days.map(({ day, kind }) => [day.toString(), kind]));
  assert.equal(kinds.get('2026-10-01'), 'holiday');
  assert.equal(kinds.get('2026-10-07'), 'holiday');
  assert.equal(kinds.get('2026-10-08'), undefined);
  assert.equal(kinds.get('2026-10-10'), 'worked');
  assert.equal(kinds.get('2026-02-14'), 'worked');
  assert.equal(sheet.weekly.length, 5);
  assert.equal(sheet.urgentWeekly.length, 7);
});

test('every setting that is shipped says where it is from and of what day', () => {
  const rows = [
    ...files.categories,
    ...files.clockRules,
    ...files.reminderRules,
    ...files.quietHours,
    ...files.routes,
    ...sheet.days,
  ];
  assert.ok(rows.length > 200);
  for (const { source, sourceDate } of rows) {
    assert.ok(source.length > 5);
    assert.ok(Temporal.PlainDate.compare(sourceDate, '2024-01-01') > 0);
  }
});

test('what categories name exists: groups, stop questions, confusable categories', () => {
  const groups = new Set(files.groups.map(({ code }) => code));
  const questions = new Set(files.stopQuestions.map(({ code }) => code));
  const codes = new Set(files.categories.map(({ code }) => code));
  for (const category of files.categories) {
    assert.ok(groups.has(category.group), category.code);
    assert.ok(
      category.stopQuestions.every((code) => questions.has(code)),
      category.code,
    );
  }
  for (const { answers } of files.confusablePairs) {
    assert.ok(answers.every(({ category }) => codes.has(category)));
  }
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarFile, ClocksFile } from '#/features/matters/model/reference-files.ts';
import { readCalendar, readCategories, readClocks, readRoutes } from './read-files.ts';

const names = (hant: string) => ({ 'zh-Hant': hant, 'zh-Hans': hant, en: hant });
const source = { title: 'A notice', date: '2026-11-01' };
const closed = { tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [], sunday: [] };

function calendar(holidays: CalendarFile['years'][number]['holidays']): CalendarFile {
  return {
    code: 'cn',
    names: names('曆'),
    zone: 'Asia/Shanghai',
    weeklyHours: {
      monday: [
        ['09:00', '12:00'],
        ['13:00', '17:00'],
      ],
      ...closed,
    },
    urgentHours: { monday: [['07:00', '24:00']], ...closed },
    hoursSource: { title: 'Hours', date: '2026-01-01' },
    announcedYears: [2026],
    years: [{ year: 2026, source, holidays }],
  };
}

const holiday = (from: string, to: string, worked: string[] = []) => ({
  name: names('假'),
  from,
  to,
  worked,
});
const daysOf = (file: CalendarFile) =>
  readCalendar(file).days.map(({ day, kind }) => `${day.toString()} ${kind}`);

test('a holiday is every one of its days, its first and its last included', () => {
  assert.deepEqual(daysOf(calendar([holiday('2026-10-01', '2026-10-03')])), [
    '2026-10-01 holiday',
    '2026-10-02 holiday',
    '2026-10-03 holiday',
  ]);
  assert.deepEqual(daysOf(calendar([holiday('2026-05-01', '2026-05-01')])), ['2026-05-01 holiday']);
});

test('a holiday over the end of a month, of a leap February and of a year has all its days', () => {
  assert.equal(daysOf(calendar([holiday('2026-01-30', '2026-02-02')])).length, 4);
  assert.equal(daysOf(calendar([holiday('2028-02-27', '2028-03-01')])).length, 4);
  assert.equal(daysOf(calendar([holiday('2026-12-31', '2027-01-02')])).length, 3);
});

test('days worked for a holiday stand beside it, each with where it is from', () => {
  const sheet = readCalendar(
    calendar([holiday('2026-10-01', '2026-10-01', ['2026-09-20', '2026-10-10'])]),
  );
  assert.deepEqual(
    sheet.days.map(({ kind }) => kind),
    ['holiday', 'worked', 'worked'],
  );
  for (const day of sheet.days) {
    assert.deepEqual(
      [day.source, day.sourceDate.toString(), day.names.hans],
      ['A notice', '2026-11-01', '假'],
    );
  }
  assert.deepEqual([sheet.source, sheet.sourceDate.toString()], ['Hours', '2026-01-01']);
  assert.equal(sheet.makeUpWeekday, 1, 'days worked keep the hours of a Monday');
});

test('the hours of a week are read day by day, a noon rest and an end at midnight included', () => {
  const { weekly, urgentWeekly } = readCalendar(calendar([]));
  assert.deepEqual(weekly, [
    { weekday: 1, opensAt: '09:00', closesAt: '12:00' },
    { weekday: 1, opensAt: '13:00', closesAt: '17:00' },
  ]);
  assert.deepEqual(urgentWeekly, [{ weekday: 1, opensAt: '07:00', closesAt: '24:00' }]);
});

const taken = { profile: 'need', class: 'ordinary', source: 'norm', date: '2026-02-02' };
const clocks: ClocksFile = {
  sources: [
    { code: 'norm', title: 'The norm', date: '2026-01-01' },
    { code: 'own', title: 'Our own', date: '2026-03-03' },
  ],
  clocks: [{ ...taken, stage: 'handle', amount: 90, kind: 'minutes' }],
  reminders: [
    { profile: 'need', stage: 'handle', atPercent: 80, to: 'holder' },
    { profile: 'report', stage: 'handle', atPercent: 100, to: 'dispatcher' },
    { profile: 'need', stage: 'handle', atPercent: 50, to: 'asker' },
  ],
  takeBack: [
    {
      ...taken,
      remindAfter: { amount: 30, kind: 'minutes' },
      askAfter: { amount: 1, kind: 'working_days' },
      takeBackAfter: { amount: 2, kind: 'calendar_days' },
    },
  ],
  quietHours: { from: '21:30', to: '07:30', except: ['danger'] },
};

test('minutes are kept as parts of an hour, every other time as it was given', () => {
  const { clockRules } = readClocks(clocks);
  assert.deepEqual(
    clockRules.map(({ stage, amount }) => [stage, amount]),
    [
      ['handle', { kind: 'hours', quantity: 1.5 }],
      ['take_back', { kind: 'calendar_days', quantity: 2 }],
    ],
  );
  assert.ok(
    clockRules.every(({ placeId, source: from }) => placeId === '-' && from === 'The norm'),
  );
});

test('reminders are numbered by when they come, for each profile and stage from one', () => {
  const { reminderRules } = readClocks(clocks);
  const shares = reminderRules
    .filter(({ stage }) => stage === 'handle')
    .map(({ profile, step, to, after }) => [profile, step, to, after]);
  assert.deepEqual(shares, [
    ['need', 1, 'asker', { percent: 50 }],
    ['need', 2, 'holder', { percent: 80 }],
    ['report', 1, 'dispatcher', { percent: 100 }],
  ]);
});

test('a forgotten claim is reminded and asked at times of its own, and only of its class', () => {
  const own = readClocks(clocks).reminderRules.filter(({ stage }) => stage === 'take_back');
  assert.deepEqual(
    own.map(({ step, to, after, clockClass }) => [step, to, after, clockClass]),
    [
      [1, 'holder', { kind: 'hours', quantity: 0.5 }, 'ordinary'],
      [2, 'holder', { kind: 'working_days', quantity: 1 }, 'ordinary'],
    ],
  );
});

test("quiet hours are everybody's, from the host's own source, and spare what cannot wait", () => {
  const [quiet, ...more] = readClocks(clocks).quietHours;
  assert.equal(more.length, 0);
  assert.deepEqual(
    [quiet?.placeId, quiet?.from, quiet?.to, quiet?.exceptClasses, quiet?.source],
    ['-', '21:30', '07:30', ['danger'], 'Our own'],
  );
});

test('a source nobody describes is named by its code', () => {
  const unknown = {
    ...clocks,
    clocks: clocks.clocks.map((clock) => Object.assign({}, clock, { source: 'lost' })),
  };
  assert.equal(readClocks(unknown).clockRules[0]?.source, 'lost');
});

test('routes keep the order in which they stand in the file', () => {
  const one = {
    note: '一',
    condition: { always: true } as const,
    targets: [{ role: 'dispatcher' }],
  };
  const { routes } = readRoutes({ source, routes: [one, { ...one, note: '二' }] });
  assert.deepEqual(
    routes.map(({ ordinal, note, placeId }) => [ordinal, note, placeId]),
    [
      [1, '一', '-'],
      [2, '二', '-'],
    ],
  );
});

test('a category brings its words with their weights, and what stops the form', () => {
  const call = [{ number: '119' }];
  const read = readCategories({
    source,
    groups: [{ code: 'safety', names: names('安全'), icon: 'shield' }],
    categories: [
      {
        code: 'gas_smell',
        group: 'safety',
        profiles: ['report'],
        names: names('煤氣味'),
        icon: 'gas',
        clockClass: 'danger',
        sigmaMetres: 50,
        stopQuestions: ['gas_now'],
        abilities: [],
        synonyms: { 煤氣: 3, gas: 2 },
        exclusions: { 煤氣灶: 1 },
      },
    ],
    stopQuestions: [
      {
        id: 'gas_now',
        text: names('現在？'),
        advice: names('打 119'),
        calls: call,
        yesStops: true,
      },
    ],
    confusablePairs: [
      {
        id: 'gas_or_stove',
        question: names('味還是灶？'),
        answers: [
          { category: 'gas_smell', label: names('味') },
          { category: 'stove', label: names('灶') },
        ],
      },
    ],
  });
  const [category] = read.categories;
  assert.deepEqual(category?.synonyms, [
    { word: '煤氣', weight: 3 },
    { word: 'gas', weight: 2 },
  ]);
  assert.deepEqual(category?.exclusions, [{ word: '煤氣灶', weight: 1 }]);
  assert.deepEqual([category?.isOffered, category?.source], [true, 'A notice']);
  assert.deepEqual(
    read.stopQuestions.map(({ code, stops, calls }) => [code, stops, calls]),
    [['gas_now', true, call]],
  );
  assert.deepEqual(
    read.confusablePairs[0]?.answers.map(({ category: code }) => code),
    ['gas_smell', 'stove'],
  );
  assert.deepEqual(read.groups, [
    { code: 'safety', icon: 'shield', names: { hant: '安全', hans: '安全', en: '安全' } },
  ]);
});

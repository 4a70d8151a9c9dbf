import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  compareIn,
  formatAppointment,
  formatCompact,
  formatDate,
  formatDay,
  formatDuration,
  formatList,
  formatMoment,
  formatMoney,
  formatMonth,
  formatMonthShort,
  formatNumber,
  formatPercent,
  formatRelative,
  formatSize,
  formatTime,
  formatWeekday,
} from './format.ts';
import type { Reader } from './format.ts';
import type { Language } from './language.ts';

const now = Temporal.Instant.from('2026-11-22T12:34:00Z');
const sunday = Temporal.PlainDate.from('2026-11-22');
const november = Temporal.PlainYearMonth.from('2026-11');

function reader(language: Language): Reader {
  return { language, zone: 'Asia/Shanghai', now };
}

function ago(duration: Temporal.DurationLike, language: Language = 'zh-Hant'): string {
  return formatRelative(reader(language), now.subtract(duration));
}

test('a number has its thousands marked', () => {
  assert.equal(formatNumber('zh-Hant', 4_681_000), '4,681,000');
});

test('a large number is written as it is said', () => {
  assert.equal(formatCompact('zh-Hant', 91_914_000), '9191萬');
  assert.equal(formatCompact('zh-Hans', 91_914_000), '9191万');
  assert.equal(formatCompact('en', 91_914_000), '92M');
});

test('a share is a percentage with at most one decimal', () => {
  assert.equal(formatPercent('zh-Hant', 0.6912), '69.1%');
  assert.equal(formatPercent('en', 0.94), '94%');
});

test('money shows fen only when there are some', () => {
  assert.equal(formatMoney('zh-Hant', 1_234_550), '¥12,345.50');
  assert.equal(formatMoney('en', 30_000), '¥300');
  assert.equal(formatMoney('zh-Hans', 5), '¥0.05');
});

test('a file size keeps to the unit that is short', () => {
  assert.equal(formatSize('zh-Hant', 840_000), '840 kB');
  assert.equal(formatSize('en', 2_500_000), '2.5 MB');
});

test('a date has its signs in Chinese and its day first in English', () => {
  assert.equal(formatDate('zh-Hant', sunday), '2026年11月22日');
  assert.equal(formatDate('zh-Hans', sunday), '2026年11月22日');
  assert.equal(formatDate('en', sunday), '22 November 2026');
});

test('a day names the day of the week', () => {
  assert.equal(formatDay('zh-Hant', sunday), '11月22日 週日');
  assert.equal(formatDay('zh-Hans', sunday), '11月22日 周日');
  assert.equal(formatDay('en', sunday), 'Sun 22 Nov');
  assert.equal(formatWeekday('en', sunday), 'Sun');
});

test('a month stands with its year or alone', () => {
  assert.equal(formatMonth('zh-Hant', november), '2026年11月');
  assert.equal(formatMonth('en', november), 'November 2026');
  assert.equal(formatMonthShort('zh-Hans', november), '11月');
  assert.equal(formatMonthShort('en', november), 'Nov');
});

test('the time of day is told in the zone of the reader', () => {
  assert.equal(formatTime(reader('zh-Hant'), now), '下午8:34');
  assert.equal(formatTime(reader('en'), now), '8:34 pm');
  assert.equal(formatTime({ ...reader('zh-Hant'), zone: 'Europe/London' }, now), '下午12:34');
  assert.equal(formatMoment(reader('zh-Hans'), now), '2026年11月22日 下午8:34');
});

test('what has just happened was a minute ago', () => {
  assert.equal(ago({ seconds: 5 }), '1 分鐘前');
});

test('minutes and hours are counted down, never rounded up', () => {
  assert.equal(ago({ minutes: 59, seconds: 50 }), '59 分鐘前');
  assert.equal(ago({ minutes: 119 }), '1 小時前');
  assert.equal(ago({ hours: 2 }, 'zh-Hans'), '2小时前');
  assert.equal(ago({ hours: 2 }, 'en'), '2 hours ago');
});

test('the evening before is yesterday, the small hours of last night are hours', () => {
  assert.equal(ago({ hours: 21 }), '昨天');
  const afterMidnight = Temporal.Instant.from('2026-11-21T17:10:00Z');
  const lateLastNight = afterMidnight.subtract({ hours: 2 });
  assert.equal(
    formatRelative({ ...reader('zh-Hant'), now: afterMidnight }, lateLastNight),
    '2 小時前',
  );
});

test('days are calendar days of the zone, not lengths of 24 hours', () => {
  const justAfterMidnight = Temporal.Instant.from('2026-11-21T16:05:00Z');
  assert.equal(formatRelative(reader('zh-Hant'), justAfterMidnight), '20 小時前');
  assert.equal(
    formatRelative(reader('zh-Hant'), justAfterMidnight.subtract({ minutes: 10 })),
    '昨天',
  );
});

test('beyond a week the day is named, beyond the year the year too', () => {
  assert.equal(ago({ hours: 24 * 7 }), '7 天前');
  assert.equal(ago({ hours: 24 * 8 }), '11月14日');
  assert.equal(ago({ hours: 24 * 500 }), '2025年7月10日');
  assert.equal(ago({ hours: 24 * 8 }, 'en'), '14 Nov');
});

test('what lies ahead is told the same way', () => {
  assert.equal(ago({ hours: -2 }), '2 小時後');
  assert.equal(ago({ hours: -12 }), '明天');
});

test('a meeting names today and tomorrow, else the date and weekday', () => {
  const meeting = (hours: number, language: Language): string =>
    formatAppointment(reader(language), now.add({ hours }));
  assert.equal(meeting(1, 'zh-Hant'), '今天 下午9:34');
  assert.equal(meeting(12, 'en'), 'Tomorrow 8:34 am');
  assert.equal(meeting(60, 'zh-Hant'), '11月25日 週三 上午8:34');
});

test('a list ends with an and', () => {
  assert.equal(formatList('zh-Hant', ['甲', '乙', '丙']), '甲、乙和丙');
  assert.equal(formatList('en', ['railing', 'lamp']), 'railing and lamp');
});

test('a length of time is in words', () => {
  const duration = Temporal.Duration.from({ hours: 2, minutes: 5 });
  assert.equal(formatDuration('zh-Hant', duration), '2 小時 5 分鐘');
  assert.equal(formatDuration('en', duration), '2 hours, 5 minutes');
});

test('names with numbers are sorted by their value', () => {
  const names = ['10 號樓', '2 號樓', '1 號樓'];
  assert.deepEqual(names.toSorted(compareIn('zh-Hant')), ['1 號樓', '2 號樓', '10 號樓']);
});

test('simplified names are sorted by their sound', () => {
  assert.deepEqual(['张', '王', '陈'].toSorted(compareIn('zh-Hans')), ['陈', '王', '张']);
});

test('a time is the time of the reader, whoever read it before', () => {
  const at = Temporal.Instant.from('2026-11-22T12:34:00Z');
  const inZone = (zone: string) => formatMoment({ ...reader('en'), zone }, at);
  assert.equal(inZone('Asia/Shanghai'), '22 November 2026 8:34 pm');
  assert.equal(inZone('Europe/London'), '22 November 2026 12:34 pm');
  assert.equal(inZone('America/Los_Angeles'), '22 November 2026 4:34 am');
  assert.equal(inZone('Pacific/Auckland'), '23 November 2026 1:34 am');
});

test('more days than are remembered are still written right', () => {
  const days = Array.from({ length: 4_100 }, (_, index) => sunday.subtract({ days: index }));
  const years = new Set(days.map((day) => formatDate('en', day)));
  assert.equal(years.size, days.length);
  assert.equal(formatDate('en', sunday), '22 November 2026');
});

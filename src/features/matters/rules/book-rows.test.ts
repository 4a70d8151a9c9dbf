import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { MAX_TITLE } from '#/features/matters/model/limits.ts';
import { COMPLAINT } from '#/features/matters/model/reference.ts';
import type { Category } from '#/features/matters/model/reference.ts';
import { bookWords as words } from '#/features/matters/words/matter-sheet.ts';
import { FRIDAY, raising, setting } from '#test/matters.ts';
import { bookKey, bookLineOf, readBookRow } from './book-rows.ts';
import { takeFromBook } from './raising.ts';

const ZONE = 'Asia/Shanghai';
const today = Temporal.PlainDate.from('2026-11-23');

function category(code: string, hant: string, changes: Partial<Category> = {}): Category {
  return {
    code,
    group: 'public',
    names: { hant, hans: hant.replace('燈', '灯'), en: code.replace('_', ' ') },
    profiles: ['report'],
    clockClass: 'ordinary',
    icon: 'bulb',
    sigmaMetres: 50,
    stopQuestions: [],
    abilities: [],
    isOffered: true,
    synonyms: [],
    exclusions: [],
    ...changes,
  };
}

const light = category('public_light', '路燈');
const home = category('home_electric', '家電', { profiles: ['need'] });
const complaint = category(COMPLAINT, '投訴');
const elsewhere = category('snow', '掃雪');

const reading = {
  words,
  today,
  placeId: 'place',
  offered: [light, home, complaint],
  all: [light, home, complaint, elsewhere],
};

const lamp = {
  number: '128',
  profile: '反映',
  category: '路燈',
  body: '三號樓門口的路燈不亮了。一個星期了。',
  raisedOn: '2019-03-05',
};

function lineOf(changes: Readonly<Record<string, string>> = {}) {
  const read = readBookRow({ number: 2, cells: { ...lamp, ...changes } }, reading);
  assert.ok('line' in read, JSON.stringify(read));
  return read.line;
}

function faultOf(changes: Readonly<Record<string, string>>) {
  const read = readBookRow({ number: 2, cells: { ...lamp, ...changes } }, reading);
  assert.ok('fault' in read, JSON.stringify(changes));
  return [read.fault.column, read.fault.code];
}

describe('a row of an old book', () => {
  test('says what it has to, and the rest follows: open, for staff only', () => {
    assert.deepEqual(lineOf(), {
      book: '',
      number: '128',
      profile: 'report',
      category: 'public_light',
      placeId: 'place',
      title: '三號樓門口的路燈不亮了',
      body: lamp.body,
      raisedOn: '2019-03-05',
      state: 'open',
      doneOn: null,
      visibility: 'staff',
    });
  });

  test('says words in any language, in either script, and as programs write them', () => {
    for (const profile of ['反映', 'Report', 'report', ' 反映 ']) {
      assert.equal(lineOf({ profile }).profile, 'report', profile);
    }
    for (const said of ['路燈', '路灯', 'Public Light', 'public_light']) {
      assert.equal(lineOf({ category: said }).category, 'public_light', said);
    }
    for (const said of ['鄰居', '邻居', 'Neighbours']) {
      assert.equal(lineOf({ visibility: said }).visibility, 'neighbours', said);
    }
    assert.equal(lineOf({ visibility: '所有人' }).visibility, 'all');
    assert.equal(lineOf({ profile: '需求', category: '家電' }).profile, 'need');
  });

  test('has its own title where one is written, and a long first sentence is cut', () => {
    assert.equal(lineOf({ title: ' 燈 ' }).title, '燈');
    const { title } = lineOf({ body: '燈'.repeat(200) });
    assert.equal([...title].length, MAX_TITLE);
  });

  test('is of a category that is for its kind and offered there, and of no complaint', () => {
    assert.deepEqual(faultOf({ category: '龍' }), ['category', 'category_unknown']);
    assert.deepEqual(faultOf({ category: '掃雪' }), ['category', 'category_not_here']);
    assert.deepEqual(faultOf({ category: '家電' }), ['category', 'category_not_here']);
    assert.deepEqual(faultOf({ category: '投訴' }), ['category', 'category_not_here']);
  });

  test('says on which day, however days are written', () => {
    for (const said of ['2019-03-05', '2019/3/5', '2019.3.5', '2019年3月5日', '2019-03-05 08:30']) {
      assert.equal(lineOf({ raisedOn: said }).raisedOn, '2019-03-05', said);
    }
    assert.equal(lineOf({ raisedOn: '2020-02-29' }).raisedOn, '2020-02-29');
    assert.equal(lineOf({ raisedOn: '2026-11-23' }).raisedOn, '2026-11-23');
    for (const said of [
      '2019-02-29',
      '2019-13-01',
      '2019-00-10',
      '3月5日',
      '43529',
      '1948-12-31',
    ]) {
      assert.deepEqual(faultOf({ raisedOn: said }), ['raisedOn', 'date_unreadable'], said);
    }
    assert.deepEqual(faultOf({ raisedOn: '2026-11-24' }), ['raisedOn', 'date_in_future']);
  });

  test('is done where it says so or says a day, and needs that day', () => {
    const done = { state: 'done', doneOn: '2019-03-09' };
    assert.partialDeepStrictEqual(lineOf({ doneOn: '2019-03-09' }), done);
    assert.partialDeepStrictEqual(lineOf({ state: '办好了', doneOn: '2019/3/9' }), done);
    assert.equal(lineOf({ doneOn: '2019-03-05' }).doneOn, '2019-03-05');
    assert.partialDeepStrictEqual(lineOf({ state: '沒辦完', doneOn: '2019-03-09' }), {
      state: 'open',
      doneOn: null,
    });
    assert.deepEqual(faultOf({ state: '辦好了' }), ['doneOn', 'done_needs_date']);
    assert.deepEqual(faultOf({ doneOn: '2019-03-04' }), ['doneOn', 'done_before_raised']);
    assert.deepEqual(faultOf({ doneOn: '2027-01-01' }), ['doneOn', 'date_in_future']);
    assert.deepEqual(faultOf({ doneOn: '不記得' }), ['doneOn', 'date_unreadable']);
  });

  test('with a word that nobody knows is told at its column', () => {
    assert.deepEqual(faultOf({ profile: '其他' }), ['profile', 'profile_unknown']);
    assert.deepEqual(faultOf({ profile: '' }), ['profile', 'profile_unknown']);
    assert.deepEqual(faultOf({ state: '在辦' }), ['state', 'state_unknown']);
    assert.deepEqual(faultOf({ visibility: '網格員' }), ['visibility', 'visibility_unknown']);
  });
});

test('one number of one book is one entry, however it is written', () => {
  assert.equal(bookKey({ number: ' １２８ ' }), bookKey({ number: '128', book: '' }));
  assert.equal(bookKey({ number: 'A  1' }), bookKey({ number: 'A 1' }));
  assert.notEqual(bookKey({ number: '128', book: '2019' }), bookKey({ number: '128' }));
});

describe('a matter that was taken from a book', () => {
  const moment = { ...setting(), now: FRIDAY };
  const raisedAt = Temporal.Instant.from('2019-03-05T04:00:00Z');
  const doneAt = Temporal.Instant.from('2019-03-09T04:00:00Z');

  test('is open with its old day, and has no deadline in the past', () => {
    for (const profile of ['need', 'report'] as const) {
      const own = raising(profile);
      const { matter, clocks } = takeFromBook(own, { raisedAt, doneAt: undefined }, moment);
      assert.equal(matter.state, 'accepted');
      assert.deepEqual([matter.raisedAt, matter.stateSince], [raisedAt, FRIDAY]);
      assert.deepEqual([matter.firsts.acceptedAt, matter.firsts.answeredAt], [raisedAt, raisedAt]);
      assert.ok(clocks.length > 0);
      for (const { startedAt, dueAt, wakesAt } of clocks) {
        assert.deepEqual(startedAt, FRIDAY);
        for (const at of [dueAt, wakesAt]) {
          assert.ok(at === undefined || Temporal.Instant.compare(at, FRIDAY) > 0);
        }
      }
      assert.ok(matter.nextDueAt);
      assert.equal(matter.firsts.acceptDueAt, undefined);
    }
  });

  test('is over on its day, with nothing that was kept or missed', () => {
    const { matter, clocks } = takeFromBook(raising('report'), { raisedAt, doneAt }, moment);
    assert.deepEqual([matter.state, matter.closedAs], ['resolved', 'resolved']);
    assert.deepEqual(
      [matter.closedAt, matter.stateSince, matter.firsts.doneAt],
      [doneAt, doneAt, doneAt],
    );
    assert.deepEqual(clocks, []);
    const { acceptDueAt, handleDueAt, closeDueAt, contactDueAt, verdictAt } = matter.firsts;
    for (const at of [acceptDueAt, handleDueAt, closeDueAt, contactDueAt, verdictAt]) {
      assert.equal(at, undefined);
    }
    assert.equal(matter.nextDueAt, undefined);
  });

  test('is written again as it was read', () => {
    for (const doneOn of [null, '2019-03-09']) {
      const days = { raisedAt, doneAt: doneOn === null ? undefined : doneAt };
      const { matter } = takeFromBook(raising('report'), days, moment);
      const line = bookLineOf(matter, { book: '2019', number: '7' }, ZONE);
      assert.deepEqual(line, {
        book: '2019',
        number: '7',
        profile: matter.profile,
        category: matter.category,
        placeId: matter.placeId,
        title: matter.title,
        body: matter.body,
        raisedOn: '2019-03-05',
        state: doneOn === null ? 'open' : 'done',
        doneOn,
        visibility: matter.visibility,
      });
    }
  });

  test('that went on since says what has become of it', () => {
    const { matter } = takeFromBook(raising('report'), { raisedAt, doneAt: undefined }, moment);
    const line = bookLineOf({ ...matter, state: 'claimed' }, { book: '', number: '7' }, ZONE);
    assert.equal(line.state, 'claimed');
  });
});

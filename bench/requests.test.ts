import assert from 'node:assert/strict';
import { test } from 'node:test';
import { busiest, readRequests } from './requests.ts';

const HEAD = 'srnumber,requesttype,createddate,address,ncname';

function sheet(...rows: readonly string[]): string {
  return [HEAD, ...rows].join('\n');
}

const THREE = sheet(
  '3,Bulky Items,1/1/20 1:00,"12 ELM ST, 90001",NORTH NC',
  '1,Graffiti Removal,1/1/20 0:10,"5 OAK AVE, 90002",',
  '2,Single Streetlight Issue,1/1/20 0:10,"5 OAK AVE, 90002",SOUTH NC',
);

test('Requests come in the order of their times, those of one minute spread over it', () => {
  const requests = readRequests(THREE);
  assert.deepEqual(
    requests.map(({ at }) => at),
    [0, 30_000, 3_000_000],
  );
  assert.deepEqual(
    requests.map(({ category }) => category),
    ['other', 'public_light', 'rubbish'],
  );
});

test('An address may hold commas, and an area may be missing', () => {
  const [first, , last] = readRequests(THREE);
  assert.equal(last?.address, '12 ELM ST, 90001');
  assert.equal(first?.area, 'elsewhere');
});

test('What is asked for once more at the same address is known; another thing there is not', () => {
  const again = sheet(
    '1,Bulky Items,1/1/20 0:00,5 OAK AVE,SOUTH NC',
    '2,Electronic Waste,1/1/20 0:01,5 OAK AVE,SOUTH NC',
    '3,Bulky Items,1/2/20 0:00,5 OAK AVE,SOUTH NC',
    '4,Bulky Items,1/2/20 0:00,5 OAK AVE,NORTH NC',
  );
  assert.deepEqual(
    readRequests(again).map(({ isAgain }) => isAgain),
    [false, false, true, false],
  );
});

test('The busiest hours begin at nought, and nothing before them counts as asked for', () => {
  const rows = [
    '1,Bulky Items,1/1/20 0:00,5 OAK AVE,SOUTH NC',
    '2,Bulky Items,1/1/20 9:00,5 OAK AVE,SOUTH NC',
    '3,Bulky Items,1/1/20 9:20,5 OAK AVE,SOUTH NC',
    '4,Bulky Items,1/1/20 9:59,7 OAK AVE,SOUTH NC',
    '5,Bulky Items,1/1/20 10:00,9 OAK AVE,SOUTH NC',
  ];
  const cut = busiest(readRequests(sheet(...rows)), 1);
  assert.deepEqual(
    cut.map(({ at, isAgain }) => [at / 60_000, isAgain]),
    [
      [0, false],
      [20, true],
      [59, false],
    ],
  );
  assert.equal(busiest(readRequests(sheet(...rows)), 24).length, 5);
  assert.deepEqual(busiest([], 1), []);
});

test('A sheet without the columns, and a time that is none, are refused by name', () => {
  assert.throws(() => readRequests('a,b\n1,2'), /no column requesttype, createddate/);
  assert.throws(() => readRequests(sheet('1,Bulky Items,yesterday,A,B')), /"yesterday" is no time/);
  assert.throws(() => readRequests(`${HEAD}\n"1,2`), /refused: csv_quote_unclosed/);
  assert.deepEqual(readRequests(HEAD), []);
});

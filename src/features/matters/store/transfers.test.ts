import { test } from 'node:test';
import { CHECK, tryAll } from '#test/matters-attempts.ts';

const update = (changes: string, of: string) => `update matters.matter set ${changes} where ${of}`;

test('the database holds what is true of what was handed on', (t) =>
  tryAll(t, ({ open, held }) => [
    [
      'what somebody has in hand is on its way to nobody',
      update(`passed_from = 'organisation:x'`, held),
      CHECK,
    ],
    [
      'what was accepted has been taken over',
      update(`passed_from = 'organisation:x'`, open),
      CHECK,
    ],
    [
      'nothing is handed on to those whose it was',
      update(`state = 'returned', passed_from = queue`, open),
      CHECK,
    ],
    [
      'whose it was is a body or a role',
      update(`state = 'returned', passed_from = 'somebody'`, open),
      CHECK,
    ],
    ['nothing is sent back four times', update('send_back_count = 4', open), CHECK],
    ['nothing is sent back less than never', update('send_back_count = -1', open), CHECK],
  ]));

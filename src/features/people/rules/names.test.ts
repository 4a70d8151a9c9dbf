import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isSameName, maskedEmail, maskedTelephone, searchNameOf, shownName } from './names.ts';

test('neighbours see how somebody is called, those entitled the full name', () => {
  const chen = { name: '陳志明', called: '陳師傅' };
  assert.equal(shownName(chen, 'L1'), '陳師傅');
  assert.equal(shownName(chen, 'L2'), '陳志明');
});

test('of somebody without a call name neighbours see the family name only', () => {
  assert.equal(shownName({ name: '王秀英', called: undefined }, 'L1'), '王**');
  assert.equal(shownName({ name: 'Anna Lee', called: undefined }, 'L1'), 'A*** L**');
});

test('a person is searched by name and call name in one script', () => {
  assert.equal(searchNameOf({ name: '陳志明', called: '陳師傅' }), '陈志明 陈师傅');
  assert.equal(searchNameOf({ name: '王秀英', called: undefined }), '王秀英');
});

test('lists show a part of a telephone number and of an e-mail address', () => {
  assert.equal(maskedTelephone('+8613800138000'), '138 **** 8000');
  assert.equal(maskedTelephone(undefined), undefined);
  assert.equal(maskedEmail('wang@example.org'), 'w***@example.org');
});

test('the same name in the other script is the same name', () => {
  assert.equal(isSameName('陳志明', '陈志明'), true);
  assert.equal(isSameName('Anna Lee', 'anna lee'), true);
  assert.equal(isSameName('陳志明', '陳志民'), false);
});

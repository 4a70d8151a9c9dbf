import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertSound } from '#test/drawn.ts';
import { iconPaths } from './icon-paths.ts';
import { icon, isIconName } from './icon.ts';

const names = Object.keys(iconPaths).filter(isIconName);

test('there is an icon for everything that categories, states and tools need', () => {
  const needed =
    'home wrench book fence phone hand lamp water bolt lift tree trash dog sound car stairs heart ' +
    'child elder parcel scissors computer translate scale users other plus calendar talk check ' +
    'clock dot alert shield camera map search filter star printer key lock moon sun chevron ' +
    'arrow-left';
  for (const name of needed.split(' ')) assert.ok(isIconName(name), `no icon ${name}`);
});

test('a name from outside that is no icon is told apart', () => {
  assert.equal(isIconName('toString'), false);
  assert.equal(isIconName(''), false);
});

test('an icon is hidden from those who hear the page', () => {
  assert.match(`${icon('fence')}`, /aria-hidden="true"/);
});

test('every icon is drawn with the same line on the same square', () => {
  for (const name of names) {
    const drawn = `${icon(name)}`;
    assert.match(drawn, /viewBox="0 0 24 24"/, name);
    assert.match(drawn, /stroke-width="1.8"/, name);
    assert.match(drawn, /fill="none"/, name);
  }
});

test('no icon reaches out of its square', () => {
  for (const name of names) {
    const start = iconPaths[name].match(/M\s*(-?[\d.]+)[ ,]?(-?[\d.]+)/g) ?? [];
    assert.ok(start.length > 0, name);
    for (const move of start) {
      for (const part of move.match(/-?[\d.]+/g) ?? []) {
        assert.ok(Number(part) >= 2 && Number(part) <= 22, `${name}: ${move}`);
      }
    }
  }
});

test('icons are ordered by name, so that one is found at a glance', () => {
  assert.deepEqual(names, names.toSorted());
});

test('an icon is sound markup', async () => {
  await assertSound(icon('elder'));
});

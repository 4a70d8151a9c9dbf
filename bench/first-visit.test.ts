import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listFetched } from './first-visit.ts';

test('A page asks for its styles, its seal and its pictures', () => {
  const fetched = listFetched(`<!doctype html>
    <link rel="stylesheet" href="/assets/a.css">
    <link rel="icon" type="image/svg+xml" href="/seal.svg">
    <link rel="alternate" hreflang="en" href="/?language=en">
    <img alt="" src="/photos/1?size=small&amp;cut=1"><img alt="" src="data:image/gif;base64,R0">`);
  assert.deepEqual(fetched.styles, ['/assets/a.css']);
  assert.deepEqual(fetched.images, ['/seal.svg', '/photos/1?size=small&cut=1']);
});

test('A picture that waits until it is scrolled to is not part of the first visit', () => {
  assert.deepEqual(listFetched('<img loading="lazy" src="/photos/1">').images, []);
});

test('A script that runs after the page stands is not needed', () => {
  const fetched = listFetched(
    '<script type="module" src="/assets/a.js"></script><script defer src="/assets/b.js"></script>',
  );
  assert.deepEqual(fetched.scripts, ['/assets/a.js', '/assets/b.js']);
  assert.deepEqual(fetched.neededScripts, []);
});

test('A script the page waits for is needed, and so is one that stands in it', () => {
  const fetched = listFetched('<script src="/assets/a.js"></script><script>begin()</script>');
  assert.deepEqual(fetched.neededScripts, ['/assets/a.js', 'begin()']);
  assert.deepEqual(fetched.scripts, []);
});

test('Data in a script element is no script', () => {
  const fetched = listFetched('<script type="application/json">{}</script>');
  assert.deepEqual([...fetched.scripts, ...fetched.neededScripts], []);
});

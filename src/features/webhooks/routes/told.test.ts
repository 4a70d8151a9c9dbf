import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { TRIAL, topics } from '#/features/webhooks/model.ts';
import { openHookSite } from '#test/hook-site.ts';
import type { HookSite } from '#test/hook-site.ts';
import { toldData, toldMessages } from './told.ts';

let hooks: HookSite;
before(async () => {
  hooks = await openHookSite();
});
after(() => hooks.site.close());

test('each kind of message is described once, in a sentence', () => {
  assert.deepEqual(
    toldMessages.map(({ type }) => type),
    [...topics, TRIAL],
  );
  for (const { summary } of toldMessages) assert.match(summary, /^Tells .{20,}\.$/);
});

test('what is sent is what is described, and has no field more', async () => {
  await hooks.listening(async ({ asked }) => {
    await hooks.report();
    await hooks.goOn();
    const sent = Object(JSON.parse(asked[0]?.body ?? '{}'));
    assert.deepEqual(Object.keys(sent).toSorted(), ['data', 'timestamp', 'type']);
    assert.deepEqual(toldData.strict().parse(sent.data), sent.data);
  });
});

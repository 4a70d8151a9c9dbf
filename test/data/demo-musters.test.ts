import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { mustersShape } from '#/app/demo/load-musters.ts';
import { readNeighbourhoods } from './demo-shapes.ts';
import { faultsOfText, findRealNumbers, readData } from './read-data.ts';

const { musters } = readData('demo/musters.json', mustersShape);

describe('the calls to many of the demonstration', () => {
  test('each is made by whoever leads the team, of which enough are members', () => {
    assert.ok(musters.length > 0);
    for (const { title, team, leader, yes, no } of musters) {
      const found = readNeighbourhoods().find(({ organisations }) =>
        organisations.some(({ key }) => key === team),
      );
      const members = found?.organisations.find(({ key }) => key === team)?.members ?? 0;
      assert.ok(yes + no < members, `${title}: ${members} members`);
      const post = found?.posts.find(({ organisation }) => organisation === team);
      assert.deepEqual([post?.kind, post?.holder], ['team_leader', leader], title);
    }
  });

  test('no more come than said so, and what is over lies behind', () => {
    for (const { title, wanted, yes, cannotAfterAll, said, starts, held } of musters) {
      assert.ok(said.daysFromNow < 0, `${title} is said before it is looked at`);
      assert.ok(said.daysFromNow < starts.daysFromNow, title);
      assert.equal(starts.daysFromNow < 0, held !== undefined, title);
      if (held === undefined) continue;
      assert.ok(held.came <= Math.min(wanted, yes - cannotAfterAll), title);
      assert.ok(held.at > starts.at, title);
    }
  });

  test('what is said is written in traditional characters and names no number', () => {
    const texts = musters.flatMap(({ title, meetingPlace, note, held }) => [
      title,
      meetingPlace,
      note ?? '',
      held?.say ?? '',
    ]);
    assert.deepEqual(
      texts.flatMap((text) => faultsOfText(text, 'zh-Hant')),
      [],
    );
    assert.deepEqual(texts.flatMap(findRealNumbers), []);
  });
});

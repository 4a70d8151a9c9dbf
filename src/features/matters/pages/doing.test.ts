import assert from 'node:assert/strict';
import { test } from 'node:test';
import { viewWith } from '#test/drawn.ts';
import { attributeOf, listNamed, readMarkup, wordsIn } from '#test/markup.ts';
import { matterFor, plainMatter, readers } from '#test/plain-shown.ts';
import type { Reader } from '#test/plain-shown.ts';
import { states } from '#/features/matters/model/matter.ts';
import type { State } from '#/features/matters/model/matter.ts';
import { isClosed, isHeld } from '#/features/matters/rules/states.ts';
import type { MatterPage } from '#/features/matters/routes/shapes.ts';
import { buttonWords } from '#/features/matters/words/buttons.ts';
import { languages } from '#/platform/i18n/language.ts';
import { doing } from './doing.ts';

const say = buttonWords['zh-Hant'];

/** What a reader is offered: above all, beside it, and folded away. */
async function offered(shown: MatterPage, language: 'zh-Hant' | 'zh-Hans' | 'en' = 'zh-Hant') {
  const root = readMarkup(`${await doing(viewWith({ language }), shown)}`);
  const folded = listNamed(root, 'details').flatMap((one) => listNamed(one, 'a', 'button'));
  const all = listNamed(root, 'a', 'button');
  const main = all.filter((one) => attributeOf(one, 'class') === 'button');
  const beside = all.filter((one) => !folded.includes(one) && !main.includes(one));
  return {
    main: main.map(wordsIn),
    beside: beside.map(wordsIn),
    folded: folded.map(wordsIn),
    addresses: listNamed(root, 'a').map((one) => attributeOf(one, 'href')),
    sent: listNamed(root, 'form').map((one) => attributeOf(one, 'action')),
  };
}

const at = (reader: Reader, state: State, profile: 'need' | 'report' = 'need') =>
  matterFor(reader, { profile, state, isHeld: isHeld(state) });

/** What each reader is offered above all in each state of a need; nothing where it says nothing. */
const mains: Partial<Record<State, Partial<Record<Reader, string>>>> = {
  accepted: {
    visitor: say.claim,
    neighbour: say.claim,
    holder: say.claim,
    dispatcher: say.claim,
  },
  offered: { visitor: say.claim, neighbour: say.claim, holder: say.claim, dispatcher: say.claim },
  claimed: { holder: say.done, dispatcher: say.desk },
  assigned: { holder: say.done, dispatcher: say.desk },
  in_progress: { holder: say.done, dispatcher: say.desk },
  scheduled: { holder: say.done, dispatcher: say.desk },
  done: { asker: say.confirm, dispatcher: say.desk },
  waiting_asker: { asker: say.answer, holder: say.done, dispatcher: say.desk },
  resolved: { dispatcher: say.desk },
  withdrawn: { dispatcher: say.desk },
};

for (const [state, wanted] of Object.entries(mains)) {
  for (const reader of readers) {
    const known = states.find((one) => one === state);
    assert.ok(known);
    const main = wanted[reader];
    const offer = main === undefined ? 'nothing' : `“${main}”`;
    test(`of a need that is ${state} the ${reader} is offered ${offer} above all`, async () => {
      const { main: drawn } = await offered(at(reader, known));
      assert.deepEqual(drawn, main === undefined ? [] : [main]);
    });
  }
}

test('in no state is anybody offered more than one thing above all, or the same thing twice', async () => {
  for (const profile of ['need', 'report'] as const) {
    for (const state of states) {
      for (const reader of readers) {
        const { main, beside, folded } = await offered(at(reader, state, profile));
        const name = `${profile} ${state} ${reader}`;
        assert.ok(main.length <= 1, name);
        const all = [...main, ...beside, ...folded];
        assert.deepEqual(all.length, new Set(all).size, `${name}: ${all.join()}`);
      }
    }
  }
});

test('whoever raised it can take it back until it is over, and says afterwards if it is not', async () => {
  for (const state of states) {
    const { folded, beside, main } = await offered(at('asker', state));
    const all = [...main, ...beside, ...folded];
    if (isClosed(state)) assert.ok(!all.includes(say.withdraw), state);
    if (state === 'accepted' || state === 'claimed') assert.ok(all.includes(say.withdraw), state);
    if (state === 'resolved') assert.deepEqual(all, [say.notFixed]);
  }
});

test('a visitor is offered to do it or to follow it while it is open, and nothing of it is over', async () => {
  const open = await offered(at('visitor', 'accepted'));
  assert.deepEqual([open.main, open.beside, open.folded], [[say.claim], [say.followNone], []]);
  const held = await offered(at('visitor', 'claimed'));
  assert.deepEqual([held.main, held.beside], [[], [say.followNone]]);
  assert.equal(await doing(viewWith(), at('visitor', 'resolved')), '');
});

test('the holder who has begun is not offered to begin, and can wait, let go or make a date', async () => {
  const claimed = await offered(at('holder', 'claimed'));
  assert.ok(claimed.beside.includes(say.start));
  assert.ok(claimed.beside.includes(say.schedule));
  assert.deepEqual(claimed.folded.slice(0, 2), [say.wait, say.release]);
  const begun = await offered(at('holder', 'in_progress'));
  assert.ok(!begun.beside.includes(say.start));
});

test('whoever has it in hand does not follow it besides; whoever follows it can stop', async () => {
  const holder = await offered(at('holder', 'claimed'));
  assert.ok(!holder.beside.some((label) => label.startsWith(say.followNone)));
  const base = at('neighbour', 'claimed');
  const follower = { ...base, isFollowing: true, followers: 8 };
  const allowed = { ...base.allowed, follow: false };
  const { beside, sent } = await offered({ ...follower, allowed });
  assert.deepEqual(beside, [say.unfollow('8')]);
  assert.deepEqual(sent, ['/matters/350203007010-2026-0371/followers?_method=DELETE']);
});

test('how many follow it stands on the button, in the figures of the language', async () => {
  const shown = plainMatter({ followers: 1_234, allowed: { follow: true } });
  assert.deepEqual((await offered(shown)).beside, ['我也遇到 · 1,234']);
  for (const language of languages) {
    const { beside } = await offered(shown, language);
    assert.deepEqual(beside, [buttonWords[language].follow('1,234')]);
  }
});

test('what is all there is to do need not be unfolded', async () => {
  const shown = plainMatter({ allowed: { addPhotos: true, stopHelping: true } });
  const { beside, folded } = await offered(shown);
  assert.deepEqual(beside, [say.addPhotos, say.stopHelping]);
  assert.deepEqual(folded, []);
});

test('each way leads to the question or sends to the part it names', async () => {
  const shown = plainMatter({
    isInMyHands: true,
    state: 'claimed',
    bucket: 'in_hand',
    allowed: {
      verbs: ['mark_done', 'schedule', 'start', 'wait_for_asker', 'release', 'return'],
      requestRelease: true,
      addPhotos: true,
      stopHelping: true,
      offerHelp: true,
    },
  });
  const { addresses, sent } = await offered(shown);
  const part = (address: string) => address.replace('/matters/350203007010-2026-0371/', '');
  assert.deepEqual(
    addresses.map(part).toSorted(),
    'done offer photos release release-request return schedule wait'.split(' '),
  );
  assert.deepEqual(sent.map(part).toSorted(), ['helping?_method=DELETE', 'start']);
});

test('the desk is offered to staff beside what is theirs to do above all, and only once', async () => {
  const both = plainMatter({ isStaff: true, allowed: { verbs: ['claim'] } });
  const { main, beside } = await offered(both);
  assert.deepEqual([main, beside], [[say.claim], [say.desk]]);
  const alone = await offered(plainMatter({ isStaff: true }));
  assert.deepEqual([alone.main, alone.beside], [[say.desk], []]);
});

test('“not fixed” is the asker’s own before it is anybody else’s request', async () => {
  const own = plainMatter({
    isMine: true,
    bucket: 'closed',
    state: 'resolved',
    allowed: { verbs: ['not_fixed', 'request_reopen'] },
  });
  assert.deepEqual((await offered(own)).beside, [say.notFixed]);
  const others = plainMatter({ bucket: 'closed', allowed: { verbs: ['request_reopen'] } });
  assert.deepEqual((await offered(others)).beside, [say.notFixed]);
  const late = plainMatter({ bucket: 'closed', allowed: { verbs: [] } });
  assert.equal(await doing(viewWith(), late), '');
});

test('in three languages the same ways are offered, each in its own words', async () => {
  const shown = at('holder', 'claimed');
  const ways = await Promise.all(languages.map((language) => offered(shown, language)));
  assert.deepEqual(new Set(ways.map(({ addresses }) => addresses.join())).size, 1);
  assert.equal(new Set(ways.map(({ main }) => main.join())).size, 3);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertSound, textOf, viewWith } from '#test/drawn.ts';
import { hours, personLine, plainMatter } from '#test/plain-shown.ts';
import { listNamed, readMarkup, wordsIn } from '#test/markup.ts';
import type { MatterPage, StoryLine } from '#/features/matters/routes/shapes.ts';
import { storyVerbs, storyWords } from '#/features/matters/words/story.ts';
import { languages } from '#/platform/i18n/language.ts';
import { matterStory } from './story.ts';

function line(verb: string, changes: Partial<StoryLine> = {}): StoryLine {
  return { at: hours(-2), verb, by: personLine(), visibility: 'public', ...changes };
}

function tell(story: readonly StoryLine[], changes: Partial<MatterPage> = {}): Promise<string> {
  return textOf(matterStory(viewWith(), plainMatter({ ...changes, story: [...story] })));
}

const chen = personLine({ voice: 'holder', name: '陳師傅' });
const wang = personLine({ voice: 'asker', name: '王阿姨' });
const you = personLine({ voice: 'holder', isYou: true, name: '陳師傅' });

test('every step is told as a sentence in three languages, with nothing left open', async () => {
  for (const language of languages) {
    const view = viewWith({ language });
    const told = new Set<string>();
    for (const verb of storyVerbs) {
      const shown = plainMatter({ story: [line(verb, { by: chen, to: wang })] });
      const text = await textOf(matterStory(view, shown));
      assert.doesNotMatch(text, /undefined|\{|\}/, verb);
      assert.notEqual(text, '', verb);
      told.add(text);
    }
    // Hardly any two steps are told in the same words.
    assert.ok(told.size > storyVerbs.length - 6, `${language}: ${told.size}`);
  }
});

test('people are called by name, as “you”, or only by what they are here', async () => {
  assert.match(await tell([line('claim', { by: chen })]), /陳師傅說「我來辦」/);
  assert.match(await tell([line('claim', { by: you })]), /您說「我來辦」/);
  const unnamed = personLine({ voice: 'holder' });
  assert.match(await tell([line('claim', { by: unnamed })]), /接手的人說「我來辦」/);
  assert.match(await tell([line('offer_help')]), /一位鄰居說可以搭把手/);
  assert.match(
    await tell([line('withdraw', { by: personLine({ voice: 'asker' }) })]),
    /提出的人撤回了/,
  );
});

test('who typed for somebody is told with whom it was for', async () => {
  const typedBy = personLine({ voice: 'staff', name: '莊文靜' });
  assert.match(await tell([line('claim', { by: wang, typedBy })]), /莊文靜替王阿姨說「我來辦」/);
});

test('in English a sentence begins with a capital, whoever it begins with', async () => {
  const view = viewWith({ language: 'en' });
  for (const by of [you, personLine({ voice: 'holder' }), personLine({ voice: 'staff' })]) {
    const shown = plainMatter({ story: [line('mark_done', { by })] });
    const [event] = listNamed(readMarkup(`${await matterStory(view, shown)}`), 'li');
    assert.ok(event);
    assert.match(wordsIn(event), /[A-Z]/);
    assert.doesNotMatch(wordsIn(event), /^\s*(?:you|the) /);
  }
});

test('that a rule accepted it by itself is no news, that somebody did is', async () => {
  const bySystem = line('accept', { by: personLine({ voice: 'system' }) });
  const told = await tell([bySystem, line('claim', { by: chen })]);
  assert.doesNotMatch(told, /受理/);
  assert.match(
    await tell([line('accept', { by: personLine({ voice: 'staff' }) })]),
    /工作人員受理了/,
  );
});

test('of reminders to the same person that follow one another the last says it all', async () => {
  const reminded = (to: StoryLine['to'], hour: number) =>
    line('remind', { by: personLine({ voice: 'system' }), to, at: hours(hour) });
  const holder = personLine({ voice: 'holder' });
  const asker = personLine({ voice: 'asker' });
  const events = async (story: readonly StoryLine[]) =>
    (await tell(story)).match(/提醒了/g)?.length ?? 0;
  assert.equal(await events([reminded(holder, -4), reminded(holder, -3), reminded(holder, -2)]), 1);
  assert.equal(await events([reminded(holder, -4), reminded(asker, -3)]), 2);
  assert.equal(
    await events([
      reminded(holder, -4),
      line('start', { by: chen, at: hours(-3) }),
      reminded(holder, -2),
    ]),
    2,
  );
});

test('a step of a later release is told without its name', async () => {
  const told = await tell([line('levitate', { by: chen })]);
  assert.match(told, /陳師傅更新了這件事/);
  assert.doesNotMatch(told, /levitate/);
});

test('what was said stands among the steps at its time, with who may read it', async () => {
  const comment = (at: number, visibility: 'public' | 'parties' | 'staff', body: string) => ({
    at: hours(at),
    by: wang,
    body,
    visibility,
  });
  const told = await tell(
    [line('raise', { at: hours(-9), by: wang }), line('claim', { at: hours(-5), by: chen })],
    {
      comments: [
        comment(-7, 'public', '先說一句'),
        comment(-3, 'parties', '門鈴壞了'),
        comment(-1, 'staff', '請留意'),
      ],
    },
  );
  const order = ['提了這件事', '先說一句', '說「我來辦」', '門鈴壞了', '請留意'];
  assert.deepEqual(
    order.toSorted((a, b) => told.indexOf(a) - told.indexOf(b)),
    order,
  );
  assert.match(told, /王阿姨： 7 小時前 先說一句/);
  assert.match(told, /只有經手的人看得到/);
  assert.match(told, /只有工作人員看得到/);
});

test('thanks are set in quotation marks, other notes as they are', async () => {
  const thanks = line('confirm_solved', { by: wang, note: '謝謝陳師傅' });
  assert.match(await tell([thanks]), /「\s*謝謝陳師傅\s*」/);
  const reason = line('release', { by: chen, note: '要請會焊接的人' });
  assert.doesNotMatch(await tell([reason]), /「\s*要請/);
});

test('what is quoted in English stands in English marks', async () => {
  const shown = plainMatter({ story: [line('confirm_solved', { by: wang, note: 'Thank you' })] });
  assert.match(await textOf(matterStory(viewWith({ language: 'en' }), shown)), /“\s*Thank you\s*”/);
});

test('a long life is told in order whatever order it came in, as sound markup', async () => {
  const verbs = ['raise', 'accept', 'claim', 'start', 'mark_done', 'confirm_solved'] as const;
  const story = verbs.map((verb, index) => line(verb, { at: hours(-20 + index), by: chen }));
  const shown = plainMatter({ story: story.toReversed() });
  const part = matterStory(viewWith(), shown);
  await assertSound(part);
  const text = await textOf(part);
  const said = verbs.map((verb) => storyWords['zh-Hant'].lines[verb]({ who: '陳師傅', to: '' }));
  assert.deepEqual(
    said.toSorted((a, b) => text.indexOf(a) - text.indexOf(b)),
    said,
  );
});

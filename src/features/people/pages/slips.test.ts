import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { drawn, drawnInAll } from '#test/drawn.ts';
import { counterSlipPage, householdSlipPage } from './slips.ts';

const household = {
  id: 'dongxing-3-2-201',
  names: { hant: '3號樓201', hans: '3号楼201', en: 'Building 3, 201' },
};
const community = {
  id: '350203007010',
  names: { hant: '深田社區', hans: '深田社区', en: 'Shentian Community' },
};
const code = {
  digits: '1234567890123452',
  usesLeft: 6,
  expiresAt: Temporal.Instant.from('2027-02-20T12:00:00Z'),
  address: 'https://linli.example/h/1234567890123452',
};
const shown = { household, community, code };

describe('the slip of a household', () => {
  test('has the code in groups, the drawing, the site and the last day', async () => {
    const { markup, text } = await drawn((view) => householdSlipPage(view, shown));
    assert.match(text, /1234\s5678 9012\s3452/);
    assert.match(text, /linli\.example/);
    assert.match(text, /開帳號用到 2027年2月20日/);
    assert.equal((markup.match(/shape-rendering="crispEdges"/g) ?? []).length, 1);
  });

  test('tells the same in three languages, the reader’s first, each marked as what it is', async () => {
    for (const language of ['zh-Hant', 'zh-Hans', 'en'] as const) {
      const { markup } = await drawn((view) => householdSlipPage(view, shown), { language });
      const marked = [...markup.matchAll(/<div class="prose" lang="([\w-]+)"/g)];
      assert.equal(marked.length, 3);
      assert.equal(marked[0]?.[1], language);
      assert.deepEqual(marked.map(([, one]) => one).toSorted(), ['en', 'zh-Hans', 'zh-Hant']);
    }
  });

  test('numbers the steps, and says what to do without a telephone', async () => {
    const { markup, text } = await drawn((view) => householdSlipPage(view, shown));
    const [first = ''] = /<ol>.*?<\/ol>/.exec(markup) ?? [];
    assert.equal((first.match(/<li>/g) ?? []).length, 3);
    assert.match(text, /不會用也沒關係/);
  });

  test('keeps what is for the screen off the paper', async () => {
    const { markup } = await drawn((view) => householdSlipPage(view, shown));
    const [slips = ''] = /<section class="slip">.*<\/section>/.exec(markup) ?? [];
    assert.doesNotMatch(slips, /<form|<button/);
    const rest = markup.replace(slips, '');
    assert.equal((rest.match(/class="not-printed"/g) ?? []).length, 2);
  });

  test('says how many accounts it still opens, and how to replace it', async () => {
    const [hant, hans, en] = await drawnInAll((view) => householdSlipPage(view, shown));
    assert.match(hant ?? '', /還可以開 6 個帳號.*另開一個/);
    assert.match(hans ?? '', /还可以开 6 个账号.*另开一个/);
    assert.match(en ?? '', /Opens 6 more accounts.*issue another/);
  });

  test('offers to issue one where there is none', async () => {
    const none = { household, community, code: undefined };
    const { markup, text } = await drawn((view) => householdSlipPage(view, none));
    assert.match(text, /現在沒有可用的號碼/);
    assert.match(markup, /action="\/households\/dongxing-3-2-201\/code"/);
    assert.doesNotMatch(markup, /class="slip"/);
    await drawnInAll((view) => householdSlipPage(view, none));
  });
});

describe('the slip of the counter', () => {
  const person = { id: '019cf000-0000-7000-8000-000000000002', name: '王秀英' };
  const own = {
    person,
    community,
    site: 'linli.example',
    code: { digits: '123456789012', expiresAt: Temporal.Instant.from('2026-11-23T12:00:00Z') },
  };

  test('has the code in groups, for whom, and until when', async () => {
    const { text } = await drawn((view) => counterSlipPage(view, own));
    assert.match(text, /1234\s5678 9012/);
    assert.match(text, /深田社區 · 王秀英/);
    assert.match(text, /有效到 2026年11月23日 下午8:00/);
    assert.match(text, /只能用一次/);
  });

  test('reads well in every language', async () => {
    const [hant, hans, en] = await drawnInAll((view) => counterSlipPage(view, own));
    assert.match(hant ?? '', /給王秀英開一個登入號碼/);
    assert.match(hans ?? '', /给王秀英开一个登录号码/);
    assert.match(en ?? '', /A sign-in code for 王秀英/);
  });

  test('offers to issue one where there is none', async () => {
    const none = { ...own, code: undefined };
    const { markup, text } = await drawn((view) => counterSlipPage(view, none));
    assert.match(text, /現在沒有可用的號碼/);
    assert.match(markup, new RegExp(`action="/people/${person.id}/sign-in-code"`));
    await drawnInAll((view) => counterSlipPage(view, none));
  });
});

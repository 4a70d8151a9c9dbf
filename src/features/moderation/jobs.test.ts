import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { hidingReasons, reasonWords } from '#/features/matters/index.ts';
import { languages } from '#/platform/i18n/language.ts';
import { hideIn, openModerationSite, tellSomething } from '#test/moderation-site.ts';
import type { ModerationSite } from '#test/moderation-site.ts';
import { people, telephones } from '#test/world.ts';
import { moderationJobs } from './jobs.ts';
import { authorMessage } from './messages.ts';

const to = { kind: 'telephone', address: telephones.chen } as const;
const address = 'http://linli.test/matters/350203007010-2026-0001';

describe('the letter to whoever wrote it', () => {
  test('it gives the reason, what was said for them, and what they can do', () => {
    const told = {
      became: 'hidden',
      reason: 'personal',
      words: '請把電話拿掉。',
      address,
    } as const;
    const hant = authorMessage(to, { ...told, language: 'zh-Hant' });
    assert.deepEqual([hant.channel, hant.address], ['telephone', telephones.chen]);
    assert.match(hant.text, /原因：寫了別人的個人資料。請把電話拿掉。不同意/);
    assert.match(hant.text, /請另一個人再看/);
    const hans = authorMessage(to, { ...told, language: 'zh-Hans' });
    assert.match(hans.text, /原因：写了别人的个人资料/);
    const en = authorMessage(to, { ...told, language: 'en' });
    assert.match(en.text, /Reason: personal data of somebody\. 請把電話拿掉。 If you disagree/);
  });

  test('each reason is said in each language, and the place where it stood', () => {
    const hidden = { became: 'hidden', words: undefined, address } as const;
    for (const language of languages) {
      for (const reason of hidingReasons) {
        const { text } = authorMessage(to, { ...hidden, language, reason });
        assert.ok(text.includes(reasonWords[language].reasons[reason]), `${language} ${reason}`);
        assert.ok(text.endsWith(address));
        assert.doesNotMatch(text, /undefined/);
      }
    }
  });

  test('what is shown again is told without a reason', () => {
    const told = { became: 'shown', reason: 'insult', words: undefined, address } as const;
    for (const language of languages) {
      const { text } = authorMessage(to, { ...told, language });
      for (const reason of hidingReasons) {
        assert.ok(!text.includes(reasonWords[language].reasons[reason]));
      }
    }
  });
});

test('what stays hidden after an appeal is told with the answer', () => {
  const told = { became: 'upheld', reason: 'insult', words: '請換個說法。', address } as const;
  for (const language of languages) {
    const { text } = authorMessage(to, { ...told, language });
    assert.ok(text.includes('請換個說法。') && text.endsWith(address), text);
    const silent = authorMessage(to, { ...told, language, words: undefined });
    assert.doesNotMatch(silent.text, /undefined/);
  }
});

describe('telling them', () => {
  let site: ModerationSite;
  before(async () => {
    site = await openModerationSite();
  });
  after(() => site.close());

  async function lettersAfter(doing: () => Promise<unknown>) {
    await site.app.runJobs();
    const sent = site.app.sent.length;
    await doing();
    await site.app.runJobs();
    return site.app.sent.slice(sent).filter(({ text }) => /您寫的/.test(text));
  }

  test('who wrote it hears it at each confirmed address, who objected and others do not', async () => {
    const matter = await tellSomething(site, '樓道的燈壞了，請人看看。', '胡說八道');
    await site.app.pool.query(
      `insert into people.login values ($1, 'email', 'claimed@example.org', null)`,
      [people.chen],
    );
    const letters = await lettersAfter(() => hideIn(site, matter, 'comment'));
    assert.deepEqual(
      letters.map((one) => one.address),
      [telephones.chen],
    );
    assert.match(letters[0]?.text ?? '', /\/reviews\/[0-9a-f-]{36}\/appeal$/);
  });

  test('shown again, they hear that too', async () => {
    const matter = await tellSomething(site, '門禁壞了，請人看看。', '不好聽的話');
    const review = await hideIn(site, matter, 'comment');
    const letters = await lettersAfter(() => site.wu.api(`POST /reviews/${review}/showing`, {}));
    assert.match(letters[0]?.text ?? '', new RegExp(`又可以看到了.*/matters/${matter}$`));
  });

  test('a review that is gone, undecided, or no number at all tells nobody anything', async () => {
    const [job] = moderationJobs;
    const context = site.app.context();
    const sent = site.app.sent.length;
    const payload = { communityId: 'x', reviewId: crypto.randomUUID() };
    await job?.run(context, payload);
    assert.equal(site.app.sent.length, sent);
    await assert.rejects(async () => job?.run(context, { reviewId: 'x' }));
  });
});

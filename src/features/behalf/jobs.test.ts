import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { languages } from '#/platform/i18n/language.ts';
import { deedsShape, openBehalfSite } from '#test/behalf-site.ts';
import type { BehalfSite } from '#test/behalf-site.ts';
import { people, telephones } from '#test/world.ts';
import { reversedMessage } from './messages.ts';
import { doneWords } from './words/deeds.ts';

const to = { kind: 'telephone', address: telephones.lin } as const;
const on = Temporal.PlainDate.from('2026-11-23');

describe('the letter to whoever did what was taken back', () => {
  test('it says who, what and when, in the language of its reader', () => {
    const told = { name: '王秀英', code: 'matters.raise', on };
    const hant = reversedMessage(to, { ...told, language: 'zh-Hant' });
    assert.deepEqual([hant.channel, hant.address], ['telephone', telephones.lin]);
    assert.match(hant.text, /^王秀英撤回了您在2026年11月23日代辦的一件事：提了一件事。/);
    const hans = reversedMessage(to, { ...told, language: 'zh-Hans' });
    assert.match(hans.text, /代办的一件事：提了一件事/);
    const en = reversedMessage(to, { ...told, language: 'en' });
    assert.match(en.text, /^王秀英 has taken back .* Raised a matter\./);
  });

  test('what has no words of its own is told in general ones', () => {
    for (const language of languages) {
      const told = { name: '王秀英', code: 'future.thing', on, language };
      const { text } = reversedMessage(to, told);
      assert.ok(text.includes(doneWords[language]['other'] ?? '?'), language);
    }
  });
});

describe('telling them', () => {
  let site: BehalfSite;
  before(async () => {
    site = await openBehalfSite();
  });
  after(() => site.close());

  async function takeBackLatest(): Promise<void> {
    const wang = await site.as(people.wang);
    const { deeds } = deedsShape.parse((await wang.api('GET /me/deeds')).body);
    const open = deeds.find(({ state }) => state === 'open');
    const done = await wang.api(`POST /me/deeds/${open?.id ?? ''}/reversal`, {});
    assert.equal(done.status, 200);
    await site.app.runJobs();
  }

  test('it goes to each confirmed address of the doer, and to no other', async () => {
    const lin = await site.as(people.lin);
    await site.raiseFor(lin, '水龍頭滴水，想請人換個墊片。');
    await site.app.pool.query(
      `insert into people.login values ($1, 'email', 'claimed@example.org', null)`,
      [people.lin],
    );
    await site.app.runJobs();
    const before = site.app.sent.length;
    await takeBackLatest();
    const letters = site.app.sent.slice(before);
    assert.deepEqual(
      letters.map(({ address }) => address),
      [telephones.lin],
    );
  });

  test('a doer who has left is told nothing, and nothing breaks', async () => {
    const zhuang = await site.as(people.zhuang);
    await site.raiseFor(zhuang, '抽屜卡住了拉不開，想請人看看。', 'in_person');
    await site.app.runJobs();
    await site.app.pool.query('delete from people.login where person_id = $1', [people.zhuang]);
    const before = site.app.sent.length;
    await takeBackLatest();
    assert.equal(site.app.sent.length, before);
  });
});

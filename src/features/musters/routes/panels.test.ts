import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { memberId, openMusterSite, teams } from '#test/muster-site.ts';
import type { MusterSite } from '#test/muster-site.ts';
import { mainOf, readable } from '#test/matter-site.ts';
import { people } from '#test/world.ts';
import { makePeopleEndpoints } from '#/features/people/index.ts';
import { organisationEndpoints } from '#/features/organisations/index.ts';
import { callOfTeam, mustersOfMe } from './panels.ts';

let site: MusterSite;
before(async () => {
  site = await openMusterSite([
    ...makePeopleEndpoints([mustersOfMe]),
    ...organisationEndpoints([callOfTeam]),
  ]);
});
after(() => site.app.close());

test('one’s own page says for what one is called, and what one said, until it is over', async () => {
  const member = await site.member(1);
  const own = async () => readable(mainOf((await member.open('/me')).text));
  assert.doesNotMatch(await own(), /一呼百應/);
  const id = await site.call();
  assert.match(await own(), /您的隊伍在喊人：\s*搬沙袋 · 2026年11月23日/);
  await member.api(`POST /musters/${id}/answer`, { answer: 'yes' });
  assert.match(await own(), /搬沙袋 · 您說了要來/);
  const chen = await site.app.signIn(people.chen);
  assert.doesNotMatch(readable(mainOf((await chen.open('/me')).text)), /搬沙袋/);
  await site.leader.api(`POST /musters/${id}/standing-down`, { words: '雨停了' });
  assert.doesNotMatch(await own(), /搬沙袋/);
});

test('the page of a team offers to call it, to whoever may', async () => {
  const page = async (personId: string, team: string = teams.red) => {
    const browser = await site.app.signIn(personId);
    return (await browser.open(`/organisations/${team}`)).text;
  };
  assert.match(await page(people.li), /href="\/musters\/new"/);
  assert.match(await page(people.zhuang), /href="\/musters\/new"/);
  assert.match(await page(people.zhuang, teams.flood), /href="\/musters\/new"/);
  assert.doesNotMatch(await page(people.li, teams.flood), /href="\/musters\/new"/);
  assert.doesNotMatch(await page(memberId(1)), /href="\/musters\/new"/);
  assert.doesNotMatch(await page(people.chen), /href="\/musters\/new"/);
});

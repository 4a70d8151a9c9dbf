import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { html } from 'hono/html';
import { helpTooOfMatter, hoursEndpoints, hoursOfMatter } from '#/features/hours/index.ts';
import { matterEndpoints } from '#/features/matters/index.ts';
import { makePeopleEndpoints } from '#/features/people/index.ts';
import { loadVolunteerReference, volunteerEndpoints } from '#/features/volunteers/index.ts';
import { helpTooPanel } from '#/features/hours/pages/help-too.ts';
import { languages } from '#/platform/i18n/language.ts';
import { markupOf, textOf, viewWith } from '#test/drawn.ts';
import { actFor, openHoursSite } from '#test/hours-site.ts';
import type { HoursSite } from '#test/hours-site.ts';
import { mainOf } from '#test/matter-site.ts';
import { lawfulPage } from '#test/page-laws.ts';
import { people, places } from '#test/world.ts';

const { chen, li, lin, wang } = people;
const FOLDER = join(import.meta.dirname, '../../../../db/reference');
const ASKED = /以後也搭把手嗎？[^]*\/me\/volunteering\?near=350203007010/;

let site: HoursSite;

/** The page of a matter as somebody reads it. */
const pageOf = async (by: string, id: string) =>
  mainOf((await (await site.as(by)).open(`/matters/${id}`)).text);
const say = async (by: string, id: string, answer: string) =>
  (await site.as(by)).api(`POST /matters/${id}/verdict`, { answer, words: '謝謝' });

describe('whoever was helped', () => {
  before(async () => {
    site = await openHoursSite([...volunteerEndpoints(async () => [])]);
    await loadVolunteerReference(site.app.db, FOLDER);
  });
  after(() => site.close());

  test('is asked once they have said that it is solved, and not before', async () => {
    const id = await site.helped(chen, lin);
    assert.doesNotMatch(await pageOf(lin, id), ASKED);
    await say(lin, id, 'solved');
    const page = await pageOf(lin, id);
    assert.match(page, ASKED);
    assert.match(page, /例如：修電、修水管/);
    assert.match(page, /不願意也沒關係/);
  });

  test('is asked on no page of others, who see nothing of it', async () => {
    const id = await site.helped(chen, lin);
    await say(lin, id, 'partly');
    assert.match(await pageOf(lin, id), ASKED);
    for (const other of [chen, li]) assert.doesNotMatch(await pageOf(other, id), ASKED, other);
    assert.doesNotMatch((await site.app.visit().open(`/matters/${id}`)).text, ASKED);
  });

  test('is not asked where it was not solved', async () => {
    const id = await site.helped(chen, lin);
    await say(lin, id, 'not_solved');
    assert.doesNotMatch(await pageOf(lin, id), ASKED);
  });

  test('is not asked any more once they help', async () => {
    const id = await site.helped(chen, lin);
    await say(lin, id, 'solved');
    const neighbour = await site.as(lin);
    const from = `/me/volunteering?near=${places.community}` as const;
    assert.equal((await neighbour.open(from)).status, 200, 'the link leads somewhere');
    const limits = { anchor: places.building, near: places.community };
    const begun = await neighbour.api('PUT /me/volunteering', limits);
    assert.equal(begun.status, 200, JSON.stringify(begun.body));
    assert.doesNotMatch(await pageOf(lin, id), ASKED);
  });

  test('is asked by themselves alone: whoever acts for them says nothing in their place', async () => {
    const daughter = await site.app.signIn(lin);
    await actFor(daughter, wang);
    const id = await site.helped(chen, li);
    await say(li, id, 'solved');
    assert.match(await pageOf(li, id), ASKED);
    assert.doesNotMatch(mainOf((await daughter.open(`/matters/${id}`)).text), ASKED);
  });
});

describe('the question', () => {
  const names = { hant: '修 <電>', hans: '修 <电>', en: 'Mend <lamps>' };
  const shown = { communityId: places.community, abilities: [names] };
  const endpoints = [
    ...hoursEndpoints,
    ...makePeopleEndpoints([]),
    ...matterEndpoints({ onMatter: [hoursOfMatter, helpTooOfMatter], onDesk: [] }),
    ...volunteerEndpoints(async () => []),
  ];

  test('is drawn in each language, with a link that leads somewhere', async () => {
    for (const language of languages) {
      await lawfulPage(
        {
          title: 'x',
          section: 'home',
          width: 'column',
          body: html`<h1>x</h1>
            ${helpTooPanel(viewWith({ language }), shown)}`,
        },
        endpoints,
      );
    }
    const text = await textOf(helpTooPanel(viewWith({ language: 'en' }), shown));
    assert.match(text, /Would you help, too\?[^]*For example: Mend &lt;lamps&gt;/);
  });

  test('names nothing where a host has no list', async () => {
    const bare = helpTooPanel(viewWith(), { ...shown, abilities: [] });
    assert.doesNotMatch(await markupOf(bare), /例如/);
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { PostLine } from '#/features/organisations/routes/shapes.ts';
import { drawn, drawnInAll, sentForm } from '#test/drawn.ts';
import { postPage } from './post.ts';

const day = (text: string) => Temporal.PlainDate.from(text);

describe('the page of a post', () => {
  const committee = {
    id: '019cf000-0000-7000-8000-000000000101',
    name: '東興業委會',
    kind: {
      code: 'owners_committee',
      icon: 'users',
      names: { hant: '業委會', hans: '业委会', en: 'Owners’ committee' },
    },
    place: {
      id: 'dongxing',
      names: { hant: '東興小區', hans: '东兴小区', en: 'Dongxing compound' },
    },
    openedOn: day('2025-03-01'),
  };
  const wang = {
    personId: '019cf000-0000-7000-8000-000000000201',
    name: '王師傅',
    startsOn: day('2025-03-01'),
  };
  const vacant: PostLine = {
    id: '019cf000-0000-7000-8000-000000000003',
    organisationId: committee.id,
    kind: {
      code: 'grid_worker',
      reachesHouseholds: true,
      names: { hant: '網格員', hans: '网格员', en: 'Grid worker' },
    },
    place: {
      id: 'dongxing-3',
      names: { hant: '3號樓', hans: '3号楼', en: 'Building 3' },
    },
  };
  const held: PostLine = { ...vacant, holder: wang };
  const found = { personId: wang.personId, name: '王建國' };

  test('asks whom to appoint while it is vacant', async () => {
    const page = {
      post: vacant,
      organisation: committee,
      people: [found],
      query: '',
      seeks: false,
    };
    const [hant = '', , en = ''] = await drawnInAll((view) => postPage(view, page));
    assert.match(hant, /請誰擔任網格員\?/);
    assert.match(en, /Who shall be Grid worker\?/);
    const { markup } = await drawn((view) => postPage(view, page));
    assert.match(markup, /name="startsOn/);
    assert.doesNotMatch(markup, /action="\/posts\/[^"]*\/holder\?_method=DELETE/);
    assert.match(markup, /<details class="fold" *>.*撤銷這個崗位/s);
  });

  test('unfolds what was wrong in abolishing it, and asks for nothing of the kind while held', async () => {
    const page = { organisation: committee, people: [], query: '', seeks: false };
    const sent = sentForm({
      endpoint: 'organisations.abolish_post',
      values: { on: ['2030-01-01'] },
      refusal: '這一天還沒到。',
    });
    const shown = await drawn((view) => postPage(view, { ...page, post: vacant }), { form: sent });
    assert.match(shown.markup, /<details class="fold" *open/);
    assert.equal(shown.text.match(/這一天還沒到/g)?.length, 1);
    assert.match(shown.markup, /value="2030-01-01"/);
    const { text } = await drawn((view) => postPage(view, { ...page, post: held }));
    assert.doesNotMatch(text, /撤銷這個崗位/);
  });

  test('says that nobody was found, and what to do then', async () => {
    const page = {
      post: vacant,
      organisation: committee,
      people: [],
      query: '無此人',
      seeks: false,
    };
    const { text, markup } = await drawn((view) => postPage(view, page));
    assert.match(text, /沒有找到/);
    assert.match(markup, /value="無此人"/);
    assert.doesNotMatch(markup, /name="personId"/);
  });

  test('asks why while somebody holds it', async () => {
    const page = { post: held, organisation: committee, people: [], query: '', seeks: false };
    const { markup, text } = await drawn((view) => postPage(view, page));
    assert.match(text, /網格員 · 王師傅.*2025年3月1日起/);
    assert.match(markup, /name="reason"/);
    assert.match(markup, /_method=DELETE/);
  });

  test('says a wrong day of abolishing at its field, and leaves the appointment as it is', async () => {
    const page = {
      post: vacant,
      organisation: committee,
      people: [found],
      query: '',
      seeks: false,
    };
    const sent = sentForm({
      endpoint: 'organisations.abolish_post',
      values: { on: 'gestern' },
      problems: [{ field: 'on', text: '這一天看不懂' }],
    });
    const { markup } = await drawn((view) => postPage(view, page), { form: sent });
    assert.match(markup, /name="on"[^>]*aria-invalid="true"/);
    assert.equal(markup.match(/aria-invalid="true"/g)?.length, 1);
    assert.match(markup, /name="personId"/);
  });

  test('says in each language what abolishing keeps', async () => {
    const page = { post: vacant, organisation: committee, people: [], query: '', seeks: false };
    const pages = await drawnInAll((view) => postPage(view, page));
    const kept = [/歷史都留著/, /历史都留着/, /stays on record/];
    for (const [index, text] of pages.entries()) assert.match(text, kept[index] ?? /never/);
  });
});

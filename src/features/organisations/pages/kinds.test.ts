import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { drawn, drawnInAll } from '#test/drawn.ts';
import { kindsPage, postKindsPage } from './kinds.ts';

describe('the kinds', () => {
  const committee = {
    code: 'owners_committee',
    icon: 'users',
    names: { hant: '業委會', hans: '业委会', en: 'Owners’ committee' },
  };
  const club = {
    code: 'club',
    icon: 'users',
    names: { hant: '社團', hans: '社团', en: 'Club' },
  };
  const kinds = [committee, club];

  test('are each shown in the reader’s language, with what others call them', async () => {
    const [hant = '', , en = ''] = await drawnInAll((view) =>
      kindsPage(view, { kinds, mayRename: false }),
    );
    assert.match(hant, /業委會 业委会 · Owners’ committee/);
    assert.match(en, /Club 社團 · 社团/);
    assert.doesNotMatch(hant, /改名/);
  });

  test('are renamed one at a time, so that no form is on the page twice', async () => {
    const { markup } = await drawn((view) => kindsPage(view, { kinds, mayRename: true }));
    assert.match(markup, /href="\/organisation-kinds\?kind=club"/);
    assert.doesNotMatch(markup, /name="hant"/);
    const chosen = await drawn((view) => kindsPage(view, { kinds, mayRename: true, chosen: club }));
    assert.equal(chosen.markup.match(/name="hant"/g)?.length, 1);
    assert.match(chosen.markup, /action="\/organisation-kinds\/club\?_method=PUT"/);
    assert.match(chosen.text, /給「社團」改名/);
  });

  test('of posts are named on a page of their own, each page leading to the other', async () => {
    const leader = {
      code: 'building_leader',
      names: { hant: '樓長', hans: '楼长', en: 'Building leader' },
    };
    const shown = { kinds: [leader], mayRename: true };
    const list = await drawn((view) => postKindsPage(view, shown));
    assert.match(list.text, /崗位的類別/);
    assert.match(list.markup, /href="\/post-kinds\?kind=building_leader"/);
    assert.match(
      list.markup,
      /class="button quiet" href="\/organisation-kinds"\s*><span>組織的類別/,
    );
    const bodies = await drawn((view) => kindsPage(view, { kinds, mayRename: true }));
    assert.match(bodies.markup, /class="button quiet" href="\/post-kinds"\s*><span>崗位的類別/);
    const chosen = await drawn((view) => postKindsPage(view, { ...shown, chosen: leader }));
    assert.match(chosen.markup, /action="\/post-kinds\/building_leader\?_method=PUT"/);
    const [, hans = '', en = ''] = await drawnInAll((view) => postKindsPage(view, shown));
    assert.match(hans, /岗位的类别/);
    assert.match(en, /Kinds of posts/);
  });
});

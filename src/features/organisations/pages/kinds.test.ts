import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { drawn, drawnInAll } from '#test/drawn.ts';
import { kindsPage } from './kinds.ts';

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
});

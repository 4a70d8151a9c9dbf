import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { OrganisationPage, PostLine } from '#/features/organisations/routes/shapes.ts';
import { drawn, drawnInAll, sentForm } from '#test/drawn.ts';
import { newOrganisationPage, organisationsPage } from './list.ts';
import { organisationPage } from './organisation.ts';

const day = (text: string) => Temporal.PlainDate.from(text);

const compound = {
  id: 'dongxing',
  names: { hant: '東興小區', hans: '东兴小区', en: 'Dongxing compound' },
};
const kind = {
  code: 'owners_committee',
  icon: 'users',
  names: { hant: '業委會', hans: '业委会', en: 'Owners’ committee' },
};
const committee = {
  id: '019cf000-0000-7000-8000-000000000101',
  name: '東興業委會',
  kind,
  place: compound,
  telephone: '0592-000 0001',
  openedOn: day('2025-03-01'),
};
const gridWorker = {
  code: 'grid_worker',
  reachesHouseholds: true,
  names: { hant: '網格員', hans: '网格员', en: 'Grid worker' },
};
const wang = {
  personId: '019cf000-0000-7000-8000-000000000201',
  name: '王師傅',
  startsOn: day('2025-03-01'),
};

function building(number: number) {
  return {
    id: `dongxing-${number}`,
    names: {
      hant: `${number}號樓`,
      hans: `${number}号楼`,
      en: `Building ${number}`,
    },
  };
}

function post(number: number, changes: Partial<PostLine> = {}): PostLine {
  return {
    id: `019cf000-0000-7000-8000-${String(number).padStart(12, '0')}`,
    organisationId: committee.id,
    kind: gridWorker,
    place: building(number),
    holder: wang,
    ...changes,
  };
}

const noChoices = { postKinds: [], places: [], people: [], organisations: [], query: '' };

function shown(changes: Partial<OrganisationPage> = {}): OrganisationPage {
  return {
    organisation: committee,
    under: [],
    posts: [],
    pastTerms: [],
    abolishedPosts: [],
    members: [],
    mayKeep: false,
    choices: noChoices,
    seenAt: Temporal.Instant.from('2026-11-22T12:00:00Z'),
    ...changes,
  };
}

/** The same page for those who keep it, with something to choose from. */
function kept(changes: Partial<OrganisationPage> = {}): OrganisationPage {
  return shown({
    mayKeep: true,
    memberCount: 0,
    choices: {
      ...noChoices,
      postKinds: [{ code: 'grid_worker', names: gridWorker.names }],
      places: [compound, building(1)],
      organisations: [committee],
    },
    ...changes,
  });
}

function draw(page: OrganisationPage) {
  return drawn((view) => organisationPage(view, page));
}

describe('posts of one person', () => {
  const six = [1, 2, 3, 4, 5, 6].map((number) => post(number));

  test('are one line with the run of buildings, in each language as it is said there', async () => {
    const [hant = '', hans = '', en = ''] = await drawnInAll((view) =>
      organisationPage(view, shown({ posts: six })),
    );
    assert.match(hant, /王師傅 網格員 · 1–6號樓 2025年3月1日起 逐處看\(6 處\)/);
    assert.match(hans, /网格员 · 1–6号楼/);
    assert.match(en, /Grid worker · Building 1–6 since 1 March 2025 Place by place \(6\)/);
  });

  test('open into a link to each place, as people count them', async () => {
    const posts = [10, 9, 2].map((number) => post(number));
    const { markup } = await draw(shown({ posts }));
    const links = [...markup.matchAll(/class="post-place" href="\/places\/dongxing-(\d+)"/g)];
    assert.deepEqual(
      links.map(([, number]) => number),
      ['2', '9', '10'],
    );
  });

  test('name the compound of each building where there is more than one', async () => {
    const huguang = { hant: '湖光花園', hans: '湖光花园', en: 'Huguang Garden' };
    const posts = [
      ...[1, 2, 3].map((number) =>
        post(number, { place: { ...building(number), within: compound.names } }),
      ),
      post(11, { place: { ...building(1), within: huguang } }),
    ];
    const [hant = '', , en = ''] = await drawnInAll((view) =>
      organisationPage(view, shown({ posts })),
    );
    assert.match(hant, /網格員 · 東興小區1–3號樓；湖光花園1號樓/);
    assert.match(en, /Building 1–3 in Dongxing compound; Building 1 in Huguang Garden/);
  });

  test('that began on different days say so place by place, and in the line of none', async () => {
    const later = { ...wang, startsOn: day('2026-05-01'), plannedEndOn: day('2029-04-30') };
    const { text } = await draw(shown({ posts: [post(1), post(2, { holder: later })] }));
    assert.match(text, /網格員 · 1號樓和2號樓 逐處看\(2 處\)/);
    assert.match(text, /1號樓 2025年3月1日起 2號樓 2026年5月1日起 · 到2029年4月30日/);
  });

  test('are apart from those of another person and of another sort', async () => {
    const li = { ...wang, personId: '019cf000-0000-7000-8000-000000000202', name: '李姐' };
    const dispatcher = { ...gridWorker, code: 'dispatcher' };
    const posts = [post(1), post(2, { holder: li }), post(3, { kind: dispatcher }), post(4)];
    const { markup } = await draw(shown({ posts }));
    assert.equal(markup.match(/class="person"/g)?.length, 3);
  });

  test('one post is one line without anything to open', async () => {
    const { markup, text } = await draw(shown({ posts: [post(7)] }));
    assert.doesNotMatch(markup, /<details/);
    assert.match(text, /王師傅 網格員 · 7號樓 2025年3月1日起/);
  });
});

describe('vacant posts', () => {
  const vacant = [7, 8, 9].map((number) => post(number, { holder: undefined }));

  test('of one sort are one line that says so', async () => {
    const { text } = await draw(shown({ posts: vacant }));
    assert.match(text, /網格員 7–9號樓 還沒有人/);
  });

  test('are filled one by one by those who keep the organisation, and by nobody else', async () => {
    const { markup } = await draw(kept({ posts: vacant }));
    for (const { id } of vacant) assert.match(markup, new RegExp(`href="/posts/${id}"`));
    assert.match(markup, /aria-label="請誰擔任網格員 · 8號樓\?"/);
    assert.doesNotMatch((await draw(shown({ posts: vacant }))).markup, /href="\/posts\//);
  });

  test('of an organisation that was closed are not filled any more', async () => {
    const organisation = { ...committee, closedOn: day('2026-06-01') };
    const { markup, text } = await draw(kept({ organisation, posts: vacant }));
    assert.doesNotMatch(markup, /href="\/posts\/|<form/);
    assert.match(text, /2026年6月1日撤銷/);
  });
});

test('without posts, members or history the page says what is missing and no more', async () => {
  const [hant = '', , en = ''] = await drawnInAll((view) => organisationPage(view, shown()));
  assert.match(hant, /還沒有崗位/);
  assert.match(en, /No posts yet/);
  assert.doesNotMatch(hant, /成員|歷任|下面的組織/);
});

test('a telephone is a link that dials it, without spaces and dashes', async () => {
  const { markup } = await draw(shown());
  assert.match(markup, /href="tel:05920000001"/);
  const { telephone: _, ...silent } = committee;
  assert.doesNotMatch((await draw(shown({ organisation: silent }))).markup, /<main.*tel:/);
});

test('what stands above and below is a way there', async () => {
  const parent = { ...committee, id: '019cf000-0000-7000-8000-000000000102', name: '社區黨委' };
  const below = { ...committee, id: '019cf000-0000-7000-8000-000000000103', name: '志願隊' };
  const { markup, text } = await draw(shown({ parent, under: [below] }));
  assert.match(markup, new RegExp(`href="/organisations/${parent.id}"[^>]*>社區黨委`));
  assert.match(markup, new RegExp(`href="/organisations/${below.id}"[^>]*>志願隊`));
  assert.match(text, /下面的組織/);
});

test('the history says who held what and how long, and why it ended where that is told', async () => {
  const past = {
    postId: post(1).id,
    postNames: gridWorker.names,
    name: '老王',
    startsOn: day('2020-01-01'),
    endedOn: day('2024-12-31'),
  };
  const told = await draw(kept({ pastTerms: [{ ...past, endReason: '身體不好' }] }));
  assert.match(told.text, /老王 網格員 2020年1月1日 – 2024年12月31日 · 身體不好/);
  const untold = await draw(shown({ pastTerms: [past] }));
  assert.match(untold.text, /老王 網格員 2020年1月1日 – 2024年12月31日/);
});

test('posts that were abolished are told apart from those there are, with the day', async () => {
  const gone = {
    id: '019cf000-0000-7000-8000-000000000301',
    names: gridWorker.names,
    place: building(7),
    abolishedOn: day('2026-05-01'),
  };
  const pages = await drawnInAll((view) =>
    organisationPage(view, shown({ abolishedPosts: [gone] })),
  );
  const [hant = '', hans = '', en = ''] = pages;
  assert.match(hant, /撤銷了的崗位.*網格員.*7號樓.*到2026年5月1日/s);
  assert.match(hans, /撤销了的岗位.*网格员/s);
  assert.match(en, /Posts of earlier days.*Grid worker.*Building 7/s);
});

test('a form for changing holds what is there, or saving it would empty it', async () => {
  const parent = { ...committee, id: '019cf000-0000-7000-8000-000000000102', name: '街道黨工委' };
  const { markup } = await draw(kept({ parent }));
  assert.match(markup, /name="name"[^>]*value="東興業委會"/);
  assert.match(markup, /name="telephone"[^>]*value="0592-000 0001"/);
  // The parent is of a place above, and not in the list of this one.
  assert.match(markup, new RegExp(`<option value="${parent.id}" selected>街道黨工委`));
  assert.doesNotMatch(markup, new RegExp(`<option value="${committee.id}"`));
});

test('members are let go one by one, each button naming whom', async () => {
  const members = [{ ...wang, joinedOn: day('2026-01-01') }];
  const { markup } = await draw(kept({ memberCount: 1, members }));
  assert.match(markup, new RegExp(`action="[^"]*/members/${wang.personId}\\?_method=DELETE"`));
  assert.match(markup, /aria-label="讓王師傅退出"/);
});

test('what somebody searched for is open, with what was found', async () => {
  const found = { personId: wang.personId, name: '王建國' };
  const { choices } = kept();
  const searched = kept({ choices: { ...choices, people: [found], query: '王' } });
  const { markup } = await draw(searched);
  assert.match(markup, /<details class="fold" open><summary[^>]*>.*?加入成員/);
  assert.match(markup, />王建國</);
  assert.doesNotMatch((await draw(kept())).markup, /<details class="fold" open/);
});

test('why a button did nothing stands once, on top of the page', async () => {
  const form = sentForm({ endpoint: 'organisations.remove_member', refusal: '已經不是成員了。' });
  const members = [1, 2, 3].map((number) => ({
    ...wang,
    personId: post(number).id,
    joinedOn: day('2026-01-01'),
  }));
  const page = kept({ memberCount: 3, members });
  const { text, markup } = await drawn((view) => organisationPage(view, page), { form });
  assert.equal(text.match(/已經不是成員了。/g)?.length, 1);
  assert.ok(markup.indexOf('role="alert"') < markup.indexOf('<h1'));
});

test('what was wrong in one form stands at that form, with what was typed', async () => {
  const form = sentForm({
    endpoint: 'organisations.change',
    values: { name: '', telephone: '0592-7' },
    problems: [{ field: 'name', text: '這裡要填。' }],
  });
  const { markup } = await drawn((view) => organisationPage(view, kept()), { form });
  assert.match(markup, /value="0592-7"/);
  assert.equal(markup.match(/class="summary-box"/g)?.length, 1);
});

test('markup in a name stays text wherever it is drawn', async () => {
  const name = '<script>alert(1)</script>';
  const page = kept({
    organisation: { ...committee, name },
    posts: [post(1, { holder: { ...wang, name } })],
    members: [{ ...wang, name, joinedOn: day('2026-01-01') }],
    memberCount: 1,
  });
  const { markup } = await draw(page);
  assert.doesNotMatch(markup, /<script>alert/);
  assert.match(markup, /&lt;script&gt;/);
});

test('the list of a place names kinds in the reader’s language and offers to found one', async () => {
  const closed = { ...committee, closedOn: day('2026-06-01'), name: '舊業委會' };
  const page = {
    place: compound,
    organisations: [committee, closed],
    mayKeep: true,
    mayRename: false,
  };
  const [hant = '', hans = '', en = ''] = await drawnInAll((view) => organisationsPage(view, page));
  assert.match(hant, /東興小區的組織.*新設一個組織.*業委會 · 2025年3月1日起/);
  assert.match(hant, /舊業委會 業委會 · 2026年6月1日撤銷/);
  assert.match(hans, /东兴小区的组织/);
  assert.match(en, /Organisations of Dongxing compound.*Owners’ committee · since 1 March 2025/);
});

test('a place without organisations says what they are good for', async () => {
  const page = { place: compound, organisations: [], mayKeep: false, mayRename: false };
  const [hant = '', , en = ''] = await drawnInAll((view) => organisationsPage(view, page));
  assert.match(hant, /這裡還沒有組織/);
  assert.match(en, /No organisations here yet/);
  assert.doesNotMatch(hant, /新設一個組織/);
});

test('an icon that this release does not know is drawn as people', async () => {
  const odd = { ...committee, kind: { ...kind, icon: 'no-such-icon' } };
  const page = { place: compound, organisations: [odd], mayKeep: false, mayRename: false };
  await drawn((view) => organisationsPage(view, page));
});

test('the form for founding offers kinds and parents by name, and keeps what is typed', async () => {
  const page = { place: compound, kinds: [kind], parents: [committee] };
  const [, , en = ''] = await drawnInAll((view) => newOrganisationPage(view, page));
  assert.match(en, /Found an organisation.*Owners’ committee.*東興業委會/);
  const { markup } = await drawn((view) => newOrganisationPage(view, page));
  assert.match(markup, /data-keep="organisations.found/);
  assert.match(markup, /name="placeId" value="dongxing"/);
});

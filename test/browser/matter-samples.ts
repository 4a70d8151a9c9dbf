import { sql } from 'kysely';
import { z } from 'zod';
import type { Db } from '#/platform/db/pool.ts';
import { askApi, mayOpen } from './harness/api.ts';
import type { Sample, Samples } from './harness/plan.ts';
import type { TestSite } from './harness/site.ts';

const WORKER = 'community_worker';
const ABLE = 'able_neighbour';
const READERS = ['resident', 'elder', ABLE, 'building_leader', WORKER] as const;

/** Where the personas live, and who works there. */
type Around = { readonly community: string; readonly compound: string; readonly worker: string };

/** A matter as an address names it, and a persona who has to do with it. */
type Candidate = { readonly id: string; readonly reader: string };

/** The questions about a matter, each open to whom it concerns only. */
const QUESTIONS =
  'done schedule wait release return confirm answer withdrawal reopening offer release-request photos'.split(
    ' ',
  );

/** Gives an address for each page about matters. */
export async function findMatterSamples(site: TestSite, at: Around): Promise<Samples> {
  await playOut(site, at);
  const candidates = await findCandidates(site.db);
  const open = candidates.find(({ reader }) => reader === WORKER);
  if (open === undefined) throw new Error('The demonstration has no open matter.');
  const { community } = at;
  return {
    'matters.board': [
      { as: ['visitor', 'resident', WORKER] },
      { with: { place: community, view: 'street' }, as: ['visitor', 'resident'] },
      { with: { place: community, show: 'closed' }, as: [ABLE] },
    ],
    'matters.mine': [{ as: ['resident', 'elder', ABLE] }],
    'matters.show': [{ with: { id: open.id }, as: ['visitor', ABLE, WORKER] }],
    'matters.handle': [{ with: { id: open.id }, as: [WORKER] }],
    'matters.desk': [{ as: [WORKER] }, { with: { show: 'overdue' }, as: [WORKER] }],
    'matters.round': [{ as: [WORKER, 'building_leader'] }],
    'matters.round_sheet': [{ with: { show: 'all' }, as: [WORKER] }],
    'matters.ask_look': [{ with: { id: await toLookAt(site, at) }, as: [WORKER] }],
    ...(await templateSamples(site)),
    'matters.bulk_preview': [
      {
        with: {
          place: community,
          communityId: community,
          step: 'assign',
          chosen: open.id.slice(community.length + 1),
        },
        as: [WORKER],
      },
    ],
    'matters.bulk_outcome': [
      {
        with: {
          place: community,
          communityId: community,
          outcome: `${open.id.slice(community.length + 1)}~wrong_state`,
        },
        as: [WORKER],
      },
    ],
    'figures.show': [{ with: { id: community }, as: ['visitor', WORKER, 'district_viewer'] }],
    ...(await findQuestionSamples(site, candidates)),
    ...(await draftSamples(site, at)),
    ...(await paperSamples(site, at)),
  };
}

const batchShape = z.object({ batchId: z.string() });
const sheetsShape = z.object({ sheets: z.array(z.object({ number: z.string() })) });

/** The worker prints two forms, of which one has yet to come back. */
async function paperSamples(site: TestSite, { community }: Around): Promise<Samples> {
  const printed = await askApi(site, WORKER, 'POST /paper-forms', { place: community, count: 2 });
  const { batchId } = batchShape.parse(printed);
  const { sheets } = sheetsShape.parse(await askApi(site, WORKER, `GET /paper-forms/${batchId}`));
  const number = sheets[0]?.number ?? '';
  return {
    'matters.paper_forms': [{ with: { number }, as: [WORKER] }],
    'matters.paper_sheets': [{ with: { batchId }, as: [WORKER] }],
    'matters.paper_form': [
      { with: { number }, as: ['visitor', WORKER] },
      { with: { number, q: '王' }, as: [WORKER] },
    ],
  };
}

/** Sends the worker to look at something that somebody reported. */
async function toLookAt(site: TestSite, { compound }: Around): Promise<string> {
  const body = '坡道扶手鬆了，請人來看看。';
  const told = { profile: 'report', category: 'railing', placeId: compound, visibility: 'all' };
  const { id } = raisedShape.parse(
    await askApi(site, 'resident', 'POST /matters', { ...told, body }),
  );
  await askApi(site, WORKER, `POST /matters/${id}/verification`);
  return id;
}

const bodiesShape = z.object({
  bodies: z.array(z.object({ id: z.string(), mayWrite: z.boolean() })),
});

/** A worker writes a ready answer, so that there is one to look at. */
async function templateSamples(site: TestSite): Promise<Samples> {
  const { bodies } = bodiesShape.parse(await askApi(site, WORKER, 'GET /desk/templates'));
  const body = bodies.find(({ mayWrite }) => mayWrite)?.id;
  const said = { name: '已報修', words: '您反映的事（{編號}）已經報修，最晚{期限}辦好。' };
  const english = { wordsEn: 'Repair of {number} is ordered; it will be done by {deadline}.' };
  const written = await askApi(site, WORKER, 'POST /desk/templates', { body, ...said, ...english });
  const { id } = raisedShape.parse(written);
  return {
    'matters.templates': [{ as: [WORKER] }],
    'matters.template': [{ with: { id }, as: [WORKER] }],
  };
}

const raisedShape = z.object({ id: z.string() });

/**
 * Lets a resident ask for three things: one is taken in hand, for one the asker is asked, one is
 * given to the worker. They are fresh, so that no deadline passes while pages are looked at.
 */
async function playOut(site: TestSite, at: Around): Promise<void> {
  await askFor(site, at, '孫子的校服褲腳開線了，想請人縫一下。').then(claim);
  const curtain = await askFor(site, at, '窗簾短了一截，想請人接一段。').then(claim);
  await askApi(site, ABLE, `POST /matters/${curtain}/start`);
  const waiting = { reason: '請問窗戶有多寬？', whom: 'asker' };
  await askApi(site, ABLE, `POST /matters/${curtain}/waiting`, waiting);
  const coat = await askFor(site, at, '冬天的棉襖扣子掉了，想請人釘上。');
  await askApi(site, WORKER, `PUT /matters/${coat}/assignment`, { assigneeId: at.worker });

  async function claim(id: string): Promise<string> {
    await askApi(site, ABLE, `POST /matters/${id}/claim`);
    return id;
  }
}

async function askFor(site: TestSite, at: Around, body: string): Promise<string> {
  const need = { profile: 'need', category: 'sewing', placeId: at.compound, visibility: 'all' };
  const raised = await askApi(site, 'resident', 'POST /matters', { ...need, body });
  return raisedShape.parse(raised).id;
}

/** Looks for somebody to whom each question is open. */
async function findQuestionSamples(
  site: TestSite,
  candidates: readonly Candidate[],
): Promise<Samples> {
  const found: Record<string, readonly Sample[]> = {};
  for (const question of QUESTIONS) {
    for (const { id, reader } of candidates) {
      if (!(await mayOpen(site, reader, `/matters/${id}/${question}`))) continue;
      found[`matters.ask_${question.replace('-', '_')}`] = [{ with: { id }, as: [reader] }];
      break;
    }
  }
  return found;
}

/** What the personas have asked for or have in hand, the latest first; then what is open nearby. */
async function findCandidates(db: Db): Promise<readonly Candidate[]> {
  const { rows } = await sql`
    with persona as (
      select p.position, p.item ->> 'personId' as person_id
      from platform.setting s,
        jsonb_array_elements((s.value #>> '{}')::jsonb) with ordinality as p (item, position)
      where s.key = 'demonstration_cast'
    )
    (select p.position::int as position, m.community_id || '-' || m.reference as id
    from persona p
    join matters.matter m on p.person_id in (m.asker_id::text, m.actor_id::text, m.holder_id::text)
    order by m.raised_at desc)
    union all
    select persona.position::int, nearby.id
    from (values (3), (5)) as persona (position),
      lateral (select m.community_id || '-' || m.reference as id from matters.matter m
        where m.bucket <> 'closed' and m.visibility = 'all' and m.community_id in
          (select g.place_id from people.grant g join persona p on p.person_id = g.person_id::text)
        order by m.raised_at desc limit 20) as nearby`.execute(db);
  return z
    .array(z.object({ position: z.number(), id: z.string() }))
    .parse(rows)
    .flatMap(({ position, id }) => {
      const reader = READERS[position - 1];
      return reader === undefined ? [] : [{ id, reader }];
    });
}

const draftShape = z.object({ draft: z.string() });

/** Raises something as far as the last screen, and leaves it there. */
async function draftSamples(site: TestSite, { community, compound }: Around): Promise<Samples> {
  const body = '坡道的欄杆鬆了，一扶就晃，老人家走過很怕。';
  const begun = await askApi(site, 'resident', 'POST /raise', { body, place: community });
  const { draft } = draftShape.parse(begun);
  const asked = ['falling_now', 'injured'];
  const chosen = { draft, category: 'railing', asked };
  await askApi(site, 'resident', 'POST /raise/category', chosen);
  const placed = { draft, placeId: compound, visibility: 'all' };
  await askApi(site, 'resident', 'POST /raise/place', placed);
  return {
    'matters.raise_page': [{ as: ['visitor', 'elder'] }, { with: { draft }, as: ['resident'] }],
    'matters.raise_category_page': [
      { with: { draft }, as: ['resident'] },
      { with: { draft, step: 'choose', q: '燈' }, as: ['resident'] },
    ],
    'matters.raise_place_page': [{ with: { draft }, as: ['resident'] }],
    'matters.raise_check_page': [{ with: { draft }, as: ['resident'] }],
  };
}

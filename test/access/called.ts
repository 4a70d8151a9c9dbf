import { sql } from 'kysely';
import type { TestApp } from '#test/app.ts';
import { MONDAY } from '#test/matters-world.ts';
import { places } from '#test/world.ts';
import { own } from './request.ts';
import type { Row } from './request.ts';
import { bodies } from './world.ts';
import type { Targets } from './world.ts';

const numbered = (number: number) => `019cf000-0000-7000-8000-0000000300${number}`;

/** Joint tasks in the states that a request needs; the dispatchers of the community lead. */
export const joints = {
  called: numbered(10),
  withPart: numbered(11),
  toClose: numbered(12),
  toAssess: numbered(13),
  leads: numbered(20),
  company: numbered(21),
  part: numbered(22),
} as const;

const LEAD = `role:dispatcher@${places.community}`;
const CALLER = `role:community_worker@${places.community}`;
const SUPERIOR = `role:dispatcher@${places.subdistrict}`;

/** Has the community’s workers call its dispatchers and a company together, four times over. */
export async function callSome({ db }: TestApp): Promise<void> {
  const tasks = [
    [joints.called, 'called', 'declined'],
    [joints.withPart, 'met', 'coming'],
    [joints.toClose, 'met', 'coming'],
    [joints.toAssess, 'closed', 'coming'],
  ] as const;
  for (const [index, [id, state, answer]] of tasks.entries()) {
    await db.transaction().execute(async (tx) => {
      const met = state === 'called' ? null : MONDAY;
      const closed = state === 'closed' ? MONDAY : null;
      await sql`insert into joint.task (community_id, id, matter_id, caller, superior, lead, what,
          meeting_place, asked_at, asked_by, report_due_at, meet_at, state, met_at, closed_at,
          result, owed_since, owed_until, wakes_at)
        select community_id, ${id}, id, ${CALLER}, ${SUPERIOR}, ${LEAD}, '一起修欄杆', '東門',
          ${MONDAY}::timestamptz - interval '9 days', asker_id,
          ${MONDAY}::timestamptz - interval '8 days', ${MONDAY}::timestamptz - interval '1 day',
          ${state}, ${met}, ${closed}, case when ${closed}::text is not null then '修好了' end,
          ${MONDAY}, ${MONDAY}::timestamptz + interval '9 days',
          ${MONDAY}::timestamptz + interval '5 days'
        from matters.matter where visibility = 'all' and bucket <> 'closed'
        order by reference offset ${index} limit 1`.execute(tx);
      const said = state === 'called' ? 'called' : 'coming';
      await sql`insert into joint.call (community_id, task_id, id, body, is_required, state,
          report_due_at, answered_at, answered_by, comes_as, reason, decline_count, attendance,
          attended_at)
        select t.community_id, t.id, call.id::uuid, call.body, call.body = t.lead, call.state,
          t.report_due_at,
          case when call.state <> 'called' then t.asked_at end,
          case when call.state <> 'called' then t.asked_by end,
          case when call.state = 'coming' then '班長' end,
          case when call.state = 'declined' then '人手不夠' end,
          case when call.state = 'declined' then 1 else 0 end,
          case when t.met_at is not null then 'arrived' end, t.met_at
        from joint.task t, (values (${joints.leads}, ${LEAD}, ${said}),
          (${joints.company}, ${`organisation:${bodies.company}`}, ${answer})) as call (id, body, state)
        where t.id = ${id}`.execute(tx);
    });
  }
  await sql`insert into joint.part (community_id, task_id, id, call_id, what, agreed_at, due_at)
    values (${places.community}, ${joints.withPart}, ${joints.part}, ${joints.company}, '焊欄杆',
      ${MONDAY}, ${MONDAY}::timestamptz + interval '3 days')`.execute(db);
}

/** Lists what is asked of the endpoints of joint tasks. */
export function jointRows({ report, staff }: Targets): readonly Row[] {
  const hidden = { hidden: 'id' } as const;
  const { called: id, leads, company, toClose } = joints;
  const words = '說明一下';
  const wish = {
    lead: `organisation:${bodies.upper}`,
    invited: [`organisation:${bodies.company}`],
    what: '一起修欄杆',
    meetingPlace: '東門',
    reportDueAt: '2026-11-24T09:00:00Z',
    meetAt: '2026-11-25T01:00:00Z',
  };
  const part = { id: joints.withPart, partId: joints.part, outcome: 'done', words };
  return [
    ['joint.list', '', {}, own],
    ['joint.show', '', { id }, hidden],
    ['joint.figures', '', { id: places.community }],
    ['joint.figures', 'compound', { id: places.compound }],
    ['joint.of_matter', 'public', { id: report }],
    ['joint.of_matter', 'staff', { id: staff }, hidden],
    ['joint.ask', 'public', { id: report }],
    ['joint.ask', 'staff', { id: staff }, hidden],
    ['joint.call', 'public', { id: report, ...wish }],
    ['joint.call', 'staff', { id: staff, ...wish }, hidden],
    ['joint.report', 'lead', { id, callId: leads, comesAs: '值班長' }, hidden],
    ['joint.decline', 'company', { id, callId: company, reason: words }, hidden],
    ['joint.decide', '', { id, callId: company, verdict: 'excuse', words }, hidden],
    ['joint.change_lead', '', { id, callId: company }, hidden],
    ['joint.attend', '', { id, arrived: [leads], agreed: words }, hidden],
    [
      'joint.add_part',
      '',
      { id: toClose, callId: company, what: words, dueOn: '2026-12-01' },
      hidden,
    ],
    ['joint.end_part', '', part, hidden],
    ['joint.close', '', { id: toClose, result: words }, hidden],
    ['joint.assess', '', { id: joints.toAssess, answer: 'solved' }, hidden],
    ['joint.call_off', '', { id, reason: words }, hidden],
  ];
}

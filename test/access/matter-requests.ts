import { places } from '#test/world.ts';
import { DISPATCH, FILTER, TEMPLATE } from './at-the-desk.ts';
import { asker, others } from './readers.ts';
import { NOTHING, own, reason } from './request.ts';
import type { Row } from './request.ts';
import { bodies } from './world.ts';
import type { Targets } from './world.ts';

/** Lists what is asked of the endpoints of matters, each about a matter in the right state. */
export function matterRows(targets: Targets): readonly Row[] {
  return [
    ...raiseRows(targets),
    ...photoRows(targets),
    ...readingRows(targets),
    ...questionRows(targets),
    ...handRows(targets),
    ...helpRows(targets),
    ...workRows(targets),
    ...judgeRows(targets),
    ...talkRows(targets),
    ...dispatchRows(targets),
    ...closeRows(targets),
    ...deskRows(targets),
    ...paperRows(targets),
  ];
}

/** Gives the number of a matter as it is read out, without its community. */
function referenceOf(id: string): string {
  return id.slice(places.community.length + 1);
}

function raiseRows({ draft }: Targets): readonly Row[] {
  const body = '樓梯口的燈一閃一閃的，走路看不清。';
  const report = { profile: 'report', category: 'railing', placeId: places.compound, body };
  const asked = ['falling_now', 'injured'];
  const secret = { hidden: 'draft' } as const;
  return [
    ['matters.feed', 'community', { id: places.community }],
    ['matters.feed', 'building', { id: places.building }],
    ['matters.raise_page', 'new', {}],
    ['matters.raise_page', 'draft', { draft }, secret],
    ['matters.raise_begin', 'new', { body, place: places.community }],
    ['matters.raise_begin', 'draft', { draft, body }, secret],
    ['matters.raise_category_page', '', { draft }, secret],
    ['matters.raise_category', '', { draft, category: 'railing', asked }, secret],
    ['matters.raise_place_page', '', { draft }, secret],
    ['matters.raise_place', '', { draft, placeId: places.compound, visibility: 'all' }, secret],
    ['matters.raise_check_page', '', { draft }, secret],
    ['matters.raise', '', report],
  ];
}

function photoRows({ photo, staffPhoto, withPhoto, picture }: Targets): readonly Row[] {
  const stage = 'before';
  return [
    ['matters.bring_photo', '', { photo: picture }],
    ['matters.photo', 'public', { id: photo, size: 'thumb' }],
    ['matters.photo', 'staff', { id: staffPhoto, size: 'thumb' }, { hidden: 'id' }],
    ['matters.add_photos', 'need', { id: withPhoto, photos: [picture], stage }],
  ];
}

function readingRows(targets: Targets): readonly Row[] {
  const { community: place } = places;
  const { open, neighbours, staff, anonymous, claimed, solved, complaint, report, verifying } =
    targets;
  const id = { hidden: 'id' } as const;
  return [
    ['matters.board', 'community', { place }],
    ['matters.board', 'street', { place, view: 'street' }],
    ['matters.board', 'figure', { place, show: 'open', figure: 'open' }],
    ['matters.mine', '', {}, own],
    ['matters.show', 'open', { id: open }],
    ['matters.show', 'claimed', { id: claimed }],
    ['matters.show', 'solved', { id: solved }],
    ['matters.show', 'anonymous', { id: anonymous }],
    ['matters.show', 'neighbours', { id: neighbours }],
    ['matters.show', 'staff', { id: staff }, id],
    ['matters.show', 'complaint', { id: complaint }, id],
    ['matters.show', 'report', { id: report }],
    ['matters.handle', 'need search', { id: open, q: '邱' }],
    ['matters.handle', 'verifying', { id: verifying, q: '邱' }],
    ['matters.handle', 'search', { id: report, q: '邱' }],
    ['matters.handle', 'complaint', { id: complaint }, id],
  ];
}

function questionRows(targets: Targets): readonly Row[] {
  const { open, claimed, waiting, done, solved, assigned } = targets;
  return [
    ['matters.ask_done', '', { id: claimed }],
    ['matters.ask_schedule', '', { id: claimed }],
    ['matters.ask_wait', '', { id: claimed }],
    ['matters.ask_release', '', { id: claimed }],
    ['matters.ask_return', '', { id: assigned }],
    ['matters.ask_confirm', '', { id: done }],
    ['matters.ask_answer', '', { id: waiting }],
    ['matters.ask_withdrawal', '', { id: open }],
    ['matters.ask_reopening', '', { id: solved }],
    ['matters.ask_offer', '', { id: claimed }],
    ['matters.ask_release_request', '', { id: claimed }],
    ['matters.ask_photos', '', { id: claimed }],
  ];
}

function handRows(targets: Targets): readonly Row[] {
  const { open, report, neighbours, staff, claimed, assigned } = targets;
  const id = { hidden: 'id' } as const;
  return [
    ['matters.claim', 'need', { id: open }],
    ['matters.claim', 'report', { id: report }],
    ['matters.claim', 'neighbours', { id: neighbours }],
    ['matters.claim', 'staff', { id: staff }, id],
    ['matters.release', '', { id: claimed, reason }],
    ['matters.return', '', { id: assigned, reason }],
    ['matters.request_release', '', { id: claimed, reason }],
    ['matters.refuse_release', '', { id: targets.askedBack, reason }],
  ];
}

function helpRows({ claimed, offered, offerId, helped }: Targets): readonly Row[] {
  return [
    ['matters.offer_help', '', { id: claimed, words: '我來' }],
    ['matters.accept_offer', '', { id: offered, offerId }],
    ['matters.decline_offer', '', { id: offered, offerId }],
    ['matters.stop_helping', '', { id: helped }],
  ];
}

function workRows({ claimed, waiting }: Targets): readonly Row[] {
  const id = claimed;
  return [
    ['matters.start', '', { id }],
    ['matters.schedule', '', { id, at: '2026-11-24T09:00' }],
    ['matters.wait', '', { id, reason, whom: 'partner' }],
    ['matters.resume', '', { id: waiting }],
    ['matters.done', '', { id, note: '修好了' }],
    ['matters.request_pause', '', { id, reason, until: '2026-11-30' }],
    ['matters.pause', '', { id, reason, until: '2026-11-30' }],
    ['matters.answer', '', { id: waiting, reason }],
  ];
}

function judgeRows({ open, done, solved, reopening, reported }: Targets): readonly Row[] {
  return [
    ['matters.confirm', 'solved', { id: done, answer: 'solved', words: '謝謝' }],
    ['matters.confirm', 'not solved', { id: done, answer: 'not_solved', words: '還是不亮' }],
    ['matters.withdraw', '', { id: open }],
    ['matters.request_reopening', '', { id: solved, reason }],
    ['matters.answer_reopening', '', { id: reopening, decision: 'granted' }],
    ['matters.check', '', { id: reported, verdict: 'passed' }],
  ];
}

function talkRows({ open, claimed, staff }: Targets): readonly Row[] {
  const body = '我也看到了。';
  const id = { hidden: 'id' } as const;
  return [
    ['matters.follow', 'open', { id: open }],
    ['matters.follow', 'staff', { id: staff }, id],
    ['matters.unfollow', '', { id: open }],
    ['matters.comment', 'public', { id: claimed, body }],
    ['matters.comment', 'parties', { id: claimed, body, visibility: 'parties' }],
    ['matters.comment', 'staff', { id: claimed, body, visibility: 'staff' }],
    ['matters.comment', 'hidden', { id: staff, body }, id],
  ];
}

function dispatchRows(targets: Targets): readonly Row[] {
  const { report, accepted, calledOut, verifying, assigned, complaint, staff } = targets;
  const assigneeId = others.newcomer;
  const hidden = { hidden: 'id' } as const;
  return [
    ['matters.accept', '', { id: report }],
    ['matters.accept', 'complaint', { id: complaint }, hidden],
    ['matters.decline', 'report', { id: report, reason }],
    ['matters.decline', 'complaint', { id: complaint, reason }, hidden],
    ['matters.assign', 'report', { id: report, assigneeId }],
    ['matters.assign', 'staff', { id: staff, assigneeId }, hidden],
    ['matters.assign', 'unknown person', { id: report, assigneeId: NOTHING }],
    ['matters.recall', '', { id: assigned, reason }],
    ['matters.transfer', 'report', { id: report, queue: DISPATCH, reason }],
    ['matters.transfer', 'assigned', { id: assigned, queue: DISPATCH, reason }],
    ['matters.transfer', 'staff', { id: staff, queue: DISPATCH, reason }, hidden],
    ['matters.send_back', '', { id: targets.passed, reason }],
    ['matters.send_back', 'staff', { id: staff, reason }, hidden],
    ['matters.ask_to_verify', '', { id: report }],
    ['matters.verify', 'found', { id: verifying, sighting: 'found' }],
    ['matters.verify', 'absent', { id: verifying, sighting: 'absent', reason }],
    ['matters.call_out', '', { id: accepted }],
    ['matters.call_in', '', { id: calledOut }],
  ];
}

function closeRows({ report, open, complaint, accepted, staff }: Targets): readonly Row[] {
  const out = { as: 'out_of_scope', reason };
  const hidden = { hidden: 'id' } as const;
  return [
    ['matters.close', 'need', { id: open, ...out }],
    ['matters.close', 'report', { id: report, ...out }],
    ['matters.close', 'complaint', { id: complaint, ...out }, hidden],
    ['matters.merge', 'report', { id: report, into: referenceOf(accepted) }],
    ['matters.merge', 'into staff', { id: report, into: referenceOf(staff) }, { hidden: 'into' }],
    ['matters.change_category', '', { id: report, category: 'noise' }],
    ['matters.change_category', 'complaint', { id: complaint, category: 'noise' }, hidden],
    ['matters.change_place', '', { id: report, placeId: places.building }],
  ];
}

function paperRows({ batchId, formNumber: number }: Targets): readonly Row[] {
  const { community: place } = places;
  return [
    ['matters.paper_forms', 'own', {}, own],
    ['matters.paper_forms', 'community', { place }],
    ['matters.print_paper_forms', '', { place, count: 1 }],
    ['matters.paper_sheets', '', { batchId }, { hidden: 'batchId' }],
    ['matters.paper_form', '', { number, q: asker.name.slice(0, 1) }],
    ['matters.enter_paper_form', '', { number, personId: asker.id }],
  ];
}

function deskRows(targets: Targets): readonly Row[] {
  const { report, staff, accepted, bulk: bulkId } = targets;
  const { community: place, compound } = places;
  const [first, second] = [referenceOf(report), referenceOf(staff)];
  const bulk = { place, communityId: place };
  const accepting = { ...bulk, step: 'accept' };
  return [
    ['matters.desk', 'own', {}, own],
    ['matters.desk', 'community', { place }],
    ['matters.desk', 'compound', { place: compound }],
    ['matters.round', 'own', {}],
    ['matters.round', 'community', { place }],
    ['matters.round', 'desk', { place, show: 'unheld' }],
    ['matters.round_sheet', '', { place: compound }],
    ['matters.ask_look', 'verifying', { id: targets.verifying }],
    ['matters.ask_look', 'staff', { id: staff }, { hidden: 'id' }],
    ['matters.look', 'verifying', { id: targets.verifying, seen: 'yes' }],
    ['matters.look', 'done', { id: targets.reported, seen: 'no', reason }],
    ['matters.look', 'staff', { id: staff, seen: 'yes' }, { hidden: 'id' }],
    ['matters.save_filter', '', { place, name: '早上先看的', show: 'overdue' }],
    ['matters.drop_filter', '', { id: FILTER }, { hidden: 'id' }],
    ['matters.templates', '', {}],
    ['matters.write_template', '', { body: bodies.company, name: '已派人', words: '已派人去看。' }],
    ['matters.template', '', { id: TEMPLATE }, { hidden: 'id' }],
    [
      'matters.change_template',
      '',
      { id: TEMPLATE, name: '報了', words: '報了。' },
      { hidden: 'id' },
    ],
    ['matters.drop_template', '', { id: TEMPLATE }, { hidden: 'id' }],
    ['matters.preview_bulk', '', { ...accepting, chosen: [first] }],
    ['matters.bulk_preview', '', { ...accepting, chosen: [first, second] }],
    ['matters.bulk', 'accept', { ...accepting, chosen: [first] }],
    ['matters.bulk', 'staff', { ...accepting, step: 'decline', reason, chosen: [second] }],
    [
      'matters.bulk_outcome',
      '',
      { ...bulk, outcome: [first, second].map((one) => `${one}~wrong_state`) },
    ],
    ['matters.undo_bulk', '', { ...bulk, bulk: bulkId, chosen: [referenceOf(accepted)] }],
  ];
}

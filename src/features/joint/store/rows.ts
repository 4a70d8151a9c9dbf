import type { Selectable } from 'kysely';
import type { Queue } from '#/features/matters/index.ts';
import { nextWake } from '#/features/joint/rules/clocks.ts';
import { brand } from '#/lib/brand.ts';
import {
  assessments,
  attendances,
  callStates,
  outcomes,
  taskStates,
} from '#/features/joint/model.ts';
import type { Call, Joint, Owed, Part, Task } from '#/features/joint/model.ts';
import type { JointTables } from '#/features/joint/tables.ts';

type TaskRow = Selectable<JointTables['joint.task']>;
type CallRow = Selectable<JointTables['joint.call']>;
type PartRow = Selectable<JointTables['joint.part']>;

/** Makes a joint task of its row. */
export function toTask(row: TaskRow): Task {
  return {
    communityId: row.community_id,
    id: row.id,
    matterId: row.matter_id,
    caller: brand<Queue>(row.caller),
    superior: brand<Queue>(row.superior),
    lead: brand<Queue>(row.lead),
    what: row.what,
    meetingPlace: row.meeting_place,
    askedAt: row.asked_at,
    askedBy: row.asked_by,
    reportDueAt: row.report_due_at,
    meetAt: row.meet_at,
    state: oneOf(taskStates, row.state),
    metAt: row.met_at ?? undefined,
    agreed: row.agreed ?? undefined,
    closedAt: row.closed_at ?? undefined,
    result: row.result ?? undefined,
    assessed:
      row.assessed_at === null || row.assessment === null
        ? undefined
        : {
            at: row.assessed_at,
            answer: oneOf(assessments, row.assessment),
            words: row.assessment_words ?? undefined,
          },
    calledOff:
      row.called_off_at === null
        ? undefined
        : { at: row.called_off_at, reason: row.called_off_for ?? undefined },
    owed: toOwed(row),
  };
}

/** Makes what one that is called answered of its row. */
export function toCall(row: CallRow): Call {
  return {
    id: row.id,
    body: brand<Queue>(row.body),
    isRequired: row.is_required,
    state: oneOf(callStates, row.state),
    reportDueAt: row.report_due_at,
    answered:
      row.answered_at === null || row.answered_by === null
        ? undefined
        : { at: row.answered_at, by: row.answered_by },
    comesAs: row.comes_as ?? undefined,
    reason: row.reason ?? undefined,
    declines: row.decline_count,
    decision: row.decision ?? undefined,
    attendance: row.attendance === null ? undefined : oneOf(attendances, row.attendance),
    attendedAt: row.attended_at ?? undefined,
    owed: toOwed(row),
  };
}

/** Makes a part of its row. */
export function toPart(row: PartRow): Part {
  const { outcome, outcome_words: words, ended_at: at, recorded_by: by } = row;
  const isOpen = outcome === null || words === null || at === null || by === null;
  return {
    id: row.id,
    callId: row.call_id,
    what: row.what,
    agreedAt: row.agreed_at,
    dueAt: row.due_at,
    ended: isOpen ? undefined : { outcome: oneOf(outcomes, outcome), words, at, by },
    owed: toOwed(row),
  };
}

/** Writes a joint task as its row. */
export function taskRow(joint: Joint): TaskRow {
  const { task } = joint;
  return {
    community_id: task.communityId,
    id: task.id,
    matter_id: task.matterId,
    caller: task.caller,
    superior: task.superior,
    lead: task.lead,
    what: task.what,
    meeting_place: task.meetingPlace,
    asked_at: task.askedAt,
    asked_by: task.askedBy,
    report_due_at: task.reportDueAt,
    meet_at: task.meetAt,
    state: task.state,
    met_at: task.metAt ?? null,
    agreed: task.agreed ?? null,
    closed_at: task.closedAt ?? null,
    result: task.result ?? null,
    assessed_at: task.assessed?.at ?? null,
    assessment: task.assessed?.answer ?? null,
    assessment_words: task.assessed?.words ?? null,
    called_off_at: task.calledOff?.at ?? null,
    called_off_for: task.calledOff?.reason ?? null,
    ...owedRow(task.owed),
    wakes_at: nextWake(joint) ?? null,
  };
}

/** Writes what one that is called answered as its row. */
export function callRow({ communityId, id }: Task, call: Call): CallRow {
  return {
    community_id: communityId,
    task_id: id,
    id: call.id,
    body: call.body,
    is_required: call.isRequired,
    state: call.state,
    report_due_at: call.reportDueAt,
    answered_at: call.answered?.at ?? null,
    answered_by: call.answered?.by ?? null,
    comes_as: call.comesAs ?? null,
    reason: call.reason ?? null,
    decline_count: call.declines,
    decision: call.decision ?? null,
    attendance: call.attendance ?? null,
    attended_at: call.attendedAt ?? null,
    ...owedRow(call.owed),
  };
}

/** Writes a part as its row. */
export function partRow({ communityId, id }: Task, part: Part): PartRow {
  return {
    community_id: communityId,
    task_id: id,
    id: part.id,
    call_id: part.callId,
    what: part.what,
    agreed_at: part.agreedAt,
    due_at: part.dueAt,
    outcome: part.ended?.outcome ?? null,
    outcome_words: part.ended?.words ?? null,
    ended_at: part.ended?.at ?? null,
    recorded_by: part.ended?.by ?? null,
    ...owedRow(part.owed),
  };
}

type OwedRow = Pick<TaskRow, 'owed_since' | 'owed_until' | 'owed_step'>;

function toOwed({ owed_since: since, owed_until: until, owed_step: step }: OwedRow) {
  return since === null || until === null ? undefined : { since, until, step };
}

function owedRow(owed: Owed | undefined): OwedRow {
  return {
    owed_since: owed?.since ?? null,
    owed_until: owed?.until ?? null,
    owed_step: owed?.step ?? 0,
  };
}

/** The database checks that it is one of them. */
function oneOf<Value extends string>(all: readonly Value[], text: string): Value {
  const found = all.find((one) => one === text);
  if (found === undefined) throw new Error(`${text} is none of ${all.join(', ')}.`);
  return found;
}

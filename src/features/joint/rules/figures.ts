import type { Call, Figures, Joint, Part, Task } from '#/features/joint/model.ts';

/**
 * Counts what came of joint tasks. Each share is a part of its whole: reports of those whose time
 * to report is over or who have answered, those who came of those who had to, parts done in time of
 * those whose time is over or that have ended, what is solved of what was assessed. What was called
 * off before it was due is due to nobody.
 */
export function countJoints(joints: readonly Joint[], now: Temporal.Instant): Figures {
  const calls = joints.flatMap(({ task, calls: own }) => own.map((call) => ({ task, call })));
  const parts = joints
    .filter(({ task }) => task.state !== 'called_off')
    .flatMap((joint) => joint.parts)
    .filter((part) => isPartDue(part, now));
  const due = calls.filter((one) => isReportDue(one, now));
  const toCome = calls.filter(
    ({ task, call }) => task.metAt !== undefined && call.isRequired && call.state !== 'excused',
  );
  const closed = joints.filter(({ task }) => task.closedAt !== undefined);
  const answers = closed.flatMap(({ task }) => task.assessed?.answer ?? []);
  return {
    asked: joints.length,
    reportDue: due.length,
    reportedInTime: due.filter(isReportedInTime).length,
    toCome: toCome.length,
    came: toCome.filter(({ call }) => call.attendance === 'arrived').length,
    partDue: parts.length,
    partInTime: parts.filter(isInTime).length,
    closed: closed.length,
    assessed: answers.length,
    solved: answers.filter((answer) => answer === 'solved').length,
    partly: answers.filter((answer) => answer === 'partly').length,
  };
}

type Reporting = { readonly task: Task; readonly call: Call };

function isReportDue({ task, call }: Reporting, now: Temporal.Instant): boolean {
  if (call.answered !== undefined) return true;
  const { reportDueAt, calledOff } = task;
  const isOff = calledOff !== undefined && Temporal.Instant.compare(calledOff.at, reportDueAt) < 0;
  return call.state !== 'excused' && !isOff && Temporal.Instant.compare(reportDueAt, now) <= 0;
}

function isReportedInTime({ task, call }: Reporting): boolean {
  const { answered } = call;
  return answered !== undefined && Temporal.Instant.compare(answered.at, task.reportDueAt) <= 0;
}

function isPartDue({ ended, dueAt }: Part, now: Temporal.Instant): boolean {
  return ended !== undefined || Temporal.Instant.compare(dueAt, now) <= 0;
}

function isInTime({ ended, dueAt }: Part): boolean {
  return ended?.outcome === 'done' && Temporal.Instant.compare(ended.at, dueAt) <= 0;
}

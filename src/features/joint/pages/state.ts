import type { Meta } from '#/platform/http/components/card.ts';
import type { TagSpec } from '#/platform/http/components/tag.ts';
import type { View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { formatAppointment } from '#/platform/i18n/format.ts';
import type { JointShown, PublicJoint } from '#/features/joint/routes/shapes.ts';
import { jointWords } from '#/features/joint/words/index.ts';

const looks = {
  called: 'open',
  met: 'wait',
  closed: 'wait',
  assessed: 'done',
  called_off: 'plain',
} as const;

/** Says how a joint task stands, and in the end what its caller thinks of it. */
export function stateTag(
  view: View,
  { state, assessment }: Pick<PublicJoint, 'state' | 'assessment'>,
): TagSpec {
  const say = jointWords[view.language];
  const label = assessment === undefined ? say.states[state] : say.assessments[assessment];
  return { look: looks[state], label };
}

/** Says of one that is called whether it came, or what it answered. */
export function callTag(
  view: View,
  {
    state,
    attendance,
    isRequired,
  }: Pick<PublicJoint['calls'][number], 'state' | 'attendance' | 'isRequired'>,
): TagSpec {
  const say = jointWords[view.language];
  if (attendance === 'arrived') return { look: 'done', label: say.attendances.arrived };
  if (attendance === 'absent' && state !== 'excused') {
    const look = isRequired ? 'open' : 'plain';
    return { look, label: say.attendances.absent, icon: 'close' };
  }
  const look = { called: 'wait', coming: 'done', declined: 'open', excused: 'plain' } as const;
  return { look: look[state], label: say.callStates[state] };
}

/** Says as what one is called: it leads, has to come, or is invited. */
export function roleOf(
  view: View,
  { isLead, isRequired }: Pick<PublicJoint['calls'][number], 'isLead' | 'isRequired'>,
): string {
  const say = jointWords[view.language];
  if (isLead) return say.leads;
  return isRequired ? say.required : say.invited;
}

/** Where and when they meet, and on whose call. */
export function whenAndWhere(
  view: View,
  { caller, meetAt, meetingPlace }: Pick<PublicJoint, 'caller' | 'meetAt' | 'meetingPlace'>,
): readonly Meta[] {
  const say = jointWords[view.language];
  return [
    { icon: 'megaphone', text: `${say.factCaller} ${nameIn(caller, view.language)}` },
    { icon: 'calendar', text: say.togetherAt(formatAppointment(view, meetAt)) },
    { icon: 'pin', text: meetingPlace },
  ];
}

/** Says in one line what the reader owes. */
export function sayOwed(view: View, { owing, until }: JointShown['owed'][number]): string {
  const say = jointWords[view.language];
  const by = formatAppointment(view, until);
  return {
    report: say.youReport(by),
    decide: say.youDecide,
    attend: say.youAttend,
    close: say.youClose,
    part: say.youFinish(by),
    assess: say.youAssess,
  }[owing];
}

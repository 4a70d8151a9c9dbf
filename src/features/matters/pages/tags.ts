import type { TagSpec } from '#/platform/http/components/tag.ts';
import type { View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { formatAppointment } from '#/platform/i18n/format.ts';
import type { CardLine, DeskLine } from '#/features/matters/routes/shapes.ts';
import { isClosed } from '#/features/matters/rules/states.ts';
import { stateWords } from '#/features/matters/words/states.ts';
import { transferWords } from '#/features/matters/words/transfers.ts';

/** What a state tag needs to know of a matter. */
export type Tagged = Pick<CardLine, 'bucket' | 'state' | 'scheduledFor'> & {
  readonly holderName?: string | undefined;
  readonly passed?: DeskLine['passed'];
};

const goodEnds = new Set(['resolved', 'partly_resolved', 'done_by_others', 'unanswered']);

/** Says how a matter stands as a sign and a word: waiting, in whose hands, done. */
export function stateTag(view: View, matter: Tagged): TagSpec {
  const say = stateWords[view.language];
  if (matter.bucket === 'closed') return closedTag(view, matter);
  if (matter.bucket === 'open') return { look: 'open', label: openLabel(view, matter) };
  if (matter.state === 'done') return { look: 'wait', label: say.awaitsConfirmation };
  if (matter.scheduledFor !== undefined) {
    const when = formatAppointment(view, matter.scheduledFor);
    const label =
      matter.holderName === undefined ? say.comesThen(when) : say.comesAt(matter.holderName, when);
    return { look: 'wait', label };
  }
  if (isTelling(matter)) return { look: 'wait', label: say.states[matter.state] };
  const label =
    matter.holderName === undefined ? say.inSomebodysHand : say.inHandOf(matter.holderName);
  return { look: 'wait', label };
}

/** Says to staff and those in it exactly how a matter stands. */
export function exactTag(view: View, matter: Tagged): TagSpec {
  if (matter.state === undefined || matter.bucket === 'closed') return stateTag(view, matter);
  const label = stateWords[view.language].states[matter.state];
  if (matter.bucket === 'open') return { look: 'open', label: passedLabel(view, matter) ?? label };
  return matter.state === 'scheduled' ? stateTag(view, matter) : { look: 'wait', label };
}

function closedTag(view: View, { state }: Tagged): TagSpec {
  const say = stateWords[view.language];
  if (state === undefined || !isClosed(state)) return { look: 'done', label: say.buckets.closed };
  if (state === 'resolved') return { look: 'done', label: say.closedAndConfirmed };
  return goodEnds.has(state)
    ? { look: 'done', label: say.states[state] }
    : { look: 'plain', label: say.states[state] };
}

/** Of what was handed on, to whom says more than that it waits. */
function passedLabel({ language }: View, { passed }: Tagged): string | undefined {
  return passed && transferWords[language].passedOn(nameIn(passed.to, language));
}

function openLabel(view: View, matter: Tagged): string {
  const { state } = matter;
  const say = stateWords[view.language];
  const passed = passedLabel(view, matter);
  if (passed !== undefined) return passed;
  return state === undefined || state === 'submitted' ? say.buckets.open : say.states[state];
}

/** States of what is in hand that say more than in whose hands it is. */
function isTelling<Matter extends Tagged>(
  matter: Matter,
): matter is Matter & { readonly state: NonNullable<Tagged['state']> } {
  const { state } = matter;
  return state?.startsWith('waiting') === true || state === 'paused' || state === 'rework';
}

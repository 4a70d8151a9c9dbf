import type { CallStage } from '#/features/callouts/model.ts';

/** A night is told from noon to noon, so that whatever is raised belongs to one of them. */
const NOON = '12:00';
/** So long what was raised in it is told further: thanks come in the morning. */
const TOLD_UNTIL = '18:00';

/** When a night begins, until when calls belong to it, and until when their story is told. */
export type NightSpan = {
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
  readonly toldUntil: Temporal.Instant;
};

/** Gives the span of the night that begins in the evening of a day. */
export function spanOf(on: Temporal.PlainDate, zone: string): NightSpan {
  const at = (day: Temporal.PlainDate, plainTime: string) =>
    day.toZonedDateTime({ timeZone: zone, plainTime }).toInstant();
  const morning = on.add({ days: 1 });
  return {
    from: at(on, NOON),
    to: at(morning, NOON),
    toldUntil: at(morning, TOLD_UNTIL),
  };
}

/** Tells to which night a moment belongs, by the day of its evening. */
export function nightOf(at: Temporal.Instant, zone: string): Temporal.PlainDate {
  const local = at.toZonedDateTimeISO(zone);
  const isMorning = local.toPlainTime().toString() < NOON;
  return local.toPlainDate().subtract({ days: isMorning ? 1 : 0 });
}

/** What happens in the story of a call, as everybody who may read of it is told. */
export const nightKinds = [
  'raised',
  'given_back',
  'worse',
  'asked',
  'climbed',
  'seen',
  'willing',
  'coming',
  'sent',
  'arrived',
  'done',
  'thanked',
  'withdrawn',
  'nobody',
  'closed',
] as const;
export type NightKind = (typeof nightKinds)[number];

/** One step of one call. */
export type NightStep = {
  readonly at: Temporal.Instant;
  readonly matterId: string;
  readonly kind: NightKind;
  /** How many were asked, of a wave or a step of the chain. */
  readonly count: number | undefined;
  /** Which step of the chain it was, from 1, and of which call, whose own chain it is. */
  readonly rung: number | undefined;
  readonly callId: string | undefined;
};

type Entry = {
  readonly subjectId: string;
  readonly at: Temporal.Instant;
  readonly feature: string;
  readonly verb: string;
  readonly data: { readonly [key: string]: unknown };
};

/** What an entry of the journal tells; what is not named here is no step of a call. */
const told: { readonly [name: string]: NightKind } = {
  'matters.raise': 'raised',
  'callouts.worsen': 'worse',
  'callouts.ask': 'asked',
  'callouts.climb': 'climbed',
  'callouts.see': 'seen',
  'callouts.answer': 'willing',
  'matters.release': 'given_back',
  'matters.return': 'given_back',
  'matters.recall': 'given_back',
  'matters.take_back': 'given_back',
  'matters.not_fixed': 'given_back',
  'matters.claim': 'coming',
  'matters.assign': 'sent',
  'matters.reassign': 'sent',
  'matters.start': 'arrived',
  'matters.mark_done': 'done',
  'matters.confirm_solved': 'thanked',
  'matters.confirm_partly': 'thanked',
  'matters.confirm_by_others': 'thanked',
  'matters.withdraw': 'withdrawn',
  'callouts.end': 'nobody',
  'matters.decline': 'closed',
  'matters.close_unanswered': 'closed',
  'matters.close_no_help_wanted': 'closed',
  'matters.close_unreachable': 'closed',
  'matters.close_by_others': 'closed',
  'matters.close_out_of_scope': 'closed',
  'matters.merge': 'closed',
};

/**
 * Reads the steps of calls out of what the journal recorded, in the order in which they happened;
 * of one moment in the order that makes sense. That somebody said no, or was the second to see it,
 * is left out.
 */
export function stepsOf(entries: readonly Entry[]): readonly NightStep[] {
  const seen = new Set<string>();
  const steps = entries.flatMap((entry): readonly NightStep[] => {
    const kind = told[`${entry.feature}.${entry.verb}`];
    if (kind === undefined || !isTold(kind, entry)) return [];
    const { at, subjectId: matterId } = entry;
    const { call } = entry.data;
    const isClimb = kind === 'climbed';
    const rung = isClimb ? numberIn(entry, 'rung') : undefined;
    const callId = isClimb && typeof call === 'string' ? call : undefined;
    return [{ at, matterId, kind, count: numberIn(entry, 'asked'), rung, callId }];
  });
  return steps
    .toSorted(
      (a, b) =>
        Temporal.Instant.compare(a.at, b.at) ||
        rankOf(a) - rankOf(b) ||
        byName(a, b) ||
        // With nobody on a step of the chain, the next one is called at once.
        (a.rung ?? 0) - (b.rung ?? 0),
    )
    .filter(({ kind, matterId }) => {
      // Whoever is asked anew looks anew.
      if (kind === 'given_back' || kind === 'raised') seen.delete(matterId);
      if (kind !== 'seen') return true;
      const isFirst = !seen.has(matterId);
      seen.add(matterId);
      return isFirst;
    });
}

function isTold(kind: NightKind, { data }: Entry): boolean {
  if (kind === 'willing') return data['answer'] === 'yes';
  if (kind === 'nobody') return data['as'] === 'nobody';
  // A wave for which nobody was left is nothing that anybody would have noticed.
  return kind !== 'asked' || data['asked'] !== 0;
}

function numberIn({ data }: Entry, name: string): number | undefined {
  const value = data[name];
  return typeof value === 'number' ? value : undefined;
}

function rankOf({ kind }: NightStep): number {
  return nightKinds.indexOf(kind);
}

function byName(a: NightStep, b: NightStep): number {
  return a.matterId < b.matterId ? -1 : Number(a.matterId > b.matterId);
}

/** How far a step brings a call; what is absent changes nothing of it. */
const stages: { readonly [kind in NightKind]?: CallStage } = {
  raised: 'seeking',
  given_back: 'seeking',
  worse: 'seeking',
  coming: 'coming',
  sent: 'coming',
  arrived: 'arrived',
  done: 'done',
  thanked: 'done',
  withdrawn: 'over',
  nobody: 'nobody',
  closed: 'over',
};

/** Tells how far a step brings its call; nothing for one that changes nothing of that. */
export function stageAfter({ kind }: Pick<NightStep, 'kind'>): CallStage | undefined {
  return stages[kind];
}

/** What a night comes to. */
export type NightSum = {
  readonly calls: number;
  /** To how many somebody went. */
  readonly answered: number;
  /** Seconds from the call until somebody was on the way, the one in the middle. */
  readonly medianSeconds: number | undefined;
};

/** Adds up a night: how many calls, to how many somebody went, how soon. */
export function sumOf(steps: readonly NightStep[]): NightSum {
  const raised = new Map<string, Temporal.Instant>();
  const waited = new Map<string, number>();
  for (const { kind, matterId, at } of steps) {
    const since = raised.get(matterId);
    if (kind === 'raised') raised.set(matterId, at);
    else if (since !== undefined && !waited.has(matterId) && stages[kind] === 'coming') {
      waited.set(matterId, since.until(at).total('seconds'));
    }
  }
  const seconds = [...waited.values()].toSorted((a, b) => a - b);
  return {
    calls: raised.size,
    answered: waited.size,
    medianSeconds: seconds[Math.floor((seconds.length - 1) / 2)],
  };
}

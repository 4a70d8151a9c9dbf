import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import { MAX_SPAN_DAYS, answers } from '#/features/open311/model/asked.ts';
import type { Given } from '#/features/open311/model/asked.ts';

const SPAN = { hours: 24 * MAX_SPAN_DAYS } as const;

export type Span = { readonly from: Temporal.Instant; readonly until: Temporal.Instant };

/**
 * Reads the span of time that is asked for: ninety days at most, the last ninety where nothing is
 * said. Refuses: `dates_reversed`, `span_too_long`.
 */
export function readSpan(
  asked: {
    readonly start: Temporal.Instant | undefined;
    readonly end: Temporal.Instant | undefined;
  },
  now: Temporal.Instant,
): Result<Span, 'dates_reversed' | 'span_too_long'> {
  const { start, end } = asked;
  const until = end ?? (start === undefined ? now : start.add(SPAN));
  const from = start ?? until.subtract(SPAN);
  if (Temporal.Instant.compare(from, until) > 0) return refuse('dates_reversed');
  const isTooLong = Temporal.Instant.compare(from.add(SPAN), until) < 0;
  const most = String(MAX_SPAN_DAYS);
  return isTooLong ? refuse('span_too_long', { most }) : succeed({ from, until });
}

/** A question that is asked before a matter is taken in, in the reader's words. */
export type Question = {
  readonly code: string;
  readonly question: string;
  readonly advice: string;
  /** True when a yes means that somebody has to be rung up and nothing is to be filled in. */
  readonly stops: boolean;
};

/**
 * Reads the answers to a service's questions, and gives the advice for each yes.
 * Refuses: `answer_missing`, `answer_unknown` (neither yes nor no), `call_first` (a yes that ends
 * it; the sentence is the advice).
 */
export function readAnswers(
  questions: readonly Question[],
  given: ReadonlyMap<string, string>,
): Result<readonly string[], 'answer_missing' | 'answer_unknown' | 'call_first'> {
  const advice: string[] = [];
  for (const { code, question, advice: said, stops } of questions) {
    const answer = given.get(code);
    if (answer === undefined) return refuse('answer_missing', { code, question });
    if (!isAnswer(answer)) return refuse('answer_unknown', { code, question });
    if (answer === 'yes' && stops) return refuse('call_first', { advice: said });
    if (answer === 'yes') advice.push(said);
  }
  return succeed(advice);
}

function isAnswer(text: string): text is Given {
  return answers.some((one) => one === text);
}

/** Reads values that come comma delimited, each once. */
export function readList(text: string | undefined): readonly string[] {
  const parts = (text ?? '').split(',').map((part) => part.trim());
  return [...new Set(parts.filter((part) => part !== ''))];
}

const MS_DIGITS = 12;

/** Tells when a version was made; one whose id does not say so (UUID 7) is told by the id. */
export function changesetOf(version: string): string {
  const digits = version.replaceAll('-', '');
  if (digits[MS_DIGITS] !== '7') return version;
  const milliseconds = parseInt(digits.slice(0, MS_DIGITS), 16);
  return writeTime(Temporal.Instant.fromEpochMilliseconds(milliseconds));
}

/** Writes a moment without fractions of a second. */
export function writeTime(at: Temporal.Instant): string {
  return at.toString({ smallestUnit: 'second' });
}

import type { z } from 'zod';
import type { Language } from '#/platform/i18n/language.ts';
import type { Problem } from '#/platform/http/view.ts';
import { errorWords } from './words.ts';

/** Says in the reader's language what is wrong with each field; one sentence per field. */
export function problemsOf(
  issues: readonly z.core.$ZodIssue[],
  language: Language,
): readonly Problem[] {
  const seen = new Map<string, Problem>();
  for (const issue of issues) {
    const field = issue.path.map(String).join('.');
    if (!seen.has(field)) seen.set(field, { field, text: sentenceFor(issue, language) });
  }
  return [...seen.values()];
}

function sentenceFor(issue: z.core.$ZodIssue, language: Language): string {
  const words = errorWords[language].problems;
  switch (issue.code) {
    case 'invalid_type':
      if (isBlank(issue.input)) return words.required;
      return isOfNumber(issue.expected) ? words.notANumber : words.notUnderstood;
    case 'too_small':
      return tooSmall(issue, language);
    case 'too_big':
      return tooBig(issue, language);
    case 'invalid_value':
      return words.chooseOne;
    case 'invalid_union':
      return sentenceForUnion(issue, language);
    default:
      return isBlank(issue.input) ? words.required : words.notUnderstood;
  }
}

/** A list from which nothing was chosen sends an empty text. */
function isBlank(input: unknown): boolean {
  return input === undefined || input === '';
}

function tooSmall(issue: z.core.$ZodIssueTooSmall, language: Language): string {
  const words = errorWords[language].problems;
  const least = Number(issue.minimum);
  if (issue.origin === 'string') return least <= 1 ? words.required : words.tooShort(least);
  if (issue.origin === 'array') return words.required;
  return words.tooLow(least);
}

function tooBig(issue: z.core.$ZodIssueTooBig, language: Language): string {
  const words = errorWords[language].problems;
  const most = Number(issue.maximum);
  if (issue.origin === 'string') return words.tooLong(most);
  return issue.origin === 'array' ? words.tooMany(most) : words.tooHigh(most);
}

/** Of the branches of a union, one with a bound says most; else the last does. */
function sentenceForUnion(issue: z.core.$ZodIssueInvalidUnion, language: Language): string {
  const words = errorWords[language].problems;
  if (issue.input === undefined) return words.required;
  const branches = issue.errors.flatMap(([first]) => first ?? []);
  const telling = branches.find(hasBound) ?? branches.at(-1);
  return telling === undefined ? words.chooseOne : sentenceFor(telling, language);
}

function hasBound({ code }: z.core.$ZodIssue): boolean {
  return code === 'too_big' || code === 'too_small';
}

function isOfNumber(expected: string): boolean {
  return expected === 'number' || expected === 'int';
}

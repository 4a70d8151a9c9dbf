import { MAX_TEMPLATES } from '#/features/matters/model/limits.ts';
import { blankNames, blanks } from '#/features/matters/model/template.ts';
import type { Blank, Template } from '#/features/matters/model/template.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';

export type WritingRefusal = 'blank_unknown' | 'template_name_taken' | 'too_many_templates';

/** Braces of either width: those of a Chinese keyboard are wide. */
const BLANK = /[{｛]([^{}｛｝\n]*)[}｝]/g;

/**
 * Decides whether a ready answer may stand among those of its body. Refuses: `blank_unknown` (what
 * stands in braces is none of the blanks), `too_many_templates`, `template_name_taken`.
 */
export function decideWriting(
  others: readonly Pick<Template, 'id' | 'name'>[],
  wanted: Omit<Template, 'organisationId'>,
): Result<null, WritingRefusal> {
  const unknown = findUnknownBlanks(`${wanted.words}\n${wanted.wordsEn ?? ''}`);
  if (unknown.length > 0) return refuse('blank_unknown', { blanks: unknown.join(' ') });
  const beside = others.filter(({ id }) => id !== wanted.id);
  if (beside.length >= MAX_TEMPLATES) {
    return refuse('too_many_templates', { most: String(MAX_TEMPLATES) });
  }
  const isTaken = beside.some(({ name }) => fold(name) === fold(wanted.name));
  return isTaken ? refuse('template_name_taken') : succeed(null);
}

/** Lists what stands in braces and is none of the blanks, as it was written. */
export function findUnknownBlanks(text: string): readonly string[] {
  const found = [...text.matchAll(BLANK)];
  return found.flatMap(([whole, name = '']) => (blankOf(name) === undefined ? [whole] : []));
}

/** Fills in the blanks in one go: what is filled in is not looked through for blanks again. */
export function fillBlanks(text: string, values: { readonly [blank in Blank]: string }): string {
  return text.replaceAll(BLANK, (whole, name: string) => {
    const blank = blankOf(name);
    return blank === undefined ? whole : values[blank];
  });
}

function blankOf(name: string): Blank | undefined {
  const wanted = fold(name);
  return blanks.find((blank) => blankNames[blank].includes(wanted));
}

function fold(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}

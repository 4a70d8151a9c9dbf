import type { Seal } from '#/platform/journal/seal-journal.ts';

/** Writes a seal so that it can be read by people and by `readSealText`. */
export function writeSealText({ length, digest, sealedAt }: Seal): string {
  return `length ${length}\ndigest ${digest}\nsealed ${sealedAt?.toString() ?? '-'}\n`;
}

/**
 * Reads a seal from what the page gives as text or JSON, or from what somebody typed off paper;
 * undefined when it is none.
 */
export function readSealText(text: string): Pick<Seal, 'length' | 'digest'> | undefined {
  const length = /\blength\W{1,4}(\d{1,15})\b/.exec(text)?.[1];
  const digest = /\bdigest\W{1,4}([0-9a-f]{64})\b/i.exec(text)?.[1];
  if (length === undefined || digest === undefined) return undefined;
  return { length: Number(length), digest: digest.toLowerCase() };
}

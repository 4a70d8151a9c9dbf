import { z } from 'zod';
import type { Language } from '#/platform/i18n/language.ts';
import { channelWords } from '#/features/notices/words/channels.ts';
import { faultWords } from '#/features/notices/words/faults.ts';

export const triedShape = z.object({ fault: z.string().nullable() });

/** Says in one sentence what came of a test. */
export function sayTried(language: Language, { fault }: z.infer<typeof triedShape>): string {
  const say = channelWords[language];
  return fault === null ? say.wentWell : say.wentWrong(faultWords[language][fault] ?? fault);
}

import { pick } from '#/lib/pick.ts';
import type { Catalogue } from '#/platform/i18n/catalogue.ts';
import type { RefusalWords } from './endpoint.ts';

/**
 * Makes, of all the sentences of a feature, the function that gives those of just the refusals an
 * endpoint has, so that its description is exact.
 */
export function someRefusals<All extends string>(
  words: Catalogue<RefusalWords<All>>,
): <const Code extends All>(...codes: readonly Code[]) => Catalogue<RefusalWords<Code>> {
  return (...codes) => ({
    'zh-Hant': { refusals: pick(words['zh-Hant'].refusals, codes) },
    'zh-Hans': { refusals: pick(words['zh-Hans'].refusals, codes) },
    en: { refusals: pick(words.en.refusals, codes) },
  });
}

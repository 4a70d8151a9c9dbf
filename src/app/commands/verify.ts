import { resolve } from 'node:path';
import { restoreWords } from '#/features/keeping/index.ts';
import { clockText } from '#/app/doctor/machine.ts';
import { consoleLanguage } from '#/app/words/index.ts';
import { checkArchive } from '#/platform/backup/check-archive.ts';
import { amountOf } from './amount.ts';
import type { Call } from './command.ts';
import { settingsOf } from './command.ts';

const REFUSED = 1;

/** Looks whether everything is as it was written; changes nothing. */
export async function verify(call: Call): Promise<number> {
  const config = settingsOf(call);
  if (config === undefined) return REFUSED;
  const [typed] = call.arguments;
  if (typed === undefined) return REFUSED;
  const path = resolve(typed);
  const checked = await checkArchive(path);
  if (!checked.ok) {
    const words = restoreWords[consoleLanguage(call.environment)];
    call.say(words[checked.refusal](checked.detail));
    return REFUSED;
  }
  const madeAt = clockText(Temporal.Instant.from(checked.value.madeAt), config.zone);
  call.say(call.words.keeping.archiveGood(path, amountOf(checked.value, path), madeAt));
  return 0;
}

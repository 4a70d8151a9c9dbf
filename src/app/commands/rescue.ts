import { rescue } from '#/features/guard/index.ts';
import { visitor } from '#/platform/access/subject.ts';
import { makeContext } from '#/platform/action/make-context.ts';
import type { Call } from './command.ts';
import { withInstallation } from './command.ts';

const MISUSED = 2;
const REFUSED = 1;

/** Lets somebody who has lost every key begin again: whoever has the machine vouches for them. */
export async function rescuePerson(call: Call): Promise<number> {
  const [who] = call.arguments;
  if (who === undefined) {
    call.say(call.words.rescueUsage);
    return MISUSED;
  }
  const wanted = { role: 'visitor', isDemonstration: false } as const;
  return withInstallation(call, wanted, async ({ db, services, config }) => {
    const done = await db.transaction().execute((tx) => {
      const context = makeContext({ db: tx, subject: visitor, language: 'zh-Hant', services });
      return rescue(context, who);
    });
    if (!done.ok) {
      call.say(call.words.rescueNobody(who));
      return REFUSED;
    }
    const { name, token } = done.value;
    call.say(call.words.rescued(name, `${config.publicUrl}/enter/${token}`));
    return 0;
  });
}

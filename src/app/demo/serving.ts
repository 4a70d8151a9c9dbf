import { hasSteward } from '#/features/people/index.ts';
import { visitor } from '#/platform/access/subject.ts';
import { makeContext } from '#/platform/action/make-context.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { isDemonstrationLoaded, loadDemonstration } from './load.ts';
import { offerPersonas } from './personas.ts';
import { inScripts } from './plan-places.ts';
import { removeEverything } from './remove.ts';
import type { Installation } from '#/app/installation.ts';
import { consoleLanguage } from '#/app/words/index.ts';
import { serveUntilStopped } from '#/app/serving.ts';
import type { Call } from '#/app/commands/command.ts';

const REFUSED = 1;

/** Serves the demonstration neighbourhoods, loading them the first time. */
export async function serveDemonstration(call: Call, installation: Installation): Promise<number> {
  if (!(await makeReady(call, installation))) return REFUSED;
  return serveUntilStopped(call, installation, { greet: () => greet(call, installation) });
}

/** A real neighbourhood is never mixed with invented people. */
async function makeReady(call: Call, installation: Installation): Promise<boolean> {
  if (await isDemonstrationLoaded(installation)) {
    call.say(call.words.demonstrationThere);
    return true;
  }
  if (await hasSteward(installation.db)) {
    call.say(call.words.demonstrationRefused);
    return false;
  }
  call.say(call.words.loadingDemonstration);
  const start = performance.now();
  await loadDemonstration(installation, call.say);
  const seconds = ((performance.now() - start) / 1_000).toFixed(1);
  call.say(call.words.demonstrationLoaded(seconds));
  return true;
}

async function greet(call: Call, installation: Installation): Promise<void> {
  const { db, services } = installation;
  const context = makeContext({ db, services, subject: visitor, language: 'zh-Hant' });
  const language = consoleLanguage(call.environment);
  call.say(call.words.personas);
  for (const { names, who, address } of await offerPersonas(context)) {
    call.say(`  ${nameIn(inScripts(names), language)}: ${nameIn(inScripts(who), language)}`);
    call.say(`    ${services.publicUrl}${address}`);
  }
}

/** Removes the demonstration and everything in it; the installation is as at its first start. */
export async function removeDemonstration(call: Call, installation: Installation): Promise<number> {
  if (!(await isDemonstrationLoaded(installation)) && (await hasSteward(installation.db))) {
    call.say(call.words.demonstrationRefused);
    return REFUSED;
  }
  await removeEverything(installation);
  call.say(call.words.demonstrationRemoved);
  return 0;
}

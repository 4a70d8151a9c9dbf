import { checkPort, checkUrl } from '#/app/doctor/address.ts';
import { checkDatabaseAndWithin } from '#/app/doctor/database.ts';
import type { Finding } from '#/app/doctor/finding.ts';
import { checkBackups, checkDataFolder, checkFiles } from '#/app/doctor/folders.ts';
import { checkClock, checkNode, checkPackages } from '#/app/doctor/machine.ts';
import type { Config } from '#/platform/config/config.ts';
import type { Call } from './command.ts';
import { settingsOf } from './command.ts';

const SIGNS = { good: '✓', notable: '!', bad: '✗' } as const;
const BROKEN = 1;

/** Checks everything a host can get wrong and says what to do; changes nothing. */
export async function doctor(call: Call): Promise<number> {
  const { say, words } = call;
  const config = settingsOf(call);
  if (config === undefined) return BROKEN;
  say(words.doctorTitle);
  const findings: Finding[] = [];
  for await (const finding of examine(call, config)) {
    say(`${SIGNS[finding.state]} ${finding.text}`);
    findings.push(finding);
  }
  const { good: _, ...attention } = Object.groupBy(findings, ({ state }) => state);
  const count = Object.values(attention).reduce((sum, found) => sum + found.length, 0);
  say(count === 0 ? words.doctorGood : words.doctorBad(String(count)));
  return attention.bad === undefined ? 0 : BROKEN;
}

/** Gives each finding as soon as there is one: the database may take its time. */
async function* examine({ words }: Call, config: Config): AsyncGenerator<Finding> {
  const now = () => Temporal.Now.instant();
  const database = config.databaseUrl === undefined ? 'embedded' : 'outside';
  yield checkNode(words.doctor, process.versions.node);
  yield* await checkPackages(words.doctor, { database });
  yield checkClock(words.doctor, now(), config.zone);
  yield* await checkDataFolder(words.doctor, config.dataFolder);
  yield* await checkFiles(words.doctor, config.dataFolder);
  yield await checkBackups(words.keeping, config, now());
  const port = await checkPort(words.doctor, config);
  yield port.finding;
  yield checkUrl(words.doctor, config);
  yield* await checkDatabaseAndWithin({ config, words, now, isServed: port.isServed });
}

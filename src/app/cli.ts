import { doctor } from './commands/doctor.ts';
import { demonstrate, removeDemonstration } from './commands/demo.ts';
import { importPlaces } from './commands/import-places.ts';
import { migrateOnly } from './commands/migrate.ts';
import { serveInstallation } from './commands/serve.ts';
import type { Command } from './commands/command.ts';
import { consoleWords } from './words/index.ts';

/** The commands by the words one types; longer ones first, because they begin with shorter ones. */
const commands: readonly { readonly words: readonly string[]; readonly run: Command }[] = [
  { words: ['demo', 'remove'], run: removeDemonstration },
  { words: ['demo'], run: demonstrate },
  { words: ['serve'], run: serveInstallation },
  { words: ['migrate'], run: migrateOnly },
  { words: ['places', 'import'], run: importPlaces },
  { words: ['doctor'], run: doctor },
];

const say = (line: string): void => console.log(line);
const typed = process.argv.slice(2);
const words = consoleWords(process.env);

async function main(): Promise<number> {
  const [first] = typed;
  // Asked for behind a command, help is given and the command not run: it may change things.
  const isAsked = typed.some((word) => word === '--help' || word === '-h');
  if (first === undefined || first === 'help' || isAsked) {
    say(words.help);
    return 0;
  }
  const command = commands.find((one) => one.words.every((word, index) => typed[index] === word));
  if (command === undefined) {
    say(words.unknownCommand(typed.join(' ')));
    return 2;
  }
  return command.run({
    arguments: typed.slice(command.words.length),
    environment: process.env,
    say,
    words,
  });
}

process.exitCode = await main();

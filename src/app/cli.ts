import type { Command } from './commands/command.ts';
import { consoleWords } from './words/index.ts';

/**
 * The commands by the words one types; longer ones first, because they begin with shorter ones.
 * The code of a command is read when it is typed: a start waits for nothing it does not need.
 */
const commands: readonly {
  readonly words: readonly string[];
  readonly read: () => Promise<Command>;
}[] = [
  {
    words: ['demo', 'remove'],
    read: async () => (await import('./commands/demo.ts')).removeDemonstration,
  },
  { words: ['demo'], read: async () => (await import('./commands/demo.ts')).demonstrate },
  { words: ['serve'], read: async () => (await import('./commands/serve.ts')).serveInstallation },
  { words: ['migrate'], read: async () => (await import('./commands/migrate.ts')).migrateOnly },
  {
    words: ['places', 'import'],
    read: async () => (await import('./commands/import-places.ts')).importPlaces,
  },
  {
    words: ['places', 'move'],
    read: async () => (await import('./commands/move-place.ts')).movePlaces,
  },
  { words: ['backup'], read: async () => (await import('./commands/backup.ts')).backUp },
  { words: ['restore'], read: async () => (await import('./commands/restore.ts')).restore },
  { words: ['rescue'], read: async () => (await import('./commands/rescue.ts')).rescuePerson },
  { words: ['verify'], read: async () => (await import('./commands/verify.ts')).verify },
  { words: ['doctor'], read: async () => (await import('./commands/doctor.ts')).doctor },
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
  const run = await command.read();
  return run({
    arguments: typed.slice(command.words.length),
    environment: process.env,
    say,
    words,
  });
}

process.exitCode = await main();

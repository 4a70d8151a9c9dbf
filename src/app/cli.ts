import type { Command } from './commands/command.ts';
import { consoleWords } from './words/index.ts';

/**
 * The commands by the words one types; longer ones first, because they begin with shorter ones.
 * The code of a command is read when it is typed: a start waits for nothing it does not need.
 */
const commands: readonly {
  readonly words: readonly string[];
  /** Whether something may stand behind it. */
  readonly takesMore?: true;
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
    takesMore: true,
    read: async () => (await import('./commands/import-places.ts')).importPlaces,
  },
  {
    words: ['places', 'move'],
    takesMore: true,
    read: async () => (await import('./commands/move-place.ts')).movePlaces,
  },
  {
    words: ['backup'],
    takesMore: true,
    read: async () => (await import('./commands/backup.ts')).backUp,
  },
  {
    words: ['restore'],
    takesMore: true,
    read: async () => (await import('./commands/restore.ts')).restore,
  },
  {
    words: ['rescue'],
    takesMore: true,
    read: async () => (await import('./commands/rescue.ts')).rescuePerson,
  },
  {
    words: ['verify'],
    takesMore: true,
    read: async () => (await import('./commands/verify.ts')).verify,
  },
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
  const more = typed.slice(command.words.length);
  if (more[0] !== undefined && command.takesMore !== true) {
    say(words.unknownArgument(command.words.join(' '), more[0]));
    return 2;
  }
  const run = await command.read();
  return run({
    arguments: more,
    environment: process.env,
    say,
    words,
  });
}

process.exitCode = await main();

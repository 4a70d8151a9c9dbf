import { databaseWords } from './database.ts';
import { doctorWords } from './doctor.ts';
import { keepingWords } from './keeping.ts';
import type { ConsoleWords } from './shape.ts';

export const en: ConsoleWords = {
  help: `linli – the software a neighbourhood runs itself with

  linli serve            serve this installation; the first time, prints a link for its first steward
  linli demo             serve the demonstration neighbourhoods (what \`npm start\` does)
  linli demo remove      remove the demonstration and everything in it
  linli migrate          bring the database to this release's level and stop
  linli places import --cn 3502
                         load the places of a city (or 31 for a province, or all) from the shipped tree
  linli places import --csv FILE [--dry-run]
                         load a tree of places from a sheet: code, name, kind, parent
  linli places move 350203 --under 350206
                         move a place and all below it; under one of its own level it is merged
  linli backup [--to FILE]
                         write everything into one archive; it may be served meanwhile
  linli restore FILE     load an archive into an empty installation
  linli verify           hold journal, figures and files against what was written
  linli verify --seal FILE
                         and the journal against a seal that was noted down
  linli verify FILE      read an archive to its last byte and say whether it is whole
  linli rescue ADDRESS   let somebody who has lost every passkey register afresh
  linli doctor           check everything a host can get wrong, and say what to do

Settings, all optional, from the environment:
  LINLI_DATA      the data folder (./data)
  LINLI_BACKUPS   where nightly archives go (backups in the data folder), or none
  LINLI_HOST      the address to listen on (127.0.0.1)
  LINLI_PORT      the port (4600)
  LINLI_URL       the address readers use, when something stands in front
  LINLI_ZONE      the zone of the clocks (Asia/Shanghai)
  LINLI_LOG       faults, or requests: a line for each (faults)
  DATABASE_URL    a PostgreSQL of your own, version 15 or later`,
  unknownCommand: (command) => `There is no command "${command}". Try: linli --help`,
  unknownArgument: (command, argument) =>
    `"linli ${command}" does not know "${argument}". Port, folder and the like are settings of the environment, such as LINLI_PORT=4700. See: linli --help`,
  badPort: 'LINLI_PORT has to be a number from 1 to 65535.',
  badDatabaseUrl: 'DATABASE_URL has to begin with postgres:// or postgresql://.',
  badPublicUrl: 'LINLI_URL has to be a whole address, such as https://linli.example.org.',
  badZone: 'LINLI_ZONE has to name a time zone, such as Asia/Shanghai.',
  badLeavingDays: 'LINLI_LEAVING_DAYS has to be a number of days from 1 to 90.',
  badMail:
    'LINLI_MAIL has to read like smtp://user:password@mail.example.org:587, and LINLI_MAIL_FROM says who writes.',
  badLog: 'LINLI_LOG has to be faults or requests.',
  dataFolderHeld: (pid, since, folder) =>
    `The data folder ${folder} is in use by process ${pid} since ${since}. Stop it first, or choose another folder with LINLI_DATA.`,
  portTaken: (port) =>
    `Port ${port} is taken by another program. Choose another one, for example: LINLI_PORT=4700 npm start`,
  starting: 'Starting',
  ready: (url) => `Ready: ${url}`,
  dataFolder: (folder) => `Data folder: ${folder}`,
  database: (what) => `Database: ${what}`,
  embedded: 'embedded PostgreSQL',
  outside: 'DATABASE_URL',
  personas: 'Look around as one of these people (open the link):',
  stopHint: 'Ctrl-C stops everything.',
  stopping: 'Stopping …',
  stopped: 'Stopped.',
  firstSteward: (url) =>
    `Nobody looks after this installation yet. Open this link within a day to become its first steward:\n  ${url}`,
  loadingDemonstration: 'Loading the demonstration neighbourhoods',
  demonstrationLoaded: (seconds) => `Demonstration loaded in ${seconds} s`,
  demonstrationThere: 'The demonstration is loaded.',
  demonstrationRemoved: 'The demonstration and everything in it is removed.',
  demonstrationRefused:
    'This database holds a real neighbourhood, so the demonstration is not touched and not loaded. Use another folder: LINLI_DATA=demo-data npm start',
  migrated: (count) => `The database is at this release's level (${count} migrations run).`,
  importing: (what) => `Importing ${what}`,
  imported: (count, seconds) => `${count} places in ${seconds} s`,
  sheetClosed: (file, reason) =>
    `The sheet ${file} cannot be read (${reason}). Check its name and who may read it.`,
  sheetNotUtf8: (file) =>
    `The sheet ${file} is not in UTF-8. Open it in your spreadsheet program, and save it again as “CSV UTF-8”.`,
  sheetFaulty: (count, shown) =>
    `Nothing was imported. Cells to mend: ${count} (shown: ${shown}). Mend them, and import the sheet again.`,
  sheetCounts: (created, updated, unchanged) =>
    `New: ${created}. Changed: ${updated}. As they were: ${unchanged}.`,
  sheetTried: 'This was a trial: nothing was written. Leave out --dry-run to import it.',
  importUsage:
    'Say which places: linli places import --cn 3502 (a city), --cn 35 (a province), --cn all, or --csv FILE',
  moveUsage: 'Say which place goes under which: linli places move 350203 --under 350206',
  moving: (place, under) => `Moving ${place} under ${under} …`,
  stillMoving: (seconds) => `  still moving, ${seconds} s …`,
  movedPlaces: (count, seconds) =>
    `Moved: ${count} places in ${seconds} s. Old addresses still open.`,
  noSuchPlace: (id) => `There is no place ${id}.`,
  databaseRefusals: databaseWords.en,
  rescueUsage: 'Say who: linli rescue TELEPHONE, E-MAIL, or the number of their record',
  rescueNobody: (who) => `Nobody signs in with "${who}". Please check it.`,
  rescued: (name, url) =>
    `The passkeys and codes of ${name} have ended, and they are signed out everywhere. Make sure that it is them, and let them open this within an hour:\n  ${url}`,
  doctorTitle: 'Checking this installation',
  doctorGood: 'Everything is in order.',
  doctorBad: (count) => `Lines to act on: ${count}.`,
  doctor: doctorWords.en,
  keeping: keepingWords.en,
};

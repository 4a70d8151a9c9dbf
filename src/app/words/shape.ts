import type { DatabaseWords } from './database.ts';
import type { DoctorWords } from './doctor.ts';

/** What the program says on the console. */
export type ConsoleWords = {
  readonly help: string;
  readonly unknownCommand: (command: string) => string;
  readonly badPort: string;
  readonly badDatabaseUrl: string;
  readonly badPublicUrl: string;
  readonly badZone: string;
  readonly dataFolderHeld: (pid: string, since: string, folder: string) => string;
  readonly portTaken: (port: string) => string;
  readonly starting: string;
  readonly ready: (url: string) => string;
  readonly dataFolder: (folder: string) => string;
  readonly database: (what: string) => string;
  readonly embedded: string;
  readonly outside: string;
  readonly personas: string;
  readonly stopHint: string;
  readonly stopping: string;
  readonly stopped: string;
  readonly firstSteward: (url: string) => string;
  readonly loadingDemonstration: string;
  readonly demonstrationLoaded: (seconds: string) => string;
  readonly demonstrationThere: string;
  readonly demonstrationRemoved: string;
  readonly demonstrationRefused: string;
  readonly migrated: (count: string) => string;
  readonly importing: (what: string) => string;
  readonly imported: (count: string, seconds: string) => string;
  readonly importUsage: string;
  readonly databaseRefusals: DatabaseWords;
  readonly doctorTitle: string;
  readonly doctorGood: string;
  readonly doctorBad: (count: string) => string;
  readonly doctor: DoctorWords;
};

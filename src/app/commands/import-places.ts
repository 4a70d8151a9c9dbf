import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import {
  importNation,
  importSheet,
  saySheetFault,
  sayUnreadableSheet,
} from '#/features/places/index.ts';
import type { Installation } from '#/app/installation.ts';
import { consoleLanguage } from '#/app/words/index.ts';
import type { Call } from './command.ts';
import { withInstallation } from './command.ts';

const MISUSED = 2;
const REFUSED = 1;

/** Loads places from the shipped tree of the nation or from a sheet. */
export async function importPlaces(call: Call): Promise<number> {
  const { values } = parseArgs({
    args: [...call.arguments],
    options: {
      cn: { type: 'string', multiple: true },
      csv: { type: 'string' },
      'dry-run': { type: 'boolean' },
    },
    strict: false,
  });
  const codes = [values.cn ?? []].flat().filter((code) => typeof code === 'string');
  const sheet = typeof values.csv === 'string' ? values.csv : undefined;
  if (codes.length === 0 && sheet === undefined) {
    call.say(call.words.importUsage);
    return MISUSED;
  }
  const wanted = { role: 'visitor', isDemonstration: false } as const;
  if (sheet === undefined) {
    return withInstallation(call, wanted, (installation) =>
      importFromNation(call, installation, codes),
    );
  }
  const text = await readSheet(call, sheet);
  if (text === undefined) return REFUSED;
  const from = { sheet, text, isDry: values['dry-run'] === true };
  return withInstallation(call, wanted, (installation) =>
    importFromSheet(call, installation, from),
  );
}

async function importFromNation(
  call: Call,
  installation: Installation,
  codes: readonly string[],
): Promise<number> {
  const wanted = codes.includes('all') ? [] : codes;
  call.say(call.words.importing(codes.join(', ')));
  const start = performance.now();
  const done = await importNation(installation.db, {
    codes: wanted,
    onProgress: drawProgress,
  });
  if (!done.ok) {
    call.say(call.words.importUsage);
    return REFUSED;
  }
  const { created, updated, unchanged } = done.value;
  call.say(call.words.imported(String(created + updated + unchanged), secondsSince(start)));
  return 0;
}

const BAR_WIDTH = 30;

function drawProgress(done: number, total: number): void {
  if (!process.stdout.isTTY) return;
  const share = total === 0 ? 1 : done / total;
  const full = Math.round(share * BAR_WIDTH);
  const bar = '█'.repeat(full) + '░'.repeat(BAR_WIDTH - full);
  process.stdout.write(`\r${bar} ${Math.round(share * 100)} %${done >= total ? '\n' : ''}`);
}

type Sheet = { readonly sheet: string; readonly text: string; readonly isDry: boolean };

/** Reads the file; says what to do if it is not there, or was not saved in UTF-8. */
async function readSheet(call: Call, sheet: string): Promise<string | undefined> {
  try {
    const bytes = await readFile(sheet);
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) call.say(call.words.sheetNotUtf8(sheet));
    else if (error instanceof Error) call.say(call.words.sheetClosed(sheet, error.message));
    else throw error;
    return undefined;
  }
}

async function importFromSheet(
  call: Call,
  installation: Installation,
  { sheet, text, isDry }: Sheet,
): Promise<number> {
  const language = consoleLanguage(call.environment);
  call.say(call.words.importing(sheet));
  const start = performance.now();
  const mode = isDry ? 'try' : 'import';
  const done = await importSheet(installation.db, text, { mode, onProgress: drawProgress });
  if (!done.ok) {
    call.say(sayUnreadableSheet(language, done));
    return REFUSED;
  }
  const { tally, faults, faultCount } = done.value;
  for (const fault of faults) call.say(saySheetFault(language, fault));
  if (faultCount > 0) {
    call.say(call.words.sheetFaulty(String(faultCount), String(faults.length)));
    return REFUSED;
  }
  const { created, updated, unchanged } = tally;
  call.say(call.words.sheetCounts(String(created), String(updated), String(unchanged)));
  const total = String(created + updated + unchanged);
  call.say(isDry ? call.words.sheetTried : call.words.imported(total, secondsSince(start)));
  return 0;
}

function secondsSince(start: number): string {
  return ((performance.now() - start) / 1_000).toFixed(1);
}

import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { importNation, importSheet } from '#/features/places/index.ts';
import type { Installation } from '#/app/installation.ts';
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
  return withInstallation(call, { role: 'visitor', isDemonstration: false }, (installation) =>
    sheet === undefined
      ? importFromNation(call, installation, codes)
      : importFromSheet(call, installation, { sheet, isDry: values['dry-run'] === true }),
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
  const seconds = ((performance.now() - start) / 1_000).toFixed(1);
  call.say(call.words.imported(String(created + updated + unchanged), seconds));
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

async function importFromSheet(
  call: Call,
  installation: Installation,
  from: { readonly sheet: string; readonly isDry: boolean },
): Promise<number> {
  const text = await readFile(from.sheet, 'utf8');
  call.say(call.words.importing(from.sheet));
  const start = performance.now();
  const mode = from.isDry ? 'try' : 'import';
  const done = await importSheet(installation.db, text, { mode, onProgress: drawProgress });
  if (!done.ok) {
    call.say(`${done.refusal} ${JSON.stringify(done.detail)}`);
    return REFUSED;
  }
  const { tally, faults } = done.value;
  for (const { row, column, code } of faults) call.say(`${row}:${column ?? '-'} ${code}`);
  const seconds = ((performance.now() - start) / 1_000).toFixed(1);
  call.say(call.words.imported(String(tally.created + tally.updated), seconds));
  return faults.length > 0 ? REFUSED : 0;
}

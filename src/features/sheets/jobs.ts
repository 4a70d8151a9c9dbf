import { z } from 'zod';
import type { JobHandler } from '#/platform/jobs/worker.ts';
import type { SheetKind } from '#/platform/sheet/kind.ts';
import { carryOut, judgeNext, undo } from './actions/carry.ts';
import { readFile } from './actions/read-file.ts';
import { KEPT_DAYS } from './model.ts';
import { forgetImports } from './store/imports.ts';

const aSheet = z.object({ id: z.uuid() });
const fromRow = z.object({ id: z.uuid(), after: z.int() });
/** Every night, when few are awake. */
const NIGHTLY = '53 19 * * *';
const HOURS_PER_DAY = 24;

/** Makes the jobs of sheets out of the kinds there are. */
export function sheetJobs(kinds: readonly SheetKind[]): readonly JobHandler[] {
  return [
    {
      name: 'sheets.read',
      run: (context, payload) => readFile(context, kinds, aSheet.parse(payload).id),
    },
    {
      name: 'sheets.judge',
      run: (context, payload) => judgeNext(context, kinds, fromRow.parse(payload)),
    },
    {
      name: 'sheets.carry_out',
      run: (context, payload) => carryOut(context, kinds, aSheet.parse(payload).id),
    },
    {
      name: 'sheets.undo',
      run: (context, payload) => undo(context, kinds, aSheet.parse(payload).id),
    },
    {
      name: 'sheets.forget',
      cron: NIGHTLY,
      run: async ({ db, now }) => {
        await forgetImports(db, now.subtract({ hours: KEPT_DAYS * HOURS_PER_DAY }));
      },
    },
  ];
}

import type { Context } from '#/platform/action/context.ts';
import { visitor } from '#/platform/access/subject.ts';
import type { CarriedRow, SheetKind, SheetPlace } from '#/platform/sheet/kind.ts';
import type { KeptRow, SheetImport } from '#/features/sheets/model.ts';
import { listLeft, lockImport, saveImport } from '#/features/sheets/store/imports.ts';
import {
  clearVerdicts,
  countRows,
  listRows,
  listRowsBack,
  saveCarried,
  saveUndone,
  saveVerdicts,
} from '#/features/sheets/store/rows.ts';
import { orTakeBack, planAnew, waitForTurn } from '#/features/sheets/store/transaction.ts';
import { findSheetPlace, recordSheet } from './bring.ts';

/** The greatest number that a row can have. */
const MAX_NUMBER = 2_147_483_647;

type Held = {
  readonly brought: SheetImport;
  readonly kind: SheetKind;
  readonly place: SheetPlace;
  /** The context in which it is done: in the name of who brought the sheet. */
  readonly context: Context;
};

async function hold(
  context: Context,
  kinds: readonly SheetKind[],
  wanted: { readonly id: string; readonly state: SheetImport['state'] },
): Promise<Held | undefined> {
  await planAnew(context.db);
  const brought = await lockImport(context.db, wanted.id);
  const kind = kinds.find(({ code }) => code === brought?.kind);
  if (brought?.state !== wanted.state || kind === undefined) return undefined;
  return holdAs(context, kind, brought);
}

async function holdAs(
  context: Context,
  kind: SheetKind,
  brought: SheetImport,
): Promise<Held | undefined> {
  const place = await findSheetPlace(context, brought.placeId);
  if (!place.ok) return undefined;
  const { broughtBy } = brought;
  const doing = context.as({ ...visitor, actorId: broughtBy, personId: broughtBy });
  return { brought, kind, place: place.value, context: doing };
}

/**
 * Judges the next rows of a sheet and has the following ones judged by another job, so that it can
 * be seen how far it has come.
 */
export async function judgeNext(
  context: Context,
  kinds: readonly SheetKind[],
  { id, after }: { readonly id: string; readonly after: number },
): Promise<void> {
  const held = await hold(context, kinds, { id, state: 'judging' });
  if (held === undefined) return;
  const { brought, kind, place } = held;
  const rows = await listRows(context.db, brought, { wanted: 'unjudged', after });
  const last = rows.at(-1);
  if (last === undefined) {
    const { total: _, ...counts } = await countRows(context.db, brought);
    await saveImport(context.db, brought, { state: 'ready', ...counts });
    return;
  }
  const { verdicts } = await kind.judge(held.context, place, rows);
  await saveVerdicts(context.db, brought, verdicts);
  await saveImport(context.db, brought, { judged: brought.judged + rows.length });
  await context.addJob({ name: 'sheets.judge', payload: { id, after: last.number } });
}

/**
 * Carries a sheet out in one transaction. Each row is judged once more, because others have worked
 * meanwhile; if all or nothing is wished and a row has become wrong, nothing is changed.
 */
export async function carryOut(
  context: Context,
  kinds: readonly SheetKind[],
  id: string,
): Promise<void> {
  const held = await hold(context, kinds, { id, state: 'carrying' });
  if (held === undefined) return;
  const { brought, kind, place } = held;
  await waitForTurn(context.db, brought.communityId);
  const isKept = await orTakeBack(context.db, async () => {
    const wrong = await carryRows(held);
    return wrong === 0 || !brought.isAllOrNothing;
  });
  if (!isKept) {
    await judgeAgain(context, brought);
    return;
  }
  const { total: _, judged: __, ...counts } = await countRows(context.db, brought);
  await saveImport(context.db, brought, { state: 'done', ...counts, carriedAt: context.now });
  await recordSheet(held.context, brought, { verb: 'carry_out', kind: kind.code, ...counts });
  await kind.finish(held.context, place);
}

/** Has a sheet looked at once more, so that it can be seen which rows have become wrong. */
async function judgeAgain(context: Context, brought: SheetImport): Promise<void> {
  const fault = { code: 'sheet_changed_meanwhile', detail: {} };
  await clearVerdicts(context.db, brought);
  const { judged } = await countRows(context.db, brought);
  await saveImport(context.db, brought, { state: 'judging', fault, judged });
  await context.addJob({ name: 'sheets.judge', payload: { id: brought.id, after: 0 } });
}

/** Carries out all that is right, a batch at a time; gives how many rows have become wrong. */
async function carryRows({ brought, kind, place, context }: Held): Promise<number> {
  let wrong = 0;
  let after = 0;
  for (;;) {
    const rows = await listRows(context.db, brought, { wanted: 'right', after });
    const last = rows.at(-1);
    if (last === undefined) return wrong;
    const judged = await kind.judge(context, place, rows);
    await saveVerdicts(context.db, brought, judged.verdicts);
    for (const { outcome } of judged.verdicts.values()) wrong += outcome === 'error' ? 1 : 0;
    await saveCarried(context.db, brought, await judged.save());
    after = last.number;
  }
}

/**
 * Undoes a sheet as far as nothing has happened to its rows since, the last row first; then what
 * earlier ones left because this one needed it.
 */
export async function undo(
  context: Context,
  kinds: readonly SheetKind[],
  id: string,
): Promise<void> {
  const held = await hold(context, kinds, { id, state: 'undoing' });
  if (held === undefined) return;
  const { brought, kind, place } = held;
  await waitForTurn(context.db, brought.communityId);
  const kept = await undoRows(held, 'carried');
  for (const other of await listLeft(context.db, brought)) {
    const left = await holdAs(context, kind, other);
    if (left !== undefined) await undoRows(left, 'left');
  }
  await saveImport(context.db, brought, { state: 'undone', kept, undoneAt: context.now });
  await recordSheet(held.context, brought, { verb: 'undo', kind: kind.code, kept });
  await kind.finish(held.context, place);
}

/** Undoes rows a batch at a time, the last first; gives how many stay. */
async function undoRows(
  { brought, kind, place, context }: Held,
  wanted: 'carried' | 'left',
): Promise<number> {
  let kept = 0;
  let before = MAX_NUMBER;
  for (;;) {
    const rows = await listRowsBack(context.db, brought, { wanted, before });
    const last = rows.at(-1);
    if (last === undefined) return kept;
    const undone = await kind.undo(context, place, rows.flatMap(toCarried));
    const numbers = rows.map(({ number }) => number);
    await saveUndone(context.db, brought, { numbers, ...undone });
    kept += undone.kept.size;
    before = last.number;
  }
}

function toCarried({ number, targetId, before }: KeptRow): CarriedRow[] {
  return targetId === undefined ? [] : [{ number, targetId, before }];
}

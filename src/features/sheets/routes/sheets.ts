import { z } from 'zod';
import { refuse, succeed } from '#/lib/result.ts';
import { holderOf } from '#/platform/access/policy.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import type { AnyEndpoint, RawBody } from '#/platform/http/endpoint.ts';
import { someRefusals } from '#/platform/http/some-refusals.ts';
import { flag, line, placeId, uuid } from '#/platform/http/fields.ts';
import type { SheetKind } from '#/platform/sheet/kind.ts';
import {
  bringSheet,
  carryOutSheet,
  findSheetPlace,
  undoSheet,
} from '#/features/sheets/actions/bring.ts';
import type { BroughtFile } from '#/features/sheets/actions/bring.ts';
import { MAX_FILE_BYTES } from '#/features/sheets/model.ts';
import { beginPage, broughtTable } from '#/features/sheets/pages/begin.ts';
import { sheetPage } from '#/features/sheets/pages/sheet.ts';
import { words } from '#/features/sheets/words/index.ts';
import { writeAnswer, writeList, writeTemplate } from './files.ts';
import { findSheet, loadBegin, loadSheet } from './load.ts';
import { beginShape, sheetShape } from './shapes.ts';

const MAX_KIND = 40;
const bringers = holderOf('steward', 'community_worker');
const kindField = line(MAX_KIND);
const aSheet = z.object({ id: uuid });
const made = z.object({ id: z.string() });
/** A form brings a file, a program the text of one with commas between its cells. */
const fileField = z.union([z.instanceof(File), z.string().max(MAX_FILE_BYTES)]).optional();

const refusals = someRefusals(words);

/** A file on its way to its reader. */
const bodyShape = z.codec(z.object({ bytes: z.number() }), z.custom<RawBody>(), {
  encode: (sent) => ({ bytes: sent.body.length }),
  decode: () => ({ mediaType: '', body: '', isImmutable: false }),
});

/** Makes the endpoints of sheets out of the kinds there are. */
export function sheetEndpoints(kinds: readonly SheetKind[]): readonly AnyEndpoint[] {
  return [...placeEndpoints(kinds), ...fileEndpoints(kinds), ...stepEndpoints(kinds)];
}

function placeEndpoints(kinds: readonly SheetKind[]): readonly AnyEndpoint[] {
  const begin = endpoint({
    name: 'sheets.begin',
    method: 'GET',
    path: '/places/:id/sheets',
    summary: 'Shows which sheets can be brought to a place, and which were lately.',
    policy: bringers,
    input: z.object({ id: placeId }),
    output: beginShape,
    words: refusals(),
    run: (context, { id }) => loadBegin(context, kinds, id),
    page: (view, shown) => beginPage(view, shown, kinds),
    table: (view, shown) => broughtTable(view, shown, kinds),
  });
  const bring = endpoint({
    name: 'sheets.bring',
    method: 'POST',
    path: '/places/:id/sheets',
    summary: 'Brings a sheet to a place; it is read and shown, and changes nothing yet.',
    policy: bringers,
    input: z.object({ id: placeId, kind: kindField, file: fileField }),
    output: made,
    words: refusals('unknown_sheet', 'file_missing', 'file_too_large'),
    run: async (context, { id, kind, file }) =>
      bringSheet(context, kinds, { placeId: id, kind, file: await readBrought(file) }),
    onward: (language, { id }) => ({ to: `/sheets/${id}`, notice: words[language].brought }),
  });
  return [begin, bring];
}

async function readBrought(file: File | string | undefined): Promise<BroughtFile> {
  if (file instanceof File)
    return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
  return { name: 'csv', bytes: new TextEncoder().encode(file ?? '') };
}

function fileEndpoints(kinds: readonly SheetKind[]): readonly AnyEndpoint[] {
  const template = endpoint({
    name: 'sheets.template',
    method: 'GET',
    path: '/sheets/templates/:kind',
    summary: 'Gives the workbook that is to be filled in, with a sheet that says how.',
    policy: bringers,
    input: z.object({ kind: kindField }),
    output: bodyShape,
    words: refusals(),
    run: async (context, input) => {
      const kind = kinds.find(({ code }) => code === input.kind);
      if (kind === undefined) return refuse('not_found');
      return succeed(writeTemplate(kind, context.language));
    },
    send: (sent) => sent,
  });
  const list = endpoint({
    name: 'sheets.list',
    method: 'GET',
    path: '/places/:id/sheets/:kind',
    summary: 'Gives all there is of a kind at a place as a sheet that can be brought again.',
    policy: bringers,
    input: z.object({
      id: placeId,
      kind: kindField,
      format: z.enum(['xlsx', 'csv']).default('xlsx'),
    }),
    output: bodyShape,
    words: refusals(),
    run: async (context, input) => {
      const place = await findSheetPlace(context, input.id);
      if (!place.ok) return place;
      const kind = kinds.find(({ code }) => code === input.kind);
      if (kind === undefined) return refuse('not_found');
      if (!kind.mayBring(context.subject, place.value.path)) return refuse('not_found');
      return succeed(await writeList(context, { kind, place: place.value }, input.format));
    },
    send: (sent) => sent,
  });
  const answer = endpoint({
    name: 'sheets.answer',
    method: 'GET',
    path: '/sheets/:id/file',
    summary: 'Gives a sheet back with a column that says what became of each row.',
    policy: bringers,
    input: aSheet,
    output: bodyShape,
    words: refusals(),
    run: async (context, { id }) => {
      const found = await findSheet(context, kinds, id);
      return found.ok ? succeed(await writeAnswer(context, found.value)) : found;
    },
    send: (sent) => sent,
  });
  return [template, list, answer];
}

function stepEndpoints(kinds: readonly SheetKind[]): readonly AnyEndpoint[] {
  const show = endpoint({
    name: 'sheets.show',
    method: 'GET',
    path: '/sheets/:id',
    summary: 'Shows how far a sheet has come, what it would do, and which rows are wrong.',
    policy: bringers,
    input: aSheet,
    output: sheetShape,
    words: refusals(),
    run: (context, { id }) => loadSheet(context, kinds, id),
    page: (view, shown) => sheetPage(view, shown, kinds),
  });
  const carryOut = endpoint({
    name: 'sheets.carry_out',
    method: 'POST',
    path: '/sheets/:id/carried',
    summary: 'Has what is right in a sheet carried out in one go, or all of it or nothing.',
    policy: bringers,
    input: z.object({ id: uuid, isAllOrNothing: flag }),
    output: made,
    words: refusals('not_ready', 'rows_wrong', 'nothing_right'),
    run: (context, wanted) => carryOutSheet(context, kinds, wanted),
    onward: (language, { id }) => ({ to: `/sheets/${id}`, notice: words[language].carrying }),
  });
  const undo = endpoint({
    name: 'sheets.undo',
    method: 'DELETE',
    path: '/sheets/:id/carried',
    summary: 'Has a sheet undone within a day, but for rows that something has happened to.',
    policy: bringers,
    input: aSheet,
    output: made,
    words: refusals('not_carried_out', 'too_late_to_undo'),
    run: (context, { id }) => undoSheet(context, kinds, id),
    onward: (language, { id }) => ({ to: `/sheets/${id}`, notice: words[language].undoing }),
  });
  return [show, carryOut, undo];
}

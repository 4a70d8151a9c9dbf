import { z } from 'zod';
import { namesOf } from '#/features/people/index.ts';
import { findPlace } from '#/features/places/index.ts';
import { findTold, readStanding } from '#/features/hours/actions/standing.ts';
import {
  codeOf,
  makeSheet,
  openOwnSheet,
  openReleased,
  takeSheetBack,
} from '#/features/hours/actions/sheets.ts';
import type { Released } from '#/features/hours/actions/sheets.ts';
import { SHEET_DIGITS, nameChoices } from '#/features/hours/model.ts';
import { holds } from '#/features/hours/rules/sheets.ts';
import {
  ownSheetPage,
  publicPage,
  sheetsPage,
  sheetsTable,
} from '#/features/hours/pages/sheets.ts';
import { sheetFile, sheetLetters } from '#/features/hours/pages/sheet-file.ts';
import { listSheets } from '#/features/hours/store/sheets.ts';
import { hoursWords } from '#/features/hours/words/index.ts';
import { refusals } from '#/features/hours/words/refusals.ts';
import { sheetWords } from '#/features/hours/words/sheets.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import { everyone, signedIn } from '#/platform/access/policy.ts';
import type { Context } from '#/platform/action/context.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import type { AnyEndpoint, RawBody } from '#/platform/http/endpoint.ts';
import { flag, uuid } from '#/platform/http/fields.ts';
import { embedTypefaces } from '#/platform/typeface/embed.ts';
import { ownSheetShape, sheetShape, sheetsShape } from './sheet-shapes.ts';
import type { SheetShown } from './sheet-shapes.ts';
import { doneShape, nothing } from './shapes.ts';

const HERE = '/me/hours/sheets';
const onSheet = z.object({ id: uuid });
const date = z.iso.date().transform((text) => Temporal.PlainDate.from(text));
const code = z
  .string()
  .transform((text) => text.replace(/[\s-]/g, ''))
  .pipe(z.string().regex(new RegExp(`^\\d{${SHEET_DIGITS}}$`)));

function todayOf({ now, services }: Context): Temporal.PlainDate {
  return now.toZonedDateTimeISO(services.zone).toPlainDate();
}

/** Shows of a sheet what its person chose, and nothing beside it. */
async function showSheet(context: Context, { sheet, records }: Released): Promise<SheetShown> {
  const { db, language, services } = context;
  const { personId, communityId, showsName, showsActivities } = sheet;
  const names = await namesOf(db, [personId], showsName === 'full' ? 'L2' : 'L1');
  const community = await findPlace(db, communityId);
  const own = codeOf(context, sheet.id);
  const level = await findTold(db, sheet);
  const unnamed = hoursWords[language].helpOf;
  return {
    code: own,
    address: `${services.publicUrl}/records/${own}`,
    person: names.get(personId) ?? '',
    recordedAt: community?.names ?? { hant: '', hans: '', en: '' },
    from: sheet.fromOn,
    to: sheet.toOn,
    minutes: sheet.minutes,
    minutesNow: records.reduce((sum, one) => sum + one.minutes, 0),
    level: level && { names: level.names, isKept: level.isKept },
    madeOn: sheet.madeAt.toZonedDateTimeISO(services.zone).toPlainDate(),
    validUntil: sheet.validUntil,
    activities: showsActivities
      ? records.map(({ heldOn, minutes, activity, content }) => {
          return { on: heldOn, minutes, what: activity?.name ?? unnamed, content };
        })
      : undefined,
  };
}

const list = endpoint({
  name: 'hours.sheets',
  method: 'GET',
  path: HERE,
  summary: 'Lists one’s record sheets, and asks what another shall tell.',
  policy: signedIn,
  input: nothing,
  output: sheetsShape,
  words: refusals(),
  run: async (context) => {
    const { personId } = context.subject;
    if (personId === undefined) return refuse('sign_in_required');
    const today = todayOf(context);
    const sheets = await listSheets(context.db, personId);
    return succeed({
      from: today.with({ month: 1, day: 1 }),
      to: today,
      validUntil: today.add({ years: 1 }),
      level: (await readStanding(context.db, personId)).reached,
      sheets: sheets.map((one) => ({
        id: one.id,
        from: one.fromOn,
        to: one.toOn,
        minutes: one.minutes,
        madeOn: one.madeAt.toZonedDateTimeISO(context.services.zone).toPlainDate(),
        validUntil: one.validUntil,
        showsName: one.showsName,
        holds: holds(one, today),
      })),
    });
  },
  page: sheetsPage,
  table: sheetsTable,
});

const make = endpoint({
  name: 'hours.make_sheet',
  method: 'POST',
  path: HERE,
  summary: 'Makes a record sheet of one’s own hours, to be checked by whoever has its code.',
  policy: signedIn,
  input: z.object({
    from: date,
    to: date,
    name: z.enum(nameChoices),
    activities: flag,
    level: flag,
    validUntil: date,
  }),
  output: doneShape,
  words: refusals('dates_backwards', 'nothing_counts', 'validity_past', 'too_many_sheets'),
  run: (context, said) =>
    makeSheet(context, {
      showsName: said.name,
      showsActivities: said.activities,
      showsLevel: said.level,
      fromOn: said.from,
      toOn: said.to,
      validUntil: said.validUntil,
    }),
  onward: (language, { id }) => ({ to: `${HERE}/${id}`, notice: sheetWords[language].made }),
});

const own = endpoint({
  name: 'hours.own_sheet',
  method: 'GET',
  path: `${HERE}/:id`,
  summary: 'Shows one’s own record sheet with its code.',
  policy: signedIn,
  input: onSheet,
  output: ownSheetShape,
  words: refusals(),
  run: async (context, { id }) => {
    const opened = await openOwnSheet(context, id);
    if (!opened.ok) return opened;
    const sheet = await showSheet(context, opened.value);
    return succeed({ id, sheet, holds: holds(opened.value.sheet, todayOf(context)) });
  },
  page: ownSheetPage,
});

/** A file on its way to its reader. */
const bodyShape = z.codec(z.object({ bytes: z.number() }), z.custom<RawBody>(), {
  encode: (sent) => ({ bytes: sent.body.length }),
  decode: () => ({ mediaType: '', body: '', isImmutable: false }),
});

const file = endpoint({
  name: 'hours.sheet_file',
  method: 'GET',
  path: `${HERE}/:id/pdf`,
  summary: 'Gives one’s record sheet as a PDF with its code, in the language of the reader.',
  policy: signedIn,
  input: onSheet,
  output: bodyShape,
  words: refusals('sheet_over'),
  run: (context, { id }) => writeFile(context, id),
  send: (sent) => sent,
});

async function writeFile(
  context: Context,
  id: string,
): Promise<Result<RawBody, 'sign_in_required' | 'not_found' | 'sheet_over'>> {
  const opened = await openOwnSheet(context, id);
  if (!opened.ok) return opened;
  if (!holds(opened.value.sheet, todayOf(context))) return refuse('sheet_over');
  const { language } = context;
  const shown = await showSheet(context, opened.value);
  const typefaces = await embedTypefaces(sheetLetters(language, shown), language);
  return succeed(sheetFile(language, shown, typefaces));
}

const revoke = endpoint({
  name: 'hours.revoke_sheet',
  method: 'DELETE',
  path: `${HERE}/:id`,
  summary: 'Takes one’s record sheet back: its code leads nowhere from then on.',
  policy: signedIn,
  input: onSheet,
  output: doneShape,
  words: refusals(),
  run: (context, { id }) => takeSheetBack(context, id),
  onward: (language) => ({ to: HERE, notice: sheetWords[language].revoked }),
});

const check = endpoint({
  name: 'hours.check_sheet',
  method: 'GET',
  path: '/records/:code',
  summary: 'Shows whoever has the code of a record sheet what its person lets others read.',
  policy: everyone,
  input: z.object({ code }),
  output: sheetShape,
  words: refusals('sheet_over'),
  run: async (context, given) => {
    const opened = await openReleased(context, given.code);
    return opened.ok ? succeed(await showSheet(context, opened.value)) : opened;
  },
  page: publicPage,
});

/** The endpoints of record sheets. */
export const recordSheetEndpoints: readonly AnyEndpoint[] = [list, make, own, file, revoke, check];

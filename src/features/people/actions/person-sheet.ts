import { z } from 'zod';
import type { PersonLine, Resident } from '#/features/people/model.ts';
import { residenceRelations, toldWays } from '#/features/people/model.ts';
import { mayReadSensitive, mayVouch } from '#/features/people/policy.ts';
import { writeTelephone } from '#/features/people/rules/addresses.ts';
import { isSameName } from '#/features/people/rules/names.ts';
import {
  isSameLine,
  lineOf,
  personKey,
  readPerson,
  refuseTold,
} from '#/features/people/rules/person-rows.ts';
import type { PersonFault, PersonRow } from '#/features/people/rules/person-rows.ts';
import { savePeople } from '#/features/people/store/many.ts';
import {
  findPersonLines,
  findReached,
  savePersonLines,
  saveToldWays,
  takeOutUnused,
} from '#/features/people/store/person-sheet.ts';
import type { KnownLine, ReachedPerson } from '#/features/people/store/person-sheet.ts';
import { listResidents } from '#/features/people/store/residences.ts';
import {
  cellWords,
  personColumns,
  personSheetWords,
  toldCells,
} from '#/features/people/words/person-sheet.ts';
import { termWords } from '#/features/people/words/terms.ts';
import { eachNamedHousehold, findNamedHouseholds } from '#/features/places/index.ts';
import type { NamedLine } from '#/features/places/index.ts';
import type { Context } from '#/platform/action/context.ts';
import { languages } from '#/platform/i18n/language.ts';
import { languageNames } from '#/platform/http/words/index.ts';
import { forgetReadingsOf, noteReadings } from '#/platform/personal/readings.ts';
import type { RowFault, SheetKind, SheetPlace, SheetRow } from '#/platform/sheet/kind.ts';
import { sheetOfRecords } from '#/platform/sheet/records.ts';
import type { RecordStore, SheetRecord, Understood } from '#/platform/sheet/records.ts';
import { record, today } from './record.ts';

/** As many households as surely have fewer people than one list holds. */
const HOUSEHOLDS_AT_ONCE = 100;

const records: RecordStore<PersonLine> = {
  fields: z.object({
    name: z.string(),
    called: z.string().nullable(),
    birthYear: z.number().nullable(),
    telephone: z.string().nullable(),
    email: z.string().nullable(),
    language: z.enum(languages),
    told: z.enum(toldWays).nullable(),
    home: z.object({ householdId: z.string(), relation: z.enum(residenceRelations) }).nullable(),
  }),
  understand,
  make,
  change,
  takeOut: async ({ db }, ids) => forgetReadingsOf(db, await takeOutUnused(db, ids)),
  current: async ({ db }, ids) => {
    const known = await findPersonLines(db, ids);
    return new Map([...known].map(([id, { line }]) => [id, line]));
  },
  isSame: isSameLine,
  kept: { inUse: 'person_in_use', changedSince: 'person_changed_since' },
  keyColumn: 'name',
};

/** People of a community, each in their household, as an office has them in its lists. */
export const personSheet: SheetKind = {
  code: 'people',
  ...personSheetWords,
  columns: personColumns,
  keyOf: (cells) => {
    const { household = '', compound = '', building = '', unit = '', door = '' } = cells;
    return personKey(cells, [household, compound, building, unit, door].join('|'));
  },
  keyColumn: records.keyColumn,
  mayBring: mayVouch,
  readBy: 'who_brought',
  ...sheetOfRecords(records),
  finish: async (context, { communityId, id }) => {
    await record(context, { verb: 'import', subjectId: id, communityId, placeId: id });
  },
  list,
};

async function understand(
  context: Context,
  place: SheetPlace,
  rows: readonly SheetRow[],
): Promise<ReadonlyMap<number, Understood<PersonLine>>> {
  const households = await findNamedHouseholds(context, place, rows);
  const reading = { words: cellWords, thisYear: today(context).year };
  const read = new Map(rows.map((row) => [row.number, readPerson(row, reading)]));
  const ids = [...households.values()].flatMap((one) => ('id' in one ? [one.id] : []));
  const residents = await residentsOf(context, place, [...new Set(ids)]);
  const known = await findPersonLines(
    context.db,
    [...residents.values()].flatMap((some) => some.map(({ id }) => id)),
  );
  const said = [...read.values()].flatMap((one) => ('row' in one ? [one.row] : []));
  const addresses = said.flatMap(({ telephone, email }) => [telephone ?? [], email ?? []].flat());
  const reached = await findReached(context.db, place.communityId, addresses);
  return new Map(
    rows.map(({ number }) => {
      const [at, one] = [households.get(number), read.get(number)];
      if (at === undefined || one === undefined) throw new Error('Each row has been looked up.');
      if ('fault' in at) return [number, at];
      if ('fault' in one) return [number, one];
      const there = residents.get(at.id) ?? [];
      const home = { householdId: at.id, there, known, reached };
      return [number, heldAgainst(context, home, one.row)];
    }),
  );
}

type Home = {
  readonly householdId: string;
  readonly there: readonly Resident[];
  readonly known: ReadonlyMap<string, KnownLine>;
  readonly reached: readonly ReachedPerson[];
};

function heldAgainst(context: Context, home: Home, row: PersonRow): Understood<PersonLine> {
  const same = home.there.filter(({ name }) => isSameName(name, row.name));
  const own = same.length > 1 ? same.filter((one) => isReached(one, row)) : same;
  if (same.length > 1 && own.length !== 1) return faultAt('person_ambiguous', row);
  const there = home.known.get(own[0]?.id ?? '');
  if (there === undefined) return newcomer(context, home, row);
  const fields = lineOf(row, { there: there.line });
  const line = { ...there.line, home: null };
  const keeps = there.keepsOwn ? faultAt('person_keeps_own', row).fault : undefined;
  const fault = keeps === undefined ? refuseTold(fields, line) : undefined;
  if (fault !== undefined) return toldFault(fault, row);
  return {
    key: there.id,
    fields: { ...fields, home: null },
    there: { id: there.id, fields: line },
    keeps,
  };
}

/** Somebody of that name and number who lives elsewhere is no other person. */
function newcomer({ language }: Context, home: Home, row: PersonRow): Understood<PersonLine> {
  const elsewhere = home.reached.some(
    (one) => isReached(one, row) && isSameName(one.name, row.name),
  );
  if (elsewhere) return faultAt('person_elsewhere', row);
  const { householdId } = home;
  const fields = lineOf(row, { householdId, language });
  const fault = refuseTold(fields, undefined);
  if (fault !== undefined) return toldFault(fault, row);
  return { key: personKey({ name: row.name }, householdId), fields, there: undefined };
}

function isReached(
  one: {
    readonly telephone?: string | null | undefined;
    readonly email?: string | null | undefined;
  },
  { telephone, email }: PersonRow,
): boolean {
  const byTelephone = telephone !== undefined && one.telephone === telephone;
  return byTelephone || (email !== undefined && one.email === email);
}

function faultAt(
  code: PersonFault | 'person_keeps_own',
  { name }: PersonRow,
): { readonly fault: RowFault } {
  return { fault: { column: 'name', code, detail: { said: name } } };
}

function toldFault(code: PersonFault, { name }: PersonRow): { readonly fault: RowFault } {
  return { fault: { column: 'told', code, detail: { said: name } } };
}

async function residentsOf(
  { db }: Context,
  { communityId }: SheetPlace,
  householdIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Resident[]>> {
  const found: Resident[] = [];
  for (let from = 0; from < householdIds.length; from += HOUSEHOLDS_AT_ONCE) {
    const some = householdIds.slice(from, from + HOUSEHOLDS_AT_ONCE);
    found.push(...(await listResidents(db, { communityId, householdIds: some })));
  }
  return Map.groupBy(found, ({ householdId }) => householdId);
}

/**
 * Registers them. What the list says of telephone and mailbox is how they are reached, and signs
 * nobody in: no one has seen whose it is.
 */
async function make(
  context: Context,
  { communityId }: SheetPlace,
  made: readonly SheetRecord<PersonLine>[],
): Promise<void> {
  const people = made.map(({ id, fields }) => ({
    id,
    communityId,
    name: fields.name,
    called: fields.called ?? undefined,
    birthYear: fields.birthYear ?? undefined,
    telephone: fields.telephone ?? undefined,
    email: fields.email ?? undefined,
    language: fields.language,
    accountSince: undefined,
  }));
  const since = today(context);
  const residences = made.flatMap(({ id: personId, fields: { home } }) =>
    home === null
      ? []
      : [{ ...home, id: context.newId(), communityId, personId, since, until: undefined }],
  );
  await savePeople(context.db, { people, residences }, context.now);
  await saveTold(context, made);
}

async function change(
  context: Context,
  changed: readonly SheetRecord<PersonLine>[],
): Promise<void> {
  await savePersonLines(context.db, changed);
  await saveTold(context, changed);
}

async function saveTold(
  { db, now, subject }: Context,
  lines: readonly SheetRecord<PersonLine>[],
): Promise<void> {
  const { actorId: by } = subject;
  if (by === undefined) throw new Error('A sheet is carried out in the name of who brought it.');
  await saveToldWays(db, lines, { at: now, by });
}

/** All who live there, as the reader may know them; whoever is listed can see that they were. */
async function* list(context: Context, place: SheetPlace): AsyncGenerator<readonly string[]> {
  const seesBirthYear = mayReadSensitive(context.subject, [place]);
  let waiting: NamedLine[] = [];
  for await (const one of eachNamedHousehold(context, place)) {
    waiting.push(one);
    if (waiting.length < HOUSEHOLDS_AT_ONCE) continue;
    yield* linesOf(waiting);
    waiting = [];
  }
  yield* linesOf(waiting);

  async function* linesOf(homes: readonly NamedLine[]) {
    const ids = homes.map(({ id }) => id);
    const residents = await residentsOf(context, place, ids);
    const people = [...residents.values()].flat();
    const { communityId } = place;
    await noteReadings(
      context,
      'record',
      people.map(({ id: personId }) => ({ personId, communityId })),
    );
    const known = await findPersonLines(
      context.db,
      people.map(({ id }) => id),
    );
    for (const { id, cells } of homes) {
      for (const resident of residents.get(id) ?? []) {
        const line = known.get(resident.id)?.line;
        if (line !== undefined) yield write(cells, { line, resident });
      }
    }
  }

  function write(
    cells: NamedLine['cells'],
    { line, resident }: { readonly line: PersonLine; readonly resident: Resident },
  ): readonly string[] {
    const { name, called, telephone, email, language, told } = line;
    const say = termWords['zh-Hant'];
    const written: Readonly<Record<string, string | null>> = {
      ...cells,
      name,
      called,
      relation: say.residenceRelations[resident.relation],
      birthYear: seesBirthYear && line.birthYear !== null ? String(line.birthYear) : null,
      telephone: telephone === null ? null : writeTelephone(telephone),
      email,
      language: languageNames[language],
      told: told === null ? null : toldCells[told].hant,
    };
    return personColumns.map(({ key }) => written[key] ?? '');
  }
}

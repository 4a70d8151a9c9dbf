import { sql } from 'kysely';
import type {
  CalendarSheet,
  CategoryAtPlace,
  Settings,
  Sourced,
} from '#/features/matters/model/reference.ts';
import type { Json } from '#/platform/db/json.ts';
import type { Db } from '#/platform/db/pool.ts';
import { tablesOf } from './tables.ts';

/** A row as JSON; PostgreSQL turns it into the columns of the table. */
type Row = { readonly [column: string]: Json };

/** Says that settings have changed, so that every process reads them again. */
export async function changeVersion(db: Db, version: string): Promise<void> {
  await tablesOf(db).updateTable('matters.reference_version').set({ version }).execute();
}

/** Saves groups, stop questions and categories with their words; edited categories stay. */
export async function saveCategories(
  db: Db,
  settings: Pick<Settings, 'groups' | 'categories' | 'stopQuestions' | 'confusablePairs'>,
): Promise<void> {
  const edited = await tablesOf(db)
    .selectFrom('matters.category')
    .select('code')
    .where('is_edited', '=', true)
    .execute();
  const own = new Set(edited.map(({ code }) => code));
  const categories = settings.categories.filter(({ code }) => !own.has(code));
  const codes = categories.map(({ code }) => code);
  await upsert(db, 'category_group', { key: ['code'], rows: settings.groups.map(groupRow) });
  const questions = settings.stopQuestions.map(questionRow);
  await upsert(db, 'stop_question', { key: ['code'], rows: questions });
  await upsert(db, 'category', { key: ['code'], rows: categories.map(categoryRow) });
  await tablesOf(db)
    .deleteFrom('matters.category_word')
    .where((where) => where('category', '=', where.fn.any(where.val(codes))))
    .execute();
  const words = categories.flatMap(wordRows);
  await upsert(db, 'category_word', { key: ['category', 'word', 'role'], rows: words });
  const pairs = settings.confusablePairs.map(pairRow);
  await upsert(db, 'confusable_pair', { key: ['code'], rows: pairs });
}

const CLOCK_KEY = ['place_id', 'profile', 'clock_class', 'stage'];

/** Saves deadlines, reminders and quiet hours that a release brings; edited rows stay. */
export async function saveClockSettings(
  db: Db,
  settings: Pick<Settings, 'clockRules' | 'reminderRules' | 'quietHours'>,
): Promise<void> {
  const clocks = settings.clockRules.map(clockRow);
  await upsert(db, 'clock_rule', { key: CLOCK_KEY, rows: clocks, keepsEdited: 'yes' });
  const reminders = settings.reminderRules.map(reminderRow);
  const reminderKey = [...CLOCK_KEY, 'step'];
  await upsert(db, 'reminder_rule', { key: reminderKey, rows: reminders, keepsEdited: 'yes' });
  const quiet = settings.quietHours.map(quietRow);
  await upsert(db, 'quiet_hours', { key: ['place_id'], rows: quiet, keepsEdited: 'yes' });
}

/** Saves the deadline of one stage as the host's own. */
export async function saveClockRule(db: Db, rule: Settings['clockRules'][number]): Promise<void> {
  const rows = [{ ...clockRow(rule), is_edited: true }];
  await upsert(db, 'clock_rule', { key: CLOCK_KEY, rows });
}

/** Saves what a place makes of a category. */
export async function saveCategoryAtPlace(
  db: Db,
  setting: CategoryAtPlace & Sourced,
): Promise<void> {
  const row = {
    place_id: setting.placeId,
    category: setting.category,
    is_offered: setting.isOffered,
    clock_class: setting.clockClass ?? null,
    ...sourceRow(setting),
  };
  await upsert(db, 'category_at_place', { key: ['place_id', 'category'], rows: [row] });
}

/** Puts the routes that a release brings in the place of its former ones, if none was edited. */
export async function saveRoutes(db: Db, routes: Settings['routes']): Promise<void> {
  for (const [placeId, own] of Map.groupBy(routes, (route) => route.placeId)) {
    const edited = await tablesOf(db)
      .selectFrom('matters.route')
      .select('ordinal')
      .where('place_id', '=', placeId)
      .where('is_edited', '=', true)
      .executeTakeFirst();
    if (edited === undefined) await replaceRoutes(db, placeId, own.map(routeRow));
  }
}

/** Puts a place's own routes in the place of its former ones; none leaves it to those above. */
export async function saveOwnRoutes(
  db: Db,
  placeId: string,
  routes: Settings['routes'],
): Promise<void> {
  const rows = routes.map((route) => Object.assign(routeRow(route), { is_edited: true }));
  await replaceRoutes(db, placeId, rows);
}

/** Saves a calendar with its days; an edited calendar keeps its hours, an edited day stays. */
export async function saveCalendar(db: Db, sheet: CalendarSheet): Promise<void> {
  const calendar = {
    code: sheet.code,
    ...nameColumns('name', sheet.names),
    zone: sheet.zone,
    weekly: sheet.weekly,
    urgent_weekly: sheet.urgentWeekly,
    make_up_weekday: sheet.makeUpWeekday,
    announced_years: sheet.announcedYears,
    ...sourceRow(sheet),
  };
  await upsert(db, 'calendar', { key: ['code'], rows: [calendar], keepsEdited: 'yes' });
  const rows = sheet.days.map((day) => ({
    calendar: sheet.code,
    day: day.day.toString(),
    kind: day.kind,
    ...nameColumns('name', day.names),
    source: day.source,
    source_date: day.sourceDate.toString(),
  }));
  await upsert(db, 'calendar_day', { key: ['calendar', 'day'], rows, keepsEdited: 'yes' });
}

async function replaceRoutes(db: Db, placeId: string, rows: readonly Row[]): Promise<void> {
  await tablesOf(db).deleteFrom('matters.route').where('place_id', '=', placeId).execute();
  await upsert(db, 'route', { key: ['place_id', 'ordinal'], rows });
}

/** Writes rows of the same columns in one statement; those that are there already are changed. */
async function upsert(
  db: Db,
  table: string,
  change: {
    readonly key: readonly string[];
    readonly rows: readonly Row[];
    readonly keepsEdited?: 'yes';
  },
): Promise<void> {
  const [first] = change.rows;
  if (first === undefined) return;
  const name = sql.table(`matters.${table}`);
  const columns = Object.keys(first);
  const refs = sql.join(columns.map((column) => sql.ref(column)));
  const changed = columns
    .filter((column) => !change.key.includes(column))
    .map((column) => sql`${sql.ref(column)} = excluded.${sql.ref(column)}`);
  const update =
    changed.length === 0
      ? sql`do nothing`
      : sql`do update set ${sql.join(changed)}
          ${change.keepsEdited === 'yes' ? sql`where not kept.is_edited` : sql``}`;
  await sql`insert into ${name} as kept (${refs})
    select ${refs} from jsonb_populate_recordset(null::${name}, ${JSON.stringify(change.rows)}::jsonb)
    on conflict (${sql.join(change.key.map((column) => sql.ref(column)))}) ${update}`.execute(db);
}

function groupRow(group: Settings['groups'][number], index: number): Row {
  const { code, icon } = group;
  return { code, icon, ordinal: index, ...nameColumns('name', group.names) };
}

function questionRow(question: Settings['stopQuestions'][number]): Row {
  return {
    code: question.code,
    ...nameColumns('question', question.question),
    ...nameColumns('advice', question.advice),
    calls: question.calls,
    stops: question.stops,
  };
}

function categoryRow(category: Settings['categories'][number], index: number): Row {
  return {
    code: category.code,
    group_code: category.group,
    profiles: category.profiles,
    ...nameColumns('name', category.names),
    icon: category.icon,
    clock_class: category.clockClass,
    sigma_metres: category.sigmaMetres,
    stop_questions: category.stopQuestions,
    abilities: category.abilities,
    is_offered: category.isOffered,
    ordinal: index,
    ...sourceRow(category),
  };
}

function wordRows(category: Settings['categories'][number]): readonly Row[] {
  const { code } = category;
  const rowOf = (role: string) => (one: { readonly word: string; readonly weight: number }) => ({
    category: code,
    word: one.word,
    role,
    weight: one.weight,
  });
  return [
    ...category.synonyms.map(rowOf('synonym')),
    ...category.exclusions.map(rowOf('exclusion')),
  ];
}

function pairRow(pair: Settings['confusablePairs'][number]): Row {
  const [first, second] = pair.answers;
  return {
    code: pair.code,
    ...nameColumns('question', pair.question),
    first_category: first.category,
    ...nameColumns('first', first.label),
    second_category: second.category,
    ...nameColumns('second', second.label),
  };
}

function clockRow(rule: Settings['clockRules'][number]): Row {
  return {
    place_id: rule.placeId,
    profile: rule.profile,
    clock_class: rule.clockClass,
    stage: rule.stage,
    kind: rule.amount.kind,
    quantity: rule.amount.quantity,
    ...sourceRow(rule),
  };
}

function reminderRow(rule: Settings['reminderRules'][number]): Row {
  const { after } = rule;
  const isShare = 'percent' in after;
  return {
    place_id: rule.placeId,
    profile: rule.profile,
    clock_class: rule.clockClass,
    stage: rule.stage,
    step: rule.step,
    percent: isShare ? after.percent : null,
    kind: isShare ? null : after.kind,
    quantity: isShare ? null : after.quantity,
    recipient: rule.to,
    ...sourceRow(rule),
  };
}

function quietRow(quiet: Settings['quietHours'][number]): Row {
  return {
    place_id: quiet.placeId,
    from_time: quiet.from,
    to_time: quiet.to,
    except_classes: quiet.exceptClasses,
    ...sourceRow(quiet),
  };
}

function routeRow(route: Settings['routes'][number]): Row {
  return {
    place_id: route.placeId,
    ordinal: route.ordinal,
    condition: JSON.parse(JSON.stringify(route.condition)),
    targets: JSON.parse(JSON.stringify(route.targets)),
    note: route.note,
    ...sourceRow(route),
  };
}

function sourceRow({ source, sourceDate }: Sourced): Row {
  return { source, source_date: sourceDate.toString() };
}

function nameColumns(
  prefix: string,
  names: { readonly hant: string; readonly hans: string; readonly en: string },
): Row {
  return {
    [`${prefix}_hant`]: names.hant,
    [`${prefix}_hans`]: names.hans,
    [`${prefix}_en`]: names.en,
  };
}

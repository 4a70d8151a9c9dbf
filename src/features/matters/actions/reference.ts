import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { findPlace } from '#/features/places/index.ts';

import type { ClockStage, Profile } from '#/features/matters/model/matter.ts';
import { EVERYWHERE } from '#/features/matters/model/reference.ts';
import type { Condition, Target } from '#/features/matters/model/reference.ts';
import {
  calendarFile,
  categoriesFile,
  clocksFile,
  routesFile,
} from '#/features/matters/model/reference-files.ts';
import { maySetEverywhere, maySetReference } from '#/features/matters/policy.ts';
import {
  readCalendar,
  readCategories,
  readClocks,
  readRoutes,
} from '#/features/matters/rules/read-files.ts';
import {
  changeVersion,
  saveCalendar,
  saveCategories,
  saveCategoryAtPlace,
  saveClockRule,
  saveClockSettings,
  saveOwnRoutes,
  saveRoutes,
} from '#/features/matters/store/save-reference.ts';
import { readReference } from '#/features/matters/store/reference.ts';
import type { Amount } from '#/lib/working-time.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import type { Db } from '#/platform/db/pool.ts';

const CALENDAR = /^calendar-[a-z]+\.json$/;

/**
 * Loads what a release brings: categories with their words, deadlines, routes and calendars, from
 * the files of a folder. What the host has edited stays.
 */
export async function loadReferenceFiles(
  db: Db,
  from: { readonly folder: string; readonly newId: () => string },
): Promise<void> {
  const read = async (name: string): Promise<unknown> =>
    JSON.parse(await readFile(join(from.folder, name), 'utf8'));
  await saveCategories(db, readCategories(categoriesFile.parse(await read('categories.json'))));
  await saveClockSettings(db, readClocks(clocksFile.parse(await read('clocks.json'))));
  await saveRoutes(db, readRoutes(routesFile.parse(await read('routes.json'))).routes);
  for (const name of await calendarNames(from.folder)) {
    await saveCalendar(db, readCalendar(calendarFile.parse(await read(name))));
  }
  await changeVersion(db, from.newId());
}

type SettingRefusal = 'not_found' | 'not_allowed';

/**
 * Sets how long a stage may take at a place, for one kind of matter and one class of categories.
 * Refuses: `not_found` (the place), `not_allowed`.
 */
export async function setDeadline(
  context: Context,
  input: {
    readonly placeId: string;
    readonly profile: Profile;
    readonly clockClass: string;
    readonly stage: ClockStage;
    readonly amount: Amount;
    readonly source: string;
  },
): Promise<Result<null, SettingRefusal>> {
  const allowed = await mayChange(context, input.placeId);
  if (!allowed.ok) return allowed;
  const { placeId, profile, clockClass, stage, amount, source } = input;
  const sourceDate = today(context);
  await saveClockRule(context.db, {
    placeId,
    profile,
    clockClass,
    stage,
    amount,
    source,
    sourceDate,
  });
  return changed(context, placeId, { verb: 'set_deadline', data: { profile, clockClass, stage } });
}

/**
 * Sets whether a category is offered at a place, and which class of deadlines it has there.
 * Refuses: `not_found` (the place), `not_allowed`, `category_unknown`.
 */
export async function setCategoryAtPlace(
  context: Context,
  input: {
    readonly placeId: string;
    readonly category: string;
    readonly isOffered: boolean;
    readonly clockClass?: string | undefined;
    readonly source: string;
  },
): Promise<Result<null, SettingRefusal | 'category_unknown'>> {
  const allowed = await mayChange(context, input.placeId);
  if (!allowed.ok) return allowed;
  const { placeId, category, isOffered, clockClass, source } = input;
  const reference = await readReference(context.db);
  if (!reference.categories.has(category)) return refuse('category_unknown');
  const sourceDate = today(context);
  const setting = { placeId, category, isOffered, clockClass, source, sourceDate };
  await saveCategoryAtPlace(context.db, setting);
  return changed(context, placeId, { verb: 'set_category', data: { category, isOffered } });
}

/**
 * Sets a place's own routes, which are asked before those above it; none leaves it to those.
 * Refuses: `not_found` (the place), `not_allowed`.
 */
export async function setRoutes(
  context: Context,
  input: {
    readonly placeId: string;
    readonly routes: readonly {
      readonly condition: Condition;
      readonly targets: readonly Target[];
      readonly note: string;
    }[];
    readonly source: string;
  },
): Promise<Result<null, SettingRefusal>> {
  const allowed = await mayChange(context, input.placeId);
  if (!allowed.ok) return allowed;
  const { placeId, source } = input;
  const sourceDate = today(context);
  const routes = input.routes.map(({ condition, targets, note }, index) => ({
    placeId,
    ordinal: index + 1,
    condition,
    targets,
    note,
    source,
    sourceDate,
  }));
  await saveOwnRoutes(context.db, placeId, routes);
  return changed(context, placeId, { verb: 'set_routes', data: { routes: routes.length } });
}

async function mayChange(context: Context, placeId: string): Promise<Result<null, SettingRefusal>> {
  if (placeId === EVERYWHERE) {
    return maySetEverywhere(context.subject) ? succeed(null) : refuse('not_allowed');
  }
  const place = await findPlace(context.db, placeId);
  if (place === undefined) return refuse('not_found');
  return maySetReference(context.subject, place.path) ? succeed(null) : refuse('not_allowed');
}

async function changed(
  context: Context,
  placeId: string,
  entry: {
    readonly verb: string;
    readonly data: { readonly [key: string]: string | number | boolean };
  },
): Promise<Result<null, never>> {
  await changeVersion(context.db, context.newId());
  await context.record({ feature: 'matters', subjectId: placeId, ...entry });
  return succeed(null);
}

async function calendarNames(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder);
  return names.filter((name) => CALENDAR.test(name)).toSorted();
}

function today(context: Context): Temporal.PlainDate {
  return context.now.toZonedDateTimeISO(context.services.zone).toPlainDate();
}

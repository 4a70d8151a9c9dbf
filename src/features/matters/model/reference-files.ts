import { z } from 'zod';
import { clockStages, profiles } from './matter.ts';
import { recipients } from './reference.ts';
import type { Condition, Target } from './reference.ts';

/** The shapes of the files in `db/reference` that this feature reads. */

const code = z.string().regex(/^[a-z][a-z_0-9]{0,79}$/);
const names = z.object({ 'zh-Hant': z.string(), 'zh-Hans': z.string(), en: z.string() });
const date = z.iso.date();
const source = z.object({ title: z.string().min(1), date });
const weights = z.record(z.string().min(1).max(40), z.number().positive());
const clockTime = z.string().regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/);

const fileAmount = z.object({
  amount: z.number().positive(),
  kind: z.enum([
    'minutes',
    'hours',
    'working_hours',
    'urgent_working_hours',
    'working_days',
    'calendar_days',
  ]),
});
export type FileAmount = z.infer<typeof fileAmount>;

export const categoriesFile = z.object({
  source,
  groups: z.array(z.object({ code, names, icon: z.string() })),
  categories: z.array(
    z.object({
      code,
      group: code,
      profiles: z.array(z.enum(profiles)).min(1),
      names,
      icon: z.string(),
      clockClass: code,
      sigmaMetres: z.number().positive(),
      stopQuestions: z.array(code),
      abilities: z.array(code),
      synonyms: weights,
      exclusions: weights,
    }),
  ),
  stopQuestions: z.array(
    z.object({
      id: code,
      text: names,
      advice: names,
      calls: z.array(z.record(z.string(), z.string())),
      yesStops: z.boolean(),
    }),
  ),
  confusablePairs: z.array(
    z.object({
      id: code,
      question: names,
      answers: z.tuple([
        z.object({ category: code, label: names }),
        z.object({ category: code, label: names }),
      ]),
    }),
  ),
});
export type CategoriesFile = z.infer<typeof categoriesFile>;

export const clocksFile = z.object({
  sources: z.array(z.object({ code, title: z.string(), date })),
  clocks: z.array(
    fileAmount.extend({
      profile: code,
      class: code,
      stage: z.enum(clockStages),
      source: code,
      date,
    }),
  ),
  reminders: z.array(
    z.object({
      profile: code,
      stage: z.enum(clockStages),
      atPercent: z.number().min(1).max(100),
      to: z.enum(recipients),
    }),
  ),
  takeBack: z.array(
    z.object({
      profile: code,
      class: code,
      remindAfter: fileAmount,
      askAfter: fileAmount,
      takeBackAfter: fileAmount,
      source: code,
      date,
    }),
  ),
  quietHours: z.object({ from: clockTime, to: clockTime, except: z.array(code) }),
});
export type ClocksFile = z.infer<typeof clocksFile>;

const hours = z.array(z.tuple([clockTime, clockTime]));
const week = z.object({
  monday: hours,
  tuesday: hours,
  wednesday: hours,
  thursday: hours,
  friday: hours,
  saturday: hours,
  sunday: hours,
});
export type FileWeek = z.infer<typeof week>;

export const calendarFile = z.object({
  code,
  names,
  zone: z.string(),
  weeklyHours: week,
  urgentHours: week,
  hoursSource: source,
  announcedYears: z.array(z.number().int()),
  years: z.array(
    z.object({
      year: z.number().int(),
      source,
      holidays: z.array(z.object({ name: names, from: date, to: date, worked: z.array(date) })),
    }),
  ),
});
export type CalendarFile = z.infer<typeof calendarFile>;

const codes = z.array(z.string().min(1).max(64)).min(1).max(200);

/** An expression of the routing table, checked wherever it comes from. */
export const condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ always: z.literal(true) }),
    z.strictObject({ all: z.array(condition).min(1).max(20) }),
    z.strictObject({ any: z.array(condition).min(1).max(20) }),
    z.strictObject({ not: condition }),
    z.strictObject({ profile: codes }),
    z.strictObject({ category: codes }),
    z.strictObject({ group: codes }),
    z.strictObject({ clockClass: codes }),
    z.strictObject({ visibility: codes }),
    z.strictObject({ within: codes }),
    z.strictObject({ insideKind: codes }),
    z.strictObject({ between: z.tuple([clockTime, clockTime]) }),
    z.strictObject({ weekday: z.array(z.number().int().min(1).max(7)).min(1) }),
    z.strictObject({ isWorkingDay: z.boolean() }),
  ]),
);

/** Who is asked: a body of a kind, perhaps with a post held, or those who hold a role. */
export const target: z.ZodType<Target> = z.union([
  z.strictObject({ organisation: code, post: code.optional() }),
  z.strictObject({ role: code, atKind: code.optional() }),
  z.strictObject({ role: code, above: z.literal('complained_about') }),
]);

export const routesFile = z.object({
  source,
  routes: z.array(
    z.object({ note: z.string(), condition, targets: z.array(target).min(1).max(20) }),
  ),
});
export type RoutesFile = z.infer<typeof routesFile>;

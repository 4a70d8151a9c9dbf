import { join } from 'node:path';
import { z } from 'zod';
import { readJson } from './read-json.ts';

const deeds = [
  'see',
  'yes',
  'no',
  'worse',
  'arrive',
  'done',
  'hours',
  'thank',
  'withdraw',
  'release',
  'assign',
] as const;

const stepShape = z.object({
  /** Seconds after the call was raised. */
  after: z.int().positive(),
  do: z.enum(deeds),
  /**
   * The key of somebody, `asker`, `holder`, an office, or `asked:2`: the second of those who had
   * been asked by then.
   */
  by: z.string(),
  /** How long the way takes, of who says yes. */
  minutes: z.int().optional(),
  say: z.string().optional(),
  /** Who is to go, of an office that takes it over. */
  to: z.string().optional(),
  wishesToHelp: z.boolean().optional(),
});

const callShape = z.object({
  id: z.string(),
  /** When it was raised: after midnight it is the day after. */
  at: z.string().regex(/^\d\d:\d\d$/),
  category: z.string(),
  /** The building of whoever asks, by its short path. */
  building: z.string(),
  say: z.string(),
  steps: z.array(stepShape),
});

export const nightShape = z.object({
  neighbourhood: z.string(),
  /** The hours of those on duty; who answers to none of the keys is made up, one to a line. */
  duty: z.object({ from: z.string(), to: z.string() }),
  helpers: z.array(
    z.object({ building: z.string(), person: z.string().optional(), able: z.array(z.string()) }),
  ),
  calls: z.array(callShape),
});

export type NightStory = z.infer<typeof nightShape>;
export type NightCall = NightStory['calls'][number];
export type NightStep = NightCall['steps'][number];

/** Reads the nights that are played in the demonstration. */
export async function readNights(folder: string): Promise<readonly NightStory[]> {
  const shape = z.object({ nights: z.array(nightShape) });
  return (await readJson(join(folder, 'nights.json'), shape)).nights;
}

import { z } from 'zod';
import type { ToldMessage } from '#/platform/http/openapi.ts';
import { TRIAL, topics } from '#/features/webhooks/model.ts';
import type { Topic } from '#/features/webhooks/model.ts';

/** What every message says: numbers, by which whoever listens may ask for more. */
export const toldData = z.object({
  community: z.string(),
  organisation: z.uuid(),
  /** The number of the matter as its address has it; a trial is about none. */
  matter: z.string().optional(),
});

const summaries: { readonly [topic in Topic | typeof TRIAL]: string } = {
  'matter.came': 'Tells that a matter has come to the organisation, or come back to it.',
  'matter.taken_up': 'Tells that somebody has taken up a matter of the organisation.',
  'matter.moved_on': 'Tells that a matter was begun, scheduled, paused, resumed or given back.',
  'matter.commented': 'Tells that somebody has said something about a matter for all to read.',
  'matter.done': 'Tells that a matter is done and waits for its asker to confirm.',
  'matter.closed': 'Tells that a matter is closed, whatever came of it.',
  trial: 'Tells nothing: a steward tries whether messages arrive.',
};

/** Lists the messages that programs of organisations are sent, for the interface description. */
export const toldMessages: readonly ToldMessage[] = ([...topics, TRIAL] as const).map((type) => ({
  type,
  summary: summaries[type],
  data: toldData,
}));

import { z } from 'zod';
import { instant } from '#/platform/http/fields.ts';
import { faults } from '#/platform/notify/outcome.ts';
import { deliveryStates, stops, topics, TRIAL } from '#/features/webhooks/model.ts';

/** Shapes that the endpoints of programs that are told answer with. */

const bodyShape = z.object({ id: z.uuid(), name: z.string() });

const listenerShape = z.object({
  id: z.uuid(),
  name: z.string(),
  /** The machine it is on; the rest of the address may hold a password. */
  host: z.string(),
  topics: z.array(z.enum(topics)).readonly(),
  madeAt: instant,
  /** Until when messages carry the signature of the secret before as well. */
  olderUntil: instant.optional(),
  stopped: z.object({ at: instant, cause: z.enum(stops) }).optional(),
});

export const listenersShape = z.object({
  organisation: bodyShape,
  listeners: z.array(listenerShape).readonly(),
  mayAdd: z.boolean(),
});

export const listenerPageShape = z.object({
  organisation: bodyShape,
  listener: listenerShape,
  deliveries: z
    .array(
      z.object({
        id: z.uuid(),
        topic: z.enum([...topics, TRIAL]),
        matter: z.string().optional(),
        happenedAt: instant,
        madeAt: instant,
        state: z.enum(deliveryStates),
        attempts: z.int(),
        /** The number that was answered last. */
        status: z.int().optional(),
        fault: z.enum(faults).optional(),
        triedAt: instant.optional(),
        dueAt: instant,
      }),
    )
    .readonly(),
  failed: z.int(),
  next: z.uuid().optional(),
});

export type ListenersOutput = z.infer<typeof listenersShape>;
export type ListenerLine = z.infer<typeof listenerShape>;
export type ListenerPageOutput = z.infer<typeof listenerPageShape>;
export type DeliveryLine = ListenerPageOutput['deliveries'][number];

import { z } from 'zod';
import type { Listener } from '#/features/webhooks/model.ts';
import type { Context } from '#/platform/action/context.ts';
import { openSealed, seal } from '#/platform/auth/seal.ts';
import type { Listener as Ear } from '#/platform/notify/webhook.ts';

/** Where a listener listens; of its secrets the present one is the first. */
export type { Ear };

const earShape = z.object({ url: z.string(), secrets: z.array(z.string()).min(1).max(2) });

/** Opens where a listener listens, and the secrets it may check with just now. */
export function openEar({ services, now }: Context, { sealed, olderUntil }: Listener): Ear {
  const { url, secrets } = earShape.parse(openSealed(services.secret, sealed));
  const isOlderGood = olderUntil !== undefined && Temporal.Instant.compare(now, olderUntil) < 0;
  return { url, secrets: secrets.slice(0, isOlderGood ? 2 : 1) };
}

/** Seals where a listener listens, and its secrets, with the secret of the installation. */
export function sealEar({ services }: Context, { url, secrets }: Ear): string {
  return seal(services.secret, { url, secrets: [...secrets] }, services.randomBytes);
}

/** Names the machine at which a listener listens; what follows it may hold a password. */
export function hostOf({ url }: Ear): string {
  return new URL(url).host;
}

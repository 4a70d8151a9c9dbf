import { z } from 'zod';
import { isOwnAddress } from '#/platform/http/read-input.ts';
import { MAX_ANSWER, transports } from '#/features/guard/model.ts';

/** Shapes of what browsers say for a passkey; it comes as text, for a form carries nothing else. */

const MAX_NEXT = 2_000;

const base64url = z.string().regex(/^[\w-]{1,14000}$/);
const spoken = z
  .string()
  .max(MAX_ANSWER)
  .transform((text, check) => {
    try {
      const said: unknown = JSON.parse(text);
      return said;
    } catch {
      check.addIssue({ code: 'custom', message: 'This is no answer of a browser.' });
      return z.NEVER;
    }
  });

const known = z
  .array(z.string().max(40))
  .max(20)
  .optional()
  .transform((said) => transports.filter((one) => said?.includes(one) === true));

/** The answer of a key that was made. */
export const newKeyField = spoken.pipe(
  z
    .object({
      id: base64url,
      response: z.object({
        clientDataJSON: base64url,
        attestationObject: base64url,
        transports: known,
      }),
      type: z.literal('public-key'),
    })
    .transform((said) => ({ ...said, rawId: said.id, clientExtensionResults: {} })),
);

/** The answer of a key that has signed. */
export const signatureField = spoken.pipe(
  z
    .object({
      id: base64url,
      response: z.object({
        clientDataJSON: base64url,
        authenticatorData: base64url,
        signature: base64url,
        userHandle: base64url.nullish(),
      }),
      type: z.literal('public-key'),
    })
    .transform(({ id, type, response: { userHandle, ...response } }) => ({
      id,
      rawId: id,
      type,
      response: { ...response, ...(userHandle ? { userHandle } : {}) },
      clientExtensionResults: {},
    })),
);

/** What a browser is told before it asks a key. */
export const questionShape = z.object({ options: z.looseObject({ challenge: z.string() }) });

/** Where to go on to: an address of ours, or nothing. */
export const nextField = z
  .string()
  .max(MAX_NEXT)
  .optional()
  .transform((text) => (isOwnAddress(text) ? text : undefined));

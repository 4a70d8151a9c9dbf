import type { z } from 'zod';
import { publicIdOf } from '#/features/matters/model/address.ts';
import type { MatterName } from '#/features/matters/model/address.ts';
import type { ActionOutput } from '#/features/matters/actions/step.ts';
import type { MatterKey } from '#/features/matters/store/tables.ts';
import { words } from '#/features/matters/words/refusals.ts';
import type { MatterRefusal } from '#/features/matters/words/refusals.ts';
import { savedWords } from '#/features/matters/words/saved.ts';
import type { SavedWords } from '#/features/matters/words/saved.ts';
import { succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import { signedIn } from '#/platform/access/policy.ts';
import type { Context } from '#/platform/action/context.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import type { PlatformRefusal } from '#/platform/http/errors/words.ts';
import { keyOf } from './load.ts';
import { doneShape } from './shapes.ts';

type Done = z.infer<typeof doneShape>;
export type Refused = MatterRefusal | PlatformRefusal;

/** Something one does to a matter: what is sent, what is done, what is said of it afterwards. */
export type ActingSpec<Input extends { readonly id: MatterName }> = {
  readonly name: `matters.${string}`;
  readonly method: 'POST' | 'PUT' | 'DELETE';
  readonly path: `/matters/:id/${string}`;
  readonly summary: string;
  readonly input: z.core.$ZodType<Input>;
  readonly run: (
    context: Context,
    key: MatterKey,
    input: Input,
  ) => Promise<Result<ActionOutput, Refused>>;
  readonly saved: keyof SavedWords | ((done: Done) => keyof SavedWords);
  /** The matter's page unless said: the page the form stood on, or the workers' page. */
  readonly onwardTo?: 'back' | 'desk';
};

/**
 * Declares an endpoint that acts on the matter its address names. Whoever has signed in gets as far
 * as the action, which decides by what they are to the matter.
 */
export function acting<Input extends { readonly id: MatterName }>(
  spec: ActingSpec<Input>,
): AnyEndpoint {
  const { name, method, path, summary, input } = spec;
  return endpoint({
    name,
    method,
    path,
    summary,
    input,
    policy: signedIn,
    output: doneShape,
    words,
    run: async (context: Context, given: Input) => actOn(context, given, spec),
    onward: (language, output) => ({
      to: onwardOf(spec, output.id),
      notice: savedWords[language][savedOf(spec, output)],
    }),
  });
}

async function actOn<Input extends { readonly id: MatterName }>(
  context: Context,
  given: Input,
  spec: ActingSpec<Input>,
): Promise<Result<Done, Refused>> {
  const key = await keyOf(context, given.id);
  if (!key.ok) return key;
  const done = await spec.run(context, key.value, given);
  if (!done.ok) return done;
  const { reference, state } = done.value;
  return succeed({ id: publicIdOf(done.value), reference, state });
}

function savedOf(
  { saved }: Pick<ActingSpec<{ readonly id: MatterName }>, 'saved'>,
  done: Done,
): keyof SavedWords {
  return typeof saved === 'function' ? saved(done) : saved;
}

function onwardOf({ onwardTo }: { readonly onwardTo?: 'back' | 'desk' }, id: string): string {
  if (onwardTo === 'back') return 'back';
  return onwardTo === 'desk' ? `/matters/${id}/desk` : `/matters/${id}`;
}

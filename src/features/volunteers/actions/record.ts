import type { Context } from '#/platform/action/context.ts';

/** Writes the journal entry of what somebody has set about their help; never what they set. */
export async function record(
  context: Context,
  what: { readonly verb: string; readonly personId: string; readonly communityId: string },
): Promise<void> {
  await context.record({
    feature: 'volunteers',
    verb: what.verb,
    subjectId: what.personId,
    communityId: what.communityId,
  });
}

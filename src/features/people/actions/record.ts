import type { Context } from '#/platform/action/context.ts';

/** What happened to a person, a household or a grant; ids only. */
export type Happening = {
  readonly verb: string;
  readonly subjectId: string;
  readonly communityId?: string | undefined;
  readonly placeId?: string | undefined;
  /** For whom it was done, where somebody of an office did it as themselves. */
  readonly concernsId?: string | undefined;
  readonly data?: { readonly [key: string]: string };
};

/** Writes the journal entry of an action on people. */
export async function record(context: Context, happening: Happening): Promise<void> {
  await context.record({ feature: 'people', ...happening });
}

/** Gives today's date on the clocks of the neighbourhood. */
export function today(context: Context): Temporal.PlainDate {
  return context.now.toZonedDateTimeISO(context.services.zone).toPlainDate();
}

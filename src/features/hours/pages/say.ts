import type { RecordShown } from '#/features/hours/routes/shapes.ts';
import { hoursWords } from '#/features/hours/words/index.ts';
import { tag } from '#/platform/http/components/index.ts';
import type { TagLook } from '#/platform/http/components/index.ts';
import type { Html, View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { formatDate, formatNumber, formatTime } from '#/platform/i18n/format.ts';

const MINUTES_AN_HOUR = 60;

/** Says how long something took, in hours and minutes. */
export function sayMinutes({ language }: Pick<View, 'language'>, minutes: number): string {
  const hours = Math.trunc(minutes / MINUTES_AN_HOUR);
  return hoursWords[language].duration(
    formatNumber(language, hours),
    formatNumber(language, minutes % MINUTES_AN_HOUR),
  );
}

/** Says on which day something was, and from when to when. */
export function saySpan(
  view: View,
  { on, startedAt, endedAt }: Pick<RecordShown, 'on' | 'startedAt' | 'endedAt'>,
): string {
  return hoursWords[view.language].span(
    formatDate(view.language, on),
    formatTime(view, startedAt),
    formatTime(view, endedAt),
  );
}

/** Names what time was given for. */
export function sayOccasion(
  { language }: Pick<View, 'language'>,
  { activity, matter }: Pick<RecordShown, 'activity' | 'matter'>,
): string {
  if (activity !== undefined) return activity.name;
  return matter === undefined ? hoursWords[language].hiddenMatter : matter.title;
}

/** Says for whom it was: the body, or the community itself. */
export function sayTeam(
  { language }: Pick<View, 'language'>,
  { team }: Pick<RecordShown, 'team'>,
): string {
  return team?.name ?? hoursWords[language].community;
}

/** Says where it was. */
export function sayPlace(
  { language }: Pick<View, 'language'>,
  { place }: Pick<RecordShown, 'place'>,
): string {
  return nameIn(place.names, language);
}

const looks: { readonly [state in RecordShown['state']]: TagLook } = {
  waiting: 'wait',
  proposed: 'wait',
  confirmed: 'done',
  objected: 'open',
  replaced: 'plain',
  withdrawn: 'plain',
};

/** Draws how a record stands. */
export function stateTag({ language }: Pick<View, 'language'>, state: RecordShown['state']): Html {
  return tag({ look: looks[state], label: hoursWords[language].states[state] });
}

import { writeTelephone } from '#/features/people/index.ts';
import { SOMEBODY_ELSE, namesPerson } from '#/platform/personal/holding.ts';
import type { HeldValue } from '#/platform/personal/holding.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { formatDate, formatMoment } from '#/platform/i18n/format.ts';
import type { Reader } from '#/platform/i18n/format.ts';
import type { DataShown } from '#/features/rights/routes/shapes.ts';
import { valueWords } from '#/features/rights/words/columns.ts';
import { dataWords } from '#/features/rights/words/data.ts';

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;
const DAY = /^\d{4}-\d\d-\d\d$/;
/** Columns whose values are codes of ours, and not what somebody wrote. */
const CODES = new Set(
  (
    'role relation kind consent_way channel purpose feature verb state from_state to_state profile ' +
    'visibility part stage origin answer decision verdict closed_as end_reason language'
  ).split(' '),
);

/** Writes one value of a record as people say it; what somebody wrote stays as it is. */
export function writeValue(
  reader: Reader,
  shown: Pick<DataShown, 'places' | 'organisations'>,
  held: { readonly column: string; readonly value: HeldValue },
): string {
  const { column, value } = held;
  const say = dataWords[reader.language];
  const mean = valueWords[reader.language];
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? say.yes : say.no;
  if (typeof value === 'number') return String(value);
  if (namesPerson(column)) {
    return (value === SOMEBODY_ELSE ? mean[SOMEBODY_ELSE] : mean['yourself']) ?? value;
  }
  const place = shown.places[value];
  if (place !== undefined && column.endsWith('_id')) return nameIn(place, reader.language);
  if (column === 'organisation_id') return shown.organisations[value] ?? value;
  if (column === 'telephone' || (column === 'address' && value.startsWith('+'))) {
    return writeTelephone(value);
  }
  if (CODES.has(column)) return mean[value] ?? value;
  if (INSTANT.test(value) && /_at$|^at$|since|until|for$|seen_/.test(column)) {
    return formatMoment(reader, Temporal.Instant.from(value));
  }
  const isDay = DAY.test(value) && /_on$|^since$|^until$/.test(column);
  return isDay ? formatDate(reader.language, Temporal.PlainDate.from(value)) : value;
}

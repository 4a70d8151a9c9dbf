/** Something that stands in a calendar. */
export type CalendarEvent = {
  /** Never used for anything else, by whomever: an id and the host's name. */
  readonly uid: string;
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
  readonly summary: string;
  readonly description?: string;
  readonly url?: string;
};

export type CalendarText = {
  readonly name: string;
  /** The zone in which people speak of these times. */
  readonly zone: string;
  /** When it was written. */
  readonly at: Temporal.Instant;
  readonly events: readonly CalendarEvent[];
};

/** RFC 5545, 3.1: a line has 75 octets at most, its end not counted. */
const MOST_OCTETS = 75;
const PRODUCT = '-//Linli//Shifts//EN';
const encoder = new TextEncoder();

/**
 * Writes a calendar as RFC 5545 and RFC 7986 have it: times in their zone, with the rules of that
 * zone for as long as the events last; lines end with CRLF and are folded at 75 octets, never
 * within a character.
 */
export function writeCalendar({ name, zone, at, events }: CalendarText): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:${PRODUCT}`,
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${escapeText(name)}`,
    `X-WR-CALNAME:${escapeText(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
    ...(events.length === 0 ? [] : zoneLines(zone, events)),
    ...events.flatMap((event) => eventLines(event, { zone, at })),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${foldLine(line)}\r\n`).join('');
}

function eventLines(
  event: CalendarEvent,
  { zone, at }: Pick<CalendarText, 'zone' | 'at'>,
): readonly string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${escapeText(event.uid)}`,
    `DTSTAMP:${utcText(at)}`,
    `DTSTART;TZID=${zone}:${localText(event.from, zone)}`,
    `DTEND;TZID=${zone}:${localText(event.to, zone)}`,
    `SUMMARY:${escapeText(event.summary)}`,
    ...(event.description === undefined ? [] : [`DESCRIPTION:${escapeText(event.description)}`]),
    ...(event.url === undefined ? [] : [`URL:${event.url}`]),
    'END:VEVENT',
  ];
}

/** Tells the rules of a zone from before the first event until after the last. */
function zoneLines(zone: string, events: readonly CalendarEvent[]): readonly string[] {
  const moments = events.flatMap(({ from, to }) => [from, to]);
  const first = moments.reduce((a, b) => (Temporal.Instant.compare(a, b) <= 0 ? a : b));
  const last = moments.reduce((a, b) => (Temporal.Instant.compare(a, b) >= 0 ? a : b));
  const begin = first.toZonedDateTimeISO(zone);
  const before = begin.getTimeZoneTransition('previous') ?? begin;
  const observances = [observance(before)];
  for (
    let next = before.getTimeZoneTransition('next');
    next !== null && Temporal.Instant.compare(next.toInstant(), last) <= 0;
    next = next.getTimeZoneTransition('next')
  ) {
    observances.push(observance(next));
  }
  return ['BEGIN:VTIMEZONE', `TZID:${zone}`, ...observances.flat(), 'END:VTIMEZONE'];
}

/** A rule that holds from one change of the clocks on. */
function observance(from: Temporal.ZonedDateTime): readonly string[] {
  const zone = from.timeZoneId;
  const earlier = from.toInstant().subtract({ nanoseconds: 1 }).toZonedDateTimeISO(zone);
  // Its beginning is told by the clocks as they went before it.
  const onset = from.toInstant().toZonedDateTimeISO('UTC').add({
    nanoseconds: earlier.offsetNanoseconds,
  });
  const kind = from.offsetNanoseconds > earlier.offsetNanoseconds ? 'DAYLIGHT' : 'STANDARD';
  return [
    `BEGIN:${kind}`,
    `DTSTART:${basicText(onset.toPlainDateTime())}`,
    `TZOFFSETFROM:${offsetText(earlier)}`,
    `TZOFFSETTO:${offsetText(from)}`,
    `END:${kind}`,
  ];
}

function offsetText({ offsetNanoseconds }: Temporal.ZonedDateTime): string {
  const minutes = Math.round(Math.abs(offsetNanoseconds) / 6e10);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60].map((part) =>
    String(part).padStart(2, '0'),
  );
  return `${offsetNanoseconds < 0 ? '-' : '+'}${hours}${rest}`;
}

function localText(at: Temporal.Instant, zone: string): string {
  return basicText(at.toZonedDateTimeISO(zone).toPlainDateTime());
}

function utcText(at: Temporal.Instant): string {
  return `${basicText(at.toZonedDateTimeISO('UTC').toPlainDateTime())}Z`;
}

function basicText(at: Temporal.PlainDateTime): string {
  return at.toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '');
}

/** RFC 5545, 3.3.11: what has a meaning in the format is marked; other control characters go. */
function escapeText(text: string): string {
  return (
    text
      .replaceAll('\\', '\\\\')
      .replaceAll(';', '\\;')
      .replaceAll(',', '\\,')
      .replaceAll(/\r\n?|\n/g, '\\n')
      // oxlint-disable-next-line no-control-regex -- Removing control characters needs naming them.
      .replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
  );
}

function foldLine(line: string): string {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    // Each further part begins with a space, which counts.
    if (octets + size > MOST_OCTETS) {
      parts.push(part);
      part = '';
      octets = 1;
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join('\r\n ');
}

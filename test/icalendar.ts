import assert from 'node:assert/strict';

/** One thing in a calendar, with its lines by name and what stands within it. */
export type Component = {
  readonly name: string;
  readonly lines: readonly Line[];
  readonly parts: readonly Component[];
};

type Line = {
  readonly name: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly value: string;
};

const MOST_OCTETS = 75;

/**
 * Reads a calendar back, as RFC 5545 says: folded lines are joined, what is marked is unmarked.
 * Whatever is not as the format has it is a fault.
 */
export function readCalendar(text: string): Component {
  assert.ok(text.endsWith('\r\n'), 'the last line ends as all do');
  assert.doesNotMatch(text, /[^\r]\n|\r[^\n]/, 'lines end with CRLF alone');
  for (const line of text.split('\r\n')) {
    assert.ok(Buffer.byteLength(line) <= MOST_OCTETS, line);
  }
  const lines = text.replaceAll('\r\n ', '').trimEnd().split('\r\n').map(readLine);
  const [root, rest] = readComponent(lines);
  assert.equal(rest.length, 0, 'nothing follows the calendar');
  return root;
}

function readLine(line: string): Line {
  const [, head = '', value = ''] = /^([^:]+):(.*)$/s.exec(line) ?? [];
  assert.notEqual(head, '', line);
  const [name = '', ...given] = head.split(';');
  const parameters = Object.fromEntries(given.map((one) => one.split('=', 2)));
  return { name, parameters, value };
}

function readComponent(lines: readonly Line[]): readonly [Component, readonly Line[]] {
  const [first, ...others] = lines;
  assert.equal(first?.name, 'BEGIN');
  const own: Line[] = [];
  const parts: Component[] = [];
  let rest: readonly Line[] = others;
  for (;;) {
    const [next, ...after] = rest;
    assert.ok(next !== undefined, `${first?.value} has no end`);
    if (next.name === 'END') {
      assert.equal(next.value, first?.value);
      return [{ name: next.value, lines: own, parts }, after];
    }
    if (next.name === 'BEGIN') {
      const [part, left] = readComponent(rest);
      parts.push(part);
      rest = left;
    } else {
      own.push(next);
      rest = after;
    }
  }
}

/** Gives a text of a component as it was before it was marked. */
export function textIn(component: Component, name: string): string | undefined {
  const value = component.lines.find((line) => line.name === name)?.value;
  return value?.replaceAll(/\\([\\;,nN])/g, (_, mark: string) =>
    mark.toLowerCase() === 'n' ? '\n' : mark,
  );
}

/** Gives the moment at which something begins or ends, by the rules that stand in the calendar. */
export function momentIn(calendar: Component, event: Component, name: string): Temporal.Instant {
  const line = event.lines.find((one) => one.name === name);
  assert.ok(line !== undefined, name);
  const local = Temporal.PlainDateTime.from(
    line.value.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)$/, '$1-$2-$3T$4:$5:$6'),
  );
  const zone = calendar.parts.find(
    (part) => part.name === 'VTIMEZONE' && textIn(part, 'TZID') === line.parameters['TZID'],
  );
  assert.ok(zone !== undefined, 'a zone that is spoken of is told');
  const rules = zone.parts
    .map((rule) => ({
      from: Temporal.PlainDateTime.from(
        (textIn(rule, 'DTSTART') ?? '').replace(
          /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)$/,
          '$1-$2-$3T$4:$5:$6',
        ),
      ),
      offset: (textIn(rule, 'TZOFFSETTO') ?? '').replace(/^([+-]\d\d)(\d\d)$/, '$1:$2'),
    }))
    .filter(({ from }) => Temporal.PlainDateTime.compare(from, local) <= 0)
    .toSorted((one, other) => Temporal.PlainDateTime.compare(one.from, other.from));
  const rule = rules.at(-1);
  assert.ok(rule !== undefined, 'a rule holds at that time');
  return Temporal.Instant.from(`${local.toString()}${rule.offset}`);
}

/** One line of the result: what was measured, and beside it what is wanted. */
export type Row = {
  readonly what: string;
  readonly value: string;
  /** Left out where nothing is promised and the value only explains another. */
  readonly goal?: string;
  readonly isMet?: boolean;
};

const HEAD = ['Measured', 'Value', 'Goal', ''] as const;
const MET = '✓';
const MISSED = '✗';

/** Makes a row whose value must not exceed a limit. */
export function atMost(
  what: string,
  measured: { readonly value: number; readonly limit: number },
  say: (value: number) => string,
): Row {
  const { value, limit } = measured;
  return { what, value: say(value), goal: `≤ ${say(limit)}`, isMet: value <= limit };
}

/** Makes a row whose value must reach a limit. */
export function atLeast(
  what: string,
  measured: { readonly value: number; readonly limit: number },
  say: (value: number) => string,
): Row {
  const { value, limit } = measured;
  return { what, value: say(value), goal: `≥ ${say(limit)}`, isMet: value >= limit };
}

/** Draws the rows in columns, with a mark beside every goal and the count of those met. */
export function drawTable(rows: readonly Row[]): string {
  const cells = rows.map(({ what, value, goal, isMet }) => [what, value, goal ?? '', mark(isMet)]);
  const all = [[...HEAD], ...cells];
  const widths = HEAD.map((_, at) => Math.max(...all.map((row) => columnsOf(row[at] ?? ''))));
  const line = (row: readonly string[]) =>
    row
      .map((cell, at) => pad(cell, { width: widths[at] ?? 0, side: at === 1 ? 'left' : 'right' }))
      .join('  ')
      .trimEnd();
  const rule = widths.map((width) => '─'.repeat(width)).join('  ');
  const promised = rows.filter(({ isMet }) => isMet !== undefined);
  const met = promised.filter(({ isMet }) => isMet === true).length;
  const closing = `${met} of ${promised.length} goals met`;
  return [line(HEAD), rule.trimEnd(), ...cells.map(line), '', closing].join('\n');
}

function mark(isMet: boolean | undefined): string {
  if (isMet === undefined) return '';
  return isMet ? MET : MISSED;
}

function columnsOf(text: string): number {
  return [...text].length;
}

function pad(
  text: string,
  { width, side }: { readonly width: number; readonly side: 'left' | 'right' },
): string {
  const space = ' '.repeat(width - columnsOf(text));
  return side === 'left' ? space + text : text + space;
}

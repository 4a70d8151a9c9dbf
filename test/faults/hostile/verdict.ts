import { PROBE } from './bend.ts';
import { canaryPatterns } from './world.ts';

/** What came back, read to its end. */
export type Answered = {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
};

const FAULT = 500;
/** What only a program that has lost its way says. */
const traces: readonly RegExp[] = [
  /\n?\s+at (?:async )?[\w.<>[\] ]*\(?(?:file:|node:|\/)[^\s)]+:\d+:\d+/,
  /node_modules\//,
  /\b(?:TypeError|RangeError|SyntaxError|ReferenceError|DatabaseError|ZodError)\b/,
  /(?:syntax error at or near|violates (?:check|foreign|unique|not-null)|invalid byte sequence)/,
  /\bselect\b[^<]{1,80}\bfrom [a-z]+\.[a-z_]+/i,
];
const needed = [
  ['content-security-policy', /default-src 'none'/],
  ['x-content-type-options', /^nosniff$/],
] as const;

/** Says what is wrong with an answer to a hostile request; nothing when it is as it should be. */
export function faultsOf({ status, headers, text }: Answered): readonly string[] {
  const said = `${[...headers].map(([name, value]) => `${name}: ${value}`).join('\n')}\n${text}`;
  const location = headers.get('location');
  const type = headers.get('content-type') ?? '';
  return [
    ...(status >= FAULT ? [`answered ${status}`] : []),
    ...tracesOf(said),
    ...canaryPatterns.filter((one) => one.test(said)).map((one) => `leaks ${one.source}`),
    ...(location !== null && !isOwn(location) ? [`sends away to ${location.slice(0, 80)}`] : []),
    ...(/html|svg|xml/.test(type) && text.includes(PROBE) ? ['writes out an element'] : []),
    ...(headers.get('set-cookie')?.includes('stolen') ? ['sets a cookie of theirs'] : []),
    ...needed
      .filter(([name, pattern]) => !pattern.test(headers.get(name) ?? ''))
      .map(([name]) => `has no ${name}`),
  ];
}

/** Says what of the program itself stands in a text. */
export function tracesOf(said: string): readonly string[] {
  return traces.filter((trace) => trace.test(said)).map((trace) => `tells ${trace.source}`);
}

function isOwn(location: string): boolean {
  return /^\/(?![/\\])/.test(location) && URL.canParse(location, 'http://own.example');
}

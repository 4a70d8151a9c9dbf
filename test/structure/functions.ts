import { after, isAt, lineOf, lineOfToken } from './source.ts';
import type { Source, Token } from './source.ts';

/** A function in a file: declared, assigned, handed over, or a method. */
export type FunctionFound = {
  readonly name: string;
  /** The token the function begins with. */
  readonly start: number;
  readonly firstLine: number;
  readonly lastLine: number;
  readonly parameters: readonly Parameter[];
  /** The function whose argument this one is, `describe` for a group of tests. */
  readonly handedTo: string | undefined;
};

export type Parameter = { readonly text: string; readonly isBoolean: boolean };

const NOT_METHODS = new Set(['if', 'for', 'while', 'switch', 'catch', 'with', 'function']);

/** Lists the functions of a file that have a body. */
export function functionsOf(source: Source): readonly FunctionFound[] {
  return source.tokens.flatMap((token, index) => {
    if (token.kind === 'mark' && token.text === '=>') return readArrow(source, index);
    if (token.kind !== 'word' || isAt(source, index - 1, '.')) return [];
    if (token.text === 'function') return readDeclared(source, index);
    return NOT_METHODS.has(token.text) ? [] : readMethod(source, index);
  });
}

function readDeclared(source: Source, index: number): readonly FunctionFound[] {
  const star = isAt(source, index + 1, '*') ? index + 2 : index + 1;
  const isNamed = source.tokens[star]?.kind === 'word';
  const list = afterTypeParameters(source, isNamed ? star + 1 : star);
  const body = bodyAfter(source, list);
  if (body === undefined) return [];
  const name = isNamed ? (source.tokens[star]?.text ?? '') : '';
  return [describe(source, { name, start: index, list, last: after(source, body) - 1 })];
}

function readMethod(source: Source, index: number): readonly FunctionFound[] {
  if (isAt(source, index - 1, 'function') || isAt(source, index - 1, '*')) return [];
  const list = afterTypeParameters(source, index + 1);
  if (!isAt(source, list, '(')) return [];
  const body = bodyAfter(source, list);
  if (body === undefined) return [];
  const name = source.tokens[index]?.text ?? '';
  return [describe(source, { name, start: index, list, last: after(source, body) - 1 })];
}

function readArrow(source: Source, arrow: number): readonly FunctionFound[] {
  const list = parametersBefore(source, arrow);
  const isBlock = isAt(source, arrow + 1, '{');
  const last = isBlock ? after(source, arrow + 1) - 1 : expressionEnd(source, arrow + 1);
  const start = isAt(source, list - 1, 'async') ? list - 1 : list;
  const isNamed = isAt(source, start - 1, '=') || isAt(source, start - 1, ':');
  const owner = source.tokens[start - 2];
  const name = isNamed && owner?.kind === 'word' ? owner.text : '';
  return [describe(source, { name, start, list, last })];
}

type Parts = {
  readonly name: string;
  readonly start: number;
  readonly list: number;
  readonly last: number;
};

function describe(source: Source, parts: Parts): FunctionFound {
  return {
    name: parts.name,
    start: parts.start,
    firstLine: lineOfToken(source, parts.start),
    lastLine: lineOf(source, (source.tokens[parts.last]?.end ?? 1) - 1),
    parameters: isAt(source, parts.list, '(') ? readParameters(source, parts.list) : [],
    handedTo: callerOf(source, parts.start),
  };
}

/** Gives the bracket of the body, when the parameters at `list` belong to something with one. */
function bodyAfter(source: Source, list: number): number | undefined {
  if (!isAt(source, list, '(')) return undefined;
  const next = after(source, list);
  if (isAt(source, next, '{')) return next;
  if (!isAt(source, next, ':')) return undefined;
  const body = typeEnd(source, next + 1);
  return isAt(source, body, '{') ? body : undefined;
}

function afterTypeParameters(source: Source, index: number): number {
  return isAt(source, index, '<') ? afterAngles(source, index) : index;
}

function afterAngles(source: Source, index: number): number {
  let depth = 0;
  for (let at = index; at < source.tokens.length; at = after(source, at)) {
    if (isAt(source, at, '<')) depth += 1;
    if (isAt(source, at, '>')) depth -= 1;
    if (depth === 0) return at + 1;
  }
  return source.tokens.length;
}

const TYPE_WORDS = new Set(['is', 'extends', 'keyof', 'typeof', 'readonly', 'asserts', 'infer']);

/** Steps over a type; a brace after something complete is a body, not an object type. */
function typeEnd(source: Source, index: number): number {
  let at = index;
  let isComplete = false;
  while (at < source.tokens.length) {
    const token = source.tokens[at];
    if (token === undefined || (isAt(source, at, '{') && isComplete)) return at;
    if ([';', ',', '=', ')', ']', '}'].some((mark) => isAt(source, at, mark))) return at;
    isComplete = completesType(token);
    at = isAt(source, at, '<') ? afterAngles(source, at) : after(source, at);
    if (isAt(source, at - 1, '>')) isComplete = true;
  }
  return at;
}

function completesType(token: Token): boolean {
  if (token.kind === 'word') return !TYPE_WORDS.has(token.text);
  return token.kind !== 'mark' || ['{', '[', '('].includes(token.text);
}

function expressionEnd(source: Source, index: number): number {
  let at = index;
  while (at < source.tokens.length) {
    const token = source.tokens[at];
    if (token?.kind === 'mark' && [';', ',', ')', ']', '}'].includes(token.text)) break;
    if (token?.kind === 'template' && !token.opens) break;
    // A brace after a value belongs to what holds this type: `f(): () => void {`.
    if (at > index && isAt(source, at, '{') && endsValue(source.tokens[at - 1])) break;
    at = after(source, at);
  }
  return at - 1;
}

function endsValue(token: Token | undefined): boolean {
  if (token?.kind === 'mark') return [')', ']', '>'].includes(token.text);
  return token?.kind === 'word' && token.text !== 'satisfies';
}

/** Goes back from an arrow to where its parameters begin, over a return type if there is one. */
function parametersBefore(source: Source, arrow: number): number {
  const isList = isAt(source, arrow - 1, ')');
  const close = isList ? arrow - 1 : closeBeforeReturnType(source, arrow);
  return close === undefined ? arrow - 1 : (source.mates.get(close) ?? arrow - 1);
}

const NOT_IN_TYPES = [';', '=', ',', '(', '=>', '?', '{'];

function closeBeforeReturnType(source: Source, arrow: number): number | undefined {
  for (let at = arrow - 1; at >= 0; at = before(source, at)) {
    if (isAt(source, at, ':')) return isAt(source, at - 1, ')') ? at - 1 : undefined;
    if (NOT_IN_TYPES.some((mark) => isAt(source, at, mark))) return undefined;
  }
  return undefined;
}

function before(source: Source, index: number): number {
  const mate = source.mates.get(index);
  if (mate !== undefined && mate < index) return mate - 1;
  return isAt(source, index, '>') ? beforeAngles(source, index) : index - 1;
}

function beforeAngles(source: Source, index: number): number {
  let depth = 0;
  for (let at = index; at >= 0; at -= 1) {
    if (isAt(source, at, '>')) depth += 1;
    if (isAt(source, at, '<')) depth -= 1;
    if (depth === 0) return at - 1;
  }
  return -1;
}

function readParameters(source: Source, list: number): readonly Parameter[] {
  const end = source.mates.get(list) ?? list;
  const parameters: Parameter[] = [];
  let from = list + 1;
  for (let at = list + 1; at <= end;) {
    if (at === end || isAt(source, at, ',')) {
      if (at > from) parameters.push(readParameter(source, from, at));
      from = at + 1;
    }
    at = isAt(source, at, '<') ? afterAngles(source, at) : after(source, at);
  }
  return parameters;
}

function readParameter(source: Source, from: number, to: number): Parameter {
  const text = source.text.slice(source.tokens[from]?.start, source.tokens[to - 1]?.end);
  const colon = after(source, from) + (isAt(source, after(source, from), '?') ? 1 : 0);
  const ends = colon + 2 === to || isAt(source, colon + 2, '=');
  const isBoolean = ends && isAt(source, colon, ':') && isAt(source, colon + 1, 'boolean');
  return { text, isBoolean };
}

function callerOf(source: Source, start: number): string | undefined {
  let at = isAt(source, start - 1, 'async') ? start - 1 : start;
  const isSecond = isAt(source, at - 1, ',') && source.tokens[at - 2]?.kind === 'string';
  if (isSecond) at -= 2;
  return isAt(source, at - 1, '(') ? source.tokens[at - 2]?.text : undefined;
}

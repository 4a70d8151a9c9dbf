import { z } from 'zod';
import { MAX_BOXES } from '#/platform/storage/cover.ts';
import type { Box } from '#/platform/storage/cover.ts';

/** The longest text in which boxes are typed. */
export const MAX_BOX_TEXT = 500;
const WHOLE = 100;
/** Four numbers, between them whatever a hand puts there. */
const LINE =
  /^\D*(\d{1,3}(?:\.\d+)?)\D+(\d{1,3}(?:\.\d+)?)\D+(\d{1,3}(?:\.\d+)?)\D+(\d{1,3}(?:\.\d+)?)\D*$/;

const part = z.number().min(0).max(WHOLE);
const extent = z.number().gt(0).max(WHOLE);
const box = z
  .object({ left: part, top: part, width: extent, height: extent })
  .refine(({ left, top, width, height }) => left + width <= WHOLE && top + height <= WHOLE);

/**
 * Reads parts of a photo in hundredths of its width and height: objects, or text with a line for
 * each part, "left top width height".
 */
export const boxesField = z.preprocess(readLines, z.array(box).min(1).max(MAX_BOXES));

function readLines(value: unknown): unknown {
  if (typeof value !== 'string' || value.length > MAX_BOX_TEXT) return value;
  const lines = value.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => readLine(line) ?? line);
}

function readLine(line: string): Box | undefined {
  const numbers = LINE.exec(line.replaceAll('％', '%'))?.slice(1).map(Number);
  const [left, top, width, height] = numbers ?? [];
  if (left === undefined || top === undefined) return undefined;
  return width === undefined || height === undefined ? undefined : { left, top, width, height };
}

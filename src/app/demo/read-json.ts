import { readFile } from 'node:fs/promises';
import type { z } from 'zod';

/** Reads a file of the demonstration and holds it to its shape. */
export async function readJson<Shape extends z.ZodType>(
  path: string,
  shape: Shape,
): Promise<z.infer<Shape>> {
  return shape.parse(JSON.parse(await readFile(path, 'utf8')));
}

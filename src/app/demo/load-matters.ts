import type { Context } from '#/platform/action/context.ts';
import type { Populated } from './populated.ts';

export async function loadMatters(
  _context: Context,
  _parts: { readonly folder: string; readonly populated: readonly Populated[] },
): Promise<void> {}

import { z } from 'zod';
import type { Matter } from './matter.ts';

/** How pages and programs name a matter: its community and the number read out on the telephone. */
export type MatterName = Pick<Matter, 'communityId' | 'reference'>;

const PUBLIC_ID = /^([0-9A-Za-z][0-9A-Za-z._-]{0,63}?)-(\d{4}-\d{4,9})$/;

/** Writes the id that stands in addresses and answers: `350203007010-2026-0371`. */
export function publicIdOf({ communityId, reference }: MatterName): string {
  return `${communityId}-${reference}`;
}

/** Writes the address of a matter's page. */
export function matterAddress(matter: MatterName): string {
  return `/matters/${publicIdOf(matter)}`;
}

/** The id of a matter in an address; the community in it leads every statement to one place. */
export const publicId = z
  .string()
  .max(90)
  .regex(PUBLIC_ID)
  .transform((text): MatterName => {
    const [, communityId = '', reference = ''] = PUBLIC_ID.exec(text) ?? [];
    return { communityId, reference };
  });

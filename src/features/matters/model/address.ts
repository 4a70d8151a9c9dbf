import { z } from 'zod';
import type { Language } from '#/platform/i18n/language.ts';
import type { Bucket, Matter } from './matter.ts';

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

/** What stands in the address of a desk. */
export type DeskQuery = {
  readonly [key in 'place' | 'show' | 'queue' | 'group' | 'after']?: string | undefined;
};

/** Writes the address of a desk, narrowed to what is wanted. */
export function deskAddress({ place, show, queue, group, after }: DeskQuery): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ place, show, queue, group, after })) {
    if (value !== undefined && value !== '') query.set(name, value);
  }
  return `/desk?${query.toString()}`;
}

/** What stands in the address of a round: through what, for what. */
export type RoundQuery = DeskQuery & {
  readonly [key in 'grid' | 'sheet']?: string | undefined;
};

/** Writes the address of a round through a place. */
export function roundAddress(query: RoundQuery): string {
  return withQuery('/round', query);
}

/** Writes the address of a sheet to be printed for a round. */
export function roundSheetAddress(query: RoundQuery): string {
  return withQuery('/round/sheet', query);
}

function withQuery(path: string, { place, show, queue, group, grid, sheet }: RoundQuery): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ place, show, queue, group, grid, sheet })) {
    if (value !== undefined && value !== '') query.set(name, value);
  }
  return query.size === 0 ? path : `${path}?${query.toString()}`;
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

/** What a feed tells: all of a place, or what is of a group, of a category, or in a state. */
export type FeedTopic = {
  readonly placeId: string;
  readonly language: Language;
  readonly group?: string | undefined;
  readonly category?: string | undefined;
  readonly show?: Bucket | undefined;
};

/** Writes the address of a feed; it names the language, for those who read feeds often do not. */
export function feedAddress({ placeId, language, group, category, show }: FeedTopic): string {
  const query = new URLSearchParams({ lang: language });
  for (const [name, value] of Object.entries({ group, category, show })) {
    if (value !== undefined) query.set(name, value);
  }
  return `/places/${placeId}/feed.atom?${query.toString()}`;
}

import type { TidingSource } from '#/platform/journal/tidings.ts';

/** Knows of nothing that people have not read. */
export const noTidings: TidingSource = {
  listUnread: async () => [],
  find: async () => [],
  markTold: async () => {},
};

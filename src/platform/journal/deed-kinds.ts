import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import type { Db } from '#/platform/db/pool.ts';
import type { Names } from '#/platform/i18n/catalogue.ts';
import type { Deed } from './deeds.ts';

/** What something was about, as its own person is told. */
export type DeedSubject = { readonly names: Names; readonly address?: string | undefined };

/** Takes back what was done; the person concerned, or somebody for them, is who asks. */
export type Reverser = (context: Context, deed: Deed) => Promise<Result<unknown>>;

/** What a feature knows of what is done in it for others: what it was about, how it is undone. */
export type DeedKind = {
  readonly feature: string;
  /** Says what deeds were about, by the id of the deed. */
  readonly subjectsOf: (
    db: Db,
    deeds: readonly Deed[],
  ) => Promise<ReadonlyMap<string, DeedSubject>>;
  readonly reversers: Readonly<Record<string, Reverser>>;
};

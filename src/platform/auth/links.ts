import { sql } from 'kysely';
import type { Context } from '#/platform/action/context.ts';
import type { Db } from '#/platform/db/pool.ts';
import { hashToken } from './sessions.ts';

const TOKEN_BYTES = 32;

/** What a link is for: making the first steward, or entering as somebody who is known already. */
export type LinkPurpose = 'first_steward' | 'persona';

export type SignInLink = {
  readonly purpose: LinkPurpose;
  /** Whom it signs in; the first steward is yet to be made. */
  readonly personId: string | undefined;
};

export type NewLink = SignInLink & { readonly hours: number; readonly uses: number };

/** Makes a link and returns its token, which is kept nowhere. */
export async function makeSignInLink(context: Context, link: NewLink): Promise<string> {
  const token = Buffer.from(context.services.randomBytes(TOKEN_BYTES)).toString('base64url');
  await context.db
    .insertInto('platform.sign_in_link')
    .values({
      token_hash: hashToken(token),
      person_id: link.personId ?? null,
      purpose: link.purpose,
      created_at: context.now,
      expires_at: context.now.add({ hours: link.hours }),
      uses_left: link.uses,
    })
    .execute();
  return token;
}

/** Finds a link that still opens, without using it. */
export async function findSignInLink(
  db: Db,
  token: string,
  now: Temporal.Instant,
): Promise<SignInLink | undefined> {
  const row = await db
    .selectFrom('platform.sign_in_link')
    .select(['purpose', 'person_id'])
    .where('token_hash', '=', hashToken(token))
    .where('expires_at', '>', now)
    .where('uses_left', '>', 0)
    .executeTakeFirst();
  return row && toLink(row);
}

/** Uses a link once; of two who take its last use at once, one finds nothing. */
export async function useSignInLink(
  db: Db,
  link: { readonly token: string; readonly purpose: LinkPurpose },
  now: Temporal.Instant,
): Promise<SignInLink | undefined> {
  const row = await db
    .updateTable('platform.sign_in_link')
    .set({ uses_left: sql`uses_left - 1` })
    .where('token_hash', '=', hashToken(link.token))
    .where('purpose', '=', link.purpose)
    .where('expires_at', '>', now)
    .where('uses_left', '>', 0)
    .returning(['purpose', 'person_id'])
    .executeTakeFirst();
  return row && toLink(row);
}

/** Withdraws every link of a purpose, so that a fresh one is the only one. */
export async function withdrawSignInLinks(db: Db, purpose: LinkPurpose): Promise<void> {
  await db.deleteFrom('platform.sign_in_link').where('purpose', '=', purpose).execute();
}

/** Forgets links that open nothing any more. */
export async function forgetSignInLinks(db: Db, now: Temporal.Instant): Promise<void> {
  await db.deleteFrom('platform.sign_in_link').where('expires_at', '<=', now).execute();
}

function toLink(row: { readonly purpose: string; readonly person_id: string | null }): SignInLink {
  const purpose = row.purpose === 'persona' ? 'persona' : 'first_steward';
  return { purpose, personId: row.person_id ?? undefined };
}

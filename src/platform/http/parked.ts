import type { Context } from '#/platform/action/context.ts';
import type { Db } from '#/platform/db/pool.ts';
import type { FormState } from './view.ts';

const PARKED_HOURS = 24;
const ID_BYTES = 16;

export type ParkedForm = {
  readonly endpoint: string;
  readonly address: string;
  readonly values: FormState['values'];
};

/** Keeps what was typed while its writer signs in; the returned id is the only way back to it. */
export async function parkForm(context: Context, form: ParkedForm): Promise<string> {
  const id = uuidFrom(context.services.randomBytes(ID_BYTES));
  await context.db
    .insertInto('platform.parked_form')
    .values({
      id,
      endpoint: form.endpoint,
      address: form.address,
      fields: JSON.stringify(form.values),
      at: context.now,
    })
    .execute();
  return id;
}

/** Finds a parked form within a day; afterwards it is as if it had never been. */
export async function findParkedForm(
  db: Db,
  id: string,
  now: Temporal.Instant,
): Promise<FormState | undefined> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return undefined;
  const row = await db
    .selectFrom('platform.parked_form')
    .select(['endpoint', 'fields'])
    .where('id', '=', id)
    .where('at', '>', now.subtract({ hours: PARKED_HOURS }))
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    endpoint: row.endpoint,
    values: readFields(row.fields),
    problems: [],
    refusal: undefined,
  };
}

/** Forgets forms whose writers did not come back. */
export async function forgetParkedForms(db: Db, now: Temporal.Instant): Promise<void> {
  await db
    .deleteFrom('platform.parked_form')
    .where('at', '<', now.subtract({ hours: PARKED_HOURS }))
    .execute();
}

function readFields(fields: unknown): FormState['values'] {
  if (typeof fields !== 'object' || fields === null) return {};
  const kept: [string, string | readonly string[]][] = [];
  for (const [name, value] of Object.entries(fields)) {
    if (typeof value === 'string') kept.push([name, value]);
    else if (Array.isArray(value)) kept.push([name, value.map(String)]);
  }
  return Object.fromEntries(kept);
}

/** Formats sixteen random bytes as a uuid (version 4). */
function uuidFrom(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes).toString('hex');
  const variant = ((parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return parts.join('-');
}

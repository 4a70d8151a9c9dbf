import type { Db } from '#/platform/db/pool.ts';
import { findSetting } from '#/platform/config/secret.ts';

/** Under which names the settings of each way out are kept. */
export const settingKeys = {
  email: 'notify_email',
  sms: 'notify_sms',
  push: 'notify_push',
} as const;

export type SetWay = keyof typeof settingKeys;

/** Lists the ways out that this installation has; none is needed for it to work. */
export async function listSetWays(
  db: Db,
  host: { readonly mail: object | undefined },
): Promise<readonly SetWay[]> {
  const isSet = async (way: SetWay) => {
    if (way === 'email' && host.mail !== undefined) return true;
    return ((await findSetting(db, settingKeys[way])) ?? '') !== '';
  };
  const ways: SetWay[] = [];
  for (const way of ['email', 'sms', 'push'] as const) if (await isSet(way)) ways.push(way);
  return ways;
}

import { readReference } from '#/features/matters/index.ts';
import type { Context } from '#/platform/action/context.ts';
import { editions } from '#/features/open311/model/asked.ts';
import type { Edition } from '#/features/open311/model/asked.ts';
import type { DiscoveryTold } from '#/features/open311/model/told.ts';
import { changesetOf } from '#/features/open311/rules/asked.ts';
import { words } from '#/features/open311/words/index.ts';

/** Where each edition is found. */
export const BASES: { readonly [edition in Edition]: `/${string}` } = {
  production: '/open311/v2',
  test: '/open311/test/v2',
};

const SPECIFICATION = 'http://wiki.open311.org/GeoReport_v2';

/** Tells where requests are raised and where that is tried out, and how to get a key. */
export async function discover(context: Context): Promise<DiscoveryTold> {
  const { services, language } = context;
  const { version } = await readReference(context.db);
  const say = words[language];
  const changeset = changesetOf(version);
  return {
    changeset,
    contact: say.contact(`${services.publicUrl}/about`),
    key_service: say.keyService(services.publicUrl),
    endpoints: editions.map((edition) => ({
      specification: SPECIFICATION,
      url: `${services.publicUrl}${BASES[edition]}`,
      changeset,
      // In a demonstration nobody looks after what is raised.
      type: services.isDemonstration ? 'test' : edition,
      formats: ['text/xml', 'application/json'],
    })),
  };
}

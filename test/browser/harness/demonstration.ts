import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { loadDemonstration } from '#/app/demo/load.ts';
import { offerPersonas } from '#/app/demo/personas.ts';
import type { Installation } from '#/app/installation.ts';
import { ROOT } from '#/app/installation.ts';
import { loadReference } from '#/app/reference.ts';
import { visitor } from '#/platform/access/subject.ts';
import { makeContext } from '#/platform/action/make-context.ts';
import { startTestSite } from './site.ts';
import type { TestSite } from './site.ts';

const personas = z.object({ personas: z.array(z.object({ code: z.string() })) });

/** Starts the demonstration, as `npm start` shows it. */
export function demonstrationSite(): Promise<TestSite> {
  return startTestSite(fillWithDemonstration);
}

/** Loads everything and gives, by the code of each persona, the link that signs in as them. */
async function fillWithDemonstration(
  installation: Installation,
): Promise<Readonly<Record<string, string>>> {
  const { db, services } = installation;
  await loadReference(db);
  await loadDemonstration(installation, () => {});
  const context = makeContext({ db, services, subject: visitor, language: 'zh-Hant' });
  const offered = await offerPersonas(context);
  const file = await readFile(join(ROOT, 'db', 'demo', 'personas.json'), 'utf8');
  const codes = personas.parse(JSON.parse(file)).personas.map(({ code }) => code);
  return Object.fromEntries(offered.map(({ address }, index) => [codes[index] ?? '', address]));
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Db } from '#/platform/db/pool.ts';
import { addMissingKinds } from '#/features/organisations/store/reference.ts';

const names = z.object({ 'zh-Hant': z.string(), 'zh-Hans': z.string(), en: z.string() });

const kindsFile = z.object({
  kinds: z.array(z.object({ code: z.string(), names, icon: z.string() })),
});

const postsFile = z.object({
  posts: z.array(z.object({ code: z.string(), names, reachesHouseholds: z.boolean() })),
});

/**
 * Loads the starting vocabulary of organisations and posts from the reference folder. It adds what
 * is missing and changes nothing that is there, so it runs at every start.
 */
export async function loadOrganisationReference(db: Db, folder: string): Promise<void> {
  const kinds = kindsFile.parse(await readJson(join(folder, 'organisation-kinds.json')));
  const posts = postsFile.parse(await readJson(join(folder, 'posts.json')));
  await addMissingKinds(db, {
    kinds: kinds.kinds.map((kind) => ({ ...kind, names: inScripts(kind.names) })),
    postKinds: posts.posts.map((post) => ({ ...post, names: inScripts(post.names) })),
  });
}

async function readJson(path: string): Promise<unknown> {
  return JSON.parse(await readFile(path, 'utf8'));
}

function inScripts(written: z.infer<typeof names>) {
  return { hant: written['zh-Hant'], hans: written['zh-Hans'], en: written.en };
}

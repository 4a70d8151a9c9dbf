import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Random } from '#/lib/random.ts';
import type { Context } from '#/platform/action/context.ts';
import { keepPhoto, repeatPhoto, takePicture } from '#/platform/storage/photos.ts';
import { readJson } from './read-json.ts';

const scenesShape = z.object({
  scenes: z.array(z.object({ code: z.string(), categories: z.array(z.string()) })),
});

/** The drawn pictures that stand for photographs, each encoded once. */
export type Album = {
  readonly pages: ReadonlyMap<string, { readonly before: string; readonly after: string }>;
  readonly scenesOf: ReadonlyMap<string, readonly string[]>;
};

/** Two pictures of the same thing: as it was, and as it is when somebody has seen to it. */
export type Pair = { readonly before: string; readonly after: string };

/** About every third matter is told with a picture. */
const PICTURED_SHARE = 0.35;

/** Reads the scenes of the demonstration and keeps each as a photo is kept. */
export async function openAlbum(context: Context, folder: string): Promise<Album> {
  const { scenes } = await readJson(join(folder, 'scenes.json'), scenesShape);
  const keep = async (name: string): Promise<string> => {
    const drawing = await readFile(join(folder, 'scenes', `${name}.svg`));
    const kept = await keepPhoto(context, await takePicture(drawing));
    if (!kept.ok) throw new Error(`The scene ${name} is no picture: ${kept.refusal}`);
    return kept.value.id;
  };
  const pages = await Promise.all(
    scenes.map(async ({ code }) => {
      const [before, after] = await Promise.all([keep(`${code}-before`), keep(`${code}-after`)]);
      return [code, { before, after }] as const;
    }),
  );
  const categories = scenes.flatMap(({ code, categories: own }) =>
    own.map((category) => ({ category, code })),
  );
  const byCategory = Map.groupBy(categories, ({ category }) => category);
  return {
    pages: new Map(pages),
    scenesOf: new Map([...byCategory].map(([key, found]) => [key, found.map(({ code }) => code)])),
  };
}

/** Chooses the pictures a matter of a category is told with; most are told without. */
export function choosePair(album: Album, category: string, random: Random): Pair | undefined {
  const scenes = album.scenesOf.get(category) ?? [];
  if (scenes.length === 0 || !random.chance(PICTURED_SHARE)) return undefined;
  return album.pages.get(random.pick(scenes));
}

/** Gives whoever the context is of a photo of their own with the same picture. */
export async function takeOut(context: Context, photo: string | undefined): Promise<string[]> {
  return photo === undefined ? [] : [await repeatPhoto(context, photo)];
}

import assert from 'node:assert/strict';
import sharp from 'sharp';
import { testApp } from './app.ts';
import type { Browser, Seen, TestApp } from './app.ts';
import { COMMUNITY, REFERENCE, makeWorld } from './compound.ts';
import type { World } from './compound.ts';
import { loadReferenceFiles } from '#/features/matters/actions/reference.ts';
import { raiseEndpoints } from '#/features/matters/routes/raise.ts';
import { peopleEndpoints } from '#/features/people/index.ts';
import type { Home } from '#/platform/access/subject.ts';

/** What tests of raising stand on: a compound, the categories, and a resident of building 1. */
export type Raising = {
  readonly app: TestApp;
  readonly world: World;
  readonly resident: Browser;
  readonly home: Home;
};

export const RAILING = '坡道的欄杆鬆了，一扶就晃，老人家走過很怕。';

/** Opens the screens of raising over a compound. */
export async function openRaising(): Promise<Raising> {
  const app = await testApp({ endpoints: [...raiseEndpoints, ...peopleEndpoints] });
  const world = await makeWorld(app.db, app.clock.now());
  await loadReferenceFiles(app.db, { folder: REFERENCE, newId: () => crypto.randomUUID() });
  const household = world.households[0];
  assert.ok(household);
  const home = {
    householdId: household.id,
    placeId: household.id,
    path: household.path,
    communityId: COMMUNITY,
  };
  const resident = await app.signIn(world.people.chen, { homes: [home] });
  return { app, world, resident, home };
}

/** Makes a plain photo. */
export async function picture(side = 64): Promise<File> {
  const noise = { create: { width: side, height: side, channels: 3, background: '#a65' } } as const;
  const bytes = await sharp(noise).jpeg().toBuffer();
  return new File([new Uint8Array(bytes)], 'railing.jpg', { type: 'image/jpeg' });
}

/** Reads the token of the draft from where a form led. */
export function draftOf(seen: Seen): string {
  assert.equal(seen.status, 303, seen.text);
  const draft = new URL(seen.location ?? '', 'http://own').searchParams.get('draft');
  assert.ok(draft !== null, String(seen.location));
  return draft;
}

/** Goes through the first three screens as most people would. */
export async function tell(
  { browser, world }: { readonly browser: Browser; readonly world: World },
  body = RAILING,
  more: object = {},
): Promise<string> {
  const begun = await browser.send('/raise', { body, place: COMMUNITY, ...more });
  const draft = draftOf(begun);
  const chosen = await browser.send('/raise/category', {
    draft,
    category: 'railing',
    asked: ['falling_now', 'injured'],
  });
  assert.match(chosen.location ?? '', /^\/raise\/place\?/, chosen.text);
  const placed = await browser.send('/raise/place', {
    draft,
    placeId: world.compound.id,
    visibility: 'all',
  });
  assert.match(placed.location ?? '', /^\/raise\/check\?/, placed.text);
  return draft;
}

/** Reads the hidden fields of the form that raises. */
export function lastForm(page: string): Record<string, string | string[]> {
  const form = /<form[^>]*action="\/matters"[\s\S]*?<\/form>/.exec(page)?.[0] ?? '';
  assert.notEqual(form, '', 'the last screen has the form that raises');
  const fields: Record<string, string | string[]> = { photos: [] };
  for (const [, name = '', value = ''] of form.matchAll(
    /type="hidden" name="(\w+)" value="([^"]*)"/g,
  )) {
    if (name === '_key' || name === '_from') continue;
    const before = fields[name];
    fields[name] = Array.isArray(before) ? [...before, value] : value;
  }
  return fields;
}

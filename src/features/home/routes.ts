import { z } from 'zod';
import { findPlace } from '#/features/places/index.ts';
import type { PlacePanel } from '#/features/places/index.ts';
import { succeed } from '#/lib/result.ts';
import { everyone } from '#/platform/access/policy.ts';
import type { Context } from '#/platform/action/context.ts';
import { sealFile } from '#/platform/http/components/seal.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { optionalChoice } from '#/platform/http/fields.ts';
import { languages } from '#/platform/i18n/language.ts';
import { aboutPage } from './pages/about.ts';
import { homePage } from './pages/home.ts';
import type { HomeView } from './pages/home.ts';
import { privacyPage } from './pages/privacy.ts';
import { words } from './words/index.ts';

export type HomeParts = {
  /** What the front page shows of the reader's community. */
  readonly panels: readonly PlacePanel[];
  /** Finds the community whose front page this reader sees. */
  readonly findHome: (context: Context) => Promise<string | undefined>;
  readonly listPersonas: (context: Context) => Promise<HomeView['personas']>;
};

const nothing = z.object({});

/** Programs learn which community the page is of; its parts have endpoints of their own. */
const homeShape = z.codec(
  z.object({ placeId: z.string().optional() }),
  z.custom<HomeView>(() => true),
  {
    encode: (shown) => ({ placeId: shown.place?.id }),
    decode: () => ({ place: undefined, panels: [], isDemonstration: false, personas: [] }),
  },
);

/** Makes the endpoints of the front page out of what the composition lends it. */
export function homeEndpoints(parts: HomeParts): readonly AnyEndpoint[] {
  return [home(parts), about, privacy, preferences, sealFileEndpoint];
}

function home(parts: HomeParts): AnyEndpoint {
  return endpoint({
    name: 'home.show',
    method: 'GET',
    path: '/',
    summary: 'Shows the front page of the reader’s community.',
    policy: everyone,
    input: nothing,
    output: homeShape,
    words,
    run: async (context) => succeed(await loadHome(context, parts)),
    page: homePage,
  });
}

async function loadHome(context: Context, parts: HomeParts): Promise<HomeView> {
  const placeId = await parts.findHome(context);
  const place = placeId === undefined ? undefined : await findPlace(context.db, placeId);
  const panels =
    place === undefined
      ? []
      : await Promise.all(
          parts.panels.map(async (panel) => ({
            side: panel.side,
            draw: await panel.load(context, place),
          })),
        );
  return {
    place,
    panels,
    isDemonstration: context.services.isDemonstration,
    personas: context.services.isDemonstration ? await parts.listPersonas(context) : [],
  };
}

const about = endpoint({
  name: 'home.about',
  method: 'GET',
  path: '/about',
  summary: 'Says what this installation is and what it promises.',
  policy: everyone,
  input: nothing,
  output: nothing,
  words,
  run: async () => succeed({}),
  page: aboutPage,
});

const privacy = endpoint({
  name: 'home.privacy',
  method: 'GET',
  path: '/privacy',
  summary: 'Says who sees which data and what one may ask for.',
  policy: everyone,
  input: nothing,
  output: nothing,
  words,
  run: async () => succeed({}),
  page: privacyPage,
});

const sealFileEndpoint = endpoint({
  name: 'home.seal',
  method: 'GET',
  path: '/seal.svg',
  summary: 'Sends the seal for the browser’s tab.',
  policy: everyone,
  input: nothing,
  output: nothing,
  words,
  run: async () => succeed({}),
  send: () => ({ mediaType: 'image/svg+xml', body: sealFile(), isImmutable: false }),
});

const preferences = endpoint({
  name: 'home.preferences',
  method: 'POST',
  path: '/preferences',
  summary: 'Chooses language, large type and colours for this browser.',
  policy: everyone,
  isUnrecorded: true,
  input: z.object({
    language: optionalChoice(languages),
    elder: optionalChoice(['on', 'off']),
    theme: optionalChoice(['auto', 'light', 'dark']),
  }),
  output: nothing,
  words,
  run: async () => succeed({}),
  onward: (_language, _output, input) => ({ to: 'back', preferences: chosen(input) }),
});

function chosen(input: {
  readonly language?: string | undefined;
  readonly elder?: 'on' | 'off' | undefined;
  readonly theme?: string | undefined;
}): Readonly<Record<string, string>> {
  return {
    ...(input.language === undefined ? {} : { linli_lang: input.language }),
    ...(input.elder === undefined ? {} : { linli_elder: input.elder === 'on' ? '1' : '0' }),
    ...(input.theme === undefined ? {} : { linli_theme: input.theme }),
  };
}

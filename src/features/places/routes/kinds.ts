import { z } from 'zod';
import { refuse, succeed } from '#/lib/result.ts';
import { holderOf, signedIn } from '#/platform/access/policy.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import { line, whole } from '#/platform/http/fields.ts';
import { addPlaceKind, mayKeepKinds, renamePlaceKind } from '#/features/places/actions/kinds.ts';
import { MAX_KIND_NAME } from '#/features/places/model.ts';
import { kindsPage } from '#/features/places/pages/kinds.ts';
import { listKinds } from '#/features/places/store/kinds.ts';
import { words } from '#/features/places/words/index.ts';
import { levelKindShape } from './shapes.ts';

const HIGHEST_LEVEL = 1;
const LOWEST_LEVEL = 99;

const kindId = z.string().regex(/^[a-z][a-z_]{0,31}$/);
const names = {
  hant: line(MAX_KIND_NAME),
  hans: line(MAX_KIND_NAME),
  en: line(MAX_KIND_NAME),
};
const done = z.object({ id: z.string() });

const kinds = endpoint({
  name: 'places.kinds',
  method: 'GET',
  path: '/place-kinds',
  summary: 'Lists the kinds of places with their names, the highest first.',
  policy: signedIn,
  input: z.object({ kind: kindId.optional() }),
  output: z.object({
    kinds: z.array(levelKindShape),
    mayKeep: z.boolean(),
    chosen: levelKindShape.optional(),
  }),
  words,
  run: async (context, input) => {
    const shown = {
      kinds: [...(await listKinds(context.db))],
      mayKeep: await mayKeepKinds(context),
    };
    if (input.kind === undefined) return succeed(shown);
    const chosen = shown.kinds.find(({ id }) => id === input.kind);
    if (chosen === undefined) return refuse('not_found');
    if (!shown.mayKeep) return refuse('not_allowed');
    return succeed({ ...shown, chosen });
  },
  page: kindsPage,
});

const renameKind = endpoint({
  name: 'places.rename_kind',
  method: 'PUT',
  path: '/place-kinds/:id',
  summary: 'Gives a kind of places other names.',
  policy: holderOf('steward'),
  input: z.object({ id: kindId, ...names }),
  output: done,
  words,
  run: (context, { id, ...named }) => renamePlaceKind(context, { id, names: named }),
  onward: (language) => ({ to: '/place-kinds', notice: words[language].kindRenamed }),
});

const addKind = endpoint({
  name: 'places.add_kind',
  method: 'POST',
  path: '/place-kinds',
  summary: 'Adds a kind of places at a level of the tree; 50 is the community.',
  policy: holderOf('steward'),
  input: z.object({ id: kindId, level: whole(HIGHEST_LEVEL, LOWEST_LEVEL), ...names }),
  output: done,
  words,
  run: (context, { id, level, ...named }) => addPlaceKind(context, { id, level, names: named }),
  onward: (language) => ({ to: '/place-kinds', notice: words[language].kindAdded }),
});

export const kindRoutes = [kinds, renameKind, addKind];

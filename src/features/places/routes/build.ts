import { z } from 'zod';
import { MAX_PER_FLOOR } from '#/lib/range-pattern.ts';
import { refuse, succeed } from '#/lib/result.ts';
import { holderOf } from '#/platform/access/policy.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import { line, optionalLine, placeId, whole } from '#/platform/http/fields.ts';
import { buildCompound } from '#/features/places/actions/build.ts';
import { COMMUNITY_LEVEL, COMPOUND_LEVEL } from '#/features/places/model.ts';
import { buildPage } from '#/features/places/pages/build.ts';
import { mayBuild } from '#/features/places/policy.ts';
import { findPlace } from '#/features/places/store/find.ts';
import { listKinds } from '#/features/places/store/kinds.ts';
import { words } from '#/features/places/words/index.ts';
import { levelKindShape, placeShape } from './shapes.ts';

const MAX_NAME = 60;
const MAX_KIND = 32;
const MAX_RANGE = 200;
const builders = holderOf('steward', 'community_worker');

export const askToBuild = endpoint({
  name: 'places.ask_to_build',
  method: 'GET',
  path: '/places/:id/build',
  summary: 'Shows what is asked to make a compound with its buildings.',
  policy: builders,
  input: z.object({ id: placeId }),
  output: z.object({ place: placeShape, kinds: z.array(levelKindShape) }),
  words,
  run: async (context, input) => {
    const place = await findPlace(context.db, input.id);
    if (place === undefined || place.level !== COMMUNITY_LEVEL) return refuse('not_found');
    if (!mayBuild(context.subject, place.path)) return refuse('not_allowed');
    const kinds = await listKinds(context.db);
    return succeed({ place, kinds: kinds.filter(({ level }) => level === COMPOUND_LEVEL) });
  },
  page: buildPage,
});

export const build = endpoint({
  name: 'places.build',
  method: 'POST',
  path: '/places/:id/compounds',
  summary:
    'Makes a compound, lane or the like with its buildings, units and households from a pattern.',
  policy: builders,
  input: z.object({
    id: placeId,
    kind: line(MAX_KIND),
    name: line(MAX_NAME),
    code: z.string().regex(/^[0-9a-z_]{1,20}$/),
    buildings: line(MAX_RANGE),
    units: optionalLine(MAX_RANGE),
    floors: line(MAX_RANGE),
    perFloor: whole(1, MAX_PER_FLOOR),
  }),
  output: z.object({ id: z.string(), buildings: z.int(), households: z.int() }),
  words,
  run: (context, { id, kind, name, code, buildings, units, floors, perFloor }) =>
    buildCompound(context, {
      communityId: id,
      kind,
      name,
      code,
      pattern: { buildings, units: units ?? '', floors, perFloor },
    }),
  onward: (language, output) => ({
    to: `/places/${output.id}`,
    notice: words[language].made(String(output.households)),
  }),
});

import { z } from 'zod';
import { findPlace } from '#/features/places/index.ts';
import type { PlacePanel } from '#/features/places/index.ts';
import { readFiguresOf } from '#/features/joint/actions/figures.ts';
import { figuresPage, figuresPanel, figuresTable } from '#/features/joint/pages/figures.ts';
import { refusals } from '#/features/joint/words/refusals.ts';
import { refuse, succeed } from '#/lib/result.ts';
import { everyone } from '#/platform/access/policy.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import { placeId } from '#/platform/http/fields.ts';
import { figuresShape } from './shapes.ts';

/** Says in numbers what came of the joint tasks of a place. */
export const figuresEndpoint = endpoint({
  name: 'joint.figures',
  method: 'GET',
  path: '/places/:id/joint-tasks',
  summary:
    'Counts the joint tasks of a place over a year: reports in time, who came, parts, results.',
  policy: everyone,
  input: z.object({ id: placeId }),
  output: figuresShape,
  words: refusals(),
  run: async (context, { id }) => {
    const place = await findPlace(context.db, id);
    const figures = place && (await readFiguresOf(context, place));
    if (place === undefined || figures === undefined) return refuse('not_found');
    return succeed({ place: { id: place.id, names: place.names }, figures });
  },
  page: figuresPage,
  table: figuresTable,
});

/** Says on a place's page how often offices were called there, and whether they came. */
export const jointsOfPlace: PlacePanel = {
  name: 'joint',
  side: 'side',
  load: async (context, place) => {
    const figures = await readFiguresOf(context, place);
    if (figures === undefined || figures.asked === 0) return undefined;
    return (view) => figuresPanel(view, { place: { id: place.id, names: place.names }, figures });
  },
};

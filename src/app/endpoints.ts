import { homeEndpoints } from '#/features/home/index.ts';
import {
  coverage,
  organisationEndpoints,
  organisationJobs,
  responsible,
} from '#/features/organisations/index.ts';
import { peopleEndpoints, peopleJobs } from '#/features/people/index.ts';
import { placeEndpoints } from '#/features/places/index.ts';
import { matterJobs, raiseEndpoints } from '#/features/matters/index.ts';
import { figureEndpoints, figureJobs, figuresOfPlace } from '#/features/figures/index.ts';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import type { JobHandler } from '#/platform/jobs/worker.ts';
import { findHome, listPersonas } from './reader.ts';

/** What stands on a place's page, in this order. */
const placePanels = [coverage, figuresOfPlace, responsible];

/** Everything this installation answers to. */
export const endpoints: readonly AnyEndpoint[] = [
  ...homeEndpoints({ panels: placePanels, findHome, listPersonas }),
  ...placeEndpoints(placePanels),
  ...peopleEndpoints,
  ...organisationEndpoints,
  ...raiseEndpoints,
  ...figureEndpoints,
];

/** Everything that happens without anybody asking for it just then. */
export const jobHandlers: readonly JobHandler[] = [
  ...organisationJobs,
  ...peopleJobs,
  ...matterJobs,
  ...figureJobs,
];

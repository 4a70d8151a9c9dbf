import { homeEndpoints } from '#/features/home/index.ts';
import {
  coverage,
  organisationEndpoints,
  organisationJobs,
  responsible,
} from '#/features/organisations/index.ts';
import { peopleEndpoints, peopleJobs } from '#/features/people/index.ts';
import { placeEndpoints } from '#/features/places/index.ts';
import { figureJobs } from '#/features/figures/index.ts';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import type { JobHandler } from '#/platform/jobs/worker.ts';
import { findHome, listPersonas } from './reader.ts';

/** What stands on a place's page, in this order. */
const placePanels = [coverage, responsible];

/** Everything this installation answers to. */
export const endpoints: readonly AnyEndpoint[] = [
  ...homeEndpoints({ panels: placePanels, findHome, listPersonas }),
  ...placeEndpoints(placePanels),
  ...peopleEndpoints,
  ...organisationEndpoints,
];

/** Everything that happens without anybody asking for it just then. */
export const jobHandlers: readonly JobHandler[] = [
  ...organisationJobs,
  ...peopleJobs,
  ...figureJobs,
];

import { join } from 'node:path';
import { homeEndpoints } from '#/features/home/index.ts';
import { organisationEndpoints, organisationJobs } from '#/features/organisations/index.ts';
import { peopleEndpoints, peopleJobs } from '#/features/people/index.ts';
import { placeEndpoints } from '#/features/places/index.ts';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import type { JobHandler } from '#/platform/jobs/worker.ts';

export const endpoints: readonly AnyEndpoint[] = [];
export const jobHandlers: readonly JobHandler[] = [...organisationJobs, ...peopleJobs];

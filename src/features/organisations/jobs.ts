import { z } from 'zod';
import { listCommunitiesChanged } from '#/platform/journal/changes.ts';
import type { JobHandler } from '#/platform/jobs/worker.ts';
import { recountCoverage } from './actions/coverage.ts';
import { lastCount } from './store/coverage.ts';

const ofCommunity = z.object({ communityId: z.string() });

/** Counts one community after somebody was appointed or a term ended. */
export const countCoverageJob: JobHandler = {
  name: 'organisations.count_coverage',
  run: async (context, payload) => {
    const { communityId } = ofCommunity.parse(payload);
    await recountCoverage(context.db, communityId, context.now);
  },
};

/**
 * Counts the communities in which places were made or moved since the last count: places know
 * nothing of organisations, so this is heard from the journal.
 */
export const followPlacesJob: JobHandler = {
  name: 'organisations.follow_places',
  cron: '* * * * *',
  run: async (context) => {
    const since = await lastCount(context.db);
    const changed = await listCommunitiesChanged(context.db, { feature: 'places', since });
    for (const communityId of changed) {
      await recountCoverage(context.db, communityId, context.now);
    }
  },
};

export const organisationJobs: readonly JobHandler[] = [countCoverageJob, followPlacesJob];

import { z } from 'zod';
import { listLastChanges } from '#/platform/journal/changes.ts';
import type { JobHandler } from '#/platform/jobs/worker.ts';
import { recountCoverage } from './actions/coverage.ts';
import { isCountStale } from './rules.ts';
import { findCounts } from './store/coverage.ts';

/** How far back a change is looked for that was not counted, such as before a restart. */
const FOLLOWED_HOURS = 24;

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
 * Counts the communities in which places were made or moved since they were counted: places know
 * nothing of organisations, so this is heard from the journal.
 */
export const followPlacesJob: JobHandler = {
  name: 'organisations.follow_places',
  cron: '* * * * *',
  run: async (context) => {
    const since = context.now.subtract({ hours: FOLLOWED_HOURS });
    const changes = await listLastChanges(context.db, { feature: 'places', since });
    const ids = changes.map(({ communityId }) => communityId);
    const counts = await findCounts(context.db, ids);
    const stale = changes.filter(({ communityId, at }) =>
      isCountStale(counts.get(communityId), at),
    );
    // In one order, so that two who count several communities never wait for each other.
    for (const communityId of stale.map((one) => one.communityId).toSorted()) {
      await recountCoverage(context.db, communityId, context.now);
    }
  },
};

export const organisationJobs: readonly JobHandler[] = [countCoverageJob, followPlacesJob];

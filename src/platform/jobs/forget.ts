import { forgetAttempts } from '#/platform/auth/attempts.ts';
import { forgetCodes } from '#/platform/auth/codes.ts';
import { forgetFailures } from '#/platform/auth/delays.ts';
import { forgetSignInLinks } from '#/platform/auth/links.ts';
import { forgetSessions } from '#/platform/auth/sessions.ts';
import { forgetKeys } from '#/platform/http/keys.ts';
import { forgetParkedForms } from '#/platform/http/parked.ts';
import { forgetReadings } from '#/platform/personal/readings.ts';
import type { JobHandler } from './worker.ts';

/** Every night, when few are awake. */
const NIGHTLY = '23 19 * * *';

/** Clears away what is over: tries, codes, links, sessions, outcomes, forms, old readings. */
export const forgetWhatIsOver: JobHandler = {
  name: 'platform.forget',
  cron: NIGHTLY,
  run: async ({ db, now }) => {
    await forgetAttempts(db, now);
    await forgetFailures(db, now);
    await forgetCodes(db, now);
    await forgetSignInLinks(db, now);
    await forgetSessions(db, now);
    await forgetKeys(db, now);
    await forgetParkedForms(db, now);
    await forgetReadings(db, now);
  },
};

import { planRound } from './harness/plan.ts';
import { testPages } from './pages.ts';

/** Other parts of the suite run beside it, on machines of two cores. */
const LIMIT_MS = 1_200_000;

testPages({ plan: planRound, limitMs: LIMIT_MS });

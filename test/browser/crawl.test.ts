import { planRound } from './harness/plan.ts';
import { testPages } from './pages.ts';

const LIMIT_MS = 220_000;

testPages({ plan: planRound, limitMs: LIMIT_MS });

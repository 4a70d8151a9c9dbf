import { planRound } from '#test/browser/harness/plan.ts';
import { testPages } from '#test/browser/pages.ts';

const LIMIT_MS = 220_000;

testPages({ plan: planRound, limitMs: LIMIT_MS });

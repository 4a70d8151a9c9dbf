import { planAll } from '#test/browser/harness/plan.ts';
import { testPages } from '#test/browser/pages.ts';

const LIMIT_MS = 45 * 60_000;

testPages({ plan: planAll, limitMs: LIMIT_MS });

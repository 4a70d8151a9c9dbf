import type { ClockStage, Profile, State, Verb } from '#/features/matters/model/matter.ts';
import type { WantedClocks } from './clocks.ts';
import { profileRules } from './profiles.ts';

/** What the end of a stage's time brings about by itself; of the others, people are told. */
const consequences: { readonly [stage in ClockStage]?: Verb } = {
  take_back: 'take_back',
  wait_asker: 'close_unreachable',
  // The dispatcher is asked to decide; meanwhile it goes on where it stood.
  wait_partner: 'resume',
  pause: 'resume',
  verdict: 'close_unanswered',
};

/** Stages that end by themselves, and are late for nobody. */
const windows: ReadonlySet<ClockStage> = new Set(['return_window']);

/** Names what the end of a stage's time brings about, if anything does by itself. */
export function consequenceOf(stage: ClockStage): Verb | undefined {
  return consequences[stage];
}

/** Tells whether the end of a stage's time makes somebody late, who is then told so. */
export function isDuty(stage: ClockStage): boolean {
  return consequences[stage] === undefined && !windows.has(stage);
}

/** Lists the clocks a state wants, less those that have no business in it this time. */
export function wantedClocks(
  profile: Profile,
  state: State,
  without: readonly ClockStage[] = [],
): WantedClocks {
  const { run = [], stand = [] } = profileRules[profile].clocks[state] ?? {};
  const wanted = new Map<ClockStage, 'runs' | 'stands'>();
  for (const stage of run) if (!without.includes(stage)) wanted.set(stage, 'runs');
  for (const stage of stand) if (!without.includes(stage)) wanted.set(stage, 'stands');
  return wanted;
}

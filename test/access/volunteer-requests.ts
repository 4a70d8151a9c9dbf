import { z } from 'zod';
import { places, telephones } from '#test/world.ts';
import { own } from './request.ts';
import type { Request, Row } from './request.ts';
import type { Targets } from './world.ts';

const ownShape = z.object({ avoidances: z.array(z.object({ id: z.string() })) });

/** The asker helps, too: when, with what, and whom they would rather not meet. */
export async function beginToHelp(
  act: (by: string, asked: readonly [string, Request['raw']]) => Promise<unknown>,
) {
  await act('asker', ['volunteers.set_limits', { anchor: places.building }]);
  await act('asker', ['volunteers.tell_skills', { able: ['electrical'] }]);
  await act('asker', ['volunteers.add_hours', { days: ['1'], from: '00:00', to: '06:00' }]);
  await act('asker', ['volunteers.avoid', { address: telephones.li, note: '七號樓的' }]);
  const { avoidances } = ownShape.parse(await act('asker', ['volunteers.own', {}]));
  return { avoidance: avoidances[0]?.id ?? '' };
}

/** What somebody asks about their own help; the asker has begun to help before. */
export function volunteerRows({ avoidance }: Targets): readonly Row[] {
  const hours = { days: ['1', '3'], from: '18:00', to: '22:00' };
  return [
    ['volunteers.own', '', {}, own],
    ['volunteers.set_limits', '', { anchor: places.building }, own],
    ['volunteers.tell_skills', '', { able: ['electrical'] }, own],
    ['volunteers.avoid', '', { address: telephones.li, note: '樓上' }, own],
    ['volunteers.stop_avoiding', "asker's", { avoidanceId: avoidance }, own],
    ['volunteers.go_on_duty', '', { hours: 2 }, own],
    ['volunteers.go_off_duty', '', {}, own],
    ['volunteers.rest', '', { until: '2027-01-01' }, own],
    ['volunteers.end_rest', '', {}, own],
    ['volunteers.add_hours', '', hours, own],
    ['volunteers.remove_hours', '', { from: 0 }, own],
    ['volunteers.stop', '', {}, own],
  ];
}

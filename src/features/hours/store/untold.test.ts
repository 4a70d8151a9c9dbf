import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { inWorld } from '#test/matters-world.ts';
import { people, places } from '#test/world.ts';
import { takeUntold } from './untold.ts';

const { chen } = people;
const idOf = (number: number) => `019cf000-0000-7000-8000-0000000${String(80_000 + number)}`;

test('what waits is taken once, the oldest first, and nothing that is over', () =>
  inWorld(async ({ db, now }) => {
    const lay = async (number: number, state: string, replaces: number | null = null) => {
      const closed = state === 'objected' || state === 'withdrawn' ? '2026-11-23' : null;
      await sql`insert into hours.record (community_id, id, person_id, team, place_id, activity,
          in_charge, content, started_at, ended_at, minutes, held_on, due_on, is_due_certain,
          recorded_at, recorded_on, recorded_by, state, closed_at, closed_by, closed_for,
          replaces_id, correction)
        values (${places.community}, ${idOf(number)}, ${chen}, '', ${places.community}, '清樓道', '莊',
          '掃了三層', '2026-11-20'::timestamptz + ${number} * interval '1 hour',
          '2026-11-20'::timestamptz + (${number} + 1) * interval '1 hour', 60, '2026-11-20',
          '2026-12-04', true, '2026-11-21'::timestamptz + ${number} * interval '1 hour',
          '2026-11-21', ${chen}, ${state}, ${closed}, ${closed === null ? null : chen},
          ${state === 'objected' ? '沒有來' : null}, ${replaces === null ? null : idOf(replaces)},
          ${replaces === null ? null : '更正'})`.execute(db);
    };
    await lay(3, 'waiting');
    await lay(1, 'waiting');
    await lay(2, 'withdrawn');
    await lay(4, 'objected');
    await lay(5, 'waiting', 4);
    const ids = async () => (await takeUntold(db, now())).map(({ id }) => id).toSorted();
    assert.deepEqual(await ids(), [idOf(1), idOf(3)]);
    assert.deepEqual(await ids(), []);
    await lay(6, 'waiting');
    assert.deepEqual(await ids(), [idOf(6)]);
  }));

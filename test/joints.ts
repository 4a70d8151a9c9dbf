import { brand } from '#/lib/brand.ts';
import type { Queue } from '#/features/matters/index.ts';
import type { Call, Joint } from '#/features/joint/model.ts';
import { begin } from '#/features/joint/rules/steps.ts';
import type { Calling } from '#/features/joint/rules/steps.ts';

/** When the whistle was blown. */
export const BEGUN = Temporal.Instant.from('2026-11-23T01:00:00Z');

/** So many hours after it. */
export const hours = (count: number) => BEGUN.add({ hours: count });

export const caller = brand<Queue>('role:community_worker@350203007010');
export const superior = brand<Queue>('role:dispatcher@350203');
export const city = brand<Queue>('organisation:019cf000-0000-7000-8000-00000000ce01');
export const works = brand<Queue>('organisation:019cf000-0000-7000-8000-00000000ce02');
export const school = brand<Queue>('organisation:019cf000-0000-7000-8000-00000000ce04');
export const worker = '019cf000-0000-7000-8000-000000000004';

/** Three are called: one leads, one has to come, one is invited; a day to report, two to meet. */
export const calling: Calling = {
  communityId: '350203007010',
  id: '019cf000-0000-7000-8000-00000000a001',
  matterId: '019cf000-0000-7000-8000-00000000b001',
  caller,
  superior,
  lead: city,
  what: '欄杆和漏水的管子一起修',
  meetingPlace: '小區東門',
  askedBy: worker,
  reportDueAt: hours(24),
  meetAt: hours(48),
  bodies: [
    { id: '019cf000-0000-7000-8000-00000000c001', body: city, isRequired: true },
    { id: '019cf000-0000-7000-8000-00000000c002', body: works, isRequired: true },
    { id: '019cf000-0000-7000-8000-00000000c003', body: school, isRequired: false },
  ],
};

/** A joint task that has just begun. */
export function begun(changes: Partial<Calling> = {}): Joint {
  const result = begin({ ...calling, ...changes }, BEGUN);
  if (!result.ok) throw new Error(result.refusal);
  return result.value;
}

/** Finds what one that is called has answered. */
export function callOfDesk({ calls }: Joint, desk: Queue): Call {
  const found = calls.find(({ body }) => body === desk);
  if (found === undefined) throw new Error(`${desk} is not called.`);
  return found;
}

import type {
  JointShown,
  NewShown,
  OfMatter,
  PublicJoint,
} from '#/features/joint/routes/shapes.ts';
import { drawnAt } from './drawn.ts';

/** One plain shape of each page of joint tasks, which tests change in what they are about. */

export const hours = (count: number) => drawnAt.add({ hours: count });
export const idOf = (number: number) => `019cf000-0000-7000-8000-0000000${String(10_000 + number)}`;
const names = (hant: string, en: string) => ({ hant, hans: hant, en });
export const city = names('城管局 <東>', 'City management');
export const works = names('市政隊', 'Public works');
export const matter = {
  id: '350203007010-2026-0041',
  reference: '2026-0041',
  title: '欄杆 <鬆了>',
};

export type Call = JointShown['calls'][number];
export type Part = JointShown['parts'][number];

export const call = (number: number, changes: Partial<Call> = {}): Call => ({
  id: idOf(number),
  body: `organisation:${idOf(number)}`,
  names: number === 1 ? city : works,
  isLead: number === 1,
  isRequired: true,
  state: 'called',
  reportDueAt: hours(5),
  declines: 0,
  isLate: false,
  isMine: false,
  ...changes,
});

export const part = (changes: Partial<Part> = {}): Part => ({
  id: idOf(90),
  names: works,
  what: '換一段 <管子>',
  dueAt: hours(48),
  isLate: false,
  isMine: false,
  ...changes,
});

export const joint = (changes: Partial<JointShown> = {}): JointShown => ({
  id: idOf(50),
  matter,
  caller: names('深田社區 · 社區工作者', 'Shentian · community workers'),
  lead: city,
  superior: names('思明區 · 調度', 'Siming · dispatch'),
  what: '欄杆和 <管子> 一起修',
  meetingPlace: '小區東門',
  askedAt: hours(-5),
  reportDueAt: hours(5),
  meetAt: hours(20),
  state: 'called',
  calls: [call(1), call(2)],
  parts: [],
  owed: [],
  missing: [],
  openParts: 0,
  isCalling: false,
  isLeading: false,
  isSuperior: false,
  ...changes,
});

export const ofMatter = (changes: Partial<OfMatter> = {}): OfMatter => ({
  matter,
  joints: [publicOf()],
  mayCall: false,
  ...changes,
});

export function publicOf(changes: Partial<PublicJoint> = {}): PublicJoint {
  const { id, caller, what, meetingPlace, askedAt, meetAt, state, calls } = joint();
  return {
    id,
    caller,
    what,
    meetingPlace,
    askedAt,
    meetAt,
    state,
    calls,
    isInside: false,
    ...changes,
  };
}

export const choosing = (changes: Partial<NewShown> = {}): NewShown => ({
  matter,
  caller: names('深田社區 · 社區工作者', 'Shentian · community workers'),
  callable: [
    { body: 'organisation:a', names: city, isRequirable: true },
    { body: 'organisation:b', names: works, isRequirable: true },
    { body: 'organisation:c', names: names('山腳小學', 'School'), isRequirable: false },
  ],
  isUrgent: false,
  ...changes,
});

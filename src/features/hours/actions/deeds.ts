import { findRecords } from '#/features/hours/store/sums.ts';
import { hoursWords } from '#/features/hours/words/index.ts';
import { sheetWords } from '#/features/hours/words/sheets.ts';
import { toSimplified } from '#/lib/text.ts';
import type { DeedKind, DeedSubject } from '#/platform/journal/deed-kinds.ts';
import type { Deed } from '#/platform/journal/deeds.ts';
import type { HoursRecord } from '#/features/hours/model.ts';
import { takeSheetBack } from './sheets.ts';
import { withdrawTime } from './settle.ts';

const SHEET_VERBS: ReadonlySet<string> = new Set(['make_sheet', 'revoke_sheet']);

/** What hours know of what others did for somebody: what it was about, and how it goes back. */
export const hoursDeeds: DeedKind = {
  feature: 'hours',
  subjectsOf: async (db, deeds) => {
    const ids = deeds.map(({ subjectId }) => subjectId);
    const records = new Map((await findRecords(db, ids)).map((one) => [one.id, one]));
    const told = deeds.flatMap((deed) => {
      const subject = subjectOf(deed, records.get(deed.subjectId));
      return subject === undefined ? [] : [[deed.id, subject] as const];
    });
    return new Map(told);
  },
  reversers: {
    record: (context, { subjectId }) => withdrawTime(context, subjectId),
    make_sheet: (context, { subjectId }) => takeSheetBack(context, subjectId),
  },
};

function subjectOf(deed: Deed, record: HoursRecord | undefined): DeedSubject | undefined {
  if (SHEET_VERBS.has(deed.verb)) return ofSheet(deed.subjectId);
  return record === undefined || record.communityId !== deed.communityId
    ? undefined
    : ofRecord(record);
}

function ofSheet(id: string): DeedSubject {
  const names = {
    hant: sheetWords['zh-Hant'].paper,
    hans: sheetWords['zh-Hans'].paper,
    en: sheetWords.en.paper,
  };
  return { names, address: `/me/hours/sheets/${id}` };
}

/** For what the time was given, on which day and for how long. */
function ofRecord({ id, activity, heldOn, minutes }: HoursRecord): DeedSubject {
  const [hant, hans, en] = [hoursWords['zh-Hant'], hoursWords['zh-Hans'], hoursWords.en];
  const day = heldOn.toString();
  const time = String(minutes);
  const names = {
    hant: `${activity?.name ?? hant.helpOf}（${day}，${hant.duration('0', time)}）`,
    hans: `${toSimplified(activity?.name ?? hant.helpOf)}（${day}，${hans.duration('0', time)}）`,
    en: `${activity?.name ?? en.helpOf} (${day}, ${en.duration('0', time)})`,
  };
  return { names, address: `/hours/${id}` };
}

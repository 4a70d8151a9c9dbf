import type { MePanel } from '#/features/people/index.ts';
import { dutyLine, inviteLine } from '#/features/volunteers/pages/me-panel.ts';
import { dutyAt } from '#/features/volunteers/rules.ts';
import { findSetting } from '#/features/volunteers/store/settings.ts';

/** Says on one's own page until when one is on duty, or asks whether one would help. */
export const dutyOfMe: MePanel = {
  name: 'volunteers.duty',
  load: async ({ db, now, services, subject }) => {
    if (subject.personId === undefined) return undefined;
    const setting = await findSetting(db, subject.personId);
    if (setting === undefined) return inviteLine;
    const duty = dutyAt(setting, now, services.zone);
    return (view) => dutyLine(view, duty);
  },
};

import { openWork } from '#/features/matters/index.ts';
import type { DeskPanel, MatterPanel } from '#/features/matters/index.ts';
import type { OrganisationPanel } from '#/features/organisations/index.ts';
import type { MePanel } from '#/features/people/index.ts';
import { COMMUNITY_LEVEL } from '#/features/places/index.ts';
import type { PlacePanel } from '#/features/places/index.ts';
import { enterAsLeader } from '#/features/hours/actions/leading.ts';
import { openMany } from '#/features/hours/actions/open.ts';
import { deskPanel, matterPanel, mePanel } from '#/features/hours/pages/panels.ts';
import { sumsPanel } from '#/features/hours/pages/sums.ts';
import { sumByYear } from '#/features/hours/store/ledger.ts';
import { listOfMatter } from '#/features/hours/store/records.ts';
import { hasSums } from '#/features/hours/store/sums.ts';
import { listOthers } from './load.ts';
import { showRecords } from './show.ts';

const shownStates: ReadonlySet<string> = new Set(['waiting', 'proposed', 'confirmed', 'objected']);

/** Shows on a matter’s page how long it took, to those it concerns, and asks those who did it. */
export const hoursOfMatter: MatterPanel = {
  name: 'hours',
  load: async (context, key) => {
    const { db, subject } = context;
    if (subject.personId === undefined) return undefined;
    const work = await openWork(context, key);
    if (!work.ok || work.value.doneAt === undefined) return undefined;
    const teamIds = await enterAsLeader(context);
    const opened = await openMany(context, await listOfMatter(db, key), teamIds);
    const inForce = opened.filter(({ record }) => shownStates.has(record.state));
    const records = await showRecords(context, inForce);
    const isDoer = work.value.doers.some(({ personId }) => personId === subject.personId);
    const mayRecord = isDoer && !records.some(({ isMine }) => isMine);
    if (records.length === 0 && !mayRecord) return undefined;
    const isAsker = work.value.askerId === subject.personId;
    const isToBeSolved = isAsker && records.some(({ state }) => state === 'waiting');
    const matterId = work.value.publicId;
    return (view) => matterPanel(view, { matterId, records, mayRecord, isToBeSolved });
  },
};

/** Says on one’s own page how much time one gave. */
export const hoursOfMe: MePanel = {
  name: 'hours',
  load: async ({ db, subject }) => {
    if (subject.personId === undefined) return undefined;
    const years = await sumByYear(db, subject.personId);
    const minutes = years.reduce((sum, one) => sum + one.minutes, 0);
    return (view) => mePanel(view, minutes);
  },
};

/** Leads from the page of a body to the hours given for it, once there are any. */
export const hoursOfTeam: OrganisationPanel = {
  name: 'hours',
  load: async ({ db }, { id }) => {
    if (!(await hasSums(db, { kind: 'team', id }))) return undefined;
    return (view) => sumsPanel(view, { kind: 'team', id });
  },
};

/** Leads from the page of a community to the hours given there, once there are any. */
export const hoursOfPlace: PlacePanel = {
  name: 'hours',
  side: 'side',
  load: async ({ db }, { id, level, path }) => {
    if (level !== COMMUNITY_LEVEL) return undefined;
    if (!(await hasSums(db, { kind: 'place', communityId: id, path }))) return undefined;
    return (view) => sumsPanel(view, { kind: 'place', id });
  },
};

/** Says at the desk that time others gave waits to be confirmed. */
export const hoursAtDesk: DeskPanel = {
  name: 'hours',
  load: async (context) => {
    const count = (await listOthers(context)).length;
    return count === 0 ? undefined : (view) => deskPanel(view, count);
  },
};

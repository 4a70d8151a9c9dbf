import { z } from 'zod';
import { momentIn, publicId } from '#/features/matters/index.ts';
import { recordTime } from '#/features/hours/actions/record.ts';
import {
  confirmTime,
  correctTime,
  objectToTime,
  withdrawTime,
} from '#/features/hours/actions/settle.ts';
import {
  MAX_ACTIVITY,
  MAX_CONTENT,
  MAX_IN_CHARGE,
  MAX_MATERIALS,
  MAX_REASON,
  MOST_MINUTES,
  bars,
} from '#/features/hours/model.ts';
import type { Given } from '#/features/hours/model.ts';
import { correctionPage, newPage } from '#/features/hours/pages/forms.ts';
import { mineTable, minePage, waitingPage, waitingTable } from '#/features/hours/pages/lists.ts';
import { onePage } from '#/features/hours/pages/one.ts';
import { hoursWords } from '#/features/hours/words/index.ts';
import { refusalWords, refusals } from '#/features/hours/words/refusals.ts';
import { signedIn } from '#/platform/access/policy.ts';
import type { Context } from '#/platform/action/context.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import {
  line,
  optionalLine,
  optionalProse,
  optionalWhole,
  placeId,
  prose,
  uuid,
  whole,
} from '#/platform/http/fields.ts';
import { loadCorrection, loadMine, loadNew, loadOne, loadWaiting } from './load.ts';
import {
  correctionShape,
  doneShape,
  mineShape,
  newShape,
  nothing,
  oneShape,
  waitingShape,
} from './shapes.ts';

const FIRST_YEAR = 2000;
const LAST_YEAR = 2200;
const onRecord = z.object({ id: uuid });
const optionalMatter = z.union([z.literal('').transform(() => undefined), publicId]).optional();
const optionalPlace = z.union([z.literal('').transform(() => undefined), placeId]).optional();
const optionalBody = z.union([z.literal('').transform(() => undefined), uuid]).optional();

const mine = endpoint({
  name: 'hours.mine',
  method: 'GET',
  path: '/me/hours',
  summary: 'Shows the time one gave: by year, what counts, and what waits to be confirmed.',
  policy: signedIn,
  input: z.object({ year: optionalWhole(FIRST_YEAR, LAST_YEAR) }),
  output: mineShape,
  words: refusals(),
  run: (context, { year }) => loadMine(context, year),
  page: minePage,
  table: mineTable,
});

const waiting = endpoint({
  name: 'hours.waiting',
  method: 'GET',
  path: '/hours/waiting',
  summary: 'Lists the time others gave that waits for one’s word.',
  policy: signedIn,
  input: nothing,
  output: waitingShape,
  words: refusals(),
  run: (context) => loadWaiting(context),
  page: waitingPage,
  table: waitingTable,
});

const ask = endpoint({
  name: 'hours.ask',
  method: 'GET',
  path: '/hours/new',
  summary: 'Asks what somebody gave their time for: in a matter they did, or in an activity.',
  policy: signedIn,
  input: z.object({ matter: optionalMatter }),
  output: newShape,
  words: refusals('work_not_done', 'work_not_yours'),
  run: (context, { matter }) => loadNew(context, matter),
  page: newPage,
});

/** When it was, on the clocks of the neighbourhood, and for how long. */
const givenFields = {
  on: z.iso.date(),
  from: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  minutes: whole(1, MOST_MINUTES),
  content: prose(MAX_CONTENT),
  materials: optionalLine(MAX_MATERIALS),
};

const saidShape = z
  .object({
    ...givenFields,
    matter: optionalMatter,
    activity: optionalLine(MAX_ACTIVITY),
    inCharge: optionalLine(MAX_IN_CHARGE),
    place: optionalPlace,
    team: optionalBody,
    voluntary: z.enum(['yes', ...bars]),
    lateReason: optionalProse(MAX_REASON),
  })
  .superRefine((said, check) => {
    if (said.matter !== undefined) return;
    for (const name of ['activity', 'inCharge', 'place'] as const) {
      if (said[name] !== undefined) continue;
      check.addIssue({ code: 'custom', path: [name], message: 'Needed outside of a matter.' });
    }
  });

function givenOf(
  { services }: Context,
  said: {
    readonly on: string;
    readonly from: string;
    readonly minutes: number;
    readonly content: string;
    readonly materials?: string | undefined;
  },
): Given {
  const { on, from, minutes, content, materials } = said;
  return { startedAt: momentIn(`${on}T${from}`, services.zone), minutes, content, materials };
}

const record = endpoint({
  name: 'hours.record',
  method: 'POST',
  path: '/hours',
  summary: 'Records time given, within ten working days; what is not voluntary is refused.',
  policy: signedIn,
  input: saidShape,
  output: doneShape,
  words: refusalWords,
  run: (context, said) => {
    const { activity: name, inCharge, place, team } = said;
    const isNamed = name !== undefined && inCharge !== undefined && place !== undefined;
    return recordTime(context, {
      ...givenOf(context, said),
      matter: said.matter,
      activity: isNamed ? { name, inCharge, placeId: place, teamId: team } : undefined,
      bar: said.voluntary === 'yes' ? undefined : said.voluntary,
      lateReason: said.lateReason,
    });
  },
  onward: (language, { id }) => ({ to: `/hours/${id}`, notice: hoursWords[language].recorded }),
});

const show = endpoint({
  name: 'hours.show',
  method: 'GET',
  path: '/hours/:id',
  summary: 'Shows time given to whose it is, who asked, who leads the team and who keeps records.',
  policy: signedIn,
  input: onRecord,
  output: oneShape,
  words: refusals(),
  run: (context, { id }) => loadOne(context, id),
  page: onePage,
});

const askCorrection = endpoint({
  name: 'hours.ask_correction',
  method: 'GET',
  path: '/hours/:id/correction',
  summary: 'Asks what was otherwise than one’s own record says.',
  policy: signedIn,
  input: onRecord,
  output: correctionShape,
  words: refusals(),
  run: (context, { id }) => loadCorrection(context, id),
  page: correctionPage,
});

const correction = endpoint({
  name: 'hours.correct',
  method: 'POST',
  path: '/hours/:id/correction',
  summary: 'Corrects one’s own record by another in its place; both can be read.',
  policy: signedIn,
  input: onRecord.extend({ ...givenFields, reason: prose(MAX_REASON) }),
  output: doneShape,
  words: refusalWords,
  run: (context, said) => {
    const { id, reason } = said;
    return correctTime(context, { ...givenOf(context, said), id, reason });
  },
  onward: (language, { id }) => ({ to: `/hours/${id}`, notice: hoursWords[language].corrected }),
});

const confirm = endpoint({
  name: 'hours.confirm',
  method: 'POST',
  path: '/hours/:id/confirmation',
  summary: 'Confirms time that somebody gave; it counts from then on.',
  policy: signedIn,
  input: onRecord,
  output: doneShape,
  words: refusalWords,
  run: (context, { id }) => confirmTime(context, id),
  onward: (language) => ({ to: 'back', notice: hoursWords[language].confirmedNow }),
});

const objection = endpoint({
  name: 'hours.object',
  method: 'POST',
  path: '/hours/:id/objection',
  summary: 'Objects to time that somebody recorded, with the reason they read.',
  policy: signedIn,
  input: onRecord.extend({ reason: line(MAX_REASON) }),
  output: doneShape,
  words: refusalWords,
  run: (context, { id, reason }) => objectToTime(context, { id, reason }),
  onward: (language, { id }) => ({ to: `/hours/${id}`, notice: hoursWords[language].objectedNow }),
});

const withdraw = endpoint({
  name: 'hours.withdraw',
  method: 'DELETE',
  path: '/hours/:id',
  summary: 'Takes one’s own record back; it counts no more.',
  policy: signedIn,
  input: onRecord,
  output: doneShape,
  words: refusalWords,
  run: (context, { id }) => withdrawTime(context, id),
  onward: (language, { id }) => ({ to: `/hours/${id}`, notice: hoursWords[language].withdrawnNow }),
});

/** The endpoints of records of time given. */
export const recordEndpoints: readonly AnyEndpoint[] = [
  mine,
  waiting,
  ask,
  record,
  show,
  askCorrection,
  correction,
  confirm,
  objection,
  withdraw,
];

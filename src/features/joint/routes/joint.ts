import { z } from 'zod';
import { momentIn, momentText, publicId } from '#/features/matters/index.ts';
import type { Queue } from '#/features/matters/index.ts';
import { callTogether } from '#/features/joint/actions/call.ts';
import { MAX_MEETING_PLACE, MAX_WHAT, MOST_CALLED } from '#/features/joint/model.ts';
import { listPage, listTable } from '#/features/joint/pages/list.ts';
import { newPage } from '#/features/joint/pages/new.ts';
import { ofMatterPage } from '#/features/joint/pages/of-matter.ts';
import { jointPage } from '#/features/joint/pages/joint.ts';
import { jointWords } from '#/features/joint/words/index.ts';
import { refusalWords, refusals } from '#/features/joint/words/refusals.ts';
import { brand } from '#/lib/brand.ts';
import { everyone, signedIn } from '#/platform/access/policy.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { line, list, optionalChoice, prose, uuid } from '#/platform/http/fields.ts';
import { actingRoutes } from './acting.ts';
import { figuresEndpoint } from './figures.ts';
import { loadJoint, loadList, loadNew, loadOfMatter } from './load.ts';
import { jointShape, listShape, newShape, ofMatterShape } from './shapes.ts';

const MAX_DESK = 200;
const deskText = line(MAX_DESK).transform((text) => brand<Queue>(text));

const showList = endpoint({
  name: 'joint.list',
  method: 'GET',
  path: '/joint-tasks',
  summary: 'Lists the joint tasks to which one’s offices are called, or to which they call others.',
  policy: signedIn,
  input: z.object({ show: optionalChoice(['open', 'over']) }),
  output: listShape,
  words: refusals(),
  run: (context, { show = 'open' }) => loadList(context, show),
  page: listPage,
  table: listTable,
});

const show = endpoint({
  name: 'joint.show',
  method: 'GET',
  path: '/joint-tasks/:id',
  summary: 'Shows a joint task to those who are called to it, who called them and staff.',
  policy: signedIn,
  input: z.object({ id: uuid }),
  output: jointShape,
  words: refusals(),
  run: (context, { id }) => loadJoint(context, id),
  page: jointPage,
});

const ofMatter = endpoint({
  name: 'joint.of_matter',
  method: 'GET',
  path: '/matters/:id/joint-tasks',
  summary: 'Lists the joint tasks of a matter: who was called, who came, what came of it.',
  policy: everyone,
  input: z.object({ id: publicId }),
  output: ofMatterShape,
  words: refusals(),
  run: (context, { id }) => loadOfMatter(context, id),
  page: ofMatterPage,
});

const ask = endpoint({
  name: 'joint.ask',
  method: 'GET',
  path: '/matters/:id/joint-tasks/new',
  summary: 'Shows an office of the community or street whom it can call to a matter.',
  policy: signedIn,
  input: z.object({ id: publicId }),
  output: newShape,
  words: refusals('matter_closed'),
  run: (context, { id }) => loadNew(context, id),
  page: newPage,
});

const call = endpoint({
  name: 'joint.call',
  method: 'POST',
  path: '/matters/:id/joint-tasks',
  summary: 'Calls several offices to a matter, under a lead; moments without an offset are local.',
  policy: signedIn,
  input: z.object({
    id: publicId,
    lead: deskText,
    required: list(deskText, MOST_CALLED),
    invited: list(deskText, MOST_CALLED),
    what: prose(MAX_WHAT),
    meetingPlace: line(MAX_MEETING_PLACE),
    reportDueAt: momentText,
    meetAt: momentText,
  }),
  output: z.object({ id: z.uuid() }),
  words: refusalWords,
  run: (context, { id, reportDueAt, meetAt, ...input }) => {
    const { zone } = context.services;
    return callTogether(context, id, {
      ...input,
      reportDueAt: momentIn(reportDueAt, zone),
      meetAt: momentIn(meetAt, zone),
    });
  },
  onward: (language, { id }) => ({
    to: `/joint-tasks/${id}`,
    notice: jointWords[language].called,
  }),
});

/** The endpoints of joint tasks. */
export const jointEndpoints: readonly AnyEndpoint[] = [
  showList,
  show,
  ofMatter,
  ask,
  call,
  ...actingRoutes,
  figuresEndpoint,
];

import { z } from 'zod';
import { holderOf } from '#/platform/access/policy.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { line, optionalLine, placeId, uuid } from '#/platform/http/fields.ts';
import { addRobot, readRobots, removeRobot, tryRobot } from '#/features/notices/actions/robots.ts';
import { robotsPage } from '#/features/notices/pages/robots.ts';
import { robotKinds } from '#/features/notices/store/robots.ts';
import { channelWords } from '#/features/notices/words/channels.ts';
import { refusals } from '#/features/notices/words/refusals.ts';
import { sayTried, triedShape } from './tried.ts';

const stewards = holderOf('steward');
const nothing = z.object({});
const namesShape = z.object({ hant: z.string(), hans: z.string(), en: z.string() });
const robotKind = z.enum(robotKinds);

const robotsShape = z.object({
  robots: z
    .array(
      z.object({ id: z.uuid(), kind: robotKind, name: z.string(), place: namesShape.optional() }),
    )
    .readonly(),
  places: z.array(z.object({ id: z.string(), names: namesShape })).readonly(),
});

export type RobotsOutput = z.infer<typeof robotsShape>;

const showRobots = endpoint({
  name: 'notices.robots',
  method: 'GET',
  path: '/channels/robots',
  summary: 'Lists the group robots of one’s communities, without their addresses.',
  policy: stewards,
  input: nothing,
  output: robotsShape,
  words: refusals(),
  run: (context) => readRobots(context),
  page: robotsPage,
});

const addOne = endpoint({
  name: 'notices.add_robot',
  method: 'POST',
  path: '/channels/robots',
  summary: 'Lets the robot of a chat group tell what is public of a place.',
  policy: stewards,
  input: z.object({
    placeId,
    kind: robotKind,
    name: line(60),
    url: line(500),
    secret: optionalLine(),
  }),
  output: z.object({ id: z.uuid() }),
  words: refusals('address_not_allowed', 'too_many_robots'),
  run: (context, { secret, ...typed }) => addRobot(context, { ...typed, secret }),
  onward: (language) => ({ to: '/channels/robots', notice: channelWords[language].robotAdded }),
});

const removeOne = endpoint({
  name: 'notices.remove_robot',
  method: 'DELETE',
  path: '/channels/robots/:robotId',
  summary: 'Takes a group robot away.',
  policy: stewards,
  input: z.object({ robotId: uuid }),
  output: nothing,
  words: refusals(),
  run: (context, { robotId }) => removeRobot(context, robotId),
  onward: (language) => ({ to: '/channels/robots', notice: channelWords[language].robotRemoved }),
});

const testOne = endpoint({
  name: 'notices.try_robot',
  method: 'POST',
  path: '/channels/robots/:robotId/trials',
  summary: 'Lets a group robot say something to try.',
  policy: stewards,
  input: z.object({ robotId: uuid }),
  output: triedShape,
  words: refusals(),
  run: (context, { robotId }) => tryRobot(context, robotId),
  onward: (language, tried) => ({ to: '/channels/robots', notice: sayTried(language, tried) }),
});

/** The endpoints of the robots that tell chat groups what is public of a place. */
export const robotEndpoints: readonly AnyEndpoint[] = [showRobots, addOne, removeOne, testOne];

import { z } from 'zod';
import { hidingReasons, publicId, publicIdOf } from '#/features/matters/index.ts';
import { coverPhoto, openToCover } from '#/features/moderation/actions/cover.ts';
import { MAX_ANSWER } from '#/features/moderation/model.ts';
import { coverPage } from '#/features/moderation/pages/cover.ts';
import { coverWords } from '#/features/moderation/words/cover.ts';
import { refusals } from '#/features/moderation/words/refusals.ts';
import { succeed } from '#/lib/result.ts';
import { signedIn } from '#/platform/access/policy.ts';
import { boxesField } from '#/platform/http/boxes.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { optionalChoice, optionalProse, uuid } from '#/platform/http/fields.ts';
import { matterOf } from './load.ts';
import { coveringShape } from './shapes.ts';

const covering = endpoint({
  name: 'moderation.covering',
  method: 'GET',
  path: '/covers/new',
  summary: 'Asks which parts of a photo are to be covered: of one’s own, or of one in review.',
  policy: signedIn,
  input: z.object({ matter: publicId, photo: uuid }),
  output: coveringShape,
  words: refusals(),
  run: async (context, input) => {
    const opened = await openToCover(context, input);
    if (!opened.ok) return opened;
    const { matter, review } = opened.value;
    return succeed({ matter: matterOf(matter), photo: input.photo, review: review?.id });
  },
  page: coverPage,
});

const cover = endpoint({
  name: 'moderation.cover',
  method: 'POST',
  path: '/covers',
  summary: 'Covers parts of a photo for good; its bringer is told when somebody else did.',
  policy: signedIn,
  input: z.object({
    matter: publicId,
    photo: uuid,
    boxes: boxesField,
    reason: optionalChoice(hidingReasons),
    words: optionalProse(MAX_ANSWER),
  }),
  output: z.object({ matter: z.string() }),
  words: refusals('reason_required', 'photo_gone'),
  run: async (context, { matter, photo, boxes, reason, words }) => {
    const done = await coverPhoto(context, { matter, photo, boxes, reason, words });
    return done.ok ? succeed({ matter: publicIdOf(done.value.matter) }) : done;
  },
  onward: (language, { matter }) => ({
    to: `/matters/${matter}`,
    notice: coverWords[language].saved,
  }),
});

/** The endpoints of covering parts of photos. */
export const coverEndpoints: readonly AnyEndpoint[] = [covering, cover];

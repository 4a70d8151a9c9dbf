import { z } from 'zod';
import { publicId } from '#/features/matters/model/address.ts';
import type { MatterName } from '#/features/matters/model/address.ts';
import type { MatterPanel } from '#/features/matters/model/panels.ts';
import type { Verb } from '#/features/matters/model/matter.ts';
import {
  answerPage,
  confirmPage,
  offerPage,
  releaseRequestPage,
  reopenPage,
  withdrawPage,
} from '#/features/matters/pages/asker-questions.ts';
import {
  donePage,
  photosPage,
  releasePage,
  returnPage,
  schedulePage,
  waitPage,
} from '#/features/matters/pages/holder-questions.ts';
import { matterPage } from '#/features/matters/pages/matter.ts';
import { words } from '#/features/matters/words/refusals.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import { everyone, signedIn } from '#/platform/access/policy.ts';
import type { Context } from '#/platform/action/context.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { keyOf, liveMatter, loadMatter } from './load.ts';
import { matterShape, matterShownShape } from './shapes.ts';
import type { MatterPage } from './shapes.ts';

const onMatter = z.object({ id: publicId });

/** Makes the endpoint of a matter's page; the panels of it are the other features'. */
export function showEndpoint(panels: readonly MatterPanel[]): AnyEndpoint {
  return endpoint({
    name: 'matters.show',
    method: 'GET',
    path: '/matters/:id',
    summary: 'Shows a matter: how it stands, what happened, what the reader may do.',
    policy: everyone,
    input: onMatter,
    output: matterShownShape,
    words,
    run: async (context, { id }) => {
      const loaded = await loadMatter(context, id);
      const key = await keyOf(context, id);
      if (!loaded.ok || !key.ok || panels.length === 0) return loaded;
      const drawn: ((view: View) => Html)[] = [];
      for (const panel of panels) {
        const draw = await panel.load(context, key.value);
        if (draw !== undefined) drawn.push(draw);
      }
      return succeed({ ...loaded.value, panels: drawn });
    },
    page: matterPage,
    live: liveMatter,
  });
}

/** A question about a matter on a page of its own, for whom it is open. */
type Asking = {
  readonly name: `matters.ask_${string}`;
  readonly path: `/matters/:id/${string}`;
  readonly summary: string;
  readonly isOpen: (shown: Pick<MatterPage, 'allowed' | 'isMine'>) => boolean;
  readonly page: (view: View, shown: MatterPage) => Page;
};

function asking(spec: Asking): AnyEndpoint {
  const { name, path, summary, page } = spec;
  return endpoint({
    name,
    method: 'GET',
    path,
    summary,
    policy: signedIn,
    input: onMatter,
    output: matterShape,
    words,
    run: (context, { id }) => loadQuestion(context, id, spec),
    page,
  });
}

async function loadQuestion(
  context: Context,
  id: MatterName,
  spec: Asking,
): Promise<Result<MatterPage, 'not_found' | 'not_allowed' | 'wrong_state'>> {
  const shown = await loadMatter(context, id);
  if (!shown.ok || spec.isOpen(shown.value)) return shown;
  const { isMine, isInMyHands, isStaff } = shown.value;
  return refuse(isMine || isInMyHands || isStaff ? 'wrong_state' : 'not_allowed');
}

function may(...verbs: readonly Verb[]): Asking['isOpen'] {
  return ({ allowed }) => verbs.some((verb) => allowed.verbs.includes(verb));
}

const questions: readonly Asking[] = [
  {
    name: 'matters.ask_done',
    path: '/matters/:id/done',
    summary: 'Asks the holder how it was done.',
    isOpen: may('mark_done'),
    page: donePage,
  },
  {
    name: 'matters.ask_schedule',
    path: '/matters/:id/schedule',
    summary: 'Asks the holder when they will come.',
    isOpen: may('schedule'),
    page: schedulePage,
  },
  {
    name: 'matters.ask_wait',
    path: '/matters/:id/wait',
    summary: 'Asks the holder for whom it waits.',
    isOpen: may('wait_for_asker', 'wait_for_partner'),
    page: waitPage,
  },
  {
    name: 'matters.ask_release',
    path: '/matters/:id/release',
    summary: 'Asks the holder why they put it back.',
    isOpen: may('release'),
    page: releasePage,
  },
  {
    name: 'matters.ask_return',
    path: '/matters/:id/return',
    summary: 'Asks the holder why they return it.',
    isOpen: may('return'),
    page: returnPage,
  },
  {
    name: 'matters.ask_confirm',
    path: '/matters/:id/confirm',
    summary: 'Asks the asker whether it is solved.',
    isOpen: ({ isMine, allowed }) =>
      isMine && may('confirm_solved', 'confirm_by_others', 'not_fixed')({ isMine, allowed }),
    page: confirmPage,
  },
  {
    name: 'matters.ask_answer',
    path: '/matters/:id/answer',
    summary: 'Asks the asker for the answer that is waited for.',
    isOpen: may('answer'),
    page: answerPage,
  },
  {
    name: 'matters.ask_withdrawal',
    path: '/matters/:id/withdrawal',
    summary: 'Asks the asker why it is no longer needed.',
    isOpen: may('withdraw'),
    page: withdrawPage,
  },
  {
    name: 'matters.ask_reopening',
    path: '/matters/:id/reopening',
    summary: 'Asks what is missing when it is not solved.',
    isOpen: may('not_fixed', 'request_reopen'),
    page: reopenPage,
  },
  {
    name: 'matters.ask_offer',
    path: '/matters/:id/offer',
    summary: 'Asks a neighbour what they can do to help.',
    isOpen: ({ allowed }) => allowed.offerHelp,
    page: offerPage,
  },
  {
    name: 'matters.ask_release_request',
    path: '/matters/:id/release-request',
    summary: 'Asks why somebody else should do it.',
    isOpen: ({ allowed }) => allowed.requestRelease,
    page: releaseRequestPage,
  },
  {
    name: 'matters.ask_photos',
    path: '/matters/:id/photos',
    summary: 'Asks for further photos.',
    isOpen: ({ allowed }) => allowed.addPhotos,
    page: photosPage,
  },
];

export const questionRoutes = questions.map(asking);

import { html } from 'hono/html';
import { unpressed } from '#/platform/http/components/index.ts';
import {
  actions,
  linkButton,
  primaryLink,
  quietButton,
  submitButton,
} from '#/platform/http/components/button.ts';
import { fold } from '#/platform/http/components/fold.ts';
import { form } from '#/platform/http/components/form.ts';
import type { FormSpec } from '#/platform/http/components/form.ts';
import type { IconName } from '#/platform/http/components/icon.ts';
import type { Html, View } from '#/platform/http/view.ts';
import { formatNumber } from '#/platform/i18n/format.ts';
import type { Verb } from '#/features/matters/model/matter.ts';
import type { MatterPage } from '#/features/matters/routes/shapes.ts';
import { buttonWords } from '#/features/matters/words/buttons.ts';
import type { ButtonWords } from '#/features/matters/words/buttons.ts';

/** A way to do something: a form of one button, or a page that asks for more. */
type Way = {
  readonly label: string;
  readonly icon?: IconName;
} & (
  | { readonly page: string }
  | { readonly sends: Pick<FormSpec, 'endpoint' | 'address' | 'method'> }
);

/** Draws what the reader can do now: one thing above all, a few beside it, the rest folded away. */
export function doing(view: View, shown: MatterPage): Html | '' {
  const say = buttonWords[view.language];
  const ways = { view, shown, say };
  const first = firstWay(ways);
  const beside = besideWays(ways).filter((way) => way.label !== first?.label);
  const rest = restWays(ways);
  if (first === undefined && beside.length === 0 && rest.length === 0) return '';
  // What is all there is to do need not be looked for.
  if (first === undefined && beside.length === 0) {
    return actions(...rest.map((way) => draw(view, way, 'beside')));
  }
  return html`<div class="stack">
    ${actions(
      ...(first === undefined ? [] : [draw(view, first, 'main')]),
      ...beside.map((way) => draw(view, way, 'beside')),
    )}
    ${
      rest.length === 0
        ? ''
        : fold(say.moreActions, actions(...rest.map((way) => draw(view, way, 'beside'))))
    }
  </div>`;
}

type Ways = { readonly view: View; readonly shown: MatterPage; readonly say: ButtonWords };

function firstWay({ shown, say }: Ways): Way | undefined {
  const may = (verb: Verb) => shown.allowed.verbs.includes(verb);
  const at = addressOf(shown);
  if (shown.isMine && may('confirm_solved')) {
    return { label: say.confirm, icon: 'check', page: at('confirm') };
  }
  if (shown.isMine && may('answer')) return { label: say.answer, icon: 'talk', page: at('answer') };
  if (shown.isInMyHands && may('mark_done')) {
    return { label: say.done, icon: 'check', page: at('done') };
  }
  // A visitor may press it too: signing in comes first, and the wish is kept.
  const isVisitor = !shown.isSignedIn && shown.bucket === 'open';
  if (may('claim') || isVisitor) {
    return {
      label: say.claim,
      icon: 'hand',
      sends: { endpoint: 'matters.claim', address: at('claim') },
    };
  }
  if (shown.isStaff) return { label: say.desk, icon: 'desk', page: at('desk') };
  return undefined;
}

function besideWays({ view, shown, say }: Ways): readonly Way[] {
  const may = (verb: Verb) => shown.allowed.verbs.includes(verb);
  const at = addressOf(shown);
  const count = formatNumber(view.language, shown.followers);
  const follow = { address: at('followers') };
  const ways: (Way | false)[] = [
    shown.isInMyHands &&
      may('schedule') && { label: say.schedule, icon: 'calendar', page: at('schedule') },
    shown.isInMyHands &&
      may('start') &&
      shown.state !== 'in_progress' && {
        label: say.start,
        sends: { endpoint: 'matters.start', address: at('start') },
      },
    may('resume') && {
      label: say.resume,
      sends: { endpoint: 'matters.resume', address: at('waiting'), method: 'DELETE' },
    },
    shown.allowed.offerHelp && { label: say.offer, icon: 'users', page: at('offer') },
    ((shown.allowed.follow && !shown.isInMyHands) ||
      (!shown.isSignedIn && shown.bucket !== 'closed')) && {
      label: shown.followers === 0 ? say.followNone : say.follow(count),
      sends: { endpoint: 'matters.follow', ...follow },
    },
    shown.isFollowing && {
      label: say.unfollow(count),
      sends: { endpoint: 'matters.unfollow', ...follow, method: 'DELETE' },
    },
    shown.isStaff && { label: say.desk, icon: 'desk', page: at('desk') },
  ];
  return ways.filter((way) => way !== false);
}

function restWays({ shown, say }: Ways): readonly Way[] {
  const may = (...verbs: readonly Verb[]) =>
    verbs.some((verb) => shown.allowed.verbs.includes(verb));
  const at = addressOf(shown);
  const isAskerOfOpen = shown.isMine && may('confirm_by_others') && !may('confirm_solved');
  const ways: (Way | false)[] = [
    shown.isInMyHands &&
      may('wait_for_asker', 'wait_for_partner') && { label: say.wait, page: at('wait') },
    may('release') && { label: say.release, page: at('release') },
    may('return') && { label: say.returnIt, page: at('return') },
    shown.allowed.requestRelease && { label: say.requestRelease, page: at('release-request') },
    shown.isMine &&
      !may('confirm_solved') &&
      may('not_fixed') && { label: say.notFixed, page: at('reopening') },
    !may('not_fixed') && may('request_reopen') && { label: say.notFixed, page: at('reopening') },
    isAskerOfOpen && { label: say.byOthers, page: at('confirm') },
    may('withdraw') && { label: say.withdraw, page: at('withdrawal') },
    shown.allowed.addPhotos && { label: say.addPhotos, page: at('photos') },
    shown.allowed.stopHelping && {
      label: say.stopHelping,
      sends: { endpoint: 'matters.stop_helping', address: at('helping'), method: 'DELETE' },
    },
  ];
  return ways.filter((way) => way !== false);
}

function addressOf({ id }: MatterPage): (part: string) => string {
  return (part) => `/matters/${id}/${part}`;
}

function draw(view: View, way: Way, look: 'main' | 'beside'): Html {
  const { label, icon } = way;
  if ('page' in way) {
    const link = { label, icon, address: way.page };
    return look === 'main' ? primaryLink(link) : linkButton(link);
  }
  return form(unpressed(view), { ...way.sends, look: 'row' }, () =>
    look === 'main' ? submitButton({ label, icon }) : quietButton({ label, icon }),
  );
}

import { html } from 'hono/html';
import { unpressed } from '#/platform/http/components/index.ts';
import {
  linkButton,
  primaryLink,
  quietButton,
  submitButton,
} from '#/platform/http/components/button.ts';
import { card } from '#/platform/http/components/card.ts';
import type { CardSpec, Meta } from '#/platform/http/components/card.ts';
import { form } from '#/platform/http/components/form.ts';
import { isIconName } from '#/platform/http/components/icon.ts';
import type { IconName } from '#/platform/http/components/icon.ts';
import { moment } from '#/platform/http/components/moment.ts';
import { photo } from '#/platform/http/components/photo.ts';
import type { Html, View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { formatNumber, formatRelative } from '#/platform/i18n/format.ts';
import type { CardLine } from '#/features/matters/routes/shapes.ts';
import { boardWords } from '#/features/matters/words/board.ts';
import { stateWords } from '#/features/matters/words/states.ts';
import { photoOf } from './photos.ts';
import { stateTag } from './tags.ts';
import { plainly, written } from './written.ts';

/** Draws a matter of the board: kind and state, picture, title, where and when, what one can do. */
export function matterCard(view: View, line: CardLine, level: CardSpec['level'] = 2): Html {
  const say = boardWords[view.language];
  const title = plainly(view.language, line.title);
  const buttons = cardButtons(view, line);
  return card({
    title: written(view.language, line.title),
    address: `/matters/${line.id}`,
    level,
    kind: { icon: iconOf(line.category.icon), label: nameIn(line.category.names, view.language) },
    state: stateTag(view, line),
    photo: line.photo === undefined ? undefined : photo(photoOf(line.photo, say.photoAlt(title))),
    meta: metaOf(view, line),
    body:
      line.thanks === undefined
        ? undefined
        : html`${say.quotes.opens}${written(view.language, line.thanks)}${say.quotes.closes}`,
    actions: buttons.length === 0 ? undefined : html`${[...buttons]}`,
  });
}

/** Gives the icon of a category, whatever the host wrote. */
export function iconOf(name: string): IconName {
  return isIconName(name) ? name : 'other';
}

/** Draws the button by which one says that one has met the same, or no longer follows it. */
export function followButton(view: View, line: CardLine): Html {
  const say = boardWords[view.language];
  const count = formatNumber(view.language, line.followers);
  const title = plainly(view.language, line.title);
  const address = `/matters/${line.id}/followers`;
  const own = unpressed(view);
  if (line.isFollowing) {
    return form(own, { endpoint: 'matters.unfollow', address, method: 'DELETE', look: 'row' }, () =>
      quietButton({ label: say.following(count), spoken: say.unfollowSpoken(title) }),
    );
  }
  const label = line.followers === 0 ? say.followNone : say.follow(count);
  return form(own, { endpoint: 'matters.follow', address, look: 'row' }, () =>
    quietButton({ label, spoken: say.followSpoken(title) }),
  );
}

/** At most two: what the reader can do now, else the way to how it goes. */
function cardButtons(view: View, line: CardLine): readonly Html[] {
  const say = boardWords[view.language];
  const title = plainly(view.language, line.title);
  const see = (label: string, address: string) => ({
    label,
    address,
    spoken: say.seeSpoken(label, title),
  });
  if (line.isMine && line.state === 'done') {
    return [primaryLink(see(say.confirm, `/matters/${line.id}/confirm`))];
  }
  if (line.bucket === 'closed') return [];
  if (line.bucket === 'in_hand' || line.isMine || line.isInMyHands) {
    return [linkButton(see(say.seeProgress, `/matters/${line.id}`))];
  }
  const claim = { endpoint: 'matters.claim', address: `/matters/${line.id}/claim` } as const;
  const follow = followButton(view, line);
  if (!line.mayClaim) return [follow];
  return [
    form(unpressed(view), { ...claim, look: 'row' }, () =>
      submitButton({ label: say.claim, spoken: say.claimSpoken(title) }),
    ),
    follow,
  ];
}

function metaOf(view: View, line: CardLine): readonly Meta[] {
  const say = stateWords[view.language];
  const where = nameIn(line.where.names, view.language);
  const due = line.deadlineAt;
  return [
    ...(where === '' ? [] : [{ icon: 'pin', text: where } as const]),
    { text: moment(view, line.raisedAt) },
    ...(line.isOverdue && due !== undefined
      ? [{ icon: 'alert', text: say.overdueSince(formatRelative(view, due)) } as const]
      : []),
  ];
}

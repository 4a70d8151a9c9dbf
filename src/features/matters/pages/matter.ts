import { html } from 'hono/html';
import { pressedRefusal } from '#/platform/http/components/index.ts';
import { metaLine, panel } from '#/platform/http/components/card.ts';
import type { Meta } from '#/platform/http/components/card.ts';
import { icon } from '#/platform/http/components/icon.ts';
import { moment } from '#/platform/http/components/moment.ts';
import { notice } from '#/platform/http/components/notice.ts';
import { columns, pageHead, stack } from '#/platform/http/components/page-parts.ts';
import { beforeAfter, photo, photoFigure } from '#/platform/http/components/photo.ts';
import { readAloud } from '#/platform/http/components/read-aloud.ts';
import { tag } from '#/platform/http/components/tag.ts';
import { backLink } from '#/platform/http/components/way-links.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { formatAppointment } from '#/platform/i18n/format.ts';
import type { MatterPage, MatterShown } from '#/features/matters/routes/shapes.ts';
import { boardWords } from '#/features/matters/words/board.ts';
import { buttonWords } from '#/features/matters/words/buttons.ts';
import { matterWords } from '#/features/matters/words/matter.ts';
import { stateWords } from '#/features/matters/words/states.ts';
import { iconOf } from './card.ts';
import { commentPanel } from './comments.ts';
import { doing } from './doing.ts';
import { coverLinks, hiddenNotices, objectLink } from './hidden.ts';
import {
  contactPanel,
  contactSeenPanel,
  factsPanel,
  handsPanel,
  offersPanel,
  requestNotices,
} from './hands.ts';
import { largePhotoOf } from './photos.ts';
import { matterStory } from './story.ts';
import { exactTag, stateTag } from './tags.ts';
import { plainly, written, writtenProse } from './written.ts';

/** Draws a matter: what it is, how it stands, what the reader can do now, what happened so far. */
export function matterPage(view: View, shown: MatterShown): Page {
  const say = matterWords[view.language];
  return {
    title: plainly(view.language, shown.title),
    section: 'help',
    width: 'two',
    body: html`${head(view, shown)}
    ${columns(
      html`${pressedRefusal(view, { drawn: drawnForms(shown) })} ${hiddenNotices(view, shown)}
      ${telling(view, shown)} ${thanksOf(view, shown)} ${nowPanel(view, shown)}
      ${contactPanel(view, shown)} ${offersPanel(view, shown)}
      ${(shown.panels ?? []).map((draw) => draw(view))}
      ${panel({ title: say.story, id: 'story' }, matterStory(view, shown))}
      ${commentPanel(view, shown)} ${objectLink(view, shown)}`,
      html`${handsPanel(view, shown)} ${factsPanel(view, shown)} ${contactSeenPanel(view, shown)}`,
    )}`,
  };
}

function head(view: View, shown: MatterPage): Html {
  const say = matterWords[view.language];
  const kind = nameIn(shown.category.names, view.language);
  const lead = shown.hands.find(({ role, until }) => role === 'lead' && until === undefined);
  const tagged = { ...shown, holderName: lead?.person.name };
  const isInside = shown.isStaff || shown.isMine || shown.isInMyHands;
  const place = nameIn(shown.community.names, view.language);
  return pageHead({
    title: written(view.language, shown.title),
    above: backLink(say.backTo(place), `/matters?place=${shown.community.id}`),
    below: html`<p class="actions">
        <small class="kind"
          ><span class="kind-sign">${icon(iconOf(shown.category.icon))}</span>${kind}</small
        >
        ${tag(isInside ? exactTag(view, tagged) : stateTag(view, tagged))}
      </p>
      ${metaLine(metaOf(view, shown))}`,
  });
}

function metaOf(view: View, shown: MatterPage): readonly Meta[] {
  const say = stateWords[view.language];
  const { deadlineAt } = shown;
  return [
    { icon: 'pin', text: nameIn(shown.where.names, view.language) },
    { text: moment(view, shown.raisedAt) },
    { text: matterWords[view.language].reference(shown.reference) },
    ...(deadlineAt === undefined || shown.isOverdue
      ? []
      : [{ icon: 'clock', text: say.dueBy(formatAppointment(view, deadlineAt)) } as const]),
  ];
}

/** Forms with fields say themselves what was wrong with them. */
function drawnForms({ allowed }: MatterPage): readonly string[] {
  return [
    ...(allowed.commentAs.length === 0 ? [] : ['matters.comment']),
    ...(allowed.refuseRelease ? ['matters.refuse_release'] : []),
  ];
}

const TEXT_ID = 'told';

/** Shows what was told: the pictures first, then the words. */
function telling(view: View, shown: MatterPage): Html | '' {
  const say = matterWords[view.language];
  const hasText = shown.body.trim() !== '' && shown.body.trim() !== shown.title.trim();
  if (!hasText && shown.photos.length === 0) return '';
  return html`<section class="panel">
    ${pictures(view, shown)}
    ${
      hasText
        ? html`<div class="prose" id="${TEXT_ID}">${writtenProse(view.language, shown.body)}</div>
            ${readAloud(view.language, TEXT_ID)}`
        : html`<h2 class="unseen">${say.photos}</h2>`
    }
  </section>`;
}

function pictures(view: View, shown: MatterPage): Html {
  const say = matterWords[view.language];
  const title = plainly(view.language, shown.title);
  const of = (stage: string) => shown.photos.filter((one) => one.stage === stage);
  const [before, ...moreBefore] = of('before');
  const [after, ...moreAfter] = of('after');
  const alone = (id: string, alt: string) => photo(largePhotoOf(id, alt));
  const pair =
    before !== undefined && after !== undefined
      ? beforeAfter(view.language, {
          before: largePhotoOf(before.id, say.photoBefore(title)),
          after: largePhotoOf(after.id, say.photoAfter(title)),
        })
      : html`${before && alone(before.id, say.photoBefore(title))}
        ${after && alone(after.id, say.photoAfter(title))}`;
  return html`${pair} ${moreBefore.map(({ id }) => alone(id, say.photoBefore(title)))}
  ${moreAfter.map(({ id }) => alone(id, say.photoAfter(title)))}
  ${of('proof').map(({ id }) =>
    photoFigure(largePhotoOf(id, say.photoProof(title)), say.photoProofWord),
  )}
  ${coverLinks(view, shown)}`;
}

/** Sets apart what the asker said when it was solved. */
function thanksOf(view: View, shown: MatterPage): Html | '' {
  const thanks = shown.bucket === 'closed' ? shown.verdict?.thanks : undefined;
  if (thanks === undefined) return '';
  const { quotes } = boardWords[view.language];
  return notice({
    look: 'good',
    title: matterWords[view.language].thanks,
    text: html`${quotes.opens}${written(view.language, thanks)}${quotes.closes}`,
  });
}

/** Says how things stand for this reader and offers what they can do about it. */
function nowPanel(view: View, shown: MatterPage): Html | '' {
  const say = matterWords[view.language];
  const notices = [...stateNotices(view, shown), ...requestNotices(view, shown)];
  const buttons = doing(view, shown);
  if (notices.length === 0 && buttons === '') return '';
  const signIn =
    shown.isSignedIn || shown.bucket === 'closed'
      ? ''
      : html`<p class="soft">${buttonWords[view.language].signInToHelp}</p>`;
  return panel({ title: say.actions, id: 'now' }, stack(...notices, buttons, signIn));
}

function stateNotices(view: View, shown: MatterPage): readonly Html[] {
  const say = matterWords[view.language];
  const notices: Html[] = [];
  if (shown.mergedInto !== undefined) {
    notices.push(
      notice({
        look: 'info',
        title: say.mergedInto,
        text: html`<p>${say.mergedIntoText}</p>
          <p>
            <a href="/matters/${shown.mergedInto.id}"
              >${say.seeOther} ${written(view.language, shown.mergedInto.title)}</a
            >
          </p>`,
      }),
    );
  }
  if (shown.isOverdue && shown.deadlineAt !== undefined) {
    const text = say.overdueText(formatAppointment(view, shown.deadlineAt));
    notices.push(notice({ look: 'danger', title: say.overdueTitle, text }));
  }
  return [...notices, ...ownNotices(view, shown)];
}

/** Says what is expected of the reader: of the asker a word, of the holder the work. */
function ownNotices(view: View, shown: MatterPage): readonly Html[] {
  const say = matterWords[view.language];
  const may = (verb: MatterPage['allowed']['verbs'][number]) => shown.allowed.verbs.includes(verb);
  if (shown.isMine && may('confirm_solved')) {
    return [notice({ look: 'good', title: say.toConfirmTitle, text: say.toConfirmText })];
  }
  if (shown.isMine && may('answer')) {
    const question = shown.story.findLast(({ verb }) => verb === 'wait_for_asker')?.note ?? '';
    const text = writtenProse(view.language, question);
    return [notice({ look: 'warning', title: say.toAnswerTitle, text })];
  }
  if (shown.state === 'done') {
    return [notice({ look: 'good', title: say.awaitingTitle, text: say.awaitingText })];
  }
  if (shown.scheduledFor !== undefined) {
    const title = say.scheduledTitle(formatAppointment(view, shown.scheduledFor));
    return [notice({ look: 'info', title })];
  }
  return shown.isInMyHands
    ? [notice({ look: 'info', title: say.youHaveItTitle, text: say.youHaveItText })]
    : [];
}

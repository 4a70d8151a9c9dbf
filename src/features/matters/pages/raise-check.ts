import { html } from 'hono/html';
import { actions, linkButton, submitButton } from '#/platform/http/components/button.ts';
import { card, cards, panel } from '#/platform/http/components/card.ts';
import { form, hiddenField } from '#/platform/http/components/form.ts';
import { inset, notice } from '#/platform/http/components/notice.ts';
import { summaryList } from '#/platform/http/components/summary-list.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { formatNumber } from '#/platform/i18n/format.ts';
import type { CheckShown } from '#/features/matters/routes/raise-shapes.ts';
import type { CardLine } from '#/features/matters/routes/shapes.ts';
import { raiseWords } from '#/features/matters/words/raise.ts';
import { followButton, iconOf } from './card.ts';
import { draftPhoto } from './raise-begin.ts';
import { raiseFrame, screenOf } from './raise-frame.ts';
import { aboutLabel } from './raise-place.ts';
import { stateTag } from './tags.ts';
import { written, writtenProse } from './written.ts';

/** Draws the last screen: is it one of these, is all right, and the button that raises it. */
export function raiseCheckPage(view: View, shown: CheckShown): Page {
  const say = raiseWords[view.language];
  const frame = {
    step: 4,
    title: say.checkTitle,
    lead: say.checkLead,
    back: screenOf('/place', shown.draft),
  } as const;
  return raiseFrame(view, frame, [
    alikePart(view, shown.alike),
    panel({ title: say.answers }, answersPart(view, shown)),
    submitPart(view, shown),
  ]);
}

function alikePart(view: View, alike: readonly CardLine[]): Html | '' {
  const say = raiseWords[view.language];
  if (alike.length === 0) return '';
  return panel(
    { title: say.alikeTitle },
    html`<p>${say.alikeLead}</p>
      ${cards(alike.map((line) => alikeCard(view, line)))}
      <p>${say.noneOfThem}</p>`,
  );
}

/** What one can do here is follow; to claim it one opens it. */
function alikeCard(view: View, line: CardLine): Html {
  const { language } = view;
  return card({
    title: written(language, line.title),
    address: `/matters/${line.id}`,
    level: 3,
    kind: { icon: iconOf(line.category.icon), label: nameIn(line.category.names, language) },
    state: stateTag(view, line),
    meta: [{ icon: 'pin', text: nameIn(line.where.names, language) }],
    actions: line.isMine ? undefined : followButton(view, line),
  });
}

function answersPart(view: View, shown: CheckShown): Html {
  const say = raiseWords[view.language];
  const { language } = view;
  const [first, second, third] = (['', '/category', '/place'] as const).map((screen) =>
    screenOf(screen, shown.draft),
  );
  const { profile, category, where } = shown;
  const kind = category === undefined ? say.missingCategory : nameIn(category.names, language);
  const spot = where === undefined ? say.missingPlace : nameIn(where.names, language);
  const asks =
    profile === undefined
      ? []
      : [{ label: say.asks, value: say.profiles[profile], change: second }];
  return summaryList(language, [
    { label: say.what, value: writtenProse(language, shown.body), change: first },
    ...photoRows(view, shown),
    { label: say.category, value: kind, change: second },
    { label: say.where, value: spot, change: third },
    ...asks,
    ...(shown.about === undefined
      ? []
      : [{ label: say.aboutAnswer, value: aboutLabel(view, shown.about), change: third }]),
    { label: say.who, value: say.visibilities[shown.visibility], change: third },
    { label: say.name, value: shown.isAnonymous ? say.yes : say.withName, change: third },
  ]);
}

function photoRows(view: View, { photos, draft }: CheckShown) {
  const say = raiseWords[view.language];
  if (photos.length === 0) return [];
  const value = html`<span class="received"
    >${photos.map(
      (id, index) =>
        html`<img
          src="${draftPhoto(id, draft)}"
          alt="${say.photoAlt(formatNumber(view.language, index + 1))}"
          width="160"
          height="120"
        />`,
    )}</span
  >`;
  return [{ label: say.photos, value, change: screenOf('', draft) }];
}

function submitPart(view: View, shown: CheckShown): Html {
  const say = raiseWords[view.language];
  const { category, where, profile, draft } = shown;
  if (category === undefined || profile === undefined) {
    return missing(say.missing, say.missingCategory, {
      label: say.choose,
      address: screenOf('/category', draft),
    });
  }
  if (where === undefined) {
    const address = screenOf('/place', draft);
    return missing(say.missing, say.missingPlace, { label: say.choose, address });
  }
  const hidden = {
    draft,
    profile,
    category: category.code,
    suggestedCategory: shown.suggestedCategory ?? '',
    placeId: where.id,
    body: shown.body,
    visibility: shown.visibility,
    isAnonymous: shown.isAnonymous ? '1' : '',
    about: shown.about?.value ?? '',
  };
  return html`${shown.isSignedIn ? '' : inset(say.signInFirst)}
  ${form(
    view,
    { endpoint: 'matters.raise', address: '/matters', hidden },
    () => html`
      ${shown.photos.map((id) => hiddenField('photos', id))}
      ${actions(submitButton({ label: say.submit, icon: 'check' }))}
    `,
  )}`;
}

function missing(
  title: string,
  text: string,
  link: { readonly label: string; readonly address: string },
): Html {
  return notice({ look: 'warning', title, text, action: linkButton(link) });
}

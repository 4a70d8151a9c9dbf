import { html } from 'hono/html';
import { hidingReasons, reasonWords } from '#/features/matters/index.ts';
import {
  backLink,
  form,
  linkButton,
  moment,
  pageHead,
  panel,
  photo,
  quietButton,
  radios,
  refusedNotice,
  selectField,
  stack,
  submitButton,
  textArea,
} from '#/platform/http/components/index.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { MAX_ANSWER, MAX_PASSAGE, decisions, outcomes } from '#/features/moderation/model.ts';
import type { ReviewShown } from '#/features/moderation/routes/shapes.ts';
import { appealWords } from '#/features/moderation/words/appeals.ts';
import { reviewWords } from '#/features/moderation/words/reviews.ts';
import { standing } from './reviews.ts';
import { written } from './written.ts';

const PHOTO = { width: 800, height: 600 } as const;

/** Draws what was objected to, what was said of it, and how one decides. */
export function reviewPage(view: View, shown: ReviewShown): Page {
  const say = reviewWords[view.language];
  return {
    title: say.title,
    section: 'desk',
    width: 'column',
    body: stack(
      pageHead({
        title: say.title,
        lead: standing(view, shown),
        above: backLink(say.reviewBack, `/reviews?place=${shown.community.id}`),
        below: linkButton({ label: say.toMatter, address: `/matters/${shown.matter.id}` }),
      }),
      refusedNotice(view, ['moderation.show_again']),
      panel({ title: say.asItStands }, thingOf(view, shown)),
      withheldPanel(view, shown),
      panel({ title: say.said }, objectionsOf(view, shown)),
      appealPanel(view, shown),
      shown.decision === undefined ? decidingPanel(view, shown) : '',
    ),
  };
}

function thingOf(view: View, { kind, words, photo: id, matter, decision }: ReviewShown): Html {
  const say = reviewWords[view.language];
  const label = reasonWords[view.language].kinds[kind];
  if (id !== undefined) {
    const address = `/photos/${id}/card`;
    return html`${photo({ ...PHOTO, alt: label, sources: [{ address, width: PHOTO.width }] })}
    ${decision === undefined ? coverLink(view, matter.id, id) : ''}`;
  }
  if (words.body === '') return html`<p>${label} · ${say.noText}</p>`;
  return html`<p class="soft">${label}</p>
    ${written(words)}`;
}

function coverLink(view: View, matter: string, photoId: string): Html {
  const address = `/covers/new?matter=${encodeURIComponent(matter)}&photo=${photoId}`;
  return linkButton({ label: reasonWords[view.language].cover, address, icon: 'shield' });
}

function withheldPanel(view: View, { id, withheld }: ReviewShown): Html | '' {
  if (withheld === undefined) return '';
  const say = reviewWords[view.language];
  const to = { endpoint: 'moderation.show_again', address: `/reviews/${id}/showing` } as const;
  return panel(
    { title: say.withheld },
    html`<p class="soft">${say.withheldHint}</p>
      ${written(withheld)}
      ${form({ ...view, form: undefined }, to, () => quietButton({ label: say.showAgain, icon: 'undo' }))}`,
  );
}

function objectionsOf(view: View, { objections }: ReviewShown): Html {
  const { reasons } = reasonWords[view.language];
  return html`<ul class="people">
    ${objections.map(
      ({ at, reason, words }) =>
        html`<li class="person">
          <span class="person-words"
            ><b>${reasons[reason]}</b>${words === undefined ? '' : html`<span>${words}</span>`}
            <small class="soft">${moment(view, at)}</small></span
          >
        </li>`,
    )}
  </ul>`;
}

/** What its author says against it; who hid it only reads that. */
function appealPanel(view: View, { id, appeal, mayHear }: ReviewShown): Html | '' {
  if (appeal === undefined) return '';
  const say = appealWords[view.language];
  const said = html`<p class="soft">${say.theirWords}</p>
    <p>${appeal.words ?? say.goneWords}</p>`;
  const asIs = appeal.outcome === undefined ? say.notYours : say.outcomes[appeal.outcome];
  if (!mayHear)
    return panel(
      { title: say.appeal },
      html`${said}
        <p><b>${asIs}</b></p>`,
    );
  const address = `/reviews/${id}/appeal/outcome`;
  return panel(
    { title: say.appeal },
    html`${said}
    ${form(
      view,
      { endpoint: 'moderation.hear_appeal', address, keepsTyped: true },
      (fields) => html`
        ${radios(fields, {
          name: 'outcome',
          label: say.outcome,
          options: outcomes.map((value) => ({ value, label: say.outcomes[value] })),
        })}
        ${textArea(fields, {
          name: 'answer',
          label: reviewWords[view.language].answer,
          hint: reviewWords[view.language].answerHint,
          rows: 2,
          limit: MAX_ANSWER,
        })}
        ${submitButton({ label: say.hear })}
      `,
    )}`,
  );
}

function decidingPanel(view: View, { id, kind }: ReviewShown): Html {
  const say = reviewWords[view.language];
  const { reasons } = reasonWords[view.language];
  const options = decisions.filter((one) => one !== 'hidden' || kind !== 'name');
  return panel(
    { title: say.decide },
    form(
      view,
      { endpoint: 'moderation.decide', address: `/reviews/${id}/decision`, keepsTyped: true },
      (fields) => html`
        ${radios(fields, {
          name: 'decision',
          label: say.decision,
          options: options.map((value) => ({ value, label: say.decisions[value] })),
        })}
        ${selectField(fields, {
          name: 'reason',
          label: say.reason,
          hint: say.reasonHint,
          options: hidingReasons.map((value) => ({ value, label: reasons[value] })),
        })}
        ${
          kind === 'photo' || kind === 'name'
            ? ''
            : textArea(fields, {
                name: 'passage',
                label: say.passage,
                hint: say.passageHint,
                rows: 2,
                limit: MAX_PASSAGE,
              })
        }
        ${textArea(fields, {
          name: 'words',
          label: say.answer,
          hint: say.answerHint,
          rows: 2,
          limit: MAX_ANSWER,
        })}
        ${submitButton({ label: say.save })}
      `,
    ),
  );
}

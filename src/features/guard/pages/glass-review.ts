import { html } from 'hono/html';
import {
  actions,
  backLink,
  form,
  notice,
  pageHead,
  panel,
  radios,
  stack,
  submitButton,
  textArea,
} from '#/platform/http/components/index.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { MAX_FINDING, findings } from '#/features/guard/model.ts';
import type { GlassReviewShown } from '#/features/guard/routes/load-glass.ts';
import { glassWords } from '#/features/guard/words/glass.ts';
import { glassCard } from './glass.ts';

/** Draws why a glass was broken, for the steward who signs it off. */
export function glassReviewPage(view: View, shown: GlassReviewShown): Page {
  const say = glassWords[view.language];
  const { glass, isOwn } = shown;
  return {
    title: say.reviewTitle,
    section: 'account',
    width: 'column',
    body: stack(
      pageHead({
        title: say.reviewTitle,
        lead: say.reviewLead,
        above: backLink(say.title, '/glass'),
      }),
      glassCard(view, glass, undefined),
      isOwn ? notice({ look: 'info', text: say.notYours }) : '',
      isOwn || glass.review !== undefined ? '' : judging(view, glass.id),
    ),
  };
}

function judging(view: View, id: string): Html {
  const say = glassWords[view.language];
  return panel(
    { title: say.finding },
    form(
      view,
      { endpoint: 'guard.review_glass', address: `/glass/${id}/review`, keepsTyped: true },
      (fields) =>
        html`${radios(fields, {
          name: 'finding',
          label: say.findingAsk,
          options: findings.map((value) => ({ value, label: say.findingChoices[value] })),
        })}
        ${textArea(fields, {
          name: 'words',
          label: say.words,
          hint: say.wordsHint,
          isOptional: true,
          rows: 2,
          limit: MAX_FINDING,
        })}
        ${actions(submitButton({ label: say.reviewSave }))}`,
    ),
  );
}

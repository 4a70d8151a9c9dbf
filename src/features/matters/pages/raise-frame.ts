import { html } from 'hono/html';
import { inset } from '#/platform/http/components/notice.ts';
import { pageHead, stack } from '#/platform/http/components/page-parts.ts';
import { steps } from '#/platform/http/components/steps.ts';
import { backLink } from '#/platform/http/components/way-links.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { raiseWords } from '#/features/matters/words/raise.ts';

/** What each of the four screens has in common. */
export type RaiseFrame = {
  readonly step: 1 | 2 | 3 | 4;
  readonly title: string;
  readonly lead: string;
  /** The screen before. */
  readonly back?: string | undefined;
};

/** Frames a screen of raising: how far one is, for whom it is, what is asked. */
export function raiseFrame(view: View, frame: RaiseFrame, parts: readonly (Html | '')[]): Page {
  const say = raiseWords[view.language];
  const forWhom = view.reader?.actingFor;
  return {
    title: frame.title,
    section: 'raise',
    width: 'column',
    body: html`${pageHead({
      above: html`${frame.back === undefined ? '' : backLink(say.back, frame.back)}
      ${steps(view.language, { labels: say.steps, current: frame.step })}`,
      title: frame.title,
      lead: frame.lead,
    })}
    ${stack(forWhom === undefined ? '' : inset(say.forWhom(forWhom)), ...parts)}`,
  };
}

/** Writes the address of a screen of one draft. */
export function screenOf(
  screen: '' | '/category' | '/place' | '/check',
  draft: string | undefined,
  step?: string,
): string {
  if (draft === undefined) return `/raise${screen}`;
  const asked = step === undefined ? '' : `&step=${step}`;
  return `/raise${screen}?draft=${encodeURIComponent(draft)}${asked}`;
}

import { html } from 'hono/html';
import {
  actions,
  linkButton,
  pageHead,
  stack,
  summaryList,
} from '#/platform/http/components/index.ts';
import type { Page, View } from '#/platform/http/view.ts';
import { formatMoment, formatNumber } from '#/platform/i18n/format.ts';
import type { Seal } from '#/platform/journal/seal-journal.ts';
import { sealWords } from '#/features/keeping/words/seal.ts';

/** Where the seal is fetched as text. */
export const SEAL_TEXT = '/journal/seal.txt';

/** Draws the latest seal of the journal, to be noted down. */
export function sealPage(view: View, { length, digest, sealedAt }: Seal): Page {
  const say = sealWords[view.language];
  const rows = [
    { label: say.entries, value: formatNumber(view.language, length) },
    {
      label: say.sealedAt,
      value: sealedAt === undefined ? say.notYet : formatMoment(view, sealedAt),
    },
    { label: say.digest, value: html`<code>${inGroups(digest)}</code>` },
  ];
  return {
    title: say.title,
    section: 'none',
    width: 'column',
    body: stack(
      pageHead({ title: say.title, lead: say.lead }),
      summaryList(view.language, rows),
      html`<p>${say.how}</p>`,
      actions(linkButton({ label: say.download, address: SEAL_TEXT })),
    ),
  };
}

/** Whoever copies it by hand goes group by group. */
function inGroups(digest: string): string {
  return (digest.match(/.{1,8}/g) ?? []).join(' ');
}

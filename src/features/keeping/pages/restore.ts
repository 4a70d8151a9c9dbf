import { html } from 'hono/html';
import type { RestoreStep } from '#/platform/backup/restore-archive.ts';
import {
  actions,
  hiddenField,
  linkButton,
  notice,
  pageHead,
  primaryLink,
  stack,
  submitButton,
} from '#/platform/http/components/index.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { formatMoment, formatNumber } from '#/platform/i18n/format.ts';
import { restorePageWords } from '#/features/keeping/words/restore-page.ts';

/** Where an archive is sent on the first visit. */
export const RESTORE_PATH = '/first/restore';

/** Where the form stands for whoever holds the link of the first visit. */
export function restoreAddress(token: string): `/${string}` {
  return `${RESTORE_PATH}?${new URLSearchParams({ token }).toString()}`;
}

/** Draws the form with which the host of an empty installation sends an archive. */
export function restorePage(view: View, { token }: { readonly token: string }): Page {
  const say = restorePageWords[view.language];
  return {
    title: say.title,
    section: 'none',
    width: 'column',
    body: stack(
      pageHead({ title: say.title, lead: say.lead }),
      // The address carries the link of the console, which no other site knows.
      html`<form
        class="form"
        method="post"
        action="${restoreAddress(token)}"
        enctype="multipart/form-data"
      >
        ${hiddenField('token', token)}
        <div class="field">
          <label class="label" for="archive">${say.file}</label>
          <p class="field-hint" id="archive-hint">${say.fileHint}</p>
          <input
            class="input"
            type="file"
            id="archive"
            name="archive"
            accept=".tar,application/x-tar"
            aria-describedby="archive-hint"
            required
          />
        </div>
        ${actions(submitButton({ label: say.begin, icon: 'check' }))}
      </form>`,
      html`<p class="soft">${say.large}</p>`,
      actions(
        linkButton({
          label: say.instead,
          address: `/first?${new URLSearchParams({ token }).toString()}`,
        }),
      ),
    ),
  };
}

/** Draws the page of an archive that was not even begun with. */
export function notBegunPage(
  view: View,
  no: { readonly sentence: string; readonly token: string },
): Page {
  const title = restorePageWords[view.language].title;
  const body = stack(pageHead({ title }), notRestoredPart(view, no));
  return { title, section: 'none', width: 'column', body };
}

/** Draws a page in two halves, between which what happens is told as it happens. */
export function restoringPage(view: View, middle: Html): Page {
  const say = restorePageWords[view.language];
  return {
    title: say.doing,
    section: 'none',
    width: 'column',
    body: stack(pageHead({ title: say.doing, lead: say.wait }), middle),
  };
}

/** Tells of a step that begins. */
export function restoringStep(view: View, step: RestoreStep): Html {
  return html`<p>${restorePageWords[view.language].steps[step]} …</p>`;
}

export type Restored = {
  readonly madeAt: Temporal.Instant;
  readonly rows: number;
  readonly tables: number;
  readonly files: number;
};

/** Tells that everything is back. */
export function restoredPart(view: View, { madeAt, rows, tables, files }: Restored): Html {
  const say = restorePageWords[view.language];
  const count = (amount: number) => formatNumber(view.language, amount);
  const text = say.done({
    rows: count(rows),
    tables: count(tables),
    files: count(files),
    madeAt: formatMoment(view, madeAt),
  });
  return html`${notice({ look: 'good', title: text, text: say.startsAgain })}
  ${actions(primaryLink({ label: say.onward, address: '/' }))}`;
}

/** Tells that nothing was restored, why, and the way to try again. */
export function notRestoredPart(
  view: View,
  { sentence, token }: { readonly sentence: string; readonly token: string },
): Html {
  const say = restorePageWords[view.language];
  return html`${notice({ look: 'danger', title: say.notDone, text: sentence })}
  ${actions(primaryLink({ label: say.again, address: restoreAddress(token) }))}`;
}

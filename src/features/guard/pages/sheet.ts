import { html } from 'hono/html';
import {
  actions,
  form,
  linkButton,
  panel,
  submitButton,
  textField,
} from '#/platform/http/components/index.ts';
import type { Html, View } from '#/platform/http/view.ts';
import { sheetWords } from '#/features/guard/words/sheets.ts';

/** Where one's own sheet of sign-in codes is printed. */
export const OWN_SHEET = '/me/sign-in-sheet';

/** Where somebody was going, and how many codes their own sheet has left, if they printed one. */
export type SheetAsked = { readonly next: string; readonly left: number | undefined };

/** Draws where a code of the sheet is typed, or how to come by a first sheet. */
export function sheetPanel(view: View, { next, left }: SheetAsked): Html {
  const say = sheetWords[view.language];
  if (left === undefined) {
    const toSheet = linkButton({ label: say.toSheet, address: OWN_SHEET, icon: 'key' });
    return panel(
      { title: say.title },
      html`<p>${say.firstText}</p>
        ${actions(toSheet)}`,
    );
  }
  if (left === 0) return panel({ title: say.title }, html`<p>${say.usedUp}</p>`);
  const to = { endpoint: 'guard.strengthen_by_sheet', address: '/me/strengthen/code' };
  const typed = { name: 'code', label: say.code, hint: say.codeHint } as const;
  return panel(
    { title: say.title },
    form(
      view,
      { ...to, hidden: { next } },
      (fields) =>
        html`${textField(fields, { ...typed, kind: 'number', autocomplete: 'off' })}
        ${actions(submitButton({ label: say.confirm, icon: 'key' }))}`,
    ),
  );
}

import { html } from 'hono/html';
import type { Html, View } from '#/platform/http/view.ts';
import { words } from '#/platform/http/words/index.ts';
import { attributes } from './attributes.ts';
import { errorSummary } from './error-summary.ts';
import type { FormFields } from './field.ts';

/** Where a form goes. */
export type FormSpec = {
  /** The name of the endpoint it is sent to, as the endpoint declares it. */
  readonly endpoint: string;
  readonly address: string;
  /** POST unless said; browsers send the others as POST and the address names them. */
  readonly method?: 'POST' | 'PUT' | 'PATCH' | 'DELETE' | undefined;
  readonly takesFiles?: true | undefined;
  /** Remembers in this tab what was typed and not yet sent. */
  readonly keepsTyped?: true | undefined;
  /** Signing out: what was typed in this tab is nobody's any more. */
  readonly forgetsTyped?: true | undefined;
  /** Values that go along unseen. */
  readonly hidden?: Readonly<Record<string, string>> | undefined;
  /** Asks a passkey before it is sent: for what, and where its question comes from. */
  readonly passkey?: { readonly asks: 'create' | 'sign'; readonly question: string } | undefined;
  /**
   * Asks this browser to take notices before it is sent; where its key comes from. Until a script
   * has found that it can, the form is not shown.
   */
  readonly push?: { readonly question: string } | undefined;
  /** `row` sets the parts side by side; a form of buttons needs no more. */
  readonly look?: 'column' | 'row' | undefined;
};

/**
 * Wraps fields and buttons in a form: the hidden key that makes one sending one effect, the page to
 * come back to, and, when this form was sent before, what went wrong on top and in place.
 */
export function form(view: View, spec: FormSpec, body: (fields: FormFields) => Html): Html {
  const sent = view.form?.endpoint === spec.endpoint ? view.form : undefined;
  const fields: FormFields = { language: view.language, endpoint: spec.endpoint, sent };
  return html`<form
    class="${spec.look === 'row' ? 'form form-row' : 'form'}"
    method="post"
    action="${addressOf(spec)}"
    novalidate
    data-sending="${words[view.language].sending}"
    ${attributes({
      enctype: spec.takesFiles === true ? 'multipart/form-data' : undefined,
      'data-keep': spec.keepsTyped === true ? `${spec.endpoint} ${spec.address}` : undefined,
      'data-forget': spec.forgetsTyped,
      'data-passkey': spec.passkey?.asks,
      'data-push': spec.push && true,
      hidden: spec.push && true,
      'data-question': spec.passkey?.question ?? spec.push?.question,
    })}
  >
    ${sent === undefined ? '' : errorSummary(fields, sent)}
    ${hiddenField('_key', view.newKey())}${hiddenField('_from', view.address)}
    ${Object.entries(spec.hidden ?? {}).map(([name, value]) => hiddenField(name, value))}
    ${body(fields)}
  </form>`;
}

/** Carries a value along unseen. */
export function hiddenField(name: string, value: string): Html {
  return html`<input type="hidden" name="${name}" value="${value}" />`;
}

function addressOf(spec: FormSpec): string {
  if (spec.method === undefined || spec.method === 'POST') return spec.address;
  return `${spec.address}${spec.address.includes('?') ? '&' : '?'}_method=${spec.method}`;
}

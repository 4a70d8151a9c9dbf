import { html } from 'hono/html';
import {
  actions,
  buttonForm,
  card,
  cards,
  form,
  panel,
  quietButton,
  refusedNotice,
  submitButton,
} from '#/platform/http/components/index.ts';
import type { Html, View } from '#/platform/http/view.ts';
import { formatMoment } from '#/platform/i18n/format.ts';
import type { ChoicesOutput } from '#/features/notices/routes/own.ts';
import { browserWords } from '#/features/notices/words/browsers.ts';

type Shown = Pick<ChoicesOutput, 'browsers' | 'mayAddBrowser'>;

const ADDRESS = '/me/notices/browsers';

/** Draws the browsers that are told, each with its button, and how the one in hand becomes one. */
export function browsersPanel(view: View, { browsers, mayAddBrowser }: Shown): Html {
  const say = browserWords[view.language];
  return panel(
    { title: say.title, id: 'browsers' },
    html`<p class="soft">${say.lead}</p>
      ${refusedNotice(view, ['notices.remove_browser'])}
      ${browsers.length === 0 ? '' : cards(browsers.map((one) => browserCard(view, one)))}
      ${mayAddBrowser ? addForm(view) : html`<p>${say.notNow}</p>`}`,
  );
}

function browserCard(view: View, { id, device, madeAt }: Shown['browsers'][number]): Html {
  const say = browserWords[view.language];
  const name = device === '' ? say.unknown : device;
  return card({
    title: name,
    level: 3,
    meta: [{ icon: 'bell', text: say.since(formatMoment(view, madeAt)) }],
    actions: buttonForm(view, {
      endpoint: 'notices.remove_browser',
      address: `${ADDRESS}/${id}`,
      method: 'DELETE',
      button: quietButton({ label: say.remove, spoken: say.removeNamed(name) }),
    }),
  });
}

/** Until a script has found that this browser can be told, the page says what else there is. */
function addForm(view: View): Html {
  const say = browserWords[view.language];
  const to = {
    endpoint: 'notices.add_browser',
    address: ADDRESS,
    hidden: { subscription: '' },
    push: { question: `/api/v1${ADDRESS}/key` },
  } as const;
  return html`<p class="soft" data-push-unable>${say.unable}</p>
    ${form(
      view,
      to,
      () =>
        html`${actions(submitButton({ label: say.add, icon: 'bell' }))}
          <p class="field-problem" role="alert" tabindex="-1" data-push-failed hidden>
            ${say.failed}
          </p>`,
    )}`;
}

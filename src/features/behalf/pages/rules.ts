import { html } from 'hono/html';
import { backLink, dataTable, pageHead, panel, stack } from '#/platform/http/components/index.ts';
import type { Page, View } from '#/platform/http/view.ts';
import { formatNumber } from '#/platform/i18n/format.ts';
import type { RulesShown } from '#/features/behalf/routes/shapes.ts';
import { doneWords } from '#/features/behalf/words/deeds.ts';
import { conditionWords, ruleWords } from '#/features/behalf/words/rules.ts';

/** Draws what can be taken back, for how long and how, for everybody to read. */
export function rulesPage(view: View, { rules }: RulesShown): Page {
  const { language, duty, reader } = view;
  const say = ruleWords[language];
  const rows = rules.map(({ done, days }) => {
    const condition = conditionWords[language][done];
    const within = say.days(formatNumber(language, days));
    const what = doneWords[language][done] ?? doneWords[language]['other'] ?? '';
    return [
      what,
      condition === undefined ? within : html`${within}<br /><small>${condition}</small>`,
    ];
  });
  const columns = [{ label: say.what }, { label: say.howLong }];
  return {
    title: say.title,
    section: reader === undefined ? 'none' : 'account',
    width: 'column',
    body: stack(
      pageHead({
        title: say.title,
        lead: say.lead,
        above: reader === undefined ? undefined : backLink(say.back, '/me/deeds'),
      }),
      dataTable({ caption: say.title, isCaptionUnseen: true, columns, rows }),
      panel(
        { title: say.how },
        html`<div class="prose">
          <ol>
            ${say.steps.map((step) => html`<li>${step}</li>`)}
          </ol>
        </div>`,
      ),
      panel({ title: say.rest }, html`<p>${say.restText(duty.name, duty.telephone)}</p>`),
    ),
  };
}

import { html } from 'hono/html';
import {
  actions,
  panel,
  radios,
  selectField,
  stack,
  submitButton,
  textArea,
} from '#/platform/http/components/index.ts';
import type { Html, View } from '#/platform/http/view.ts';
import { formatList } from '#/platform/i18n/format.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { MAX_REASON, MAX_WORDS } from '#/features/joint/model.ts';
import type { JointShown } from '#/features/joint/routes/shapes.ts';
import { jointWords } from '#/features/joint/words/index.ts';
import { decidable, excusable, otherLeads, waiting } from './choosable.ts';
import { folded, options, send } from './forms.ts';

type Calls = JointShown['calls'];

/** Draws what only those can do who called the others, or stand above them. */
export function callerForms(view: View, shown: JointShown): Html | '' {
  const say = jointWords[view.language];
  if (!shown.isCalling || (shown.state !== 'called' && shown.state !== 'met')) return '';
  const theirs = decidable(shown);
  const quiet = excusable(shown);
  const others = otherLeads(shown);
  return panel(
    { title: say.callerTitle },
    stack(
      waiting(shown).length > theirs.length ? html`<p class="soft">${say.superiorDecides}</p>` : '',
      quiet.length === 0 || theirs.length > 0 ? '' : excuseForm(view, shown, quiet),
      others.length === 0 ? '' : leadForm(view, shown, others),
      callOffForm(view, shown),
    ),
  );
}

/** Asks what is decided about those that ask to be excused. */
export function decideForm(view: View, shown: JointShown, asking: Calls): Html {
  const say = jointWords[view.language];
  const names = asking.map((call) => nameIn(call.names, view.language));
  return html`<h3>${say.decideTitle(formatList(view.language, names))}</h3>
    ${send(view, shown, {
      sending: { endpoint: 'joint.decide', part: 'decisions' },
      fields: (fields) =>
        html`${selectField(fields, {
          name: 'callId',
          label: say.excuseWho,
          options: options(view, asking),
          value: asking[0]?.id,
        })}
        ${radios(fields, {
          name: 'verdict',
          label: say.verdict,
          options: [
            { value: 'excuse', label: say.excuse },
            { value: 'insist', label: say.insist },
          ],
        })}
        ${textArea(fields, {
          name: 'words',
          label: say.decideWords,
          hint: say.decideHint,
          limit: MAX_REASON,
          rows: 2,
        })}
        ${actions(submitButton({ label: say.verdict }))}`,
    })}`;
}

function excuseForm(view: View, shown: JointShown, quiet: Calls): Html {
  const say = jointWords[view.language];
  const drawn = send(view, shown, {
    sending: { endpoint: 'joint.decide', part: 'decisions', hidden: { verdict: 'excuse' } },
    fields: (fields) =>
      html`${selectField(fields, {
        name: 'callId',
        label: say.excuseWho,
        options: options(view, quiet),
      })}
      ${textArea(fields, {
        name: 'words',
        label: say.decideWords,
        hint: say.decideHint,
        limit: MAX_REASON,
        rows: 2,
      })}
      ${actions(submitButton({ label: say.excuseButton }))}`,
  });
  return folded(view, { summary: say.excuseTitle, endpoint: 'joint.decide' }, drawn);
}

function leadForm(view: View, shown: JointShown, others: Calls): Html {
  const say = jointWords[view.language];
  const drawn = send(view, shown, {
    sending: { endpoint: 'joint.change_lead', part: 'lead', method: 'PUT' },
    fields: (fields) =>
      html`${selectField(fields, {
        name: 'callId',
        label: say.whoLeads,
        hint: say.whoLeadsHint,
        options: options(view, others),
      })}
      ${actions(submitButton({ label: say.leadButton }))}`,
  });
  return folded(view, { summary: say.leadTitle, endpoint: 'joint.change_lead' }, drawn);
}

function callOffForm(view: View, shown: JointShown): Html {
  const say = jointWords[view.language];
  const drawn = send(view, shown, {
    sending: { endpoint: 'joint.call_off', part: 'calling-off' },
    fields: (fields) =>
      html`${textArea(fields, {
        name: 'reason',
        label: say.callOffWhy,
        hint: say.callOffHint,
        limit: MAX_WORDS,
        rows: 2,
      })}
      ${actions(submitButton({ label: say.callOffButton }))}`,
  });
  return folded(view, { summary: say.callOffTitle, endpoint: 'joint.call_off' }, drawn);
}

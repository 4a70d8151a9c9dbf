import { html } from 'hono/html';
import { attributes } from '#/platform/http/components/attributes.ts';
import { dataTable } from '#/platform/http/components/data-table.ts';
import { errorOf, fieldId, valuesOf } from '#/platform/http/components/field.ts';
import type { FormFields } from '#/platform/http/components/field.ts';
import { icon } from '#/platform/http/components/icon.ts';
import { tag } from '#/platform/http/components/tag.ts';
import type { TagSpec } from '#/platform/http/components/tag.ts';
import type { Html, View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { formatAppointment, formatRelative } from '#/platform/i18n/format.ts';
import type { DeskLine } from '#/features/matters/routes/shapes.ts';
import { deskWords } from '#/features/matters/words/desk.ts';
import type { DeskWords } from '#/features/matters/words/desk.ts';
import { matterWords } from '#/features/matters/words/matter.ts';
import { stateWords } from '#/features/matters/words/states.ts';
import { transferWords } from '#/features/matters/words/transfers.ts';
import { iconOf } from './card.ts';
import { exactTag } from './tags.ts';
import { plainly, written } from './written.ts';

/** Draws what waits at a desk; without a form the rows are there to be opened, not to be chosen. */
export function deskTable(
  view: View,
  lines: readonly DeskLine[],
  fields: FormFields | undefined,
): Html {
  const say = deskWords[view.language];
  return html`<div class="desk-table" data-rows>
    ${fields === undefined ? '' : errorOf(fields, 'chosen')}
    ${dataTable({
      caption: say.table,
      isCaptionUnseen: true,
      columns: [
        { label: say.columns.matter },
        { label: say.columns.state },
        { label: say.columns.where },
        { label: say.columns.holder },
        { label: say.columns.next },
        { label: say.columns.raised },
      ],
      rows: lines.map((line, index) => {
        if (fields === undefined) return rowOf(view, line, undefined);
        // The list of mistakes on top leads to the first box.
        const id = index === 0 ? fieldId(fields, 'chosen') : undefined;
        return rowOf(view, line, boxOf(view, line, { fields, id }));
      }),
    })}
  </div>`;
}

function boxOf(
  view: View,
  { title, reference }: DeskLine,
  { fields, id }: { readonly fields: FormFields; readonly id: string | undefined },
): Html {
  const isChosen = valuesOf(fields, 'chosen', []).includes(reference);
  return html`<label class="pick"
    ><input
      type="checkbox"
      name="chosen"
      value="${reference}"
      aria-label="${deskWords[view.language].choose(plainly(view.language, title))}"
      ${attributes({ id, checked: isChosen ? true : undefined })}
  /></label>`;
}

function rowOf(view: View, line: DeskLine, box: Html | undefined): readonly (string | Html)[] {
  const say = deskWords[view.language];
  const naming = html`<span class="desk-naming"
    >${box ?? ''}<span class="desk-words"
      ><a href="/matters/${line.id}/desk">${written(view.language, line.title)}</a
      ><small class="soft"
        >${icon(iconOf(line.category.icon))} ${nameIn(line.category.names, view.language)} ·
        ${line.reference}</small
      ></span
    ></span
  >`;
  return [
    naming,
    tag(line.passed === undefined ? exactTag(view, line) : passedTag(say)),
    nameIn(line.where.names, view.language),
    line.holderName ?? html`<span class="soft">${say.nobody}</span>`,
    html`${nextOf(view, line)} ${asked(view, line)} ${wayOf(view, line)}`,
    formatRelative(view, line.raisedAt),
  ];
}

/** Says which stage ends next and when; what is late stands out by sign and word. */
function nextOf(view: View, line: DeskLine): Html | string {
  const say = deskWords[view.language];
  const { nextStage, nextDueAt } = line;
  if (nextStage === undefined || nextDueAt === undefined) return '—';
  const stage = stateWords[view.language].stages[nextStage];
  if (!line.isPressing) return say.due(stage, formatAppointment(view, nextDueAt));
  const label = say.late(stage, formatRelative(view, nextDueAt));
  return html`<span class="late">${icon('alert')}<span>${label}</span></span>`;
}

/** From whom to whom stands beside it; a sentence here would leave no room for the matter. */
function passedTag({ shows }: DeskWords): TagSpec {
  return { look: 'open', label: shows.passed_on };
}

/** Says from whom to whom a matter is on its way. */
function wayOf({ language }: View, { passed }: DeskLine): Html | '' {
  if (passed === undefined) return '';
  const [from, to] = [nameIn(passed.from, language), nameIn(passed.to, language)];
  return html`<small class="soft">${transferWords[language].wayBetween(from, to)}</small>`;
}

function asked(view: View, { requests }: DeskLine): Html | '' {
  const say = matterWords[view.language];
  if (requests.length === 0) return '';
  const labels = { release: say.releaseWanted, pause: say.pauseWanted('') };
  return html`${requests.map((kind) => tag({ look: 'wait', label: labels[kind] }))}`;
}

import { html } from 'hono/html';
import { unpressed } from '#/platform/http/components/index.ts';
import { actions, quietButton, submitButton } from '#/platform/http/components/button.ts';
import { fold, openFold } from '#/platform/http/components/fold.ts';
import { form } from '#/platform/http/components/form.ts';
import { stack } from '#/platform/http/components/page-parts.ts';
import { selectField } from '#/platform/http/components/select-field.ts';
import { textField } from '#/platform/http/components/text-field.ts';
import { filterPills } from '#/platform/http/components/way-links.ts';
import type { Html, View } from '#/platform/http/view.ts';
import { deskAddress } from '#/features/matters/model/address.ts';
import { MAX_COUNTED, MAX_FILTER_NAME } from '#/features/matters/model/limits.ts';
import type { DeskShown } from '#/features/matters/routes/shapes.ts';
import { deskWords } from '#/features/matters/words/desk.ts';

/** Draws the views somebody keeps, as links with counts. */
export function savedFilters(view: View, shown: DeskShown): Html | '' {
  if (shown.saved.length === 0) return '';
  const { place, show, queue, group } = shown;
  const here = deskAddress({ place: place?.id, show, queue, group });
  return filterPills({
    language: view.language,
    label: deskWords[view.language].saved,
    links: shown.saved.map((filter) => ({
      label: filter.name,
      address: deskAddress(filter),
      isCurrent: deskAddress(filter) === here,
      count: filter.count,
      countedTo: MAX_COUNTED,
    })),
  });
}

/** Asks under which name this view is kept, and offers to throw away those that are. */
export function keepFilter(view: View, shown: DeskShown): Html {
  const say = deskWords[view.language];
  const { place, show, queue = '', group = '' } = shown;
  const kept = form(
    view,
    {
      endpoint: 'matters.save_filter',
      address: '/desk/filters',
      hidden: { place: place?.id ?? '', show, queue, group },
    },
    (fields) =>
      html`${textField(fields, {
        name: 'name',
        label: say.filterName,
        hint: say.filterNameHint,
        maxLength: MAX_FILTER_NAME,
      })}
      ${
        shown.bodies.length === 0
          ? ''
          : selectField(fields, {
              name: 'body',
              label: say.filterBody,
              hint: say.filterBodyHint,
              options: shown.bodies.map(({ id, name }) => ({ value: id, label: name })),
              isOptional: true,
            })
      }
      ${actions(submitButton({ label: say.saveFilter }))}`,
  );
  const body = stack(kept, ...dropForms(view, shown));
  const isSent = view.form?.endpoint === 'matters.save_filter';
  return isSent ? openFold(say.keepFilter, body) : fold(say.keepFilter, body);
}

function dropForms(view: View, shown: DeskShown): readonly Html[] {
  const say = deskWords[view.language];
  return shown.saved
    .filter(({ isOwn }) => isOwn)
    .map(({ id, name }) =>
      form(
        unpressed(view),
        {
          endpoint: 'matters.drop_filter',
          address: `/desk/filters/${id}`,
          method: 'DELETE',
          look: 'row',
        },
        () => quietButton({ label: say.dropFilter(name) }),
      ),
    );
}

import { html } from 'hono/html';
import {
  actions,
  backLink,
  buttonForm,
  card,
  cards,
  emptyState,
  form,
  pageHead,
  panel,
  quietButton,
  selectField,
  stack,
  submitButton,
  textField,
} from '#/platform/http/components/index.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import type { RobotsOutput } from '#/features/notices/routes/robots.ts';
import { robotKinds } from '#/features/notices/store/robots.ts';
import { channelWords } from '#/features/notices/words/channels.ts';

const ADDRESS = '/channels/robots';

/** Draws the group robots of one’s communities, and the form for another one. */
export function robotsPage(view: View, shown: RobotsOutput): Page {
  const say = channelWords[view.language];
  const title = say.robots;
  return {
    title,
    section: 'account',
    width: 'column',
    body: stack(
      pageHead({ title, lead: say.robotsLead, above: backLink(say.title, '/channels') }),
      shown.robots.length === 0
        ? emptyState({ icon: 'talk', title: say.noRobots })
        : cards(shown.robots.map((robot) => robotCard(view, robot))),
      shown.places.length === 0 ? '' : addPanel(view, shown),
    ),
  };
}

function robotCard(view: View, robot: RobotsOutput['robots'][number]): Html {
  const say = channelWords[view.language];
  const { id, kind, name, place } = robot;
  const address = `${ADDRESS}/${id}`;
  const ask = buttonForm(view, {
    endpoint: 'notices.try_robot',
    address: `${address}/trials`,
    button: quietButton({ label: say.tryButton, spoken: say.tryRobot(name), icon: 'talk' }),
  });
  const remove = buttonForm(view, {
    endpoint: 'notices.remove_robot',
    address,
    method: 'DELETE',
    button: quietButton({ label: say.remove, spoken: say.removeRobot(name), icon: 'trash' }),
  });
  const where = place === undefined ? [] : [{ text: nameIn(place, view.language) }];
  return card({
    title: name,
    level: 2,
    meta: [{ text: say.robotKinds[kind] }, ...where],
    actions: actions(ask, remove),
  });
}

function addPanel(view: View, { places }: RobotsOutput): Html {
  const say = channelWords[view.language];
  const to = { endpoint: 'notices.add_robot', address: ADDRESS };
  const fieldsOf: Parameters<typeof form>[2] = (fields) =>
    html`${selectField(fields, {
      name: 'placeId',
      label: say.robotPlace,
      value: places[0]?.id,
      options: places.map(({ id, names }) => ({ value: id, label: nameIn(names, view.language) })),
    })}
    ${selectField(fields, {
      name: 'kind',
      label: say.robotKind,
      value: 'wecom',
      options: robotKinds.map((value) => ({ value, label: say.robotKinds[value] })),
    })}
    ${textField(fields, { name: 'name', label: say.robotName, maxLength: 60 })}
    ${textField(fields, { name: 'url', label: say.robotUrl, hint: say.robotUrlHint })}
    ${textField(fields, {
      name: 'secret',
      label: say.robotSecret,
      kind: 'password',
      autocomplete: 'new-password',
      isOptional: true,
    })}
    ${actions(submitButton({ label: say.addRobot }))}`;
  return panel({ title: say.addRobot, id: 'add' }, form(view, to, fieldsOf));
}

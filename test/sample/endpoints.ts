import { html } from 'hono/html';
import { z } from 'zod';
import { refuse, succeed } from '#/lib/result.ts';
import { everyone, holderOf, signedIn } from '#/platform/access/policy.ts';
import { form } from '#/platform/http/components/form.ts';
import { textField } from '#/platform/http/components/text-field.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import { line, whole } from '#/platform/http/fields.ts';

/**
 * A small neighbour of the real features, to test the server by: a guest book that counts its
 * entries in the journal and refuses one name.
 */
const words = {
  'zh-Hant': { refusals: { name_taken: () => '這個名字用過了。' } },
  'zh-Hans': { refusals: { name_taken: () => '这个名字用过了。' } },
  en: { refusals: { name_taken: () => 'This name is taken.' } },
};

const read = endpoint({
  name: 'guests.read',
  method: 'GET',
  path: '/guests',
  summary: 'Shows the guest book.',
  policy: everyone,
  input: z.object({}),
  output: z.object({ title: z.string() }),
  words,
  run: async () => succeed({ title: 'Guests', secret: 'never leaves' }),
  page: (view, output) => ({
    title: output.title,
    section: 'none',
    width: 'column',
    body: html`<h1>${output.title}</h1>
      ${form(
        view,
        { endpoint: 'guests.sign', address: '/guests' },
        (fields) =>
          html`${textField(fields, { name: 'name', label: 'Name' })}
          ${textField(fields, { name: 'years', label: 'Years' })}`,
      )}`,
  }),
});

const sign = endpoint({
  name: 'guests.sign',
  method: 'POST',
  path: '/guests',
  summary: 'Signs the guest book.',
  policy: signedIn,
  input: z.object({ name: line(20), years: whole(0, 130) }),
  output: z.object({ id: z.string() }),
  words,
  run: async (context, input) => {
    const id = context.newId();
    await context.record({ feature: 'guests', verb: 'sign', subjectId: id });
    if (input.name === 'taken') return refuse('name_taken');
    if (input.name === 'broken') throw new Error('The pen broke.');
    return succeed({ id });
  },
  onward: (_language, output) => ({ to: `/guests/${output.id}`, notice: '簽好了。' }),
});

const forget = endpoint({
  name: 'guests.forget',
  method: 'DELETE',
  path: '/guests',
  summary: 'Empties the guest book.',
  policy: holderOf('steward'),
  input: z.object({}),
  output: z.object({}),
  words,
  run: async (context) => {
    await context.record({ feature: 'guests', verb: 'forget', subjectId: 'all' });
    return succeed({});
  },
  onward: () => ({ to: 'back' }),
});

const silent = endpoint({
  name: 'guests.silent',
  method: 'PUT',
  path: '/guests',
  summary: 'Changes something and forgets to say so.',
  policy: signedIn,
  input: z.object({}),
  output: z.object({}),
  words,
  run: async () => succeed({}),
  onward: () => ({ to: 'back' }),
});

const picture = endpoint({
  name: 'guests.picture',
  method: 'GET',
  path: '/guests/picture',
  summary: 'Sends a drawing.',
  policy: everyone,
  input: z.object({}),
  output: z.object({}),
  words,
  run: async () => succeed({}),
  send: () => ({ mediaType: 'image/svg+xml', body: '<svg/>', isImmutable: true }),
});

const one = endpoint({
  name: 'guests.one',
  method: 'GET',
  path: '/guests/:id',
  summary: 'Shows one guest.',
  policy: everyone,
  input: z.object({ id: z.uuid() }),
  output: z.object({ id: z.string() }),
  words,
  run: async (_context, input) => succeed({ id: input.id }),
  page: (view, output) => ({
    title: output.id,
    section: 'none',
    width: 'column',
    body: html`<h1>${output.id}</h1>
      <p>${view.notice ?? ''}</p>`,
  }),
});

/* The one with a parameter first: the server has to sort them. */
export const sampleEndpoints = [one, picture, silent, forget, sign, read];

import { z } from 'zod';
import {
  changeTemplate,
  dropTemplate,
  readTemplate,
  readTemplates,
  writeTemplate,
} from '#/features/matters/actions/templates.ts';
import { MAX_NOTE, MAX_TEMPLATE_NAME } from '#/features/matters/model/limits.ts';
import { changeTemplatePage, templatesPage } from '#/features/matters/pages/templates.ts';
import { words } from '#/features/matters/words/refusals.ts';
import { templateWords } from '#/features/matters/words/templates.ts';
import { succeed } from '#/lib/result.ts';
import { signedIn } from '#/platform/access/policy.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import { line, optionalProse, prose, uuid } from '#/platform/http/fields.ts';

const saidShape = z.object({
  name: line(MAX_TEMPLATE_NAME),
  words: prose(MAX_NOTE),
  wordsEn: optionalProse(MAX_NOTE),
});

const templateShape = z.object({
  id: z.uuid(),
  organisationId: z.uuid(),
  name: z.string(),
  words: z.string(),
  wordsEn: z.string().optional(),
});

const writtenShape = templateShape.extend({
  organisationName: z.string(),
  mayWrite: z.boolean(),
});

const templatesShape = z.object({
  /** Whose ready answers the reader may use. */
  bodies: z.array(z.object({ id: z.uuid(), name: z.string(), mayWrite: z.boolean() })),
  templates: z.array(writtenShape),
});

export type TemplatesShown = z.infer<typeof templatesShape>;
export type TemplateShown = z.infer<typeof writtenShape>;

const PAGE = '/desk/templates';

const list = endpoint({
  name: 'matters.templates',
  method: 'GET',
  path: '/desk/templates',
  summary: 'Shows the ready answers of the bodies one works for.',
  policy: signedIn,
  input: z.object({}),
  output: templatesShape,
  words,
  run: async (context) => {
    const { bodies, templates } = await readTemplates(context);
    return succeed({ bodies: [...bodies], templates: [...templates] });
  },
  page: templatesPage,
});

const write = endpoint({
  name: 'matters.write_template',
  method: 'POST',
  path: '/desk/templates',
  summary: 'Writes a ready answer for a body; blanks stand in braces.',
  policy: signedIn,
  input: saidShape.extend({ body: uuid }),
  output: templateShape,
  words,
  run: (context, { body, ...said }) =>
    writeTemplate(context, { wordsEn: undefined, ...said, organisationId: body }),
  onward: (language, { name }) => ({ to: PAGE, notice: templateWords[language].written(name) }),
});

const open = endpoint({
  name: 'matters.template',
  method: 'GET',
  path: '/desk/templates/:id',
  summary: 'Shows one ready answer, to change it.',
  policy: signedIn,
  input: z.object({ id: uuid }),
  output: writtenShape,
  words,
  run: readTemplate,
  page: changeTemplatePage,
});

const change = endpoint({
  name: 'matters.change_template',
  method: 'PUT',
  path: '/desk/templates/:id',
  summary: 'Writes a ready answer anew.',
  policy: signedIn,
  input: saidShape.extend({ id: uuid }),
  output: templateShape,
  words,
  run: (context, said) => changeTemplate(context, { wordsEn: undefined, ...said }),
  onward: (language, { name }) => ({ to: PAGE, notice: templateWords[language].changed(name) }),
});

const drop = endpoint({
  name: 'matters.drop_template',
  method: 'DELETE',
  path: '/desk/templates/:id',
  summary: 'Throws a ready answer away; what was answered with it stays.',
  policy: signedIn,
  input: z.object({ id: uuid }),
  output: templateShape,
  words,
  run: dropTemplate,
  onward: (language, { name }) => ({ to: PAGE, notice: templateWords[language].dropped(name) }),
});

export const templateRoutes = [list, write, open, change, drop];

import { z } from 'zod';
import { changeStarLevel, mayChangeLevels } from '#/features/hours/actions/levels.ts';
import { MAX_LEVEL_NAME, MAX_LEVEL_NAME_EN, MOST_LEVEL_HOURS } from '#/features/hours/model.ts';
import { levelsPage } from '#/features/hours/pages/levels.ts';
import { listLevels } from '#/features/hours/store/levels.ts';
import { levelWords } from '#/features/hours/words/levels.ts';
import { refusals } from '#/features/hours/words/refusals.ts';
import { refuse, succeed } from '#/lib/result.ts';
import { holderOf, signedIn } from '#/platform/access/policy.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { line, whole } from '#/platform/http/fields.ts';
import { levelShape } from './shapes.ts';

const HERE = '/star-levels';
const levelCode = z.string().regex(/^[a-z][a-z_]{0,39}$/);

const list = endpoint({
  name: 'hours.levels',
  method: 'GET',
  path: HERE,
  summary: 'Lists the star levels with the hours each asks for; whoever has them is told nowhere.',
  policy: signedIn,
  input: z.object({ level: levelCode.optional() }),
  output: z.object({
    levels: z.array(levelShape).readonly(),
    mayChange: z.boolean(),
    chosen: levelShape.optional(),
  }),
  words: refusals(),
  run: async (context, { level }) => {
    const levels = await listLevels(context.db);
    const mayChange = await mayChangeLevels(context);
    if (level === undefined) return succeed({ levels, mayChange });
    const chosen = levels.find(({ code }) => code === level);
    if (chosen === undefined) return refuse('not_found');
    return mayChange ? succeed({ levels, mayChange, chosen }) : refuse('not_allowed');
  },
  page: levelsPage,
});

const change = endpoint({
  name: 'hours.change_level',
  method: 'PUT',
  path: `${HERE}/:code`,
  summary: 'Gives a star level other names, and other hours that it asks for.',
  policy: holderOf('steward'),
  input: z.object({
    code: levelCode,
    hant: line(MAX_LEVEL_NAME),
    hans: line(MAX_LEVEL_NAME),
    en: line(MAX_LEVEL_NAME_EN),
    hours: whole(1, MOST_LEVEL_HOURS),
  }),
  output: z.object({ code: z.string() }),
  words: refusals('unknown_level', 'hours_out_of_order'),
  run: (context, { code, hours, ...names }) => changeStarLevel(context, { code, names, hours }),
  onward: (language) => ({ to: HERE, notice: levelWords[language].changed }),
});

/** The endpoints of star levels. */
export const levelEndpoints: readonly AnyEndpoint[] = [list, change];

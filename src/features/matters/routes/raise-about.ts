import { z } from 'zod';
import { listAnswerable } from '#/features/matters/actions/against.ts';
import type { Against, Answerable } from '#/features/matters/actions/against.ts';
import type { Spot } from '#/features/matters/model/surroundings.ts';
import { raiseWords } from '#/features/matters/words/raise.ts';
import type { Context } from '#/platform/action/context.ts';
import type { Language } from '#/platform/i18n/language.ts';
import type { Names } from '#/platform/i18n/catalogue.ts';
import type { AnswerableLine } from './raise-shapes.ts';

const ABOUT = /^(organisation|person):([0-9a-f-]{36})$/;

/** Whom a complaint is about, in one field of a form; empty is nobody in particular. */
export const aboutField = z
  .union([z.enum(['', 'nobody']).transform(() => undefined), z.string().regex(ABOUT)])
  .optional();

/** Lists whom a complaint can be about as lines to choose from. */
export async function answerableLines(
  context: Context,
  spot: Spot,
): Promise<readonly AnswerableLine[]> {
  return (await listAnswerable(context, spot)).map(lineOf);
}

/** Finds the line that a form chose, if a complaint at the place can be about it. */
export async function findAnswerable(
  context: Context,
  spot: Spot,
  value: string,
): Promise<AnswerableLine | undefined> {
  const lines = await answerableLines(context, spot);
  return lines.find((one) => one.value === value);
}

/** Reads the field of the form as what a matter keeps. */
export function againstOf(value: string | undefined): Against {
  const [, kind, id] = ABOUT.exec(value ?? '') ?? [];
  if (id === undefined) return {};
  return kind === 'person' ? { againstPersonId: id } : { againstOrganisationId: id };
}

function lineOf(answerable: Answerable): AnswerableLine {
  const { againstOrganisationId, againstPersonId, name, office } = answerable;
  const value =
    againstPersonId === undefined
      ? `organisation:${againstOrganisationId}`
      : `person:${againstPersonId}`;
  return { value, name, office: 'names' in office ? office.names : roleNames(office.role) };
}

function roleNames(role: string): Names {
  const say = (language: Language) => raiseWords[language].offices[role] ?? role;
  return { hant: say('zh-Hant'), hans: say('zh-Hans'), en: say('en') };
}

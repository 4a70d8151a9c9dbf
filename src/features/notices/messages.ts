import type { Language } from '#/platform/i18n/language.ts';
import { kinds, newsKinds } from './model.ts';
import { kindWords } from './words/kinds.ts';
import { letterWords } from './words/letters.ts';

/** What a message tells: sentences and where to read on, and nothing that names anybody. */
export type Told = {
  readonly language: Language;
  readonly publicUrl: string;
  readonly lines: readonly { readonly kind: string; readonly noticeId: string | null }[];
  /** Where one tap stops such messages. */
  readonly stopUrl: string;
};

/** Says what happened in one line: one sentence, or how many there are. */
export function headline({ language, lines }: Pick<Told, 'language' | 'lines'>): string {
  const words = letterWords[language];
  const [first, ...more] = lines;
  if (first === undefined) return words.subject;
  return more.length === 0 ? sentenceOf(language, first.kind) : words.several(lines.length);
}

/** Writes a letter: what happened, where to read on, and how to stop such letters. */
export function letterOf(told: Told): {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
} {
  const { language, stopUrl } = told;
  const words = letterWords[language];
  const rows = told.lines.map((line) => ({
    sentence: sentenceOf(language, line.kind),
    address: addressOf(told, line.noticeId),
  }));
  const text = [
    words.greeting,
    ...rows.map(({ sentence, address }) => `- ${sentence}\n  ${address}`),
    words.why,
    `${words.stop} ${stopUrl}`,
  ];
  const items = rows.map(
    ({ sentence, address }) => `<li><a href="${address}">${escapeHtml(sentence)}</a></li>`,
  );
  const html = [
    `<!doctype html><html lang="${language}"><meta charset="utf-8"><body>`,
    `<p>${escapeHtml(words.greeting)}</p><ul>${items.join('')}</ul>`,
    `<p>${escapeHtml(words.why)}</p>`,
    `<p><a href="${stopUrl}">${escapeHtml(words.stopLink)}</a></p></body></html>`,
  ];
  const subject = words.subjectOf(headline(told));
  return { subject, text: text.join('\n\n'), html: html.join('\n') };
}

/** Writes a text message: one sentence, one address, and how to stop them. */
export function textOf(told: Told): string {
  const { language, lines, stopUrl, publicUrl } = told;
  const [only, ...more] = lines;
  const id = more.length === 0 ? (only?.noticeId ?? null) : null;
  const words = letterWords[language];
  return words.text(headline(told), addressOf({ publicUrl }, id), stopUrl);
}

function addressOf({ publicUrl }: Pick<Told, 'publicUrl'>, noticeId: string | null): string {
  return noticeId === null ? `${publicUrl}/notices` : `${publicUrl}/notices/${noticeId}`;
}

/** Gives the sentence of what happened. */
export function sentenceOf(language: Language, kind: string): string {
  const words = kindWords[language];
  const known = kinds.find((one) => one === kind);
  if (known !== undefined) return words.kinds[known];
  const news = newsKinds.find((one) => one === kind);
  return news === undefined ? letterWords[language].subject : words.news[news];
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

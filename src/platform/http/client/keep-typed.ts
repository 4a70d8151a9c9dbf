/*
 * Text typed and not yet sent is kept in this tab, so that a lost connection or a wrong touch loses
 * nothing. It never leaves the tab, and goes when the form has been taken.
 */
const PREFIX = 'typed ';
const FIELDS = 'textarea, input[type=text], input[type=tel], input[type=email], input[type=search]';

type Field = HTMLInputElement | HTMLTextAreaElement;

/** Remembers what is typed into forms that ask for it, and puts it back. */
export function keepTyped(): void {
  if (document.querySelector('[data-happened]') !== null) forget('sent');
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-keep]')) watch(form);
  for (const form of document.querySelectorAll('form[data-forget]')) {
    form.addEventListener('submit', () => forget('all'));
  }
}

function watch(form: HTMLFormElement): void {
  const key = `${PREFIX}${form.dataset['keep'] ?? ''}`;
  const isAnswer = form.querySelector('[data-focus]') !== null;
  if (!isAnswer) putBack(form, read(key));
  form.addEventListener('input', () => write(key, { values: valuesOf(form), isSent: false }));
  form.addEventListener('submit', () => write(key, { values: valuesOf(form), isSent: true }));
}

type Kept = { readonly values: Readonly<Record<string, string>>; readonly isSent: boolean };

/** What the server has filled in stands, or comes after what was typed; empty fields are filled. */
function putBack(form: HTMLFormElement, kept: Kept | undefined): void {
  for (const field of fieldsOf(form)) {
    const value = kept?.values[field.name];
    if (value === undefined || value === '') continue;
    const adds = field.dataset['adds'] !== undefined && !value.includes(field.value);
    if (field.value !== '' && field.dataset['adds'] === undefined) continue;
    field.value = adds ? `${value}\n${field.value}` : value;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
}

function valuesOf(form: HTMLFormElement): Readonly<Record<string, string>> {
  return Object.fromEntries(fieldsOf(form).map((field) => [field.name, field.value]));
}

/** Codes and passwords are for one moment and are never kept. */
function fieldsOf(form: HTMLFormElement): readonly Field[] {
  return [...form.querySelectorAll<Field>(FIELDS)].filter(
    (field) => field.name !== '' && !/one-time-code|password/.test(field.autocomplete),
  );
}

function forget(what: 'sent' | 'all'): void {
  for (const key of Object.keys(sessionStorage)) {
    if (!key.startsWith(PREFIX)) continue;
    if (what === 'all' || read(key)?.isSent === true) sessionStorage.removeItem(key);
  }
}

function read(key: string): Kept | undefined {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

/** A tab without room or without leave to keep things goes on without. */
function write(key: string, kept: Kept): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(kept));
  } catch {
    // The text is still in the field.
  }
}

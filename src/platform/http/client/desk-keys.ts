/*
 * One hand on the keyboard for those who work through a hundred matters a morning. A key does what
 * a link, a button or a field on the page does, and nothing else: whoever has no script, or speaks
 * to the page, misses nothing. Single letters can be switched off, for those whose voice or
 * whose unsteady hand would press them.
 */
const OFF = 'desk keys off';
const LAST = 'desk row';
const DESK = 'desk address';
const TYPED_IN = 'input:not([type=checkbox]):not([type=radio]), textarea, select';
const OPERABLE = 'a[href], button, input:not([type=hidden]), select, textarea';

/** Lets a page that names its keys be worked by them. */
function deskKeys(help: HTMLDialogElement): void {
  document.querySelector<HTMLElement>('[data-keys-open]')?.removeAttribute('hidden');
  for (const open of document.querySelectorAll('[data-keys-open] button')) {
    open.addEventListener('click', () => help.showModal());
  }
  help.querySelector('[data-keys-close]')?.addEventListener('click', () => help.close());
  keepSwitch(help);
  leadBack();
  document.addEventListener('keydown', (event) => {
    if (isForThePage(event) && press(event.key, help)) event.preventDefault();
  });
}

/** Whoever came from a narrowed desk goes back to it as it was. */
function leadBack(): void {
  if (rowsOf().length > 0) {
    sessionStorage.setItem(DESK, location.pathname + location.search);
    return;
  }
  const back = document.querySelector<HTMLAnchorElement>('[data-key=u] a[href]');
  const desk = sessionStorage.getItem(DESK);
  if (back !== null && desk !== null) back.href = desk;
}

/** What is typed into a field, or together with another key, is for the field or the browser. */
function isForThePage(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return false;
  const { target } = event;
  if (!(target instanceof HTMLElement)) return true;
  return target.closest(TYPED_IN) === null && !target.isContentEditable;
}

function press(key: string, help: HTMLDialogElement): boolean {
  if (help.open) return false;
  // The help is how the keys are switched on again, so it answers either way.
  if (key === '?') {
    help.showModal();
    return true;
  }
  if (isOff()) return false;
  if (key === 'j' || key === 'k') return walk(key === 'j' ? 1 : -1);
  if (key === 'x') return choose();
  if (key === 'o') return follow(currentRow());
  return use(key);
}

/** The focus walks along the rows, so that it is seen, spoken, and opened by Enter as any link. */
function walk(by: 1 | -1): boolean {
  const rows = rowsOf();
  if (rows.length === 0) return false;
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  const from = at === -1 ? lastSeen(rows, by) : at;
  const row = rows[Math.min(Math.max(from + by, 0), rows.length - 1)];
  const link = row?.querySelector<HTMLAnchorElement>('a[href]');
  link?.focus();
  row?.scrollIntoView({ block: 'nearest' });
  return link !== undefined;
}

/** Whoever comes back from a matter goes on after it. */
function lastSeen(rows: readonly HTMLElement[], by: 1 | -1): number {
  const last = sessionStorage.getItem(LAST);
  const at = rows.findIndex((row) => row.querySelector('a[href]')?.getAttribute('href') === last);
  return at === -1 && by === -1 ? rows.length : at;
}

function rowsOf(): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[data-rows] tbody tr')];
}

function currentRow(): HTMLElement | undefined {
  return rowsOf().find((row) => row.contains(document.activeElement));
}

function choose(): boolean {
  const box = currentRow()?.querySelector<HTMLInputElement>('input[type=checkbox]');
  box?.click();
  return box !== null && box !== undefined;
}

function follow(row: HTMLElement | undefined): boolean {
  const link = row?.querySelector<HTMLAnchorElement>('a[href]');
  if (link === null || link === undefined) return false;
  sessionStorage.setItem(LAST, link.getAttribute('href') ?? '');
  link.click();
  return true;
}

/** Does what the mark of a key stands for: follows a link, goes to a field. */
function use(key: string): boolean {
  if (!/^[a-z]$/.test(key)) return false;
  const marked = document.querySelector<HTMLElement>(`[data-key="${key}"]`);
  const fold = marked?.querySelector('details') ?? marked?.closest('details');
  if (fold) fold.open = true;
  const thing = marked?.querySelector<HTMLElement>(OPERABLE);
  if (thing === null || thing === undefined) return false;
  thing.focus();
  if (thing instanceof HTMLAnchorElement) thing.click();
  return true;
}

function isOff(): boolean {
  return localStorage.getItem(OFF) !== null;
}

function keepSwitch(help: HTMLDialogElement): void {
  const box = help.querySelector<HTMLInputElement>('input[type=checkbox]');
  if (box === null) return;
  box.checked = !isOff();
  box.addEventListener('change', () => {
    if (box.checked) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, '1');
  });
}

const help = document.querySelector<HTMLDialogElement>('dialog[data-keys]');
if (help !== null) deskKeys(help);

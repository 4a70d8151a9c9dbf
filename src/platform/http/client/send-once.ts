/* A slow network must be able to be tried again: the server takes the same key only once. */
const TRY_AGAIN_AFTER_MS = 15_000;

/** Says that a form is on its way, and does not send it a second time meanwhile. */
export function sendOnce(): void {
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.method !== 'post' || event.defaultPrevented) {
      return;
    }
    if (form.dataset['sent'] !== undefined) {
      event.preventDefault();
      return;
    }
    form.dataset['sent'] = '';
    const button = event.submitter;
    if (button !== null && form.dataset['sending'] !== undefined) tell(form, button);
    setTimeout(() => delete form.dataset['sent'], TRY_AGAIN_AFTER_MS);
  });
  // A page that comes back from the browser's memory is as it was left.
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) document.querySelectorAll('form[data-sent]').forEach(release);
  });
}

/** The button stays enabled: a disabled one loses the focus, and its value is not sent. */
function tell(form: HTMLFormElement, button: HTMLElement): void {
  const words = button.querySelector('span') ?? button;
  button.dataset['words'] = words.textContent ?? '';
  button.setAttribute('aria-busy', 'true');
  words.textContent = form.dataset['sending'] ?? '';
  setTimeout(() => release(form), TRY_AGAIN_AFTER_MS);
}

function release(form: Element): void {
  form.removeAttribute('data-sent');
  for (const button of form.querySelectorAll<HTMLElement>('[aria-busy]')) {
    button.removeAttribute('aria-busy');
    (button.querySelector('span') ?? button).textContent = button.dataset['words'] ?? '';
  }
}

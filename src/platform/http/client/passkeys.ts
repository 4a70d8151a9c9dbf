/* Asks the passkey of a telephone or computer, and sends its answer with the form it stands in. */
import { startAuthentication, startRegistration } from '@simplewebauthn/browser';
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-passkey]')) {
  const answer = form.querySelector<HTMLInputElement>('input[name=answer]');
  const failed = form.querySelector<HTMLElement>('[data-passkey-failed]');
  if (answer === null || failed === null) continue;
  form.addEventListener('submit', (event) => {
    if (answer.value !== '') return;
    event.preventDefault();
    failed.hidden = true;
    void send(form, { answer, failed });
  });
  // A page that comes back from the browser's memory asks afresh.
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) answer.value = '';
  });
}

type Parts = { readonly answer: HTMLInputElement; readonly failed: HTMLElement };

/** Whoever thought again and whoever has no key are told the same: what else there is to do. */
async function send(form: HTMLFormElement, { answer, failed }: Parts): Promise<void> {
  try {
    answer.value = JSON.stringify(await ask(form));
    form.requestSubmit();
  } catch {
    failed.hidden = false;
    failed.focus();
  }
}

async function ask(form: HTMLFormElement): Promise<unknown> {
  const options = await questionOf(form.dataset['question'] ?? '');
  return form.dataset['passkey'] === 'create'
    ? startRegistration({ optionsJSON: options })
    : startAuthentication({ optionsJSON: options });
}

type Question = PublicKeyCredentialCreationOptionsJSON & PublicKeyCredentialRequestOptionsJSON;

async function questionOf(address: string): Promise<Question> {
  const answer = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: '{}',
  });
  if (!answer.ok) throw new Error(String(answer.status));
  const told: { readonly options: Question } = await answer.json();
  return told.options;
}

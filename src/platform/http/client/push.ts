/*
 * Lets this browser be told of what is new while no page is open: asks the reader, asks the
 * browser, and sends with the form where it can be reached.
 */

const WORKER = '/worker.js';

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-push]')) {
  const answer = form.querySelector<HTMLInputElement>('input[name=subscription]');
  const failed = form.querySelector<HTMLElement>('[data-push-failed]');
  const unable = document.querySelector<HTMLElement>('[data-push-unable]');
  if (answer === null || failed === null || !mayBeTold()) continue;
  form.hidden = false;
  if (unable !== null) unable.hidden = true;
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

/** At an address that is not encrypted browsers have no worker. */
function mayBeTold(): boolean {
  return 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;
}

type Parts = { readonly answer: HTMLInputElement; readonly failed: HTMLElement };

/** Whoever says no, and whose browser cannot, are told the same: what else there is to do. */
async function send(form: HTMLFormElement, { answer, failed }: Parts): Promise<void> {
  try {
    answer.value = JSON.stringify(await subscribe(form.dataset['question'] ?? ''));
    form.requestSubmit();
  } catch {
    failed.hidden = false;
    failed.focus();
  }
}

async function subscribe(question: string): Promise<PushSubscription> {
  if ((await Notification.requestPermission()) !== 'granted') throw new Error('No.');
  const key = await keyOf(question);
  await navigator.serviceWorker.register(WORKER);
  const { pushManager } = await navigator.serviceWorker.ready;
  try {
    return await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
  } catch (error) {
    // The browser still knows this address by an older key: that is over.
    const old = await pushManager.getSubscription();
    if (old === null) throw error;
    await old.unsubscribe();
    return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
  }
}

async function keyOf(question: string): Promise<string> {
  const answer = await fetch(question, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: '{}',
  });
  if (!answer.ok) throw new Error(String(answer.status));
  const told: { readonly key: string } = await answer.json();
  return told.key;
}

/*
 * Shows notices while no page is open. What comes is a sentence without names and where it leads;
 * nothing of a page is kept here, so that everything one sees is fresh.
 */

type Lasting = { readonly waitUntil: (work: Promise<unknown>) => void };
type Pushed = Lasting & { readonly data: { readonly json: () => unknown } | null };
type Tapped = Lasting & { readonly notification: Notification };
type Tab = {
  readonly url: string;
  readonly focus: () => Promise<unknown>;
  readonly navigate: (address: string) => Promise<unknown>;
};

/* What a worker has in place of a window. */
declare const registration: ServiceWorkerRegistration;
declare const clients: {
  readonly matchAll: (which: { readonly type: 'window' }) => Promise<readonly Tab[]>;
  readonly openWindow: (address: string) => Promise<unknown>;
};
declare function addEventListener(type: 'push', tell: (event: Pushed) => void): void;
declare function addEventListener(type: 'notificationclick', tell: (event: Tapped) => void): void;

const FIRST_PAGE = '/notices';

addEventListener('push', (event) => {
  const { title, address, tag } = read(event.data?.json());
  event.waitUntil(registration.showNotification(title, { tag, data: address, icon: '/seal.svg' }));
});

addEventListener('notificationclick', (event) => {
  const address = ownAddress(event.notification.data);
  event.notification.close();
  event.waitUntil(open(address));
});

type Notice = { readonly title: string; readonly address: string; readonly tag: string };

/** A browser must show something for whatever came, or it takes the right to be told away. */
function read(said: unknown): Notice {
  const title = textIn(said, 'title');
  return {
    title: title === '' ? 'Linli' : title,
    address: ownAddress(textIn(said, 'address')),
    tag: textIn(said, 'tag') || FIRST_PAGE,
  };
}

function textIn(said: unknown, name: string): string {
  const value: unknown = Reflect.get(Object(said), name);
  return typeof value === 'string' ? value : '';
}

/** Leads to a page of this installation and nowhere else. */
function ownAddress(said: unknown): string {
  return typeof said === 'string' && /^\/(?![/\\])/.test(said) ? said : FIRST_PAGE;
}

/** Goes on in a tab that is open, or opens one. */
async function open(address: string): Promise<void> {
  const [tab] = await clients.matchAll({ type: 'window' });
  if (tab === undefined) await clients.openWindow(address);
  else await Promise.all([tab.focus(), tab.navigate(address)]);
}

import { randomUUID } from 'node:crypto';
import type { TestSite } from './site.ts';

/** Speaks JSON with the program as one of its people would by their own script. */
export async function askApi(
  site: Pick<TestSite, 'origin' | 'sessions'>,
  reader: string,
  call: `${'GET' | 'POST' | 'PUT' | 'DELETE'} /${string}`,
  sent: unknown = {},
): Promise<unknown> {
  const [method = 'GET', path = '/'] = call.split(' ');
  const answer = await fetch(`${site.origin}/api/v1${path}`, {
    method,
    headers: {
      cookie: cookieOf(site, reader),
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
    },
    ...(method === 'GET' ? {} : { body: JSON.stringify(sent) }),
  });
  const body: unknown = await answer.json();
  if (!answer.ok) throw new Error(`${call} as ${reader}: ${answer.status} ${JSON.stringify(body)}`);
  return body;
}

/** Tells whether a page is open to a reader as it stands. */
export async function mayOpen(
  site: Pick<TestSite, 'origin' | 'sessions'>,
  reader: string,
  path: string,
): Promise<boolean> {
  const headers = { cookie: cookieOf(site, reader) };
  const answer = await fetch(`${site.origin}/api/v1${path}`, { headers });
  await answer.arrayBuffer();
  return answer.ok;
}

function cookieOf({ sessions }: Pick<TestSite, 'sessions'>, reader: string): string {
  return (sessions[reader] ?? []).map(({ name, value }) => `${name}=${value}`).join('; ');
}

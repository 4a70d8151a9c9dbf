import { randomUUID } from 'node:crypto';
import type { TestSite } from './site.ts';

/** Speaks JSON with the program as one of its people would by their own script. */
export async function askApi(
  site: Pick<TestSite, 'origin' | 'sessions'>,
  reader: string,
  call: `${'GET' | 'POST' | 'DELETE'} /${string}`,
): Promise<unknown> {
  const [method = 'GET', path = '/'] = call.split(' ');
  const cookies = (site.sessions[reader] ?? []).map(({ name, value }) => `${name}=${value}`);
  const answer = await fetch(`${site.origin}/api/v1${path}`, {
    method,
    headers: {
      cookie: cookies.join('; '),
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
    },
    ...(method === 'GET' ? {} : { body: '{}' }),
  });
  const body: unknown = await answer.json();
  if (!answer.ok) throw new Error(`${call} as ${reader}: ${answer.status} ${JSON.stringify(body)}`);
  return body;
}

import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { household } from '#test/world.ts';
import { newMark } from './installation.ts';
import type { Site } from './installation.ts';

/** Something that was asked for, with its key; kept outside of the application. */
export type Write = {
  readonly kind: 'raise' | 'claim' | 'comment';
  readonly by: string;
  readonly token: string;
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly key: string;
  /** What is to be found afterwards: a word in the text, or the public id of what was claimed. */
  readonly mark: string;
};

/** What writers have recorded: what was acknowledged, and what nobody answered. */
export type Ledger = { readonly acknowledged: Write[]; readonly unanswered: Write[] };

const FLAT = household(7, 1, 101);
const PAUSE_MS = 5;
const PATIENCE_MS = 5_000;
const DONE = 200;
const OUTAGE = 500;
const idShape = z.object({ id: z.string() });

/** Raises, claims and comments without end until told to stop; each writer in its own time. */
export async function write(site: Site, ledger: Ledger, isOver: () => boolean): Promise<void> {
  const { neighbours } = site;
  await Promise.all(
    neighbours.map(async (asker, at) => {
      const other = neighbours[(at + 1) % neighbours.length] ?? asker;
      while (!isOver()) {
        await writeOne(site, ledger, { asker, other });
        await sleep(PAUSE_MS);
      }
    }),
  );
}

type Who = Site['neighbours'][number];

async function writeOne(
  site: Site,
  ledger: Ledger,
  { asker, other }: { readonly asker: Who; readonly other: Who },
): Promise<void> {
  const mark = newMark();
  const told = { profile: 'need', category: 'home_electric', placeId: FLAT, visibility: 'all' };
  const body = { ...told, body: `廚房的燈不亮了 ${mark}` };
  const raised = await send(site, ledger, {
    ...begin(asker, 'raise', '/matters'),
    body,
    mark,
  });
  if (raised === undefined) return;
  const { id } = idShape.parse(raised);
  await send(site, ledger, { ...begin(other, 'claim', `/matters/${id}/claim`), mark: id });
  const said = newMark();
  const comment = { ...begin(asker, 'comment', `/matters/${id}/comments`), mark: said };
  await send(site, ledger, { ...comment, body: { body: `謝謝 ${said}` } });
}

function begin(who: Who, kind: Write['kind'], path: string): Omit<Write, 'mark'> {
  return { kind, path, by: who.personId, token: who.token, body: {}, key: crypto.randomUUID() };
}

/** Sends it once and records what came of it; gives the answer when it was done. */
async function send({ url }: Pick<Site, 'url'>, ledger: Ledger, one: Write): Promise<unknown> {
  const answer = await ask(url, one);
  if (answer === undefined) ledger.unanswered.push(one);
  else ledger.acknowledged.push(one);
  return answer;
}

/** Asks; nothing when nobody answered, or somebody said to come again. */
export async function ask(url: string, one: Write): Promise<unknown> {
  let response: Response;
  let text: string;
  try {
    response = await fetch(`${url}/api/v1${one.path}`, {
      method: 'POST',
      signal: AbortSignal.timeout(PATIENCE_MS),
      body: JSON.stringify(one.body),
      headers: {
        'content-type': 'application/json',
        'idempotency-key': one.key,
        authorization: `Bearer ${one.token}`,
      },
    });
    text = await response.text();
  } catch {
    return undefined;
  }
  if (response.status === DONE) return JSON.parse(text);
  if (response.status >= OUTAGE) return undefined;
  throw new Error(`${one.kind} was answered ${response.status} ${text}`);
}

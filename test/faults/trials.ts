import { endpoints } from '#/app/endpoints.ts';
import { endpointOf } from '#test/access/ask.ts';
import { readers } from '#test/access/readers.ts';
import { requestsOf } from '#test/access/requests.ts';
import { cellOf, readTable, rowName } from '#test/access/table.ts';
import { openAccessWorld } from '#test/access/world.ts';
import type { Trial } from './failing-statement.ts';

/** Every action of the reviewed table that somebody may do, with the first who may. */
export type Trials = {
  readonly all: readonly (Trial & { readonly name: string })[];
  readonly close: () => Promise<void>;
};

/** Builds the neighbourhood of the access matrix and lists what can be done in it. */
export async function openTrials(): Promise<Trials> {
  const { app, targets } = await openAccessWorld();
  const { rows } = await app.pool.query<{ readonly name: string }>(
    'select current_database() as name',
  );
  const database = rows[0]?.name ?? '';
  const table = readTable();
  const all = requestsOf(targets).flatMap((request) => {
    const endpoint = endpointOf(request);
    const holdsFile = Object.values(request.raw)
      .flat()
      .some((value) => value instanceof Blob);
    if (endpoint.kind !== 'acting' || holdsFile) return [];
    const row = rowName(request);
    const reader = readers.find(({ name }) => cellOf(table, row, name).startsWith('yes'));
    if (reader === undefined) return [];
    const { services } = app;
    const name = row.replace('\t', ' ').trim();
    return [{ name, database, services, endpoints, endpoint, raw: request.raw, reader }];
  });
  return { all, close: app.close };
}

import assert from 'node:assert/strict';
import { z } from 'zod';
import { endpoints, jobHandlers } from '#/app/endpoints.ts';
import { loadFrame, loadSubject } from '#/app/reader.ts';
import { sheetShape } from '#/features/sheets/routes/shapes.ts';
import { testApp } from './app.ts';
import type { Browser, TestApp } from './app.ts';
import { makeWorld, people, places } from './world.ts';

/** The whole program over the neighbourhood, with somebody who brings sheets. */
export type SheetsSite = {
  readonly app: TestApp;
  readonly worker: Browser;
  readonly as: (personId: string) => Promise<Browser>;
  /** Brings a sheet as text and lets it be read; gives its number. */
  readonly bring: (text: string, kind?: string, placeId?: string) => Promise<string>;
  readonly show: (id: string) => Promise<z.infer<typeof sheetShape>>;
  /** Has it carried out, and waits for that. */
  readonly carryOut: (id: string, how?: { readonly isAllOrNothing: boolean }) => Promise<unknown>;
  readonly undo: (id: string) => Promise<unknown>;
  readonly close: () => Promise<void>;
};

const idShape = z.object({ id: z.string() });

/** Opens it. */
export async function openSheetsSite(): Promise<SheetsSite> {
  const app = await testApp({ endpoints, jobs: jobHandlers, loadSubject, loadFrame });
  await makeWorld(app.db);
  const worker = await app.signIn(people.zhuang);
  return {
    app,
    worker,
    as: (personId) => app.signIn(personId),
    bring: async (file, kind = 'households', placeId = places.community) => {
      const brought = await worker.api(`POST /places/${placeId}/sheets`, { kind, file });
      assert.equal(brought.status, 200, JSON.stringify(brought.body));
      await app.runJobs();
      return idShape.parse(brought.body).id;
    },
    show: async (id) => sheetShape.parse(shownOf(await worker.api(`GET /sheets/${id}`))),
    carryOut: async (id, how) => {
      const { body } = await worker.api(`POST /sheets/${id}/carried`, how ?? {});
      await app.runJobs();
      return body;
    },
    undo: async (id) => {
      const { body } = await worker.api(`DELETE /sheets/${id}/carried`, {});
      await app.runJobs();
      return body;
    },
    close: () => app.close(),
  };
}

function shownOf({ status, body }: { readonly status: number; readonly body: unknown }) {
  assert.equal(status, 200, JSON.stringify(body));
  return body;
}

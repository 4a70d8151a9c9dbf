import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Context as HonoContext } from 'hono';
import { html } from 'hono/html';
import {
  RESTORE_PATH,
  notBegunPage,
  notRestoredPart,
  restorePageWords,
  restoreWords,
  restoredPart,
  restoringPage,
  restoringStep,
} from '#/features/keeping/index.ts';
import { checkFirstLink } from '#/features/people/index.ts';
import { visitor } from '#/platform/access/subject.ts';
import { makeContext } from '#/platform/action/make-context.ts';
import { restoreArchive } from '#/platform/backup/restore-archive.ts';
import type { Manifest } from '#/platform/backup/manifest.ts';
import { isFromOurPages } from '#/platform/http/headers.ts';
import { layout } from '#/platform/http/layout.ts';
import { makeBareView } from '#/platform/http/serve/incoming.ts';
import { newReference } from '#/platform/http/serve/json.ts';
import type { AppParts, Beside } from '#/platform/http/serve/parts.ts';
import { spoolUpload } from '#/platform/http/spool-upload.ts';
import type { Html, View } from '#/platform/http/view.ts';
import { MIGRATIONS, TELLING_TABLES } from './installation.ts';
import type { Installation } from './installation.ts';

/** Splits a drawn page where what happens is told. */
const GAP = '<!-- what happens -->';

type Asking = {
  readonly c: HonoContext;
  readonly parts: AppParts;
  readonly view: View;
  readonly token: string;
};

/**
 * Takes an archive on the first visit and goes back to it. The answer is a page that grows while
 * that is being done, for meanwhile the tables are locked and no other page could be drawn. Only
 * the link of the console opens it, and only while nobody looks after the installation.
 * `onRestored` hears of it once the reader was told; what serves has to begin anew then, for it
 * knows secrets and connections of what was there before.
 */
export function firstRestore(installation: Installation, onRestored: () => void): Beside {
  let isBusy = false;
  return {
    path: RESTORE_PATH,
    answer: async (c, parts) => {
      const view = makeBareView(c, parts);
      const asking = { c, parts, view, token: c.req.query('token') ?? '' };
      const say = restorePageWords[view.language];
      const no = await findReasonAgainst(asking);
      if (no !== undefined) return refuseWith(asking, { sentence: say.upload[no], status: 409 });
      if (isBusy) return refuseWith(asking, { sentence: say.busy, status: 409 });
      isBusy = true;
      const path = join(installation.config.dataFolder, `arriving-${randomUUID()}.tar`);
      const end = async () => {
        await rm(path, { force: true });
        isBusy = false;
      };
      const spooled = await spoolUpload(c.req.raw, path);
      if (spooled.ok) return tellAsItHappens(asking, { installation, path, end, onRestored });
      await end();
      return refuseWith(asking, { sentence: say.upload[spooled.refusal], status: 422 });
    },
  };
}

async function findReasonAgainst({
  c,
  parts,
  token,
}: Asking): Promise<'form_expired' | 'link_used_up' | undefined> {
  const { db, services } = parts;
  const origins = [new URL(c.req.url).origin, services.publicUrl];
  if (!isFromOurPages(c.req.raw.headers, origins)) return 'form_expired';
  const context = makeContext({ db, services, subject: visitor, language: 'zh-Hant' });
  const open = await checkFirstLink(context, token);
  return open.ok ? undefined : 'link_used_up';
}

function refuseWith(
  { c, view, token }: Asking,
  no: { readonly sentence: string; readonly status: 409 | 422 },
): Response | Promise<Response> {
  c.header('cache-control', 'no-store');
  return c.html(layout(view, notBegunPage(view, { sentence: no.sentence, token })), no.status);
}

type Restoring = {
  readonly installation: Installation;
  readonly path: string;
  readonly end: () => Promise<void>;
  readonly onRestored: () => void;
};

/** Sends the page up to where it grows, a line for each step, how it ended, and the rest. */
function tellAsItHappens(asking: Asking, restoring: Restoring): Response {
  const { c, view } = asking;
  const encoder = new TextEncoder();
  // The reader may go away meanwhile; what was begun is done all the same.
  let isHeard = true;
  const body = new ReadableStream<Uint8Array>({
    start: async (controller) => {
      const tell = (text: string) => {
        if (isHeard) controller.enqueue(encoder.encode(text));
      };
      const gap = html`${GAP}`;
      const drawn = String(await layout(view, restoringPage(view, gap)));
      const [above = '', below = ''] = drawn.split(String(gap));
      tell(above);
      const wentWell = await restoreAndTell(asking, restoring, async (part) =>
        tell(String(await part)),
      );
      tell(below);
      if (isHeard) controller.close();
      if (wentWell) restoring.onRestored();
    },
    cancel: () => {
      isHeard = false;
    },
  });
  c.header('content-type', 'text/html; charset=utf-8');
  c.header('cache-control', 'no-store');
  // It is read while it is written: compressed, it would come all at once.
  c.header('content-encoding', 'identity');
  return c.body(body);
}

async function restoreAndTell(
  { view, parts, token }: Asking,
  { installation, path, end }: Restoring,
  tell: (part: Html) => Promise<void>,
): Promise<boolean> {
  const { pool, config } = installation;
  try {
    const restored = await restoreArchive({
      pool,
      path,
      dataFolder: config.dataFolder,
      migrations: MIGRATIONS,
      tellingTables: TELLING_TABLES,
      now: parts.services.clock(),
      onStep: (step) => void tell(restoringStep(view, step)),
    });
    if (restored.ok) {
      await tell(restoredPart(view, amountOf(restored.value)));
      return true;
    }
    const detail = { ...restored.detail, path: restorePageWords[view.language].file };
    const sentence = restoreWords[view.language][restored.refusal](detail);
    await tell(notRestoredPart(view, { sentence, token }));
  } catch (error) {
    const reference = newReference();
    parts.log({ level: 'error', event: 'fault', reference, error: String(error) });
    const sentence = restorePageWords[view.language].fault(reference);
    await tell(notRestoredPart(view, { sentence, token }));
  } finally {
    await end();
  }
  return false;
}

function amountOf({ madeAt, tables, files }: Manifest) {
  return {
    madeAt: Temporal.Instant.from(madeAt),
    rows: tables.reduce((sum, table) => sum + table.rows, 0),
    tables: tables.length,
    files: files.count,
  };
}

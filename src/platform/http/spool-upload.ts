import { open, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Busboy } from '@fastify/busboy';
import type { BusboyFileStream } from '@fastify/busboy';
import type { Result } from '#/lib/result.ts';
import { refuse, succeed } from '#/lib/result.ts';
import { findOutage } from '#/platform/db/outage.ts';

/** Only who runs Linli reads what somebody sent. */
const MODE = 0o600;

export type SpoolRefusal = 'no_file' | 'not_readable' | 'disk_full';

/**
 * Writes the file of a form to a new path as it comes, whatever its size, and answers with its
 * bytes. Of a form with several files only the first is taken. What was written of a file that did
 * not come whole is taken away.
 * Refuses: `no_file` when the form has none or an empty one, `not_readable` when it is no form with
 * files or was cut off, `disk_full`.
 */
export async function spoolUpload(
  request: Request,
  path: string,
): Promise<Result<number, SpoolRefusal>> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^multipart\/form-data\b/i.test(type) || request.body === null)
    return refuse('not_readable');
  // What is there already is not ours: it is neither written over nor taken away.
  const target = await open(path, 'wx', MODE);
  try {
    const bytes = await takeFirstFile(request.body, type, target);
    if (bytes !== undefined && bytes > 0) return succeed(bytes);
    await rm(path, { force: true });
    return refuse('no_file');
  } catch (error) {
    await rm(path, { force: true });
    return refuse(findOutage(error) === 'disk_full' ? 'disk_full' : 'not_readable');
  } finally {
    await target.close().catch(() => {});
  }
}

async function takeFirstFile(
  body: ReadableStream<Uint8Array>,
  type: string,
  target: FileHandle,
): Promise<number | undefined> {
  const form = new Busboy({ headers: { 'content-type': type } });
  let writing: Promise<number> | undefined;
  form.on('file', (_field: string, file: BusboyFileStream) => {
    if (writing === undefined) {
      writing = writeFile(file, target);
      // It is awaited below; until then nobody hears of its fault, and the form has to end.
      writing.catch(() => form.destroy(new Error('The file cannot be written.')));
    } else file.resume();
  });
  try {
    await pipeline(Readable.from(piecesOf(body)), form);
  } catch (error) {
    // Of the two the fault of the file is the cause.
    await writing;
    throw error;
  }
  return writing;
}

async function* piecesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}

async function writeFile(file: BusboyFileStream, target: FileHandle): Promise<number> {
  await pipeline(file, target.createWriteStream());
  return file.bytesRead;
}

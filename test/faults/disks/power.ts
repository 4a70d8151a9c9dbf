import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import sharp from 'sharp';
import { z } from 'zod';
import { run } from '#test/cli.ts';
import { clusterOf, makeGrounds, startApp } from '#test/faults/kills/installation.ts';
import type { Grounds } from '#test/faults/kills/installation.ts';
import { findLost } from '#test/faults/kills/reckoning.ts';
import { sendAgain, untilReady, untilWritten } from '#test/faults/kills/rounds.ts';
import { write } from '#test/faults/kills/writers.ts';
import type { Ledger } from '#test/faults/kills/writers.ts';
import { makeDisk } from './disk.ts';

/** What was promised before the power was cut, and what is wrong after it is back. */
export type Outage = {
  readonly acknowledged: number;
  readonly repeated: number;
  readonly photos: number;
  readonly complaints: readonly string[];
};

const MEGABYTES = 700;
const LEAST_WRITES = 20;
const LEAST_PHOTOS = 4;
const POLL_MS = 20;
const SIDE = 48;
const OK = 200;
const keptShape = z.object({ id: z.string() });

/**
 * Cuts the power under an installation while neighbours write and bring photos, turns it on, has
 * them send once more what nobody answered, and looks for what was lost.
 */
export async function cutPower(settings: readonly string[] = []): Promise<Outage> {
  await using disk = await makeDisk(MEGABYTES);
  const grounds = await makeGrounds(join(disk.path, 'data'), settings);
  if (!clusterOf(grounds.folder).startsWith(disk.path)) {
    throw new Error('The database is not on the disk whose power is cut.');
  }
  const ledger: Ledger = { acknowledged: [], unanswered: [] };
  const photos: string[] = [];
  const complaints: string[] = [];
  const complain = (error: unknown) => void complaints.push(String(error));
  let isOver = false;
  const before = await startApp(grounds);
  const database = Number.parseInt(readFileSync(clusterOf(grounds.folder), 'utf8'), 10);
  const busy = [
    write(grounds, ledger, () => isOver).catch(complain),
    bringPhotos(grounds, photos, () => isOver).catch(complain),
  ];
  try {
    await untilWritten(ledger, LEAST_WRITES);
    while (photos.length < LEAST_PHOTOS) await sleep(POLL_MS);
    disk.cut();
  } finally {
    isOver = true;
    await before.end('SIGKILL');
    endDatabase(database);
    await Promise.all(busy);
  }
  await disk.turnOn();
  const after = await startApp(grounds);
  try {
    await untilReady(grounds);
    for (const one of ledger.unanswered) await sendAgain(grounds, one).catch(complain);
    const all = [...ledger.acknowledged, ...ledger.unanswered];
    complaints.push(...(await findLost(grounds, all)), ...(await findLostPhotos(grounds, photos)));
  } finally {
    await after.end('SIGTERM');
  }
  complaints.push(...(await verify(grounds)));
  const { length: acknowledged } = ledger.acknowledged;
  const { length: repeated } = ledger.unanswered;
  return { acknowledged, repeated, photos: photos.length, complaints };
}

function endDatabase(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself when it could write no more.
  }
}

/** Brings photos until told to stop, each unlike any other; keeps those that were acknowledged. */
async function bringPhotos(
  { url, neighbours }: Grounds,
  kept: string[],
  isOver: () => boolean,
): Promise<void> {
  for (let number = 0; !isOver(); number += 1) {
    const token = neighbours[number % neighbours.length]?.token ?? '';
    const form = new FormData();
    form.set('photo', new File([await makeNoise()], 'photo.png', { type: 'image/png' }));
    const headers = { authorization: `Bearer ${token}`, 'idempotency-key': crypto.randomUUID() };
    const answer = await fetch(`${url}/api/v1/photos`, {
      method: 'POST',
      body: form,
      headers,
      signal: AbortSignal.timeout(5_000),
    }).catch(() => undefined);
    if (answer?.status !== OK) continue;
    const body = await answer.json().catch(() => undefined);
    if (body !== undefined) kept.push(keptShape.parse(body).id);
  }
}

async function makeNoise(): Promise<Uint8Array<ArrayBuffer>> {
  const raw = { width: SIDE, height: SIDE, channels: 3 } as const;
  const noise = sharp(randomBytes(SIDE * SIDE * raw.channels), { raw });
  return new Uint8Array(await noise.png().toBuffer());
}

async function findLostPhotos(
  { ask }: Grounds,
  photos: readonly string[],
): Promise<readonly string[]> {
  const rows = await ask<{ readonly id: string }>(
    `select w.id::text from unnest($1::uuid[]) w (id)
     where not exists (select from platform.file f where f.id = w.id)`,
    [photos],
  );
  return rows.map(({ id }) => `photo ${id} is not there`);
}

/** Has the installation look at itself: journal, counts, and each file by its hash. */
async function verify({ environment }: Grounds): Promise<readonly string[]> {
  const { code, said } = await run(['verify'], environment);
  return code === 0 ? [] : [`verify: ${said}`];
}

import assert from 'node:assert/strict';
import { readSheet } from '#/platform/workbook/read-sheet.ts';
import type { Browser, TestApp } from './app.ts';

/** Fetches a sheet that leaves, and reads its rows. */
export async function fetchRows(
  app: TestApp,
  browser: Browser,
  address: string,
): Promise<readonly (readonly string[])[]> {
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const response = await app.request(address, { headers: { cookie } });
  assert.equal(response.status, 200);
  assert.match(response.headers.get('content-disposition') ?? '', /^attachment; filename/);
  const rows: (readonly string[])[] = [];
  for await (const read of readSheet(new Uint8Array(await response.arrayBuffer()))) {
    assert.ok(read.ok);
    rows.push(read.value.cells);
  }
  return rows;
}

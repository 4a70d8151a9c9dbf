import assert from 'node:assert/strict';
import { crc32, inflateRawSync } from 'node:zlib';

const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END = 0x06054b50;
const END_BYTES = 22;

/** Unpacks a zip archive by its directory, as spreadsheet programs do, and checks every sum. */
export function unpack(packed: Uint8Array): ReadonlyMap<string, Buffer> {
  const bytes = Buffer.from(packed);
  const end = bytes.byteLength - END_BYTES;
  assert.equal(bytes.readUInt32LE(end), END, 'the end of the directory');
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  const members = new Map<string, Buffer>();
  for (let index = 0; index < count; index += 1) {
    assert.equal(bytes.readUInt32LE(at), CENTRAL, 'an entry of the directory');
    const nameBytes = bytes.readUInt16LE(at + 28);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameBytes);
    members.set(name, memberAt(bytes, bytes.readUInt32LE(at + 42), bytes.readUInt32LE(at + 20)));
    at += 46 + nameBytes;
  }
  assert.equal(at, end, 'the directory ends where its end begins');
  return members;
}

function memberAt(bytes: Buffer, at: number, packedBytes: number): Buffer {
  assert.equal(bytes.readUInt32LE(at), LOCAL, 'a member');
  const from = at + 30 + bytes.readUInt16LE(at + 26);
  const inflated = inflateRawSync(bytes.subarray(from, from + packedBytes));
  assert.equal(crc32(inflated), bytes.readUInt32LE(at + 14), 'the sum of a member');
  assert.equal(inflated.byteLength, bytes.readUInt32LE(at + 22), 'the size of a member');
  return inflated;
}

/** A sheet of a workbook as a reader sees it: its name, and what each cell says. */
export type SheetRead = {
  readonly name: string;
  readonly rows: readonly (readonly (string | undefined)[])[];
};

/** Reads a workbook back, following its own relations from part to part. */
export function readWorkbook(packed: Uint8Array): readonly SheetRead[] {
  const parts = unpack(packed);
  const part = (name: string) => {
    const found = parts.get(name)?.toString('utf8');
    assert.ok(found !== undefined, `the part ${name}`);
    assertBalanced(found);
    return found;
  };
  const types = part('[Content_Types].xml');
  assert.match(part('_rels/.rels'), /Target="xl\/workbook\.xml"/);
  const targets = new Map(
    [...part('xl/_rels/workbook.xml.rels').matchAll(/Id="(\w+)"[^>]*Target="([^"]+)"/g)].map(
      ([, id = '', target = '']) => [id, target],
    ),
  );
  part('xl/styles.xml');
  return [...part('xl/workbook.xml').matchAll(/<sheet name="([^"]*)"[^>]*r:id="(\w+)"/g)].map(
    ([, name = '', id = '']) => {
      const target = targets.get(id) ?? '';
      assert.ok(types.includes(`PartName="/xl/${target}"`), `the type of ${target}`);
      return { name: unescapeXml(name), rows: rowsOf(part(`xl/${target}`)) };
    },
  );
}

function rowsOf(sheet: string): SheetRead['rows'] {
  return [...sheet.matchAll(/<row r="(\d+)">(.*?)<\/row>/gs)].map(([, row = '', inside = '']) => {
    const cells: (string | undefined)[] = [];
    for (const [, letters = '', number, kind, said = ''] of inside.matchAll(
      /<c r="([A-Z]+)(\d+)"(?: s="\d")?(?: t="(\w+)")?>(.*?)<\/c>/gs,
    )) {
      assert.equal(number, row);
      const text = said.replaceAll(/<[^>]*>/g, '');
      const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
      cells[column - 1] = kind === 'inlineStr' ? unescapeXml(text) : text;
    }
    return cells;
  });
}

function unescapeXml(text: string): string {
  const plain = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' } as const;
  return text.replace(/&(?:lt|gt|quot|amp);/g, (found) =>
    found in plain ? plain[found as keyof typeof plain] : found,
  );
}

/** Every part is XML: each element that is opened is closed, in order. */
function assertBalanced(xml: string): void {
  const open: string[] = [];
  assert.match(xml, /^<\?xml /);
  for (const [, slash, name = '', , empty] of xml.matchAll(
    /<(\/?)([\w:]+)((?:\s[^<>]*?)?)(\/?)>/g,
  )) {
    if (slash === '/') assert.equal(open.pop(), name);
    else if (empty !== '/') open.push(name);
  }
  assert.deepEqual(open, []);
  assert.doesNotMatch(xml.replaceAll(/&(?:lt|gt|quot|amp);/g, ''), /&/);
}

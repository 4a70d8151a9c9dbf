/** A field of a form that holds text, by its name. */
export type TextEntry = readonly [name: string, text: string];

/** Beyond this the rest is not waited for: nobody sends so much by mistake. */
const MAX_READ_BYTES = 400 * 1024 * 1024;
const MAX_TEXT_BYTES = 256 * 1024;
const MAX_HEADER_BYTES = 8 * 1024;

const LINE_END = '\r\n';
const HEADER_END = '\r\n\r\n';
const BOUNDARY = /^multipart\/form-data\s*;.*?\bboundary=(?:"([^"]{1,70})"|([^\s;]{1,70}))/i;

/** The field being read; a file has no name here, and its bytes go by. */
type Part = { readonly name: string | undefined; readonly bytes: Buffer[] };

type Reading = {
  readonly delimiter: Buffer;
  readonly entries: TextEntry[];
  part: Part | undefined;
  /** What has come and is not yet understood. */
  rest: Buffer;
  textBytes: number;
};

/**
 * Reads the texts of a form with files, keeping none of the files: for a form that is too large to
 * be taken, so that its words can be given back. It is read to the end, because a browser that is
 * cut off while it sends shows no answer at all.
 */
export async function readFormTexts(
  request: Request,
  maxBytes = MAX_READ_BYTES,
): Promise<readonly TextEntry[]> {
  const [, quoted, plain] = BOUNDARY.exec(request.headers.get('content-type') ?? '') ?? [];
  const boundary = quoted ?? plain;
  if (request.body === null || boundary === undefined) return [];
  const reading: Reading = {
    delimiter: Buffer.from(`${LINE_END}--${boundary}`),
    entries: [],
    part: undefined,
    // The first boundary has no line before it.
    rest: Buffer.from(LINE_END),
    textBytes: 0,
  };
  let readBytes = 0;
  for await (const chunk of request.body) {
    readBytes += chunk.byteLength;
    if (readBytes > maxBytes) break;
    readOn(reading, chunk);
  }
  return reading.entries;
}

/** Takes apart what has come so far, and leaves what may go on in the next chunk. */
function readOn(reading: Reading, chunk: Uint8Array): void {
  const { delimiter } = reading;
  reading.rest = Buffer.concat([reading.rest, chunk]);
  for (;;) {
    const at = reading.rest.indexOf(delimiter);
    if (at === -1) {
      const sure = Math.max(0, reading.rest.length - delimiter.length);
      keep(reading, reading.rest.subarray(0, sure));
      reading.rest = reading.rest.subarray(sure);
      return;
    }
    keep(reading, reading.rest.subarray(0, at));
    close(reading);
    reading.rest = reading.rest.subarray(at);
    const end = reading.rest.indexOf(HEADER_END, delimiter.length);
    if (end === -1) {
      // After the last boundary there is no header; one that does not end is no form.
      if (reading.rest.length > MAX_HEADER_BYTES) reading.rest = Buffer.alloc(0);
      return;
    }
    const header = reading.rest.toString('utf8', delimiter.length, end);
    reading.part = { name: nameOfText(header), bytes: [] };
    reading.rest = reading.rest.subarray(end + HEADER_END.length);
  }
}

function keep(reading: Reading, bytes: Buffer): void {
  const { part } = reading;
  if (part?.name === undefined || bytes.length === 0) return;
  reading.textBytes += bytes.length;
  if (reading.textBytes > MAX_TEXT_BYTES) reading.part = undefined;
  else part.bytes.push(bytes);
}

function close(reading: Reading): void {
  const { part } = reading;
  reading.part = undefined;
  if (part?.name === undefined) return;
  reading.entries.push([part.name, Buffer.concat(part.bytes).toString('utf8')]);
}

/** Finds the name of a field of text in the header of its part; a file has a file name besides. */
function nameOfText(header: string): string | undefined {
  const disposition = /^content-disposition:(.*)$/im.exec(header)?.[1] ?? '';
  if (/;\s*filename\*?=/i.test(disposition)) return undefined;
  const name = /;\s*name="([^"]*)"/i.exec(disposition)?.[1];
  // Browsers write these three so, and nothing else differently.
  return name?.replaceAll('%22', '"').replaceAll('%0D', '\r').replaceAll('%0A', '\n');
}

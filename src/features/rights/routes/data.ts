import { z } from 'zod';
import { succeed } from '#/lib/result.ts';
import { signedIn } from '#/platform/access/policy.ts';
import type { Context } from '#/platform/action/context.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import type { AnyEndpoint, RawBody } from '#/platform/http/endpoint.ts';
import type { Reader } from '#/platform/i18n/format.ts';
import { dataPage } from '#/features/rights/pages/data.ts';
import { writeDataFile, writeDataWorkbook } from '#/features/rights/pages/workbook.ts';
import { refusals } from '#/features/rights/words/refusals.ts';
import { loadData } from './load.ts';
import type { RightsParts } from './load.ts';
import { dataShape } from './shapes.ts';

const nothing = z.object({});

/** A file on its way to its reader; programs have the same from the page's own address. */
const bodyShape = z.codec(z.object({ bytes: z.number() }), z.custom<RawBody>(), {
  encode: (sent) => ({ bytes: sent.body.length }),
  decode: () => ({ mediaType: '', body: '', isImmutable: false }),
});

/** Makes the endpoints of what is held about somebody out of the kinds that features keep. */
export function dataEndpoints(parts: RightsParts): readonly AnyEndpoint[] {
  return [
    endpoint({
      name: 'rights.data',
      method: 'GET',
      path: '/me/data',
      summary: 'Shows all that is held about the person concerned.',
      policy: signedIn,
      input: nothing,
      output: dataShape,
      words: refusals('no_consent_to_read'),
      run: (context) => loadData(context, parts),
      page: dataPage,
    }),
    file('workbook', 'as a workbook', { parts, write: writeDataWorkbook }),
    file('file', 'as JSON', {
      parts,
      write: (reader, shown) => writeDataFile(reader, dataShape.encode(shown)),
    }),
  ];
}

type Writing = {
  readonly parts: RightsParts;
  readonly write: (reader: Reader, shown: z.infer<typeof dataShape>) => RawBody;
};

function file(name: 'workbook' | 'file', how: string, writing: Writing): AnyEndpoint {
  return endpoint({
    name: `rights.${name}`,
    method: 'GET',
    path: `/me/data/${name}`,
    summary: `Gives all that is held about the person concerned ${how}.`,
    policy: signedIn,
    input: nothing,
    output: bodyShape,
    words: refusals('no_consent_to_read'),
    run: async (context) => {
      const loaded = await loadData(context, writing.parts);
      return loaded.ok ? succeed(writing.write(readerOf(context), loaded.value)) : loaded;
    },
    send: (sent) => sent,
  });
}

function readerOf({ language, now, services }: Context): Reader {
  return { language, now, zone: services.zone };
}

import { z } from 'zod';
import { writeXml } from '#/lib/xml.ts';
import type { Wire, WireNo } from '#/platform/http/endpoint.ts';
import { toSparkJson, toXml } from '#/features/open311/rules/spark.ts';
import type { Told } from '#/features/open311/rules/spark.ts';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  xml: 'text/xml; charset=utf-8',
  json: 'application/json; charset=utf-8',
};

const NOT_FOUND: ReadonlySet<string> = new Set([
  'not_found',
  'jurisdiction_unknown',
  'service_unknown',
  'request_unknown',
  'token_unknown',
]);
const NO_KEY: ReadonlySet<string> = new Set(['sign_in_required', 'not_allowed', 'scope_missing']);
const FIRST_FAULT = 500;

const toldShape: z.ZodType<Told> = z.json();

/** Makes the format of GeoReport v2 for answers of which the root is called so. */
export function geoReport(base: `/${string}`, root: string): Wire {
  return {
    base,
    formats: ['xml', 'json'],
    keyField: 'api_key',
    write: (format, encoded) => ({
      status: 200,
      ...written(format, root, toldShape.parse(encoded)),
    }),
    refuse: (format, no) => {
      const status = statusOf(no);
      const errors = no.sentences.map((description) => ({ code: String(status), description }));
      return { status, ...written(format, 'errors', errors) };
    },
  };
}

/** 404 for what there is not, 403 for a key, 400 for any other no; a fault of ours is no answer. */
function statusOf({ code, status }: WireNo): number {
  if (status >= FIRST_FAULT) return status;
  if (NOT_FOUND.has(code)) return 404;
  return NO_KEY.has(code) ? 403 : 400;
}

function written(format: string, root: string, told: Told) {
  const mediaType = MEDIA_TYPES[format];
  if (mediaType === undefined) throw new Error(`${format} is no format of GeoReport.`);
  const body = format === 'xml' ? writeXml(toXml(root, told)) : toSparkJson(told);
  return { mediaType, body };
}

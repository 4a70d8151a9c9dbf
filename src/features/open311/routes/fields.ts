import { z } from 'zod';
import { MAX_BODY } from '#/features/matters/index.ts';
import {
  MAX_ADDRESS,
  MAX_CODE,
  MAX_REQUESTS,
  MAX_URL,
  statuses,
} from '#/features/open311/model/asked.ts';
import { readList } from '#/features/open311/rules/asked.ts';
import { instant, optionalLine, optionalProse } from '#/platform/http/fields.ts';

const MAX_ID = 90;
const MAX_LIST = MAX_REQUESTS * (MAX_ID + 1);
const MAX_ANSWERS = 40;
const ATTRIBUTE = /^attribute\[([^\]]{1,64})\](?:\[\])?$/;
// In an address a plus is a space, and many programs forget to write it otherwise.
const LOST_PLUS = / (?=\d\d:\d\d$)/;

export const jurisdiction_id = optionalLine(MAX_CODE);
export const service_code = optionalLine(MAX_CODE);
export const numberField = z.string().max(MAX_ID);

/** Reads values that are comma delimited, or said several times. */
function several<Item extends z.ZodType<string, string>>(item: Item) {
  return z
    .union([z.string(), z.array(z.string()).transform((all) => all.join(','))])
    .optional()
    .pipe(z.string().max(MAX_LIST).optional())
    .transform((text) => [...readList(text)])
    .pipe(z.array(item).max(MAX_REQUESTS));
}

/** An empty value is none. */
function given<Inner extends z.ZodType>(inner: Inner) {
  const isEmpty = (value: unknown) => typeof value === 'string' && value.trim() === '';
  return z.preprocess((value) => (isEmpty(value) ? undefined : value), inner.optional());
}

const when = given(
  z
    .string()
    .transform((text) => text.trim().replace(LOST_PLUS, '+'))
    .pipe(instant),
);

/** Which requests are asked for. */
export const askedShape = z.object({
  jurisdiction_id,
  service_request_id: several(z.string().max(MAX_ID)),
  service_code: several(z.string().max(MAX_CODE)),
  status: several(z.enum(statuses)),
  start_date: when,
  end_date: when,
});

function degrees(most: number) {
  const read = (value: unknown) => (typeof value === 'string' ? Number(value) : value);
  return given(z.preprocess(read, z.number().min(-most).max(most)));
}

/** What is to be raised; what is said of the person beside the key is not even read. */
export const saidShape = z.preprocess(
  gather,
  z.object({
    jurisdiction_id,
    service_code,
    lat: degrees(90),
    long: degrees(180),
    address_string: optionalLine(MAX_ADDRESS),
    address_id: optionalLine(MAX_CODE),
    description: optionalProse(MAX_BODY),
    media_url: given(z.url({ protocol: /^https?$/ }).max(MAX_URL)),
    attributes: z.array(z.tuple([z.string(), z.string()])).max(MAX_ANSWERS),
  }),
);

/** Puts `attribute[code]=value` together; a value said twice for one question is no answer. */
function gather(raw: unknown): unknown {
  if (typeof raw !== 'object' || raw === null) return raw;
  const attributes = Object.entries(raw).flatMap(([name, value]) => {
    const [, code] = ATTRIBUTE.exec(name) ?? [];
    return code === undefined || value === '' ? [] : [[code, String(value)]];
  });
  return { ...raw, attributes };
}

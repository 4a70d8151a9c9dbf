import { z } from 'zod';
import type { City } from './city.ts';
import type { CityRequest } from './requests.ts';
import type { Reply, Sent } from './site.ts';

/** Sends one request to the application. */
export type Ask = (address: string, sent: Sent) => Promise<Reply>;

const BASE = '/open311/v2/requests';
const raisedShape = z.array(z.object({ service_request_id: z.string() })).length(1);
const listShape = z.array(z.object({ service_request_id: z.string() }));
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

/** Both forms in which the specification lets a client speak. */
export const formats = ['json', 'xml'] as const;
export type Format = (typeof formats)[number];

/** Posts a request as a program of the city would, and gives the answer. */
export function postRequest(
  ask: Ask,
  told: { readonly city: City; readonly request: CityRequest; readonly token: string },
  format: Format,
): Promise<Reply> {
  const { city, request, token } = told;
  const fields = new URLSearchParams({
    api_key: token,
    jurisdiction_id: city.communityOf(request),
    service_code: request.category,
    address_id: city.buildingOf(request),
    description: `${request.type}: ${request.address}`,
  });
  return ask(`${BASE}.${format}`, { method: 'POST', headers: FORM, body: fields.toString() });
}

/** Reads the number that a request was given. */
export function readNumber({ body }: Pick<Reply, 'body'>, format: Format): string {
  const text = body.toString();
  if (format === 'xml') return numbersIn(text)[0] ?? '';
  return raisedShape.parse(JSON.parse(text))[0]?.service_request_id ?? '';
}

/** Lists the numbers that a community gives back in one format. */
export async function listNumbers(
  ask: Ask,
  community: string,
  format: Format,
): Promise<readonly string[]> {
  const { body } = await ask(`${BASE}.${format}?jurisdiction_id=${community}`, {});
  const text = body.toString();
  if (format === 'xml') return numbersIn(text);
  return listShape.parse(JSON.parse(text)).map((one) => one.service_request_id);
}

function numbersIn(text: string): readonly string[] {
  const found = text.matchAll(/<service_request_id>([^<]+)<\/service_request_id>/g);
  return [...found].map(([, number = '']) => number);
}

import { z } from 'zod';
import type { City } from './city.ts';
import type { CityRequest } from './requests.ts';
import type { Reply, Sent } from './site.ts';

/** Sends one request to the application. */
export type Ask = (address: string, sent: Sent) => Promise<Reply>;

const OK = 200;
const BASE = '/open311/v2/requests';
const SERVICES = '/open311/v2/services';
const raisedShape = z.array(z.object({ service_request_id: z.string() })).length(1);
const listShape = z.array(z.object({ service_request_id: z.string() }));
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

/** Both forms in which the specification lets a client speak. */
export const formats = ['json', 'xml'] as const;
export type Format = (typeof formats)[number];

const definitionShape = z.object({
  attributes: z.array(z.object({ code: z.string(), variable: z.boolean() })),
});

/** Lists the questions that are asked before a request of a service is taken. */
export async function listQuestions(
  ask: Ask,
  of: { readonly community: string; readonly service: string },
): Promise<readonly string[]> {
  const asked = `jurisdiction_id=${of.community}`;
  const { status, body } = await ask(`${SERVICES}/${of.service}.json?${asked}`, {});
  // A service that asks nothing has no definition.
  if (status !== OK) return [];
  const { attributes } = definitionShape.parse(JSON.parse(body.toString()));
  return attributes.filter(({ variable }) => variable).map(({ code }) => code);
}

/** Posts a request as a program of the city would, and gives the answer. */
export function postRequest(
  ask: Ask,
  told: {
    readonly city: City;
    readonly request: CityRequest;
    readonly token: string;
    /** To each of them the answer is no. */
    readonly questions: readonly string[];
  },
  format: Format,
): Promise<Reply> {
  const { city, request, token, questions } = told;
  const fields = new URLSearchParams({
    api_key: token,
    jurisdiction_id: city.communityOf(request),
    service_code: request.category,
    address_id: city.buildingOf(request),
    description: `${request.type}: ${request.address}`,
  });
  for (const question of questions) fields.append(`attribute[${question}]`, 'no');
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

import { z } from 'zod';
import { editions, statuses } from './asked.ts';

/** What answers of GeoReport v2 hold; no more than is named here leaves. */

const orNone = z.string().nullable();

/** What can be raised in a community. */
export const servicesShape = z.array(
  z.object({
    service_code: z.string(),
    service_name: z.string(),
    description: z.string(),
    metadata: z.boolean(),
    type: z.literal('realtime'),
    keywords: z.string(),
    group: z.string(),
  }),
);
export type ServicesTold = z.infer<typeof servicesShape>;

/** What is asked before a thing of a kind is raised. */
export const definitionShape = z.object({
  service_code: z.string(),
  attributes: z.array(
    z.object({
      variable: z.boolean(),
      code: z.string(),
      datatype: z.literal('singlevaluelist'),
      required: z.boolean(),
      datatype_description: z.string(),
      order: z.int(),
      description: z.string(),
      values: z.array(z.object({ key: z.string(), name: z.string() })),
    }),
  ),
});
export type DefinitionTold = z.infer<typeof definitionShape>;

/** What is public of matters. */
export const requestsShape = z.array(
  z.object({
    service_request_id: z.string(),
    status: z.enum(statuses),
    status_notes: z.string(),
    service_name: z.string(),
    service_code: z.string(),
    description: z.string(),
    agency_responsible: z.string(),
    service_notice: orNone,
    requested_datetime: z.string(),
    updated_datetime: z.string(),
    expected_datetime: orNone,
    address: orNone,
    address_id: z.string(),
    zipcode: orNone,
    lat: z.number().nullable(),
    long: z.number().nullable(),
    media_url: orNone,
  }),
);
export type RequestsTold = z.infer<typeof requestsShape>;

/** What is told of what was raised just now. */
export const raisedShape = z.array(
  z.object({
    service_request_id: z.string(),
    service_notice: z.string(),
    account_id: z.null(),
  }),
);
export type RaisedTold = z.infer<typeof raisedShape>;

/** The number is known at once, so it is its own token. */
export const tokensShape = z.array(z.object({ service_request_id: z.string(), token: z.string() }));
export type TokensTold = z.infer<typeof tokensShape>;

/** Where requests are raised, and since when what can be raised is as it is. */
export const discoveryShape = z.object({
  changeset: z.string(),
  contact: z.string(),
  key_service: z.string(),
  endpoints: z.array(
    z.object({
      specification: z.string(),
      url: z.string(),
      changeset: z.string(),
      type: z.enum(editions),
      formats: z.array(z.string()),
    }),
  ),
});
export type DiscoveryTold = z.infer<typeof discoveryShape>;

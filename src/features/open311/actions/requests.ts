import {
  findPublicMatters,
  listPublicMatters,
  publicId,
  publicIdOf,
  readReference,
  stateWords,
} from '#/features/matters/index.ts';
import type { MatterName, PublicMatter } from '#/features/matters/index.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { MAX_REQUESTS } from '#/features/open311/model/asked.ts';
import type { Jurisdiction, Status } from '#/features/open311/model/asked.ts';
import type { RequestsTold, TokensTold } from '#/features/open311/model/told.ts';
import { readSpan, writeTime } from '#/features/open311/rules/asked.ts';
import { findJurisdiction } from './jurisdiction.ts';
import { tellLocations } from './location.ts';
import type { NoJurisdiction } from './services.ts';

export type RequestsAsked = {
  readonly jurisdiction: string | undefined;
  /** Numbers of requests; they overrule everything else. */
  readonly ids: readonly string[];
  readonly codes: readonly string[];
  readonly statuses: readonly Status[];
  readonly start: Temporal.Instant | undefined;
  readonly end: Temporal.Instant | undefined;
};

/**
 * Lists what is public of matters of a community, the latest first: those of some numbers, or those
 * raised in a span of ninety days at most.
 * Refuses: `jurisdiction_missing`, `jurisdiction_unknown`, `dates_reversed`, `span_too_long`.
 */
export async function listRequests(
  context: Context,
  asked: RequestsAsked,
): Promise<Result<RequestsTold, NoJurisdiction | 'dates_reversed' | 'span_too_long'>> {
  if (asked.ids.length > 0) return listByNumbers(context, asked);
  const found = await findJurisdiction(context, asked.jurisdiction);
  if (!found.ok) return found;
  const span = readSpan(asked, context.now);
  if (!span.ok) return span;
  const wants = (status: Status) => asked.statuses.length === 0 || asked.statuses.includes(status);
  const listed = await listPublicMatters(context, {
    placeId: found.value.id,
    buckets: [
      ...(wants('open') ? (['open', 'in_hand'] as const) : []),
      ...(wants('closed') ? (['closed'] as const) : []),
    ],
    categories: asked.codes.length === 0 ? undefined : asked.codes,
    ...span.value,
    limit: MAX_REQUESTS,
  });
  if (!listed.ok) throw new Error(`${found.value.id} is a community and no place of matters.`);
  return succeed(await tell(context, found.value, listed.value));
}

/**
 * Finds what is public of one matter.
 * Refuses: `jurisdiction_missing`, `jurisdiction_unknown`, `request_unknown`.
 */
export async function findRequest(
  context: Context,
  asked: { readonly jurisdiction: string | undefined; readonly id: string },
): Promise<Result<RequestsTold, NoJurisdiction | 'request_unknown'>> {
  const found = await listByNumbers(context, { jurisdiction: asked.jurisdiction, ids: [asked.id] });
  if (!found.ok) return found;
  return found.value.length === 0 ? refuse('request_unknown', { id: asked.id }) : found;
}

/**
 * Finds the number that a token stands for.
 * Refuses: `jurisdiction_missing`, `jurisdiction_unknown`, `token_unknown`.
 */
export async function findToken(
  context: Context,
  asked: { readonly jurisdiction: string | undefined; readonly token: string },
): Promise<Result<TokensTold, NoJurisdiction | 'token_unknown'>> {
  const { jurisdiction, token } = asked;
  const found = await listByNumbers(context, { jurisdiction, ids: [token] });
  if (!found.ok) return found;
  const [only] = found.value;
  if (only === undefined) return refuse('token_unknown', { token });
  return succeed([{ service_request_id: only.service_request_id, token }]);
}

async function listByNumbers(
  context: Context,
  asked: Pick<RequestsAsked, 'jurisdiction' | 'ids'>,
): Promise<Result<RequestsTold, NoJurisdiction>> {
  const named = asked.ids.slice(0, MAX_REQUESTS).flatMap((id) => readNumber(id) ?? []);
  // A number that names its community needs no other word for it.
  const [first] = named;
  const found = await findJurisdiction(context, asked.jurisdiction ?? first?.communityId);
  if (!found.ok && asked.jurisdiction === undefined && first !== undefined) return succeed([]);
  if (!found.ok) return found;
  const communities = asked.jurisdiction === undefined ? communitiesOf(named) : [found.value.id];
  const told: RequestsTold = [];
  for (const communityId of communities) {
    const community = await findJurisdiction(context, communityId);
    if (!community.ok) continue;
    const own = named.filter((one) => one.communityId === communityId);
    const references = own.map(({ reference }) => reference);
    const listed = await findPublicMatters(context, { communityId, references });
    if (listed.ok) told.push(...(await tell(context, community.value, listed.value)));
  }
  return succeed(told);
}

function communitiesOf(named: readonly MatterName[]): readonly string[] {
  return [...new Set(named.map(({ communityId }) => communityId))];
}

function readNumber(id: string): MatterName | undefined {
  const read = publicId.safeParse(id);
  return read.success ? read.data : undefined;
}

async function tell(
  context: Context,
  community: Jurisdiction,
  matters: readonly PublicMatter[],
): Promise<RequestsTold> {
  const { language, services } = context;
  const { categories } = await readReference(context.db);
  const placeIds = matters.map(({ placeId }) => placeId);
  const locations = await tellLocations(context, community, placeIds);
  return matters.map((matter) => {
    const names = categories.get(matter.category)?.names;
    const location = locations.get(matter.placeId);
    const point = matter.point ?? location?.point;
    const { deadlineAt, photoId } = matter;
    return {
      service_request_id: publicIdOf(matter),
      status: matter.bucket === 'closed' ? 'closed' : 'open',
      status_notes: notesOf(context, matter),
      service_name: names === undefined ? matter.category : nameIn(names, language),
      service_code: matter.category,
      description: matter.body === '' ? matter.title : matter.body,
      agency_responsible: nameIn(community.names, language),
      service_notice: null,
      requested_datetime: writeTime(matter.raisedAt),
      updated_datetime: writeTime(matter.changedAt),
      expected_datetime: deadlineAt === undefined ? null : writeTime(deadlineAt),
      address: location?.address ?? null,
      address_id: matter.placeId,
      zipcode: null,
      lat: point?.lat ?? null,
      long: point?.lon ?? null,
      media_url: photoId === undefined ? null : `${services.publicUrl}/photos/${photoId}/full`,
    };
  });
}

function notesOf({ language }: Context, { bucket, endedAs }: PublicMatter): string {
  const { states, buckets } = stateWords[language];
  return endedAs === undefined ? buckets[bucket] : states[endedAs];
}

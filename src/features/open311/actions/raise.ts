import { COMPLAINT, MAX_BODY, raiseAndTell } from '#/features/matters/index.ts';
import type { OfferedCategory } from '#/features/matters/index.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import type { Edition, Open311Refusal } from '#/features/open311/model/asked.ts';
import type { RaisedTold } from '#/features/open311/model/told.ts';
import { readAnswers } from '#/features/open311/rules/asked.ts';
import { takenBack } from '#/features/open311/store.ts';
import { words } from '#/features/open311/words/index.ts';
import { findJurisdiction } from './jurisdiction.ts';
import { findLocation } from './location.ts';
import type { Location, LocationSaid } from './location.ts';
import { findService, questionsOf } from './services.ts';

/** What a program says of something to be raised; of the person it takes nothing but the key. */
export type RequestSaid = {
  readonly jurisdiction: string | undefined;
  readonly code: string | undefined;
  readonly location: LocationSaid;
  readonly description: string | undefined;
  readonly mediaUrl: string | undefined;
  readonly answers: ReadonlyMap<string, string>;
};

export type RaiseRequestRefusal = Exclude<
  Open311Refusal,
  'request_unknown' | 'token_unknown' | 'dates_reversed' | 'span_too_long'
>;

/**
 * Raises a matter for whoever holds the key, as the pages do. In the edition for trying it out all
 * of it is done and taken back, so that the answer is the one that would be given.
 * Refuses: `jurisdiction_missing`, `jurisdiction_unknown`, `service_missing`, `service_unknown`,
 * `answer_missing`, `answer_unknown`, `call_first`, `location_missing`, `location_unknown`,
 * `told_too_long`.
 */
export async function raiseRequest(
  context: Context,
  said: RequestSaid,
  edition: Edition,
): Promise<Result<RaisedTold, RaiseRequestRefusal>> {
  const jurisdiction = await findJurisdiction(context, said.jurisdiction);
  if (!jurisdiction.ok) return jurisdiction;
  const { code } = said;
  if (code === undefined) return refuse('service_missing');
  const service = await findService(context, jurisdiction.value, code);
  if (service === undefined) return refuse('service_unknown', { code });
  const advice = readAnswers(questionsOf(context, service), said.answers);
  if (!advice.ok) return advice;
  const location = await findLocation(context, jurisdiction.value, said.location);
  if (!location.ok) return location;
  const body = bodyOf(context, said);
  if (body.length > MAX_BODY) return refuse('told_too_long', { most: String(MAX_BODY) });
  const raise = () => keep(context, { service, location: location.value, body });
  const raised = await (edition === 'test' ? takenBack(context.db, raise) : raise());
  const notice = [...advice.value, raised.said].join('\n');
  return succeed([{ service_request_id: raised.id, service_notice: notice, account_id: null }]);
}

async function keep(
  context: Context,
  told: {
    readonly service: OfferedCategory;
    readonly location: Location;
    readonly body: string;
  },
): Promise<{ readonly id: string; readonly said: string }> {
  const { service, location, body } = told;
  const raised = await raiseAndTell(context, {
    // Programs of this kind report; a need is told where a category is for nothing else.
    profile: service.profiles.includes('report') ? 'report' : 'need',
    ...location,
    category: service.code,
    // Who says nothing has said at least what kind of thing it is.
    title: body === '' ? nameIn(service.names, context.language) : undefined,
    body,
    // The interface is for what all may read; what is said against somebody is for staff.
    visibility: service.code === COMPLAINT ? 'staff' : 'all',
    isAnonymous: false,
    photos: [],
  });
  if (!raised.ok) throw new Error(`What was looked at is refused: ${raised.refusal}.`);
  return raised.value;
}

/** A photo is not fetched, because this program calls nobody; its address is kept in the text. */
function bodyOf({ language }: Context, { description = '', mediaUrl }: RequestSaid): string {
  if (mediaUrl === undefined) return description;
  return `${description}\n${words[language].photoAt(mediaUrl)}`.trim();
}

import { z } from 'zod';
import { refuse, succeed } from '#/lib/result.ts';
import { openDoor } from '#/platform/access/wall.ts';
import { signedIn } from '#/platform/access/policy.ts';
import { actingWays } from '#/platform/access/subject.ts';
import { noteReadings } from '#/platform/personal/readings.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { optionalChoice, uuid } from '#/platform/http/fields.ts';
import { startActing, stopActing } from '#/features/people/actions/acting.ts';
import { today } from '#/features/people/actions/record.ts';
import {
  endConsent,
  listFamily,
  mayRecordFor,
  recordConsent,
} from '#/features/people/actions/relations.ts';
import { consentWays } from '#/features/people/model.ts';
import { consentPage } from '#/features/people/pages/consent.ts';
import { findPerson, namesOf } from '#/features/people/store/persons.ts';
import { meWords } from '#/features/people/words/me.ts';
import { refusals } from '#/features/people/words/refusals.ts';
import { helperKindField, optionalAddress, optionalDate, plainDay } from './shapes.ts';

const emptyOrUuid = z.union([z.literal('').transform(() => undefined), uuid]).optional();
const namedShape = z.object({ id: z.uuid(), name: z.string() });

const showNew = endpoint({
  name: 'people.consent_page',
  method: 'GET',
  path: '/relations/new',
  summary: 'Asks who may act for a person; without one, for oneself.',
  policy: signedIn,
  input: z.object({ person: emptyOrUuid }),
  output: z.object({
    person: namedShape,
    isOwn: z.boolean(),
    family: z.array(namedShape).readonly(),
    today: plainDay,
  }),
  words: refusals('only_oneself'),
  run: async (context, input) => {
    const { actorId, personId } = context.subject;
    if (actorId === undefined || actorId !== personId) return refuse('only_oneself');
    const person = await findPerson(context.db, input.person ?? actorId);
    const isOwn = person?.id === actorId;
    if (person === undefined || !(isOwn || (await mayRecordFor(context, person.id)))) {
      return refuse('not_found');
    }
    const family = (await listFamily(context, person.id)).map(({ id, name }) => ({ id, name }));
    const { id, name, communityId } = person;
    const shown = isOwn ? [] : [person, ...family];
    await noteReadings(
      context,
      'list',
      shown.map((one) => ({ personId: one.id, communityId })),
    );
    return succeed({ person: { id, name }, isOwn, family, today: today(context) });
  },
  page: consentPage,
});

const recordNew = endpoint({
  name: 'people.record_consent',
  method: 'POST',
  path: '/relations',
  summary: 'Records that a person lets another act for them, with how they consented.',
  policy: signedIn,
  input: z
    .object({
      personId: uuid,
      helperId: emptyOrUuid,
      helperAddress: optionalAddress,
      kind: helperKindField,
      way: optionalChoice(consentWays),
      consentedOn: optionalDate,
      endsOn: optionalDate,
    })
    .check((context) => {
      const { helperId, helperAddress } = context.value;
      if (helperId !== undefined || helperAddress !== undefined) return;
      const input = undefined;
      const issue = { code: 'invalid_type', expected: 'string', input } as const;
      context.issues.push({ ...issue, path: ['helperAddress'] });
    }),
  output: z.object({ id: z.uuid(), personId: z.uuid(), helper: z.string(), isOwn: z.boolean() }),
  words: refusals(
    'only_oneself',
    'no_consent',
    'helper_not_found',
    'consent_by_helper',
    'consent_in_future',
    'term_backwards',
    'already_helper',
  ),
  countsRefusals: true,
  run: async (context, input) => {
    const { personId, kind, way, consentedOn, endsOn } = input;
    const helper = input.helperId === undefined ? input.helperAddress : { id: input.helperId };
    if (helper === undefined) return refuse('helper_not_found');
    const consent = { personId, helper, kind, way, consentedOn, endsOn };
    const recorded = await recordConsent(context, consent);
    if (!recorded.ok) return recorded;
    const { id, helperId } = recorded.value;
    // They live together, or the whole address of the helper was known.
    await openDoor(context.db, { personIds: [helperId] });
    const names = await namesOf(context.db, [helperId], 'L2');
    const isOwn = personId === context.subject.actorId;
    return succeed({ id, personId, helper: names.get(helperId) ?? '', isOwn });
  },
  onward: (language, { personId, helper, isOwn }) => ({
    to: isOwn ? '/me' : `/people/${personId}`,
    notice: meWords[language].recorded(helper),
  }),
});

const end = endpoint({
  name: 'people.end_consent',
  method: 'DELETE',
  path: '/relations/:relationId',
  summary: 'Ends that somebody acts for another; either of the two may, and the counter.',
  policy: signedIn,
  input: z.object({ relationId: uuid }),
  output: z.object({ id: z.uuid() }),
  words: refusals(),
  run: async (context, { relationId }) => {
    const ended = await endConsent(context, relationId);
    return ended.ok ? succeed({ id: ended.value.id }) : ended;
  },
  onward: (language) => ({ to: 'back', notice: meWords[language].consentEnded }),
});

const start = endpoint({
  name: 'people.start_acting',
  method: 'POST',
  path: '/acting-for/:personId',
  summary: 'Begins to act for somebody, who is told.',
  policy: signedIn,
  input: z.object({ personId: uuid, way: optionalChoice(actingWays) }),
  output: z.object({ personId: z.uuid(), name: z.string() }),
  words: refusals('no_consent', 'acting_already', 'not_to_oneself', 'way_required'),
  run: async (context, { personId, way }) => {
    const started = await startActing(context, personId, way);
    if (!started.ok) return started;
    const names = await namesOf(context.db, [personId], 'L2');
    return succeed({ personId, name: names.get(personId) ?? '' });
  },
  onward: (language, { name }) => ({ to: '/', notice: meWords[language].startedActing(name) }),
});

const stop = endpoint({
  name: 'people.stop_acting',
  method: 'DELETE',
  path: '/acting-for',
  summary: 'Ends acting for somebody.',
  policy: signedIn,
  input: z.object({}),
  output: z.object({}),
  words: refusals(),
  run: stopActing,
  onward: (language) => ({ to: '/me', notice: meWords[language].stopped }),
});

/** The endpoints of acting for each other. */
export const relationEndpoints: readonly AnyEndpoint[] = [showNew, recordNew, end, start, stop];

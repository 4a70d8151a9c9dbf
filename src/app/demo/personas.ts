import { savePeople } from '#/features/people/index.ts';
import { findPlace } from '#/features/places/index.ts';
import type { Context } from '#/platform/action/context.ts';
import { makeSignInLink, withdrawSignInLinks } from '#/platform/auth/links.ts';
import { findSetting, saveSetting } from '#/platform/config/secret.ts';
import { z } from 'zod';
import { PERSONAS } from '#/app/reader.ts';
import { inScripts } from './plan-places.ts';
import type { Populated } from './populated.ts';
import { namesShape } from './shapes.ts';
import type { Persona, WrittenNames } from './shapes.ts';

const CAST = 'demonstration_cast';
const LINK_HOURS = 24 * 30;
const LINK_USES = 10_000;

const castShape = z.array(
  z.object({
    personId: z.uuid(),
    names: namesShape,
    who: namesShape,
    tryFirst: z.array(namesShape),
  }),
);

/** Who can be entered as, kept with the demonstration; their links are made anew at each start. */
export async function savePersonas(
  context: Context,
  personas: readonly Persona[],
  populated: readonly Populated[],
): Promise<void> {
  const cast = [];
  for (const persona of personas) {
    const personId =
      persona.person === null
        ? await makeViewer(context, persona)
        : idOf(populated, persona.neighbourhood, persona.person);
    if (persona.actsFor !== null) {
      const concerned = idOf(populated, persona.neighbourhood, persona.actsFor);
      await letActFor(context, personId, concerned);
    }
    const { names, who, tryFirst } = persona;
    cast.push({ personId, names, who, tryFirst });
  }
  await saveSetting(context.db, CAST, JSON.stringify(cast));
}

function idOf(populated: readonly Populated[], slug: string | null, key: string): string {
  const found = populated.find((one) => one.neighbourhood.slug === slug)?.people.byKey.get(key);
  if (found === undefined) throw new Error(`Nobody is called ${key} in ${slug}.`);
  return found;
}

/** Somebody of the district's office: lives elsewhere and sees sums only. */
async function makeViewer(context: Context, persona: Persona): Promise<string> {
  const place = await findPlace(context.db, persona.place ?? '');
  if (place === undefined) throw new Error(`There is no place ${persona.place}.`);
  const id = context.newId();
  const person = {
    id,
    communityId: place.id,
    name: persona.names['zh-Hant'],
    called: undefined,
    birthYear: undefined,
    telephone: undefined,
    email: undefined,
    language: 'zh-Hant',
    accountSince: context.now,
  } as const;
  const grant = {
    id: context.newId(),
    personId: id,
    role: 'viewer',
    placeId: place.id,
    communityId: undefined,
    organisationId: undefined,
    startsAt: context.now,
    endsAt: undefined,
    reason: 'viewer',
    grantedBy: undefined,
  } as const;
  await savePeople(context.db, { people: [person], grants: [grant] }, context.now);
  return id;
}

async function letActFor(context: Context, helperId: string, personId: string): Promise<void> {
  const relation = {
    id: context.newId(),
    helperId,
    personId,
    kind: 'child',
    consentWay: 'in_person',
    consentedOn: context.now.toZonedDateTimeISO(context.services.zone).toPlainDate(),
    recordedBy: personId,
    startsAt: context.now,
    endsAt: undefined,
  } as const;
  await savePeople(context.db, { relations: [relation] }, context.now);
}

/** A persona as the console and the front page offer it. */
export type OfferedPersona = {
  readonly names: WrittenNames;
  readonly who: WrittenNames;
  readonly address: string;
};

/** Makes fresh links for the personas; those of an earlier start open nothing any more. */
export async function offerPersonas(context: Context): Promise<readonly OfferedPersona[]> {
  const kept = await findSetting(context.db, CAST);
  if (kept === undefined) return [];
  await withdrawSignInLinks(context.db, 'persona');
  const offered = [];
  for (const { personId, names, who } of castShape.parse(JSON.parse(kept))) {
    const link = { purpose: 'persona', personId, hours: LINK_HOURS, uses: LINK_USES } as const;
    offered.push({ names, who, address: `/enter/${await makeSignInLink(context, link)}` });
  }
  const shown = offered.map((one) => ({
    names: inScripts(one.names),
    what: inScripts(one.who),
    address: one.address,
  }));
  await saveSetting(context.db, PERSONAS, JSON.stringify(shown));
  return offered;
}

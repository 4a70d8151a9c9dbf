import { countOwn } from '#/features/joint/index.ts';
import { hasDesk } from '#/features/matters/index.ts';
import { countUnread } from '#/features/notices/index.ts';
import {
  asOrganisation,
  listOrganisationsAt,
  listOrganisationsOfPerson,
} from '#/features/organisations/index.ts';
import { loadSubject as loadPerson, namesOf } from '#/features/people/index.ts';
import { findPlace, listAncestors, listServedPlaces } from '#/features/places/index.ts';
import { z } from 'zod';
import type { Context } from '#/platform/action/context.ts';
import type { Subject } from '#/platform/access/subject.ts';
import type { Session } from '#/platform/auth/sessions.ts';
import { findSetting } from '#/platform/config/secret.ts';
import type { Db } from '#/platform/db/pool.ts';
import type { AppParts, Frame } from '#/platform/http/serve/parts.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import type { Language } from '#/platform/i18n/language.ts';
import { words } from '#/features/home/index.ts';
import type { HomeView } from '#/features/home/index.ts';

/** The setting that holds the personas of the demonstration, with their links. */
export const PERSONAS = 'demonstration_personas';

const namesShape = z.object({ hant: z.string(), hans: z.string(), en: z.string() });
const personasShape = z.array(
  z.object({ names: namesShape, what: namesShape, address: z.string() }),
);

/** Whose telephone stands on every page, the first that has one. */
const DUTY_KINDS = ['service_centre', 'residents_committee', 'property_company'];
const EMERGENCY_TELEPHONE = '110';

/** Loads who is signed in, from the features that know a part of it. */
export async function loadSubject(
  db: Db,
  session: Session,
  now: Temporal.Instant,
): Promise<Subject> {
  const [subject, own] = await Promise.all([
    loadPerson(db, session, now),
    listOrganisationsOfPerson(db, session.personId),
  ]);
  const { organisationId } = session;
  if (organisationId !== undefined) return asOrganisation(db, subject, organisationId);
  const { actorId, personId } = subject;
  if (actorId === undefined) return subject;
  if (actorId === personId) return { ...subject, organisationIds: own };
  // Acting for somebody lends their homes; what either of the two is in a body rests meanwhile.
  return { ...subject, organisationIds: [], restingOrganisationIds: own };
}

/**
 * Finds the place whose front page this reader sees: where they live or work, or what is served.
 */
export async function findHome(
  context: Pick<Context, 'db' | 'subject'>,
): Promise<string | undefined> {
  const { db, subject } = context;
  const offices = [...subject.grants, ...(subject.restingGrants ?? [])];
  const own = subject.homes[0]?.communityId ?? offices[0]?.placeId;
  return own ?? (await listServedPlaces(db))[0]?.id;
}

/** Lists whom one may look as in the demonstration. */
export async function listPersonas(context: Context): Promise<HomeView['personas']> {
  const kept = await findSetting(context.db, PERSONAS);
  return kept === undefined ? [] : personasShape.parse(JSON.parse(kept));
}

/** Loads what header, help line and navigation show this reader. */
export const loadFrame: AppParts['loadFrame'] = async (db, { subject, language }) => {
  const [frame, reader, mayOpenDesk] = await Promise.all([
    findHome({ db, subject }).then((placeId) => readFrame(db, placeId, language)),
    readerOf(db, subject),
    hasAnyDesk(db, subject),
  ]);
  return { ...frame, reader, mayOpenDesk };
};

/** Gives what the frame shows of no neighbourhood in particular. */
export const bareFrame: AppParts['bareFrame'] = (language) => {
  const say = words[language];
  return {
    reader: undefined,
    where: { name: say.product, above: say.motto, address: '/' },
    duty: { name: say.emergency, telephone: EMERGENCY_TELEPHONE },
    mayOpenDesk: false,
  };
};

async function readerOf(db: Db, subject: Subject): Promise<Frame['reader']> {
  const { actorId, personId } = subject;
  if (actorId === undefined || personId === undefined) return undefined;
  const [names, unread] = await Promise.all([
    namesOf(db, [actorId, personId], 'L2'),
    countUnread(db, personId),
  ]);
  const actingFor = actorId === personId ? undefined : (names.get(personId) ?? '');
  return { name: names.get(actorId) ?? '', actingFor, unread };
}

type Shown = Pick<Frame, 'where' | 'duty'>;

async function readFrame(db: Db, placeId: string | undefined, language: Language): Promise<Shown> {
  const bare = bareFrame(language);
  const place = placeId === undefined ? undefined : await findPlace(db, placeId);
  if (place === undefined) return { where: bare.where, duty: bare.duty };
  const [ancestors, organisations] = await Promise.all([
    listAncestors(db, place.path),
    listOrganisationsAt(db, [place.id]),
  ]);
  const above = ancestors.slice(1).map((one) => one.names);
  const onDuty = DUTY_KINDS.flatMap((kind) =>
    organisations.filter((one) => one.kind.code === kind && one.telephone !== undefined),
  )[0];
  return {
    where: {
      name: nameIn(place.names, language),
      above: above.map((names) => nameIn(names, language)).join(' '),
      address: `/places/${place.id}`,
    },
    duty:
      onDuty?.telephone === undefined
        ? bare.duty
        : { name: onDuty.name, telephone: onDuty.telephone },
  };
}

/** Whoever is called to come has a desk, though no matter ever waited there. */
async function hasAnyDesk(db: Db, subject: Subject): Promise<boolean> {
  return (await hasDesk(db, subject)) || (await countOwn({ db, subject })) > 0;
}

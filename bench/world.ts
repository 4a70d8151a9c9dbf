import { recountCoverage } from '#/features/organisations/index.ts';
import { savePeople } from '#/features/people/index.ts';
import {
  findPlace,
  importNation,
  insertPlaces,
  layOutBuildings,
  layOutCompound,
  servePlace,
} from '#/features/places/index.ts';
import { expandPattern } from '#/lib/range-pattern.ts';
import { loadReference } from '#/app/reference.ts';
import type { Installation } from '#/app/installation.ts';
import { visitor } from '#/platform/access/subject.ts';
import { makeContext } from '#/platform/action/make-context.ts';
import { startSession } from '#/platform/auth/sessions.ts';
import { saveSetting } from '#/platform/config/secret.ts';

/** The places that are looked at, from one community up, and a resident who may raise matters. */
export type World = {
  readonly community: string;
  readonly district: string;
  readonly province: string;
  readonly compound: string;
  readonly buildings: readonly string[];
  readonly personId: string;
  /** The token of the resident's session. */
  readonly token: string;
};

const COMMUNITY = '350203007010';
const HOME_COMMUNITY = 'home_community';
const HOUSES = { buildings: '1-12', units: '1-3', floors: '1-6', perFloor: 2 };

/** Imports the tree and builds one compound of twelve buildings with a resident in it. */
export async function buildWorld(
  installation: Installation,
  codes: readonly string[] | undefined,
): Promise<World> {
  const { db, services } = installation;
  await loadReference(db);
  const imported = await importNation(db, codes === undefined ? {} : { codes });
  if (!imported.ok) throw new Error(`The tree was refused: ${imported.refusal}`);
  const community = await findPlace(db, COMMUNITY);
  if (community === undefined) throw new Error(`There is no community ${COMMUNITY}.`);
  const context = makeContext({ db, services, subject: visitor, language: 'zh-Hant' });
  const names = { hant: '東興小區', hans: '东兴小区', en: 'Dongxing' };
  const plan = { kind: 'compound', code: 'dx', names } as const;
  const compound = layOutCompound(community, plan, context.newId);
  const houses = expandPattern(HOUSES);
  if (!houses.ok) throw new Error(`The pattern was refused: ${houses.refusal}`);
  await insertPlaces(db, [compound]);
  const saved = await findPlace(db, compound.id);
  if (saved === undefined) throw new Error('The compound was not saved.');
  const below = layOutBuildings(saved, houses.value, context.newId);
  await insertPlaces(db, below);
  const household = below.find(({ kind }) => kind === 'household');
  const person = await saveResident(installation, household?.id ?? '');
  await servePlace(db, COMMUNITY, context.now);
  await saveSetting(db, HOME_COMMUNITY, COMMUNITY);
  await recountCoverage(db, COMMUNITY, context.now);
  return {
    community: COMMUNITY,
    district: COMMUNITY.slice(0, 6),
    province: COMMUNITY.slice(0, 2),
    compound: compound.id,
    buildings: below.filter(({ kind }) => kind === 'building').map(({ id }) => id),
    ...person,
  };
}

async function saveResident(
  { db, services }: Installation,
  householdId: string,
): Promise<Pick<World, 'personId' | 'token'>> {
  const context = makeContext({ db, services, subject: visitor, language: 'zh-Hant' });
  const { now } = context;
  const personId = context.newId();
  const person = {
    id: personId,
    communityId: COMMUNITY,
    name: '陳志明',
    called: '陳師傅',
    birthYear: undefined,
    telephone: undefined,
    email: undefined,
    language: 'zh-Hant',
    accountSince: now,
  } as const;
  const residence = {
    id: context.newId(),
    householdId,
    communityId: COMMUNITY,
    personId,
    relation: 'owner',
    since: Temporal.PlainDate.from('2026-01-01'),
    until: undefined,
  } as const;
  await savePeople(db, { people: [person], residences: [residence] }, now);
  const { token } = await startSession(context, { personId, device: 'bench', strength: 'whole' });
  return { personId, token };
}

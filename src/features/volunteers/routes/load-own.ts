import { z } from 'zod';
import { findPlace, listGrids } from '#/features/places/index.ts';
import { listAnchorChoices } from '#/features/volunteers/actions/anchors.ts';
import type { ListGroups } from '#/features/volunteers/actions/own.ts';
import type { Setting } from '#/features/volunteers/model.ts';
import { dutyAt, spokenHours } from '#/features/volunteers/rules.ts';
import { listAbilities } from '#/features/volunteers/store/abilities.ts';
import { listAvoidances } from '#/features/volunteers/store/avoidances.ts';
import { listProofs } from '#/features/volunteers/store/proofs.ts';
import { findSetting, listSkills } from '#/features/volunteers/store/settings.ts';
import type { SaidSkills } from '#/features/volunteers/store/settings.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import type { Db } from '#/platform/db/pool.ts';
import { instant } from '#/platform/http/fields.ts';
import type { Names } from '#/platform/i18n/catalogue.ts';
import { choiceShape, dutyShape, namesShape } from './shapes.ts';

const anchorShape = z.object({ id: z.string(), names: namesShape });

export const ownShape = z.object({
  setting: z
    .object({
      anchor: anchorShape,
      languages: z.array(z.string()).readonly(),
      /** Absent for any. */
      groups: z.array(z.string()).readonly().optional(),
      quiet: z.object({ from: z.string(), to: z.string() }).optional(),
      weeklyCap: z.int().optional(),
      /** Minutes of the week from Monday 0:00; what passes Sunday night ends in the week after. */
      hours: z.array(z.object({ from: z.int(), to: z.int() })).readonly(),
      duty: dutyShape,
      since: instant,
    })
    .optional(),
  able: z.array(z.string()).readonly(),
  learning: z.array(z.string()).readonly(),
  /** Whom one would rather not meet; absent for whoever acts for somebody. */
  avoidances: z
    .array(z.object({ id: z.uuid(), note: z.string(), notedAt: instant }))
    .readonly()
    .optional(),
  abilities: z.array(choiceShape.extend({ needsProof: z.boolean() })).readonly(),
  /** What somebody has seen of what one can do, while it holds. */
  proofs: z
    .array(
      z.object({
        ability: z.string(),
        kind: z.enum(['shown', 'training']),
        what: z.string(),
        endsAt: instant,
      }),
    )
    .readonly(),
  groups: z.array(choiceShape).readonly(),
  near: z.string().optional(),
  anchors: z.object({
    home: z.string().optional(),
    buildings: z.array(anchorShape).readonly(),
    grids: z.array(anchorShape).readonly(),
  }),
});

export type Own = z.infer<typeof ownShape>;

/** Loads what somebody has set about their help, with what there is to choose from. */
export async function loadOwn(
  context: Context,
  near: string | undefined,
  listGroups: ListGroups,
): Promise<Result<Own, 'sign_in_required'>> {
  const { db, subject } = context;
  const { actorId, personId } = subject;
  if (personId === undefined) return refuse('sign_in_required');
  const setting = await findSetting(db, personId);
  const skills = await listSkills(db, personId);
  const at = near ?? setting?.communityId;
  return succeed({
    setting: setting && (await shownSetting(context, setting)),
    able: codesAt(skills, 'able'),
    learning: codesAt(skills, 'learning'),
    ...(actorId === personId ? { avoidances: await listAvoidances(db, personId) } : {}),
    abilities: (await listAbilities(db)).map(({ code, names, needsProof }) => ({
      code,
      names,
      needsProof,
    })),
    proofs: await listProofs(db, [personId], context.now),
    groups: (await listGroups(db)).map(({ code, names }) => ({ code, names })),
    near,
    anchors: await listAnchorChoices(db, { personId, near: at }),
  });
}

function codesAt(skills: SaidSkills, wanted: 'able' | 'learning'): readonly string[] {
  return [...skills].filter(([, level]) => level === wanted).map(([code]) => code);
}

async function shownSetting(
  { db, now, services }: Context,
  setting: Setting,
): Promise<NonNullable<Own['setting']>> {
  const { buildingId, gridId, languages, groups, quiet, weeklyCap, hours, since } = setting;
  const id = buildingId ?? gridId ?? '';
  return {
    anchor: { id, names: (await namesOfAnchor(db, setting)) ?? { hant: id, hans: id, en: id } },
    languages,
    groups,
    quiet,
    weeklyCap,
    hours: spokenHours(hours),
    duty: dutyAt(setting, now, services.zone),
    since,
  };
}

async function namesOfAnchor(db: Db, setting: Setting): Promise<Names | undefined> {
  const { buildingId, communityId, gridId } = setting;
  if (buildingId !== undefined) return (await findPlace(db, buildingId))?.names;
  return (await listGrids(db, communityId)).find(({ id }) => id === gridId)?.names;
}

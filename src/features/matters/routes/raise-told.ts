import { openDraft } from '#/features/matters/actions/drafts.ts';
import { profiles, visibilities } from '#/features/matters/model/matter.ts';
import type { Profile, Visibility } from '#/features/matters/model/matter.ts';
import type { Draft } from '#/features/matters/model/record.ts';
import { findPlace } from '#/features/places/index.ts';
import type { Place } from '#/features/places/index.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import { findBoardPlace } from './home.ts';

/** What was told so far on the screens of raising. */
export type Told = {
  readonly token: string;
  readonly body: string;
  readonly photos: readonly string[];
  /** Where it is, or where the teller came from until they say. */
  readonly placeId: string | undefined;
  readonly isPlaceChosen: boolean;
  readonly category: string | undefined;
  readonly suggestedCategory: string | undefined;
  readonly profile: Profile | undefined;
  readonly visibility: Visibility;
  readonly isAnonymous: boolean;
  /** Whom a complaint is about, as the form names them. */
  readonly about: string | undefined;
  /** The number of the sheet of paper it is copied from. */
  readonly paperForm: string | undefined;
  /** Codes of the stop questions that were asked, and of those answered with yes. */
  readonly asked: readonly string[];
  readonly yes: readonly string[];
};

/** Opens what was told under a token. Refuses: `draft_gone`. */
export async function openTold(
  context: Context,
  token: string,
): Promise<Result<Told, 'draft_gone'>> {
  const draft = await openDraft(context, token);
  return draft === undefined ? refuse('draft_gone') : succeed(readTold(token, draft));
}

/** Reads what a draft holds; a field of another release reads as not told. */
export function readTold(token: string, { fields, photos }: Draft): Told {
  const visibility = textOf(fields['visibility']);
  const profile = textOf(fields['profile']);
  return {
    token,
    photos,
    body: textOf(fields['body']) ?? '',
    placeId: textOf(fields['placeId']),
    isPlaceChosen: textOf(fields['isPlaceChosen']) !== undefined,
    category: textOf(fields['category']),
    suggestedCategory: textOf(fields['suggestedCategory']),
    profile: profiles.find((one) => one === profile),
    visibility: visibilities.find((one) => one === visibility) ?? 'all',
    isAnonymous: textOf(fields['isAnonymous']) !== undefined,
    about: textOf(fields['about']),
    paperForm: textOf(fields['paperForm']),
    asked: listOf(fields['asked']),
    yes: listOf(fields['yes']),
  };
}

/** Finds the community it is raised in: that of the place told, else the teller's own. */
export async function findCommunity(
  context: Context,
  placeId: string | undefined,
): Promise<Place | undefined> {
  const place = await findBoardPlace(context, placeId);
  return place?.communityId === undefined ? undefined : findPlace(context.db, place.communityId);
}

function textOf(value: string | readonly string[] | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function listOf(value: string | readonly string[] | undefined): readonly string[] {
  return typeof value === 'string' ? [value] : (value ?? []);
}

import { html } from 'hono/html';
import type { TeamLine } from '#/features/teams/routes/shapes.ts';
import { teamWords } from '#/features/teams/words/index.ts';
import { proofWords } from '#/features/teams/words/proofs.ts';
import { backLink, pageHead, tag } from '#/platform/http/components/index.ts';
import type { Html, View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import type { Names } from '#/platform/i18n/catalogue.ts';
import { formatDate } from '#/platform/i18n/format.ts';

/** Gives the address of a team’s page, or of a part of it. */
export function teamAddress({ id }: Pick<TeamLine, 'id'>, part = ''): string {
  return `/organisations/${id}/team${part}`;
}

/** Opens a page about one thing of a team. */
export function teamHead(
  team: TeamLine,
  spec: { readonly title: string; readonly lead?: string | undefined },
): Html {
  return pageHead({ ...spec, above: backLink(team.name, teamAddress(team)) });
}

/** Draws what somebody can do, with how well where somebody has seen it or taught them. */
export function skillTags(
  view: View,
  skills: readonly { readonly names: Names; readonly level: 'able' | 'trained' | 'proven' }[],
): Html {
  return html`<p class="tags">
    ${skills.map((skill) => tag({ look: 'plain', label: sayLevel(view, skill) }))}
  </p>`;
}

/** Says an ability, and whether a licence was seen or a training taken. */
export function sayLevel(
  view: View,
  skill: { readonly names: Names; readonly level: 'able' | 'trained' | 'proven' },
): string {
  const name = nameIn(skill.names, view.language);
  if (skill.level === 'able') return name;
  return `${name} · ${proofWords[view.language].levels[skill.level]}`;
}

/** Draws abilities as words side by side. */
export function abilityTags(view: View, abilities: readonly { readonly names: Names }[]): Html {
  return html`<p class="tags">
    ${abilities.map(({ names }) => tag({ look: 'plain', label: nameIn(names, view.language) }))}
  </p>`;
}

/** Says a day of the neighbourhood’s calendar. */
export function dayOf(view: View, at: Temporal.Instant): string {
  return formatDate(view.language, at.toZonedDateTimeISO(view.zone).toPlainDate());
}

/** Asks whether those who lead a team may see the number. */
export function shareChoice(view: View) {
  const say = teamWords[view.language];
  return {
    name: 'sharesTelephone',
    label: say.number,
    hint: say.shareHint,
    isOptional: true,
    options: [{ value: '1', label: say.share }],
  } as const;
}

import type { View } from '#/platform/http/view.ts';
import type { PersonLine } from '#/features/matters/routes/shapes.ts';
import { storyWords } from '#/features/matters/words/story.ts';

/** Calls a person as this reader may: by name, as "you", or only by what they are here. */
export function callPerson(view: View, person: PersonLine | undefined): string {
  const say = storyWords[view.language];
  if (person === undefined) return say.staff;
  if (person.isYou) return say.you;
  if (person.name !== undefined) return person.name;
  const byVoice = {
    asker: say.asker,
    holder: say.handler,
    helper: say.neighbour,
    neighbour: say.neighbour,
    staff: say.staff,
    system: say.system,
  };
  return byVoice[person.voice];
}

/** Begins a sentence with a capital letter, in languages that have them. */
export function sentence(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

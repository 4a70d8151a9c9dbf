import { fold, maskName, maskPhone } from '#/lib/text.ts';
import type { NameLevel, Person } from '#/features/people/model.ts';
import { writeTelephone } from './addresses.ts';

type Named = Pick<Person, 'name' | 'called'>;

/** Says how a person is shown: to neighbours as they are called, to those entitled by full name. */
export function shownName(person: Named, level: NameLevel): string {
  if (level === 'L2') return person.name;
  return person.called ?? maskName(person.name);
}

/** Writes what a search finds a person by, in one script. */
export function searchNameOf(person: Named): string {
  return `${fold(person.name)} ${fold(person.called ?? '')}`.trim();
}

/** Shows enough of a telephone number in a list to recognise it. */
export function maskedTelephone(telephone: string | undefined): string | undefined {
  return telephone === undefined ? undefined : maskPhone(writeTelephone(telephone));
}

/** Shows enough of an e-mail address to recognise it: w***@example.org. */
export function maskedEmail(email: string): string {
  const at = email.indexOf('@');
  return `${email.slice(0, 1)}***${email.slice(at)}`;
}

/** Tells whether two names are the same to a reader, whatever script they are written in. */
export function isSameName(one: string, other: string): boolean {
  return fold(one) === fold(other);
}

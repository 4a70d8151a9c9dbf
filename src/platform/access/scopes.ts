/**
 * What the token of a program can be allowed: a feature, and whether it may only look or also act.
 * People are not among them: signing in, consents, roles and the register are for those who are
 * there in person.
 */
export const scopes = [
  'places:read',
  'organisations:read',
  'organisations:write',
  'matters:read',
  'matters:write',
  'figures:read',
  'open311:write',
] as const;

export type Scope = (typeof scopes)[number];

/** What the token of an organisation can be allowed: to look. Who acts is a person. */
export const readScopes = [
  'places:read',
  'organisations:read',
  'matters:read',
  'figures:read',
] as const satisfies readonly Scope[];

export type ReadScope = (typeof readScopes)[number];

/** Names the scope of an endpoint: what acts is written, whatever its method. */
export function scopeOf(endpoint: { readonly name: string; readonly method: string }): string {
  const [feature = ''] = endpoint.name.split('.');
  return `${feature}:${endpoint.method === 'GET' ? 'read' : 'write'}`;
}

/** Tells whether a subject may use an endpoint: in person always, a program by its scopes. */
export function isWithinScopes(
  subject: { readonly scopes?: readonly string[] | undefined },
  endpoint: { readonly name: string; readonly method: string },
): boolean {
  return subject.scopes === undefined || subject.scopes.includes(scopeOf(endpoint));
}

import { z } from 'zod';
import { refuse, succeed } from '#/lib/result.ts';
import { holderOf, signedIn } from '#/platform/access/policy.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import { line } from '#/platform/http/fields.ts';
import {
  mayRenameKinds,
  renameKindOfPost,
  renameOrganisationKind,
} from '#/features/organisations/actions/kinds.ts';
import { MAX_KIND_NAME, MAX_KIND_NAME_EN } from '#/features/organisations/model.ts';
import { kindsPage, postKindsPage } from '#/features/organisations/pages/kinds.ts';
import { listKinds } from '#/features/organisations/store/organisations.ts';
import { listPostKinds } from '#/features/organisations/store/posts.ts';
import { words } from '#/features/organisations/words/index.ts';
import { kindShape, postKindShape } from './shapes.ts';

const kindCode = z.string().regex(/^[a-z][a-z_]{0,39}$/);
const named = z.object({
  code: kindCode,
  hant: line(MAX_KIND_NAME),
  hans: line(MAX_KIND_NAME),
  en: line(MAX_KIND_NAME_EN),
});

const kinds = endpoint({
  name: 'organisations.kinds',
  method: 'GET',
  path: '/organisation-kinds',
  summary: 'Lists the kinds of organisations with their names.',
  policy: signedIn,
  input: z.object({ kind: kindCode.optional() }),
  output: z.object({
    kinds: z.array(kindShape),
    mayRename: z.boolean(),
    chosen: kindShape.optional(),
  }),
  words,
  run: async (context, input) =>
    choose(input.kind, {
      kinds: await listKinds(context.db),
      mayRename: await mayRenameKinds(context),
    }),
  page: kindsPage,
});

const postKinds = endpoint({
  name: 'organisations.post_kinds',
  method: 'GET',
  path: '/post-kinds',
  summary: 'Lists the kinds of posts with their names.',
  policy: signedIn,
  input: z.object({ kind: kindCode.optional() }),
  output: z.object({
    kinds: z.array(postKindShape),
    mayRename: z.boolean(),
    chosen: postKindShape.optional(),
  }),
  words,
  run: async (context, input) =>
    choose(input.kind, {
      kinds: await listPostKinds(context.db),
      mayRename: await mayRenameKinds(context),
    }),
  page: postKindsPage,
});

/** Chooses the kind whose names are asked for, for those who may change them. */
function choose<Kind extends { readonly code: string }>(
  code: string | undefined,
  { kinds: all, mayRename }: { readonly kinds: readonly Kind[]; readonly mayRename: boolean },
) {
  const shown = { kinds: [...all], mayRename };
  if (code === undefined) return succeed(shown);
  const chosen = all.find((kind) => kind.code === code);
  if (chosen === undefined) return refuse('not_found');
  if (!mayRename) return refuse('not_allowed');
  return succeed({ ...shown, chosen });
}

const renameKind = endpoint({
  name: 'organisations.rename_kind',
  method: 'PUT',
  path: '/organisation-kinds/:code',
  summary: 'Gives a kind of organisation other names.',
  policy: holderOf('steward'),
  input: named,
  output: z.object({ code: z.string() }),
  words,
  run: (context, { code, ...names }) => renameOrganisationKind(context, { code, names }),
  onward: (language) => ({ to: '/organisation-kinds', notice: words[language].kindRenamed }),
});

const renamePostKind = endpoint({
  name: 'organisations.rename_post_kind',
  method: 'PUT',
  path: '/post-kinds/:code',
  summary: 'Gives a kind of post other names.',
  policy: holderOf('steward'),
  input: named,
  output: z.object({ code: z.string() }),
  words,
  run: (context, { code, ...names }) => renameKindOfPost(context, { code, names }),
  onward: (language) => ({ to: '/post-kinds', notice: words[language].kindRenamed }),
});

export const kindRoutes = [kinds, postKinds, renameKind, renamePostKind];

import { z } from 'zod';
import { signedIn } from '#/platform/access/policy.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { uuid } from '#/platform/http/fields.ts';
import { pushTarget } from '#/platform/notify/push.ts';
import { addBrowser, prepareBrowser, removeBrowser } from '#/features/notices/actions/browsers.ts';
import { browserWords } from '#/features/notices/words/browsers.ts';
import { refusals } from '#/features/notices/words/refusals.ts';

const MOST_SAID = 4_000;

/** What a browser says of where it can be reached; as text, for a form carries nothing else. */
const targetField = z
  .string()
  .max(MOST_SAID)
  .transform((text, check) => {
    try {
      const said: unknown = JSON.parse(text);
      return said;
    } catch {
      check.addIssue({ code: 'custom', message: 'This is no address of a browser.' });
      return z.NEVER;
    }
  })
  .pipe(pushTarget);

const onward = { to: '/me/notices' } as const;

const prepare = endpoint({
  name: 'notices.prepare_browser',
  method: 'POST',
  path: '/me/notices/browsers/key',
  summary: 'Gives the key by which a browser will know who writes to it.',
  policy: signedIn,
  input: z.object({}),
  output: z.object({ key: z.string() }),
  words: refusals('only_oneself'),
  isUnrecorded: true,
  run: (context) => prepareBrowser(context),
  onward: () => onward,
});

const add = endpoint({
  name: 'notices.add_browser',
  method: 'POST',
  path: '/me/notices/browsers',
  summary: 'Lets a browser be told of what is new while no page is open.',
  policy: signedIn,
  input: z.object({ subscription: targetField }),
  output: z.object({ id: z.uuid() }),
  words: refusals('only_oneself', 'address_not_allowed', 'too_many_browsers'),
  run: (context, { subscription }) => addBrowser(context, subscription),
  onward: (language) => ({ ...onward, notice: browserWords[language].added }),
});

const remove = endpoint({
  name: 'notices.remove_browser',
  method: 'DELETE',
  path: '/me/notices/browsers/:id',
  summary: 'Lets a browser be told nothing any more.',
  policy: signedIn,
  input: z.object({ id: uuid }),
  output: z.object({}),
  words: refusals('only_oneself', 'not_found'),
  run: (context, { id }) => removeBrowser(context, id),
  onward: (language) => ({ ...onward, notice: browserWords[language].removed }),
});

/** The endpoints of the browsers in which one is told. */
export const browserEndpoints: readonly AnyEndpoint[] = [prepare, add, remove];

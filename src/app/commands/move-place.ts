import { parseArgs } from 'node:util';
import { followPlaces } from '#/features/matters/index.ts';
import { carryOutMove, orderWords } from '#/features/places/index.ts';
import type { Installation } from '#/app/installation.ts';
import { consoleLanguage } from '#/app/words/index.ts';
import { visitor } from '#/platform/access/subject.ts';
import { makeContext } from '#/platform/action/make-context.ts';
import type { Call } from './command.ts';
import { withInstallation } from './command.ts';

const MISUSED = 2;
const REFUSED = 1;
const STILL_MS = 2_000;
const MS_PER_SECOND = 1_000;

/** Moves a place with all below it under another; of its own level, and it is merged into that. */
export async function movePlaces(call: Call): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...call.arguments],
    options: { under: { type: 'string' } },
    allowPositionals: true,
    strict: false,
  });
  const [id] = positionals;
  const { under } = values;
  if (id === undefined || typeof under !== 'string') {
    call.say(call.words.moveUsage);
    return MISUSED;
  }
  return withInstallation(call, { role: 'visitor', isDemonstration: false }, (installation) =>
    moveIn(call, installation, { id, under }),
  );
}

async function moveIn(
  call: Call,
  { db, services }: Installation,
  order: { readonly id: string; readonly under: string },
): Promise<number> {
  const language = consoleLanguage(call.environment);
  const start = performance.now();
  const seconds = () => ((performance.now() - start) / MS_PER_SECOND).toFixed(1);
  call.say(call.words.moving(order.id, order.under));
  const still = setInterval(() => call.say(call.words.stillMoving(seconds())), STILL_MS);
  try {
    const moved = await db.transaction().execute((tx) => {
      const context = makeContext({ db: tx, services, subject: visitor, language });
      return carryOutMove(context, order, followPlaces);
    });
    if (moved.ok) {
      call.say(call.words.movedPlaces(String(moved.value.places), seconds()));
      return 0;
    }
    const { refusal } = moved;
    const isOwn = refusal !== 'not_found';
    call.say(isOwn ? orderWords[language].refusals[refusal]({}) : call.words.noSuchPlace(order.id));
    return REFUSED;
  } finally {
    clearInterval(still);
  }
}

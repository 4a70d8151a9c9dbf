import { sql } from 'kysely';
import { doToMany } from '#/features/matters/actions/bulk.ts';
import type { BulkStep } from '#/features/matters/actions/bulk.ts';
import { changeCategory, changePlace, mergeMatter } from '#/features/matters/actions/change.ts';
import { claimMatter, releaseMatter } from '#/features/matters/actions/claim.ts';
import {
  acceptMatter,
  askToVerify,
  assignMatter,
  checkWork,
  closeMatter,
  declineMatter,
  recallMatter,
  returnMatter,
  verifyMatter,
} from '#/features/matters/actions/dispatch.ts';
import {
  answerReopening,
  confirmMatter,
  requestReopening,
  sayNotFixed,
  withdrawMatter,
} from '#/features/matters/actions/judge.ts';
import { answerClocks } from '#/features/matters/actions/keep-time.ts';
import type { MatterKey } from '#/features/matters/actions/open.ts';
import { commentOnMatter } from '#/features/matters/actions/talk.ts';
import { sendBackMatter, transferMatter } from '#/features/matters/actions/transfer.ts';
import { markDone, resumeWork, startWork, waitFor } from '#/features/matters/actions/work.ts';
import type { Random } from '#/lib/random.ts';
import {
  company,
  dispatcher,
  gridWorker,
  people,
  places,
  railing,
  repairer,
} from './matters-world.ts';
import type { MatterWorld } from './matters-world.ts';
import { household } from './world.ts';

/** Steps of one random history; about half of them change something. */
const STEPS = 110;

type Happening = {
  /** States in which it is worth trying, so that most of what is drawn happens. */
  readonly from: string;
  readonly run: (key: MatterKey, holder: string) => Promise<unknown>;
};

const reason = '說明一下';
const askers = [people.wang, people.li, people.chen];
const helpers = [people.chen, people.li, people.zhuang];
const held = 'claimed assigned in_progress scheduled reopened rework';
const waiting = 'waiting_asker waiting_partner paused';
const waits = 'submitted verifying accepted offered returned';

type Drawing = {
  readonly as: MatterWorld['as'];
  readonly random: Random;
  readonly helper: () => string;
  /** Does something one time in four, so that it ends not everything. */
  readonly rarely: (work: () => Promise<unknown>) => Promise<unknown>;
};

/** What can happen to a matter, by somebody drawn; each is done as a page would do it. */
function happenings(world: MatterWorld, random: Random): readonly Happening[] {
  const drawing: Drawing = {
    as: world.as,
    random,
    helper: () => random.pick(helpers),
    rarely: async (work) => (random.chance(0.25) ? work() : undefined),
  };
  return [taking, moving, passing, working, judging, closing, changing].flatMap((draw) =>
    draw(drawing),
  );
}

function taking({ as, random, helper }: Drawing): readonly Happening[] {
  const sighting = () => random.pick(['found', 'absent', 'unclear'] as const);
  return [
    { from: 'submitted returned', run: async (key) => acceptMatter(await as(dispatcher), key) },
    { from: 'submitted', run: async (key) => askToVerify(await as(dispatcher), key) },
    {
      from: 'verifying',
      run: async (key) =>
        verifyMatter(await as(gridWorker), { ...key, reason, sighting: sighting() }),
    },
    { from: waits, run: async (key) => claimMatter(await as(helper()), key) },
    { from: waits, run: async (key) => claimMatter(await as(helper()), key) },
    {
      from: waits,
      run: async (key) => assignMatter(await as(dispatcher), { ...key, assigneeId: repairer }),
    },
  ];
}

function passing({ as, random, rarely }: Drawing): readonly Happening[] {
  const queues = [`organisation:${company}`, `role:dispatcher@${places.community}`];
  return [
    {
      from: `${waits} ${held}`,
      run: async (key) =>
        rarely(async () =>
          transferMatter(await as(dispatcher), { ...key, reason, queue: random.pick(queues) }),
        ),
    },
    {
      from: 'submitted returned',
      run: async (key) => sendBackMatter(await as(dispatcher), { ...key, reason }),
    },
  ];
}

function moving({ as, helper, rarely }: Drawing): readonly Happening[] {
  return [
    {
      from: held,
      run: async (key) =>
        rarely(async () =>
          assignMatter(await as(dispatcher), { ...key, assigneeId: helper(), reason }),
        ),
    },
    {
      from: held,
      run: async (key, holder) =>
        rarely(async () => releaseMatter(await as(holder), { ...key, reason })),
    },
    {
      from: 'assigned',
      run: async (key, holder) => returnMatter(await as(holder), { ...key, reason }),
    },
    {
      from: held,
      run: async (key) =>
        rarely(async () => recallMatter(await as(dispatcher), { ...key, reason })),
    },
  ];
}

function working({ as, random }: Drawing): readonly Happening[] {
  const whom = () => random.pick(['asker', 'partner'] as const);
  return [
    { from: held, run: async (key, holder) => startWork(await as(holder), key) },
    {
      from: held,
      run: async (key, holder) => commentOnMatter(await as(holder), { ...key, body: reason }),
    },
    {
      from: held,
      run: async (key, holder) => waitFor(await as(holder), { ...key, reason, whom: whom() }),
    },
    { from: waiting, run: async (key, holder) => resumeWork(await as(holder), key) },
    ...[held, held, waiting].map((from) => ({
      from,
      run: async (key: MatterKey, holder: string) =>
        markDone(await as(holder), { ...key, note: reason, photos: [] }),
    })),
  ];
}

function judging({ as, random, rarely }: Drawing): readonly Happening[] {
  const verdict = () => random.pick(['passed', 'failed'] as const);
  const answers = ['solved', 'solved', 'partly', 'by_others'] as const;
  return [
    {
      from: 'done',
      run: async (key) => checkWork(await as(gridWorker), { ...key, reason, verdict: verdict() }),
    },
    ...askers.flatMap((id) => [
      {
        from: 'done',
        run: async (key: MatterKey) =>
          confirmMatter(await as(id), {
            ...key,
            answer: random.pick(answers),
            isSatisfied: random.chance(0.6),
            wishesToHelp: random.chance(0.3),
          }),
      },
      {
        from: 'done resolved partly_resolved unanswered',
        run: async (key: MatterKey) =>
          rarely(async () => sayNotFixed(await as(id), { ...key, reason })),
      },
    ]),
  ];
}

function closing({ as, random, rarely }: Drawing): readonly Happening[] {
  const decision = () => random.pick(['granted', 'refused'] as const);
  const seldom = async (work: () => Promise<unknown>) => (random.chance(0.05) ? work() : undefined);
  return [
    ...askers.map((id) => ({
      from: `${waits} ${held}`,
      run: async (key: MatterKey) => seldom(async () => withdrawMatter(await as(id), key)),
    })),
    {
      from: 'resolved declined out_of_scope duplicate unreachable',
      run: async (key) =>
        rarely(async () => requestReopening(await as(people.zhuang), { ...key, reason })),
    },
    {
      from: 'reopen_requested',
      run: async (key) =>
        answerReopening(await as(dispatcher), { ...key, reason, decision: decision() }),
    },
    {
      from: 'submitted returned',
      run: async (key) =>
        rarely(async () => declineMatter(await as(dispatcher), { ...key, reason })),
    },
    {
      from: waits,
      run: async (key) =>
        seldom(async () =>
          closeMatter(await as(dispatcher), { ...key, reason, as: 'out_of_scope' }),
        ),
    },
  ];
}

function changing({ as, random }: Drawing): readonly Happening[] {
  const from = `${waits} ${held} ${waiting} done`;
  const spots = [places.compound, places.building, household(7, 1, 101)];
  const categories = ['rubbish', 'railing', 'hospital', 'legal', 'home_electric'];
  return [
    {
      from,
      run: async (key) =>
        changeCategory(await as(dispatcher), { ...key, category: random.pick(categories) }),
    },
    {
      from,
      run: async (key) =>
        changePlace(await as(dispatcher), { ...key, placeId: random.pick(spots) }),
    },
  ];
}

/** Does the same to some of them at once, as the desk does; what cannot be done is left. */
async function doToSome(
  world: MatterWorld,
  random: Random,
  keys: readonly MatterKey[],
): Promise<void> {
  const steps: readonly BulkStep[] = [
    { kind: 'accept' },
    { kind: 'assign', assigneeId: repairer },
    { kind: 'assign', assigneeId: people.li, reason },
    { kind: 'return_to_queue', reason },
    { kind: 'close', as: 'by_others', reason },
  ];
  const step = random.pick(steps);
  // What is closed has no more history: few are closed at once.
  const share = step.kind === 'close' ? 0.1 : 0.4;
  const ids = keys.filter(() => random.chance(share)).map(({ id }) => id);
  world.forward({ minutes: 1 });
  await doToMany(await world.as(dispatcher), { communityId: places.community, ids, step });
}

/** Lives through a random history: whoever may, does what a page would let them do. */
export async function liveThrough(world: MatterWorld, random: Random): Promise<void> {
  const keys: MatterKey[] = [];
  const all = happenings(world, random);
  for (let step = 0; step < STEPS; step += 1) {
    world.forward({ minutes: random.int(1, random.chance(0.1) ? 9_000 : 200) });
    if (keys.length < 4 || random.chance(0.08)) {
      const body = `第 ${step} 件`;
      const asker = random.pick(askers);
      keys.push(await world.raise(asker, random.chance(0.5) ? { body } : { ...railing, body }));
    }
    const key = random.pick(keys);
    await answerClocks(world.asSystem(), key);
    const { rows } = await sql<{ state: string; holder: string | null }>`
      select state, holder_id as holder from matters.matter where id = ${key.id}`.execute(world.db);
    const [now] = rows;
    const fitting = all.filter(({ from }) => from.split(' ').includes(now?.state ?? ''));
    if (fitting.length > 0) await random.pick(fitting).run(key, now?.holder ?? people.zhuang);
    if (random.chance(0.06)) await doToSome(world, random, keys);
    if (random.chance(0.04)) {
      const targetId = random.pick(keys).id;
      await mergeMatter(await world.as(dispatcher), { ...key, targetId });
    }
  }
}

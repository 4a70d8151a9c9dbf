import { setTimeout as sleep } from 'node:timers/promises';
import type { Ask, Site } from './installation.ts';
import type { Write } from './writers.ts';

const JOBS_LIMIT_MS = 20_000;
const POLL_MS = 50;

type Counted = { readonly mark: string; readonly found: number };

/** Looks for each write in the database: it has to be there, whole, and once. */
export async function findLost(
  { ask }: Pick<Site, 'ask'>,
  writes: readonly Write[],
): Promise<readonly string[]> {
  const marks = (kind: Write['kind']) =>
    writes.filter((one) => one.kind === kind).map(({ mark }) => mark);
  await runJobs(ask);
  const count = async (kind: Write['kind'], text: string) => {
    const rows = await ask<Counted>(text, [marks(kind)]);
    return rows.map(({ mark, found }) => `${kind} ${mark} is there ${found} times`);
  };
  return [
    ...(await count('raise', RAISED)),
    ...(await count('claim', CLAIMED)),
    ...(await count('comment', SAID)),
    ...(await halfWritten(ask)),
  ];
}

/** The words after which the mark stands are the same in all. */
const RAISED = `
  select w.mark, count(m.id)::int as found from unnest($1::text[]) w (mark)
  left join matters.matter m on m.body like '%' || w.mark
  group by w.mark having count(m.id) <> 1`;
const SAID = `
  select w.mark, count(c.id)::int as found from unnest($1::text[]) w (mark)
  left join matters.comment c on c.body like '%' || w.mark
  group by w.mark having count(c.id) <> 1`;
/** A claim is an assignment, an entry in the matter's story, one in the journal, and a notice. */
const CLAIMED = `
  select w.mark, count(a.id)::int as found from unnest($1::text[]) w (mark)
  left join matters.matter m on m.community_id || '-' || m.reference = w.mark
  left join matters.assignment a on a.matter_id = m.id and a.origin = 'claimed'
    and m.holder_id = a.person_id
    and 1 = (select count(*) from matters.event e where e.matter_id = m.id and e.verb = 'claim')
    and 1 = (select count(*) from platform.journal j
      where j.subject_id = m.id::text and j.verb = 'claim')
    and 1 = (select count(*) from notices.notice n join platform.journal j on j.id = n.entry_id
      where n.matter_id = m.id and n.person_id = m.asker_id and j.verb = 'claim')
  group by w.mark having count(a.id) <> 1`;

/** What only a transaction that was cut in two could leave behind. */
async function halfWritten(ask: Ask): Promise<readonly string[]> {
  const rows = await ask<{ readonly what: string; readonly found: number }>(
    `select 'matters without their entry in the journal' as what, count(*)::int as found
       from matters.matter m where 1 <> (select count(*) from platform.journal j
         where j.subject_id = m.id::text and j.verb = 'raise')
     union all
     select 'entries of the journal without their matter', count(*)::int
       from platform.journal j where j.verb = 'raise' and j.feature = 'matters'
         and not exists (select from matters.matter m where m.id::text = j.subject_id)
     union all
     select 'matters without deadlines', count(*)::int
       from matters.matter m where not exists (select from matters.clock c where c.matter_id = m.id)
     union all
     select 'comments without their entry in the journal', count(*)::int
       from matters.comment c where not exists (select from platform.journal j
         where j.verb = 'comment' and j.subject_id in (c.id::text, c.matter_id::text))
     union all
     select 'keys without an outcome', count(*)::int
       from platform.request_key where outcome is null
     union all
     select 'jobs given up', count(*)::int from graphile_worker.jobs where attempts >= max_attempts`,
  );
  return rows.filter(({ found }) => found > 0).map(({ what, found }) => `${found} ${what}`);
}

/** Has the application hear what happened, as it does each minute, and waits for that. */
async function runJobs(ask: Ask): Promise<void> {
  await ask(`select graphile_worker.add_job('notices.hear', '{}'::json)`);
  for (let waited = 0; waited < JOBS_LIMIT_MS; waited += POLL_MS) {
    const [left] = await ask<{ readonly found: number }>(
      `select count(*)::int as found from graphile_worker.jobs
       where run_at <= now() and attempts < max_attempts and task_identifier = 'notices.hear'
         `,
    );
    if (left?.found === 0) return;
    await sleep(POLL_MS);
  }
}

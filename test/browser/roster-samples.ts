import { z } from 'zod';
import { askApi } from './harness/api.ts';
import type { Samples } from './harness/plan.ts';
import type { TestSite } from './harness/site.ts';

const idShape = z.object({ id: z.string() });
const shownShape = z.object({
  kinds: z.array(idShape),
  days: z.array(z.object({ shifts: z.array(idShape) })),
});
const peopleShape = z.object({
  members: z.array(z.object({ id: z.string(), hindrance: z.string().optional() })),
});
const ownShape = z.object({
  anchors: z.object({
    buildings: z.array(idShape),
    grids: z.array(idShape),
  }),
});

/** The resident, who leads a team with the worker in it, draws up two rosters and publishes one. */
export async function rosterSamples(
  site: TestSite,
  { worker, team }: { readonly worker: string; readonly team: string },
): Promise<Samples> {
  for (const persona of ['resident', worker]) {
    const { anchors } = ownShape.parse(await askApi(site, persona, 'GET /me/volunteering'));
    const [anchor] = [...anchors.buildings, ...anchors.grids];
    if (anchor !== undefined) {
      await askApi(site, persona, 'PUT /me/volunteering', { anchor: anchor.id });
    }
  }
  const today = Temporal.Now.zonedDateTimeISO('Asia/Shanghai').toPlainDate();
  const roster = {
    name: '夜裡修電',
    startsOn: today.add({ days: 1 }).toString(),
    endsOn: today.add({ days: 14 }).toString(),
    restHours: 11,
    mostPerWeek: 7,
  };
  const nights = {
    name: '夜班',
    from: '22:00',
    to: '06:00',
    days: [1, 2, 3, 4, 5, 6, 7],
    everyWeeks: 1,
    onHolidays: 'as_usual',
    firstWanted: 1,
    secondWanted: 1,
  };
  const draw = async () => {
    const made = await askApi(site, 'resident', `POST /organisations/${team}/rosters`, roster);
    const { id } = idShape.parse(made);
    await askApi(site, 'resident', `POST /rosters/${id}/kinds`, nights);
    return id;
  };
  const draft = await draw();
  const id = await draw();
  const { kinds, days } = shownShape.parse(await askApi(site, 'resident', `GET /rosters/${id}`));
  const yes = { kinds: kinds.map((kind) => kind.id) };
  await askApi(site, 'resident', `PUT /rosters/${id}/yes`, yes);
  await askApi(site, 'resident', `POST /rosters/${id}/suggestion`, { way: 'fair' });
  await askApi(site, 'resident', `POST /rosters/${id}/publication`);
  const shifts = days.flatMap((day) => day.shifts.map((shift) => shift.id));
  const [first = '', second = ''] = shifts;
  const shown = await askApi(site, 'resident', `GET /shifts/${second}`);
  const free = peopleShape.parse(shown).members.find(({ hindrance }) => hindrance === undefined);
  if (free !== undefined) {
    const place = `PUT /shifts/${second}/places/2/1` as const;
    await askApi(site, 'resident', place, { personId: free.id });
  }
  return {
    'rosters.list': [{ with: { id: team }, as: ['resident', worker] }],
    'rosters.show': [
      { with: { id }, as: ['resident', worker] },
      { with: { id: draft }, as: ['resident', worker] },
    ],
    'rosters.shift': [first, second].map((shift) => ({
      with: { id: shift },
      as: ['resident', worker],
    })),
    'rosters.mine': [{ as: ['resident', 'elder', worker] }],
  };
}

/**
 * The features, in the order in which they may know each other: each only those before it that are
 * named here. The structure tests hold every import against this list.
 */
export const featureOrder: readonly {
  readonly name: string;
  readonly knows: readonly string[];
}[] = [
  { name: 'places', knows: [] },
  { name: 'people', knows: ['places'] },
  { name: 'guard', knows: ['places', 'people'] },
  { name: 'organisations', knows: ['places', 'people'] },
  { name: 'volunteers', knows: ['places', 'people', 'organisations'] },
  { name: 'teams', knows: ['places', 'people', 'organisations', 'volunteers'] },
  { name: 'matters', knows: ['places', 'people', 'organisations'] },
  { name: 'joint', knows: ['places', 'people', 'organisations', 'matters'] },
  { name: 'callouts', knows: ['places', 'people', 'volunteers', 'matters'] },
  {
    name: 'rosters',
    knows: ['places', 'people', 'organisations', 'volunteers', 'teams', 'matters', 'callouts'],
  },
  {
    name: 'musters',
    knows: ['places', 'people', 'organisations', 'volunteers', 'teams', 'matters'],
  },
  {
    name: 'hours',
    knows: ['places', 'people', 'organisations', 'volunteers', 'matters', 'callouts'],
  },
  { name: 'moderation', knows: ['places', 'people', 'matters'] },
  { name: 'figures', knows: ['places', 'people', 'organisations', 'matters'] },
  { name: 'behalf', knows: ['places', 'people'] },
  { name: 'open311', knows: ['places', 'matters'] },
  { name: 'rights', knows: ['places', 'people', 'organisations'] },
  {
    name: 'notices',
    knows: ['places', 'people', 'organisations', 'matters', 'callouts', 'musters'],
  },
  { name: 'sheets', knows: ['places'] },
  { name: 'webhooks', knows: ['places', 'organisations', 'matters'] },
  { name: 'home', knows: ['places'] },
  { name: 'keeping', knows: ['people'] },
  { name: 'reference', knows: [] },
];

/** A code on paper tells who holds it which household it opens, whoever that is. */
export const openedByCode = new Set([
  'people.account_page',
  'people.open_account',
  'people.join_household',
  'callouts.paper_page',
  'callouts.raise_by_paper',
]);

/** These tell that there is a flat, of whoever lives there nothing. */
export const tellsPlaces = new Set([
  ...openedByCode,
  'people.household_slip',
  'people.register_page',
  'guard.break_page',
]);

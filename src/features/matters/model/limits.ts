/** Limits of what people type and choose; forms and tables hold to the same numbers. */
export const MAX_TITLE = 80;
export const MAX_BODY = 4_000;
export const MAX_NOTE = 2_000;
export const MAX_THANKS = 500;
export const MAX_REASON = 500;
export const MAX_PHOTOS = 12;
/** Words by which a place or a category is looked for while something is raised. */
export const MAX_QUERY = 60;
export const MAX_BULK = 100;
/** So long a step on many can be undone. */
export const UNDO_MINUTES = 10;
export const MAX_PAGE = 50;
export const DEFAULT_PAGE = 20;
/** So far the matters of a desk are counted; beyond that nobody counts, one works. */
export const MAX_COUNTED = 200;
/** Views of desks that one person keeps, and how long a name of one may be. */
export const MAX_SAVED_FILTERS = 20;
export const MAX_FILTER_NAME = 30;
/** A message sent twice within this time is one matter. */
export const REPEAT_MINUTES = 10;
/** So long the asker's "not fixed" reopens by itself; after that, staff are asked. */
export const NOT_FIXED_DAYS = 30;
/** So far back similar matters are looked for. */
export const ALIKE_DAYS = 14;
export const DRAFT_DAYS = 7;
/** A pause ends by itself at the latest after this. */
export const MAX_PAUSE_DAYS = 366;
/** So often those it is handed on to may send a matter back; the last time the superior decides. */
export const MAX_SEND_BACKS = 3;
/** Ready answers of one body, and how long the name of one may be. */
export const MAX_TEMPLATES = 50;
export const MAX_TEMPLATE_NAME = 40;

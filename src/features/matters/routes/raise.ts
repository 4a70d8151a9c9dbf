import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { photoEndpoints } from './photos.ts';
import { begin, beginPage } from './raise-begin.ts';
import { categoryPage, chooseCategory } from './raise-category.ts';
import { checkPage, raise } from './raise-check.ts';
import { choosePlace, placePage } from './raise-place.ts';

/** The endpoints of raising a matter, and of the photos it is told with. */
export const raiseEndpoints: readonly AnyEndpoint[] = [
  beginPage,
  begin,
  categoryPage,
  chooseCategory,
  placePage,
  choosePlace,
  checkPage,
  raise,
  ...photoEndpoints,
];

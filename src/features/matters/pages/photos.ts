import type { PhotoSpec } from '#/platform/http/components/photo.ts';

const THUMB = 320;
const CARD = 800;
const FULL = 1_600;

/** Says where a kept photo is found in its sizes; its place is kept at four to three. */
export function photoOf(id: string, alt: string): PhotoSpec {
  const at = (size: string) => `/photos/${id}/${size}`;
  return {
    alt,
    width: CARD,
    height: (CARD * 3) / 4,
    sources: [
      { address: at('thumb'), width: THUMB },
      { address: at('card'), width: CARD },
    ],
  };
}

/** Says where a kept photo is found when it is the matter itself that is looked at. */
export function largePhotoOf(id: string, alt: string): PhotoSpec {
  const spec = photoOf(id, alt);
  const full = `/photos/${id}/full`;
  return { ...spec, address: full, sources: [...spec.sources, { address: full, width: FULL }] };
}

import { html } from 'hono/html';
import { linkButton } from '#/platform/http/components/button.ts';
import { notice } from '#/platform/http/components/notice.ts';
import type { Html, View } from '#/platform/http/view.ts';
import { formatDate, formatNumber } from '#/platform/i18n/format.ts';
import type { Hidden } from '#/features/matters/model/hiding.ts';
import type { MatterPage } from '#/features/matters/routes/shapes.ts';
import { reasonWords } from '#/features/matters/words/hiding.ts';

/** Says since when words are hidden, and why. */
export function hiddenWords(view: View, hidden: Hidden): string {
  const say = reasonWords[view.language];
  return say.hidden(dayOf(view, hidden), say.reasons[hidden.cause]);
}

/** Says above what was told what of it is hidden. */
export function hiddenNotices(view: View, shown: MatterPage): Html | '' {
  const say = reasonWords[view.language];
  const texts = [
    ...(shown.hidden === undefined ? [] : [hiddenWords(view, shown.hidden)]),
    ...shown.hiddenPhotos.map((one) => say.hiddenPhoto(dayOf(view, one), say.reasons[one.cause])),
  ];
  return texts.length === 0
    ? ''
    : html`${texts.map((title) => notice({ look: 'info', title, action: ownLink(view) }))}`;
}

/** Leads its author to where they have somebody else look again. */
function ownLink(view: View): Html {
  return linkButton({ label: reasonWords[view.language].isYours, address: '/me/hidden' });
}

/** Leads who brought photos to where parts of each are covered. */
export function coverLinks(view: View, { id, photos }: MatterPage): readonly Html[] {
  const say = reasonWords[view.language];
  const own = photos.filter(({ isMine }) => isMine);
  return own.map((photo, index) =>
    linkButton({
      label: own.length === 1 ? say.cover : say.coverOne(formatNumber(view.language, index + 1)),
      address: `/covers/new?matter=${encodeURIComponent(id)}&photo=${photo.id}`,
      icon: 'shield',
    }),
  );
}

/** Leads to where anybody says that something should not stand here. */
export function objectLink(view: View, { id }: MatterPage): Html {
  const address = `/objections/new?matter=${encodeURIComponent(id)}`;
  return linkButton({ label: reasonWords[view.language].object, address, icon: 'shield' });
}

function dayOf(view: View, { at }: Hidden): string {
  return formatDate(view.language, at.toZonedDateTimeISO(view.zone).toPlainDate());
}

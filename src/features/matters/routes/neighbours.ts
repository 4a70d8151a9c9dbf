import { z } from 'zod';
import { claimMatter, releaseMatter } from '#/features/matters/actions/claim.ts';
import {
  acceptOffer,
  declineOffer,
  offerHelp,
  refuseRelease,
  requestRelease,
  stopHelping,
} from '#/features/matters/actions/help.ts';
import {
  addPhotos,
  commentOnMatter,
  followMatter,
  unfollowMatter,
} from '#/features/matters/actions/talk.ts';
import { publicId } from '#/features/matters/model/address.ts';
import { MAX_NOTE, MAX_REASON } from '#/features/matters/model/limits.ts';
import { noteVisibilities, photoStages } from '#/features/matters/model/matter.ts';
import { optionalChoice, optionalProse, prose, uuid } from '#/platform/http/fields.ts';
import { acting } from './acting.ts';
import { keepBrought, photosField } from './brought-photos.ts';

const onMatter = z.object({ id: publicId });
const withReason = onMatter.extend({ reason: prose(MAX_REASON) });
const onOffer = onMatter.extend({ offerId: uuid });

const claim = acting({
  name: 'matters.claim',
  method: 'POST',
  path: '/matters/:id/claim',
  summary: 'Takes a matter in hand; of many who try at once, one gets it.',
  input: onMatter,
  run: claimMatter,
  saved: 'claimed',
});

const release = acting({
  name: 'matters.release',
  method: 'DELETE',
  path: '/matters/:id/claim',
  summary: 'Puts a matter back for somebody else, with the reason.',
  input: withReason,
  run: (context, key, { reason }) => releaseMatter(context, { ...key, reason }),
  saved: 'released',
});

const offer = acting({
  name: 'matters.offer_help',
  method: 'POST',
  path: '/matters/:id/offers',
  summary: 'Offers to lend a hand.',
  input: onMatter.extend({ words: optionalProse(MAX_REASON) }),
  run: (context, key, input) => offerHelp(context, { ...key, words: input.words }),
  saved: 'offered',
});

const accept = acting({
  name: 'matters.accept_offer',
  method: 'PUT',
  path: '/matters/:id/offers/:offerId',
  summary: 'Takes an offer: its giver lends a hand from now on.',
  input: onOffer,
  run: (context, key, { offerId }) => acceptOffer(context, { ...key, offerId }),
  saved: 'offerAccepted',
});

const decline = acting({
  name: 'matters.decline_offer',
  method: 'DELETE',
  path: '/matters/:id/offers/:offerId',
  summary: 'Declines an offer with thanks.',
  input: onOffer,
  run: (context, key, { offerId }) => declineOffer(context, { ...key, offerId }),
  saved: 'offerDeclined',
});

const stop = acting({
  name: 'matters.stop_helping',
  method: 'DELETE',
  path: '/matters/:id/helping',
  summary: 'Stops lending a hand.',
  input: onMatter,
  run: stopHelping,
  saved: 'helpEnded',
});

const follow = acting({
  name: 'matters.follow',
  method: 'POST',
  path: '/matters/:id/followers',
  summary: 'Follows a matter: one has met the same, or wants to hear of it.',
  input: onMatter,
  run: followMatter,
  saved: 'followed',
  onwardTo: 'back',
});

const unfollow = acting({
  name: 'matters.unfollow',
  method: 'DELETE',
  path: '/matters/:id/followers',
  summary: 'Stops following a matter.',
  input: onMatter,
  run: unfollowMatter,
  saved: 'unfollowed',
  onwardTo: 'back',
});

const comment = acting({
  name: 'matters.comment',
  method: 'POST',
  path: '/matters/:id/comments',
  summary: 'Says something about a matter, to all who see it, to those in it, or to staff.',
  input: onMatter.extend({
    body: prose(MAX_NOTE),
    visibility: optionalChoice(noteVisibilities),
  }),
  run: (context, key, { body, visibility = 'public' }) =>
    commentOnMatter(context, { ...key, body, visibility }),
  saved: 'commented',
  onwardTo: 'back',
});

const photos = acting({
  name: 'matters.add_photos',
  method: 'POST',
  path: '/matters/:id/photos',
  summary: 'Adds photos of before or after, or of a proof.',
  input: onMatter.extend({
    photos: photosField.refine((all) => all.length > 0),
    stage: z.enum(photoStages),
  }),
  run: async (context, key, { photos: brought, stage }) => {
    const kept = await keepBrought(context, brought);
    return kept.ok ? addPhotos(context, { ...key, fileIds: kept.value, stage }) : kept;
  },
  saved: 'photosAdded',
});

const askRelease = acting({
  name: 'matters.request_release',
  method: 'POST',
  path: '/matters/:id/release-request',
  summary: 'Asks that somebody else does it, with the reason.',
  input: withReason,
  run: (context, key, { reason }) => requestRelease(context, { ...key, reason }),
  saved: 'releaseAsked',
});

const keep = acting({
  name: 'matters.refuse_release',
  method: 'DELETE',
  path: '/matters/:id/release-request',
  summary: 'Keeps a matter that one was asked to let go of, and says why.',
  input: withReason,
  run: (context, key, { reason }) => refuseRelease(context, { ...key, reason }),
  saved: 'releaseRefused',
});

export const neighbourRoutes = [
  claim,
  release,
  offer,
  accept,
  decline,
  stop,
  follow,
  unfollow,
  comment,
  photos,
  askRelease,
  keep,
];

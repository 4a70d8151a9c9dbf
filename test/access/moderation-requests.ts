import { places } from '#test/world.ts';
import { own } from './request.ts';
import type { Row } from './request.ts';
import type { Targets } from './world.ts';

/** Lists what is asked of the endpoints of what should not stand somewhere. */
export function moderationRows(targets: Targets): readonly Row[] {
  const { objected, staff, review, hiddenReview, appealed, thing } = targets;
  const { photo, withPhoto, inReview } = targets;
  const boxes = '0 0 50 50';
  const hidden = { hidden: 'id' } as const;
  const wish = { thing, reason: 'insult' };
  return [
    ['moderation.objecting', 'public', { matter: objected }],
    ['moderation.objecting', 'staff', { matter: staff }, { hidden: 'matter' }],
    ['moderation.object', 'public', { matter: objected, ...wish }],
    ['moderation.object', 'staff', { matter: staff, ...wish }, { hidden: 'matter' }],
    ['moderation.reviews', 'own', {}, own],
    ['moderation.reviews', 'community', { place: places.community }],
    ['moderation.reviews', 'district', { place: places.district }],
    ['moderation.review', 'waiting', { id: review }, hidden],
    ['moderation.review', 'hidden', { id: hiddenReview }, hidden],
    ['moderation.decide', '', { id: review, decision: 'hidden', reason: 'insult' }, hidden],
    ['moderation.show_again', '', { id: hiddenReview }, hidden],
    ['moderation.covering', "asker's", { matter: withPhoto, photo }, { hidden: 'photo' }],
    ['moderation.covering', 'in review', { ...inReview }, { hidden: 'photo' }],
    ['moderation.cover', "asker's", { matter: withPhoto, photo, boxes }, { hidden: 'photo' }],
    [
      'moderation.cover',
      'in review',
      { ...inReview, boxes, reason: 'personal' },
      { hidden: 'photo' },
    ],
    ['moderation.content_rules', '', { place: places.community }],
    ['moderation.own_hidden', '', {}, own],
    ['moderation.appealing', "asker's", { id: hiddenReview }, hidden],
    ['moderation.appeal', "asker's", { id: hiddenReview, words: '沒有罵人' }, hidden],
    ['moderation.hear_appeal', '', { id: appealed, outcome: 'shown' }, hidden],
  ];
}

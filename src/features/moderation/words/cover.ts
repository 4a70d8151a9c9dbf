import type { Catalogue } from '#/platform/i18n/catalogue.ts';

/** The words of covering parts of a photo. */
export type CoverWords = {
  readonly title: string;
  readonly lead: string;
  readonly back: string;
  readonly backToReview: string;
  readonly photo: (title: string) => string;
  readonly boxes: string;
  readonly boxesHint: string;
  readonly takeBack: string;
  readonly reason: string;
  readonly forGood: string;
  readonly save: string;
  readonly saved: string;
};

export const coverWords: Catalogue<CoverWords> = {
  'zh-Hant': {
    title: '遮住照片裡的一部分',
    lead: '在照片上拖一拖，要遮的地方就塗黑。可以遮好幾處。',
    back: '回到這件事',
    backToReview: '回到複核',
    photo: (title) => `要遮的照片：${title}`,
    boxes: '遮哪裡',
    boxesHint:
      '一處一行，四個數字：左邊、上邊、寬、高，都是百分之幾。照片邊上有刻度。例如：10 20 30 15',
    takeBack: '收回上一處',
    reason: '為什麼要遮',
    forGood: '遮了就不能恢復：原來的照片會刪掉，誰都看不到了。',
    save: '遮住',
    saved: '遮好了。原來的照片已經刪掉。',
  },
  'zh-Hans': {
    title: '遮住照片里的一部分',
    lead: '在照片上拖一拖，要遮的地方就涂黑。可以遮好几处。',
    back: '回到这件事',
    backToReview: '回到复核',
    photo: (title) => `要遮的照片：${title}`,
    boxes: '遮哪里',
    boxesHint:
      '一处一行，四个数字：左边、上边、宽、高，都是百分之几。照片边上有刻度。例如：10 20 30 15',
    takeBack: '收回上一处',
    reason: '为什么要遮',
    forGood: '遮了就不能恢复：原来的照片会删掉，谁都看不到了。',
    save: '遮住',
    saved: '遮好了。原来的照片已经删掉。',
  },
  en: {
    title: 'Cover a part of a photo',
    lead: 'Drag over the photo: what you draw over turns black. Cover as many parts as you need.',
    back: 'Back to the matter',
    backToReview: 'Back to the review',
    photo: (title) => `Photo to cover: ${title}`,
    boxes: 'Which parts',
    boxesHint:
      'One part a line, four numbers: left, top, width, height, each in per cent. A scale stands at the edges of the photo. For example: 10 20 30 15',
    takeBack: 'Take back the last one',
    reason: 'Why it is covered',
    forGood: 'This cannot be undone: the photo as it was is deleted, and nobody sees it again.',
    save: 'Cover',
    saved: 'Covered. The photo as it was is deleted.',
  },
};

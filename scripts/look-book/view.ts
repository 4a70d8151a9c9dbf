import type { FormState, View } from '#/platform/http/view.ts';

/** The moment at which the look-book is drawn, so that its pictures can be compared. */
export const now = Temporal.Instant.from('2026-11-22T11:34:00Z');

/** A reader of the look-book. */
export function viewWith(changes: Partial<View>): View {
  return {
    language: 'zh-Hant',
    theme: 'auto',
    isElder: false,
    address: '/look-book',
    now,
    zone: 'Asia/Shanghai',
    reader: undefined,
    where: { name: '深田社區', above: '廈門市 思明區 開元街道', address: '/places/350203007010' },
    duty: { name: '陳師傅', telephone: '0592-555 0142' },
    mayOpenDesk: false,
    form: undefined,
    newKey: () => 'key',
    notice: undefined,
    assets: { style: 'look.css', script: 'look.js' },
    ...changes,
  };
}

/** A moment before the look-book's now. */
export function ago(duration: Temporal.DurationLike): Temporal.Instant {
  return now.subtract(duration);
}

/** A form of the look-book as it comes back with two mistakes. */
export const wrongForm: FormState = {
  endpoint: 'look.raise',
  values: {
    title: '燈',
    text: '廚房的燈不亮了,老人家不敢自己弄。',
    when: 'soon',
    skills: ['repair'],
  },
  problems: [
    { field: 'title', text: '請用幾個字說說是什麼事，例如「廚房燈不亮」' },
    { field: 'telephone', text: '電話號碼少了幾位' },
  ],
  refusal: undefined,
};

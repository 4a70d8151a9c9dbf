import { html } from 'hono/html';
import {
  actions,
  backLink,
  beforeAfter,
  checkboxes,
  dataTable,
  dateField,
  emptyState,
  fold,
  form,
  inset,
  linkButton,
  milestones,
  notice,
  pageHead,
  pager,
  panel,
  photoField,
  printSlip,
  quietButton,
  quorumRing,
  radios,
  readAloud,
  searchField,
  selectField,
  stack,
  steps,
  submitButton,
  summaryList,
  tabs,
  tag,
  textArea,
  textField,
  timeline,
} from '#/platform/http/components/index.ts';
import type { FormFields } from '#/platform/http/components/index.ts';
import type { FormState, Html, Page, View } from '#/platform/http/view.ts';
import { drawnAt, sentForm } from '#test/drawn.ts';

/** The form as it comes back with two mistakes. */
export const wrongForm: FormState = sentForm({
  endpoint: 'look.raise',
  values: {
    title: '燈',
    text: '廚房的燈不亮了，老人家不敢自己弄。',
    when: 'soon',
    skills: ['repair'],
  },
  problems: [
    { field: 'title', text: '請用幾個字說說是什麼事，例如「廚房燈不亮」' },
    { field: 'telephone', text: '電話號碼少了幾位' },
  ],
});

/** The questions of raising a matter, as they come back with mistakes. */
export function formPage(view: View): Page {
  return {
    title: '說說是什麼事',
    section: 'raise',
    width: 'column',
    body: html`${backLink('上一步', '#')}
    ${steps(view.language, { labels: ['在哪裡', '什麼事', '怎麼聯繫', '看一遍'], current: 2 })}
    ${pageHead({ title: '說說是什麼事' })}
    ${form(
      view,
      {
        endpoint: 'look.raise',
        address: '/look',
        takesFiles: true,
        keepsTyped: true,
      },
      (fields) => questions(fields),
    )}`,
  };
}

function questions(fields: FormFields): Html {
  return html`${textField(fields, {
    name: 'title',
    label: '一句話說清楚',
    hint: '像跟鄰居說話一樣，例如「廚房燈不亮」。',
  })}
  ${textArea(fields, { name: 'text', label: '還有什麼要說的', isOptional: true, limit: 500 })}
  ${photoField(fields, { name: 'photos', label: '拍張照片', isOptional: true, atMost: 6 })}
  ${radios(fields, {
    name: 'when',
    label: '什麼時候要？',
    options: [
      { value: 'now', label: '現在就要', hint: '有危險請先打 110、119 或 120' },
      { value: 'soon', label: '這一兩天' },
      { value: 'later', label: '不急' },
    ],
  })}
  ${checkboxes(fields, {
    name: 'skills',
    label: '可能要會什麼的人？',
    look: 'tiles',
    isOptional: true,
    options: [
      { value: 'repair', label: '修電器', icon: 'bolt' },
      { value: 'water', label: '修水管', icon: 'water' },
      { value: 'carry', label: '搬東西', icon: 'parcel' },
      { value: 'teach', label: '輔導', icon: 'book' },
      { value: 'talk', label: '陪著聊聊', icon: 'cup' },
      { value: 'other', label: '其他', icon: 'other' },
    ],
  })}
  ${selectField(fields, {
    name: 'building',
    label: '哪棟樓？',
    value: '3',
    options: Array.from({ length: 12 }, (_, index) => ({
      value: `${index + 1}`,
      label: `${index + 1} 號樓`,
    })),
  })}
  ${textField(fields, { name: 'telephone', label: '您的電話', kind: 'telephone', value: '' })}
  ${textField(fields, { name: 'code', label: '一次性代碼', kind: 'code', hint: '六位數字' })}
  ${dateField(fields, { name: 'on', label: '哪天方便？', value: '2026-11-23' })}
  ${actions(submitButton({ label: '接著走' }), quietButton({ label: '先存著', name: 'later' }))}`;
}

/** A matter with its story, and every other part that lists of pages are made of. */
export function partsPage(view: View): Page {
  return {
    title: '坡道欄杆鬆動，一推就倒',
    section: 'help',
    width: 'column',
    body: html`${backLink('需求牆', '#')}
    ${pageHead({
      title: '坡道欄杆鬆動，一推就倒',
      lead: '3 號樓東側坡道，老人推輪椅經過時差點摔倒。',
      below: html`<p>
        ${tag({ look: 'open', label: '待認領' })} ${tag({ look: 'wait', label: '正在辦' })}
        ${tag({ look: 'done', label: '已確認' })} ${tag({ look: 'plain', label: '安全隱患' })}
      </p>`,
    })}
    ${stack(story(view), proof(view), facts(view), wholes(view), signs(view))}`,
  };
}

function story(view: View): Html {
  return panel(
    { title: '經過' },
    html`${tabs({
      language: view.language,
      label: '這件事',
      links: [
        { label: '經過', address: '#', isCurrent: true },
        { label: '留言', address: '#', isCurrent: false, count: 3 },
        { label: '關注的人', address: '#', isCurrent: false, count: 6 },
      ],
    })}
    ${timeline(view, [
      {
        at: drawnAt.subtract({ hours: 1 }),
        title: '陳阿姨確認：解決了',
        who: '提出的人',
        look: 'done',
      },
      {
        at: drawnAt.subtract({ hours: 5 }),
        title: '辦好了，換了兩根立柱',
        who: '張師傅',
        look: 'wait',
        icon: 'wrench',
        body: inset('水泥要兩天才乾透，這兩天先別靠。'),
      },
      {
        at: drawnAt.subtract({ hours: 26 }),
        title: '張師傅說「我來辦」',
        who: '能人',
        icon: 'hand',
      },
      { at: drawnAt.subtract({ hours: 28 }), title: '陳阿姨提出', look: 'open' },
    ])}`,
  );
}

function proof(view: View): Html {
  const shot = (name: string, alt: string) => ({
    sources: [{ address: name, width: 960 }],
    alt,
    width: 960,
    height: 540,
  });
  return panel(
    { title: '前後對比' },
    beforeAfter(view.language, {
      before: shot('railing.svg', '立柱歪倒的欄杆'),
      after: shot('mended.svg', '修好的欄杆'),
    }),
  );
}

function facts(view: View): Html {
  return panel(
    { title: '送出前看一遍' },
    html`${summaryList(view.language, [
      { label: '地點', value: '3 號樓東側坡道', change: '#' },
      { label: '什麼事', value: '坡道欄杆鬆動，一推就倒', change: '#' },
      { label: '誰看得到', value: '所有人，不顯示姓名', change: '#' },
    ])}
    ${dataTable({
      caption: '各樓的樓長',
      columns: [
        { label: '樓棟' },
        { label: '樓長' },
        { label: '戶數', look: 'number' },
        { label: '有人聯繫', look: 'number' },
        { label: '八十歲以上', look: 'number' },
      ],
      rows: [
        ['1 號樓', '李先生', '26', '26', '6'],
        ['2 號樓', '吳阿姨', '24', '24', '9'],
        ['7 號樓', '還沒有', '24', '0', '5'],
      ],
    })}`,
  );
}

function wholes(view: View): Html {
  const day = (text: string) => Temporal.PlainDate.from(text);
  return html`${panel(
    { title: '舊改進度' },
    html`${milestones(view.language, {
      title: '舊改進度',
      today: day('2026-11-22'),
      points: [
        { on: day('2026-08-01'), label: '入戶徵詢', isDone: true },
        { on: day('2026-09-10'), label: '業主表決', isDone: true },
        { on: day('2026-10-08'), label: '開工', isDone: true },
        { on: day('2026-12-05'), label: '路面完工', isDone: false },
        { on: day('2027-01-20'), label: '驗收', isDone: false },
      ],
    })}
    ${quorumRing(view.language, {
      label: '已表態',
      count: 214,
      total: 312,
      threshold: { share: 2 / 3, label: '三分之二' },
    })}`,
  )}
  ${searchField(view.language, { address: '/look', label: '找地方、找人、找事', value: '弄堂' })}
  ${emptyState({
    icon: 'cup',
    title: '沒有等人認領的事',
    text: '喝杯茶吧，有事會通知您。',
    action: linkButton({ label: '看看已辦結的', address: '#' }),
  })}
  ${pager(view.language, { previous: '#', next: '#', position: { page: 2, pages: 9 } })}`;
}

function signs(view: View): Html {
  return html`${notice({ look: 'danger', title: '有危險嗎？', text: '先打 110、119 或 120。' })}
  ${notice({ look: 'good', title: '辦好了', text: '已告訴陳阿姨，請她確認。' })}
  ${notice({ look: 'info', text: '這頁可以印出來，交給不用手機的人。' })}
  ${notice({ look: 'warning', title: '今晚停水', text: '22:00 至次日 6:00，請先存水。' })}
  ${fold('為什麼要問這些？', html`<p>好讓最合適的人看到。</p>`)} ${readAloud(view.language, 'main')}
  ${printSlip({
    from: '深田社區',
    title: '3 號樓 2 單元 501',
    code: 'K7M4 · 29QX',
    body: html`<p>拿這張紙，在家裡的手機或社區櫃檯都能用。</p>`,
    foot: '2026年11月22日給出，十天內有效',
  })}`;
}

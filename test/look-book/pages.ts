import { html } from 'hono/html';
import {
  actions,
  barPairs,
  breadcrumbs,
  card,
  cards,
  columns,
  elevation,
  figures,
  filterPills,
  linkButton,
  moment,
  notice,
  pageHead,
  panel,
  people,
  photo,
  primaryLink,
  quietButton,
  quorumBar,
  submitButton,
  form,
  stack,
  tag,
} from '#/platform/http/components/index.ts';
import type { StreetBuilding } from '#/platform/http/components/index.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { drawnAt } from '#test/drawn.ts';

/** The needs board of a community. */
export function boardPage(view: View): Page {
  return {
    title: '鄰里的事，大家辦',
    section: 'help',
    width: 'two',
    body: html`${pageHead({
      title: '鄰里的事，大家辦',
      lead: '誰家有難處說一聲，會的人搭把手。',
    })}
    ${stack(
      elevation(view.language, {
        name: '深田社區',
        buildings: boardBuildings,
        meaning: { lit: '有能人的人家', unlit: '其他人家', mark: '待認領的需求' },
      }),
      filterPills({
        language: view.language,
        label: '篩選',
        links: [
          { label: '附近', address: '#', isCurrent: true },
          { label: '待認領', address: '#', isCurrent: false, count: 6 },
          { label: '我會修', address: '#', isCurrent: false, count: 2 },
          { label: '進行中', address: '#', isCurrent: false, count: 14 },
          { label: '已辦結', address: '#', isCurrent: false, count: 296 },
        ],
      }),
      cards([openNeed(view), takenNeed(view), doneNeed(view), quietNeed(view)]),
    )}`,
  };
}

function openNeed(view: View): Html {
  return card({
    level: 2,
    kind: { icon: 'fence', label: '安全隱患' },
    state: { look: 'open', label: '待認領' },
    photo: photo({
      sources: [{ address: 'railing.svg', width: 960 }],
      alt: '坡道上的欄杆，一根立柱歪倒',
      width: 960,
      height: 540,
      look: 'lead',
    }),
    title: '坡道欄杆鬆動，一推就倒',
    address: '#',
    meta: [
      { icon: 'pin', text: '3 號樓東側坡道' },
      { icon: 'clock', text: moment(view, drawnAt.subtract({ hours: 2 })) },
    ],
    actions: html`${form(view, { endpoint: 'look.claim', address: '#', look: 'row' }, () =>
      submitButton({ label: '我來辦' }),
    )}${form(view, { endpoint: 'look.follow', address: '#', look: 'row' }, () =>
      quietButton({ label: '我也遇到 · 6' }),
    )}`,
  });
}

function takenNeed(view: View): Html {
  return card({
    level: 2,
    kind: { icon: 'lamp', label: '家電維修' },
    state: { look: 'wait', label: '張師傅今晚 7 點到' },
    title: '廚房燈不亮，老人家不敢自己弄',
    address: '#',
    meta: [
      { icon: 'pin', text: '5 號樓 2 單元' },
      { icon: 'clock', text: moment(view, drawnAt.subtract({ hours: 21 })) },
    ],
    body: '「電閘我關了，等師傅來。」',
    actions: linkButton({ label: '看進展', address: '#' }),
  });
}

function doneNeed(view: View): Html {
  return card({
    level: 2,
    kind: { icon: 'book', label: '輔導' },
    state: { look: 'done', label: '已辦結 · 已確認' },
    title: '一年級孩子放學沒人輔導數學',
    address: '#',
    meta: [
      { icon: 'pin', text: '1 號樓' },
      { icon: 'clock', text: moment(view, drawnAt.subtract({ hours: 74 })) },
    ],
    body: '林老師每週二、四來。「謝謝，我也報名當志願者了。」',
  });
}

function quietNeed(view: View): Html {
  return card({
    level: 2,
    kind: { icon: 'dog', label: '寵物' },
    state: { look: 'open', label: '待認領' },
    title: '出差三天，想找人幫忙遛狗',
    address: '#',
    meta: [
      { icon: 'pin', text: '6 號樓' },
      { icon: 'clock', text: moment(view, drawnAt.subtract({ hours: 5 })) },
    ],
    actions: html`${form(view, { endpoint: 'look.claim', address: '#', look: 'row' }, () =>
      submitButton({ label: '我來辦' }),
    )}${linkButton({ label: '看看', address: '#' })}`,
  });
}

const boardBuildings: readonly StreetBuilding[] = [6, 6, 7, 6, 6, 7].map((floors, index) => {
  const marks = [undefined, 2, undefined, 1, undefined, 3][index];
  return {
    label: `${index + 1}`,
    name: `${index + 1} 號樓`,
    address: `#b${index + 1}`,
    floors,
    columns: index % 3 === 1 ? 6 : 4,
    units: index % 3 === 1 ? 3 : 2,
    households: floors * (index % 3 === 1 ? 6 : 4),
    lit: [5, 8, 6, 7, 5, 9][index] ?? 0,
    mark: marks === undefined ? undefined : { text: `${marks}`, label: `${marks} 件待認領` },
  };
});

/** A compound of twelve buildings. */
export function placePage(view: View): Page {
  return {
    title: '東興小區',
    section: 'home',
    width: 'two',
    body: html`${pageHead({
      above: breadcrumbs(view.language, [
        { label: '廈門市', address: '#' },
        { label: '思明區', address: '#' },
        { label: '深田社區', address: '#' },
      ]),
      title: '東興小區',
      below: html`<p>${tag({ look: 'plain', icon: 'home', label: '12 棟 · 312 戶 · 881 人' })}</p>`,
      action: linkButton({ label: '列印公告', icon: 'printer', address: '#' }),
    })}
    ${columns(html`${reach(view)} ${doings(view)}`, html`${whoPanel(view)} ${voting(view)}`)}`,
  };
}

function reach(view: View): Html {
  return panel(
    { title: '找得到人嗎？', aside: '289 戶有人聯繫 · 23 戶還沒有' },
    html`${elevation(view.language, {
      name: '東興小區',
      buildings: compound,
      meaning: { lit: '有人聯繫', unlit: '還沒有', mark: '沒有樓長' },
    })}
    ${notice({
      look: 'warning',
      title: '7 號樓還沒有樓長',
      text: '24 戶，其中 5 位 80 歲以上',
      action: linkButton({ label: '推薦一位', address: '#' }),
    })}`,
  );
}

const compound: readonly StreetBuilding[] = Array.from({ length: 12 }, (_, index) => {
  const floors = [6, 6, 5, 6][index % 4] ?? 6;
  const lit = [26, 24, 20, 26, 23, 24, 0, 28, 20, 22, 19, 24][index] ?? 0;
  const columns = index % 4 === 2 ? 5 : 4;
  return {
    label: `${index + 1}`,
    name: `${index + 1} 號樓`,
    address: `#b${index + 1}`,
    floors,
    columns,
    units: 2,
    households: index === 6 ? 24 : Math.max(lit, floors * columns),
    lit,
    mark: index === 6 ? { text: '!', label: '沒有樓長' } : undefined,
  };
});

function doings(view: View): Html {
  const raised = [22, 38, 33, 41, 30, 35, 21, 44, 18, 29, 26, 37];
  const resolved = [21, 34, 31, 36, 27, 29, 23, 40, 17, 28, 24, 33];
  return panel(
    { title: '這裡的事' },
    html`${figures([
      { value: '37', label: '正在辦', address: '#' },
      { value: '296', label: '一年辦結', address: '#' },
      { value: '94%', label: '當事人確認解決', address: '#' },
      { value: '41', label: '受助後成為幫手', address: '#' },
    ])}
    ${barPairs(view.language, {
      title: '每月提出與辦結',
      first: '提出',
      second: '辦結',
      pairs: raised.map((first, index) => ({
        label: `${((index + 11) % 12) + 1}月`,
        first,
        second: resolved[index] ?? 0,
      })),
    })}`,
  );
}

function whoPanel(view: View): Html {
  return panel(
    { title: '誰在負責' },
    people(view.language, [
      { name: '莊書記', role: '小區黨支部 · 書記', address: '#', telephone: '0592-555 0117' },
      { name: '林主任', role: '業主委員會 · 主任', address: '#', telephone: '0592-555 0133' },
      { name: '王阿姨', role: '居民自管小組 · 組長' },
      { name: '李先生', role: '3 號樓樓長' },
    ]),
  );
}

function voting(view: View): Html {
  return panel(
    { title: '正在議的事', aside: '還剩 4 天' },
    html`<h3>停車位怎麼分？</h3>
      ${quorumBar(view.language, {
        label: '已參與的戶數',
        count: 214,
        total: 312,
        threshold: { share: 2 / 3, label: '三分之二' },
      })}
      ${quorumBar(view.language, {
        label: '已參與的面積（平方米）',
        count: 17_280,
        total: 27_900,
        threshold: { share: 2 / 3, label: '三分之二' },
      })}
      ${actions(primaryLink({ label: '去表態', address: '#' }))}`,
  );
}

/** A tower of thirty-three floors beside an old lane. */
export function streetPage(view: View): Page {
  return {
    title: '高的、矮的、老的',
    section: 'home',
    width: 'two',
    body: html`${pageHead({ title: '高的、矮的、老的' })}
    ${stack(
      panel(
        { title: '塔樓' },
        elevation(view.language, {
          name: '中鼎溫馨家園',
          buildings: towers,
          meaning: { lit: '已入戶徵詢', unlit: '還沒有' },
        }),
      ),
      panel(
        { title: '岐山村' },
        elevation(view.language, {
          name: '岐山村 48 弄',
          buildings: lanes,
          meaning: { lit: '參加過議事', unlit: '還沒有', mark: '正在議' },
        }),
      ),
      panel(
        { title: '3 號樓，每一戶' },
        elevation(view.language, {
          name: '3 號樓',
          buildings: [flats],
          meaning: { lit: '有人聯繫', unlit: '還沒有' },
        }),
      ),
    )}`,
  };
}

const towers: readonly StreetBuilding[] = [33, 33, 18, 26].map((floors, index) => ({
  label: `${index + 1}`,
  name: `${index + 1} 號樓`,
  floors,
  columns: 8,
  units: 1,
  households: floors * 8,
  lit: index === 2 ? undefined : Math.round(floors * 8 * 0.72),
}));

const lanes: readonly StreetBuilding[] = [8, 6, 8, 4].map((columns, index) => ({
  label: `${index * 2 + 1}`,
  name: `${index * 2 + 1} 號`,
  address: '#',
  floors: 3,
  columns,
  units: columns / 2,
  households: (columns / 2) * 3,
  lit: columns,
  mark: index === 1 ? { text: '1', label: '1 個議題' } : undefined,
}));

const flats: StreetBuilding = {
  label: '3',
  name: '3 號樓',
  floors: 6,
  columns: 6,
  units: 3,
  households: 36,
  lit: 31,
  litAt: Array.from({ length: 36 }, (_, index) => ({
    floor: Math.floor(index / 6) + 1,
    column: (index % 6) + 1,
  })).filter((_, index) => ![3, 4, 17, 22, 35].includes(index)),
};

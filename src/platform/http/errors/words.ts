import type { Outage } from '#/platform/db/outage.ts';
import type { Catalogue } from '#/platform/i18n/catalogue.ts';

/** Fills the blanks of a refusal's sentence. */
export type Detail = Readonly<Record<string, string>>;
export type Sentence = (detail: Detail) => string;

/** The refusals every endpoint can give. */
export type PlatformRefusal =
  | 'not_found'
  | 'not_allowed'
  | 'sign_in_required'
  | 'form_expired'
  | 'key_missing'
  | 'cursor_unknown'
  | 'changed_meanwhile'
  | 'scope_missing'
  | 'strength_required'
  | 'too_many_requests'
  | 'wait_first'
  | 'too_large'
  | 'not_readable';

export type ErrorWords = {
  readonly refusals: { readonly [code in PlatformRefusal]: Sentence };
  readonly problems: {
    readonly required: string;
    readonly tooLong: (most: number) => string;
    readonly tooShort: (least: number) => string;
    readonly tooLow: (least: number) => string;
    readonly tooHigh: (most: number) => string;
    readonly notANumber: string;
    readonly chooseOne: string;
    readonly tooMany: (most: number) => string;
    readonly notUnderstood: string;
  };
  /** What is said while nobody can work, in the way of `fault`; the form can be sent again. */
  readonly outages: {
    readonly [outage in Outage]: { readonly title: string; readonly text: string };
  };
  readonly outage: {
    readonly kept: string;
    readonly photos: string;
    readonly again: string;
    readonly reload: string;
  };
  readonly fault: {
    readonly title: string;
    readonly text: string;
    readonly reference: (reference: string) => string;
  };
  readonly notFoundTitle: string;
  readonly notAllowedTitle: string;
  readonly refusedTitle: string;
  readonly invalidTitle: string;
  readonly whatYouTyped: string;
  readonly back: string;
  readonly toHome: string;
  readonly searchPlaces: string;
};

export const errorWords: Catalogue<ErrorWords> = {
  'zh-Hant': {
    refusals: {
      not_found: () => '找不到這一頁，或者它不對您開放。可以回首頁，或用上面的地方名找一找。',
      not_allowed: () => '這件事需要別的身分才能做。請找社區工作者，或打下面的電話。',
      sign_in_required: () => '請先登入。您填的內容已經替您留著，登入後接著寫。',
      form_expired: () => '這一頁開得太久了。您填的都還在，請再按一次。',
      scope_missing: ({ scope }) => `這個權杖沒有「${scope}」的權限。請在「我的」另做一個。`,
      strength_required: () =>
        '這件事要用到您的職務。請先確認是您本人（「我的」裡的通行密鑰），再來一次。',
      key_missing: () => '這個請求少了 Idempotency-Key，請補上後再送。',
      cursor_unknown: () => '接不上剛才那一頁了：網址不對，或清單已經變了。請從第一頁看起。',
      changed_meanwhile: () => '您看過之後，這裡已經有人改過了。請先看看現在的樣子，再做一次。',
      too_many_requests: () => '試得太快了，請過幾分鐘再試，或請櫃台幫忙。',
      wait_first: ({ minutes }) => `錯得太多了，請過 ${minutes} 分鐘再試。急的話請到櫃台。`,
      too_large: ({ most }) =>
        `一次送來的太多了，一共不能超過 ${most} MB。照片請重選，少選幾張，或選小一點的。`,
      not_readable: () => '送來的內容讀不懂，請檢查格式。',
    },
    problems: {
      required: '這裡要填。',
      tooLong: (most) => `太長了，最多 ${most} 個字。`,
      tooShort: (least) => `太短了，至少 ${least} 個字。`,
      tooLow: (least) => `不能小於 ${least}。`,
      tooHigh: (most) => `不能大於 ${most}。`,
      notANumber: '這裡要填數字。',
      chooseOne: '請選一項。',
      tooMany: (most) => `最多 ${most} 項。`,
      notUnderstood: '這裡看不懂，請再填一次。',
    },
    outages: {
      database_away: {
        title: '暫時連不上',
        text: '存資料的地方正在重新啟動或連不上，通常一兩分鐘就好。已經辦成的事都還在。急事請直接打電話。',
      },
      disk_full: {
        title: '暫時存不下',
        text: '這台機器的空間用完了，剛才的沒有存進去。請告訴管理的人；已經辦成的事都還在。急事請直接打電話。',
      },
    },
    outage: {
      kept: '您填的都在這一頁。過一會兒按「再送一次」；按幾次也只辦一次。',
      photos: '照片沒有留住，之後請再選一次。',
      again: '再送一次',
      reload: '再試一次',
    },
    fault: {
      title: '出了點問題',
      text: '這是我們這邊的錯，不是您的。請過一會兒再試；急事請直接打電話。',
      reference: (reference) => `問題編號 ${reference}`,
    },
    notFoundTitle: '找不到這一頁',
    notAllowedTitle: '這一頁不對您開放',
    refusedTitle: '沒辦成',
    invalidTitle: '請再看一下',
    whatYouTyped: '您填的內容',
    back: '回到上一頁',
    toHome: '回首頁',
    searchPlaces: '找地方',
  },
  'zh-Hans': {
    refusals: {
      not_found: () => '找不到这一页，或者它不对您开放。可以回首页，或用上面的地方名找一找。',
      not_allowed: () => '这件事需要别的身份才能做。请找社区工作者，或打下面的电话。',
      sign_in_required: () => '请先登录。您填的内容已经替您留着，登录后接着写。',
      form_expired: () => '这一页开得太久了。您填的都还在，请再按一次。',
      scope_missing: ({ scope }) => `这个令牌没有“${scope}”的权限。请在“我的”另做一个。`,
      strength_required: () =>
        '这件事要用到您的职务。请先确认是您本人（“我的”里的通行密钥），再来一次。',
      key_missing: () => '这个请求少了 Idempotency-Key，请补上后再发。',
      cursor_unknown: () => '接不上刚才那一页了：网址不对，或清单已经变了。请从第一页看起。',
      changed_meanwhile: () => '您看过之后，这里已经有人改过了。请先看看现在的样子，再做一次。',
      too_many_requests: () => '试得太快了，请过几分钟再试，或请柜台帮忙。',
      wait_first: ({ minutes }) => `错得太多了，请过 ${minutes} 分钟再试。急的话请到柜台。`,
      too_large: ({ most }) =>
        `一次发来的太多了，一共不能超过 ${most} MB。照片请重选，少选几张，或选小一点的。`,
      not_readable: () => '发来的内容读不懂，请检查格式。',
    },
    problems: {
      required: '这里要填。',
      tooLong: (most) => `太长了，最多 ${most} 个字。`,
      tooShort: (least) => `太短了，至少 ${least} 个字。`,
      tooLow: (least) => `不能小于 ${least}。`,
      tooHigh: (most) => `不能大于 ${most}。`,
      notANumber: '这里要填数字。',
      chooseOne: '请选一项。',
      tooMany: (most) => `最多 ${most} 项。`,
      notUnderstood: '这里看不懂，请再填一次。',
    },
    outages: {
      database_away: {
        title: '暂时连不上',
        text: '存资料的地方正在重新启动或连不上，通常一两分钟就好。已经办成的事都还在。急事请直接打电话。',
      },
      disk_full: {
        title: '暂时存不下',
        text: '这台机器的空间用完了，刚才的没有存进去。请告诉管理的人；已经办成的事都还在。急事请直接打电话。',
      },
    },
    outage: {
      kept: '您填的都在这一页。过一会儿按“再送一次”；按几次也只办一次。',
      photos: '照片没有留住，之后请再选一次。',
      again: '再送一次',
      reload: '再试一次',
    },
    fault: {
      title: '出了点问题',
      text: '这是我们这边的错，不是您的。请过一会儿再试；急事请直接打电话。',
      reference: (reference) => `问题编号 ${reference}`,
    },
    notFoundTitle: '找不到这一页',
    notAllowedTitle: '这一页不对您开放',
    refusedTitle: '没办成',
    invalidTitle: '请再看一下',
    whatYouTyped: '您填的内容',
    back: '回到上一页',
    toHome: '回首页',
    searchPlaces: '找地方',
  },
  en: {
    refusals: {
      not_found: () =>
        'This page does not exist, or it is not open to you. Go to the home page, or look for a place by its name.',
      not_allowed: () =>
        'This needs a role you do not hold. Ask a community worker, or call the number on this page.',
      sign_in_required: () =>
        'Please sign in first. What you typed is kept, and you go on from there.',
      form_expired: () =>
        'This page was open for too long. Everything you typed is here: send again.',
      scope_missing: ({ scope }) =>
        `This token may not do that: it lacks ${scope}. Make another one on your own page.`,
      strength_required: () =>
        'This needs your office. First confirm that it is you (passkeys, under “My account”), then try again.',
      key_missing: () => 'This request has no Idempotency-Key header. Add one and send it again.',
      cursor_unknown: () =>
        'There is no going on from here: the address is wrong, or the list has changed. Begin with the first page.',
      changed_meanwhile: () =>
        'Somebody has changed this since you looked at it. Look at it again, then repeat what you wanted.',
      too_many_requests: () =>
        'Too many tries. Wait a few minutes and try again, or ask at the counter.',
      wait_first: ({ minutes }) =>
        `Too many failed. Please wait ${minutes} min before you try again, or go to the counter.`,
      too_large: ({ most }) =>
        `That is too much at once: at most ${most} MB in all. Choose the photos again, fewer of them or smaller ones.`,
      not_readable: () => 'What was sent could not be read. Check its format.',
    },
    problems: {
      required: 'Please fill this in.',
      tooLong: (most) => `This is too long: at most ${most} characters.`,
      tooShort: (least) => `This is too short: at least ${least} characters.`,
      tooLow: (least) => `This cannot be less than ${least}.`,
      tooHigh: (most) => `This cannot be more than ${most}.`,
      notANumber: 'This has to be a number.',
      chooseOne: 'Please choose one.',
      tooMany: (most) => `At most ${most} of these.`,
      notUnderstood: 'We could not understand this. Please type it again.',
    },
    outages: {
      database_away: {
        title: 'Out of reach for a moment',
        text: 'The place where everything is kept is starting again or cannot be reached; that mostly takes a minute or two. All that was done is still there. If it is urgent, please ring.',
      },
      disk_full: {
        title: 'There is no room just now',
        text: 'This machine has no room left, so what you sent was not kept. Please tell whoever looks after it. All that was done before is still there. If it is urgent, please ring.',
      },
    },
    outage: {
      kept: 'Everything you wrote is on this page. Press “Send again” in a moment: however often you press, it is done once.',
      photos: 'The photos could not be kept; please choose them again afterwards.',
      again: 'Send again',
      reload: 'Try again',
    },
    fault: {
      title: 'Something went wrong',
      text: 'The fault is ours, not yours. Try again in a moment; if it is urgent, telephone.',
      reference: (reference) => `Reference ${reference}`,
    },
    notFoundTitle: 'Page not found',
    notAllowedTitle: 'This page is not open to you',
    refusedTitle: 'That did not work',
    invalidTitle: 'Please look again',
    whatYouTyped: 'What you typed',
    back: 'Back',
    toHome: 'Home page',
    searchPlaces: 'Find a place',
  },
};

/** The status of each refusal of the platform; a feature's own refusals are 409. */
export const refusalStatus: {
  readonly [code in PlatformRefusal]: 400 | 401 | 403 | 404 | 412 | 413 | 429;
} = {
  not_found: 404,
  not_allowed: 403,
  sign_in_required: 401,
  form_expired: 403,
  key_missing: 400,
  cursor_unknown: 400,
  changed_meanwhile: 412,
  scope_missing: 403,
  strength_required: 403,
  too_many_requests: 429,
  wait_first: 429,
  too_large: 413,
  not_readable: 400,
};

/** Tells whether a refusal is one that any endpoint may give. */
export function isPlatformRefusal(code: string): code is PlatformRefusal {
  return Object.hasOwn(refusalStatus, code);
}

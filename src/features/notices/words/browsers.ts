import type { Catalogue } from '#/platform/i18n/catalogue.ts';

/** The words of the browsers in which one is told. */
export type BrowserWords = {
  readonly title: string;
  readonly lead: string;
  readonly add: string;
  readonly failed: string;
  readonly unable: string;
  readonly notNow: string;
  readonly unknown: string;
  readonly since: (when: string) => string;
  readonly remove: string;
  readonly removeNamed: (device: string) => string;
  readonly added: string;
  readonly removed: string;
};

export const browserWords: Catalogue<BrowserWords> = {
  'zh-Hant': {
    title: '在手機、電腦上直接通知',
    lead: '網頁沒打開也收得到。通知裡只有一句話，不寫名字，也不寫地方。',
    add: '在這台上通知我',
    failed:
      '沒有打開。請在瀏覽器問的時候選「允許」；如果以前選過「不允許」，要到瀏覽器的設定裡改。不行的話，可以改用郵件或短信。',
    unable:
      '這個瀏覽器收不了通知（有的要先把網頁加到主畫面，或者網址要是 https）。可以改用郵件或短信。',
    notNow: '您正在替別人辦事。要在這台上收通知，請先回到自己。',
    unknown: '不知道是什麼裝置',
    since: (when) => `${when} 打開的`,
    remove: '不再通知這台',
    removeNamed: (device) => `不再通知這台：${device}`,
    added: '打開了。有事會直接通知到這台上。',
    removed: '關掉了。不會再通知到那台上。',
  },
  'zh-Hans': {
    title: '在手机、电脑上直接通知',
    lead: '网页没打开也收得到。通知里只有一句话，不写名字，也不写地方。',
    add: '在这台上通知我',
    failed:
      '没有打开。请在浏览器问的时候选“允许”；如果以前选过“不允许”，要到浏览器的设置里改。不行的话，可以改用邮件或短信。',
    unable:
      '这个浏览器收不了通知（有的要先把网页加到主屏幕，或者网址要是 https）。可以改用邮件或短信。',
    notNow: '您正在替别人办事。要在这台上收通知，请先回到自己。',
    unknown: '不知道是什么设备',
    since: (when) => `${when} 打开的`,
    remove: '不再通知这台',
    removeNamed: (device) => `不再通知这台：${device}`,
    added: '打开了。有事会直接通知到这台上。',
    removed: '关掉了。不会再通知到那台上。',
  },
  en: {
    title: 'Tell me on this telephone or computer',
    lead: 'It reaches you while no page is open: one sentence, without a name and without a place.',
    add: 'Tell me on this one',
    failed:
      'It was not switched on. Choose “Allow” when the browser asks; if you once said no, change that in the browser’s settings. E-mail or text messages will do as well.',
    unable:
      'This browser cannot be told. Some want the page on the home screen first, or an address with https. E-mail or text messages will do as well.',
    notNow: 'You are acting for somebody else. To be told on this one, go back to yourself first.',
    unknown: 'Unknown device',
    since: (when) => `Switched on ${when}`,
    remove: 'Tell this one nothing any more',
    removeNamed: (device) => `Tell this one nothing any more: ${device}`,
    added: 'Switched on. What is new will be told on this one.',
    removed: 'Switched off. That one will be told nothing any more.',
  },
};

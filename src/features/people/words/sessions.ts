import type { SignInWay } from '#/platform/auth/sessions.ts';
import type { Catalogue } from '#/platform/i18n/catalogue.ts';

/** The words of where somebody is signed in, and how they came in. */
export type SessionWords = {
  readonly passkeys: string;
  readonly byPasskey: string;
  readonly ways: { readonly [way in SignInWay]: string };
  readonly unknownWay: string;
  readonly endOthers: string;
  readonly othersEnded: string;
  readonly noPlaces: string;
};

export const sessionWords: Catalogue<SessionWords> = {
  'zh-Hant': {
    passkeys: '通行密鑰',
    byPasskey: '用通行密鑰登入',
    ways: {
      code: '用發到手機或郵箱的號碼登入',
      counter_code: '用櫃台開的號碼登入',
      household_code: '用住戶號碼開的帳號',
      sheet_code: '用號碼單上的號碼登入',
      link: '用連結登入',
      first: '用裝好這套系統時的連結登入',
      passkey: '用通行密鑰登入',
      rescue: '用這台機器上給的連結登入',
    },
    unknownWay: '怎麼登入的沒有記下來',
    endOthers: '除了這台，全部退出',
    othersEnded: '別的手機、電腦都退出了。',
    noPlaces: '這裡不記您在哪裡上網，也不記網路位址。',
  },
  'zh-Hans': {
    passkeys: '通行密钥',
    byPasskey: '用通行密钥登录',
    ways: {
      code: '用发到手机或邮箱的号码登录',
      counter_code: '用柜台开的号码登录',
      household_code: '用住户号码开的账号',
      sheet_code: '用号码单上的号码登录',
      link: '用链接登录',
      first: '用装好这套系统时的链接登录',
      passkey: '用通行密钥登录',
      rescue: '用这台机器上给的链接登录',
    },
    unknownWay: '怎么登录的没有记下来',
    endOthers: '除了这台，全部退出',
    othersEnded: '别的手机、电脑都退出了。',
    noPlaces: '这里不记您在哪里上网，也不记网络地址。',
  },
  en: {
    passkeys: 'Passkeys',
    byPasskey: 'Sign in with a passkey',
    ways: {
      code: 'With a code sent to your telephone or e-mail',
      counter_code: 'With a code from the counter',
      household_code: 'With the code of your household',
      sheet_code: 'With a code from your sheet',
      link: 'With a link',
      first: 'With the link of the first start',
      passkey: 'With a passkey',
      rescue: 'With a link made on the machine itself',
    },
    unknownWay: 'How you signed in was not noted',
    endOthers: 'Sign out everywhere but here',
    othersEnded: 'Every other device is signed out.',
    noPlaces: 'Where you are and your network address are not kept.',
  },
};

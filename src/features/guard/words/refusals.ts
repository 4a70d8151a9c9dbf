import type { RefusalWords } from '#/platform/http/endpoint.ts';
import { someRefusals } from '#/platform/http/some-refusals.ts';
import type { Catalogue } from '#/platform/i18n/catalogue.ts';
import type { GuardRefusal } from '#/features/guard/model.ts';

/** The sentences of every refusal about how offices are kept safe. */
export const refusalWords: Catalogue<RefusalWords<GuardRefusal>> = {
  'zh-Hant': {
    refusals: {
      passkey_refused: () =>
        '這把通行密鑰沒有通過核對，沒有辦成。請再試一次；還不行就換一把，或請管理員幫忙。',
      passkey_expired: () => '等得太久了，或者已經用過一次。請再按一次按鈕。',
      passkey_unknown: () => '這裡不認得這把通行密鑰，也許已經被刪掉了。請換一種方式登入。',
      passkey_known: () => '這把通行密鑰已經登記過了，不用再登記。',
      passkeys_not_here: () => '在這個網址上用不了通行密鑰。請看頁面上寫的別的辦法。',
      too_many_passkeys: ({ most }) => `最多 ${most} 把。請先刪掉不用的。`,
      strengthen_first: () => '請先用已有的通行密鑰確認是您本人，再來改。',
      only_oneself: () => '這件事只能本人辦。請先換回自己。',
    },
  },
  'zh-Hans': {
    refusals: {
      passkey_refused: () =>
        '这把通行密钥没有通过核对，没有办成。请再试一次；还不行就换一把，或请管理员帮忙。',
      passkey_expired: () => '等得太久了，或者已经用过一次。请再按一次按钮。',
      passkey_unknown: () => '这里不认得这把通行密钥，也许已经被删掉了。请换一种方式登录。',
      passkey_known: () => '这把通行密钥已经登记过了，不用再登记。',
      passkeys_not_here: () => '在这个网址上用不了通行密钥。请看页面上写的别的办法。',
      too_many_passkeys: ({ most }) => `最多 ${most} 把。请先删掉不用的。`,
      strengthen_first: () => '请先用已有的通行密钥确认是您本人，再来改。',
      only_oneself: () => '这件事只能本人办。请先换回自己。',
    },
  },
  en: {
    refusals: {
      passkey_refused: () =>
        'This passkey did not pass the check, and nothing was done. Try again; if that fails, use another one or ask a steward.',
      passkey_expired: () =>
        'That took too long, or was used once already. Press the button again.',
      passkey_unknown: () =>
        'We do not know this passkey; it may have been removed. Sign in another way.',
      passkey_known: () => 'This passkey is registered already.',
      passkeys_not_here: () =>
        'Passkeys do not work at this address. The page says what to do instead.',
      too_many_passkeys: ({ most }) => `At most ${most}. Please remove one you no longer use.`,
      strengthen_first: () =>
        'First confirm with a passkey you have that it is you, then change this.',
      only_oneself: () => 'Only the person themselves can do this. Go back to yourself first.',
    },
  },
};

/** Gives the sentences of just those refusals an endpoint has. */
export const refusals = someRefusals(refusalWords);

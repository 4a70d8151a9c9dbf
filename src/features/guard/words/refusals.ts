import type { RefusalWords } from '#/platform/http/endpoint.ts';
import { someRefusals } from '#/platform/http/some-refusals.ts';
import type { Catalogue } from '#/platform/i18n/catalogue.ts';
import type { GuardRefusal } from '#/features/guard/model.ts';

/** The sentences of every refusal about how offices are kept safe. */
export const refusalWords: Catalogue<RefusalWords<GuardRefusal>> = {
  'zh-Hant': {
    refusals: {
      sheet_code_wrong: () => '號碼不對，或者已經用過。請對照號碼單再輸一次，用過的請打勾。',
      sheet_codes_locked: () => '錯得太多了，這一小時內不能再試。請過一小時再來，或請管理員幫忙。',
      sheet_not_needed: () => '在這個網址上能用通行密鑰，請用它來確認。',
      paper_alone: () =>
        '您這次是用紙上的號碼登入的，不能再用紙上的號碼確認。請用手機或郵箱登入，再來確認。',
      passkey_refused: () =>
        '這把通行密鑰沒有通過核對，沒有辦成。請再試一次；還不行就換一把，或請管理員幫忙。',
      passkey_expired: () => '等得太久了，或者已經用過一次。請再按一次按鈕。',
      passkey_unknown: () => '這裡不認得這把通行密鑰，也許已經被刪掉了。請換一種方式登入。',
      passkey_known: () => '這把通行密鑰已經登記過了，不用再登記。',
      passkeys_not_here: () => '在這個網址上用不了通行密鑰。請看頁面上寫的別的辦法。',
      too_many_passkeys: ({ most }) => `最多 ${most} 把。請先刪掉不用的。`,
      strengthen_first: () => '請先用已有的通行密鑰確認是您本人，再來改。',
      person_not_found: () => '沒有找到這個人。請核對號碼，要寫全；沒有登記的找不到。',
      within_reach: () => '您的職務本來就看得到這個人，不用破例，直接打開就好。',
      not_of_oneself: () => '這是您自己。自己的資料在「我的」裡。',
      own_glass: () => '這是您自己打開的，或者打開的是您的登記，請別的管理員來看。',
      reviewed_already: () => '已經有管理員簽過字了。',
      words_required: () => '說不應該的，請寫明為什麼。',
      recovery_not_needed: () => '您不用請管理員幫忙：沒有歇著的職務，或者還沒有登記過通行密鑰。',
      recovery_elsewhere: () => '您在別的手機或電腦上請過了。請回到那一台接著辦，或者先取消。',
      number_wrong: () => '號碼對不上。請本人再唸一次螢幕上的六位數字。',
      only_oneself: () => '這件事只能本人辦。請先換回自己。',
    },
  },
  'zh-Hans': {
    refusals: {
      sheet_code_wrong: () => '号码不对，或者已经用过。请对照号码单再输一次，用过的请打勾。',
      sheet_codes_locked: () => '错得太多了，这一小时内不能再试。请过一小时再来，或请管理员帮忙。',
      sheet_not_needed: () => '在这个网址上能用通行密钥，请用它来确认。',
      paper_alone: () =>
        '您这次是用纸上的号码登录的，不能再用纸上的号码确认。请用手机或邮箱登录，再来确认。',
      passkey_refused: () =>
        '这把通行密钥没有通过核对，没有办成。请再试一次；还不行就换一把，或请管理员帮忙。',
      passkey_expired: () => '等得太久了，或者已经用过一次。请再按一次按钮。',
      passkey_unknown: () => '这里不认得这把通行密钥，也许已经被删掉了。请换一种方式登录。',
      passkey_known: () => '这把通行密钥已经登记过了，不用再登记。',
      passkeys_not_here: () => '在这个网址上用不了通行密钥。请看页面上写的别的办法。',
      too_many_passkeys: ({ most }) => `最多 ${most} 把。请先删掉不用的。`,
      strengthen_first: () => '请先用已有的通行密钥确认是您本人，再来改。',
      person_not_found: () => '没有找到这个人。请核对号码，要写全；没有登记的找不到。',
      within_reach: () => '您的职务本来就看得到这个人，不用破例，直接打开就好。',
      not_of_oneself: () => '这是您自己。自己的资料在“我的”里。',
      own_glass: () => '这是您自己打开的，或者打开的是您的登记，请别的管理员来看。',
      reviewed_already: () => '已经有管理员签过字了。',
      words_required: () => '说不应该的，请写明为什么。',
      recovery_not_needed: () => '您不用请管理员帮忙：没有歇着的职务，或者还没有登记过通行密钥。',
      recovery_elsewhere: () => '您在别的手机或电脑上请过了。请回到那一台接着办，或者先取消。',
      number_wrong: () => '号码对不上。请本人再念一次屏幕上的六位数字。',
      only_oneself: () => '这件事只能本人办。请先换回自己。',
    },
  },
  en: {
    refusals: {
      sheet_code_wrong: () =>
        'That code is not right, or was used before. Compare it with the sheet, and tick those you have used.',
      sheet_codes_locked: () =>
        'Too many wrong codes: this way is closed for an hour. Try again then, or ask a steward.',
      sheet_not_needed: () => 'Passkeys work at this address: please confirm with one.',
      paper_alone: () =>
        'You signed in with a code on paper this time, so another one on paper cannot confirm it. Sign in by telephone or e-mail, then confirm.',
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
      person_not_found: () =>
        'Nobody was found. Check that it is complete; whoever is not on record is not found.',
      within_reach: () =>
        'Your office reaches this person anyway: open their record without breaking a glass.',
      not_of_oneself: () => 'That is you. Your own data is under “My account”.',
      own_glass: () => 'You broke this glass, or it is about you: another steward has to look.',
      reviewed_already: () => 'A steward has signed this off already.',
      words_required: () => 'If it was not fair, please say why.',
      recovery_not_needed: () =>
        'You need no stewards for this: no office of yours rests, or you have no key yet.',
      recovery_elsewhere: () =>
        'You asked in another browser. Go on there, or take that back first.',
      number_wrong: () =>
        'The number does not match. Ask them to read the six digits on their screen again.',
      only_oneself: () => 'Only the person themselves can do this. Go back to yourself first.',
    },
  },
};

/** Gives the sentences of just those refusals an endpoint has. */
export const refusals = someRefusals(refusalWords);

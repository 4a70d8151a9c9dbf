import type { RefusalWords } from '#/platform/http/endpoint.ts';
import { someRefusals } from '#/platform/http/some-refusals.ts';
import type { Catalogue } from '#/platform/i18n/catalogue.ts';
import type { PeopleRefusal } from '#/features/people/model.ts';

/** The sentences of every refusal about people. */
export const refusalWords: Catalogue<RefusalWords<PeopleRefusal>> = {
  'zh-Hant': {
    refusals: {
      code_wrong: () => '號碼不對，請對照收到的六位數再輸入一次。',
      code_expired: () => '這個號碼已經失效了。請重新要一個，或請櫃台幫忙。',
      paper_code_wrong: () =>
        '號碼對不上，或者已經用完、過期了。請對照紙上再看一次，或請櫃台重新開一張。',
      strengthen_first: () =>
        '您手上還有一張號碼單。請先用上面的號碼確認是您本人，再另開一張。丟了請找管理員。',
      link_used_up: () => '這個連結已經用完或過期了。請用手機號碼登入，或請櫃台幫忙。',
      address_taken: () => '這個手機號碼或郵箱已經是別人的登入方式了。請核對一下，或換一個。',
      already_registered: () =>
        '這一戶裡已經有同名的人，而且有帳號了。請用手機號碼登入，或帶這張紙到櫃台辦。',
      already_lives_here: () => '這個人已經登記在這一戶了，不用再登記。',
      does_not_live_here: () => '登記裡這個人已經不住在那一戶了。',
      no_household: () => '請選到「戶」這一級，樓棟和社區不行。',
      place_too_high: () => '範圍太大了。請選社區，或者更小的地方。',
      role_not_here: () => '這個身分不能設在這一級。例如樓長要設在樓棟上。',
      role_too_high: () => '這要由更上一級的管理員來辦。',
      not_to_oneself: () => '這件事不能給自己辦，請別的同事來。',
      already_granted: () => '這個人在這裡已經有這個身分了。',
      not_granted: () => '這個身分已經結束了。',
      term_backwards: () => '結束的日子要在開始的日子之後。',
      last_steward: () => '這是最後一位管理員。請先指定另一位，再收回。',
      only_oneself: () => '這件事只能本人辦。請先換回自己。',
      no_consent: () => '還沒有對方同意的記錄。請本人在「我的」裡同意，或到櫃台登記。',
      consent_by_helper: () => '代辦的人不能自己登記這份同意，請別的同事來登記。',
      consent_in_future: () => '同意的日子不能在今天之後。',
      already_helper: () => '這位已經可以代辦了，不用再登記。',
      helper_not_found: () => '沒有找到這位。請核對號碼，或請對方先登入一次，也可以一起到櫃台辦。',
      too_many_tokens: ({ most }) => `最多 ${most} 個權杖。請先停掉不用的。`,
      acting_already: () => '您正在替別人辦事。請先換回自己。',
      told_needs_telephone: () => '登記裡沒有這位的電話。請先補上，或選別的方式。',
      told_needs_address: () =>
        '還沒有確認過的手機或郵箱。請先到「我怎麼登入」確認，或選別的方式。',
      told_needs_helper: () => '現在沒有可以代辦的家人。請先登記一位，或選別的方式。',
      way_required: () => '請選這件事是怎麼來的：本人來了、打電話、填了紙，還是來信。',
      own_household: () => '自己家裡的人不能由自己作證。請社區櫃台或別的樓長來。',
      vouched_already: () => '這個住處已經有人作證了，不用再作。',
      too_many_vouches: () => '今天作證的戶數到上限了。剩下的請到櫃台辦，或明天再來。',
      unknown_community: () => '沒有找到這個社區。請從列表裡選。',
      unknown_person: () => '沒有找到這個人。請先登記。',
    },
  },
  'zh-Hans': {
    refusals: {
      code_wrong: () => '号码不对，请对照收到的六位数再输入一次。',
      code_expired: () => '这个号码已经失效了。请重新要一个，或请柜台帮忙。',
      paper_code_wrong: () =>
        '号码对不上，或者已经用完、过期了。请对照纸上再看一次，或请柜台重新开一张。',
      strengthen_first: () =>
        '您手上还有一张号码单。请先用上面的号码确认是您本人，再另开一张。丢了请找管理员。',
      link_used_up: () => '这个链接已经用完或过期了。请用手机号码登录，或请柜台帮忙。',
      address_taken: () => '这个手机号码或邮箱已经是别人的登录方式了。请核对一下，或换一个。',
      already_registered: () =>
        '这一户里已经有同名的人，而且有账号了。请用手机号码登录，或带这张纸到柜台办。',
      already_lives_here: () => '这个人已经登记在这一户了，不用再登记。',
      does_not_live_here: () => '登记里这个人已经不住在那一户了。',
      no_household: () => '请选到“户”这一级，楼栋和社区不行。',
      place_too_high: () => '范围太大了。请选社区，或者更小的地方。',
      role_not_here: () => '这个身份不能设在这一级。例如楼长要设在楼栋上。',
      role_too_high: () => '这要由更上一级的管理员来办。',
      not_to_oneself: () => '这件事不能给自己办，请别的同事来。',
      already_granted: () => '这个人在这里已经有这个身份了。',
      not_granted: () => '这个身份已经结束了。',
      term_backwards: () => '结束的日子要在开始的日子之后。',
      last_steward: () => '这是最后一位管理员。请先指定另一位，再收回。',
      only_oneself: () => '这件事只能本人办。请先换回自己。',
      no_consent: () => '还没有对方同意的记录。请本人在“我的”里同意，或到柜台登记。',
      consent_by_helper: () => '代办的人不能自己登记这份同意，请别的同事来登记。',
      consent_in_future: () => '同意的日子不能在今天之后。',
      already_helper: () => '这位已经可以代办了，不用再登记。',
      helper_not_found: () => '没有找到这位。请核对号码，或请对方先登录一次，也可以一起到柜台办。',
      too_many_tokens: ({ most }) => `最多 ${most} 个令牌。请先停掉不用的。`,
      acting_already: () => '您正在替别人办事。请先换回自己。',
      told_needs_telephone: () => '登记里没有这位的电话。请先补上，或选别的方式。',
      told_needs_address: () => '还没有确认过的手机或邮箱。请先到“我怎么登录”确认，或选别的方式。',
      told_needs_helper: () => '现在没有可以代办的家人。请先登记一位，或选别的方式。',
      way_required: () => '请选这件事是怎么来的：本人来了、打电话、填了纸，还是来信。',
      own_household: () => '自己家里的人不能由自己作证。请社区柜台或别的楼长来。',
      vouched_already: () => '这个住处已经有人作证了，不用再作。',
      too_many_vouches: () => '今天作证的户数到上限了。剩下的请到柜台办，或明天再来。',
      unknown_community: () => '没有找到这个社区。请从列表里选。',
      unknown_person: () => '没有找到这个人。请先登记。',
    },
  },
  en: {
    refusals: {
      code_wrong: () => 'That code is not right. Compare it with the six digits you were sent.',
      code_expired: () => 'That code no longer works. Ask for a fresh one, or ask at the counter.',
      paper_code_wrong: () =>
        'That code does not fit, or it was used up or has expired. Look at the paper again, or ask the counter for another.',
      strengthen_first: () =>
        'You have a sheet already. Confirm with one of its codes that it is you, then make another. If it is lost, speak to a steward.',
      link_used_up: () =>
        'This link was used up or has expired. Sign in with your telephone, or ask at the counter.',
      address_taken: () =>
        'Somebody else signs in with that telephone number or e-mail. Check it, or use another.',
      already_registered: () =>
        'Somebody of that name in this household has an account already. Sign in with your telephone, or bring this paper to the counter.',
      already_lives_here: () => 'This person is registered in this household already.',
      does_not_live_here: () => 'This person is no longer registered in that household.',
      no_household: () => 'Please choose a household; a building or community will not do.',
      place_too_high: () => 'That is too wide. Choose a community or something smaller.',
      role_not_here: () =>
        'This role does not belong on this level. A building leader, for one, needs a building.',
      role_too_high: () => 'A steward further up has to do this.',
      not_to_oneself: () => 'Nobody can do this for themselves. Ask a colleague.',
      already_granted: () => 'This person holds this role here already.',
      not_granted: () => 'This role has ended already.',
      term_backwards: () => 'The last day has to come after the first.',
      last_steward: () =>
        'This is the last steward. Appoint another one first, then withdraw this role.',
      only_oneself: () => 'Only the person themselves can do this. Go back to yourself first.',
      no_consent: () =>
        'There is no consent on record. They can give it under “My account” or at the counter.',
      consent_by_helper: () =>
        'The one who is to act cannot record this consent. Ask a colleague to do so.',
      consent_in_future: () => 'The day of consent cannot lie ahead.',
      already_helper: () => 'This person may act already.',
      helper_not_found: () =>
        'We did not find them. Check the number, ask them to sign in once, or come to the counter together.',
      too_many_tokens: ({ most }) => `At most ${most} tokens. Please end one you no longer use.`,
      acting_already: () => 'You are acting for somebody already. Go back to yourself first.',
      told_needs_telephone: () =>
        'No telephone is on record for them. Add one first, or choose another way.',
      told_needs_address: () =>
        'There is no confirmed telephone or e-mail. Confirm one under “How I sign in”, or choose another way.',
      told_needs_helper: () =>
        'Nobody of the family may act for them yet. Record somebody first, or choose another way.',
      way_required: () =>
        'Please say how it came in: they were here, rang, filled in a form, or wrote.',
      own_household: () =>
        'Nobody vouches for those they live with. Please ask the counter or another building leader.',
      vouched_already: () => 'Somebody has vouched for this home already.',
      too_many_vouches: () =>
        'That is as many as one may vouch for on a day. The counter can do the rest, or come back tomorrow.',
      unknown_community: () => 'We did not find that community. Choose one from the list.',
      unknown_person: () => 'We did not find that person. Register them first.',
    },
  },
};

/** Gives the sentences of just those refusals an endpoint has. */
export const refusals = someRefusals(refusalWords);

import type { RefusalWords } from '#/platform/http/endpoint.ts';
import { someRefusals } from '#/platform/http/some-refusals.ts';
import type { Catalogue } from '#/platform/i18n/catalogue.ts';
import type { ModerationRefusal } from '#/features/moderation/model.ts';

/** The sentences of every refusal about what should not stand somewhere. */
export const refusalWords: Catalogue<RefusalWords<ModerationRefusal>> = {
  'zh-Hant': {
    refusals: {
      thing_unknown: () => '這處內容已經不在了，或者已經隱藏。請回到那件事看一看。',
      own_words: () => '這是您自己寫的，要由別人來看。',
      decided_already: () => '已經有人看過、決定了。請看看結果。',
      passage_not_found: () => '原文裡找不到這段話。請從原文照抄，或不填，全部隱藏。',
      reason_required: () => '請選為什麼隱藏。公開的地方會寫著這個原因。',
      not_hideable: () => '名字不能隱藏。請到這個人的資料裡改，再選「已經改好」。',
      not_hidden: () => '這處內容現在沒有隱藏。',
      words_gone: () => '寫的人離開了，原文已經刪掉，不能再顯示。',
      appealed_already: () => '已經申訴過一次。答覆在「我被隱藏的內容」裡。',
      no_appeal: () => '沒有人申訴，現在沒有要決定的。',
      photo_gone: () => '照片剛剛換過了，請回到這件事再看。',
      same_person: () => '是您決定隱藏的，申訴要由另一個人來看。',
    },
  },
  'zh-Hans': {
    refusals: {
      thing_unknown: () => '这处内容已经不在了，或者已经隐藏。请回到那件事看一看。',
      own_words: () => '这是您自己写的，要由别人来看。',
      decided_already: () => '已经有人看过、决定了。请看看结果。',
      passage_not_found: () => '原文里找不到这段话。请从原文照抄，或不填，全部隐藏。',
      reason_required: () => '请选为什么隐藏。公开的地方会写着这个原因。',
      not_hideable: () => '名字不能隐藏。请到这个人的资料里改，再选「已经改好」。',
      not_hidden: () => '这处内容现在没有隐藏。',
      words_gone: () => '写的人离开了，原文已经删掉，不能再显示。',
      appealed_already: () => '已经申诉过一次。答复在「我被隐藏的内容」里。',
      no_appeal: () => '没有人申诉，现在没有要决定的。',
      photo_gone: () => '照片刚刚换过了，请回到这件事再看。',
      same_person: () => '是您决定隐藏的，申诉要由另一个人来看。',
    },
  },
  en: {
    refusals: {
      thing_unknown: () => 'That is no longer there, or is hidden already. Go back and look.',
      own_words: () => 'This is your own. Somebody else has to look at it.',
      decided_already: () => 'Somebody has looked at this and decided. See what came of it.',
      passage_not_found: () =>
        'The text has no such passage. Copy it as it stands, or leave it empty to hide all.',
      reason_required: () => 'Choose why it is hidden. Everybody will read that reason.',
      not_hideable: () =>
        'A name cannot be hidden. Mend it in the record of the person, then choose "mended".',
      not_hidden: () => 'This is not hidden now.',
      words_gone: () => 'Who wrote it has left, and the words went with them.',
      appealed_already: () =>
        'You have appealed once. The answer stands under "What of mine was hidden".',
      no_appeal: () => 'Nobody has appealed, so there is nothing to decide.',
      photo_gone: () => 'The photo was changed just now. Go back to the matter and look again.',
      same_person: () => 'You hid this yourself. The appeal is for somebody else.',
    },
  },
};

/** Gives the sentences of just those refusals an endpoint has. */
export const refusals = someRefusals(refusalWords);

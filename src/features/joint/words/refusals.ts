import type { RefusalWords } from '#/platform/http/endpoint.ts';
import { someRefusals } from '#/platform/http/some-refusals.ts';
import type { Catalogue } from '#/platform/i18n/catalogue.ts';
import type { JointRefusal } from '#/features/joint/model.ts';

/** The sentences of every refusal about joint tasks. */
export const refusalWords: Catalogue<RefusalWords<JointRefusal>> = {
  'zh-Hant': {
    refusals: {
      matter_closed: () => '這件事已經辦結，不用再請單位來了。',
      body_unknown: () => '有一家單位不管這個地方，或者只能請、不能要求到場。請重新選。',
      lead_missing: () => '請選一家能牽頭的單位：要和您同級或在上級。',
      complaint_against_them: () => '這件事就是反映這家單位的，不能請它來辦。',
      lead_called_already: () => '這家單位已經在為這件事牽頭，請看那一次的進展。',
      times_backwards: () => '時間要往後排：先報到，再碰頭，都要在現在以後。',
      task_over: () => '這一步已經過了，請重新打開看看進展。',
      not_called: () => '沒有請這家單位，或者沒有這一項。請重新選。',
      excused_already: () => '已經同意這家單位不來了。',
      superior_decided: () => '上級已經定了要到場，請報到。',
      superior_decides: () => '已經說了三次去不了，這次由上級決定。',
      not_declined: () => '這家單位沒有說去不了，不用決定。',
      came_already: () => '這家單位已經到了，不用再決定。',
      lead_stays: () => '牽頭的單位不能不來。請先換一家牽頭。',
      not_met: () => '還沒有碰頭。碰頭以後請先記誰到了。',
      not_yet_time: () => '還沒到碰頭的時間。',
      attendee_missing: () => '有要到場的單位沒有到，也沒有同意不來，還不能結束。',
      parts_open: () => '有分工還沒有結果，還不能結束。',
      too_many_parts: () => '分工已經很多了，請先把前面的辦完。',
      part_ended: () => '這一項已經有結果了。',
      not_closed: () => '牽頭的單位還沒有結束，或者已經評定過了。',
    },
  },
  'zh-Hans': {
    refusals: {
      matter_closed: () => '这件事已经办结，不用再请单位来了。',
      body_unknown: () => '有一家单位不管这个地方，或者只能请、不能要求到场。请重新选。',
      lead_missing: () => '请选一家能牵头的单位：要和您同级或在上级。',
      complaint_against_them: () => '这件事就是反映这家单位的，不能请它来办。',
      lead_called_already: () => '这家单位已经在为这件事牵头，请看那一次的进展。',
      times_backwards: () => '时间要往后排：先报到，再碰头，都要在现在以后。',
      task_over: () => '这一步已经过了，请重新打开看看进展。',
      not_called: () => '没有请这家单位，或者没有这一项。请重新选。',
      excused_already: () => '已经同意这家单位不来了。',
      superior_decided: () => '上级已经定了要到场，请报到。',
      superior_decides: () => '已经说了三次去不了，这次由上级决定。',
      not_declined: () => '这家单位没有说去不了，不用决定。',
      came_already: () => '这家单位已经到了，不用再决定。',
      lead_stays: () => '牵头的单位不能不来。请先换一家牵头。',
      not_met: () => '还没有碰头。碰头以后请先记谁到了。',
      not_yet_time: () => '还没到碰头的时间。',
      attendee_missing: () => '有要到场的单位没有到，也没有同意不来，还不能结束。',
      parts_open: () => '有分工还没有结果，还不能结束。',
      too_many_parts: () => '分工已经很多了，请先把前面的办完。',
      part_ended: () => '这一项已经有结果了。',
      not_closed: () => '牵头的单位还没有结束，或者已经评定过了。',
    },
  },
  en: {
    refusals: {
      matter_closed: () => 'The matter is closed. Nobody has to be called to it any more.',
      body_unknown: () =>
        'One of them does not serve this place, or can only be invited. Please choose again.',
      lead_missing: () => 'Choose an office to lead that stands at your level or above it.',
      complaint_against_them: () => 'The matter is a complaint about that body. Call another.',
      lead_called_already: () => 'It leads a joint task for this matter already. See how it goes.',
      times_backwards: () => 'First they report, then they meet, and both from now on.',
      task_over: () => 'That step is over. Open it again to see how it stands.',
      not_called: () => 'It was not called, or there is no such part. Please choose again.',
      excused_already: () => 'It has been excused.',
      superior_decided: () => 'The superior has decided that you come. Please report.',
      superior_decides: () => 'It has declined three times. Now the superior decides.',
      not_declined: () => 'It has not asked to be excused, so there is nothing to decide.',
      came_already: () => 'It has come, so there is nothing to decide.',
      lead_stays: () => 'The lead cannot be excused. Let another office lead first.',
      not_met: () => 'They have not met yet. Note who came once they have.',
      not_yet_time: () => 'It is not time for the meeting yet.',
      attendee_missing: () =>
        'One that has to come has neither come nor been excused. It cannot be closed yet.',
      parts_open: () => 'Some parts have no outcome yet. It cannot be closed.',
      too_many_parts: () => 'There are many parts already. Finish some of them first.',
      part_ended: () => 'That part has its outcome.',
      not_closed: () => 'The lead has not closed it yet, or it has been assessed.',
    },
  },
};

/** Gives the sentences of just those refusals an endpoint has. */
export const refusals = someRefusals(refusalWords);

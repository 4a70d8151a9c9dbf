import type { Catalogue } from '#/platform/i18n/catalogue.ts';
import type { RefusalWords } from '#/platform/http/endpoint.ts';
import type { PhotoRefusal } from '#/platform/storage/photos.ts';
import type { StepRefusal } from '#/features/matters/rules/decide.ts';

/** Every no that an action on a matter can give, beside those of the platform. */
export type MatterRefusal =
  | Exclude<StepRefusal, 'not_allowed'>
  | PhotoRefusal
  | 'about_unknown'
  | 'already_helping'
  | 'already_offered'
  | 'already_requested'
  | 'blank_unknown'
  | 'body_not_yours'
  | 'body_unknown'
  | 'category_not_here'
  | 'ending_required'
  | 'filter_name_taken'
  | 'form_entered_already'
  | 'matter_closed'
  | 'none_done'
  | 'not_helping'
  | 'not_requested'
  | 'nothing_chosen'
  | 'nothing_told'
  | 'offer_gone'
  | 'person_unknown'
  | 'photo_gone'
  | 'place_elsewhere'
  | 'place_unknown'
  | 'queue_unknown'
  | 'target_closed'
  | 'target_itself'
  | 'target_unknown'
  | 'template_name_taken'
  | 'time_too_far'
  | 'too_few_persons'
  | 'too_many_chosen'
  | 'too_many_filters'
  | 'too_many_photos'
  | 'too_many_templates'
  | 'none_undone'
  | 'undo_holder_gone'
  | 'undo_moved_on'
  | 'undo_not_yours'
  | 'undo_over';

const hant: RefusalWords<MatterRefusal> = {
  refusals: {
    wrong_state: () => '這件事已經往前走了，現在不能這麼做。請看看最新的進展。',
    already_claimed: () => '這件事剛剛有人認領了，謝謝您！可以說「我也來幫忙」。',
    nobody_has_it: () => '這件事現在沒有人在辦。',
    assigned_by_staff: () => '這件事是工作人員交給您的。辦不了，請用「退回」，或請他們收回。',
    return_window_over: () => '可以退回的時間過了。辦不了，請說「希望換個人來辦」。',
    not_passed_on: () => '這件事不是轉來的，不用退。可以受理，也可以不受理。',
    passed_on_already: () => '這件事剛轉過來，還沒有接。請先接下來，或者退回。',
    same_queue: () => '這件事本來就歸他們管。請選別的單位。',
    superior_decides: () => '這件事已經退過三次，由上級定歸誰辦，不能再轉、再退。',
    queue_required: () => '請選轉給誰。',
    queue_unknown: () => '這件事不能轉給這個單位。請從列表裡選。',
    reopen_on_request: () => '辦結已經超過三十天。請寫明情況，由工作人員決定是否重新辦。',
    own_matter: () => '這是您自己提的事，要由別人來辦。',
    own_work: () => '這件事是您經手的，要由別人來說。',
    complaint_against_you: () => '這件事說的是您或您所在的組織，要由別人來處理。',
    complaint_against_them: () =>
      '這件事說的就是這個人，或者他所在的組織，不能交給他辦。請選別人。',
    reason_required: () => '請寫明理由。',
    proof_required: () => '請說說怎麼辦的，或者拍一張照片。',
    assignee_required: () => '請選交給誰。',
    target_required: () => '請寫要併到哪一件。',
    time_required: () => '請選時間。',
    time_past: () => '這個時間已經過去了，請選以後的時間。',
    photo_unreadable: () => '這張照片打不開。請換一張，或重新拍。其他填的都還在。',
    photo_too_large: () => '這張照片太大了（最多 15 MB）。請換一張小一點的。',
    photo_too_small: () => '這張照片太小，看不清。請換一張。',
    about_unknown: () => '找不到您說的這個組織或這個人，請再選一次。',
    already_helping: () => '您已經在幫這件事了。',
    already_offered: () => '您已經說過要幫忙了，等在辦的人回覆。',
    already_requested: () => '已經有人提過了，正等著答覆。',
    blank_unknown: ({ blanks = '' }) => `${blanks} 沒有東西可填。能自動填的，上面都列出來了。`,
    body_not_yours: () => '只能給您自己的組織用。請重新選。',
    body_unknown: () => '找不到這個單位。請從列表裡選。',
    category_not_here: () => '這裡沒有這個類別。請從列表裡選。',
    filter_name_taken: () => '已經有一個叫這個名字的。請換一個名字。',
    ending_required: () => '請選怎麼辦結。',
    matter_closed: () => '這件事已經辦結了。',
    none_done: () => '選中的這些，現在都不能這麼做。',
    none_undone: () => '這些都不能撤銷了。每一件的原因在下面。',
    undo_holder_gone: () => '原來辦這件事的人已經不在這裡了，不能交回給他。',
    undo_moved_on: () => '這件事後來又有進展，不能撤銷了。',
    undo_not_yours: () => '這是別人辦的，要由他來撤銷。',
    undo_over: () => '過了十分鐘，不能撤銷了。',
    not_helping: () => '您現在沒有在幫這件事。',
    not_requested: () => '現在沒有人這樣提過。',
    nothing_chosen: () => '還沒有選。請先在前面打勾。',
    nothing_told: () => '請先寫一句話。',
    offer_gone: () => '這個人已經不需要答覆了。',
    person_unknown: () => '找不到這個人。請從列表裡選。',
    form_entered_already: () => '這張紙表已經錄入過了，不用再錄一次。',
    photo_gone: () => '有一張照片不在了，請再選一次。',
    place_elsewhere: () => '那個地方在別的社區。請到那個社區另提一件。',
    place_unknown: () => '找不到這個地方。請從列表裡選。',
    target_closed: () => '那一件已經辦結了，不能併過去。',
    target_itself: () => '不能併到它自己。',
    target_unknown: () => '找不到那一件。請看看編號對不對。',
    template_name_taken: () => '這個單位已經有一條叫這個名字的。請換一個名字。',
    time_too_far: () => '放得太久了，最多一年。',
    too_few_persons: () => '這個數太小，怕認出是誰，所以不公布。',
    too_many_filters: ({ most = '' }) => `最多存 ${most} 個。請先刪掉用不著的。`,
    too_many_chosen: ({ most = '' }) => `一次最多選 ${most} 件。`,
    too_many_photos: () => '照片太多了，一件事最多 12 張。',
    too_many_templates: ({ most = '' }) => `一個單位最多寫 ${most} 條。請先刪掉用不著的。`,
  },
};

const hans: RefusalWords<MatterRefusal> = {
  refusals: {
    wrong_state: () => '这件事已经往前走了，现在不能这么做。请看看最新的进展。',
    already_claimed: () => '这件事刚刚有人认领了，谢谢您！可以说“我也来帮忙”。',
    nobody_has_it: () => '这件事现在没有人在办。',
    assigned_by_staff: () => '这件事是工作人员交给您的。办不了，请用“退回”，或请他们收回。',
    return_window_over: () => '可以退回的时间过了。办不了，请说“希望换个人来办”。',
    not_passed_on: () => '这件事不是转来的，不用退。可以受理，也可以不受理。',
    passed_on_already: () => '这件事刚转过来，还没有接。请先接下来，或者退回。',
    same_queue: () => '这件事本来就归他们管。请选别的单位。',
    superior_decides: () => '这件事已经退过三次，由上级定归谁办，不能再转、再退。',
    queue_required: () => '请选转给谁。',
    queue_unknown: () => '这件事不能转给这个单位。请从列表里选。',
    reopen_on_request: () => '办结已经超过三十天。请写明情况，由工作人员决定是否重新办。',
    own_matter: () => '这是您自己提的事，要由别人来办。',
    own_work: () => '这件事是您经手的，要由别人来说。',
    complaint_against_you: () => '这件事说的是您或您所在的组织，要由别人来处理。',
    complaint_against_them: () =>
      '这件事说的就是这个人，或者他所在的组织，不能交给他办。请选别人。',
    reason_required: () => '请写明理由。',
    proof_required: () => '请说说怎么办的，或者拍一张照片。',
    assignee_required: () => '请选交给谁。',
    target_required: () => '请写要并到哪一件。',
    time_required: () => '请选时间。',
    time_past: () => '这个时间已经过去了，请选以后的时间。',
    photo_unreadable: () => '这张照片打不开。请换一张，或重新拍。其他填的都还在。',
    photo_too_large: () => '这张照片太大了（最多 15 MB）。请换一张小一点的。',
    photo_too_small: () => '这张照片太小，看不清。请换一张。',
    about_unknown: () => '找不到您说的这个组织或这个人，请再选一次。',
    already_helping: () => '您已经在帮这件事了。',
    already_offered: () => '您已经说过要帮忙了，等在办的人回复。',
    already_requested: () => '已经有人提过了，正等着答复。',
    blank_unknown: ({ blanks = '' }) => `${blanks} 没有东西可填。能自动填的，上面都列出来了。`,
    body_not_yours: () => '只能给您自己的组织用。请重新选。',
    body_unknown: () => '找不到这个单位。请从列表里选。',
    category_not_here: () => '这里没有这个类别。请从列表里选。',
    filter_name_taken: () => '已经有一个叫这个名字的。请换一个名字。',
    ending_required: () => '请选怎么办结。',
    matter_closed: () => '这件事已经办结了。',
    none_done: () => '选中的这些，现在都不能这么做。',
    none_undone: () => '这些都不能撤销了。每一件的原因在下面。',
    undo_holder_gone: () => '原来办这件事的人已经不在这里了，不能交回给他。',
    undo_moved_on: () => '这件事后来又有进展，不能撤销了。',
    undo_not_yours: () => '这是别人办的，要由他来撤销。',
    undo_over: () => '过了十分钟，不能撤销了。',
    not_helping: () => '您现在没有在帮这件事。',
    not_requested: () => '现在没有人这样提过。',
    nothing_chosen: () => '还没有选。请先在前面打勾。',
    nothing_told: () => '请先写一句话。',
    offer_gone: () => '这个人已经不需要答复了。',
    person_unknown: () => '找不到这个人。请从列表里选。',
    form_entered_already: () => '这张纸表已经录入过了，不用再录一次。',
    photo_gone: () => '有一张照片不在了，请再选一次。',
    place_elsewhere: () => '那个地方在别的社区。请到那个社区另提一件。',
    place_unknown: () => '找不到这个地方。请从列表里选。',
    target_closed: () => '那一件已经办结了，不能并过去。',
    target_itself: () => '不能并到它自己。',
    target_unknown: () => '找不到那一件。请看看编号对不对。',
    template_name_taken: () => '这个单位已经有一条叫这个名字的。请换一个名字。',
    time_too_far: () => '放得太久了，最多一年。',
    too_few_persons: () => '这个数太小，怕认出是谁，所以不公布。',
    too_many_filters: ({ most = '' }) => `最多存 ${most} 个。请先删掉用不着的。`,
    too_many_chosen: ({ most = '' }) => `一次最多选 ${most} 件。`,
    too_many_photos: () => '照片太多了，一件事最多 12 张。',
    too_many_templates: ({ most = '' }) => `一个单位最多写 ${most} 条。请先删掉用不着的。`,
  },
};

const en: RefusalWords<MatterRefusal> = {
  refusals: {
    wrong_state: () => 'This has moved on, and that cannot be done any more. See how it stands.',
    already_claimed: () =>
      'Somebody took this up a moment ago. Thank you! You can still lend a hand.',
    nobody_has_it: () => 'Nobody has this in hand at the moment.',
    assigned_by_staff: () =>
      'A worker gave you this. If you cannot do it, return it or ask them to take it back.',
    return_window_over: () =>
      'The time for returning it is over. You can still ask for somebody else.',
    reopen_on_request: () =>
      'It was closed more than thirty days ago. Say how it is now; a worker will decide.',
    not_passed_on: () => 'Nobody passed this on to you, so there is nothing to send back.',
    passed_on_already: () =>
      'This was passed on and waits to be taken over. Take it over or send it back first.',
    same_queue: () => 'It is theirs already. Please choose somebody else.',
    superior_decides: () =>
      'This was sent back three times. The superior decides whose it is; it goes round no more.',
    queue_required: () => 'Please choose who shall look after it.',
    queue_unknown: () => 'It cannot be passed on to them. Choose one from the list.',
    own_matter: () => 'You raised this yourself. Somebody else has to do it.',
    own_work: () => 'You had this in your hands. Somebody else has to say so.',
    complaint_against_them: () =>
      'This is about that person or their organisation. Please give it to somebody else.',
    complaint_against_you: () =>
      'This is about you or your organisation. Somebody else has to handle it.',
    reason_required: () => 'Please give the reason.',
    proof_required: () => 'Please say what was done, or add a photo.',
    assignee_required: () => 'Please choose who shall do it.',
    target_required: () => 'Please give the number of the other matter.',
    time_required: () => 'Please choose a time.',
    time_past: () => 'That time is over. Please choose a later one.',
    photo_unreadable: () =>
      'This photo could not be opened. Choose another or take it again. All else is kept.',
    photo_too_large: () => 'This photo is too large (15 MB at most). Choose a smaller one.',
    photo_too_small: () => 'This photo is too small to see anything. Choose another.',
    about_unknown: () => 'Whoever this is about was not found here. Please choose again.',
    already_helping: () => 'You are already helping with this.',
    already_offered: () => 'You have offered already. Wait for the answer.',
    already_requested: () => 'Somebody has asked for this already; the answer is awaited.',
    blank_unknown: ({ blanks = '' }) =>
      `There is nothing to fill in for ${blanks}. What can be filled in is listed above.`,
    body_not_yours: () => 'You can share it with a body of your own only.',
    body_unknown: () => 'This body was not found. Choose one from the list.',
    category_not_here: () => 'There is no such category here. Choose one from the list.',
    filter_name_taken: () => 'There is one of that name already. Please choose another name.',
    ending_required: () => 'Please choose how to close them.',
    matter_closed: () => 'This is closed.',
    none_done: () => 'This cannot be done to any of those chosen.',
    none_undone: () => 'None of these can be undone any more. Below it says of each why.',
    undo_holder_gone: () => 'Whoever had it before is here no more and cannot get it back.',
    undo_moved_on: () => 'Something has happened to it since, so it cannot be undone.',
    undo_not_yours: () => 'Somebody else did this; only they can undo it.',
    undo_over: () => 'More than ten minutes have passed, so it cannot be undone.',
    not_helping: () => 'You are not helping with this at the moment.',
    not_requested: () => 'Nobody has asked for this.',
    nothing_chosen: () => 'Nothing was chosen. Tick some first.',
    nothing_told: () => 'Please write something first.',
    offer_gone: () => 'This offer needs no answer any more.',
    person_unknown: () => 'This person was not found. Choose one from the list.',
    form_entered_already: () => 'This form was entered already; once is enough.',
    photo_gone: () => 'One of the photos is gone. Please choose it again.',
    place_elsewhere: () => 'That place is in another community. Raise it there.',
    place_unknown: () => 'This place was not found. Choose one from the list.',
    target_closed: () => 'That matter is closed, so nothing can be joined to it.',
    target_itself: () => 'It cannot be joined to itself.',
    target_unknown: () => 'That matter was not found. Check the number.',
    template_name_taken: () =>
      'This body has one of that name already. Please choose another name.',
    time_too_far: () => 'That is too long: a year at most.',
    too_few_persons: () => 'This count is too small to be published: somebody could be recognised.',
    too_many_filters: ({ most = '' }) => `You can keep ${most}. Please delete one first.`,
    too_many_chosen: ({ most = '' }) => `At most ${most} at once.`,
    too_many_photos: () => 'Too many photos: at most 12 for one matter.',
    too_many_templates: ({ most = '' }) => `One body can keep ${most}. Please delete one first.`,
  },
};

/** The sentences of the refusals of matters, in three languages. */
export const words: Catalogue<RefusalWords<MatterRefusal>> = {
  'zh-Hant': hant,
  'zh-Hans': hans,
  en,
};

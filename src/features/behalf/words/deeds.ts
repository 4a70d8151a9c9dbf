import { inThree } from './in-three.ts';

/** What was done, as its person is told of it. */
export const doneWords = inThree({
  'matters.raise': ['提了一件事', '提了一件事', 'Raised a matter'],
  'matters.claim': ['接下了一件事', '接下了一件事', 'Took a matter in hand'],
  'matters.release': ['把一件事放回去了', '把一件事放回去了', 'Put a matter back'],
  'matters.follow': ['關注了一件事', '关注了一件事', 'Follows a matter'],
  'matters.unfollow': ['不再關注一件事', '不再关注一件事', 'No longer follows a matter'],
  'matters.comment': ['留了言', '留了言', 'Left a comment'],
  'matters.add_photos': ['加了照片', '加了照片', 'Added photos'],
  'matters.answer': ['回答了問題', '回答了问题', 'Answered a question'],
  'matters.offer_help': ['說可以幫忙', '说可以帮忙', 'Offered help'],
  'matters.stop_helping': ['不再幫忙', '不再帮忙', 'No longer helps'],
  'matters.mark_done': ['說一件事辦好了', '说一件事办好了', 'Said a matter was done'],
  'matters.confirm_solved': ['確認解決了', '确认解决了', 'Said it was solved'],
  'matters.confirm_partly': ['說只解決了一部分', '说只解决了一部分', 'Said it was solved in part'],
  'matters.confirm_by_others': ['說別處解決了', '说别处解决了', 'Said it was solved elsewhere'],
  'matters.not_fixed': ['說還沒解決', '说还没解决', 'Said it was not fixed'],
  'matters.withdraw': ['撤回了一件事', '撤回了一件事', 'Withdrew a matter'],
  'people.record_consent': ['登記了誰可以代辦', '登记了谁可以代办', 'Recorded who may act'],
  'people.end_consent': ['停止了一份代辦', '停止了一份代办', 'Ended that somebody acts'],
  'people.move_in': ['登記住在這一戶', '登记住在这一户', 'Recorded a home'],
  'people.move_out': ['登記搬走了', '登记搬走了', 'Recorded a move'],
  'people.issue_counter_code': ['開了登入號碼', '开了登录号码', 'Issued a sign-in code'],
  'rights.ask_to_correct': ['請求更正資料', '请求更正资料', 'Asked for a correction'],
  other: ['辦了一件社區的事', '办了一件社区的事', 'Did something in the neighbourhood'],
});

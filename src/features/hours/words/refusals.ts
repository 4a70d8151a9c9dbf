import type { HoursRefusal } from '#/features/hours/model.ts';
import type { RefusalWords } from '#/platform/http/endpoint.ts';
import { someRefusals } from '#/platform/http/some-refusals.ts';
import type { Catalogue } from '#/platform/i18n/catalogue.ts';

/** The sentences of every refusal about hours. */
export const refusalWords: Catalogue<RefusalWords<HoursRefusal>> = {
  'zh-Hant': {
    refusals: {
      not_voluntary_paid: () =>
        '拿了報酬的事不記志願服務時間。這是民政部令第67號的規定：志願服務是無償的。',
      not_voluntary_duty: () =>
        '這是您崗位上的事，不記志願服務時間。下班以後、崗位以外幫的忙，才可以記。',
      not_voluntary_household: () => '幫自己家裡人不記志願服務時間。志願服務是給家以外的人做的。',
      not_voluntary_ordered: () => '被要求做的事（例如法院、單位、學校要求的）不是自願的，不能記。',
      not_voluntary_promotion: () => '推銷、做廣告的活動不記志願服務時間。',
      work_not_done: () => '這件事還沒有辦完。辦完以後再來記時間。',
      work_not_yours: () => '只有辦了這件事的人，才能記這件事的時間。',
      activity_unnamed: () => '請寫活動名稱、地點和負責人，或者從您辦完的那件事進來記。',
      team_unknown: () => '這個隊伍不在這個社區，或者已經結束了。請重新選。',
      place_outside: () => '請選活動所在的社區或小區。',
      in_future: () => '這段時間還沒有過完。請核對日期、開始的鐘點和分鐘數。',
      too_late: ({ due }) =>
        `已經過了登記的日子（最晚 ${due}，活動以後十個工作日）。請到社區，工作人員寫明原因，可以補記。`,
      times_overlap: ({ on }) =>
        `${on} 這段時間您已經記過了，同一段時間不能記兩次。請核對，或者改原來那一條。`,
      own_time: () => '自己的時間，或者自己替別人寫的時間，要由別人確認。',
      not_waiting: () => '這一條已經處理過了。',
      not_correctable: () => '這一條不能再更正了。請更正現在算數的那一條，或者重新記一次。',
      correction_waits: () => '已經有一條更正在等確認，或者已經換成新的一條。請看下面的記錄。',
      not_counted: () => '這一條本來就不算數了。',
      objection_late: () => '確認已經過了十四天。請告訴社區工作人員，他們還可以更正。',
      dates_backwards: () => '結束的日子在開始的前面。請核對。',
      nothing_counts: () => '這段日子還沒有已確認的時間，不能開記錄單。',
      validity_past: () => '有效期請選明天以後、兩年以內的日子。',
      too_many_sheets: () => '您已經有二十張有效的記錄單了。請先收回不用的。',
      unknown_level: () => '沒有這個星級。請回到清單重新選。',
      hours_out_of_order: () => '小時數要比前一級多，比後一級少。請改一改。',
      sheet_over: () => '這張記錄單已經收回，或者過了有效期，不再有效。',
    },
  },
  'zh-Hans': {
    refusals: {
      not_voluntary_paid: () =>
        '拿了报酬的事不记志愿服务时间。这是民政部令第67号的规定：志愿服务是无偿的。',
      not_voluntary_duty: () =>
        '这是您岗位上的事，不记志愿服务时间。下班以后、岗位以外帮的忙，才可以记。',
      not_voluntary_household: () => '帮自己家里人不记志愿服务时间。志愿服务是给家以外的人做的。',
      not_voluntary_ordered: () => '被要求做的事（例如法院、单位、学校要求的）不是自愿的，不能记。',
      not_voluntary_promotion: () => '推销、做广告的活动不记志愿服务时间。',
      work_not_done: () => '这件事还没有办完。办完以后再来记时间。',
      work_not_yours: () => '只有办了这件事的人，才能记这件事的时间。',
      activity_unnamed: () => '请写活动名称、地点和负责人，或者从您办完的那件事进来记。',
      team_unknown: () => '这个队伍不在这个社区，或者已经结束了。请重新选。',
      place_outside: () => '请选活动所在的社区或小区。',
      in_future: () => '这段时间还没有过完。请核对日期、开始的钟点和分钟数。',
      too_late: ({ due }) =>
        `已经过了登记的日子（最晚 ${due}，活动以后十个工作日）。请到社区，工作人员写明原因，可以补记。`,
      times_overlap: ({ on }) =>
        `${on} 这段时间您已经记过了，同一段时间不能记两次。请核对，或者改原来那一条。`,
      own_time: () => '自己的时间，或者自己替别人写的时间，要由别人确认。',
      not_waiting: () => '这一条已经处理过了。',
      not_correctable: () => '这一条不能再更正了。请更正现在算数的那一条，或者重新记一次。',
      correction_waits: () => '已经有一条更正在等确认，或者已经换成新的一条。请看下面的记录。',
      not_counted: () => '这一条本来就不算数了。',
      objection_late: () => '确认已经过了十四天。请告诉社区工作人员，他们还可以更正。',
      dates_backwards: () => '结束的日子在开始的前面。请核对。',
      nothing_counts: () => '这段日子还没有已确认的时间，不能开记录单。',
      validity_past: () => '有效期请选明天以后、两年以内的日子。',
      too_many_sheets: () => '您已经有二十张有效的记录单了。请先收回不用的。',
      unknown_level: () => '没有这个星级。请回到清单重新选。',
      hours_out_of_order: () => '小时数要比前一级多，比后一级少。请改一改。',
      sheet_over: () => '这张记录单已经收回，或者过了有效期，不再有效。',
    },
  },
  en: {
    refusals: {
      not_voluntary_paid: () =>
        'What was paid for is not recorded: voluntary service is unpaid (Order no. 67 of the Ministry of Civil Affairs).',
      not_voluntary_duty: () =>
        'This was your office or employment, so it is not recorded. What you do outside of it can be.',
      not_voluntary_household: () =>
        'Help for one’s own household is not recorded. Voluntary service is for others.',
      not_voluntary_ordered: () =>
        'What one is made to do, by a court, an employer or a school, is not voluntary and is not recorded.',
      not_voluntary_promotion: () =>
        'Selling and advertising are not recorded as voluntary service.',
      work_not_done: () => 'This is not done yet. Record the time when it is.',
      work_not_yours: () => 'Only whoever did this can record time for it.',
      activity_unnamed: () =>
        'Give the activity, the place and who was in charge, or begin from what you did for somebody.',
      team_unknown: () => 'This team is not of this community, or has ended. Choose again.',
      place_outside: () => 'Choose the community or compound where it was.',
      in_future: () =>
        'That time is not over yet. Check the date, the time it began and the minutes.',
      too_late: ({ due }) =>
        `The time for recording it is over (until ${due}, ten working days after it). Staff of the community can still record it, with a reason.`,
      times_overlap: ({ on }) =>
        `You have recorded time on ${on} that meets this. The same hour is not given twice: check it, or correct that record.`,
      own_time: () =>
        'Your own time, or time that you wrote down for somebody, is confirmed by somebody else.',
      not_waiting: () => 'This has been dealt with already.',
      not_correctable: () =>
        'This cannot be corrected any more. Correct the record that counts now, or record it anew.',
      correction_waits: () =>
        'A correction of this waits to be confirmed, or stands in its place already. See below.',
      not_counted: () => 'This does not count already.',
      objection_late: () =>
        'It was confirmed more than fourteen days ago. Tell the staff of the community; they can still put it right.',
      dates_backwards: () => 'The last day is before the first. Check both.',
      nothing_counts: () =>
        'No confirmed time lies between these days, so there is nothing to show.',
      validity_past: () => 'Choose a day from tomorrow on, within two years.',
      too_many_sheets: () => 'You have twenty sheets that hold. Take one back first.',
      unknown_level: () => 'There is no such level. Choose one from the list.',
      hours_out_of_order: () =>
        'A level asks for more hours than the one before it and fewer than the one after it.',
      sheet_over: () =>
        'This sheet was taken back, or its time is over. It does not hold any more.',
    },
  },
};

/** Gives the sentences of just those refusals an endpoint has. */
export const refusals = someRefusals(refusalWords);

import type { RosterRefusal } from '#/features/rosters/model.ts';
import type { RefusalWords } from '#/platform/http/endpoint.ts';
import { someRefusals } from '#/platform/http/some-refusals.ts';
import type { Catalogue } from '#/platform/i18n/catalogue.ts';

/** The sentences of every refusal about rosters. */
export const refusalWords: Catalogue<RefusalWords<RosterRefusal>> = {
  'zh-Hant': {
    refusals: {
      not_volunteering: () => '還沒有報名幫忙。請先到「我來幫忙」選從哪裡出發。',
      not_able: () => '這一班要會做這件事的人。會的話，請先在「我來幫忙」裡勾上。',
      away: () => '那時候已經說了不在。先改「先停一陣」，再排。',
      quiet_then: () => '這一班碰上了安靜時間。先改安靜時間，再排。',
      overlaps: () => '同一個時間已經有別的班。',
      too_little_rest: () => '夜班前後歇不夠。請換一天。',
      too_many_this_week: () => '那一週的班已經排滿了。',
      not_a_member: () => '只有隊裡的人能排班。請先入隊。',
      dates_wrong: ({ most }) => `請選今天以後的日子，從前到後，最多 ${most} 天。`,
      roster_over: () => '這張表現在不能這樣改：還沒有發布，或者已經結束了。',
      not_a_draft: () => '這張表已經發布，不是草稿了。請一班一班地改。',
      no_kinds: () => '還沒有班次。請先加一種班次。',
      too_many_kinds: ({ most }) => `一張表最多 ${most} 種班次。`,
      too_many_shifts: ({ most }) => `一張表最多 ${most} 班。請縮短日子，或另排一張。`,
      no_shift_days: () => '這些日子裡沒有選中的那幾天。請換日子。',
      shift_over: () => '這一班已經過去了。',
      seat_taken: () => '這個位置剛剛有人了，謝謝您。',
      stand_over: () => '這一班已經有了變動。請看看現在的樣子。',
      ability_unknown: () => '這一項已經不在列表裡了。請重新選。',
      only_oneself: () => '這件事只能本人辦。請先換回自己。',
      asked_already: () => '這一班已經在問人了。要改問別人，請先收回。',
      swap_over: () => '已經有人接了，或者不換了。謝謝您。',
    },
  },
  'zh-Hans': {
    refusals: {
      not_volunteering: () => '还没有报名帮忙。请先到“我来帮忙”选从哪里出发。',
      not_able: () => '这一班要会做这件事的人。会的话，请先在“我来帮忙”里勾上。',
      away: () => '那时候已经说了不在。先改“先停一阵”，再排。',
      quiet_then: () => '这一班碰上了安静时间。先改安静时间，再排。',
      overlaps: () => '同一个时间已经有别的班。',
      too_little_rest: () => '夜班前后歇不够。请换一天。',
      too_many_this_week: () => '那一周的班已经排满了。',
      not_a_member: () => '只有队里的人能排班。请先入队。',
      dates_wrong: ({ most }) => `请选今天以后的日子，从前到后，最多 ${most} 天。`,
      roster_over: () => '这张表现在不能这样改：还没有发布，或者已经结束了。',
      not_a_draft: () => '这张表已经发布，不是草稿了。请一班一班地改。',
      no_kinds: () => '还没有班次。请先加一种班次。',
      too_many_kinds: ({ most }) => `一张表最多 ${most} 种班次。`,
      too_many_shifts: ({ most }) => `一张表最多 ${most} 班。请缩短日子，或另排一张。`,
      no_shift_days: () => '这些日子里没有选中的那几天。请换日子。',
      shift_over: () => '这一班已经过去了。',
      seat_taken: () => '这个位置刚刚有人了，谢谢您。',
      stand_over: () => '这一班已经有了变动。请看看现在的样子。',
      ability_unknown: () => '这一项已经不在列表里了。请重新选。',
      only_oneself: () => '这件事只能本人办。请先换回自己。',
      asked_already: () => '这一班已经在问人了。要改问别人，请先收回。',
      swap_over: () => '已经有人接了，或者不换了。谢谢您。',
    },
  },
  en: {
    refusals: {
      not_volunteering: () =>
        'Not volunteering yet. Choose first where one sets out from, under “Me”.',
      not_able: () => 'This shift needs somebody who can do it. If so, tick it first under “Me”.',
      away: () => 'They said that they are away then. Change that first.',
      quiet_then: () => 'The shift meets quiet hours. Change these first.',
      overlaps: () => 'There is another shift at the same time.',
      too_little_rest: () => 'There is too little rest around a night. Choose another day.',
      too_many_this_week: () => 'There are enough shifts in that week already.',
      not_a_member: () => 'Only members of the team stand by. Join the team first.',
      dates_wrong: ({ most }) =>
        `Choose days from today on, the first before the last, ${most} at most.`,
      roster_over: () => 'This roster cannot be changed so: it is not published, or has ended.',
      not_a_draft: () =>
        'This roster is published and no draft any more. Change it shift by shift.',
      no_kinds: () => 'There are no shifts yet. Add a kind of shift first.',
      too_many_kinds: ({ most }) => `A roster has at most ${most} kinds of shifts.`,
      too_many_shifts: ({ most }) => `A roster has at most ${most} shifts. Choose fewer days.`,
      no_shift_days: () => 'None of these days lies in the roster. Choose others.',
      shift_over: () => 'This shift is over.',
      seat_taken: () => 'Somebody has just taken this place. Thank you.',
      stand_over: () => 'This shift has changed meanwhile. Look how it stands now.',
      ability_unknown: () => 'This is not on the list any more. Choose again.',
      only_oneself: () => 'Only they themselves can do this. Please change back to yourself.',
      asked_already: () =>
        'Somebody is being asked about this shift. To ask another, take that back first.',
      swap_over: () => 'Somebody has taken it already, or it is kept after all. Thank you.',
    },
  },
};

/** Gives the sentences of just those refusals an endpoint has. */
export const refusals = someRefusals(refusalWords);

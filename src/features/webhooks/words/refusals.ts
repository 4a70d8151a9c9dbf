import type { WebhookRefusal } from '#/features/webhooks/model.ts';
import type { RefusalWords } from '#/platform/http/endpoint.ts';
import { someRefusals } from '#/platform/http/some-refusals.ts';
import type { Catalogue } from '#/platform/i18n/catalogue.ts';

/** The sentences of every refusal about programs that are told. */
export const refusalWords: Catalogue<RefusalWords<WebhookRefusal>> = {
  'zh-Hant': {
    refusals: {
      address_not_allowed: () =>
        '這個地址不能用。請填外面能打開的、https 開頭的地址；要用內部的，請管機器的人放行。',
      too_many_listeners: ({ most = '' }) => `一個組織最多 ${most} 個接收程式。先刪掉不用的。`,
      stopped: () => '這個接收程式停著。先讓它繼續，再發。',
      still_waiting: () => '這一條還在發，會自己再試，不用重發。',
      nothing_failed: () => '沒有沒送到的，不用重發。',
    },
  },
  'zh-Hans': {
    refusals: {
      address_not_allowed: () =>
        '这个地址不能用。请填外面能打开的、https 开头的地址；要用内部的，请管机器的人放行。',
      too_many_listeners: ({ most = '' }) => `一个组织最多 ${most} 个接收程序。先删掉不用的。`,
      stopped: () => '这个接收程序停着。先让它继续，再发。',
      still_waiting: () => '这一条还在发，会自己再试，不用重发。',
      nothing_failed: () => '没有没送到的，不用重发。',
    },
  },
  en: {
    refusals: {
      address_not_allowed: () =>
        'That address cannot be used. Give one on the public internet that begins with https, or ask whoever runs the machine to allow inner ones.',
      too_many_listeners: ({ most = '' }) =>
        `An organisation has ${most} webhooks at most. Remove one that is no longer used.`,
      stopped: () => 'This webhook is paused. Let it go on first, then send.',
      still_waiting: () => 'This message is on its way and will be tried again by itself.',
      nothing_failed: () => 'Nothing has failed to arrive, so there is nothing to send again.',
    },
  },
};

/** Gives the sentences of just those refusals an endpoint has. */
export const refusals = someRefusals(refusalWords);

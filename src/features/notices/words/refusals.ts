import type { NoticesRefusal } from '#/features/notices/model.ts';
import type { RefusalWords } from '#/platform/http/endpoint.ts';
import { someRefusals } from '#/platform/http/some-refusals.ts';
import type { Catalogue } from '#/platform/i18n/catalogue.ts';

/** The sentences of every refusal about notices. */
export const refusalWords: Catalogue<RefusalWords<NoticesRefusal>> = {
  'zh-Hant': {
    refusals: {
      link_not_ours: () => '這個連結不完整，或者不是這裡發出去的。請從原來的消息裡再打開一次。',
      address_not_allowed: () => '這個地址不能用：它在內部網路裡，或者不是 https 開頭的。',
      not_reachable: () => '這裡還不能通知到這個瀏覽器。請更新瀏覽器，或者選別的方式。',
      only_oneself: () => '替別人辦事的時候，不能打開這台裝置的通知。請先回到自己。',
      too_many_browsers: ({ most }) => `最多在 ${most} 個瀏覽器上收通知。請先關掉不用的。`,
      not_found: () => '這個瀏覽器已經不在名單上了。',
      channel_not_set: () => '這個方式還沒有接通。請先把設定填好。',
      secret_again: () => '服務器或帳號換了，請把密碼（密鑰）再填一次。',
      too_many_robots: ({ most }) => `這個社區最多 ${most} 個群機器人。請先停掉不用的。`,
    },
  },
  'zh-Hans': {
    refusals: {
      link_not_ours: () => '这个链接不完整，或者不是这里发出去的。请从原来的消息里再打开一次。',
      address_not_allowed: () => '这个地址不能用：它在内部网络里，或者不是 https 开头的。',
      not_reachable: () => '这里还不能通知到这个浏览器。请更新浏览器，或者选别的方式。',
      only_oneself: () => '替别人办事的时候，不能打开这台设备的通知。请先回到自己。',
      too_many_browsers: ({ most }) => `最多在 ${most} 个浏览器上收通知。请先关掉不用的。`,
      not_found: () => '这个浏览器已经不在名单上了。',
      channel_not_set: () => '这个方式还没有接通。请先把设置填好。',
      secret_again: () => '服务器或账号换了，请把密码（密钥）再填一次。',
      too_many_robots: ({ most }) => `这个社区最多 ${most} 个群机器人。请先停掉不用的。`,
    },
  },
  en: {
    refusals: {
      link_not_ours: () =>
        'This link is cut short, or was not sent from here. Open it from the message again.',
      address_not_allowed: () =>
        'This address cannot be used: it lies in an inner network, or does not begin with https.',
      not_reachable: () => 'This browser cannot be reached yet. Update it, or choose another way.',
      only_oneself: () =>
        'While you act for somebody else, this device cannot be told. Go back to yourself first.',
      too_many_browsers: ({ most }) =>
        `At most ${most} browsers can be told. Switch one off first.`,
      not_found: () => 'This browser is not on the list any more.',
      channel_not_set: () => 'This way is not connected yet. Fill in its settings first.',
      secret_again: () =>
        'The server or the account has changed. Type the password, or the secret, once more.',
      too_many_robots: ({ most }) =>
        `A community has at most ${most} group robots. Take one away first.`,
    },
  },
};

/** Gives the sentences of just those refusals an endpoint has. */
export const refusals = someRefusals(refusalWords);

import type { Open311Words } from './shape.ts';

export const hant: Open311Words = {
  refusals: {
    sign_in_required: () =>
      '缺少 api_key，或者它不對、已經過期。請在「我的」做一個給程式用的權杖。',
    jurisdiction_missing: () => '請寫 jurisdiction_id：是哪一個社區。這裡服務好幾個社區。',
    jurisdiction_unknown: () => '找不到這個 jurisdiction_id，這裡沒有服務這個社區。',
    service_missing: () => '請寫 service_code：是哪一類的事。',
    service_unknown: ({ code = '' }) => `這個社區沒有 service_code 是 ${code} 的類別。`,
    request_unknown: ({ id = '' }) => `找不到 service_request_id 是 ${id} 的事，或者它不公開。`,
    token_unknown: ({ token = '' }) => `找不到 token ${token}。`,
    location_missing: () => '請寫在哪裡：address_id、address_string，或者 lat 和 long 兩個都寫。',
    location_unknown: () =>
      '在這個社區找不到這個地方。請寫小區和樓棟的名字，或者社區範圍裡的 lat 和 long。',
    answer_missing: ({ code = '', question = '' }) => `請用 attribute[${code}] 回答：${question}`,
    answer_unknown: ({ code = '', question = '' }) =>
      `attribute[${code}] 只能是 yes 或 no：${question}`,
    call_first: ({ advice = '' }) => advice,
    told_too_long: ({ most = '' }) => `description 和 media_url 加起來最多 ${most} 個字。`,
    dates_reversed: () => 'start_date 比 end_date 晚，請對調。',
    span_too_long: ({ most = '' }) => `start_date 到 end_date 最多 ${most} 天，請分幾次查。`,
  },
  contact: (address) => `怎麼聯繫這裡，請看 ${address}`,
  keyService: (address) =>
    `登入後在 ${address}/me/tokens 做一個權杖，勾選「用 Open311 提事」，寫作 api_key，也可以寫在 Authorization: Bearer。`,
  serviceDescription: (group, name) => `${group}：${name}`,
  yesOrNo: '請選是或不是',
  yes: '是',
  no: '不是',
  photoAt: (address) => `照片：${address}`,
};

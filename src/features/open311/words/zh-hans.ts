import type { Open311Words } from './shape.ts';

export const hans: Open311Words = {
  refusals: {
    sign_in_required: () => '缺少 api_key，或者它不对、已经过期。请在“我的”做一个给程序用的令牌。',
    jurisdiction_missing: () => '请写 jurisdiction_id：是哪一个社区。这里服务好几个社区。',
    jurisdiction_unknown: () => '找不到这个 jurisdiction_id，这里没有服务这个社区。',
    service_missing: () => '请写 service_code：是哪一类的事。',
    service_unknown: ({ code = '' }) => `这个社区没有 service_code 是 ${code} 的类别。`,
    request_unknown: ({ id = '' }) => `找不到 service_request_id 是 ${id} 的事，或者它不公开。`,
    token_unknown: ({ token = '' }) => `找不到 token ${token}。`,
    location_missing: () => '请写在哪里：address_id、address_string，或者 lat 和 long 两个都写。',
    location_unknown: () =>
      '在这个社区找不到这个地方。请写小区和楼栋的名字，或者社区范围里的 lat 和 long。',
    answer_missing: ({ code = '', question = '' }) => `请用 attribute[${code}] 回答：${question}`,
    answer_unknown: ({ code = '', question = '' }) =>
      `attribute[${code}] 只能是 yes 或 no：${question}`,
    call_first: ({ advice = '' }) => advice,
    told_too_long: ({ most = '' }) => `description 和 media_url 加起来最多 ${most} 个字。`,
    dates_reversed: () => 'start_date 比 end_date 晚，请对调。',
    span_too_long: ({ most = '' }) => `start_date 到 end_date 最多 ${most} 天，请分几次查。`,
  },
  contact: (address) => `怎么联系这里，请看 ${address}`,
  keyService: (address) =>
    `登录后在 ${address}/me/tokens 做一个令牌，勾选“用 Open311 提事”，写作 api_key，也可以写在 Authorization: Bearer。`,
  serviceDescription: (group, name) => `${group}：${name}`,
  yesOrNo: '请选是或不是',
  yes: '是',
  no: '不是',
  photoAt: (address) => `照片：${address}`,
};

import type { Open311Words } from './shape.ts';

export const en: Open311Words = {
  refusals: {
    sign_in_required: () =>
      'The api_key is missing, wrong or has run out. Make a token for it on your own page.',
    jurisdiction_missing: () =>
      'Please give jurisdiction_id: which community it is. Several are served here.',
    jurisdiction_unknown: () =>
      'This jurisdiction_id was not found: no community served here has it.',
    service_missing: () => 'Please give service_code: which kind of thing it is.',
    service_unknown: ({ code = '' }) =>
      `No service of this community has the service_code ${code}.`,
    request_unknown: ({ id = '' }) =>
      `The service_request_id ${id} was not found, or is not public.`,
    token_unknown: ({ token = '' }) => `The token ${token} was not found.`,
    location_missing: () =>
      'Please say where it is: address_id, address_string, or both lat and long.',
    location_unknown: () =>
      'This place was not found in the community. Give the names of compound and building, or lat and long within the community.',
    answer_missing: ({ code = '', question = '' }) =>
      `Please answer with attribute[${code}]: ${question}`,
    answer_unknown: ({ code = '', question = '' }) =>
      `attribute[${code}] can be yes or no: ${question}`,
    call_first: ({ advice = '' }) => advice,
    told_too_long: ({ most = '' }) =>
      `description and media_url together may have ${most} characters.`,
    dates_reversed: () => 'start_date is later than end_date. Please exchange them.',
    span_too_long: ({ most = '' }) =>
      `From start_date to end_date there may be ${most} days. Please ask in several steps.`,
  },
  contact: (address) => `How to reach those who run this: ${address}`,
  keyService: (address) =>
    `Sign in and make a token at ${address}/me/tokens that may raise by Open311; it is the api_key, and may also stand in Authorization: Bearer.`,
  serviceDescription: (group, name) => `${group}: ${name}`,
  yesOrNo: 'Choose yes or no',
  yes: 'Yes',
  no: 'No',
  photoAt: (address) => `Photo: ${address}`,
};

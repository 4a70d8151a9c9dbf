import { NEXT_HOUSEHOLD, household, people, places, telephones } from '#test/world.ts';
import { FLAT, asker, holderOfRole, known, others, parties } from './readers.ts';
import { GRID, bodies } from './world.ts';
import type { Targets } from './world.ts';
import { jointRows } from './called.ts';
import { guardRows } from './guard-requests.ts';
import { matterRows } from './matter-requests.ts';
import { moderationRows } from './moderation-requests.ts';
import { open311Rows } from './open311-requests.ts';
import { webhookRows } from './webhook-requests.ts';
import { NOTHING, own, reason } from './request.ts';
import { helpRows } from './call-requests.ts';
import type { Request, Row } from './request.ts';

/** Lists at least one request for every endpoint there is. */
export function requestsOf(targets: Targets): readonly Request[] {
  const rows = [
    ...homeRows(),
    ...placeRows(),
    ...entryRows(targets),
    ...codeRows(targets),
    ...ownRows(targets),
    ...consentRows(targets),
    ...behalfRows(targets),
    ...peopleRows(),
    ...personRows(),
    ...grantRows(),
    ...bodyRows(targets),
    ...postRows(),
    ...guardRows(targets),
    ...matterRows(targets),
    ...jointRows(targets),
    ...moderationRows(targets),
    ...open311Rows(targets),
    ...webhookRows(targets),
  ];
  return rows.map(([endpoint, at, raw, marks]) => ({ endpoint, at, raw, ...marks }));
}

/** Makes the same request about something that does not exist. */
export function aboutNothing(request: Request, field: string): Request['raw'] {
  const value = String(request.raw[field]);
  const isMatter = value.startsWith(`${places.community}-`);
  const isReference = /^\d{4}-\d{4}$/.test(value);
  const nothing = isReference ? '2026-9999' : NOTHING;
  return { ...request.raw, [field]: isMatter ? `${places.community}-2026-9999` : nothing };
}

function homeRows(): readonly Row[] {
  return [
    ['home.show', '', {}, own],
    ['home.about', '', {}],
    ['reference.overview', '', {}],
    ['reference.operation', '', { name: 'matters.claim' }],
    ['reference.operation', 'nothing', { name: 'matters.nothing' }],
    ['keeping.seal', '', {}],
    ['keeping.seal_text', '', {}],
    ['keeping.restore_page', 'used', { token: 'unknown' }],
    ['home.privacy', '', {}],
    ['home.preferences', '', { language: 'en' }],
    ['home.seal', '', {}],
  ];
}

const BORDER = '{"type":"Polygon","coordinates":[[[118,24],[118.1,24],[118.1,24.1],[118,24]]]}';

function placeRows(): readonly Row[] {
  const pattern = { buildings: '21-22', units: '1', floors: '2', perFloor: 2 };
  const gridNames = { hant: '新網格', hans: '新网格', en: 'New grid' };
  const compound = { kind: 'compound', name: '新小區', code: 'xin', ...pattern };
  const part = { hant: '東片', hans: '东片', en: 'East', children: [places.building] };
  return [
    ['places.search', '', { q: '深田' }],
    ['places.show', 'community', { id: places.community }],
    ['places.show', 'building', { id: places.building }],
    ['places.show', 'flat', { id: FLAT }],
    ['places.grid', '', { id: places.community, code: GRID }],
    ['places.draw_grid', '', { id: places.community, code: GRID, border: BORDER }],
    ['places.ask_for_grid', '', { id: places.community }],
    ['places.add_grid', '', { id: places.community, code: '99', ...gridNames }],
    ['places.ask_to_build', '', { id: places.community }],
    ['places.build', '', { id: places.community, ...compound }],
    ['places.order_page', '', { id: places.community }],
    [
      'places.rename',
      '',
      { id: places.community, hant: '新深田', hans: '新深田', en: 'New Shentian' },
    ],
    ['places.move', '', { id: places.building, under: places.community }],
    ['places.split_page', '', { id: places.compound }],
    ['places.preview_split', '', { id: places.compound, ...part }],
    ['places.split', '', { id: places.compound, ...part }],
    ['places.kinds', '', {}],
    ['places.rename_kind', '', { id: 'lane', hant: '弄', hans: '弄', en: 'Alley' }],
    ['places.add_kind', '', { id: 'hamlet', level: 60, hant: '莊', hans: '庄', en: 'Hamlet' }],
    ['figures.show', 'community', { id: places.community }],
    ['figures.show', 'building', { id: places.building }],
  ];
}

function entryRows(targets: Targets): readonly Row[] {
  const { sent, code, counterCode, token } = targets;
  return [
    ['people.sign_in_page', '', {}, own],
    ['people.request_code', '', { address: asker.telephone }],
    ['people.code_page', '', { sent }],
    ['people.sign_in', 'right', { sent, code }],
    ['people.sign_in', 'wrong', { sent, code: code.replace(/./g, '7') }],
    ['people.use_paper_code', '', { paperCode: counterCode }],
    ['people.enter', '', { token }],
    ['people.sign_out', '', {}, own],
    ['people.first_page', 'used', { token: 'unknown' }],
    ['people.begin', 'used', { token: 'unknown', community: places.community, name: '新管理' }],
  ];
}

function codeRows({ householdCode }: Targets): readonly Row[] {
  return [
    ['people.paper_page', '', {}],
    ['people.account_page', 'right', { code: householdCode }],
    ['people.account_page', 'wrong', { code: '1234567890123452' }],
    ['people.open_account', '', { code: householdCode, name: '孟一凡' }],
    ['people.join_household', '', { code: householdCode }, own],
    ['people.household_slip', 'flat', { placeId: FLAT }],
    ['people.household_slip', 'building', { placeId: places.building }],
    ['people.issue_household_code', 'flat', { placeId: FLAT }],
    ['people.issue_household_code', 'building', { placeId: places.building }],
  ];
}

function ownRows(targets: Targets): readonly Row[] {
  const { askersSession, askersToken, claimSent, claimCode } = targets;
  const token = { hidden: 'tokenId' } as const;
  const wish = { name: '公告屏', scopes: ['matters:read'], days: 30 };
  const session = { hidden: 'sessionId' } as const;
  return [
    ['people.me', '', {}, own],
    ['people.choose_language', '', { language: 'en' }, own],
    ['people.sessions', '', {}, own],
    ['people.readings', '', {}, own],
    ['people.own_sheet', '', {}, own],
    ['people.issue_own_sheet', '', {}, own],
    ['people.end_session', "asker's", { sessionId: askersSession }, session],
    ['people.end_other_sessions', '', {}, own],
    ['people.tokens', '', {}, own],
    ['people.make_token', '', wish, own],
    ['people.end_token', "asker's", { tokenId: askersToken }, token],
    ['people.address_page', '', {}, own],
    ['people.claim_address', '', { address: 'new@example.org' }, own],
    ['people.address_code_page', '', { sent: claimSent }, own],
    ['people.confirm_address', "asker's", { sent: claimSent, code: claimCode }],
    ['people.stop_acting', '', {}, own],
    ...helpRows(targets),
    ['rights.data', '', {}, own],
    ['rights.workbook', '', {}, own],
    ['rights.file', '', {}, own],
    ['rights.allow_reading', "asker's daughter", { helperId: parties.daughter }, own],
    ['rights.stop_reading', "asker's colleague", { helperId: others.colleague }, own],
    ['rights.ask_to_correct', '', { words: '名字少一劃' }, own],
    ['rights.corrections', '', {}, own],
    ['rights.answer_correction', '', { id: targets.correction, answer: 'left' }, { hidden: 'id' }],
    ['rights.leave', '', {}, own],
    ...noticeRows(targets),
    ...channelRows(targets),
    ...sheetRows(targets),
    ['rights.stay', '', {}, own],
  ];
}

/** What a browser says of where it can be told. */
const browserSays = JSON.stringify({
  endpoint: 'https://push.example/one',
  keys: { p256dh: 'A'.repeat(87), auth: 'A'.repeat(22) },
});

function noticeRows({ askersNotice, stopToken }: Targets): readonly Row[] {
  const hours = { quietFrom: '22:00', quietTo: '07:00', digestAt: '18:00' };
  return [
    ['notices.list', '', {}, own],
    ['notices.open', "asker's", { id: askersNotice }, { hidden: 'id' }],
    ['notices.read_all', '', {}, own],
    ['notices.choices', '', {}, own],
    ['notices.choose', '', hours, own],
    ['notices.prepare_browser', '', {}, own],
    ['notices.add_browser', '', { subscription: browserSays }, own],
    ['notices.remove_browser', "asker's", { id: askersNotice }, { hidden: 'id' }],
    ['notices.stop_own', '', { topic: '*' }, own],
    ['notices.resume_own', '', { topic: 'mine' }, own],
    ['notices.stop_page', "asker's", { token: stopToken }],
    ['notices.stop', "asker's", { token: stopToken }],
    ['notices.resume', "asker's", { token: stopToken }],
  ];
}

/** What serves all communities, and the robots of one. */
function channelRows({ robot }: Targets): readonly Row[] {
  const mail = { host: '127.0.0.1', port: 1, security: 'none', from: 'linli@example.org' };
  const sms = { provider: 'template', url: 'http://127.0.0.1:1' };
  const one = { placeId: places.building, kind: 'wecom', name: '三號樓', url: sms.url };
  return [
    ['notices.channels', '', {}, own],
    ['notices.set_mail', '', mail],
    ['notices.mail', '', {}],
    ['notices.try_mail', '', { to: 'wu@example.org' }],
    ['notices.set_sms', '', sms],
    ['notices.sms', '', {}],
    ['notices.try_sms', '', { telephone: '13800138005' }],
    ['notices.remove_channel', '', { way: 'sms' }],
    ['notices.robots', '', {}, own],
    ['notices.add_robot', 'building', one],
    ['notices.try_robot', '', { robotId: robot }, { hidden: 'robotId' }],
    ['notices.remove_robot', '', { robotId: robot }, { hidden: 'robotId' }],
  ];
}

function sheetRows({ readySheet, doneSheet, peopleSheet }: Targets): readonly Row[] {
  const file = '小區或里弄,樓棟,門牌\n東興小區,31,101\n';
  const ready = { id: readySheet };
  const people = { id: peopleSheet };
  const book = '舊號,需求還是反映,類別,內容,哪天提的\n1,反映,public_light,燈不亮,2019-03-05\n';
  const named = '小區或里弄,樓棟,門牌,姓名\n東興小區,31,101,周明\n';
  return [
    ['sheets.begin', 'community', { id: places.community }],
    ['sheets.bring', '', { id: places.community, kind: 'households', file }],
    ['sheets.bring', 'people', { id: places.community, kind: 'people', file: named }],
    ['sheets.bring', 'matters', { id: places.community, kind: 'matters', file: book }],
    ['sheets.template', '', { kind: 'households' }],
    ['sheets.list', '', { id: places.community, kind: 'households' }],
    ['sheets.list', 'people', { id: places.community, kind: 'people' }],
    ['sheets.list', 'matters', { id: places.community, kind: 'matters' }],
    ['sheets.show', "a colleague's", ready, { hidden: 'id' }],
    ['sheets.answer', "a colleague's", ready, { hidden: 'id' }],
    ['sheets.carry_out', "a colleague's", ready, { hidden: 'id' }],
    ['sheets.show', "a colleague's of people", people, { hidden: 'id' }],
    ['sheets.answer', "a colleague's of people", people, { hidden: 'id' }],
    ['sheets.carry_out', "a colleague's of people", people, { hidden: 'id' }],
    ['sheets.undo', "a colleague's", { id: doneSheet }, { hidden: 'id' }],
  ];
}

function consentRows({ vouchId }: Targets): readonly Row[] {
  const personId = asker.id;
  const person = { hidden: 'personId' } as const;
  const told = { kind: 'neighbour', way: 'in_person', consentedOn: '2026-11-20' };
  const helperAddress = '+8613955500003';
  return [
    ['people.consent_page', 'own', {}, own],
    ['people.consent_page', 'asker', { person: personId }, { hidden: 'person' }],
    ['people.record_consent', '', { personId, helperAddress, ...told }, person],
    ['people.take_back_vouch', '', { vouchId }, { hidden: 'vouchId' }],
    ['people.end_consent', '', { relationId: known.daughtersConsent }, { hidden: 'relationId' }],
    ['people.start_acting', '', { personId, way: 'in_person' }, person],
    ['people.choose_told_way', '', { personId, told: 'slip' }, person],
  ];
}

function behalfRows({ slipId, slipCode: code, deed: entryId }: Targets): readonly Row[] {
  const whom = { personId: asker.id, communityId: places.community };
  const wrong = '1234567897';
  return [
    ['behalf.deeds', '', {}, own],
    ['behalf.rules', '', {}],
    ['behalf.reverse', "asker's", { entryId }, { hidden: 'entryId' }],
    ['behalf.to_tell', 'own', {}, own],
    ['behalf.to_tell', 'building', { place: places.building }],
    ['behalf.to_tell', 'community', { place: places.community }],
    ['behalf.to_tell', 'district', { place: places.district }],
    ['behalf.make_slip', '', whom, { hidden: 'personId' }],
    ['behalf.slip', '', { slipId }, { hidden: 'slipId' }],
    ['behalf.tell', '', { slipId }, { hidden: 'slipId' }],
    ['behalf.slip_by_code', 'right', { code }],
    ['behalf.slip_by_code', 'wrong', { code: wrong }],
    ['behalf.reverse_by_code', 'right', { code, entryId }],
    ['behalf.reverse_by_code', 'wrong', { code: wrong, entryId }],
  ];
}

function peopleRows(): readonly Row[] {
  const newcomer = { name: '孟一凡', language: 'zh-Hant', relation: 'tenant' };
  return [
    ['people.list', 'own', {}, own],
    ['people.list', 'building', { place: places.building }],
    ['people.list', 'other building', { place: places.otherBuilding }],
    ['people.list', 'community', { place: places.community }],
    ['people.list', 'next', { place: places.nextCommunity }],
    ['people.list', 'district', { place: places.district }],
    ['people.list', 'search', { place: places.building, q: '邱' }],
    ['people.register_page', 'flat', { place: FLAT }],
    ['people.register_page', 'search', { place: FLAT, q: '邱' }],
    ['people.register_page', 'building', { place: places.building }],
    ['people.register', 'flat', { householdId: FLAT, ...newcomer }],
    ['people.register', 'next', { householdId: NEXT_HOUSEHOLD, ...newcomer }],
  ];
}

function personRows(): readonly Row[] {
  const personId = asker.id;
  const { name, called } = asker;
  const record = { name, called, language: 'zh-Hans' };
  const home = { householdId: household(3, 1, 201), relation: 'family' };
  const person = { hidden: 'personId' } as const;
  const residenceId = known.askersHome;
  const word = { relation: 'family', ground: 'known' };
  // The steward of the neighbourhood, who is on record there and has no home.
  const steward = people.wu;
  return [
    ['people.person', 'asker', { personId }, person],
    ['people.person', 'steward', { personId: steward }, person],
    ['people.correct_page', '', { personId }, person],
    ['people.correct', '', { personId, ...record }, person],
    ['people.add_household', '', { personId, ...home }, person],
    ['people.move_out', '', { personId, residenceId }, person],
    ['people.counter_slip', 'asker', { personId }, person],
    ['people.counter_slip', 'steward', { personId: steward }, person],
    ['people.vouch', 'there', { personId, ...home, ground: 'known' }, person],
    ['people.vouch', 'next', { personId, householdId: NEXT_HOUSEHOLD, ...word }, person],
    ['people.sheet', 'asker', { personId }, person],
    ['people.sheet', 'steward', { personId: steward }, person],
    ['people.issue_sheet', 'asker', { personId }, person],
    ['people.issue_sheet', 'steward', { personId: steward }, person],
    ['people.issue_counter_code', '', { personId }, person],
    ['people.issue_counter_code', 'steward', { personId: steward }, person],
  ];
}

function grantRows(): readonly Row[] {
  const { grantId } = holderOfRole('building_leader', 'in');
  const term = { personId: others.newcomer, reason };
  const leader = { ...term, role: 'building_leader', placeId: places.building };
  const worker = { ...term, role: 'community_worker', placeId: places.community };
  const grant = { hidden: 'grantId' } as const;
  return [
    ['people.grants', 'building', { place: places.building }],
    ['people.grants', 'community', { place: places.community }],
    ['people.grants', 'search', { place: places.community, q: '邱' }],
    ['people.grants', 'district', { place: places.district }],
    ['people.grant', '', { grantId }, grant],
    ['people.grant_role', 'building leader', leader],
    ['people.grant_role', 'worker', worker],
    ['people.grant_role', 'viewer', { ...worker, role: 'viewer' }],
    ['people.withdraw_role', 'leader', { grantId, reason }, grant],
    [
      'people.withdraw_role',
      'worker',
      { grantId: holderOfRole('community_worker', 'in').grantId, reason },
      grant,
    ],
  ];
}

function bodyRows({ bodyToken: tokenId }: Targets): readonly Row[] {
  const token = { name: '報修系統', scopes: ['matters:read'], days: 30 };
  const hiddenBody = { hidden: 'organisationId' } as const;
  const names = { hant: '隊', hans: '队', en: 'Team' };
  return [
    ['organisations.list', '', { place: places.community }],
    ['organisations.new', '', { place: places.community }],
    ['organisations.found', '', { placeId: places.compound, kind: 'club', name: '花會' }],
    ['organisations.show', '', { id: bodies.company }],
    ['organisations.show', 'search', { id: bodies.company, q: '邱' }],
    ['organisations.show', 'club', { id: bodies.club }],
    ['organisations.change', '', { id: bodies.company, name: '東興物業公司' }],
    ['organisations.close', '', { id: bodies.club }],
    ['organisations.tokens', '', { organisationId: bodies.company }, hiddenBody],
    ['organisations.make_token', '', { organisationId: bodies.company, ...token }, hiddenBody],
    [
      'organisations.end_token',
      '',
      { organisationId: bodies.company, tokenId },
      { hidden: 'tokenId' },
    ],
    ['organisations.kinds', '', {}],
    ['organisations.rename_kind', '', { code: 'club', ...names }],
    ['organisations.post_kinds', '', {}],
    ['organisations.rename_post_kind', '', { code: 'contact', ...names }],
  ];
}

/** What the building leader signs in with. */
const CHEN = telephones.chen;

function postRows(): readonly Row[] {
  const organisationId = bodies.company;
  const post = { organisationId, kind: 'building_leader', placeId: places.building };
  return [
    ['organisations.post', 'held', { postId: bodies.held }],
    ['organisations.post', 'search', { postId: bodies.vacant, q: '邱' }],
    ['organisations.add_post', '', post],
    ['organisations.post', 'above', { postId: bodies.upperVacant }],
    ['organisations.seek_holder', 'community', { postId: bodies.vacant, contact: CHEN }],
    ['organisations.seek_holder', 'above', { postId: bodies.upperVacant, contact: CHEN }],
    ['organisations.appoint', '', { postId: bodies.vacant, personId: others.newcomer }],
    ['organisations.end_term', '', { postId: bodies.held, reason }],
    ['organisations.abolish_post', 'held', { postId: bodies.held }],
    ['organisations.abolish_post', 'vacant', { postId: bodies.vacant }],
    ['organisations.add_member', '', { organisationId, personId: others.newcomer }],
    ['organisations.remove_member', '', { organisationId, personId: others.colleague }],
  ];
}

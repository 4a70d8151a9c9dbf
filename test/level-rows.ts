/**
 * Rows as each level of the database has taken them, by the migration from which on they fit. A
 * migration that has landed stays, and so do the rows that it took: nothing here is ever changed.
 */
export const levelRows: Readonly<Record<string, readonly string[]>> = {
  '0001_platform_ground.sql': [
    `insert into platform.setting values ('secret', to_jsonb(repeat('7f', 32)))`,
    `insert into platform.journal (community_id, id, at, actor_id, person_id, place_id, feature,
       verb, subject_id, data)
     select case when g % 3 = 0 then '-' else '350203007010' end, gen_random_uuid(),
       timestamptz '2026-01-01' + g * interval '1 hour', gen_random_uuid(), null, null, 'matters',
       'raise', 'm' || g, jsonb_build_object('n', g, 'text', E'a\\\\b\\tc')
     from generate_series(1, 40) as g`,
    `insert into platform.session values ('\\x01', gen_random_uuid(), gen_random_uuid(), null,
       '2026-01-01', '2026-01-02', '2027-01-01', 'a telephone')`,
    `insert into platform.sign_in_code values (gen_random_uuid(), null, '\\x02', 'sms', '\\x03',
       '2026-01-01', '2026-01-01', 5, null)`,
    `insert into platform.sign_in_link values ('\\x04', null, 'persona', '2026-01-01', '2026-02-01', 3)`,
    `insert into platform.request_key values ('k', 'matters.raise', null, '{"ok": true}', '2026-01-01')`,
    `insert into platform.parked_form values (gen_random_uuid(), 'e', '/a', '{"a": "1"}', '2026-01-01')`,
    `insert into platform.file values (gen_random_uuid(), '\\x05', 'image/webp', 7, 40, 30, null,
       '2026-01-01')`,
    `insert into platform.attempt values ('sign_in', '192.0.2.1', '2026-01-01', 4)`,
  ],
  '0002_places_tree.sql': [
    `insert into places.place (id, path, kind, level, community_id, name) values
       ('35', '35', 'province', 10, null, '福建省'),
       ('3502', '35.02', 'city', 20, null, '廈門市'),
       ('350203', '35.02.03', 'district', 30, null, '思明區'),
       ('350203007', '35.02.03.007', 'subdistrict', 40, null, '開元街道'),
       ('350203007010', '35.02.03.007.010', 'community', 50, '350203007010', '深田社區'),
       ('b3', '35.02.03.007.010.3', 'building', 70, '350203007010', '3號樓')`,
    `insert into places.alias values ('35.02.03.009', '350203007', '2026-01-01')`,
    `insert into places.served_place values ('350203007010', '2026-01-01')`,
    `update places.kind set name_en = 'Neighbourhood' where id = 'community'`,
  ],
  '0003_people_households.sql': [
    `insert into people.person (community_id, id, name, language, search_name, created_at)
     select '350203007010', ('00000000-0000-7000-8000-' || lpad(g::text, 12, '0'))::uuid,
       '王秀英' || g, 'zh-Hant', '王秀英' || g, '2026-01-01' from generate_series(1, 25) as g`,
    `insert into people.residence (community_id, id, household_id, person_id, relation, since)
     select community_id, gen_random_uuid(), 'b3', id, 'owner', '2020-02-29' from people.person`,
    `insert into people.login
     select id, 'telephone', '+86138' || right(id::text, 8), '2026-01-01' from people.person`,
  ],
  '0004_organisations_bodies.sql': [
    `insert into organisations.kind values ('committee', '居委會', '居委会', 'Committee', 'home', 1)`,
    `insert into organisations.organisation (community_id, id, place_id, kind, name, opened_on)
     values ('350203007010', '00000000-0000-7000-8000-0000000000a1', '350203007010', 'committee',
       'Shentian committee', '2020-01-01')`,
  ],
  '0005_matters_engine.sql': [
    `insert into matters.category_group values ('home', '家裡', '家里', 'At home', 'home', 1)`,
    `insert into matters.figure_change
       (community_id, measure, day, matter_id, place_id, id, value)
     select '350203007010', 'raised', date '2026-01-01' + g, gen_random_uuid(), 'b3',
       gen_random_uuid(), 1 from generate_series(0, 59) as g`,
  ],
  '0006_figures_rollups.sql': [
    `insert into figures.sum values ('35', 'raised', '2026-01-01', 31), ('35', 'raised', '2026-02-01', 28)`,
    `update figures.progress set added_before = pg_current_xact_id()`,
  ],
  '0007_platform_journal_at.sql': [],
  '0008_platform_versions.sql': [`update places.place set name = '深田' where id = '350203007010'`],
  '0009_matters_counted.sql': [],
  '0010_platform_seals.sql': [
    `insert into platform.journal_link
     select row_number() over (order by id), community_id, id, sha256('sealed'), '2026-11-23'
     from platform.journal`,
    `update platform.journal_chain set length = 40, digest = sha256('sealed'),
       sealed_at = '2026-11-23', sealed_before = pg_current_xact_id()`,
  ],
  '0011_platform_tokens.sql': [],
  '0012_matters_checks.sql': [],
  '0013_rights_my_data.sql': [
    `insert into rights.reading values ('00000000-0000-7000-8000-000000000001',
       '00000000-0000-7000-8000-000000000002', '2026-01-01', null)`,
    `insert into rights.correction (community_id, id, person_id, asked_by, asked_at, words)
     values ('350203007010', gen_random_uuid(), '00000000-0000-7000-8000-000000000001',
       '00000000-0000-7000-8000-000000000001', '2026-01-01', '名字少一劃')`,
    `insert into rights.leaving values (gen_random_uuid(), '350203007010',
       '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000001',
       '2026-01-01', '2026-01-31', true, null, null)`,
  ],
  '0014_matters_desk.sql': [],
  '0015_platform_strong_sessions.sql': [
    `update platform.session set way = 'code', strong_until = '2026-01-02'`,
  ],
  '0016_guard_passkeys.sql': [
    `insert into guard.passkey values (gen_random_uuid(), '00000000-0000-7000-8000-000000000001',
       'key', '\\x01', 7, '{internal}', '手機', '2026-01-01', null)`,
    `insert into guard.challenge values ('\\x02', 'sign_in', null, '2026-01-01')`,
  ],
  '0017_matters_saved_filters.sql': [
    `insert into matters.saved_filter values (gen_random_uuid(),
       '00000000-0000-7000-8000-000000000001', null, '早上先看的', '350203007010', 'overdue', null,
       null, '2026-11-23')`,
  ],
  '0018_platform_wall.sql': [],
  '0019_people_wall.sql': [],
  '0020_rights_wall.sql': [],
  '0021_platform_acting_way.sql': [
    `update platform.session set acting_for_id = gen_random_uuid(), acting_way = 'telephone'`,
  ],
  '0022_people_told_way.sql': [
    `insert into people.told_way
     select community_id, id, 'slip', '2026-01-01', id from people.person limit 3`,
  ],
  '0023_behalf_slips.sql': [
    `insert into behalf.slip values ('350203007010', '00000000-0000-7000-8000-0000000000b1',
       '00000000-0000-7000-8000-000000000001', 'slip', '\\x0b',
       '00000000-0000-7000-8000-000000000002', '2026-01-01', '2026-03-01', null, null)`,
    `insert into behalf.slip_deed values ('350203007010', '00000000-0000-7000-8000-0000000000b1',
       gen_random_uuid())`,
    `insert into behalf.reversal values ('350203007010', gen_random_uuid(),
       '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000001', 'slip',
       '2026-01-02')`,
  ],
  '0024_notices_told.sql': [
    `insert into notices.notice (community_id, id, person_id, entry_id, at, topic, kind, is_urgent)
     values ('350203007010', '00000000-0000-7000-8000-0000000000b1',
       '00000000-0000-7000-8000-000000000001', gen_random_uuid(), '2026-01-01', 'mine', 'done',
       false)`,
    `insert into notices.delivery (community_id, id, notice_id, person_id, channel, topic, kind,
       is_urgent, state, due_at, made_at)
     values ('350203007010', gen_random_uuid(), '00000000-0000-7000-8000-0000000000b1',
       '00000000-0000-7000-8000-000000000001', 'email', 'mine', 'done', false, 'waiting',
       '2026-01-01', '2026-01-01')`,
    `insert into notices.choice values ('00000000-0000-7000-8000-000000000001', 'mine', 'email',
       'now', '2026-01-01')`,
    `insert into notices.hours values ('00000000-0000-7000-8000-000000000001', '22:00', '07:00',
       '18:00')`,
    `insert into notices.stop values ('00000000-0000-7000-8000-000000000002', '*', '2026-01-01')`,
  ],
  '0025_people_on_paper.sql': [
    `insert into people.vouch
     select community_id, gen_random_uuid(), person_id, id, 'paper', true, gen_random_uuid(),
       '2026-01-02' from people.residence limit 1`,
    `insert into people.sheet_code
     select gen_random_uuid(), gen_random_uuid(), 1, id, '\\x0c', id, '2026-01-01', '2027-01-01'
     from people.person limit 1`,
  ],
  '0026_platform_sheet_sessions.sql': [`update platform.session set way = 'sheet_code'`],
  '0027_behalf_vouch_rule.sql': [],
  '0028_people_sheet_session.sql': [
    `update people.sheet_code set issued_in = '00000000-0000-7000-8000-0000000000f1'`,
  ],
  '0029_matters_hidden.sql': [],
  '0030_moderation_reviews.sql': [
    `insert into moderation.review values ('350203007010', '00000000-0000-7000-8000-0000000000d1',
       gen_random_uuid(), 'comment', gen_random_uuid(), '00000000-0000-7000-8000-000000000001',
       '00000000-0000-7000-8000-000000000001', '2026-01-01', '2026-01-04', 'hidden', 'insult', null,
       '2026-01-02', '00000000-0000-7000-8000-000000000002', null, null)`,
    `insert into moderation.objection values ('350203007010',
       '00000000-0000-7000-8000-0000000000d1', gen_random_uuid(), '2026-01-01', null, 'insult',
       '罵人')`,
    `insert into moderation.withheld values ('350203007010',
       '00000000-0000-7000-8000-0000000000d1', '00000000-0000-7000-8000-000000000001',
       '00000000-0000-7000-8000-000000000001', null, '原來的話', '2026-01-02')`,
  ],
  '0031_notices_browser_session.sql': [
    `insert into notices.subscription
     select gen_random_uuid(), person_id, '\\x31', 'x', 'Test', '2026-01-02', id
     from platform.session limit 1`,
  ],
  '0032_platform_readings.sql': [
    `insert into platform.reading values ('c', '00000000-0000-7000-8000-000000000001',
       '00000000-0000-7000-8000-000000000002', 'record', '2026-01-01', '2026-01-01', 'steward')`,
  ],
  '0033_sheets_import.sql': [
    `insert into sheets.import (community_id, id, kind, place_id, file_name, sha256, brought_by,
       brought_at, state, content)
     values ('350203007010', '00000000-0000-7000-8000-0000000000b5', 'households', '350203007010',
       '住戶.csv', sha256('x'), '00000000-0000-7000-8000-000000000002', '2026-01-01', 'reading',
       'x')`,
    `insert into sheets.row (community_id, import_id, number, cells)
     values ('350203007010', '00000000-0000-7000-8000-0000000000b5', 2, '{"door": "501"}')`,
  ],
  '0034_moderation_appeals.sql': [
    `insert into moderation.appeal values ('350203007010',
       '00000000-0000-7000-8000-0000000000d1', '2026-01-03', '00000000-0000-7000-8000-000000000001',
       '我沒有罵人', '2026-01-06', 'upheld', '還是不妥', '2026-01-04',
       '00000000-0000-7000-8000-000000000003')`,
  ],
  '0035_matters_templates.sql': [
    `insert into matters.template values (gen_random_uuid(),
       '00000000-0000-7000-8000-0000000000b1', '已報修', '已經報修。', null)`,
  ],
  '0036_platform_glass.sql': [
    `insert into platform.reading values ('c', '00000000-0000-7000-8000-000000000001',
       '00000000-0000-7000-8000-000000000002', 'glass', '2026-01-01', '2026-01-01', 'steward',
       '樓下漏水，沒有人應門')`,
  ],
  '0037_guard_glass.sql': [
    `insert into guard.glass values ('350203007010', '00000000-0000-7000-8000-0000000000e1',
       '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002', 'steward',
       null, '樓下漏水，沒有人來應門', '2026-01-01', '2026-01-01 00:30', 'fair', null, '2026-01-02',
       '00000000-0000-7000-8000-000000000003')`,
  ],
  '0038_matters_paper_forms.sql': [
    `insert into matters.paper_form (community_id, id, number, batch_id, printed_at)
     values ('350203007010', gen_random_uuid(), '00000018', gen_random_uuid(), '2026-01-01')`,
  ],
  '0039_matters_covered_photo.sql': [`update matters.photo set thing_id = file_id`],
  '0040_guard_recovery.sql': [
    `insert into guard.recovery values ('00000000-0000-7000-8000-0000000000e2',
       '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-0000000000f1', '2026-01-01',
       '2026-01-02', '00000000-0000-7000-8000-000000000002', '2026-01-01 01:00',
       '00000000-0000-7000-8000-000000000003', '2026-01-01 02:00', '2026-01-01 03:00')`,
  ],
  '0041_platform_delays.sql': [
    `insert into platform.failure values ('people.sign_in', '192.0.2.1', 7, '2026-01-01',
       '2026-01-01 00:02')`,
  ],
  '0042_sheets_skip_reason.sql': [
    `update sheets.row set outcome = 'skip', fault_column = 'name',
       fault_code = 'person_keeps_own', fault_detail = '{}' where number = 2`,
  ],
  '0043_matters_transfers.sql': [`update matters.matter set send_back_count = 1`],
  '0044_webhooks_ground.sql': [
    `insert into webhooks.listener values ('350203007010', '00000000-0000-7000-8000-0000000000e3',
       '00000000-0000-7000-8000-0000000000b1', '報修系統', 'x', '{matter.came,matter.closed}',
       '2026-01-01', '2026-01-03', '2026-01-02', 'failing')`,
    `insert into webhooks.delivery values ('350203007010', gen_random_uuid(),
       '00000000-0000-7000-8000-0000000000e3', gen_random_uuid(), 'matter.came',
       '350203007010-2026-0001', '2026-01-01', 'given_up', 12, 500, 'not_now', '2026-01-01',
       '2026-01-01', '2026-01-02', '2026-01-02')`,
  ],
  '0045_matters_book.sql': [
    `insert into matters.book_entry
       select community_id, '2019 年登記簿', '128', id, '2026-01-01' from matters.matter limit 1`,
  ],
  '0046_matters_rounds.sql': [`update matters.matter set send_back_count = 2`],
  '0047_platform_organisation_tokens.sql': [
    `insert into platform.session (token_hash, id, person_id, created_at, seen_at, expires_at, device,
       name, scopes, organisation_id)
     values ('\\x0e', gen_random_uuid(), gen_random_uuid(), '2026-01-01', '2026-01-01', '2027-01-01',
       '', '報修系統', '{matters:read}', '00000000-0000-7000-8000-0000000000b1')`,
  ],
  '0048_behalf_tidings.sql': [
    `insert into behalf.slip_tiding
     select s.community_id, s.id, n.id from behalf.slip s, notices.notice n limit 1`,
  ],
  '0049_matters_parent.sql': [],
  '0050_places_quick_checks.sql': [],
  '0051_matters_quick_checks.sql': [],
  '0052_volunteers_duty.sql': [
    `insert into volunteers.ability values ('electrical', '修電', '修电', 'Electrical', 'bolt', 1)`,
    `insert into volunteers.volunteer (community_id, person_id, building_id, lon, lat, languages,
       quiet_from, quiet_to, weekly_cap, minutes, asked, last_asked_at, since)
     select community_id, id, 'b3', 118.1, 24.45, '{cmn,nan}', '22:00', '06:00', 3,
       '{[0,360),[9960,10080)}', '{2026-11-01,2026-11-02}', '2026-11-02', '2026-01-01'
     from people.person limit 2`,
    `insert into volunteers.skill
     select community_id, person_id, 'electrical', 'able' from volunteers.volunteer`,
    `insert into volunteers.watch
     select community_id, person_id, 0, volunteers.spot(lon, lat), '{[0,360)}', '{electrical}'
     from volunteers.volunteer`,
    `insert into volunteers.avoidance
     select community_id, gen_random_uuid(), person_id, gen_random_uuid(), '樓上', '2026-11-01'
     from volunteers.volunteer`,
  ],
  '0053_joint_tasks.sql': [
    `with called as (
       insert into joint.task (community_id, id, matter_id, caller, superior, lead, what,
         meeting_place, asked_at, asked_by, report_due_at, meet_at, state, met_at, owed_since,
         owed_until, wakes_at)
       values ('350203007010', '00000000-0000-7000-8000-0000000000e4', gen_random_uuid(),
         'role:dispatcher@350203007010', 'role:dispatcher@350203007', 'organisation:c1', '一起修',
         '東門', '2026-01-01', gen_random_uuid(), '2026-01-02', '2026-01-03', 'met', '2026-01-03',
         '2026-01-03', '2026-01-18', '2026-01-10')
       returning community_id, id)
     insert into joint.call (community_id, task_id, id, body, is_required, state, report_due_at,
       answered_at, answered_by, comes_as, attendance, attended_at)
     select community_id, id, '00000000-0000-7000-8000-0000000000e5', 'organisation:c1', true,
       'coming', '2026-01-02', '2026-01-01', gen_random_uuid(), '班長', 'arrived', '2026-01-03'
     from called`,
    `insert into joint.part (community_id, task_id, id, call_id, what, agreed_at, due_at, owed_since,
       owed_until)
     values ('350203007010', '00000000-0000-7000-8000-0000000000e4', gen_random_uuid(),
       '00000000-0000-7000-8000-0000000000e5', '換管子', '2026-01-03', '2026-01-05', '2026-01-03',
       '2026-01-05')`,
  ],
  '0054_callouts_ground.sql': [
    `insert into callouts.call (community_id, id, matter_id, plan, wanted, begun_at, next_at)
     select community_id, gen_random_uuid(), id, '{}', 1, '2026-11-23', '2026-11-23'
     from matters.matter limit 1`,
    `insert into callouts.alert (community_id, call_id, person_id, wave, rung, fitness, asked_at)
     select c.community_id, c.id, p.id, 1, 0, 0.5, '2026-11-23'
     from callouts.call c, people.person p limit 1`,
  ],
  '0055_teams_membership.sql': [
    `insert into teams.purpose
     values ('350203007010', '00000000-0000-7000-8000-0000000000e6', '修燈、換鎖', '{electrical}',
       gen_random_uuid(), '2026-11-01')`,
    `insert into teams.membership (community_id, id, organisation_id, person_id, joined_at, came_by,
       agreed_by, agreed_way, recorded_by, left_at, left_as, ended_by, reason)
     select community_id, gen_random_uuid(), '00000000-0000-7000-8000-0000000000e6', id,
       '2026-11-01', 'entered', id, 'paper', id, '2026-11-02', 'let_go', id, '搬走了'
     from people.person limit 1`,
    `insert into teams.request (community_id, id, organisation_id, person_id, words,
       shares_telephone, asked_at, asked_by, asked_way, state, answered_at, answered_by, answer)
     select community_id, gen_random_uuid(), '00000000-0000-7000-8000-0000000000e6', id, '週末有空',
       true, '2026-11-01', id, 'oneself', 'declined', '2026-11-02', id, '人夠了'
     from people.person limit 1`,
    `insert into teams.invitation (community_id, id, organisation_id, person_id, note, words,
       invited_at, invited_by, lapses_at, state)
     select community_id, gen_random_uuid(), '00000000-0000-7000-8000-0000000000e6', id, '電工', null,
       '2026-11-01', id, '2026-12-01', 'open'
     from people.person limit 1`,
  ],
  '0056_musters_ground.sql': [
    `insert into musters.muster (community_id, id, title, meeting_place, area_id, starts_at, wanted,
       made_by, made_at)
     values ('350203007010', '00000000-0000-7000-8000-0000000000f1', '搬沙袋', '2號門',
       '350203007010', '2026-11-25', 30, gen_random_uuid(), '2026-11-24')`,
    `insert into musters.team
     select community_id, id, gen_random_uuid() from musters.muster limit 1`,
    `insert into musters.asked (community_id, muster_id, person_id, asked_at)
     select m.community_id, m.id, p.id, '2026-11-24'
     from musters.muster m, people.person p limit 1`,
  ],
  '0057_volunteers_proofs.sql': [
    `insert into volunteers.proof (community_id, id, person_id, ability, kind, what, organisation_id,
       recorded_by, began_at, ends_at)
     select community_id, gen_random_uuid(), person_id, 'electrical', 'shown', '電工證',
       gen_random_uuid(), person_id, '2026-11-01', '2027-11-01'
     from volunteers.volunteer`,
  ],
  '0058_hours_ground.sql': [
    `begin;
     insert into hours.record (community_id, id, person_id, team, place_id, activity, in_charge,
       content, started_at, ended_at, minutes, held_on, due_on, is_due_certain, recorded_at,
       recorded_on, recorded_by, state, confirmed_at, confirmed_by, confirmed_as, plus)
     values ('350203007010', '00000000-0000-7000-8000-0000000000f7', gen_random_uuid(), '',
       '350203007010', '清樓道', '莊文靜', '掃了三層', '2026-01-05 01:00Z', '2026-01-05 02:00Z', 60,
       '2026-01-05', '2026-01-19', true, '2026-01-06', '2026-01-06', gen_random_uuid(), 'confirmed',
       '2026-01-07', gen_random_uuid(), 'community', 1);
     insert into hours.change (community_id, id, record_id, sign, plus, person_id, team, place_id,
       held_on, size, minutes, at)
     select community_id, gen_random_uuid(), id, 1, 1, person_id, team, place_id, held_on, minutes,
       minutes, '2026-01-07' from hours.record;
     commit`,
  ],
  '0059_hours_sheets.sql': [
    `insert into hours.sheet (community_id, id, person_id, code_hash, shows_name, shows_activities,
       from_on, to_on, minutes, made_at, made_by, valid_until)
     select community_id, gen_random_uuid(), person_id, sha256('1'), 'called', true, '2026-01-01',
       '2026-12-31', 60, '2026-11-23', person_id, '2027-11-23' from hours.record limit 1`,
  ],
  '0060_rosters_shifts.sql': [
    `insert into rosters.roster (community_id, id, organisation_id, name, starts_on, ends_on,
       rest_minutes, most_per_week, state, drawn_by, drawn_at, published_at)
     select community_id, gen_random_uuid(), gen_random_uuid(), '十二月', '2026-12-01', '2026-12-31',
       660, 2, 'published', id, '2026-11-24', '2026-11-24' from people.person limit 1`,
    `insert into rosters.kind
     select community_id, id, gen_random_uuid(), '夜班', '22:00', '06:00', '{1,3}', 1, 'none', 1, 0
     from rosters.roster`,
    `insert into rosters.shift
     select community_id, roster_id, gen_random_uuid(), id, '2026-12-01', '2026-12-01T14:00:00Z',
       '2026-12-01T22:00:00Z', true from rosters.kind`,
    `insert into rosters.stand
     select s.community_id, s.roster_id, s.id, gen_random_uuid(), 1, 1, p.id, 'taken', 'hours',
       s.begins_at, s.ends_at, p.id, '2026-11-24', '2026-11-24', null
     from rosters.shift s, people.person p limit 1`,
    `insert into rosters.standing_yes
     select k.community_id, k.id, p.id, '2026-11-24' from rosters.kind k, people.person p limit 1`,
    `insert into rosters.swap (community_id, id, stand_id, asked_id, asked_at, state)
     select s.community_id, gen_random_uuid(), s.id, p.id, '2026-11-24', 'open'
     from rosters.stand s, people.person p limit 1`,
    `insert into rosters.feed (community_id, id, token_hash, person_id, made_at)
     select community_id, gen_random_uuid(), sha256('x'), person_id, '2026-11-24'
     from rosters.stand limit 1`,
  ],
  '0061_volunteers_stints.sql': [
    `update volunteers.volunteer
     set rostered_from = '2026-12-01T14:00:00Z', rostered_until = '2026-12-01T22:00:00Z'`,
  ],
  '0062_hours_star_levels.sql': [
    `insert into hours.star_level values ('one_star', '一星級', '一星级', 'One star', 100)`,
    `update hours.sheet set star_level = 'one_star'`,
  ],
  '0063_people_guests.sql': [
    `update people.person set guest_of = '350203007010'
     where id = (select id from people.person order by id limit 1)`,
  ],
  // Only an index and a function: no rows of its own.
  '0064_hours_sums.sql': [],
  // Only an index.
  '0065_matters_urgent_nights.sql': [],
  '0066_hours_told.sql': [`update hours.record set told_at = '2026-11-24'`],
  // Rows of the level itself.
  '0067_behalf_hours_rule.sql': [],
};

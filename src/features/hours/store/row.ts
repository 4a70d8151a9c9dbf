import type { Selectable } from 'kysely';
import type { Confirmer, HoursRecord, RecordState } from '#/features/hours/model.ts';
import type { HoursTables } from '#/features/hours/tables.ts';

type Row = Selectable<HoursTables['hours.record']>;

/** Reads a record from its row. */
export function toRecord(row: Row): HoursRecord {
  return {
    communityId: row.community_id,
    id: row.id,
    personId: row.person_id,
    matter:
      row.matter_id === null || row.asker_id === null
        ? undefined
        : { id: row.matter_id, askerId: row.asker_id },
    activity:
      row.activity === null || row.in_charge === null
        ? undefined
        : { name: row.activity, inCharge: row.in_charge },
    teamId: row.team === '' ? undefined : row.team,
    placeId: row.place_id,
    content: row.content,
    materials: row.materials ?? undefined,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    minutes: row.minutes,
    heldOn: row.held_on,
    dueOn: row.due_on,
    isDueCertain: row.is_due_certain,
    recordedAt: row.recorded_at,
    recordedOn: row.recorded_on,
    recordedBy: row.recorded_by,
    lateReason: row.late_reason ?? undefined,
    replaces:
      row.replaces_id === null || row.correction === null
        ? undefined
        : { id: row.replaces_id, reason: row.correction },
    state: row.state as RecordState,
    ...settledOf(row),
  };
}

function settledOf(row: Row): Pick<HoursRecord, 'confirmed' | 'closed'> {
  return {
    confirmed:
      row.confirmed_at === null || row.confirmed_by === null
        ? undefined
        : { at: row.confirmed_at, by: row.confirmed_by, capacity: row.confirmed_as as Confirmer },
    closed:
      row.closed_at === null || row.closed_by === null
        ? undefined
        : { at: row.closed_at, by: row.closed_by, reason: row.closed_for ?? undefined },
  };
}

/** Writes a record as a row that the ledger does not have yet. */
export function toRow(record: HoursRecord): Row {
  return {
    community_id: record.communityId,
    id: record.id,
    person_id: record.personId,
    matter_id: record.matter?.id ?? null,
    asker_id: record.matter?.askerId ?? null,
    team: record.teamId ?? '',
    place_id: record.placeId,
    activity: record.activity?.name ?? null,
    in_charge: record.activity?.inCharge ?? null,
    content: record.content,
    materials: record.materials ?? null,
    started_at: record.startedAt,
    ended_at: record.endedAt,
    minutes: record.minutes,
    held_on: record.heldOn,
    due_on: record.dueOn,
    is_due_certain: record.isDueCertain,
    recorded_at: record.recordedAt,
    recorded_on: record.recordedOn,
    recorded_by: record.recordedBy,
    late_reason: record.lateReason ?? null,
    replaces_id: record.replaces?.id ?? null,
    correction: record.replaces?.reason ?? null,
    state: record.state,
    ...settledRow(record),
    told_at: null,
    plus: null,
    minus: null,
  };
}

/** Writes what became of a record. */
export function settledRow({ confirmed, closed }: HoursRecord) {
  return {
    confirmed_at: confirmed?.at ?? null,
    confirmed_by: confirmed?.by ?? null,
    confirmed_as: confirmed?.capacity ?? null,
    closed_at: closed?.at ?? null,
    closed_by: closed?.by ?? null,
    closed_for: closed?.reason ?? null,
  };
}

import type { NewPlace } from '#/features/places/model.ts';
import { OFFICIAL_CODE_LENGTHS } from './nation-file.ts';
import type { OfficialPlace } from './nation-file.ts';

/**
 * Gives the name of the place itself, because official lists name a community by its committee
 * (深田社区居委会): what remains without it (深田社区), if that is a name of a place; else the
 * committee's name is what neighbours say too (岐山居委会) and stays.
 */
export function nameOfOfficialPlace({ code, name }: OfficialPlace): string {
  if (code.length < COMMUNITY_CODE_LENGTH) return name;
  const [, stem = '', committee = ''] = COMMITTEE.exec(name) ?? [];
  if (committee === '') return name;
  if (committee.startsWith('居')) return stem.endsWith('社区') ? stem : name;
  return VILLAGE_LIKE.test(stem) ? stem : `${stem}村`;
}

const COMMUNITY_CODE_LENGTH = 12;
// 村委会 is 村 and 委会 run together: 王庄村委会 is the committee of 王庄村.
const COMMITTEE = /^(.+?)(村民委员会|村委会|居民委员会|居委会)$/;
const VILLAGE_LIKE = /(?:村|社区|嘎查|队|连|分场|生活区)$/;

/** Tells the kind of a place by its official code and name; kinds are rows of `places.kind`. */
export function kindOfOfficialPlace({ code, name }: OfficialPlace): string {
  switch (code.length) {
    case 2:
      return kindOfProvince(name);
    case 4:
      return kindOfCity(name);
    case 6:
      // A city without districts has one of its own name, whose code ends in 00 (東莞 441900).
      return code.endsWith('00') ? 'undivided' : 'district';
    case 9:
      return kindOfSubdistrict(name);
    case COMMUNITY_CODE_LENGTH:
      return VILLAGE_DIGITS.includes(code.charAt(9)) ? 'village' : 'community';
    default:
      throw new Error(`No official place has the code ${code}.`);
  }
}

// The coding rules of the statistical office: 001-199 and 400-499 are residents' communities,
// 200-399 and 500-599 are villages.
const VILLAGE_DIGITS = '235';
const MUNICIPALITIES = new Set(['北京市', '天津市', '上海市', '重庆市']);
const DIRECT = /^(?:市辖区|县|.*直辖县级行政区划)$/;

function kindOfProvince(name: string): string {
  if (MUNICIPALITIES.has(name)) return 'municipality';
  return name.endsWith('自治区') ? 'autonomous_region' : 'province';
}

function kindOfCity(name: string): string {
  if (DIRECT.test(name)) return 'direct';
  return name.endsWith('市') ? 'city' : 'prefecture';
}

function kindOfSubdistrict(name: string): string {
  if (name.endsWith('街道')) return 'subdistrict';
  if (name.endsWith('镇')) return 'town';
  return /(?:乡|苏木)$/.test(name) ? 'township' : 'zone';
}

// The levels of `places.kind`, by the length of the code.
const LEVELS = new Map([
  [2, 10],
  [4, 20],
  [6, 30],
  [9, 40],
  [COMMUNITY_CODE_LENGTH, 50],
]);
const GAP_KINDS = new Set(['direct', 'undivided']);

/** Turns a line of the official list into a place; `moved` has the paths that are not official. */
export function layOutOfficialPlace(
  place: OfficialPlace,
  moved: ReadonlyMap<string, string>,
): NewPlace {
  const { code } = place;
  const kind = kindOfOfficialPlace(place);
  return {
    id: code,
    path: pathOfOfficialPlace(code, moved),
    kind,
    level: LEVELS.get(code.length) ?? 0,
    communityId: code.length === COMMUNITY_CODE_LENGTH ? code : undefined,
    name: nameOfOfficialPlace(place),
    isSearched: !GAP_KINDS.has(kind),
  };
}

function pathOfOfficialPlace(code: string, moved: ReadonlyMap<string, string>): string {
  const known = moved.get(code);
  if (known !== undefined) return known;
  const above = OFFICIAL_CODE_LENGTHS.findLast((length) => length < code.length);
  if (above === undefined) return code;
  return `${pathOfOfficialPlace(code.slice(0, above), moved)}.${code.slice(above)}`;
}

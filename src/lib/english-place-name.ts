import { pinyinOf } from './pinyin.ts';
import { toSimplified } from './text.ts';

// Names that are not put together from parts, or read otherwise than their parts.
const WHOLE_NAMES = namesOf(
  '大埔县=Dabu County|大城县=Daicheng County|长子县=Zhangzi County|市辖区=Municipal Districts|' +
    '县=Counties|省直辖县级行政区划=Counties under the Province|' +
    '自治区直辖县级行政区划=Counties under the Region|内蒙古自治区=Inner Mongolia Autonomous Region',
);

// Places whose English name is not their pinyin.
const KNOWN_PLACES = namesOf(
  '陕西=Shaanxi|内蒙古=Inner Mongolia|香港=Hong Kong|澳门=Macao|哈尔滨=Harbin|齐齐哈尔=Qiqihar|' +
    '呼和浩特=Hohhot|鄂尔多斯=Ordos|呼伦贝尔=Hulunbuir|锡林郭勒=Xilingol|阿拉善=Alxa|' +
    '巴彦淖尔=Bayannur|乌兰察布=Ulanqab|兴安=Hinggan|乌鲁木齐=Urumqi|吐鲁番=Turpan|哈密=Hami|' +
    '克拉玛依=Karamay|阿勒泰=Altay|和田=Hotan|阿克苏=Aksu|喀什=Kashgar|伊犁=Ili|' +
    '博尔塔拉=Bortala|巴音郭楞=Bayingolin|克孜勒苏=Kizilsu|拉萨=Lhasa|日喀则=Xigaze|' +
    '林芝=Nyingchi|那曲=Nagqu|阿里=Ngari|昌都=Qamdo|甘孜=Garze|果洛=Golog',
);

// What a place is stands at the end of its Chinese name. The longest ending that fits counts.
const LEVEL_ENDINGS = namesOf(
  '社区居民委员会=Community|社区居委会=Community|居民委员会=Community|居委会=Community|' +
    '虚拟社区=Virtual Community|社区=Community|村民委员会=Village|村委会=Village|村=Village|' +
    '街道办事处=Subdistrict|街道=Subdistrict|' +
    '地区办事处=Area|镇=Town|民族乡=Ethnic Township|乡=Township|苏木=Sumu|新区=New Area|' +
    '林区=Forestry District|区=District|县=County|旗=Banner|市=City|地区=Prefecture|盟=League|' +
    '省=Province|特别行政区=Special Administrative Region',
);

// Of these the name of a larger place may be made: 中华中路社区 is Zhonghua Middle Road Community.
const BUILT_ENDINGS = namesOf(
  '新村=New Village|小区=Compound|花园=Garden|公园=Park|公寓=Apartments|大厦=Tower|广场=Plaza|' +
    '宿舍=Dormitory|农场=Farm|林场=Forest Farm|牧场=Pasture|开发区=Development Zone|' +
    '经济开发区=Economic Development Zone|经济技术开发区=Economic and Technological Development Zone|' +
    '高新技术产业开发区=High-tech Industrial Development Zone|示范区=Demonstration Zone|' +
    '管理区=Administrative Area|' +
    '度假区=Resort|工业园区=Industrial Park|工业园=Industrial Park|园区=Park|里弄=Lane|弄=Lane|' +
    '巷=Alley|胡同=Hutong|网格=Grid|片区=Area|大道=Avenue|大街=Street|街=Street|路=Road',
);

// A road may have parts: 中华中路 is Zhonghua Middle Road.
const ROADS: ReadonlySet<string> = new Set(['路', '街', '大街', '大道']);
const DIRECTIONS = namesOf('东=East|西=West|南=South|北=North|中=Middle');

const ENDINGS = new Map([...LEVEL_ENDINGS, ...BUILT_ENDINGS]);
const LONGEST_ENDING = Math.max(...ENDINGS.keys().map((ending) => ending.length));

// These make an ethnic group part of the name: 延边朝鲜族自治州 is Yanbian Korean … Prefecture.
const ETHNIC_ENDINGS = namesOf(
  '自治区=Autonomous Region|自治州=Autonomous Prefecture|自治县=Autonomous County|' +
    '自治旗=Autonomous Banner|乡=Ethnic Township',
);

const ETHNIC_GROUPS = namesOf(
  '蒙古=Mongolian|朝鲜=Korean|维吾尔=Uygur|哈萨克=Kazakh|柯尔克孜=Kirgiz|塔吉克=Tajik|' +
    '乌孜别克=Uzbek|俄罗斯=Russian|塔塔尔=Tatar|布依=Buyei|土家=Tujia|哈尼=Hani|傈僳=Lisu|' +
    '拉祜=Lahu|东乡=Dongxiang|纳西=Naxi|景颇=Jingpo|达斡尔=Daur|仫佬=Mulao|布朗=Blang|' +
    "撒拉=Salar|毛南=Maonan|仡佬=Gelao|锡伯=Xibe|阿昌=Achang|普米=Pumi|鄂温克=Ewenki|德昂=De'ang|" +
    '保安=Bonan|裕固=Yugur|独龙=Derung|鄂伦春=Oroqen|赫哲=Hezhen|门巴=Monba|珞巴=Lhoba|基诺=Jino|' +
    '藏=Tibetan|回=Hui|苗=Miao|彝=Yi|壮=Zhuang|满=Manchu|侗=Dong|瑶=Yao|白=Bai|傣=Dai|黎=Li|' +
    '佤=Va|畲=She|水=Sui|土=Tu|羌=Qiang|怒=Nu|京=Gin|各=Multi-ethnic',
);

// A number before one of these follows it in English: 愚园路1088弄 is Lane 1088, Yuyuan Road.
const NUMBERED = namesOf(
  '号楼=Building|栋=Building|幢=Building|楼栋=Building|座=Tower|单元=Unit|室=Flat|户=Flat|号=No.|' +
    '支弄=Sub-lane|弄=Lane|巷=Alley|网格=Grid|组=Group|期=Phase|区=Zone|层=Floor|楼=Floor',
);

const NUMBERED_NAME = new RegExp(
  `^(.*?)第?([0-9]+|[A-Za-z])(${[...NUMBERED.keys()].join('|')})$`,
  'u',
);
const ETHNIC_GROUP = new RegExp(`(${[...ETHNIC_GROUPS.keys()].join('|')})(族?)$`, 'u');

/**
 * Proposes an English name for a Chinese place, in either script: 岐山居委会 → Qishan Community,
 * 中華中路 → Zhonghua Middle Road. What it does not know is written in pinyin.
 */
export function englishPlaceName(name: string): string {
  const simplified = toSimplified(name.normalize('NFKC')).trim();
  return (
    WHOLE_NAMES.get(simplified) ??
    numberedName(simplified) ??
    ethnicName(simplified) ??
    endedName(simplified, ENDINGS) ??
    pinyinOf(simplified)
  );
}

function numberedName(name: string): string | undefined {
  const [, whole = '', number = '', kind = ''] = NUMBERED_NAME.exec(name) ?? [];
  const english = NUMBERED.get(kind);
  if (english === undefined) return undefined;
  return whole === '' ? `${english} ${number}` : `${english} ${number}, ${englishPlaceName(whole)}`;
}

function ethnicName(name: string): string | undefined {
  const ending = longestEnding(name, ETHNIC_ENDINGS);
  if (ending === undefined) return undefined;
  const groups: string[] = [];
  let stem = name.slice(0, -ending.length);
  while (!KNOWN_PLACES.has(stem)) {
    const [matched = '', group = '', suffix] = ETHNIC_GROUP.exec(stem) ?? [];
    const rest = stem.slice(0, stem.length - matched.length);
    // A group of one character is only meant with 族 after it; a place keeps two characters.
    if (matched === '' || (group.length === 1 && suffix === '') || rest.length === 1) break;
    groups.unshift(ETHNIC_GROUPS.get(group) ?? group);
    stem = rest;
  }
  if (groups.length === 0 && ending === '乡') return undefined;
  const parts = [stem === '' ? '' : stemName(stem), listOf(groups), ETHNIC_ENDINGS.get(ending)];
  return parts.filter((part) => part !== '').join(' ');
}

function endedName(name: string, endings: ReadonlyMap<string, string>): string | undefined {
  const ending = longestEnding(name, endings);
  if (ending === undefined) return undefined;
  const stem = name.slice(0, -ending.length);
  const english = endings.get(ending);
  // The committee of a village is named after the village: 李村村委会 is Licun Village.
  if (ending.length > 1 && english === 'Village' && stem.endsWith('村'))
    return englishPlaceName(stem);
  const direction = DIRECTIONS.get(stem.slice(-1));
  if (direction !== undefined && ROADS.has(ending) && stem.length > 2) {
    return `${stemName(stem.slice(0, -1))} ${direction} ${english}`;
  }
  // A short ending belongs to the name of a place of one character: 单县 is Shanxian County.
  const belongs = stem.length === 1 && (ending.length === 1 || BUILT_ENDINGS.has(ending));
  return `${belongs ? pinyinOf(name) : stemName(stem)} ${english}`;
}

/** Names a place after which another is named: only what was built there is translated. */
function stemName(stem: string): string {
  const known = KNOWN_PLACES.get(stem) ?? numberedName(stem);
  const isLong = stem.length > 2;
  return known ?? (isLong ? endedName(stem, BUILT_ENDINGS) : undefined) ?? pinyinOf(stem);
}

function longestEnding(name: string, endings: ReadonlyMap<string, string>): string | undefined {
  const longest = Math.min(LONGEST_ENDING, name.length - 1);
  for (let length = longest; length > 0; length -= 1) {
    const ending = name.slice(-length);
    if (endings.has(ending)) return ending;
  }
  return undefined;
}

function listOf(groups: readonly string[]): string {
  const last = groups.at(-1) ?? '';
  const others = groups.slice(0, -1);
  return others.length === 0 ? last : `${others.join(', ')} and ${last}`;
}

function namesOf(table: string): ReadonlyMap<string, string> {
  const entries = table.split('|').map((entry) => entry.split('='));
  return new Map(entries.map(([chinese = '', english = '']) => [chinese, english]));
}

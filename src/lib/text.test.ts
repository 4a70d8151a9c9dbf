import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { property } from '#test/property.ts';
import {
  bigramSimilarity,
  fold,
  maskName,
  maskPhone,
  MAX_SEARCH_TOKENS,
  MAX_WORD_LENGTH,
  queryTokens,
  searchTokens,
  stripBoilerplate,
  toSimplified,
  truncateGraphemes,
} from './text.ts';

const han = fc.constantFrom(...'鄰里邻弄堂議议事會会樓楼道燈灯壞坏裏裡岐山社區区深田著着𠵾㗲');
const hanText = fc.string({ unit: han, minLength: 1, maxLength: 12 });
const marks = fc.constantFrom('，', '。', ' ', '、', '！', '-', '\n', '·', '「');
const words = fc.constantFrom('wifi', 'A', '3', 'Ｂ', '110', 'café');
const mixedText = fc
  .array(
    fc.oneof(
      han,
      han,
      marks,
      fc.tuple(marks, words, marks).map((parts) => parts.join('')),
    ),
    {
      maxLength: 30,
    },
  )
  .map((parts) => parts.join(''));
const anyText = fc.string({ unit: 'grapheme', maxLength: 40 });

test('both scripts fold to the same', () => {
  assert.equal(fold('弄堂議事會'), fold('弄堂议事会'));
  assert.equal(fold('裏面，裡面'), '里面里面');
  assert.equal(fold('説話 說話'), '说话说话');
  assert.equal(fold('瞭解'), fold('了解'));
});

test('width, case, punctuation and spaces fold away', () => {
  assert.equal(fold(' Ｂ座　３０２室，Wi-Fi！'), 'b座302室wifi');
  assert.equal(fold('…！？'), '');
});

test('marks that punctuation kept apart fold to one canonical form', () => {
  const folded = fold('e\u0301 ´\u{1D157}\u{1D165}');
  assert.equal(folded, folded.normalize('NFKC'));
  assert.equal(fold(folded), folded);
});

property(
  'folding twice is folding once',
  fc.property(fc.oneof(anyText, mixedText), (text) => fold(fold(text)) === fold(text)),
  1000,
);

property(
  'a simplified text folds as its original does',
  fc.property(mixedText, (text) => fold(toSimplified(text)) === fold(text)),
);

property(
  'simplifying changes only Chinese characters, one for one',
  fc.property(anyText, hanText, (text, chinese) => {
    assert.equal([...toSimplified(chinese)].length, [...chinese].length);
    const others = text.replace(/\p{Script=Han}/gu, '');
    assert.equal(toSimplified(others), others);
  }),
);

test('simplifying goes by character, never by phrase', () => {
  assert.equal(toSimplified('社區的軟體'), '社区的软体');
  assert.equal(toSimplified('臺灣路 Building 3'), '台湾路 Building 3');
});

test('a text is found by each character, each pair and each word', () => {
  assert.deepEqual(searchTokens('樓道 WiFi 壞了'), [
    '楼',
    '道',
    '楼道',
    'wifi',
    '坏',
    '了',
    '坏了',
  ]);
});

test('a pair reaches across punctuation but not across a word', () => {
  assert.deepEqual(searchTokens('岐，山'), ['岐', '山', '岐山']);
  assert.deepEqual(searchTokens('岐 3 山'), ['岐', '3', '山']);
});

test('a query asks for the pairs, for a lone character, and for words', () => {
  assert.deepEqual(queryTokens('弄堂議事'), ['弄堂', '堂议', '议事']);
  assert.deepEqual(queryTokens('燈'), ['灯']);
  assert.deepEqual(queryTokens('3號 樓 B'), ['3', '号楼', 'b']);
  assert.deepEqual(queryTokens('A 樓 B'), ['a', '楼', 'b']);
  assert.deepEqual(queryTokens('，。'), []);
});

property(
  'whatever Chinese stands in a text finds it: recall is complete',
  fc.property(mixedText, fc.nat(), fc.nat(), (text, start, length) => {
    const runs = fold(text).match(/\p{Script=Han}+/gu) ?? [];
    const run = [...(runs[start % Math.max(1, runs.length)] ?? '')];
    const from = length % Math.max(1, run.length);
    const query = run.slice(from, from + 1 + (start % 4)).join('');
    const tokens = new Set(searchTokens(text));
    return queryTokens(query).every((token) => tokens.has(token));
  }),
  1000,
);

property(
  'a whole text finds itself, and its tokens are distinct',
  fc.property(fc.oneof(anyText, mixedText), (text) => {
    const tokens = searchTokens(text);
    assert.equal(new Set(tokens).size, tokens.length);
    assert.deepEqual(
      queryTokens(text).filter((token) => !tokens.includes(token)),
      [],
    );
  }),
);

test('tokens are bounded in number and length', () => {
  const long = Array.from({ length: 6000 }, (_, index) => String.fromCodePoint(0x4e00 + index));
  assert.equal(searchTokens(long.join('')).length, MAX_SEARCH_TOKENS);
  assert.deepEqual(searchTokens('x'.repeat(500)), ['x'.repeat(MAX_WORD_LENGTH)]);
  assert.deepEqual(queryTokens('x'.repeat(500)), ['x'.repeat(MAX_WORD_LENGTH)]);
});

test('two reports of one thing are more alike than reports of two things', () => {
  const lamp = '3號樓樓道的燈壞了，晚上很黑';
  const sameLamp = '3号楼的楼道灯坏了三天，晚上黑';
  const dog = '花園裏有狗叫，晚上很吵';
  assert.ok(bigramSimilarity(lamp, sameLamp) > 0.4);
  assert.ok(bigramSimilarity(lamp, dog) < 0.2);
});

test('the likeness of a known pair is counted in pairs', () => {
  // 楼道 道灯 灯坏 against 楼道 道灯 灯亮: two of three in common.
  assert.equal(bigramSimilarity('樓道燈壞', '楼道灯亮'), (2 * 2) / 6);
  assert.equal(bigramSimilarity('哈哈哈', '哈哈'), 2 / 3);
  assert.equal(bigramSimilarity('燈', '灯'), 1);
  assert.equal(bigramSimilarity('', ''), 0);
});

property(
  'likeness is mutual, between 0 and 1, and whole only between equals or rearrangements',
  fc.property(mixedText, mixedText, (one, other) => {
    const likeness = bigramSimilarity(one, other);
    assert.equal(likeness, bigramSimilarity(other, one));
    assert.ok(likeness >= 0 && likeness <= 1);
    assert.equal(bigramSimilarity(one, one), fold(one) === '' ? 0 : 1);
    if (likeness === 1) assert.equal(fold(one).length, fold(other).length);
  }),
);

test('greetings, thanks and pleas are dropped from a report', () => {
  const plain = '楼道灯坏了';
  for (const text of [
    '您好，樓道燈壞了，謝謝！',
    '尊敬的社區領導你們好，我想反映一下，樓道燈壞了，請盡快處理，非常感謝您',
    '麻烦大家：楼道灯坏了。希望有关部门及时解决',
    '我是三号楼的居民，楼道灯坏了',
    'Hello, 樓道燈壞了 please, thank you',
  ]) {
    assert.equal(stripBoilerplate(text), plain, text);
  }
});

test('a word that only looks like a greeting stays', () => {
  assert.equal(stripBoilerplate('This white chip'), 'thiswhitechip');
  assert.equal(stripBoilerplate('社區花園'), '社区花园');
});

property(
  'what is stripped is folded, and never longer than the folded text',
  fc.property(mixedText, (text) => {
    const stripped = stripBoilerplate(text);
    return fold(stripped) === stripped && stripped.length <= fold(text).length;
  }),
);

test('a masked name shows the first character of each word', () => {
  assert.equal(maskName('張小明'), '張**');
  assert.equal(maskName('張三'), '張*');
  assert.equal(maskName('阿依古麗·買買提'), '阿*******');
  assert.equal(maskName(' Mary  Smith '), 'M*** S****');
  assert.equal(maskName('張'), '張*');
  assert.equal(maskName('  '), '');
});

property(
  'a masked name reveals one character a word',
  fc.property(anyText, (name) => {
    for (const word of maskName(name).split(' ')) {
      const shown = word.replace(/\*+$/u, '');
      assert.ok([...new Intl.Segmenter('zh').segment(shown)].length <= 1, word);
    }
  }),
);

test('a masked telephone number hides the four digits before the last four', () => {
  assert.equal(maskPhone('13812348000'), '138****8000');
  assert.equal(maskPhone('+86 138 1234 8000'), '+86 138 **** 8000');
  assert.equal(maskPhone('0592-1234567'), '059*-***4567');
  assert.equal(maskPhone('62345678'), '****5678');
});

test('of a short number the last two digits stay', () => {
  assert.equal(maskPhone('5551234'), '*****34');
  assert.equal(maskPhone('110'), '*10');
  assert.equal(maskPhone('1'), '1');
});

property(
  'a masked number keeps its shape and hides at least four digits of six or more',
  fc.property(fc.string({ unit: fc.constantFrom(...'0123456789 +-'), maxLength: 20 }), (phone) => {
    const masked = maskPhone(phone);
    assert.equal(masked.replace(/[\d*]/gu, '0'), phone.replace(/\d/gu, '0'));
    const hidden = [...masked].filter((character) => character === '*').length;
    if (phone.replace(/\D/gu, '').length >= 6) assert.ok(hidden >= 4, masked);
  }),
);

test('a long text is cut where a reader would count', () => {
  assert.equal(truncateGraphemes('樓道的燈壞了', 4), '樓道的…');
  assert.equal(truncateGraphemes('樓道的燈', 4), '樓道的燈');
  assert.equal(truncateGraphemes('👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦', 2), '👨‍👩‍👧‍👦…');
  assert.equal(truncateGraphemes('one two', 5), 'one…');
  assert.equal(truncateGraphemes('樓道', 1), '…');
  assert.equal(truncateGraphemes('', 1), '');
  assert.throws(() => truncateGraphemes('樓道', 0), RangeError);
});

property(
  'a cut text fits, and a text that fits is left alone',
  fc.property(anyText, fc.integer({ min: 1, max: 20 }), (text, limit) => {
    const count = (part: string) => [...new Intl.Segmenter('zh').segment(part)].length;
    const cut = truncateGraphemes(text, limit);
    assert.ok(count(cut) <= limit);
    if (count(text) <= limit) assert.equal(cut, text);
    else assert.ok(cut.endsWith('…') && text.startsWith(cut.slice(0, -1)));
  }),
);

test('a text in both scripts is found by the same tokens as in one', () => {
  assert.deepEqual(searchTokens('岐山縣', '岐山县'), searchTokens('岐山县'));
  assert.deepEqual(searchTokens('岐山縣', 'Qishan'), ['岐', '山', '岐山', '县', '山县', 'qishan']);
  assert.deepEqual(searchTokens(), []);
});

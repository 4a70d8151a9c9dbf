import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attributeOf, plainText, readXml, XmlError } from './xml.ts';
import type { XmlPiece } from './xml.ts';

/** Hands a text on in chunks of so many bytes. */
async function* chunksOf(text: string, size: number): AsyncGenerator<Buffer> {
  const all = Buffer.from(text, 'utf8');
  for (let at = 0; at < all.length; at += size) yield all.subarray(at, at + size);
}

async function read(text: string, size = 7): Promise<readonly string[]> {
  const seen: string[] = [];
  for await (const piece of readXml(chunksOf(text, size))) seen.push(told(piece));
  return seen;
}

function told(piece: XmlPiece): string {
  if (piece.kind === 'text') return JSON.stringify(piece.text);
  return { open: `<${piece.name}>`, close: `</${piece.name}>`, empty: `<${piece.name}/>` }[
    piece.kind
  ];
}

test('tags and texts come one after another, wherever the bytes are cut', async () => {
  const text = '<?xml version="1.0"?><a x="1"><!-- <b> --><b/>東星 3<c y=\'2\'>4</c></a>\n';
  const expected = ['<a>', '<b/>', '"東星 3"', '<c>', '"4"', '</c>', '</a>'];
  for (const size of [1, 2, 3, 5, 64, 1_000]) assert.deepEqual(await read(text, size), expected);
});

test('prefixes of names are left out, attributes stay as they are written', async () => {
  assert.deepEqual(await read('<x:row r="1"><x:c></x:c></x:row>'), [
    '<row>',
    '<c>',
    '</c>',
    '</row>',
  ]);
});

test('what stands between marks of plain text is text, whatever it looks like', async () => {
  const pieces: XmlPiece[] = [];
  for await (const piece of readXml(chunksOf('<t><![CDATA[<b> & c]]></t>', 4))) pieces.push(piece);
  const [, text] = pieces;
  assert.ok(text?.kind === 'text');
  assert.equal(plainText(text.text), '<b> & c');
});

test('a document with a type of its own is not read', async () => {
  for (const text of [
    '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
    '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
    '<!ENTITY b "c"><a/>',
  ]) {
    await assert.rejects(read(text), XmlError);
  }
});

test('a document that ends within a tag, or a tag without end, is not read', async () => {
  await assert.rejects(read('<a><b'), XmlError);
  await assert.rejects(read('<a>text'), XmlError);
  await assert.rejects(read(`<a ${'x'.repeat(2_000_000)}`, 65_536), XmlError);
});

test('an attribute is found by its whole name, in either quotes', () => {
  assert.equal(attributeOf('c r="A1" s="2"', 'r'), 'A1');
  assert.equal(attributeOf("c r = 'A1'", 'r'), 'A1');
  assert.equal(attributeOf('c cr="A1"', 'r'), undefined);
  assert.equal(attributeOf('c r="a&amp;b"', 'r'), 'a&b');
  assert.equal(attributeOf('c', 'r'), undefined);
});

test('the five names and numbers are turned into what they stand for, others are let be', () => {
  assert.equal(plainText('&lt;&gt;&amp;&quot;&apos;'), '<>&"\'');
  assert.equal(plainText('&#38738;&#x6A39;&#128516;'), '青樹😄');
  assert.equal(plainText('&b; &; &#; & x'), '&b; &; &#; & x');
  assert.equal(plainText('&amp;lt;'), '&lt;');
  assert.equal(plainText('a&#0;b&#x110000;c'), 'abc');
  assert.equal(plainText('&#xD800;'), '\uFFFD');
});

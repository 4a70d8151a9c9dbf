import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { readXml } from '#test/xml.ts';
import { anyText, property } from '#test/property.ts';
import { dropUnwritable, writeXml } from './xml.ts';
import type { XmlElement } from './xml.ts';

describe('writing XML', () => {
  test('each element stands on its own line, texts close between their marks', () => {
    const root: XmlElement = {
      name: 'services',
      content: [
        { name: 'service', content: [{ name: 'code', content: '001' }] },
        { name: 'service', content: [] },
        { name: 'note', attributes: { lang: 'en' }, content: '' },
      ],
    };
    assert.equal(
      writeXml(root),
      [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<services>',
        '  <service>',
        '    <code>001</code>',
        '  </service>',
        '  <service/>',
        '  <note lang="en"/>',
        '</services>',
        '',
      ].join('\n'),
    );
  });

  test('marks of the language itself are escaped in texts and attributes', () => {
    const text = '<script>"a" & \'b\' ]]></script>';
    const written = writeXml({ name: 'r', attributes: { title: text }, content: text });
    assert.ok(!written.includes('<script'), written);
    const seen = readXml(written);
    assert.equal(seen.text, text);
    assert.equal(seen.attributes['title'], text);
  });

  test('line breaks and tabs come back, also from an attribute', () => {
    const text = 'one\ntwo\tthree\r\nfour';
    const seen = readXml(writeXml({ name: 'r', attributes: { title: text }, content: text }));
    assert.equal(seen.text, text);
    assert.equal(seen.attributes['title'], text);
  });

  test('a control character or half a pair is dropped, a whole pair is kept', () => {
    const half = String.fromCharCode(0xd83d);
    assert.equal(dropUnwritable(`a\u0000b\u001bc${half}d\uffffe😀`), 'abcde😀');
    assert.equal(readXml(writeXml({ name: 'r', content: `a\u0008${half}𠮷` })).text, 'a𠮷');
  });

  test('what cannot be the name of an element or attribute is a fault', () => {
    for (const name of ['', 'a b', '1a', 'a>', '名']) {
      assert.throws(() => writeXml({ name, content: '' }), /no name of an element/);
      const attributes = { [name]: 'x' };
      assert.throws(() => writeXml({ name: 'a', attributes, content: '' }), /of an attribute/);
    }
  });

  property(
    'any text comes back but for what XML cannot hold',
    fc.property(anyText(), (text) => {
      const seen = readXml(writeXml({ name: 'r', attributes: { a: text }, content: text }));
      assert.equal(seen.text, dropUnwritable(text));
      assert.equal(seen.attributes['a'], dropUnwritable(text));
    }),
  );
});

describe('the strict reader of the tests', () => {
  const declared = (body: string) => `<?xml version="1.0" encoding="UTF-8"?>${body}`;

  test('it reads what is well formed', () => {
    const seen = readXml(declared('<a x="1"><b>2 &lt; 3 &#x4e2d;</b><c/></a>'));
    assert.equal(seen.attributes['x'], '1');
    assert.deepEqual(
      seen.children.map(({ name, text }) => [name, text]),
      [
        ['b', '2 < 3 中'],
        ['c', ''],
      ],
    );
  });

  test('it refuses what is not', () => {
    const wrong = [
      '<a>',
      '<a></b>',
      '<a><b></a></b>',
      '<a/><b/>',
      '<a>x & y</a>',
      '<a>&nope;</a>',
      '<a x="1" x="2"/>',
      '<a>text<b/></a>',
      '<a>\u0007</a>',
      '<a x=1/>',
      'text',
    ];
    for (const body of wrong) assert.throws(() => readXml(declared(body)), Error, body);
    assert.throws(() => readXml('<a/>'), /declaration/);
  });
});

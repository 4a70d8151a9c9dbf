import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { writeXml } from '#/lib/xml.ts';
import { anyText, property } from '#test/property.ts';
import { readXml } from '#test/xml.ts';
import { toSparkJson, toXml } from './spark.ts';

const definition = {
  service_code: 'DMV66',
  attributes: [
    {
      variable: true,
      code: 'WHISHETN',
      datatype_description: '',
      order: 1,
      values: [
        { key: '123', name: 'Ford' },
        { key: '124', name: 'Chrysler' },
      ],
    },
  ],
};

test('a list stands in its container, each thing in an element of its own', () => {
  const xml = writeXml(toXml('service_definition', definition));
  const squeezed = xml.replaceAll(/\n\s*/g, '');
  assert.equal(
    squeezed,
    '<?xml version="1.0" encoding="UTF-8"?><service_definition>' +
      '<service_code>DMV66</service_code><attributes><attribute><variable>true</variable>' +
      '<code>WHISHETN</code><datatype_description/><order>1</order><values>' +
      '<value><key>123</key><name>Ford</name></value>' +
      '<value><key>124</key><name>Chrysler</name></value>' +
      '</values></attribute></attributes></service_definition>',
  );
});

test('in JSON the root is gone, one thing is a list of one, and what is empty is null', () => {
  assert.deepEqual(JSON.parse(toSparkJson(definition)), {
    ...definition,
    attributes: [{ ...definition.attributes[0], datatype_description: null }],
  });
  assert.equal(
    toSparkJson([{ code: '404', description: 'x' }]),
    '[{"code":"404","description":"x"}]',
  );
  assert.equal(toSparkJson([]), '[]');
});

test('nothing is an empty element and null, also within a list', () => {
  const told = [{ service_request_id: '1', account_id: null, service_notice: '' }];
  assert.match(writeXml(toXml('service_requests', told)), /<account_id\/>\s*<service_notice\/>/);
  const json = '[{"service_request_id":"1","account_id":null,"service_notice":null}]';
  assert.equal(toSparkJson(told), json);
  assert.match(writeXml(toXml('service_requests', [])), /<service_requests\/>/);
});

test('a list of texts is one of elements with texts', () => {
  const xml = writeXml(toXml('formats', ['text/xml', 'application/json']));
  const { name, children } = readXml(xml);
  assert.equal(name, 'formats');
  assert.deepEqual(
    children.map((child) => [child.name, child.text]),
    [
      ['format', 'text/xml'],
      ['format', 'application/json'],
    ],
  );
});

test('a list under a name that is no container is a fault', () => {
  assert.throws(() => toXml('service', []), /no container/);
});

property(
  'any text is the same in both formats',
  fc.property(anyText(), (description) => {
    const told = [{ description }];
    const seen = readXml(writeXml(toXml('service_requests', told)));
    const xml = seen.children[0]?.children[0]?.text;
    const json: unknown = JSON.parse(toSparkJson(told));
    assert.deepEqual(json, [{ description: xml === '' ? null : xml }]);
  }),
);

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  basicAuthorization,
  canonicalQuery,
  percentEncode,
  signAcs3,
  signAliyunRpc,
  signDingTalk,
  signFeishu,
  signTc3,
} from './signing.ts';

describe('what providers publish as examples', () => {
  test('of Alibaba Cloud’s RPC signature, version 1.0, is what we sign', () => {
    const parameters = {
      AccessKeyId: 'testid',
      Action: 'DescribeRegions',
      Format: 'XML',
      SignatureMethod: 'HMAC-SHA1',
      SignatureNonce: '3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf',
      SignatureVersion: '1.0',
      Timestamp: '2016-02-23T12:46:24Z',
      Version: '2014-05-26',
    };
    assert.equal(signAliyunRpc('GET', parameters, 'testsecret'), 'OLeaidS1JvxuMvnyHOwuJ+uX5qY=');
  });

  test('of Alibaba Cloud’s text messages, with a Chinese signature, is what we sign', () => {
    const parameters = {
      AccessKeyId: 'testId',
      Action: 'SendSms',
      Format: 'XML',
      OutId: '123',
      PhoneNumbers: '15300000001',
      RegionId: 'cn-hangzhou',
      SignName: '阿里云短信测试专用',
      SignatureMethod: 'HMAC-SHA1',
      SignatureNonce: '45e25e9b-0a6f-4070-8c85-2956eda1b466',
      SignatureVersion: '1.0',
      TemplateCode: 'SMS_71390007',
      TemplateParam: '{"customer":"test"}',
      Timestamp: '2017-07-12T02:42:19Z',
      Version: '2017-05-25',
    };
    assert.equal(signAliyunRpc('GET', parameters, 'testSecret'), 'zJDF+Lrzhj/ThnlvIToysFRq6t4=');
    assert.notEqual(
      signAliyunRpc('POST', parameters, 'testSecret'),
      'zJDF+Lrzhj/ThnlvIToysFRq6t4=',
    );
  });

  test('of Alibaba Cloud’s third signature is what we sign', () => {
    const headers = signAcs3(
      {
        host: 'ecs.cn-shanghai.aliyuncs.com',
        action: 'RunInstances',
        version: '2014-05-26',
        date: '2023-10-26T10:22:32Z',
        nonce: '3156853299f313e23d1673dc12e1703d',
        query: {
          RegionId: 'cn-shanghai',
          ImageId: 'win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd',
        },
        body: '',
      },
      { keyId: 'YourAccessKeyId', secret: 'YourAccessKeySecret' },
    );
    assert.equal(
      headers['authorization'],
      'ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;' +
        'x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,' +
        'Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0',
    );
  });

  test('of Tencent Cloud’s third signature is what we sign', () => {
    const headers = signTc3(
      {
        service: 'cvm',
        host: 'cvm.tencentcloudapi.com',
        timestamp: 1_551_113_065,
        body: '{"Limit": 1, "Filters": [{"Values": ["\\u672a\\u547d\\u540d"], "Name": "instance-name"}]}',
      },
      { keyId: 'AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE', secret: 'Gu5t9xGARNpq86cd98joQYCN3EXAMPLE' },
    );
    assert.equal(
      headers['authorization'],
      'TC3-HMAC-SHA256 Credential=AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE/2019-02-25/cvm/tc3_request, ' +
        'SignedHeaders=content-type;host, ' +
        'Signature=72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168',
    );
    assert.equal(headers['x-tc-timestamp'], '1551113065');
  });

  test('of RFC 7617 is what we write', () => {
    const written = basicAuthorization({ keyId: 'Aladdin', secret: 'open sesame' });
    assert.equal(written, 'Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==');
  });
});

describe('escaping', () => {
  test('leaves only letters, digits and four signs', () => {
    assert.equal(percentEncode('AZaz09-_.~'), 'AZaz09-_.~');
    assert.equal(percentEncode("a b*c+d/e=f&g!'()"), 'a%20b%2Ac%2Bd%2Fe%3Df%26g%21%27%28%29');
    assert.equal(percentEncode('鄰'), '%E9%84%B0');
  });

  test('sorts parameters by name, whatever their order', () => {
    assert.equal(canonicalQuery({ b: '2', a: 'x y', B: '1' }), 'B=1&a=x%20y&b=2');
    assert.equal(canonicalQuery({}), '');
  });
});

describe('robots', () => {
  test('of DingTalk and Feishu are called under the moment and the secret', () => {
    assert.match(signDingTalk(1_700_000_000_000, 'SEC1'), /^[A-Za-z0-9+/]{43}=$/);
    assert.notEqual(signDingTalk(1_700_000_000_000, 'a'), signDingTalk(1_700_000_000_001, 'a'));
    assert.notEqual(signFeishu(1_700_000_000, 'a'), signFeishu(1_700_000_000, 'b'));
    assert.equal(signFeishu(1_599_360_473, 'demo'), signFeishu(1_599_360_473, 'demo'));
  });
});

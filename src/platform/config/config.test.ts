import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { readConfig } from './config.ts';

function refusalOf(environment: Readonly<Record<string, string>>): string | undefined {
  const config = readConfig(environment);
  return config.ok ? undefined : config.refusal;
}

test('nothing has to be set', () => {
  const config = readConfig({});
  assert.ok(config.ok);
  assert.deepEqual(config.value, {
    dataFolder: resolve('data'),
    backupFolder: resolve('data', 'backups'),
    host: '127.0.0.1',
    port: 4600,
    databaseUrl: undefined,
    publicUrl: 'http://127.0.0.1:4600',
    zone: 'Asia/Shanghai',
    logsRequests: false,
    leavingDays: 30,
    channels: { mail: undefined, allowsPrivate: false },
  });
});

test('what is set is taken, and an address loses its last slash', () => {
  const config = readConfig({
    LINLI_DATA: '/srv/linli',
    LINLI_HOST: '0.0.0.0',
    LINLI_PORT: '8080',
    LINLI_URL: 'https://linli.example.org/',
    LINLI_ZONE: 'Europe/Lisbon',
    LINLI_LOG: 'requests',
    LINLI_LEAVING_DAYS: '7',
    DATABASE_URL: 'postgres://somebody@localhost/linli',
  });
  assert.ok(config.ok);
  assert.deepEqual(config.value, {
    dataFolder: '/srv/linli',
    backupFolder: '/srv/linli/backups',
    host: '0.0.0.0',
    port: 8080,
    databaseUrl: 'postgres://somebody@localhost/linli',
    publicUrl: 'https://linli.example.org',
    zone: 'Europe/Lisbon',
    logsRequests: true,
    leavingDays: 7,
    channels: { mail: undefined, allowsPrivate: false },
  });
});

test('copies go where the host wants them, or nowhere', () => {
  const folderOf = (set: string) => {
    const config = readConfig({ LINLI_DATA: '/srv/linli', LINLI_BACKUPS: set });
    return config.ok ? config.value.backupFolder : config.refusal;
  };
  assert.equal(folderOf('/mnt/copies'), '/mnt/copies');
  assert.equal(folderOf('copies'), resolve('copies'));
  assert.equal(folderOf('none'), undefined);
});

test('a port that is none is refused', () => {
  for (const port of ['0', '65536', '-1', 'eighty', '80.5']) {
    assert.equal(refusalOf({ LINLI_PORT: port }), 'bad_port', port);
  }
});

test('a database that is not PostgreSQL is refused', () => {
  for (const url of ['mysql://localhost/linli', 'localhost', '']) {
    assert.equal(refusalOf({ DATABASE_URL: url }), 'bad_database_url', url);
  }
});

test('an address that is no address is refused', () => {
  assert.equal(refusalOf({ LINLI_URL: 'linli' }), 'bad_public_url');
});

test('a zone that no clock knows is refused', () => {
  assert.equal(refusalOf({ LINLI_ZONE: 'Asia/Atlantis' }), 'bad_zone');
});

test('a log of anything but faults and requests is refused', () => {
  for (const log of ['everything', '', 'Requests']) {
    assert.equal(refusalOf({ LINLI_LOG: log }), 'bad_log', log);
  }
  assert.equal(refusalOf({ LINLI_LOG: 'faults' }), undefined);
});

test('a mail server is one address, with who writes beside it', () => {
  const mailOf = (address: string, from = 'Linli <linli@example.org>') => {
    const config = readConfig({ LINLI_MAIL: address, LINLI_MAIL_FROM: from });
    return config.ok ? config.value.channels.mail : config.refusal;
  };
  const from = 'Linli <linli@example.org>';
  const alone = { user: undefined, password: undefined, from };
  assert.deepEqual(mailOf('smtp://me:p%40ss@mail.example.org'), {
    host: 'mail.example.org',
    port: 587,
    security: 'starttls',
    user: 'me',
    password: 'p@ss',
    from,
  });
  const encrypted = { host: 'mail.example.org', port: 465, security: 'tls', ...alone };
  assert.deepEqual(mailOf('smtps://mail.example.org'), encrypted);
  const open = { host: '10.0.0.7', port: 2525, security: 'none', ...alone };
  assert.deepEqual(mailOf('smtp://10.0.0.7:2525?plain'), open);
  for (const wrong of ['mail.example.org', 'https://mail.example.org', '']) {
    assert.equal(mailOf(wrong), 'bad_mail', wrong);
  }
  assert.equal(refusalOf({ LINLI_MAIL: 'smtp://mail.example.org' }), 'bad_mail');
});

test('gateways within are asked only where the host allows it', () => {
  const allows = (set?: string) => {
    const config = readConfig(set === undefined ? {} : { LINLI_PRIVATE_GATEWAYS: set });
    return config.ok && config.value.channels.allowsPrivate;
  };
  assert.deepEqual([allows(), allows('yes'), allows('allowed')], [false, false, true]);
});

test('a time to think again is from a day to ninety', () => {
  for (const days of ['0', '91', '-1', 'soon', '1.5']) {
    const config = readConfig({ LINLI_LEAVING_DAYS: days });
    assert.equal(config.ok ? config.value.leavingDays : config.refusal, 'bad_leaving_days', days);
  }
  for (const days of ['1', '90']) assert.ok(readConfig({ LINLI_LEAVING_DAYS: days }).ok);
});

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

test('a time to think again is from a day to ninety', () => {
  for (const days of ['0', '91', '-1', 'soon', '1.5']) {
    const config = readConfig({ LINLI_LEAVING_DAYS: days });
    assert.equal(config.ok ? config.value.leavingDays : config.refusal, 'bad_leaving_days', days);
  }
  for (const days of ['1', '90']) assert.ok(readConfig({ LINLI_LEAVING_DAYS: days }).ok);
});

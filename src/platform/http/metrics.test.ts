import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countTraffic, gaugeLines, processGauges } from './metrics.ts';

test('requests are counted by endpoint and kind of answer', () => {
  const traffic = countTraffic();
  for (const status of [200, 204, 303, 404, 500]) {
    traffic.note({ endpoint: '/places/:id', status, seconds: 0.002 });
  }
  traffic.note({ endpoint: '/matters', status: 200, seconds: 0.002 });
  const lines = traffic.lines().filter((line) => line.startsWith('linli_http_requests_total'));
  assert.deepEqual(lines, [
    'linli_http_requests_total{endpoint="/places/:id",status="2xx"} 2',
    'linli_http_requests_total{endpoint="/places/:id",status="3xx"} 1',
    'linli_http_requests_total{endpoint="/places/:id",status="4xx"} 1',
    'linli_http_requests_total{endpoint="/places/:id",status="5xx"} 1',
    'linli_http_requests_total{endpoint="/matters",status="2xx"} 1',
  ]);
});

test('each class of time holds all that took no longer, and the last holds all', () => {
  const traffic = countTraffic();
  for (const seconds of [0.01, 0.02, 0.3, 60]) {
    traffic.note({ endpoint: '/', status: 200, seconds });
  }
  const lines = traffic.lines();
  const count = (end: string) =>
    lines.find((line) => line.includes('_bucket') && line.includes(`le="${end}"`))?.split(' ')[1];
  assert.deepEqual(['0.01', '0.05', '0.25', '0.5', '10', '+Inf'].map(count), [
    '1',
    '2',
    '2',
    '3',
    '3',
    '4',
  ]);
  assert.ok(lines.includes('linli_http_request_seconds_sum{endpoint="/"} 60.33'));
  assert.ok(lines.includes('linli_http_request_seconds_count{endpoint="/"} 4'));
});

test('before the first request there are descriptions and no counts', () => {
  const lines = countTraffic().lines();
  assert.equal(lines.length, 4);
  assert.ok(lines.every((line) => line.startsWith('# ')));
});

test('a name with several values is described once', () => {
  const of = (state: string, value: number) => ({
    name: 'linli_jobs',
    help: 'Jobs.',
    labels: { state },
    value,
  });
  assert.deepEqual(
    gaugeLines([of('due', 3), of('failed', 0), { name: 'up', help: 'Up.', value: 1 }]),
    [
      '# HELP linli_jobs Jobs.',
      '# TYPE linli_jobs gauge',
      'linli_jobs{state="due"} 3',
      'linli_jobs{state="failed"} 0',
      '# HELP up Up.',
      '# TYPE up gauge',
      'up 1',
    ],
  );
});

test('what could end a label early is escaped', () => {
  const lines = gaugeLines([{ name: 'a', help: 'A.', labels: { b: 'x"y\\z\nq' }, value: 1 }]);
  assert.equal(lines.at(-1), 'a{b="x\\"y\\\\z\\nq"} 1');
});

test('the process tells its memory, its processor time and when it began', () => {
  const all = new Map(processGauges().map(({ name, value }) => [name, value]));
  assert.ok((all.get('process_resident_memory_bytes') ?? 0) > 10_000_000);
  assert.ok((all.get('process_cpu_seconds_total') ?? 0) > 0);
  const began = all.get('process_start_time_seconds') ?? 0;
  const now = Temporal.Now.instant().epochMilliseconds / 1_000;
  assert.ok(began < now && began > now - 24 * 3_600);
  assert.ok(gaugeLines(processGauges()).includes('# TYPE process_cpu_seconds_total counter'));
});

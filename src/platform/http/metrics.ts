/** A number that says how something is just now. */
export type Gauge = {
  readonly name: string;
  readonly help: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly value: number;
};

/** One request that was answered; `endpoint` is a name or a pattern, never what somebody asked. */
export type Answered = {
  readonly endpoint: string;
  readonly status: number;
  readonly seconds: number;
};

/** Counts the requests of this process. */
export type Traffic = {
  readonly note: (answered: Answered) => void;
  /** The counts so far, as lines of the text format. */
  readonly lines: () => readonly string[];
};

/** Upper ends of the classes of time in seconds; a page should be in the first two. */
const CLASSES = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 5, 10];
const STATUSES_PER_CLASS = 100;

type Times = { readonly classes: number[]; sum: number; count: number };

/** Starts counting: requests by endpoint and kind of answer, and how long each took. */
export function countTraffic(): Traffic {
  const answers = new Map<string, number>();
  const times = new Map<string, Times>();
  return {
    note: ({ endpoint, status, seconds }) => {
      const kind = `${Math.floor(status / STATUSES_PER_CLASS)}xx`;
      const key = labelled({ endpoint, status: kind });
      answers.set(key, (answers.get(key) ?? 0) + 1);
      const own = times.get(endpoint) ?? { classes: CLASSES.map(() => 0), sum: 0, count: 0 };
      times.set(endpoint, own);
      own.sum += seconds;
      own.count += 1;
      for (const [index, end] of CLASSES.entries()) {
        if (seconds <= end) own.classes[index] = (own.classes[index] ?? 0) + 1;
      }
    },
    lines: () => [
      ...headLines('linli_http_requests_total', 'counter', 'Requests by kind of answer.'),
      ...[...answers].map(([labels, count]) => `linli_http_requests_total${labels} ${count}`),
      ...headLines('linli_http_request_seconds', 'histogram', 'Time until the answer was ready.'),
      ...[...times].flatMap(([endpoint, own]) => timeLines(endpoint, own)),
    ],
  };
}

function timeLines(endpoint: string, { classes, sum, count }: Times): readonly string[] {
  const name = 'linli_http_request_seconds';
  return [
    ...CLASSES.map((end, index) => {
      return `${name}_bucket${labelled({ endpoint, le: String(end) })} ${classes[index]}`;
    }),
    `${name}_bucket${labelled({ endpoint, le: '+Inf' })} ${count}`,
    `${name}_sum${labelled({ endpoint })} ${sum}`,
    `${name}_count${labelled({ endpoint })} ${count}`,
  ];
}

/** Says how this process is doing; the names are those every monitor knows. */
export function processGauges(): readonly Gauge[] {
  const { user, system } = process.cpuUsage();
  const started = Date.now() / 1_000 - process.uptime();
  return [
    {
      name: 'process_resident_memory_bytes',
      help: 'Memory of this process.',
      value: process.memoryUsage.rss(),
    },
    {
      name: 'process_cpu_seconds_total',
      help: 'Processor time of this process.',
      value: (user + system) / 1_000_000,
    },
    {
      name: 'process_start_time_seconds',
      help: 'When this process began, in seconds since 1970.',
      value: Math.round(started),
    },
  ];
}

/** Writes gauges in the text format 0.0.4 of Prometheus, each name described once. */
export function gaugeLines(gauges: readonly Gauge[]): readonly string[] {
  return [...Map.groupBy(gauges, (one) => one.name)].flatMap(([name, all]) => [
    ...headLines(name, name.endsWith('_total') ? 'counter' : 'gauge', all[0]?.help ?? ''),
    ...all.map((one) => `${name}${labelled(one.labels ?? {})} ${one.value}`),
  ]);
}

function headLines(name: string, type: string, help: string): readonly string[] {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`];
}

function labelled(labels: Readonly<Record<string, string>>): string {
  const all = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
  return all.length === 0 ? '' : `{${all.join(',')}}`;
}

function escaped(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}

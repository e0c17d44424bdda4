import type { Datum } from './metric';

/** What of a line of a log are metrics, and what is wrong with those that are not: CloudWatch drops the whole line without a word in it. */
export interface Embedded {
  readonly data: readonly Datum[];
  readonly wrong: readonly string[];
}

const MAX_METRICS = 100;
const MAX_DIMENSIONS = 30;
const NONE: Embedded = { data: [], wrong: [] };

/**
 * CloudWatch's embedded metric format: a line that is one JSON object with `_aws.CloudWatchMetrics`. A line with anything before it (what the
 * console of Lambda's Node runtime writes) is text.
 */
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
export function embeddedMetrics(line: string): Embedded {
  if (line[0] !== '{' || !line.includes('"_aws"')) return NONE;
  const root = parsed(line);
  const { CloudWatchMetrics, Timestamp } = (root?.['_aws'] ?? {}) as { CloudWatchMetrics?: unknown; Timestamp?: unknown };
  if (!root || CloudWatchMetrics === undefined) return NONE;
  if (!Array.isArray(CloudWatchMetrics)) return wrong('_aws.CloudWatchMetrics is no array');
  if (typeof Timestamp !== 'number') return wrong('_aws.Timestamp is no number');
  const data: Datum[] = [];
  for (const directive of CloudWatchMetrics) {
    const fault = readDirective(directive, root, Timestamp, data);
    if (fault !== undefined) return wrong(fault);
  }
  return { data, wrong: [] };
}

// biome-ignore lint/suspicious/noExplicitAny: whatever a function wrote
function readDirective(directive: any, root: Readonly<Record<string, unknown>>, at: number, data: Datum[]): string | undefined {
  const { Namespace: namespace, Dimensions: sets = [[]], Metrics: metrics = [] } = directive ?? {};
  if (typeof namespace !== 'string' || !namespace || namespace.startsWith('AWS/')) return `Namespace is ${namespace}`;
  if (!Array.isArray(sets) || !Array.isArray(metrics)) return 'Dimensions or Metrics is no array';
  if (metrics.length > MAX_METRICS) return `${metrics.length} metrics, expected at most ${MAX_METRICS}`;
  for (const { Name: name, StorageResolution } of metrics) {
    const values = [root[name]].flat();
    if (values.length === 0 || values.length > 100 || !values.every((value) => typeof value === 'number' && Number.isFinite(value)))
      return `metric ${name} has no number`;
    for (const set of sets.length > 0 ? sets : [[]]) {
      if (set.length > MAX_DIMENSIONS) return `${set.length} dimensions, expected at most ${MAX_DIMENSIONS}`;
      const missing = set.find((dimension: string) => typeof root[dimension] !== 'string' || root[dimension] === '');
      if (missing !== undefined) return `dimension ${missing} has no text`;
      const dimensions = Object.fromEntries(set.map((dimension: string) => [dimension, root[dimension] as string]));
      const more = StorageResolution === 1 ? { isHighResolution: true } : {};
      for (const value of values as number[]) data.push({ namespace, name, dimensions, at, value, ...more });
    }
  }
  return undefined;
}

const wrong = (what: string): Embedded => ({ data: [], wrong: [what] });

function parsed(line: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(line);
  } catch {
    return undefined; // a line that only looks like one is text
  }
}

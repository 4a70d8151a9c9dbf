import { dropUnwritable } from '#/lib/xml.ts';
import type { XmlElement } from '#/lib/xml.ts';

/** What is told: JSON data in which a list stands under the name of its container. */
export type Told =
  | string
  | number
  | boolean
  | null
  | readonly Told[]
  | { readonly [name: string]: Told };

/** What the things in a container are called one by one. */
const ITEMS: Readonly<Record<string, string>> = {
  services: 'service',
  attributes: 'attribute',
  values: 'value',
  service_requests: 'request',
  endpoints: 'endpoint',
  formats: 'format',
  errors: 'error',
};

/** Makes the XML of what is told, under the name of its root. */
export function toXml(name: string, told: Told): XmlElement {
  if (told === null) return { name, content: '' };
  if (isList(told)) {
    const item = ITEMS[name];
    if (item === undefined) throw new Error(`${name} is no container.`);
    return { name, content: told.map((one) => toXml(item, one)) };
  }
  if (typeof told === 'object') {
    return { name, content: Object.entries(told).map(([key, one]) => toXml(key, one)) };
  }
  return { name, content: String(told) };
}

/**
 * Writes the JSON that the Spark convention makes of that XML: the root is left out, a container is
 * always a list, and an element with nothing in it is null.
 */
export function toSparkJson(told: Told): string {
  return JSON.stringify(told, (_, value: unknown) => {
    if (typeof value !== 'string') return value;
    // The same characters as in the XML, so that one format tells what the other does.
    return dropUnwritable(value) || null;
  });
}

function isList(told: Told): told is readonly Told[] {
  return Array.isArray(told);
}
